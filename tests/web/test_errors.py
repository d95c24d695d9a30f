"""What goes wrong is said kindly, to programs as JSON, and a fault of ours can be found in the log."""

import re

import pytest
from starlette.exceptions import HTTPException
from starlette.testclient import TestClient

from navigator.web.errors import Faults, get_or_404
from tests.web.own_loop import run

FORM = b"application/x-www-form-urlencoded"


@pytest.fixture
def visitor(app):
    """A browser that sees what a server sends, where a test would see the exception."""
    return TestClient(app, raise_server_exceptions=False)


@pytest.fixture
def broken(site, monkeypatch):
    def fail(*_args, **_values):
        raise RuntimeError("a secret")

    monkeypatch.setattr("navigator.web.citizen.public_pages.plan_page", fail)
    monkeypatch.setattr("navigator.web.api.routes.schemes_json", fail)


@pytest.mark.parametrize("path", ["/ja/nope", "/ja/windows/nope", "/ja/schemes/nope", "/static/nope", "/ja/windows/nope/x.ics"])
def test_what_is_not_there_gets_a_kind_page(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "はじめのページ" in response.text
    assert response.headers["cache-control"] == "no-store"


def test_a_method_that_is_not_offered_gets_a_kind_page_and_those_that_are(client):
    response = client.post("/ja/plan")
    assert response.status_code == 405
    assert "このページは開けません" in response.text
    assert "GET" in response.headers["allow"]


def test_programs_get_json(client):
    response = client.get("/api/v1/nothing")
    assert response.status_code == 404
    assert response.json() == {"error": {"field": "", "value": None, "nearest": "", "message": "404"}}


@pytest.mark.parametrize("path", ["/ja/plan", "/api/v1/schemes"])
def test_a_fault_of_ours_has_a_number_on_the_page_and_in_the_log(visitor, broken, caplog, path):
    response = visitor.get(path)
    assert response.status_code == 500
    number = response.headers["x-request-id"]
    assert re.fullmatch("[0-9a-f]{8}", number)
    assert number in response.text
    assert "secret" not in response.text
    (line,) = [r for r in caplog.records if r.name == "navigator.web.errors"]
    assert number in line.getMessage()
    assert "RuntimeError" in line.getMessage()
    assert "test_errors.py" in line.getMessage()  # where it arose
    assert "secret" not in caplog.text  # a message may hold what somebody typed
    assert not line.exc_info
    assert visitor.get(path).headers["x-request-id"] != number


def test_a_fault_after_the_head_was_sent_is_logged_and_the_answer_ends(site, caplog):
    async def halfway(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise ValueError("a secret") from KeyError("another secret")

    sent = []

    async def send(message):
        sent.append(message["type"])

    run(Faults(halfway, site)({"type": "http", "method": "GET", "path": "/x"}, None, send))
    assert sent == ["http.response.start"]
    assert "ValueError" in caplog.text
    assert "KeyError" in caplog.text
    assert "secret" not in caplog.text


def test_whoever_leaves_in_the_middle_of_a_form_leaves_no_line_in_the_log(app, caplog):
    async def receive():
        return {"type": "http.disconnect"}

    async def post(path, kind):
        scope = {
            "type": "http", "method": "POST", "path": path, "raw_path": path.encode(), "query_string": b"", "http_version": "1.1",
            "headers": [(b"content-type", kind), (b"host", b"testserver")], "scheme": "http", "root_path": "",
        }  # fmt: skip
        statuses = []

        async def send(message):
            statuses.append(message.get("status"))

        await app(scope, receive, send)
        return statuses[0]

    for path, kind in [("/ja/talk", FORM), ("/staff/sign-in", FORM), ("/api/v1/decide", b"application/json")]:
        assert run(post(path, kind)) in (400, 422)
    assert not caplog.records


def test_a_missing_key_is_a_404():
    assert get_or_404({"a": ""}, "a") == ""
    with pytest.raises(HTTPException) as error:
        get_or_404({"a": 1}, "b")
    assert error.value.status_code == 404
