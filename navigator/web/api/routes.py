"""The JSON interface. Bad facts are a 422 that names the field, the value and the nearest valid one."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from navigator.dialogue.decision_json import InvalidFact, decision_json, schemes_json, windows_json
from navigator.knowledge.files.problems import nearest
from navigator.language.text.lexicon import Lexicon
from navigator.language.understanding import Understanding
from navigator.web.error_response import ErrorBody, error_response
from navigator.web.process.reading import read_beside
from navigator.web.site import Site

from .readiness import readiness


def _day_text(value: Any) -> Any:
    """A day is written as text: a bare number is no day."""
    if value is not None and not isinstance(value, str):
        raise ValueError("a day is written like 2025-10-01")
    return value


def _whole_letters(text: str) -> str:
    """Half of a letter, which JSON can write, is no text."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError("this is no text: it holds half of a letter") from None
    return text


Text = Annotated[str, AfterValidator(_whole_letters)]


class DecideRequest(BaseModel):
    """Facts by name; null means "asked, not known"."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"facts": {"persona": "family"}}, {"facts": {"persona": "resident"}, "as_of": "2025-10-01"}]},
    )

    facts: dict[str, str | int | list[str] | None] = Field(default_factory=dict, max_length=64)
    as_of: Annotated[date | None, BeforeValidator(_day_text)] = None
    lang: Text = "ja"


class UnderstandRequest(BaseModel):
    """One line of free text; it is read, answered and forgotten."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"text": "46歳、派遣を転々、正社員になりたい", "as_of": "2025-10-01"}]},
    )

    text: Text
    as_of: Annotated[date | None, BeforeValidator(_day_text)] = None


DECIDE = (
    "Look at `urgent` first: where it is not null, give its helplines and ask nothing more. Then `door`, `next`, `schemes`. "
    "No facts at all: what to ask first. An error names the nearest fact or value."
)
READ = "Look at `crisis` first: where it is not `none`, show helplines before anything else. The line is kept nowhere."
REFUSED: dict[int | str, dict[str, Any]] = {400: {"model": ErrorBody}, 422: {"model": ErrorBody}}


def router(site: Site) -> APIRouter:
    """The routes over one region."""
    routes = APIRouter()

    @routes.post("/api/v1/decide", responses=REFUSED, summary="Decide for these facts on a day", description=DECIDE)
    async def decide(body: DecideRequest) -> Response:
        day = body.as_of or site.today
        if body.lang not in site.languages:
            near = nearest(body.lang, site.languages) or ""
            return error_response(422, "lang is one of the languages offered.", "lang", body.lang, near)
        try:
            t = site.translator(body.lang, day)
            return JSONResponse(decision_json(site.knowledge, body.facts, day, t, site.clock()))
        except InvalidFact as error:
            return error_response(422, error.message, error.field, error.value, error.nearest)

    @routes.post("/api/v1/understand", responses=REFUSED, summary="Read one line of free text", description=READ)
    async def understand_line(body: UnderstandRequest) -> Response:
        day = body.as_of or site.today
        read = await read_beside(_understand, site.knowledge.lexicon, body.text, day)
        return JSONResponse(read.as_json())

    @routes.get("/api/v1/windows", responses=REFUSED, summary="Windows with their offices")
    async def windows(municipality: str = "") -> Response:
        municipalities = site.knowledge.municipalities
        if municipality and municipality not in municipalities:
            near = nearest(municipality, municipalities) or ""
            message = "municipality is the code of one of the municipalities."
            return error_response(422, message, "municipality", municipality, near)
        return JSONResponse(windows_json(site.knowledge, municipality, site.clock(), site.translator("ja")))

    @routes.get("/api/v1/schemes", summary="Schemes in force")
    async def schemes() -> Response:
        return JSONResponse(schemes_json(site.knowledge, site.clock(), site.translator("ja")))

    @routes.head("/healthz", include_in_schema=False)
    @routes.get("/healthz", summary="The process is alive")
    async def healthz() -> Response:
        return JSONResponse({"status": "ok"})

    @routes.head("/readyz", include_in_schema=False)
    @routes.get(
        "/readyz", responses={503: {"description": "not ready"}}, summary="Rules loaded, counts writable"
    )
    def readyz() -> Response:
        state = readiness(site)
        return JSONResponse(state, 200 if state["ready"] else 503)

    return routes


def _understand(lexicon: Lexicon, text: str, day: date) -> Understanding:
    from navigator.language.understand import understand  # here: it is loaded beside the first requests

    return understand(lexicon, text, day)
