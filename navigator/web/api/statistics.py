"""The published tables for programs, with a token that an administrator made."""

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Response
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from navigator.ledger import tokens
from navigator.ledger.database import LedgerError
from navigator.usage.publish.calendar import MonthSpan, month_of
from navigator.usage.publish.files import as_values
from navigator.usage.publish.tables import tables
from navigator.usage.publish.words import LEGEND, PARTS
from navigator.usage.store import StoreError
from navigator.web.error_response import ErrorBody, error_response
from navigator.web.site import Site

REFUSED: dict[int | str, dict[str, Any]] = {
    401: {"model": ErrorBody, "description": "no token, or one that is not known"},
    404: {"model": ErrorBody, "description": "no month is closed yet"},
    503: {"model": ErrorBody, "description": "the tokens or the figures cannot be read"},
}
Month = Annotated[str, Query(pattern=r"^(\d{4}-(0[1-9]|1[0-2]))?$", examples=["2026-04"])]


def router(site: Site) -> APIRouter:
    """The route over one region."""
    routes = APIRouter()

    @routes.get(
        "/api/v1/statistics", responses=REFUSED, summary="Published counts of whole months (Authorization: Bearer TOKEN)"
    )
    async def statistics(
        first: Annotated[Month, Query(alias="from")] = "",
        last: Annotated[Month, Query(alias="to")] = "",
        authorization: Annotated[str, Header()] = "",
    ) -> Response:
        try:
            may_read = await run_in_threadpool(_is_token, site, authorization)
        except LedgerError:
            return error_response(503, "The tokens cannot be read at this moment. Try again later.", "Authorization")
        if not may_read:
            message = "Send `Authorization: Bearer TOKEN`; an administrator makes tokens."
            response = error_response(401, message, "Authorization")
            response.headers["www-authenticate"] = "Bearer"
            return response
        try:
            return await run_in_threadpool(_answer, site, first, last)
        except StoreError:
            return error_response(503, "The published figures cannot be read at this moment. Try again later.", "from")

    return routes


def _is_token(site: Site, authorization: str) -> bool:
    scheme, _, secret = authorization.partition(" ")
    if scheme.lower() != "bearer" or not secret:
        return False
    with site.ledger.reading() as connection:
        token = tokens.find(connection, secret.strip(), site.clock())
    if token and tokens.is_mark_due(token, site.clock()):
        with site.ledger.writing() as connection:
            tokens.mark_used(connection, token, site.clock())
    return token is not None


def _answer(site: Site, first: str, last: str) -> Response:
    span = site.published_figures.span(first, last)
    if span is None:
        return error_response(404, "No month is closed yet: a month is published from the 4th of the next.", "from")
    return JSONResponse(_body(site, span), headers={"cache-control": "no-store"})


def _body(site: Site, span: MonthSpan) -> dict[str, Any]:
    t = site.translator(site.languages[0])
    published = tables(site.published_figures.publication, span, site.published_figures.names())
    return {
        "sample": site.sample, "region": t(site.knowledge.region.name), "from": str(month_of(span.first)), "to": str(month_of(span.last)),
        "note": t(PARTS) + t(LEGEND), "tables": [as_values(table, t) for table in published],
    }  # fmt: skip
