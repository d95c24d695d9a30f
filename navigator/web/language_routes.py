"""The pages below a language, found by their path at once: a turn does not ask a hundred routes one after the other."""

from collections.abc import Callable, Sequence

from starlette.routing import BaseRoute, Match, NoMatchFound, Route
from starlette.types import Receive, Scope, Send

CHOSEN = "language_route"  # in the scope of a request
ANY_LANGUAGE = "xx"


class LanguageRoutes(BaseRoute):
    """Stands before all other routes. It matches what its own routes match, in their order, below a language that is offered."""

    def __init__(self, routes: Sequence[Route], languages: Callable[[], tuple[str, ...]]) -> None:
        self._languages = languages
        self._with_names = tuple(route for route in routes if route.path.count("{") > 1)
        self._by_rest: dict[str, tuple[Route, ...]] = {}
        for rest in (route.path.split("/", 2)[2] for route in routes if route not in self._with_names):
            path = f"/{ANY_LANGUAGE}/{rest}"
            self._by_rest[rest] = tuple(route for route in routes if route.path_regex.match(path))

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """The first route that takes the request, else the first that takes its path alone."""
        _, lang, rest = (*scope["path"].split("/", 2), "", "")[:3] if scope["type"] == "http" else ("", "", "")
        partial: tuple[Match, Scope] = (Match.NONE, {})
        for route in self._by_rest.get(rest, self._with_names) if lang in self._languages() else ():
            match, found = route.matches(scope)
            if match is Match.FULL:
                return match, {**found, CHOSEN: route}
            if match is Match.PARTIAL and partial[0] is Match.NONE:
                partial = match, {**found, CHOSEN: route}
        return partial

    def url_path_for(self, name: str, /, **path_params: object) -> NoMatchFound:  # type: ignore[override]
        """None here: the routes themselves stand in the list too."""
        raise NoMatchFound(name, path_params)

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer by the route that was found."""
        await scope[CHOSEN].handle(scope, receive, send)
