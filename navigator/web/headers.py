"""Security headers on every answer, as plain ASGI: no request is slowed for them."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

COMMON = [
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), interest-cohort=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
]


def policy(style_hash: str) -> bytes:
    """Our own files only: one small script, a worker for the list of telephones, styles of ours or the one inlined on
    the first page; no foreign request."""
    return (
        f"default-src 'none'; style-src 'self' '{style_hash}'; img-src 'self' data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'; script-src 'self'; connect-src 'self'; manifest-src 'self'"
    ).encode("ascii")


class SecurityHeaders:
    """Adds the headers that an answer does not have."""

    def __init__(self, app: ASGIApp, csp: bytes) -> None:
        self.app = app
        self.headers = [*COMMON, (b"content-security-policy", csp)]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *self.headers]
            await send(message)

        await self.app(scope, receive, with_headers)
