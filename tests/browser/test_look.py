"""In a real browser: nothing scrolls sideways, everything is reached by keyboard, axe finds nothing, comforts work."""

import re
from itertools import product

import pytest

from tests.browser.barriers import barriers
from tests.browser.test_journeys import PEOPLE, choose, tap
from tests.conftest import CAMPAIGN
from tests.waiting import PATIENCE

pytestmark = pytest.mark.browser

PUBLIC = ["", "windows", "windows?place=どこ", "windows/hello-work", "schemes", "schemes/subsidy-hire", "plan", "privacy", "help",
          "phones", "about", "faq", "accessibility", "contact", "feedback", "nope"]  # fmt: skip
PERSONAL = [
    "talk",
    "talk?n=0",
    "talk?n=1",
    "talk?change=2",
    "talk?change=3",
    "talk?change=4",
    "result",
    "sheet",
]
ROOT_200 = "document.documentElement.style.fontSize = '200%'"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
IDS_REPEAT_ON_PARTS = {
    "duplicate-id-aria",
    "duplicate-id",
    "landmark-unique",
    "form-field-multiple-labels",
    "heading-order",
}


@pytest.fixture
def opened(browser):
    """Opens pages with the settings asked for, and closes them."""
    contexts = []

    def new(width=375, height=667, **settings):
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, **settings))
        page = contexts[-1].new_page()
        page.set_default_timeout(PATIENCE * 1000)
        return page

    yield new
    for context in contexts:
        context.close()


def told(page, server, persona):
    """A whole conversation without the taps: the forms are posted, the page gets the cookie. Gives the number to call."""
    for fact, value in {"persona": persona, **PEOPLE[persona][0]}.items():
        page.request.post(f"{server}/ja/talk", form={"fact": fact, "value": value}, max_redirects=0)
    return re.search(r'href="tel:([^"]+)"', page.request.get(f"{server}/ja/result").text())[1]


