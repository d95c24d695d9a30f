"""Four people from the first page to a door, on a phone, with and without script."""

import pytest

from tests.browser.barriers import barriers
from tests.browser.phones import with_script, without_script
from tests.conftest import CAMPAIGN

pytestmark = pytest.mark.browser

PEOPLE = {
    "resident": ({"work": "not_working", "age": "50..54", "municipality": "10206", "withdrawn": "yes"}, "沼田市のひきこもり相談"),
    "family": ({"work": "not_working", "age": "45..49", "municipality": "10524", "withdrawn": "yes"}, "大泉町のひきこもり相談"),
    "supporter": ({"work": "seeking", "age": "45..49", "municipality": "10201", "livelihood": "hard"}, "まえばし生活自立相談センター"),
    "employer": ({"plans": "hire", "municipality": "10205"}, "群馬労働局 職業対策課"),
}  # fmt: skip
TICKED = {"livelihood": {"urgent": "0", "hard": "1"}}
MOST_SCREENS, MOST_TAPS, MOST_SECONDS = 3, 8, 110
LETTERS_A_SECOND, SECONDS_A_TAP = 5, 2  # of a tired reader: the model of the reviews


def asked(page):
    """The facts of the screen."""
    return list(dict.fromkeys(page.locator("#now input[name=fact]").evaluate_all("all => all.map(e => e.value)")))


def tap(page, selector):
    """Tap, and wait for the page that follows."""
    with page.expect_navigation():
        page.locator(selector).first.click()


def give(page, fact, value):
    """Answer a question that stands alone; a tap more where a town is folded away."""
    button = page.locator(f'#now button[name=value][value="{value}"]').first
    folded = not button.is_visible()
    if folded:
        page.locator("#now details summary").first.click()
    with page.expect_navigation():
        button.click()
    return 2 if folded else 1


def fill(page, answers):
    """Answer a screen as a hand does, each tap counted: choose, tick, and send it."""
    facts = asked(page)
    if not page.locator("#now form.screen").count():
        return give(page, facts[0], answers.get(facts[0], "no" if page.locator('#now button[value="no"]').count() else "?"))
    taps = sum(choose(page, fact, answers[fact]) for fact in facts if fact in answers)
    nothing = page.locator("#now .none button")
    tap(page, "#now .none button" if nothing.count() and nothing.is_visible() else "#now button.main")
    return taps + 1


def choose(page, fact, value):
    lines = page.locator(f'#now input[type=checkbox][name="{fact}"]')
    if lines.count():
        value = TICKED.get(fact, {}).get(value, "0" if value == "yes" else value)
    field = page.locator(f'#now input[name="{fact}"][value="{value}"]')
    folded = not field.locator("xpath=..").is_visible()
    if folded:
        page.locator(f'#now details:has(input[name="{fact}"][value="{value}"]) > summary').click()
    field.locator("xpath=..").click()
    return 2 if folded else 1


def letters(page):
    """What there is to read on the screen, without what is folded away."""
    return page.locator("#now").evaluate(
        "e => { const c = e.cloneNode(true); c.querySelectorAll('details, datalist').forEach(d => d.remove());"
        " return c.innerText.replace(/\\s/g, '').length }"
    )


def walk(page, server, persona):
    """From the first page to the result: screens, taps, and seconds by the model."""
    page.goto(f"{server}/ja/")
    tap(page, f'button[value="{persona}"]')
    screens, taps, read = 0, 1, 0
    while "/talk" in page.url and asked(page):
        read += letters(page)
        taps += fill(page, PEOPLE[persona][0])
        screens += 1
        assert screens < 20
    return screens, taps, read / LETTERS_A_SECOND + SECONDS_A_TAP * taps


@pytest.mark.parametrize("persona", PEOPLE)
def test_from_the_first_page_to_a_door(phone, server, persona, request):
    if not CAMPAIGN and ("no-script" in request.node.callspec.id) == (persona in ("resident", "employer")):
        pytest.skip("two of the four with script, the others without: make campaign")
    screens, taps, seconds = walk(phone, server, persona)
    assert phone.url.endswith("/ja/result")
    assert phone.locator("h1").inner_text() == PEOPLE[persona][1]
    assert phone.evaluate("document.documentElement.scrollWidth") <= 375
    assert (screens <= MOST_SCREENS, taps <= MOST_TAPS, seconds <= MOST_SECONDS) == (True, True, True), (screens, taps, seconds)
    for back in range(screens, 0, -1):
        phone.go_back()
        assert phone.url.endswith(f"/ja/talk?n={back}"), "Back goes screen by screen, and none bounces on"
    for forward in range(2, screens + 1):
        phone.go_forward()
        assert phone.url.endswith(f"/ja/talk?n={forward}")
    phone.go_forward()
    assert phone.url.endswith("/ja/result")


