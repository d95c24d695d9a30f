"""What the web answers when something goes wrong.

HTTPException            403 another site, 404 nothing there, 408 too slow, 413 too large, 422 no text: a page, or JSON below
                         /api/
BadFacts                 of the dialogue: a 422 of the interface that names the field and the nearest value
LedgerError, StoreError  of the databases: 503 below /staff (staff/guard.py); citizens' pages go on without
anything else            500, with a number that stands in the log too, beside where it arose; never its message, which
                         may hold what somebody typed
"""

import logging
import secrets
import traceback
from collections.abc import Iterator, Mapping
from typing import TypeVar

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from navigator.dialogue.wording.translation import N_

from .error_response import error_response
from .site import Site

log = logging.getLogger(__name__)

STATUS_TEXTS = {
    403: (N_("この操作はできませんでした"), N_("ほかのページから送られた操作のようです。はじめのページから、もう一度お試しください。")),
    404: (N_("ページが見つかりません"), N_("アドレスが変わったか、まちがっているようです。はじめのページから探してみてください。")),
    405: (N_("このページは開けません"), N_("はじめのページから、もう一度お試しください。")),
    408: (N_("とちゅうで途切れたようです"), N_("電波のよいところで、もう一度お試しください。")),
    413: (N_("文が長すぎました"), N_("もう少し短くして、もう一度お試しください。")),
    422: (N_("うまく読みとれませんでした"), N_("はじめのページから、もう一度お試しください。")),
    500: (N_("うまく動きませんでした"), N_("ごめんなさい。少し待ってから、もう一度お試しください。お急ぎのときは、窓口の一覧から電話できます。")),  # noqa: E501
}  # fmt: skip

MAX_FRAMES, MAX_CAUSES = 12, 3  # of a fault in the log

V = TypeVar("V")


def get_or_404(values: Mapping[str, V], key: str) -> V:
    """The value; HTTPException 404 where there is none."""
    if key not in values:
        raise HTTPException(404)
    return values[key]


def add_error_answers(app: FastAPI, site: Site) -> None:
    """Answer each kind of fault: citizens with a page in their language, programs with JSON."""

    async def answer_refusal(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException | ClientDisconnect)
        return refusal(site, request, error)

    async def answer_invalid(_request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"] if part != "body")
        value = first.get("input")
        return error_response(422, str(first["msg"]), field, value if isinstance(value, str | int | float) else None)

    app.add_exception_handler(HTTPException, answer_refusal)
    app.add_exception_handler(RequestValidationError, answer_invalid)
    app.add_exception_handler(ClientDisconnect, answer_refusal)


def refusal(site: Site, request: Request, error: HTTPException | ClientDisconnect) -> Response:
    """The answer where something is refused."""
    if isinstance(error, ClientDisconnect):
        return Response(status_code=400)  # whoever sent it has gone
    return _answer(site, request, error.status_code, headers=error.headers or {})


class Faults:
    """Answers what nobody foresaw. Not as a handler of the framework: it would raise again, and the server log it whole."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self.app, self.site = app, site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        has_begun = False

        async def send_on(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self.app(scope, receive, send_on)
        except Exception as error:
            if scope["type"] != "http":
                raise
            number = secrets.token_hex(4)
            path = getattr(scope.get("route"), "path", "a path of no page")
            log.error("%s: %s %s failed\n%s", number, scope["method"], path, "\n".join(_places(error)))
            if has_begun:
                return
            request = Request(scope, receive)
            await _answer(self.site, request, 500, number, {"x-request-id": number})(scope, receive, send)


def _places(error: BaseException | None) -> Iterator[str]:
    """Where a fault and those before it arose, by their kinds alone."""
    seen = 0
    while error is not None and seen < MAX_CAUSES:
        yield type(error).__qualname__
        for frame in traceback.extract_tb(error.__traceback__)[-MAX_FRAMES:]:
            yield f"  {frame.filename}:{frame.lineno} {frame.name}"
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        seen += 1


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
