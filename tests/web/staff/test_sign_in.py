"""Signing in and out: the same words for a wrong name and a wrong password, and never to another site."""

import re

import pytest
from starlette.testclient import TestClient

from navigator.ledger.attempts import FREE_ATTEMPTS
from tests.web.staff.conftest import PASSWORD, Officer


def test_without_an_account_the_page_says_how_to_make_one(stranger):
    text = stranger.get("sign-in").text
    assert "navigator staff add" in text
    assert 'type="password"' not in text


def test_the_cookie_is_closed_to_scripts_and_to_other_sites(app, accounts_made):
    browser = Officer(app)
    browser.client = TestClient(app, base_url="https://testserver", follow_redirects=False)
    cookies = browser.sign_in("viewer").headers.get_list("set-cookie")
    session = next(c for c in cookies if c.startswith("staff="))
    for part in ("HttpOnly", "SameSite=strict", "Path=/staff", "Secure"):
        assert part in session
    assert "expires" not in session.lower()


def test_a_wrong_name_and_a_wrong_password_say_the_same(stranger, accounts_made):
    wrong, unknown = stranger.sign_in("viewer", "not the one"), stranger.sign_in("nobody", "not the one")
    assert wrong.status_code == unknown.status_code == 422
    plain = [re.sub(r'value="(viewer|nobody|\w{64})"', "", r.text) for r in (wrong, unknown)]
    assert plain[0] == plain[1]


@pytest.mark.parametrize("name", ["viewer", "nobody", "not a name at all"])
def test_guessing_is_slowed_whether_the_name_exists_or_not(stranger, accounts_made, name):
    for _ in range(FREE_ATTEMPTS):
        assert stranger.sign_in(name, "not the one").status_code == 422
    response = stranger.sign_in(name, PASSWORD)
    assert response.status_code == 429
    assert "15秒ほど" in response.text


def test_signing_out_ends_the_session_even_for_a_copied_cookie(app, officer):
    editor = officer("editor")
    copied = dict(editor.client.cookies)
    assert editor.post("sign-out").status_code == 303
    again = Officer(app)
    again.client.cookies.update(copied)
    assert again.get("kpi/").status_code == 303


def test_an_officer_who_is_signed_in_is_not_asked_again(officer):
    assert officer("editor").get("sign-in?next=/staff/kpi/").headers["location"] == "/staff/kpi/"


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example",
        "/staff//evil.example",
        "/ja/",
        "/staff/../ja",
        "/staff/kpi/../../ja",
        "/staff/%2e%2e/ja",
    ],
)
def test_signing_in_never_leads_elsewhere(stranger, accounts_made, wanted):
    assert stranger.sign_in("viewer", next=wanted).headers["location"] == "/staff/"


def test_signing_in_leads_to_the_page_that_was_wanted(stranger, accounts_made):
    assert stranger.get("kpi/").headers["location"] == "/staff/sign-in?next=/staff/kpi/"
    assert stranger.sign_in("viewer", next="/staff/kpi/").headers["location"] == "/staff/kpi/"
