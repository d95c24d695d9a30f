"""The first page as ready bytes: the same as the page itself, and never for whoever brings a conversation."""

from dataclasses import replace

import pytest

from navigator.web.process.ready_pages import ReadyPages

NOT_THESE = {"if-none-match": 'W/"another"'}  # asks the page itself


@pytest.fixture
def made(client, monkeypatch):
    """The pages that the application itself answered, after the first pages in two languages were asked for once."""
    for lang in ("ja", "pt"):
        client.get(f"/{lang}/")
    asked = []
    first = ReadyPages._answer
    monkeypatch.setattr(ReadyPages, "_answer", lambda self, scope: first(self, scope) or asked.append(scope["path"]))
    return asked


@pytest.mark.parametrize("coding", ["", "identity", "gzip", "br, gzip", "gzip;q=0", "*", "br;q=0, gzip;q=0.1"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_it_is_what_the_page_itself_answers(client, made, method, coding):
    ready = client.request(method, "/pt/", headers={"accept-encoding": coding})
    assert made == []
    page = client.request(method, "/pt/", headers={"accept-encoding": coding, **NOT_THESE})
    assert made == ["/pt/"]
    assert (ready.status_code, ready.content) == (page.status_code, page.content)
    assert _headers(ready) == _headers(page)


def _headers(response):
    """Each once: where a page goes out as it is, the compression names again on what it varies."""
    return {(name, value.lower().split(",")[0] if name == "vary" else value) for name, value in response.headers.items()}


def test_whoever_brings_a_conversation_gets_a_page_of_their_own(client, made):
    client.post("/ja/talk", data={"fact": "persona", "value": "resident"})
    made.clear()
    own = client.get("/ja/")
    assert made == ["/ja/"]
    assert own.headers["cache-control"] == "no-store"
    client.cookies.clear()
    assert client.get("/ja/").text != own.text
    assert made == ["/ja/"]


def test_a_cookie_of_ours_that_nobody_can_read_is_looked_at(client, made):
    assert client.get("/ja/", headers={"cookie": "a=b; talk=broken"}).status_code == 200
    assert client.get("/ja/", headers={"cookie": "theme=dark"}).status_code == 200
    assert made == ["/ja/"]


def test_whoever_has_the_page_is_told_so(client):
    tag = client.get("/ja/").headers["etag"]
    assert client.get("/ja/", headers={"if-none-match": tag}).status_code == 304


def test_no_other_path_and_no_form_is_answered(client, made):
    for path in ("/ja/talk", "/nowhere/", "/", "/ja/windows"):
        client.get(path, follow_redirects=False)
    assert client.post("/ja/").status_code == 405
    assert made[:4] == ["/ja/talk", "/nowhere/", "/", "/ja/windows"]


def test_another_edition_has_another_page(client, site, made):
    before = client.get("/ja/").text
    site.first_pages = {}
    site.knowledge = site.file_knowledge = replace(site.knowledge)
    site.settings = site.settings.model_copy(update={"public_url": "https://navigator.example"})
    after = client.get("/ja/").text
    assert made == ["/ja/"]
    assert "https://navigator.example" in after
    assert client.get("/ja/").text == after != before
    assert made == ["/ja/"]


def test_what_is_kept_is_bounded(client, app, monkeypatch):
    monkeypatch.setattr("navigator.web.process.ready_pages.MOST_READY", 3)
    for lang in ("ja", "en", "pt", "vi"):
        for coding in ("gzip", "br", "identity"):
            assert client.get(f"/{lang}/", headers={"accept-encoding": coding}).status_code == 200
    layer = app.middleware_stack
    while not isinstance(layer, ReadyPages):
        layer = layer.app
    assert 0 < len(layer._ready) <= 3


def test_the_last_answers_of_a_process_say_so(client, site, made):
    site.leaving.set()
    assert client.get("/ja/").headers["connection"] == "close"
    assert made == []
