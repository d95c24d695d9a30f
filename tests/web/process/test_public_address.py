"""The address is said at start; what a request says of itself decides nothing."""

import os

import pytest
from starlette.testclient import TestClient

from navigator.settings import Settings
from navigator.usage.gathering import turn_counter
from navigator.web.app import create_app
from tests.conftest import NOW
from tests.web.conftest import SECRET


@pytest.fixture
def public(tmp_path, knowledge):
    settings = Settings(data_dir=tmp_path / "data", secret=SECRET, public_url="https://navi.example/", proxy_names="upstream app:8000")
    return TestClient(create_app(settings, lambda: NOW, knowledge), follow_redirects=False)


def asked(client, host, path="/ja/"):
    return client.get(path, headers={"host": host})


@pytest.mark.parametrize(
    "host", ["navi.example", "NAVI.example", "localhost:8000", "127.0.0.1:8000", "[::1]:8000", "[::1]", "upstream", "upstream:80", "app:8000"]
)
def test_the_public_name_and_those_of_a_proxy_are_answered(public, host):
    assert asked(public, host).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "navi.example.evil.example", "navi.example:8443", "app", "app:80", "", "localhost.evil.example"])
def test_any_other_name_is_refused(public, host):
    response = asked(public, host)
    assert response.status_code == 421
    assert "navi.example" not in response.text
    assert asked(public, host, "/healthz").status_code == 200


def test_behind_a_proxy_that_rewrites_the_host_forms_work_and_cookies_are_secure(public):
    headers = {"host": "127.0.0.1:8000", "origin": "https://navi.example"}
    response = public.post("/ja/talk", data={"fact": "persona", "value": "resident"}, headers=headers)
    assert response.status_code == 303
    cookie = response.headers["set-cookie"]
    assert cookie.startswith("__Host-talk=")
    assert "Secure" in cookie
    assert response.headers["strict-transport-security"] == "max-age=31536000"
    assert public.post("/ja/talk", data={"fact": "persona"}, headers=headers | {"origin": "https://evil.example"}).status_code == 403


def test_a_plain_line_without_a_public_address_gets_no_promise_of_tls(client):
    response = client.post("/ja/talk", data={"fact": "persona", "value": "resident"}, follow_redirects=False)
    assert response.headers["set-cookie"].startswith("talk=")
    assert "strict-transport-security" not in response.headers


def test_the_prefixed_cookie_is_read_and_a_plain_one_is_not(public):
    here = {"host": "navi.example"}
    sent = public.post("/ja/talk", data={"fact": "persona", "value": "employer"}, headers=here)
    value = sent.headers["set-cookie"].split(";")[0].partition("=")[2]
    public.cookies.clear()

    def page(cookie):
        response = public.get("/ja/", headers=here | {"cookie": cookie})
        page = public.get("/ja/talk?n=1", headers=here | {"cookie": cookie})
        return response.text, page.text, page.headers.get("location")

    assert page(f"other=1; __Host-talk={value}") != page("other=1")
    assert page(f"other=1; talk={value}") == page("other=1")


def test_a_cookie_that_is_deleted_is_deleted_under_its_name(public):
    response = public.post("/ja/erase", headers={"host": "navi.example"})
    deleted = [cookie for cookie in response.headers.get_list("set-cookie") if "Max-Age=0" in cookie]
    assert deleted
    for cookie in deleted:
        assert cookie.startswith("__Host-talk=")
        assert "Secure" in cookie
        assert "Path=/" in cookie


@pytest.mark.parametrize("host", ["evil.example", "navi.example"])
def test_a_redirect_names_no_host(client, host):
    for path in ("/ja", "/staff"):
        assert client.get(path, headers={"host": host}, follow_redirects=False).headers["location"] == f"{path}/"


def test_health_is_asked_by_head_too(client):
    assert client.head("/healthz").status_code == client.head("/readyz").status_code == 200


def test_a_data_folder_that_cannot_be_made_costs_no_page(tmp_path, knowledge, monkeypatch, caplog):
    monkeypatch.setattr("os.environ", dict(os.environ))
    monkeypatch.setattr(turn_counter, "GATHERER_ENDS", 0.2)  # seconds at the end in which it looks again for a place to write
    (tmp_path / "file").write_text("")
    app = create_app(Settings(data_dir=tmp_path / "file" / "data"), lambda: NOW, knowledge)
    with TestClient(app) as client:
        assert client.get("/ja/").status_code == 200
        begun = client.post("/ja/talk", data={"fact": "persona", "value": "resident"})
        assert begun.status_code == 200
        assert client.get("/readyz").status_code == 503
    assert "no secret can be kept in the data folder" in caplog.text


def test_the_data_folder_is_for_its_owner_alone(tmp_path, knowledge):
    folder = tmp_path / "data"
    folder.mkdir(mode=0o755)
    (folder / "ledger.sqlite3").touch(mode=0o644)
    create_app(Settings(data_dir=folder, secret=SECRET), lambda: NOW, knowledge)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "ledger.sqlite3").stat().st_mode & 0o777 == 0o600
