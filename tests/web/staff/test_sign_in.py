"""Who gets in, who does not, and what a stranger learns: nothing."""

import re
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from navigator.ledger import accounts, sessions
from navigator.ledger.attempts import FREE
from navigator.ledger.database import Actor
from navigator.web.staff.app import PAGES
from tests.conftest import NOW
from tests.web.staff.conftest import HASH, PASSWORD, Officer


def test_without_an_account_the_page_says_how_to_make_one(stranger):
    text = stranger.get("sign-in").text
    assert "navigator staff add" in text
    assert 'type="password"' not in text


def path_of(route):
    return re.sub(r"\{\w+(:\w+)?\}", "x", route.path)


def test_every_page_asks_for_a_sign_in(stranger, accounts_made):
    for route in PAGES:
        if "GET" in route.methods:
            response = stranger.get(path_of(route))
            assert response.status_code == 303, route.path
            assert response.headers["location"].startswith("/staff/sign-in")


def test_every_form_asks_for_a_sign_in_a_token_and_a_role(stranger, officer):
    admin, editor, viewer = officer("admin"), officer("editor"), officer("viewer")
    stranger.get("sign-in")
    for route in PAGES:
        if "POST" not in route.methods:
            continue
        path = path_of(route)
        assert stranger.post(path).status_code == 401, path
        for token in ("0" * 64, "", editor.token):
            assert admin.post(path, csrf=token).status_code == 403, path
        assert viewer.post(path).status_code == 403 or route.role == "viewer", path
        assert editor.post(path).status_code == 403 or route.role != "admin", path


def test_a_form_of_another_session_is_refused(officer):
    one, other = officer("editor"), officer("admin")
    one.token = other.token
    assert one.post("sign-out").status_code == 403


def test_a_form_of_another_site_is_refused(officer):
    one = officer("editor")
    response = one.client.post(
        "/staff/sign-out", data={"csrf": one.token}, headers={"origin": "https://evil.example"}
    )
    assert response.status_code == 403


def test_staff_pages_are_kept_nowhere_and_found_by_nobody(officer, stranger):
    for response in (officer("admin").get("kpi/"), stranger.get("sign-in"), stranger.get("kpi/")):
        assert response.headers["cache-control"] == "no-store"
        assert "noindex" in response.headers["x-robots-tag"]


def test_the_cookie_is_closed_to_scripts_and_to_other_sites(app, accounts_made):
    one = Officer(app)
    one.client = TestClient(app, base_url="https://testserver", follow_redirects=False)
    cookies = one.sign_in("viewer").headers.get_list("set-cookie")
    session = next(c for c in cookies if c.startswith("staff="))
    for part in ("HttpOnly", "SameSite=strict", "Path=/staff", "Secure"):
        assert part in session
    assert "expires" not in session.lower()


def test_an_altered_cookie_opens_nothing(app, officer):
    value = officer("admin").client.cookies.get("staff", path="/staff")
    for altered in (
        value[:-3] + ("AAA" if value[-3:] != "AAA" else "BBB"),
        "x" + value,
        "",
        value.partition(".")[0],
    ):
        one = Officer(app)
        one.client.cookies.set("staff", altered, path="/staff")
        assert one.get("kpi/").status_code == 303


def test_a_wrong_name_and_a_wrong_password_say_the_same(stranger, accounts_made):
    wrong, unknown = stranger.sign_in("viewer", "not the one"), stranger.sign_in("nobody", "not the one")
    assert wrong.status_code == unknown.status_code == 422
    plain = [re.sub(r'value="(viewer|nobody|\w{64})"', "", r.text) for r in (wrong, unknown)]
    assert plain[0] == plain[1]


@pytest.mark.parametrize("name", ["viewer", "nobody", "not a name at all"])
def test_guessing_is_slowed_whether_the_name_exists_or_not(stranger, accounts_made, name):
    for _ in range(FREE):
        assert stranger.sign_in(name, "not the one").status_code == 422
    response = stranger.sign_in(name, PASSWORD)
    assert response.status_code == 429
    assert "15秒ほど" in response.text


def test_a_session_ends_when_nobody_used_it(app, officer):
    one = officer("editor")
    app.state.site.clock = lambda: NOW + timedelta(seconds=sessions.IDLE - 1)
    assert one.get("kpi/").status_code == 200
    app.state.site.clock = lambda: NOW + timedelta(seconds=2 * sessions.IDLE - 2)
    assert one.get("kpi/").status_code == 200  # using it keeps it
    app.state.site.clock = lambda: NOW + timedelta(seconds=3 * sessions.IDLE)
    assert one.get("kpi/").status_code == 303


