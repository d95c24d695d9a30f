"""Pages below a language are found at once, and are those that would be found one after the other."""


import pytest
from starlette.routing import Match, Route

from navigator.web.language_routes import LanguageRoutes
from tests.web.own_loop import run

METHODS = ("GET", "HEAD", "POST", "PUT")


@pytest.fixture
def pages(app):
    return [route for route in app.routes if isinstance(route, Route) and route.path.startswith("/{lang:str}/")]


@pytest.fixture
def paths(pages, knowledge):
    """The path of each page, and some that are none."""
    named = {"id": next(iter(knowledge.windows)), "window": "nowhere", "code": next(iter(knowledge.municipalities))}
    for route in pages:
        named |= {name: "x" for name in route.param_convertors if name not in named}
    every = {route.path_format.format(**named | {"lang": "ja"}) for route in pages}
    return sorted(every | {"/ja/nowhere", "/ja/windows/a/b", "/ja", "/", "/ja/talk/", "/staff/", "/api/v1/windows", "/xx/talk"})


def scope(path, method="GET"):
    return {"type": "http", "path": path, "method": method, "root_path": ""}


def one_after_the_other(pages, asked):
    found = [(*route.matches(asked), route) for route in pages]
    in_order = [each for each in found if each[0] is Match.FULL] + [each for each in found if each[0] is Match.PARTIAL]
    return in_order[0] if in_order else (Match.NONE, {}, None)


def test_every_page_is_the_one_that_would_be_found_one_after_the_other(pages, paths):
    table = LanguageRoutes(None, pages, lambda: ("ja",), None)
    assert len(pages) > 30
    for path in paths:
        for method in METHODS:
            asked = scope(path, method)
            match, child, route = one_after_the_other(pages, asked)
            is_found = match is Match.FULL and path.split("/")[1] == "ja"
            assert table.find(asked) == ((route, child) if is_found else None), (path, method)


def test_a_page_is_answered_without_the_routes_of_the_framework(app, client):
    app.router.routes.clear()
    assert client.get("/ja/talk?n=0").status_code == 200
    assert client.get("/xx/talk?n=0").status_code == 404


def test_a_page_that_refuses_says_so_kindly(client):
    response = client.get("/ja/windows/nowhere")
    assert response.status_code == 404
    assert "ページが見つかりません" in response.text


def test_who_goes_while_a_form_is_read_is_answered_to_nobody(app):
    sent = []

    async def receive():
        return {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    asked = {**scope("/ja/talk", "POST"), "headers": [(b"host", b"testserver")], "query_string": b"", "scheme": "http"}
    run(app(asked, receive, send))
    assert sent[0]["status"] == 400


def test_a_page_of_another_method_says_which_it_takes(client):
    response = client.put("/ja/talk/say")
    assert response.status_code == 405
    assert "POST" in response.headers["allow"]
