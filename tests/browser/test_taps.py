"""A tap on a telephone is told by the browser itself, under the strict policy, with and without script."""

import pytest

pytestmark = pytest.mark.browser


def test_a_tap_on_a_telephone_is_told(phone, server):
    """What is counted of it stands in tests/web/citizen/test_counting.py: nothing is written at a single tap."""
    phone.goto(f"{server}/ja/windows?place=10201")
    with phone.expect_response("**/ja/count/*") as told:
        phone.locator("a[ping][href^='tel:']").first.click(no_wait_after=True)
    assert (told.value.request.method, told.value.status) == ("POST", 204)
