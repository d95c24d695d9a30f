"""The result on a small phone and on paper: the number in sight, no letter alone in a line, one sheet of A4."""

import re

import pytest

from tests.browser.test_look import opened, told  # noqa: F401 (a fixture)
from tests.conftest import CAMPAIGN

pytestmark = pytest.mark.browser

LONGEST = {
    "persona": "resident", "work": "nonregular", "age": "45..49", "municipality": "10201", "wants_regular": "yes",
    "lonely": "yes", "withdrawn": "no", "livelihood": "hard", "needs": "training",
}  # fmt: skip
LINES_OF_TITLE = """
(() => {
  const walker = document.createTreeWalker(document.querySelector('h1'), NodeFilter.SHOW_TEXT), lines = {};
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    for (let i = 0; i < node.length; i++) {
      const range = document.createRange(); range.setStart(node, i); range.setEnd(node, i + 1);
      const box = range.getBoundingClientRect();
      if (box.width && node.data[i].trim()) lines[Math.round(box.top)] = (lines[Math.round(box.top)] || '') + node.data[i];
    }
  return Object.values(lines);
})()
"""


def say(page, server, answers, concerns=(), lang="ja"):
    for fact, value in answers.items():
        page.request.post(f"{server}/{lang}/talk", form={"fact": fact, "value": value}, max_redirects=0)
    if concerns:
        ticked, form = "&".join(f"concern={id}" for id in concerns), {"content-type": "application/x-www-form-urlencoded"}
        page.request.post(f"{server}/{lang}/result/concerns", data=ticked, headers=form, max_redirects=0)


@pytest.mark.parametrize("persona", ["resident", "family", "supporter", "employer"])
def test_the_number_is_in_sight_on_the_first_screen(opened, server, persona):  # noqa: F811
    page = opened(375, 667)
    told(page, server, persona)
    page.goto(f"{server}/ja/result")
    box = page.locator(".open-door a.call .number").bounding_box()
    assert box["y"] + box["height"] <= 667


MOMENTS = ("server", "server_at_night", "server_on_sunday") if CAMPAIGN else ("server_at_night",)


@pytest.mark.parametrize("moment", MOMENTS)
def test_whose_number_it_is_is_in_sight_on_the_first_screen_at_any_hour(opened, knowledge, request, moment):  # noqa: F811
    url = request.getfixturevalue(moment)
    hall = {"persona": "resident", "work": "not_working", "wants_work": "no", "livelihood": "hard", "municipality": "10443"}
    for lang in knowledge.region.languages if CAMPAIGN else ("ja-easy", "pt", "ne"):
        page = opened(375, 667)
        say(page, url, hall, lang=lang)
        page.goto(f"{url}/{lang}/result")
        box = page.locator(".open-door a.call .callee").bounding_box()
        assert box["y"] + box["height"] <= 667, lang


@pytest.mark.parametrize(("concern", "town", "lang"), [("care", "10203", "ja"), ("care", "10203", "pt"), ("illness", "10443", "ja"), ("illness", "10443", "ne")])
def test_where_a_door_leads_a_number_is_in_sight_on_the_first_screen_too(opened, server, concern, town, lang):  # noqa: F811
    page = opened(375, 667)
    say(page, server, {"persona": "resident", "work": "regular", "age": "50..54", "livelihood": "ok", "municipality": town}, (concern,), lang)
    page.goto(f"{server}/{lang}/result")
    assert page.locator("h1").count() == 1
    box = page.locator("a.call .number").first.bounding_box()
    assert box["y"] + box["height"] <= 667


@pytest.mark.parametrize("persona", ["resident", "family", "supporter", "employer"])
def test_no_letter_of_a_door_stands_alone_in_a_line(opened, server, persona):  # noqa: F811
    page = opened(375, 667)
    told(page, server, persona)
    page.goto(f"{server}/ja/result")
    for width in (320, 360, 375, 390, 412):
        page.set_viewport_size({"width": width, "height": 667})
        lines = page.evaluate(LINES_OF_TITLE)
        assert all(len(line) > 1 for line in lines), (width, lines)


@pytest.mark.parametrize("lang", ["ja", "ja-easy", "pt"])
def test_the_sheet_is_one_page_of_paper(opened, server, lang):  # noqa: F811
    page = opened(680, 960)
    say(page, server, LONGEST, ("care", "illness", "debts", "pension"), lang)
    page.goto(f"{server}/{lang}/sheet")
    assert page.locator("[id^=door-]").count() == 4
    paper = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", paper)) == 1
    page.emulate_media(media="print")
    size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.sheet-phone .number')).fontSize)")
    assert round(size * 72 / 96) == 28


def test_what_is_unticked_leaves_the_paper_without_script_too(opened, server):  # noqa: F811
    page = opened(java_script_enabled=False)
    say(page, server, LONGEST)
    page.goto(f"{server}/ja/sheet")
    page.uncheck("#phone")
    assert not page.locator(".sheet-code").is_visible(), "it would still hold the number"
    page.check("#phone")
    assert page.locator(".sheet-code").is_visible()
    page.uncheck("#about-1")
    page.emulate_media(media="print")
    assert not page.locator("label[for=about-1]").is_visible()
    assert page.locator("label[for=about-2]").is_visible()


def test_the_way_out_stays_in_sight_however_far_one_has_scrolled(opened, server):  # noqa: F811
    page = opened(375, 667)
    page.goto(f"{server}/ja/help")
    for where in (0, 10_000):
        page.evaluate(f"window.scrollTo(0, {where})")
        box = page.locator(".leave button").bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 667


@pytest.mark.parametrize("lang", ("ja", "ja-easy", "en", "pt", "vi", "zh", "es", "tl", "ne", "id") if CAMPAIGN else ("ja", "pt"))
def test_the_name_of_a_desk_for_a_danger_takes_four_lines_at_most(opened, server, lang):  # noqa: F811
    page = opened(375, 667)
    say(page, server, {"persona": "resident", "livelihood": "urgent", "municipality": "10201"}, lang=lang)
    page.goto(f"{server}/{lang}/help")
    lines = "all => all.map(e => e.getBoundingClientRect().height / parseFloat(getComputedStyle(e).lineHeight))"
    assert max(page.locator(".lines > li > h3").evaluate_all(lines)) <= 4.5
