"""The sheet as it is printed."""

import pytest

from tests.browser.test_look import opened  # noqa: F401 (a fixture)
from tests.browser.test_result_page import say

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