def test_what_was_written_when_the_session_ended_is_shown_again(app, officer):
    one = officer("editor")
    one.get("kpi/month/2025-04")
    app.state.site.clock = lambda: NOW + timedelta(seconds=sessions.IDLE + 1)
    fields = {
        "kpi": "kpi-hw-hired",
        "value-kpi-hw-hired": "1538",
        "note-kpi-hw-hired": "<b>速報</b>",
        "password": "secret words",
    }
    response = one.post("kpi/month/2025-04", fields)
    assert response.status_code == 401
    assert "<li>1538</li>" in response.text
    assert "&lt;b&gt;速報" in response.text
    assert "secret words" not in response.text
    assert one.token not in response.text


def test_signing_out_ends_the_session_even_for_a_copied_cookie(app, officer):
    one = officer("editor")
    copied = dict(one.client.cookies)
    assert one.post("sign-out").status_code == 303
    again = Officer(app)
    again.client.cookies.update(copied)
    assert again.get("kpi/").status_code == 303


def test_who_is_in_is_not_asked_again(officer):
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


def test_an_admin_adds_changes_and_removes_people(site, officer, stranger):
    admin = officer("admin")
    admin.get("people/")
    new = {"name": "Ｂob", "role": "viewer", "password": "three quiet cranes", "again": "three quiet cranes"}
    assert admin.post("people/", new).status_code == 303
    assert stranger.sign_in("bob", "three quiet cranes").status_code == 303
    admin.get("people/")
    assert admin.post("people/bob", do="role", role="editor").status_code == 303
    assert stranger.get("kpi/import").status_code == 200
    admin.get("people/")
    assert admin.post("people/bob", do="remove").status_code == 303
    assert stranger.get("kpi/").status_code == 303
    assert admin.get("audit").text.count("職員を登録") >= 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": "a b"}, "空白は使えません"),
        ({"name": "admin"}, "もう使われています"),
        ({"role": "king"}, "権限を選んで"),
        ({"password": "short", "again": "short"}, "12文字以上"),
        ({"again": "another"}, "２回の入力がちがいます"),
    ],
)
def test_a_bad_account_is_said_kindly_and_the_name_is_kept(officer, change, words):
    admin = officer("admin")
    admin.get("people/")
    fields = {
        "name": "bob",
        "role": "viewer",
        "password": "three quiet cranes",
        "again": "three quiet cranes",
        **change,
    }
    response = admin.post("people/", fields)
    assert response.status_code == 422
    assert words in response.text
    assert f'value="{fields["name"]}"' in response.text
    assert "three quiet" not in response.text


def test_the_last_admin_cannot_lock_everybody_out(officer):
    admin = officer("admin")
    admin.get("people/")
    for fields in ({"do": "remove"}, {"do": "role", "role": "viewer"}):
        response = admin.post("people/admin", fields)
        assert response.status_code == 422
        assert "管理者がひとりもいなく" in response.text


def test_a_password_of_ones_own_ends_every_session(officer, stranger):
    one, elsewhere = officer("viewer"), officer("viewer")
    one.get("me")
    wrong = one.post("me", now="no", password="three quiet cranes", again="three quiet cranes")
    assert "いまのパスワードがちがう" in wrong.text
    assert (
        one.post("me", now=PASSWORD, password="three quiet cranes", again="three quiet cranes").status_code
        == 303
    )
    assert elsewhere.get("kpi/").status_code == 303
    assert stranger.sign_in("viewer", "three quiet cranes").status_code == 303


def test_a_token_is_shown_once(officer):
    admin = officer("admin")
    admin.get("people/")
    made = admin.post("people/tokens", name="県庁の表")
    secret = re.search(r'class="secret">([\w-]{40,})<', made.text)[1]
    assert secret not in admin.get("people/").text
    assert "県庁の表" in admin.get("people/").text
    assert admin.post("people/tokens/end", name="県庁の表").status_code == 303
    assert "県庁の表" not in admin.get("people/").text


def test_a_ledger_that_is_away_costs_citizens_nothing(tmp_path):
    from navigator.settings import Settings
    from navigator.web.app import create_app

    settings = Settings(data_dir=tmp_path, secret="s", database_url="postgresql://nobody@127.0.0.1:1/none")
    with TestClient(create_app(settings, clock=lambda: NOW)) as client:
        assert client.get("/ja/").status_code == 200
        response = client.get("/staff/sign-in")
        assert response.status_code == 503
        assert "住民の方のページは、そのまま動いています" in response.text
        assert "127.0.0.1" not in response.text


def test_an_account_made_at_the_terminal_opens_at_once(site, stranger):
    stranger.get("sign-in")
    with site.ledger.writing() as connection:
        accounts.add(connection, ("first", "admin"), HASH, Actor("terminal", NOW))
    assert stranger.sign_in("first").status_code == 303


def test_a_page_that_is_none_is_a_staff_page_too(officer, stranger):
    assert "職員用" in officer("viewer").get("nothing/here").text
    assert stranger.get("nothing").status_code == 303
    assert stranger.client.get("/staff").headers["location"] == "/staff/"
