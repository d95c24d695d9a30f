"""Graceful shutdown: finish every request that was accepted.

The server itself closes each idle connection at once, and cuts off a request that is just arriving on one. So the
listening sockets are closed first, and not while somebody waits at one to be accepted: closing it would cut them off.
Then every answer says `connection: close`, for a moment or until nobody is there any more; then the server ends.
A process that is still reading the region or warming up has accepted nothing: it ends at once, or it would hold a socket
that nobody reads, and cut off whoever called there in the meantime.
"""

import asyncio
import os
import selectors
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Event
from types import FrameType

from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_TRIES = 100  # to find a listening socket at which nobody waits, one in each turn of the loop
SOCKETS_CLOSED = 0.3  # seconds until every worker has closed its listening socket
LAST_ANSWERS = 2.4  # seconds in which each answer is the last of its connection, as long as one is open
LOOK = 0.1  # seconds until it is looked again whether one is
CLOSE = (b"connection", b"close")


class ShutdownMiddleware:
    """While the process is leaving, each answer is the last of its connection."""

    def __init__(self, app: ASGIApp, leaving: Event) -> None:
        self.app, self.leaving = app, leaving

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_last(message: Message) -> None:
            if message["type"] == "http.response.start" and self.leaving.is_set():
                message["headers"] = [*message.get("headers", ()), CLOSE]
            await send(message)

        await self.app(scope, receive, send_last if scope["type"] == "http" else send)


@contextmanager
def ended_at_once() -> Iterator[None]:
    """What is done before anything is served: the server would note SIGTERM, and go on to its end. In the main thread."""
    server_ends = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, server_ends)


def delay_shutdown(leaving: Event, serving: Event) -> None:
    """Put the steps above between SIGTERM and what the server does at it. To be called in the main thread.

    `serving` is set once the process is ready to accept requests.
    """
    server_ends, loop = signal.getsignal(signal.SIGTERM), asyncio.get_running_loop()
    if not callable(server_ends):
        return

    server = getattr(server_ends, "__self__", None)
    if getattr(server, "should_exit", False):
        os._exit(0)  # asked to since the server began

    def leave(tries: int = MOST_TRIES) -> None:
        servers = getattr(server, "servers", ())
        if tries and _somebody_waits(servers):
            loop.call_later(0, leave, tries - 1)  # behind what accepts them, in the next turn
            return
        for listening in servers:
            listening.close()
        # Not before every worker has closed its socket: whoever reconnects would reach one that is about to end.
        loop.call_later(SOCKETS_CLOSED, say_that_it_leaves)

    def say_that_it_leaves() -> None:
        leaving.set()
        end_when_nobody_is_there(loop.time() + LAST_ANSWERS)

    def end_when_nobody_is_there(deadline: float) -> None:
        connections = getattr(getattr(server, "server_state", None), "connections", ())
        if connections and loop.time() < deadline:
            loop.call_later(LOOK, end_when_nobody_is_there, deadline)
        else:
            server_ends(signal.SIGTERM, None)

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        if not serving.is_set() or not getattr(server, "started", True):
            os._exit(0)
        loop.call_soon_threadsafe(leave)

    signal.signal(signal.SIGTERM, on_signal)


def _somebody_waits(servers: Sequence[asyncio.Server]) -> bool:
    """Whether a connection has come that is not accepted yet."""
    with selectors.DefaultSelector() as selector:
        for listening in (socket for server in servers for socket in server.sockets):
            selector.register(listening, selectors.EVENT_READ)
        return bool(selector.get_map() and selector.select(0))
