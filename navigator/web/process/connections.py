"""Connections within bounds: a head that is small and comes in time, and not too many that only wait."""

import asyncio
import select
from typing import Any, ClassVar

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from .busy import note_arrival

HEAD_SECONDS = 10.0  # from the connection, or from the last answer on it, to a whole head
UNREAD_SECONDS = 120.0  # in which an answer must be taken: lines on the phone may be slow
DISCARD_SECONDS = 5.0  # in which the rest of a refused body is read, so that the refusal arrives
MAX_HEAD_BYTES, MAX_HEADERS = 32 * 1024, 100
MAX_WAITING = 500  # connections of a process that have not sent a whole request
TOO_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
)


class BoundedProtocol(HttpToolsProtocol):
    """The server's own protocol, with a deadline at each point where it would wait for good.

    Where too many wait, the one that has waited longest gives way: whoever comes with a whole request is served. Nobody gives way
    whose request is here and only lies unread, since this process is busy: that visitor is told so (`busy.py`).
    """

    waiting: ClassVar[dict["BoundedProtocol", None]] = {}  # of this process, the longest first

    def __init__(self, *args: Any, **values: Any) -> None:
        super().__init__(*args, **values)
        self._deadline: asyncio.TimerHandle | None = None
        self._head_bytes, self._has_head, self._is_whole = 0, False, True
        self._is_beyond = False  # the bound, with what it has sent unread

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A connection begins to wait."""
        super().connection_made(transport)
        self._wait(HEAD_SECONDS)
        self._join_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        """It waits no longer."""
        self._stop_waiting()
        self.waiting.pop(self, None)
        super().connection_lost(exc)

    def give_way(self) -> None:
        """End at once; or, where something lies unread, make room until it is read."""
        self.waiting.pop(self, None)
        if self._has_unread():
            self._is_beyond = True
        else:
            self.transport.abort()

    def data_received(self, data: bytes) -> None:
        """Bytes, of which a head may have so many."""
        if not self._has_head:
            self._head_bytes += len(data)
        was_beyond = self._is_beyond
        super().data_received(data)
        self._is_beyond = False
        if was_beyond and not (self._has_head and self._is_whole) and not self.transport.is_closing():
            self._join_waiting()  # it was no whole request
        if not self._has_head and self._head_bytes > MAX_HEAD_BYTES:
            self.transport.write(TOO_LARGE)
            self.transport.close()

    def on_message_begin(self) -> None:
        """The first byte of a request."""
        super().on_message_begin()
        self._has_head = self._is_whole = False

    def on_header(self, name: bytes, value: bytes) -> None:
        """A line of the head. The parser makes a 400 of what is raised."""
        if len(self.headers) >= MAX_HEADERS:
            raise ValueError("headers")
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """From here on the application's own deadlines hold."""
        self._has_head, self._head_bytes = True, 0
        self._stop_waiting()
        note_arrival(self.scope["state"], self.tasks, beyond=self._is_beyond)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """A whole request: nobody may push it aside. One that was refused before its end makes room for the next."""
        self._is_whole = True
        if self.cycle.response_complete:
            self._has_head = False
        else:
            self.waiting.pop(self, None)
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """The next request, the rest of this one, or the end."""
        super().on_response_complete()
        if self.cycle.response_complete:
            self._has_head = not self._is_whole
            self._wait(HEAD_SECONDS if self._is_whole else DISCARD_SECONDS)
            self._join_waiting()

    def _join_waiting(self) -> None:
        """One more than may wait: who has waited longest without having asked makes room; where all have asked, the newest."""
        self.waiting[self] = None
        if len(self.waiting) > MAX_WAITING:
            next((each for each in self.waiting if not each._has_unread()), self).give_way()

    def _has_unread(self) -> bool:
        unread = select.poll()
        unread.register(self.transport.get_extra_info("socket").fileno(), select.POLLIN)
        return bool(unread.poll(0))

    def _unsupported_upgrade_warning(self) -> None:
        """No line in the log for each: what is asked for is answered as an ordinary request."""

    def _wait(self, seconds: float) -> None:
        self._stop_waiting()
        self._deadline = self.loop.call_later(seconds, self._out_of_time, UNREAD_SECONDS - seconds)

    def _stop_waiting(self) -> None:
        if self._deadline:
            self._deadline.cancel()
            self._deadline = None

    def _out_of_time(self, left: float) -> None:
        if left > 0 and self.transport.get_write_buffer_size():
            self._deadline = self.loop.call_later(min(left, HEAD_SECONDS), self._out_of_time, left - HEAD_SECONDS)
        else:
            self.transport.abort()
