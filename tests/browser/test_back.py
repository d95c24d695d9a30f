"""Back, Forward and reload after each form that stands beside the conversation: none asks whether to send it again."""

import pytest

from tests.browser.test_journeys import tap, walk
from tests.browser.test_look import opened, told  # noqa: F401 (a fixture)
from tests.conftest import CAMPAIGN

pytestmark = pytest.mark.browser


def untick(page):
    page.locator("label[for=about-1]").click()
    tap(page, "[data-without]")


def lose_a_place(page, path):
    page.fill("input[name=place]", "ほげ")
    with page.expect_navigation():
        page.press("input[name=place]", "Enter")
    assert "見つかりませんでした" in page.locator(".error").inner_text(), path


FORMS = {
    "sheet": untick,
    "help": lambda page: lose_a_place(page, "help"),
    "windows": lambda page: lose_a_place(page, "windows"),
    "windows/labour-bureau": lambda page: tap(page, 'form[action$="/wrong-number"] button'),
    "result": lambda page: tap(page, 'form[action$="/result/concerns"] button'),
    "talk": lambda page: tap(page, 'form[action$="/erase"] button'),
}
SAMPLED = ("sheet", "help", "talk")  # that each answers by a redirect, web/citizen/test_forms_redirect.py tells without a browser


def unfold(page):
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")


def come_to_the_result(phone, server):
    """By every screen in the campaign; what stands behind them when they are walked back is told in test_journeys."""
    if CAMPAIGN:
        walk(phone, server, "resident")
        return
    phone.goto(f"{server}/ja/")
    told(phone, server, "resident")
    phone.goto(f"{server}/ja/result")


@pytest.mark.parametrize("path", FORMS if CAMPAIGN else SAMPLED)
def test_the_page_after_a_form_can_be_left_reloaded_and_come_back_to(opened, server, path):  # noqa: F811
    phone = opened()
    come_to_the_result(phone, server)
    phone.goto(f"{server}/ja/{path}")
    unfold(phone)
    FORMS[path](phone)
    after, text = phone.url, phone.locator("main").inner_text()
    phone.goto(f"{server}/ja/privacy")
    phone.go_back()
    assert (phone.url, phone.locator("main").inner_text()) == (after, text)
    assert phone.reload().status == 200
    assert phone.locator("main").inner_text() == text
    phone.go_forward()
    assert phone.url.endswith("/ja/privacy")
    for _ in range(3):
        phone.go_back()
        assert phone.locator("main").is_visible(), phone.url
