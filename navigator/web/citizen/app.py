"""The routes of citizens' pages."""

from collections.abc import Sequence
from urllib.parse import quote

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from navigator.web.endpoint import Endpoint
from navigator.web.process.reading import read_beside
from navigator.web.site import Site

from . import about_pages, campaign_links, conversation, halls, help_pages, public_pages, result, take_away
from .reach import assistants, door, search_engines, towns
from .request import Page, read_request

PAGES = (
    *public_pages.ROUTES, *conversation.ROUTES, *help_pages.ROUTES, *result.ROUTES, *take_away.ROUTES, *campaign_links.ROUTES,
    *halls.ROUTES, *about_pages.ROUTES, *towns.ROUTES, *door.ROUTES,
)  # fmt: skip
WITHOUT_LANGUAGE = (
    *public_pages.WITHOUT_LANGUAGE, *help_pages.WITHOUT_LANGUAGE, *take_away.WITHOUT_LANGUAGE, *campaign_links.WITHOUT_LANGUAGE,
    *search_engines.WITHOUT_LANGUAGE, *assistants.WITHOUT_LANGUAGE,
)  # fmt: skip
LONGEST_LANGUAGE = 12  # letters


def add_citizen(app: FastAPI, site: Site, pages: Sequence[Route]) -> None:
    """Add the citizens' pages, and the files that they name."""
    for asset in (site.styles, site.print_styles, *site.assets.values()):
        app.add_route(asset.url, asset.answer)
    for route in WITHOUT_LANGUAGE:
        app.add_route(f"/{route.path}", _endpoint(site, route.page))
    app.router.routes += pages


def citizen_pages(site: Site) -> list[Route]:
    """The pages below a language."""
    return [
        Route(f"/{{lang:str}}/{page.path}", _in_language(site, _endpoint(site, page.page, page.typed)), methods=list(page.methods))
        for page in PAGES
    ]


def _endpoint(site: Site, page: Page, typed: tuple[str, ...] = ()) -> Endpoint:
    async def serve(http: Request) -> Response:
        request = await read_request(site, http)
        fields = (*request.form.pairs(), *http.query_params.items()) if typed else ()
        if any(value and name.endswith(typed) for name, value in fields):
            return await read_beside(page, request)
        return page(request)

    return serve


def _in_language(site: Site, endpoint: Endpoint) -> Endpoint:
    """Serve under a language that is offered; send any other to the nearest, with what was asked."""

    async def serve(http: Request) -> Response:
        lang = http.path_params["lang"]
        if lang in site.languages:
            return await endpoint(http)
        if lang in ("api", "static") or len(lang) > LONGEST_LANGUAGE:
            raise HTTPException(404)
        rest, query = quote(http.url.path.split("/", 2)[2]), http.url.query
        return RedirectResponse(f"/{site.page_translator(http).lang}/{rest}{'?' if query else ''}{query}", 302)

    return serve
