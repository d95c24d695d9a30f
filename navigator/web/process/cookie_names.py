"""Behind TLS a cookie bears a name that no neighbour under another name of the site, and no plain line, can set.

`__Host-` and `__Secure-` are promises that browsers keep. Pages know the cookies by their plain names.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

PREFIXES = {b"talk": b"__Host-", b"staff": b"__Secure-", b"staff-door": b"__Secure-", b"staff-device": b"__Secure-"}


class CookieNames:
    """Gives and takes the prefixes where the page was asked for over TLS."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["scheme"] != "https":
            await self.app(scope, receive, send)
            return

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [(n, _with_prefix(v) if n == b"set-cookie" else v) for n, v in message["headers"]]
            await send(message)

        headers = [(n, _without_prefixes(v) if n == b"cookie" else v) for n, v in scope["headers"]]
        await self.app({**scope, "headers": headers}, receive, send_on)


def _with_prefix(cookie: bytes) -> bytes:
    name, _, rest = cookie.partition(b"=")
    if name not in PREFIXES:
        return cookie
    secure = b"" if b"; secure" in rest.lower() else b"; Secure"  # one that is deleted is written without it
    return PREFIXES[name] + cookie + secure


def _without_prefixes(header: bytes) -> bytes:
    """The cookies by their plain names; one of ours that came without its prefix was not set by us."""
    kept = []
    for cookie in header.split(b";"):
        name, _, value = cookie.strip().partition(b"=")
        plain = name.removeprefix(b"__Host-").removeprefix(b"__Secure-")
        if plain not in PREFIXES:
            kept.append(cookie.strip())
        elif name == PREFIXES[plain] + plain:
            kept.append(plain + b"=" + value)
    return b"; ".join(kept)
