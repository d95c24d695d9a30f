"""The routes of the staff pages, each with the role that it asks for."""

from collections.abc import Awaitable, Callable

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from navigator.web.site import Site
from navigator.web.staff.contacts import contact_pages
from navigator.web.staff.kpi import target_pages, upload
from navigator.web.staff.statistics import channels, exports, overview
from navigator.web.static_files import FOREVER, Styles

from . import home, people
from .guard import Route, guarded, refusal
from .request import StaffRequest
from .session import StaffCookies
from .sign_in import SignIn

PAGES = (
    *home.ROUTES, *overview.ROUTES, *exports.ROUTES, *target_pages.ROUTES, *upload.ROUTES, *people.ROUTES, *channels.ROUTES,
    *contact_pages.ROUTES,
)  # fmt: skip


def not_found(visit: StaffRequest) -> Response:
    """Any other path below /staff."""
    return refusal(visit, 404)


NOT_FOUND = Route("{rest:path}", "viewer", not_found, ("GET", "POST"))


def add_staff(app: FastAPI, site: Site) -> None:
    """Add the staff pages. They come before the citizens' pages, whose first part may be any language."""
    seal = StaffCookies(site.settings.signing_secret())
    for sheet in (site.staff_styles, site.card_styles):
        app.add_route(sheet.url, _styles(sheet))
    routes: tuple[Route, ...] = (*SignIn(seal).routes(), *PAGES, NOT_FOUND)
    app.add_route("/staff", lambda _: RedirectResponse("/staff/", 308), methods=["GET"])
    for route in routes:
        app.add_route(f"/staff/{route.path}", guarded(site, seal, route), methods=list(route.methods))


def _styles(sheet: Styles) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        return sheet.body.answer(request, "text/css; charset=utf-8", {"cache-control": FOREVER})

    return answer
