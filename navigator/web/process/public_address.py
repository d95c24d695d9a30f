"""Under which address the pages are found, said once at start instead of by whoever asks."""

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from navigator.settings import Address

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
HEALTH = ("/healthz", "/readyz")  # asked by machines, by whatever name they know
REFUSED = "This server does not answer to that name."


class PublicAddress:
    """Every page sees the public scheme and host; another `Host` is refused (421); redirects name none.

    A proxy may ask by the public name, from this machine, or by one of `proxy_names`.
    """

    def __init__(self, app: ASGIApp, address: Address | None, proxy_names: frozenset[str] = frozenset()) -> None:
        self.app, self.address = app, address
        self.names = {*LOOPBACK, *proxy_names}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if self.address:
            if scope["path"] not in HEALTH and not self._is_ours(Headers(scope=scope).get("host", "").lower(), self.address):
                await PlainTextResponse(REFUSED, 421)(scope, receive, send)
                return
            host = (b"host", self.address.host.encode("ascii", "replace"))
            headers = [host, *(header for header in scope["headers"] if header[0] != b"host")]
            scope = {**scope, "scheme": self.address.scheme, "headers": headers}
        await self.app(scope, receive, _relative(scope, send))

    def _is_ours(self, host: str, address: Address) -> bool:
        name = host if host.endswith("]") else host.rpartition(":")[0] or host
        return host == address.host or name in self.names or host in self.names


def _relative(scope: Scope, send: Send) -> Send:
    """With redirects to this host as paths: whoever asked by a wrong name is sent nowhere else."""

    async def send_on(message: Message) -> None:
        if message["type"] == "http.response.start" and any(name == b"location" for name, _ in message["headers"]):
            base = f"{scope['scheme']}://{Headers(scope=scope).get('host', '')}/".encode("latin-1", "replace")
            message["headers"] = [
                (name, value[len(base) - 1 :] if name == b"location" and value.startswith(base) else value)
                for name, value in message["headers"]
            ]
        await send(message)

    return send_on
