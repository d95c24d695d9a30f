"""Every page below its language, files by their own address, and a language that is not offered leads to the nearest."""

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from navigator.web.citizen import app
from navigator.web.citizen.app import LONGEST_LANGUAGE, PAGES, WITHOUT_LANGUAGE, citizen_pages


def test_each_page_has_a_route_of_its_methods(site):
    routes = citizen_pages(site)
    assert [route.path for route in routes] == [f"/{{lang:str}}/{page.path}" for page in PAGES]
    for route, page in zip(routes, PAGES, strict=True):
        assert isinstance(route, Route)
        assert route.methods - {"HEAD"} == set(page.methods), page.path


def test_a_page_is_served_below_its_language_and_what_is_typed_there_read_beside(client, monkeypatch):
    beside = []

    async def read(page, request):
        beside.append(request.t.lang)
        return page(request)

    monkeypatch.setattr(app, "read_beside", read)
    assert client.get("/pt/help").status_code == 200
    assert beside == []
    client.post("/pt/talk/say", data={"text": "Quero trabalhar"})
    assert beside == ["pt"]


def test_no_two_pages_have_one_address_and_method():
    served = [(page.path, method) for page in PAGES for method in page.methods]
    assert len(set(served)) == len(served)
    assert len({route.path for route in WITHOUT_LANGUAGE}) == len(WITHOUT_LANGUAGE)


def test_the_files_that_pages_name_are_served(client, site):
    for asset in (site.styles, site.print_styles, *site.assets.values()):
        answer = client.get(asset.url, headers={"accept-encoding": "identity"})
        assert (answer.status_code, answer.content) == (200, asset.body.plain)
        assert answer.headers["content-type"].startswith(asset.media_type)


@pytest.mark.parametrize("path", [route.path for route in WITHOUT_LANGUAGE if "{" not in route.path])
def test_what_has_no_language_has_an_address_of_its_own(client, path):
    assert client.get(f"/{path}", follow_redirects=False).status_code in (200, 302, 303, 307, 404)


@pytest.mark.parametrize(("path", "language", "to"), [
    ("/fr/help", "pt-BR", "/pt/help"), ("/fr/help", "", "/ja/help"), ("/fr/", "en", "/en/"), ("/fr/help?q=1&r=%E7%94%BA", "en", "/en/help?q=1&r=%E7%94%BA"),
    ("/fr/windows/%E7%94%BA", "en", "/en/windows/%E7%94%BA"), (f"/{'f' * LONGEST_LANGUAGE}/help", "en", "/en/help"),
])  # fmt: skip
def test_a_language_that_is_not_offered_leads_to_the_nearest_with_what_was_asked(client, path, language, to):
    answer = client.get(path, headers={"accept-language": language}, follow_redirects=False)
    assert (answer.status_code, answer.headers.get("location")) == (302, to)


@pytest.mark.parametrize("path", [f"/{'f' * (LONGEST_LANGUAGE + 1)}/help", "/api/help", "/static/help"])
def test_what_is_no_language_leads_nowhere(client, path):
    assert client.get(path, follow_redirects=False).status_code == 404


@pytest.mark.parametrize(("typed", "path", "is_beside"), [
    (("text",), "/ja/say?text=a", True), (("text",), "/ja/say?text=", False), (("text",), "/ja/say?other=a", False),
    (("text",), "/ja/say?long.text=a", True), ((), "/ja/say?text=a", False), (("place", "text"), "/ja/say?place=a", True),
])  # fmt: skip
def test_what_was_typed_is_read_beside_and_nothing_else(site, client, monkeypatch, typed, path, is_beside):
    beside = []

    async def read(page, request):
        beside.append(request.form)
        return page(request)

    monkeypatch.setattr(app, "read_beside", read)
    serve = app._endpoint(site, lambda _request: PlainTextResponse("page"), typed)
    inner = TestClient(Starlette(routes=[Route("/{lang}/say", serve, methods=["GET", "POST"])]))
    assert inner.get(path).text == "page"
    assert len(beside) == is_beside
    address, _, sent = path.partition("?")
    assert inner.post(address, data=dict([sent.split("=")])).text == "page"
    assert len(beside) == 2 * is_beside
