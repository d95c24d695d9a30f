"""A process that is asked to end answers what it accepted, and puts its counts away.

The server itself closes every idle connection at once, and cuts off a request that is just arriving on one. So the
door is closed first; then, for a moment, every answer says that its connection ends; then the server ends.
"""

import asyncio
import signal
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from threading import Event
from types import FrameType
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .site import Site

SHUT = 0.3  # seconds until every worker has closed its door
MOMENT = 0.7  # seconds in which each answer is the last of its connection
CLOSE = (b"connection", b"close")


class ShutdownMiddleware:
    """While the process is leaving, each answer is the last of its connection."""

    def __init__(self, app: ASGIApp, leaving: Event) -> None:
        self.app, self.leaving = app, leaving

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""

        async def last(message: Message) -> None:
            if message["type"] == "http.response.start" and self.leaving.is_set():
                message["headers"] = [*message.get("headers", ()), CLOSE]
            await send(message)

        await self.app(scope, receive, last if scope["type"] == "http" else send)


def lifetime(site: Site) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    """From the first request to the last; then what waits of the counts is written."""

    @asynccontextmanager
    async def lived(_app: Any) -> AsyncIterator[None]:
        if threading.current_thread() is threading.main_thread():
            _take_leave(site.leaving)
        site.store.reopen()
        yield
        site.store.close()
        site.reader.close()

    return lived


def _take_leave(leaving: Event) -> None:
    """Between the signal and what the server does at it, a moment."""
    ends, loop = signal.getsignal(signal.SIGTERM), asyncio.get_running_loop()
    if not callable(ends):
        return

    def leave() -> None:
        for door in getattr(getattr(ends, "__self__", None), "servers", ()):
            door.close()
        # Other workers close theirs now: whoever is sent away meanwhile would knock there.
        loop.call_later(SHUT, leaving.set)
        loop.call_later(SHUT + MOMENT, ends, signal.SIGTERM, None)

    def asked(_number: int, _frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(leave)

    signal.signal(signal.SIGTERM, asked)
