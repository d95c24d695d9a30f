"""The pages below a language, found by their path at once and answered here: a turn does not ask a hundred routes one after the
other, nor pass through what the framework does for others.
"""

from collections.abc import Callable, Sequence

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Receive, Scope, Send

ANY_LANGUAGE = "xx"
Refusal = Callable[[Request, HTTPException | ClientDisconnect], Response]


class LanguageRoutes:
    """Answers what its routes take, in their order, below a language that is offered; all else is the framework's.

    `refusal`: the answer where a page refuses a request.
    """

    def __init__(self, app: ASGIApp, routes: Sequence[Route], languages: Callable[[], tuple[str, ...]], refusal: Refusal) -> None:
        self.app, self._languages, self._refusal = app, languages, refusal
        self._with_names = tuple(route for route in routes if route.path.count("{") > 1)
        self._by_rest: dict[str, tuple[Route, ...]] = {}
        for rest in (route.path.split("/", 2)[2] for route in routes if route not in self._with_names):
            path = f"/{ANY_LANGUAGE}/{rest}"
            self._by_rest[rest] = tuple(route for route in routes if route.path_regex.match(path))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        found = self.find(scope)
        if found is None:
            await self.app(scope, receive, send)
            return
        route, values = found
        scope.update(values)
        request = Request(scope, receive, send)
        try:
            response: Response = await route.endpoint(request)
        except (HTTPException, ClientDisconnect) as error:
            response = self._refusal(request, error)
        await response(scope, receive, send)

    def find(self, scope: Scope) -> tuple[Route, Scope] | None:
        """The first route that takes the request, and what it reads out of the path."""
        if scope["type"] != "http":
            return None
        _, lang, rest = (*scope["path"].split("/", 2), "", "")[:3]
        if lang not in self._languages():
            return None
        for route in self._by_rest.get(rest, self._with_names):
            match, values = route.matches(scope)
            if match is Match.FULL:
                return route, values
        return None
