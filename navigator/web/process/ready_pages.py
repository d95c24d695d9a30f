"""The first page as ready bytes: for whoever brings nothing of a conversation it is answered before anything is read or decided.

The bytes are those that the page itself would answer, headers too; whoever has a cookie of ours, or has the page already,
is answered by the page.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from navigator.web.citizen.cookie import NAME
from navigator.web.headers import AddedHeaders
from navigator.web.negotiation import preferred_encoding
from navigator.web.rendering.static_files import EncodedBody

METHODS = ("GET", "HEAD")
PAGE_TYPE, PAGE_HEADERS = "text/html; charset=utf-8", {"cache-control": "no-cache"}
CONVERSATION = f"{NAME}=".encode()  # behind TLS with a prefix (cookie_names.py)
MOST_READY = 128  # languages by codings by schemes


@dataclass(frozen=True, slots=True)
class ReadyAnswer:
    """What is sent, and what it was made of."""

    body: EncodedBody
    messages: tuple[Message, Message]


class ReadyPages:
    """`pages`: of the edition that is served, the first pages by language that were asked for before."""

    def __init__(self, app: ASGIApp, pages: Callable[[], Mapping[str, EncodedBody]], added: AddedHeaders) -> None:
        self.app, self._pages, self._added = app, pages, added
        self._ready: dict[tuple[str, str, str], ReadyAnswer] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        ready = self._answer(scope) if scope["type"] == "http" and scope["method"] in METHODS else None
        if ready is None:
            await self.app(scope, receive, send)
            return
        for message in ready.messages:
            await send(message)

    def _answer(self, scope: Scope) -> ReadyAnswer | None:
        path: str = scope["path"]
        lang = path[1:-1]
        body = self._pages().get(lang) if path == f"/{lang}/" else None
        if body is None:
            return None
        accepted = ""
        for name, value in scope["headers"]:
            if (name == b"cookie" and CONVERSATION in value) or name == b"if-none-match":
                return None
            if name == b"accept-encoding":
                if accepted:
                    return None
                accepted = value.decode("latin-1")
        return self._coded(body, lang, preferred_encoding(accepted) if accepted else "", scope["scheme"])

    def _coded(self, body: EncodedBody, lang: str, coding: str, scheme: str) -> ReadyAnswer:
        key = (lang, coding, scheme)
        ready = self._ready.get(key)
        if ready is None or ready.body is not body:
            if len(self._ready) >= MOST_READY:
                self._ready.clear()
            ready = self._ready[key] = self._made(body, coding, scheme)
        return ready

    def _made(self, body: EncodedBody, coding: str, scheme: str) -> ReadyAnswer:
        response = body.coded(coding, PAGE_TYPE, PAGE_HEADERS)
        headers = self._added.completed(response.raw_headers, scheme)
        start = {"type": "http.response.start", "status": response.status_code, "headers": headers}
        return ReadyAnswer(body, (start, {"type": "http.response.body", "body": response.body}))