@without_script
def test_back_shows_the_answers_and_sending_again_goes_on(phone, server):
    walk(phone, server, "resident")
    phone.go_back()
    phone.go_back()
    assert phone.locator('#now input[name=age][value="50..54"]').is_checked()
    choose(phone, "age", "45..49")
    tap(phone, "#now button.main")
    assert phone.url.endswith("/ja/result"), "the door is certain still"
    phone.goto(f"{server}/ja/talk")
    assert "45〜49歳" in "".join(phone.locator(".said").all_text_contents())


@with_script
def test_a_refused_field_and_a_line_not_understood_can_be_left_and_come_back_to(phone, server):
    phone.goto(f"{server}/ja/")
    tap(phone, 'button[value="resident"]')
    phone.fill('#now input[name="age_typed"]', "ぬるぽ")
    choose(phone, "work", "seeking")
    tap(phone, "#now button.main")
    assert "数字で" in phone.locator(".error").inner_text()
    phone.fill("#line", "ほにゃらら")
    with phone.expect_navigation():
        phone.press("#line", "Enter")
    assert "うまく読みとれませんでした" in phone.locator(".heard").inner_text()
    tap(phone, "header .now-help")
    for n in (3, 2, 1):
        phone.go_back()
        assert phone.url.endswith(f"/ja/talk?n={n}")
        assert phone.locator("#now").is_visible()
    phone.go_forward()
    phone.reload()
    assert phone.locator("#now").is_visible()


@without_script
def test_change_reload_two_tabs_and_erase(phone, server):
    phone.goto(f"{server}/ja/")
    tap(phone, 'button[value="resident"]')
    choose(phone, "work", "seeking")
    tap(phone, "#now button.main")
    second = phone.context.new_page()
    second.goto(f"{server}/ja/talk")
    answered = len(asked(second))
    fill(second, {})
    phone.reload()
    phone.goto(f"{server}/ja/talk")
    answers = phone.locator(".said b").all_text_contents()
    assert answers[:2] == ["自分のこと", "仕事を探している"]
    assert len(answers) >= 2 + answered, "what the other tab answered"
    phone.click(".earlier summary")
    tap(phone, 'a[href="/ja/talk?change=2"]')
    give(phone, "work", "regular")
    phone.goto(f"{server}/ja/talk")
    assert phone.locator(".said b").all_text_contents()[1] == "正社員で働いている"[:3]
    phone.reload()
    tap(phone, "button:has-text('消して終わる')")
    phone.goto(f"{server}/ja/talk")
    assert phone.locator(".said li").count() == 0


@without_script
def test_a_door_of_the_first_page_starts_afresh(phone, server):
    walk(phone, server, "employer")
    phone.goto(f"{server}/ja/")
    assert phone.locator("text=続きから").is_visible()
    tap(phone, 'button[value="family"]')
    assert phone.locator(".said b").all_text_contents() == ["家族のこと"]


@with_script
def test_the_enter_key_sends_what_was_typed_and_no_city(phone, server):
    phone.goto(f"{server}/ja/")
    tap(phone, 'button[value="resident"]')
    fill(phone, {"work": "seeking", "age": "45..49", "municipality": "10201"})
    phone.goto(f"{server}/ja/talk?change=4")
    assert asked(phone) == ["municipality"]
    phone.fill("#place", "おおいずみ")
    with phone.expect_navigation():
        phone.press("#place", "Enter")
    phone.goto(f"{server}/ja/talk")
    assert "大泉町" in "".join(phone.locator(".said").all_text_contents())


def test_urgent_shows_telephones_before_any_question(phone, server):
    phone.goto(f"{server}/ja/")
    tap(phone, 'button[value="resident"]')
    while "livelihood" not in asked(phone):
        fill(phone, {"work": "seeking", "age": "45..49"})
    fill(phone, {"livelihood": "urgent"})
    top = phone.locator('#lines a[href^="tel:"]').first.bounding_box()
    assert top
    question = phone.locator("#now")
    assert not question.count() or top["y"] < question.bounding_box()["y"]
    assert phone.evaluate("window.scrollY") == 0


ON_THE_WAY = ("", "talk", "talk?n=1", "talk?change=3", "talk?change=4", "sheet", "windows/hello-work", "schemes/subsidy-hire", "help")
EVERY_PAGE = (
    *ON_THE_WAY, "talk?n=0", "talk?n=2", "result", "windows", "schemes", "plan", "privacy", "about", "faq", "accessibility", "contact",
    "nope",
)  # fmt: skip


def test_axe_finds_nothing_on_the_way(browser, server):
    """Of the other pages, test_look has a sample."""
    for scheme in ("light", "dark") if CAMPAIGN else ("light",):  # in the dark: every part, in test_look
        context = browser.new_context(
            viewport={"width": 375, "height": 667}, color_scheme=scheme, bypass_csp=True
        )
        page = context.new_page()
        walk(page, server, "resident")
        for path in EVERY_PAGE if CAMPAIGN else ON_THE_WAY:
            page.goto(f"{server}/ja/{path}")
            assert not barriers(page), (scheme, path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 375, path
        context.close()
