"""A line of one's own words on a phone, with and without script: told back, helped, and there again after a call."""

import pytest

from tests.browser.barriers import barriers
from tests.browser.test_journeys import tap
from tests.conftest import CAMPAIGN

pytestmark = pytest.mark.browser


def say(page, text):
    page.fill("#line", text)
    with page.expect_navigation():
        page.press("#line", "Enter")


def test_a_line_on_the_first_page_is_told_back_and_changed_with_one_tap(phone, server):
    phone.goto(f"{server}/ja/")
    say(phone, "46歳、派遣、正社員になりたい")
    told = phone.locator(".heard li").all_inner_texts()
    assert [any(words in line for line in told) for words in ("46歳", "派遣", "正社員")] == [True] * 3
    assert phone.locator("#reply").bounding_box()["y"] < 667
    tap(phone, '.heard a[href$="change=2"]')
    assert phone.locator("#now").is_visible()
    tap(phone, '#now button[value="50..54"]')
    phone.reload()
    assert "50〜54歳" in "".join(phone.locator(".said").all_text_contents())


def test_danger_brings_the_telephones_and_they_are_there_after_a_call(phone, server):
    phone.goto(f"{server}/ja/")
    tap(phone, 'button[value="resident"]')
    say(phone, "もう死にたい")
    assert phone.evaluate("window.scrollY") == 0
    first = phone.locator('#lines a[href^="tel:"]').first.bounding_box()
    assert first["y"] + first["height"] < 667, "in sight without scrolling"
    tap(phone, "header .now-help")
    phone.go_back()
    phone.reload()
    assert phone.locator('#lines a[href^="tel:"]').first.is_visible()
    assert phone.locator("#now").count() == 1


REPLIES = ("46歳、派遣、正社員になりたい", "サポステって何？", "職場でパワハラを受けています", "ほにゃらら", "もう死にたい")


def test_axe_finds_nothing_in_a_reply(browser, server):
    for scheme, lines in (("light", REPLIES), ("dark", REPLIES if CAMPAIGN else REPLIES[::4])):
        context = browser.new_context(
            viewport={"width": 375, "height": 667}, color_scheme=scheme, bypass_csp=True
        )
        page = context.new_page()
        page.goto(f"{server}/ja/")
        for line in lines:
            say(page, line)
            assert not barriers(page), (scheme, line)
            assert page.evaluate("document.documentElement.scrollWidth") <= 375, line
        context.close()
