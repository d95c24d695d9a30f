"""The sheet as it is printed."""

import re

import pytest

from tests.browser.test_look import opened  # noqa: F401 (a fixture)
from tests.browser.test_result_page import LONGEST, say

pytestmark = pytest.mark.browser
HUNGRY = {"persona": "resident", "livelihood": "urgent", "municipality": "10205"}


def test_no_heading_stands_over_nothing(opened, server):  # noqa: F811
    page = opened(680, 960, java_script_enabled=False)
    say(page, server, HUNGRY)
    page.goto(f"{server}/ja/sheet")
    boxes = page.locator(".of-about")
    for n in range(boxes.count()):
        boxes.nth(n).uncheck()
    assert page.locator(".sheet-about").is_visible(), "on the screen, to tick"
    page.emulate_media(media="print")
    assert not page.locator(".sheet-about").is_visible()
    assert not page.locator(".sheet-doors").is_visible(), "the telephones are ticked by who wants them there"
    assert page.locator(".sheet-ask").is_visible()


def printed(page):
    page.emulate_media(media="print")
    text = page.locator("main").inner_text()
    page.emulate_media(media="null")
    return text


def test_printing_the_result_prints_the_sheet_on_one_page(opened, server):  # noqa: F811
    page = opened(680, 960, java_script_enabled=False)
    say(page, server, LONGEST, ("care", "illness", "debts", "pension"))
    page.goto(f"{server}/ja/sheet")
    lines = [line for line in printed(page).split("\n") if line.strip()]
    page.goto(f"{server}/ja/result")
    assert not page.locator(".paper").is_visible()
    assert len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(prefer_css_page_size=True))) == 1
    paper = printed(page)
    assert all(line in paper for line in lines if "読み取る" not in line), (lines, paper)
    page.goto(f"{server}/ja/sheet")
    page.uncheck("#about-1")
    page.click("[data-without]")
    page.goto(f"{server}/ja/result")
    assert lines[lines.index("私のこと") + 1] not in printed(page), "what is unticked is nowhere"


def test_what_tells_of_danger_is_not_on_the_print_of_the_result(opened, server):  # noqa: F811
    page = opened(680, 960)
    say(page, server, HUNGRY)
    page.goto(f"{server}/ja/result")
    assert "食べるもの" not in printed(page)
    assert "電話できる相談先" not in printed(page)


@pytest.mark.parametrize("path", ["sheet", "result"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_letter_is_black_on_white_paper(opened, server, path, scheme):  # noqa: F811
    """Contrast in the pixels of the print: ink that is neither black nor white stands only at the edges of letters."""
    page = opened(680, 960, color_scheme=scheme)
    say(page, server, LONGEST)
    page.goto(f"{server}/ja/{path}")
    page.emulate_media(media="print")
    for target in page.locator(".sheet :visible").filter(has_text=re.compile(r"\S")).all():
        ink, ground = target.evaluate("e => [getComputedStyle(e).color, getComputedStyle(document.documentElement).backgroundColor]")
        assert contrast(ink, "rgb(255, 255, 255)") >= 7, (ink, target.inner_text())
        assert contrast(ground, "rgb(0, 0, 0)") >= 7 or ground.endswith(", 0)"), ground


def contrast(one, other):
    """The ratio of WCAG."""
    lights = sorted(sum(part * linear(int(n)) for part, n in zip((0.2126, 0.7152, 0.0722), re.findall(r"\d+", colour), strict=False))
                    for colour in (one, other))  # fmt: skip
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def linear(level):
    part = level / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
