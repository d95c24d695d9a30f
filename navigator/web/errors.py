"""What the web answers when something goes wrong.

HTTPException            403 another site, 404 nothing there, 413 too large, 422 no text: a page, or JSON below /api/
BadFacts                 of the dialogue: a 422 of the interface that names the field and the nearest value
LedgerError, StoreError  of the databases: 503 below /staff (staff/guard.py); citizens' pages go on without
anything else            500, with a number that stands in the log too
"""

import logging
import secrets
from collections.abc import Mapping
from typing import TypeVar

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from navigator.dialogue.wording.translation import N_

from .error_response import error_response
from .site import Site

log = logging.getLogger(__name__)

STATUS_TEXTS = {
    403: (N_("この操作はできませんでした"), N_("ほかのページから送られた操作のようです。はじめのページから、もう一度お試しください。")),
    404: (N_("ページが見つかりません"), N_("アドレスが変わったか、まちがっているようです。はじめのページから探してみてください。")),
    405: (N_("このページは開けません"), N_("はじめのページから、もう一度お試しください。")),
    413: (N_("文が長すぎました"), N_("もう少し短くして、もう一度お試しください。")),
    422: (N_("うまく読みとれませんでした"), N_("はじめのページから、もう一度お試しください。")),
    500: (N_("うまく動きませんでした"), N_("ごめんなさい。少し待ってから、もう一度お試しください。お急ぎのときは、窓口の一覧から電話できます。")),  # noqa: E501
}  # fmt: skip

V = TypeVar("V")


def get_or_404(values: Mapping[str, V], key: str) -> V:
    """The value; HTTPException 404 where there is none."""
    if key not in values:
        raise HTTPException(404)
    return values[key]


def add_error_answers(app: FastAPI, site: Site) -> None:
    """Answer each kind of fault: citizens with a page in their language, programs with JSON."""

    async def answer_status(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return _answer(site, request, error.status_code, headers=error.headers or {})

    async def answer_fault(request: Request, error: Exception) -> Response:
        number = secrets.token_hex(4)
        log.error("%s: %s %s failed", number, request.method, request.url.path, exc_info=error)
        return _answer(site, request, 500, number, {"x-request-id": number})

    async def answer_invalid(_request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"] if part != "body")
        value = first.get("input")
        return error_response(422, str(first["msg"]), field, value if isinstance(value, str | int | float) else None)

    app.add_exception_handler(HTTPException, answer_status)
    app.add_exception_handler(RequestValidationError, answer_invalid)
    app.add_exception_handler(Exception, answer_fault)


def _answer(site: Site, request: Request, status: int, number: str = "", headers: Mapping[str, str] | None = None) -> Response:
    if request.url.path.startswith("/api/"):
        response: Response = error_response(status, f"{status} {number}".strip())
    else:
        t = site.page_translator(request)
        title, text = map(t, STATUS_TEXTS.get(status, STATUS_TEXTS[500]))
        text += f" [{number}]" if number else ""
        response = site.page("citizen/error.html", t, status, personal=True, title=title, text=text)
    response.headers.update(headers or {})
    return response
