"""Middleware over every answer: security headers and compression, as plain ASGI without a task for each request."""

from collections.abc import Callable, Collection

from starlette.datastructures import Headers
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .negotiation import preferred_encoding

Header = tuple[bytes, bytes]

COMMON = [
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), interest-cohort=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
]
# Of this name alone: what else stands below it is not ours to decide.
HSTS = (b"strict-transport-security", b"max-age=31536000")
NOT_FOUND = (b"x-robots-tag", b"noindex, nofollow")

ACCEPT = b"accept-encoding"


def policy(style_hash: str, exit_page: str = "") -> bytes:
    """Our own files only: one small script, a worker for the list of telephones, styles of ours or the one inlined on
    the first page; no foreign request. A form may lead to the region's exit page, for browsers hold a redirect to it.

    `connect-src` is for the worker, and for the `ping` of links: a browser tells us itself that a way in was tapped.
    """
    origin = "/".join(exit_page.split("/")[:3]) if exit_page.startswith("https://") else ""
    forms = f"'self' {origin}".strip()
    return (
        f"default-src 'none'; style-src 'self' '{style_hash}'; img-src 'self' data:; form-action {forms}; "
        "base-uri 'none'; frame-ancestors 'none'; script-src 'self'; connect-src 'self'; manifest-src 'self'"
    ).encode("ascii")


class AddedHeaders:
    """What every answer says. `is_found`: whether search engines may show the pages now, for somebody runs them."""

    def __init__(self, csp: bytes, *, is_found: Callable[[], bool]) -> None:
        self._is_found = is_found
        plain = (*COMMON, (b"content-security-policy", csp))
        self._found, self._found_behind_tls = plain, (*plain, HSTS)
        self._hidden, self._hidden_behind_tls = (*plain, NOT_FOUND), (*plain, NOT_FOUND, HSTS)

    def completed(self, headers: Collection[Header], scheme: str) -> list[Header]:
        """The headers of an answer, with those that it does not have."""
        own = {name for name, _ in headers}
        if self._is_found():
            ours = self._found_behind_tls if scheme == "https" else self._found
        else:
            ours = self._hidden_behind_tls if scheme == "https" else self._hidden
        return [*headers, *(header for header in ours if header[0] not in own)]


class SecurityHeaders:
    """Adds them to each answer."""

    def __init__(self, app: ASGIApp, added: AddedHeaders) -> None:
        self.app, self.added = app, added

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = self.added.completed(message["headers"], scope["scheme"])
            await send(message)

        await self.app(scope, receive, with_headers)


class Compression(GZipMiddleware):
    """Starlette's, for those browsers alone that take gzip: it does not read `gzip;q=0`."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not preferred_encoding(Headers(scope=scope).get("accept-encoding", ""), ("gzip",)):
            scope = {**scope, "headers": [(n, v.replace(b"gzip", b"") if n == ACCEPT else v) for n, v in scope["headers"]]}
        await super().__call__(scope, receive, send)
