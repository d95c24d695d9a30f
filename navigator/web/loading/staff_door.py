"""The door to the officers' pages: they are loaded when the first of them is asked for, since most processes answer citizens alone."""

import threading

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, Route, Router
from starlette.types import Receive, Scope, Send

from navigator.web.rendering.static_files import FOREVER, Styles
from navigator.web.site import Site

PATH = "/staff"


class StaffDoor(BaseRoute):
    """Everything below /staff. It stands before the citizens' pages, whose first part may be any language."""

    def __init__(self, site: Site) -> None:
        self._site, self._lock = site, threading.Lock()
        self._router: Router | None = None

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether a request is for officers."""
        path = scope["path"] if scope["type"] == "http" else ""
        return (Match.FULL if path == PATH or path.startswith(f"{PATH}/") else Match.NONE), {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; the first waits until the pages are there, and nobody else."""
        router = self._router
        if router is None:
            router = await run_in_threadpool(self.open)
        await router(scope, receive, send)

    def open(self) -> Router:
        """Load the pages, once."""
        with self._lock:
            if self._router is None:
                from navigator.web.staff.app import staff_routes  # a third of a second of a start

                self._router = Router(staff_routes(self._site), redirect_slashes=False)
            return self._router


def style_routes(site: Site) -> list[Route]:
    """The style sheets of the officers' pages and of cards."""
    return [_styles(sheet) for sheet in (site.staff_styles, site.card_styles)]


def _styles(sheet: Styles) -> Route:
    async def endpoint(request: Request) -> Response:
        return sheet.body.answer(request, "text/css; charset=utf-8", {"cache-control": FOREVER})

    return Route(sheet.url, endpoint)
