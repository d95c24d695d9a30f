"""The published tables for programs, with a token that an administrator made."""

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Response
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from navigator.ledger import tokens
from navigator.ledger.database import LedgerError
from navigator.usage.publish.calendar import month_of
from navigator.usage.publish.files import as_values
from navigator.usage.publish.publication import MonthSpan
from navigator.usage.publish.tables import tables
from navigator.usage.publish.words import LEGEND
from navigator.usage.store import StoreError
from navigator.web.site import Site

from .routes import ErrorBody, refusal

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
            known = await run_in_threadpool(_known, site, authorization)
        except LedgerError:
            return _refused("Authorization", "The tokens cannot be read at this moment. Try again later.", 503)
        if not known:
            return _refused("Authorization", "Send `Authorization: Bearer TOKEN`; an administrator makes tokens.", 401)
        try:
            return await run_in_threadpool(_answer, site, first, last)
        except StoreError:
            return _refused("from", "The published figures cannot be read at this moment. Try again later.", 503)

    return routes


def _known(site: Site, authorization: str) -> bool:
    scheme, _, secret = authorization.partition(" ")
    if scheme.lower() != "bearer" or not secret:
        return False
    with site.ledger.reading() as connection:
        return tokens.find(connection, secret.strip()) is not None


def _answer(site: Site, first: str, last: str) -> Response:
    span = site.published.span(first, last)
    if span is None:
        return _refused("from", "No month is closed yet: a month is published from the 4th of the next.", 404)
    return JSONResponse(_body(site, span), headers={"cache-control": "no-store"})


def _body(site: Site, span: MonthSpan) -> dict[str, Any]:
    t = site.translator(site.languages[0])
    found = tables(site.published.publication, span, site.published.names())
    return {
        "region": t(site.knowledge.region.name), "from": str(month_of(span.first)), "to": str(month_of(span.last)),
        "note": t(LEGEND), "tables": [as_values(table, t) for table in found],
    }  # fmt: skip


def _refused(field: str, message: str, status: int) -> JSONResponse:
    response = refusal(field, None, "", message)
    response.status_code = status
    if status == 401:
        response.headers["www-authenticate"] = "Bearer"
    return response
