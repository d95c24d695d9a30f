"""Four people from the first page to a door, on a phone, with and without script."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.conftest import CAMPAIGN

pytestmark = pytest.mark.browser

PEOPLE = {
    "resident": (
        {"work": "not_working", "age": "50..54", "wants_work": "?", "withdrawn": "yes", "livelihood": "ok", "municipality": "10524"},
        "市町村のひきこもり相談", "027-287-1121",
    ),
    "family": ({"work": "not_working", "age": "35..44", "withdrawn": "yes", "livelihood": "ok", "municipality": "10211"}, "市町村のひきこもり相談", "027-382-1111"),
    "supporter": ({"work": "seeking", "age": "45..49", "livelihood": "hard", "municipality": "10201"}, "生活と仕事の相談窓口（自立相談）", "027-898-6890"),
    "employer": (
        {"plans": "hire", "insured": "yes", "hire_route": "referral", "candidate_age": "45..54", "candidate_unstable": "yes",
         "company_size": "small_medium", "municipality": "10202", "takasaki_area": "main"},
        "群馬労働局（助成金の相談）", "027-210-5008",
    ),
}  # fmt: skip


def asked(page):
    field = page.locator("#now input[name=fact]").first
    return field.get_attribute("value") if field.count() else ""


def give(page, fact, value):
    boxes = page.locator("#now input[type=checkbox]")
    if boxes.count() and value != "?":
        page.check(f'#now input[value="{value}"]')
        tap(page, "#now button.main")
    elif fact == "municipality" and value != "?":
        page.fill(
            "#exact", {"10524": "大泉町", "10211": "あんなか", "10201": "まえばし", "10202": "高崎市"}[value]
        )
        tap(page, "#now .field button.main")
    else:
        tap(page, f'#now button[name=value][value="{value}"]')


def tap(page, selector):
    """Tap, and wait for the page that follows."""
    with page.expect_navigation():
        page.locator(selector).first.click()


def walk(page, server, persona):
    answers, door, number = PEOPLE[persona]
    page.goto(f"{server}/ja/")
    tap(page, f'button[value="{persona}"]')
    while fact := asked(page):
        give(page, fact, answers.get(fact, "?"))
    return door, number


@pytest.mark.parametrize("persona", PEOPLE)
def test_from_the_first_page_to_a_door(phone, server, persona, request):
    if persona in ("family", "supporter") and "no-script" in request.node.callspec.id and not CAMPAIGN:
        pytest.skip("without script, two of the four: make campaign")
    door, number = walk(phone, server, persona)
    tap(phone, "text=結果を見る")
    assert phone.locator("h1").inner_text() == door
    assert phone.locator(f'a[href="tel:{number}"]').first.is_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 375
    tap(phone, "text=窓口で見せる紙をつくる")
    assert phone.locator("svg path").count()


def test_change_back_reload_two_tabs_and_erase(phone, server):
    phone.goto(f"{server}/ja/")
    tap(phone, 'button[value="resident"]')
    give(phone, "work", "seeking")
    second = phone.context.new_page()
    second.goto(f"{server}/ja/talk")
    stale = asked(second)
    give(phone, asked(phone), "?")
    second.locator(
        '#now button[name=value][value="-"]'
    ).first.click()  # the stale tab answers its own question
    phone.reload()
    assert phone.locator(".said .a b").all_inner_texts()[:2] == ["自分のこと", "仕事を探している"]
    assert phone.locator(".said li").count() == 3, stale
    tap(phone, 'a[href*="ask=work"]')
    give(phone, "work", "regular")
    assert phone.locator(".said .a b").all_inner_texts()[1] == "正社員で働いている"
    phone.go_back()
    phone.go_back()
    phone.goto(f"{server}/ja/talk")
    assert phone.locator(".said .a b").all_inner_texts()[1] == "正社員で働いている"
    tap(phone, "text=ひとつ戻る")
    assert phone.locator(".said li").count() == 2
    tap(phone, "text=消して終わる")
    phone.goto(f"{server}/ja/talk")
    assert phone.locator(".said li").count() == 0


def test_urgent_shows_telephones_before_any_question(phone, server):
    phone.goto(f"{server}/ja/")
    tap(phone, 'button[value="resident"]')
    phone.goto(f"{server}/ja/talk?ask=livelihood")
    give(phone, "livelihood", "urgent")
    top = phone.locator('#lines a[href^="tel:"]').first.bounding_box()
    assert top
    assert top["y"] < phone.locator("#now").bounding_box()["y"]
    assert phone.evaluate("window.scrollY") == 0


def test_axe_finds_nothing_on_the_way(browser, server):
    for scheme in ("light", "dark") if CAMPAIGN else ("light",):  # in the dark: every part, in test_look
        context = browser.new_context(
            viewport={"width": 375, "height": 667}, color_scheme=scheme, bypass_csp=True
        )
        page = context.new_page()
        walk(page, server, "resident")
        paths = ["", "talk", "talk?ask=age", "talk?ask=needs", "talk?ask=municipality", "talk?ask=livelihood", "result", "sheet",
                 "windows", "windows/hello-work", "schemes", "schemes/subsidy-hire", "plan", "privacy", "help", "nope"]  # fmt: skip
        for path in paths:
            page.goto(f"{server}/ja/{path}")
            found = Axe().run(page)
            assert not found.response["violations"], (scheme, path, found.generate_report())
            assert page.evaluate("document.documentElement.scrollWidth") <= 375, path
        context.close()


def test_taps_are_large_enough(browser, server):
    context = browser.new_context(viewport={"width": 375, "height": 667})
    page = context.new_page()
    walk(page, server, "resident")
    for path in ("", "talk?ask=work", "talk?ask=municipality", "result"):
        page.goto(f"{server}/ja/{path}")
        for target in page.locator("button:visible, a.button:visible, summary:visible").all():
            box = target.bounding_box()
            assert box["height"] >= 48, (path, target.inner_text())
    context.close()
