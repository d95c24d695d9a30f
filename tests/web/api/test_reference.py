"""The page of the interface says each operation of its description, and runs nothing."""

import json
from html import unescape
from types import SimpleNamespace

from navigator.web.api.reference import ABOUT, docs_page
from tests.web.own_loop import run

SPEC = {"paths": {
    "/api/<a>": {"get": {"summary": "Ask & hear", "description": "町 <b>", "x": {"y": "町"}}, "post": {"operationId": "send"}},
    "/api/b": {"get": {"summary": "Another"}},
}}  # fmt: skip


def shown(spec):
    response = run(docs_page(SimpleNamespace(openapi=lambda: spec))(None))
    return response, response.body.decode()


def test_each_operation_is_told_with_its_description():
    response, text = shown(SPEC)
    assert (response.status_code, response.media_type) == (200, "text/html")
    headings = [part.partition("</h2>")[0] for part in text.split("<h2>")[1:]]
    assert headings == ["GET /api/&lt;a&gt;", "POST /api/&lt;a&gt;", "GET /api/b"]
    assert "<p>Ask &amp; hear</p><p>町 &lt;b&gt;</p><pre>" in text
    assert "<h2>POST /api/&lt;a&gt;</h2><p></p><p></p><pre>" in text
    told = [json.loads(unescape(part.partition("</pre>")[0])) for part in text.split("<pre>")[1:]]
    assert told == [operation for operations in SPEC["paths"].values() for operation in operations.values()]
    assert "</pre><h2>" in text
    assert "町&quot;" in text, "letters as they are"
    assert "\n &quot;summary&quot;: &quot;Another&quot;" in text


def test_the_page_is_whole_and_names_the_description():
    _, text = shown({"paths": {}})
    assert text.startswith('<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>API</title>')
    assert text.endswith('<p>Machine-readable: <a href="/api/openapi.json">openapi.json</a></p></main></html>')
    assert unescape(text.partition("<h1>API</h1><p>")[2].partition("</p>")[0]) == ABOUT
    assert "<script" not in text


def test_what_is_served_is_of_our_own_description(client):
    text = client.get("/api/docs").text
    for path, operations in client.get("/api/openapi.json").json()["paths"].items():
        for method in operations:
            assert f"<h2>{method.upper()} {path}</h2>" in unescape(text)
