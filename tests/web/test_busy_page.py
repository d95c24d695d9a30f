"""The page of a crowd is rendered once for each language, and told to a program as JSON."""

import gzip
from types import SimpleNamespace

import pytest
from starlette.datastructures import URL, Headers

from navigator.web import busy_page
from navigator.web.busy_page import busy_answer


def request(path="/ja/talk", **headers):
    given = Headers({name.replace("_", "-"): value for name, value in headers.items()})
    return SimpleNamespace(url=URL(f"http://testserver{path}"), headers=given)


@pytest.fixture
def busy(monkeypatch):
    """A site that notes what is rendered."""
    rendered = []

    def render(name, t, groups):
        rendered.append((name, t.lang, groups))
        return f"混みあい {t.lang}"

    monkeypatch.setattr(busy_page, "phonebook", lambda *given: ("telephones", *given))
    japanese, english = SimpleNamespace(lang="ja"), SimpleNamespace(lang="en")
    return SimpleNamespace(
        busy_pages={}, render=render, rendered=rendered, knowledge="knowledge", today="day", japanese=japanese, english=english,
        page_translator=lambda asked: english if asked.url.path.startswith("/en/") else japanese,
    )  # fmt: skip


def test_it_is_rendered_once_for_each_language_with_every_telephone(busy):
    pages = [busy_page.busy_page(busy, t) for t in (busy.japanese, busy.english, busy.japanese)]
    assert pages[0] is pages[2]
    assert [page.plain.decode() for page in pages[:2]] == ["混みあい ja", "混みあい en"]
    assert busy.rendered == [
        ("citizen/busy.html", t.lang, ("telephones", "knowledge", t, "day")) for t in (busy.japanese, busy.english)
    ]
    busy.busy_pages = {}
    assert busy_page.busy_page(busy, busy.japanese) is not None
    assert len(busy.rendered) == 3, "other numbers are served"


@pytest.mark.parametrize(("accepted", "coding"), [("", None), ("gzip", "gzip"), ("br, gzip", "gzip"), ("br", None), ("gzip;q=0", None)])
def test_a_person_gets_the_page_in_the_language_of_the_path(busy, accepted, coding):
    answer = busy_answer(busy, request("/en/talk", accept_encoding=accepted))
    assert (answer.status_code, answer.headers["content-type"]) == (503, "text/html; charset=utf-8")
    assert (answer.headers["retry-after"], answer.headers["cache-control"]) == ("20", "no-store")
    assert answer.headers.get("content-encoding") == coding
    assert (gzip.decompress(answer.body) if coding else answer.body).decode() == "混みあい en"


def test_who_names_no_coding_gets_the_bytes_as_they_are(busy):
    assert "content-encoding" not in busy_answer(busy, request()).headers


@pytest.mark.parametrize(("path", "is_json"), [("/api/v1/decide", True), ("/ja/api/", False), ("/apiary", False)])
def test_a_program_gets_an_error(busy, path, is_json):
    answer = busy_answer(busy, request(path))
    assert answer.status_code == 503
    assert (answer.headers["retry-after"], answer.headers["cache-control"]) == ("20", "no-store")
    assert (answer.headers["content-type"] == "application/json") is is_json
    if is_json:
        assert b'"message":"Too many requests at once. Ask again after a while."' in answer.body
