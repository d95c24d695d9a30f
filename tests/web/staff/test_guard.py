"""Who gets to a page and whose forms are taken; what a stranger learns: nothing."""

import re
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from navigator.ledger import sessions
from navigator.settings import Settings
from navigator.web.app import create_app
from navigator.web.staff.app import PAGES
from navigator.web.staff.guard import MAX_FORM_BYTES
from tests.conftest import NOW
from tests.web.staff.conftest import Officer


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
    editor, admin = officer("editor"), officer("admin")
    editor.token = admin.token
    assert editor.post("sign-out").status_code == 403


def test_a_form_of_another_site_is_refused(officer):
    editor = officer("editor")
    response = editor.client.post(
        "/staff/sign-out", data={"csrf": editor.token}, headers={"origin": "https://evil.example"}
    )
    assert response.status_code == 403


def test_staff_pages_are_kept_nowhere_and_found_by_nobody(officer, stranger):
    for response in (officer("admin").get("kpi/"), stranger.get("sign-in"), stranger.get("kpi/")):
        assert response.headers["cache-control"] == "no-store"
        assert "noindex" in response.headers["x-robots-tag"]


def test_an_altered_cookie_opens_nothing(app, officer):
    value = officer("admin").client.cookies.get("staff", path="/staff")
    for altered in (
        value[:-3] + ("AAA" if value[-3:] != "AAA" else "BBB"),
        "x" + value,
        "",
        value.partition(".")[0],
    ):
        editor = Officer(app)
        editor.client.cookies.set("staff", altered, path="/staff")
        assert editor.get("kpi/").status_code == 303


def test_a_session_ends_when_nobody_used_it(app, officer):
    editor = officer("editor")
    app.state.site.clock = lambda: NOW + timedelta(seconds=sessions.IDLE - 1)
    assert editor.get("kpi/").status_code == 200
    app.state.site.clock = lambda: NOW + timedelta(seconds=2 * sessions.IDLE - 2)
    assert editor.get("kpi/").status_code == 200  # using it keeps it
    app.state.site.clock = lambda: NOW + timedelta(seconds=3 * sessions.IDLE)
    assert editor.get("kpi/").status_code == 303


def test_what_was_written_when_the_session_ended_is_shown_again(app, officer):
    editor = officer("editor")
    editor.get("kpi/month/2025-04")
    app.state.site.clock = lambda: NOW + timedelta(seconds=sessions.IDLE + 1)
    fields = {
        "kpi": "kpi-hw-hired",
        "value-kpi-hw-hired": "1538",
        "note-kpi-hw-hired": "<b>速報</b>",
        "password": "secret words",
    }
    response = editor.post("kpi/month/2025-04", fields)
    assert response.status_code == 401
    assert "<li>1538</li>" in response.text
    assert "&lt;b&gt;速報" in response.text
    assert "secret words" not in response.text
    assert editor.token not in response.text


def test_a_ledger_that_is_away_costs_citizens_nothing(tmp_path):

    settings = Settings(data_dir=tmp_path, secret="for tests, and long enough to sign with", database_url="postgresql://nobody@127.0.0.1:1/none")
    with TestClient(create_app(settings, clock=lambda: NOW)) as client:
        assert client.get("/ja/").status_code == 200
        response = client.get("/staff/sign-in")
        assert response.status_code == 503
        assert "住民の方のページは、そのまま動いています" in response.text
        assert "127.0.0.1" not in response.text


def test_a_page_without_its_last_stroke_is_found_and_nothing_else(stranger, officer):
    with_stroke = {route.path for route in PAGES if route.path.endswith("/")}
    assert {"kpi/", "channels/"} <= with_stroke
    for path in with_stroke:
        response = stranger.get(f"{path.removesuffix('/')}?year=r7&to=//evil.example")
        assert response.status_code == 308, path
        assert response.headers["location"] == f"/staff/{path}?year=r7&to=//evil.example"
    viewer = officer("viewer")
    for path in ("kpi/target", "nothing", "/evil.example", "kpi//evil.example", "overview/"):
        assert viewer.get(path).status_code == 404, path
    assert viewer.post("kpi").status_code == 404
    assert viewer.client.get("/staff?done=x").headers["location"] == "/staff/?done=x"


def test_an_unknown_path_is_answered_with_a_staff_page(officer, stranger):
    assert "職員用" in officer("viewer").get("nothing/here").text
    assert stranger.get("nothing").status_code == 303
    assert stranger.client.get("/staff").headers["location"] == "/staff/"


def test_a_form_that_is_too_large_or_hides_its_size_is_refused(officer):
    editor = officer("editor")
    editor.get("kpi/import")
    content = b"x" * MAX_FORM_BYTES
    assert editor.post("kpi/import", files={"file": ("a.csv", content)}).status_code == 413
    assert editor.post("kpi/month/2025-04", {"kpi": content.decode()}).status_code == 413
    kind = {"content-type": "multipart/form-data; boundary=x"}
    assert editor.client.post("/staff/kpi/import", content=iter([b"--x--"]), headers=kind).status_code == 413


@pytest.mark.parametrize("charset", ["utf-7", "punycode", "idna", "utf-16", "unicode_escape", "rot13", "nonsense"])
def test_a_form_in_other_letters_than_utf_8_is_refused(officer, charset):
    editor = officer("editor")
    part = f'--x\r\ncontent-disposition: form-data; name="csrf"\r\n\r\n{editor.token}\r\n'
    odd = '--x\r\ncontent-disposition: form-data; name="year"\r\n\r\n+2AA-\\ud800\r\n--x--\r\n'
    kind = {"content-type": f"multipart/form-data; boundary=x; charset={charset}"}
    assert editor.client.post("/staff/kpi/import", content=part + odd, headers=kind).status_code == 422