SAMPLED = {"light": ("windows?place=どこ", "phones", "privacy", "about", "faq", "result"), "dark": ("phones", "result")}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened, server, scheme, knowledge):
    page = opened(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    told(page, server, "resident")
    languages = knowledge.region.languages if CAMPAIGN else knowledge.region.languages[:1]
    for lang, path in product(languages, [*PUBLIC, *PERSONAL] if CAMPAIGN else SAMPLED[scheme]):
        page.goto(f"{server}/{lang}/{path}")
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        assert not barriers(page), (scheme, lang, path)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_part_or_state(opened, server, scheme):
    page = opened(color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    page.goto(f"{server}/dev/parts")
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert not barriers(page, IDS_REPEAT_ON_PARTS)
    assert page.evaluate(OVERFLOW) == 0


@pytest.mark.parametrize("how", ["400%", "200% letters"])
def test_zoom_never_scrolls_sideways(opened, server, how):
    """1280 px at 400% is 320 px; letters at 200% on a phone of 375 px."""
    page = opened(320 if how == "400%" else 375, 640, bypass_csp=True)
    told(page, server, "employer")
    for path in (*PUBLIC, *PERSONAL):
        page.goto(f"{server}/ja/{path}")
        if how != "400%":
            page.evaluate(ROOT_200)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        assert page.evaluate(OVERFLOW) == 0, path
    page.goto(f"{server}/dev/parts")
    if how != "400%":
        page.evaluate(ROOT_200)
    assert page.evaluate(OVERFLOW) == 0


def focused(page):
    return page.evaluate(
        "(() => { const e = document.activeElement; return (e.innerText || e.getAttribute('aria-label') || e.id || e.tagName).trim() })()"
    )


def ring(page):
    return page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")


def tab_to(page, words, most=60):
    for _ in range(most):
        page.keyboard.press("Tab")
        if focused(page).startswith(words):
            assert ring(page) >= 3, words
            return
    raise AssertionError(f"{words!r} cannot be reached by keyboard")


def enter(page):
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_whole_journey_by_keyboard_alone(opened, server):
    page = opened(java_script_enabled=True)
    page.goto(f"{server}/ja/")
    page.keyboard.press("Tab")
    assert focused(page) == "本文へ進む"
    tab_to(page, "自分のこと")
    enter(page)
    for _ in range(20):
        if "/talk" not in page.url:
            break
        tab_to(page, "わからない・答えたくない")
        enter(page)
    tab_to(page, "電話する" if page.locator(".card.first a.call").count() else "場所の一覧を見る")
    tab_to(page, "この窓口を選んだ理由")
    opened_by_the_hour = page.locator("details[open]").count()
    page.keyboard.press("Enter")
    assert page.locator("details[open]").count() == opened_by_the_hour + 1


def test_the_focus_stands_at_the_error(opened, server):
    page = opened()
    page.goto(f"{server}/ja/")
    tap(page, 'button[value="resident"]')
    page.fill('#now input[name="age_typed"]', "ぬるぽ")
    choose(page, "work", "seeking")
    choose(page, "municipality", "10201")
    tap(page, "#now button.main")
    page.locator("#exact:focus").wait_for()
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby')") == "problem"
    page.fill("#exact", "さんびゃく")
    tap(page, "#now .field button")
    page.locator("#exact:focus").wait_for()


def test_the_page_works_without_styles(opened, server):
    page = opened(java_script_enabled=False)
    page.route("**/*.css", lambda route: route.abort())
    number = told(page, server, "family")
    page.goto(f"{server}/ja/result")
    text = page.locator("main").inner_text()
    assert text.index(page.locator("h1").inner_text()) < text.index(number) < text.index(page.locator(".say li").first.inner_text())


def test_the_result_is_kept_only_by_choice_and_erase_removes_it(opened, server):
    page = opened()
    number = told(page, server, "family")
    page.goto(f"{server}/ja/result")
    assert page.evaluate("localStorage.length") == 0
    page.click("#take > summary")
    page.click("text=送る文章を見る・読み上げる")
    page.click("[data-do=keep]")
    assert "保存しました" in page.locator("[data-said]").inner_text()
    page.goto(f"{server}/ja/phones")
    assert page.locator(f"[data-kept] a[href='tel:{number}']").is_visible()
    page.goto(f"{server}/ja/")
    tap(page, "button:has-text('消して終わる')")
    page.goto(f"{server}/ja/phones")
    assert page.evaluate("localStorage.length") == 0
    assert not page.locator("[data-kept]").is_visible()


def test_telephones_without_a_line_by_choice(opened, server, knowledge):
    number = next(line.phone.confirmed_text for line in knowledge.helplines if line.id == "inochi-gunma")
    page = opened()
    page.goto(f"{server}/ja/phones")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    page.click("[data-do=offline]")
    page.locator("[data-said]:not(:empty)").wait_for()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.goto(f"{server}/ja/phones")
    page.context.set_offline(True)
    for path in ("phones", "windows"):
        page.goto(f"{server}/ja/{path}")
        assert page.locator(f"a[href='tel:{number}']").is_visible()
        assert page.locator("h1").inner_text() == "電話番号の一覧"
    page.context.set_offline(False)


def test_copy_print_and_speech_are_offered_with_script(opened, server):
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    number = told(page, server, "family")
    page.goto(f"{server}/ja/result")
    page.click("#take > summary")
    page.click("[data-do=copy]")
    page.locator("[data-said]:not(:empty)").wait_for()
    assert number in page.evaluate("navigator.clipboard.readText()")
    page.goto(f"{server}/ja/sheet")
    assert page.locator("[data-do=print]").is_visible()
    page.evaluate("window.print = () => { window.printed = true }")
    page.click("[data-do=print]")
    assert page.evaluate("window.printed")


def test_no_foreign_request_ever(opened, server):
    page, asked = opened(), []
    page.on("request", lambda request: asked.append(request.url))
    told(page, server, "supporter")
    for path in ("result", "sheet", "phones", "windows", "privacy"):
        page.goto(f"{server}/ja/{path}")
    assert [url for url in asked if not url.startswith(server)] == []
    fresh, asked = opened(), []
    fresh.on("request", lambda request: asked.append(request.url))
    fresh.goto(f"{server}/ja/", wait_until="networkidle")
    assert asked == [f"{server}/ja/"]


def test_doors_open_under_the_hand_and_stand_still_when_asked(opened, server):
    moving, still = opened(reduced_motion="no-preference"), opened(reduced_motion="reduce")
    for page, moves in ((moving, True), (still, False)):
        page.goto(f"{server}/ja/")
        duration = page.evaluate(
            "getComputedStyle(document.querySelector('.door-button .leaf')).transitionDuration"
        )
        assert (duration not in ("0s", "")) == moves
    tap(moving, 'button[value="resident"]')
    names = moving.evaluate("getComputedStyle(document.querySelector('.ask')).viewTransitionName")
    assert names == "ask"


def test_forced_colours_keep_every_border(opened, server):
    page = opened(forced_colors="active")
    page.goto(f"{server}/ja/")
    tap(page, 'button[value="resident"]')
    width = page.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('#now .choice > span')).borderTopWidth)"
    )
    assert width >= 2


def test_no_meaning_by_colour_alone(opened, server):
    page = opened()
    page.goto(f"{server}/dev/parts")
    chosen = page.locator(".reply[aria-pressed=true]").first
    assert "✓" in chosen.evaluate("e => getComputedStyle(e, '::before').content")
    assert "⚠" in page.locator(".error").first.evaluate("e => getComputedStyle(e, '::before').content")
    for words in page.locator(".state").all_inner_texts():
        assert re.search(r"受け付けています|時間外|電話で聞けます|つながります|出ないことが|平日の昼に", words)
