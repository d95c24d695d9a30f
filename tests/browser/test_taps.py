"""A tap on a telephone is told by the browser itself, under the strict policy, with and without script."""

import sqlite3

import pytest

pytestmark = pytest.mark.browser


def contacts(folder):
    with sqlite3.connect(folder / "counts.sqlite3") as connection:
        return connection.execute("select coalesce(sum(n), 0) from steps where event = 'contact'").fetchone()[0]


def test_a_tap_on_a_telephone_is_counted(phone, server, server_data):
    before = contacts(server_data)
    phone.goto(f"{server}/ja/windows?place=10201")
    with phone.expect_request("**/ja/count/*") as told:
        phone.locator("a[ping][href^='tel:']").first.click(no_wait_after=True)
    assert told.value.method == "POST"
    for _ in range(40):
        if contacts(server_data) == before + 1:
            return
        phone.wait_for_timeout(100)
    pytest.fail("the tap was not counted")
