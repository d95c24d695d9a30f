"""Pages below a language are found at once, and are those that would be found one after the other."""

import pytest
from starlette.routing import Match, NoMatchFound, Route

from navigator.web.language_routes import CHOSEN, LanguageRoutes

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


def test_every_page_is_the_one_that_would_be_found_one_after_the_other(app, pages, paths):
    table = app.routes[0]
    assert isinstance(table, LanguageRoutes)
    assert len(pages) > 30
    for path in paths:
        for method in METHODS:
            asked = scope(path, method)
            match, found = table.matches(asked)
            expected, child, route = one_after_the_other(pages, asked)
            if path.split("/")[1] != "ja":
                expected, child, route = Match.NONE, {}, None
            assert (match, found.get(CHOSEN)) == (expected, route), (path, method)
            assert {name: value for name, value in found.items() if name != CHOSEN} == child


def test_where_a_page_stands_is_asked_of_the_pages_themselves(app):
    with pytest.raises(NoMatchFound):
        app.routes[0].url_path_for("serve")


def test_a_page_of_another_method_says_which_it_takes(client):
    response = client.put("/ja/talk/say")
    assert response.status_code == 405
    assert "POST" in response.headers["allow"]
