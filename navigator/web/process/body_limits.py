"""How much may be sent, and how long it may take: counted on the bytes that arrive, whatever the head promises."""

import asyncio
import time
from threading import Event

from fastapi import HTTPException
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FORM_BYTES, API_BYTES, UPLOAD_BYTES = 16 * 1024, 64 * 1024, 4 * 1024 * 1024
EVENTS_PATH, EVENTS_BYTES = "/api/line", 1024 * 1024  # many people's messages come in one signed body
BODY_SECONDS, UPLOAD_SECONDS = 30.0, 120.0  # from the head to the last byte
TICK = 0.5  # seconds after which a body that stalls is looked at again
BODILESS = ("GET", "HEAD", "OPTIONS")


class BodyLimits:
    """Refuses a body that is too large (413) or too slow (408); while the process is leaving, one that stalls at all.

    Below /staff a table may be sent. That only who is signed in may do so is decided where the session is known.
    """

    def __init__(self, app: ASGIApp, leaving: Event) -> None:
        self.app, self.leaving = app, leaving

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in BODILESS:
            receive = _Body(scope, receive, self.leaving).receive
        await self.app(scope, receive, send)


class _Body:
    """The body of one request."""

    def __init__(self, scope: Scope, receive: Receive, leaving: Event) -> None:
        self._most, seconds = _limits(scope["path"])
        self._deadline = time.monotonic() + seconds
        self._receive, self._leaving = receive, leaving
        self._received, self._is_complete = 0, False
        length = Headers(scope=scope).get("content-length", "")
        self._promised = int(length) if length.isdecimal() else 0

    async def receive(self) -> Message:
        """The next part. HTTPException 413 or 408."""
        if self._is_complete:
            return await self._receive()
        if self._promised > self._most:
            raise HTTPException(413)
        message = await self._in_time()
        self._received += len(message.get("body", b""))
        if self._received > self._most:
            raise HTTPException(413)
        self._is_complete = not message.get("more_body", False)
        return message

    async def _in_time(self) -> Message:
        while True:
            try:
                async with asyncio.timeout(TICK):
                    return await self._receive()
            except TimeoutError:
                if time.monotonic() > self._deadline or self._leaving.is_set():
                    raise HTTPException(408) from None


def _limits(path: str) -> tuple[int, float]:
    """Bytes and seconds."""
    if path.startswith("/staff/"):
        return UPLOAD_BYTES, UPLOAD_SECONDS
    if path == EVENTS_PATH:
        return EVENTS_BYTES, BODY_SECONDS
    return (API_BYTES if path.startswith("/api/") else FORM_BYTES), BODY_SECONDS
