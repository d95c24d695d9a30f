"""Signing in and out: the same words for a wrong name and a wrong password, and never to another site."""

import re
import threading

import pytest
from starlette.testclient import TestClient

from navigator.ledger import accounts, audit
from navigator.ledger.attempts import FREE_ATTEMPTS
from navigator.ledger.database import Actor
from tests.conftest import NOW
from tests.web.staff.conftest import PASSWORD, Officer


def test_without_an_account_the_page_says_how_to_make_one(stranger):
    text = stranger.get("sign-in").text
    assert "navigator staff add" in text
    assert 'type="password"' not in text


def test_the_cookie_is_closed_to_scripts_and_to_other_sites(app, accounts_made):
    browser = Officer(app)
    browser.client = TestClient(app, base_url="https://testserver", follow_redirects=False)
    cookies = browser.sign_in("viewer").headers.get_list("set-cookie")
    session = next(c for c in cookies if c.startswith("__Secure-staff="))
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
    assert response.headers["retry-after"] == "15"
    assert "15秒ほど" in response.text


def guess_until_slowed(browser, name):
    while browser.sign_in(name, "not the one").status_code == 422:
        pass


def test_an_officer_at_a_browser_of_their_own_is_not_shut_out(stranger, app, accounts_made):
    own = Officer(app)
    assert own.sign_in("viewer").status_code == 303
    own.post("sign-out")
    guess_until_slowed(stranger, "viewer")
    assert stranger.sign_in("viewer").status_code == 429
    assert own.sign_in("viewer").status_code == 303
    own.post("sign-out")
    guess_until_slowed(own, "viewer")
    assert own.sign_in("viewer").status_code == 429  # its own failures count


def test_a_browser_is_known_for_one_account_and_until_its_password_changes(site, stranger, app, accounts_made):
    own = Officer(app)
    own.sign_in("viewer")
    own.post("sign-out")
    for name in ("viewer", "editor"):
        guess_until_slowed(stranger, name)
    assert own.sign_in("editor").status_code == 429
    with site.ledger.writing() as connection:
        accounts.set_password(connection, "viewer", accounts.hash_password(PASSWORD), Actor("test", NOW))
    assert own.sign_in("viewer").status_code == 429


def test_a_forged_browser_is_a_new_one(stranger, accounts_made):
    guess_until_slowed(stranger, "viewer")
    for value in ("", "x", "x.y.z", "é", "a" * 5000):
        stranger.client.cookies.set("staff-device", value.encode("ascii", "replace").decode(), path="/staff")
        assert stranger.sign_in("viewer").status_code == 429


def test_a_flood_from_browsers_that_nobody_knows_leaves_room_for_the_others(stranger, app, accounts_made, monkeypatch):
    own = Officer(app)
    own.sign_in("viewer")
    own.post("sign-out")
    monkeypatch.setattr(accounts, "_GUESSES_WAITING", threading.BoundedSemaphore(1))
    with accounts.guess_lane():
        refused = stranger.sign_in("editor")
        assert (refused.status_code, refused.headers["retry-after"]) == (429, "5")
        assert own.sign_in("viewer").status_code == 303


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


def test_an_initial_password_is_changed_before_anything_else(site, stranger, app, accounts_made):
    with site.ledger.writing() as connection:
        accounts.set_password(connection, "viewer", accounts.hash_password(PASSWORD), Actor("terminal", NOW))
    stranger.sign_in("viewer")
    assert stranger.get("kpi/").headers["location"] == "/staff/me"
    assert stranger.get("exports/all.xlsx").headers["location"] == "/staff/me"
    assert "ご自分だけが知っている" in stranger.get("me").text
    assert stranger.post("me", now=PASSWORD, password="three quiet cranes", again="three quiet cranes").status_code == 303
    assert stranger.sign_in("viewer", "three quiet cranes").status_code == 303
    assert stranger.get("kpi/").status_code == 200


def test_who_came_in_and_who_tried_stands_in_the_audit(site, stranger, accounts_made):
    stranger.sign_in("viewer", "not the one")
    stranger.sign_in("my-password-by-mistake", "x")
    stranger.sign_in("viewer")
    with site.ledger.reading() as connection:
        entries = [(e.who, e.did, e.about) for _, e in audit.entries(connection)][:2]
    assert entries == [("viewer", "signed_in", "viewer"), ("-", "sign_in_failed", "viewer")]
    assert "ログインに失敗した" in stranger.get("audit").text


def test_what_is_taken_away_stands_in_the_audit(site, officer):
    viewer = officer("viewer")
    assert viewer.get("contacts/confirmed.yaml").status_code == 200
    assert viewer.get("contacts/").status_code == 200
    with site.ledger.reading() as connection:
        entries = [(e.who, e.did, e.about) for _, e in audit.entries(connection) if e.did == "exported"]
    assert entries == [("viewer", "exported", "contacts/confirmed.yaml")]
