"""The way from each process of a machine to its one gatherer, and back: a socket in the data folder.

Whoever holds the lock beside it is the gatherer; the system releases the lock however a process ends, and the next
takes it. A turn is sent at most once: what a gatherer had in memory when it was killed is lost, and nothing is doubled.
Back comes what every process must know at once: which conversations were erased.
"""

import fcntl
import os
import socket
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from .erased import Erasure
from .numbers_for_hours import NumbersForHours
from .turns import Turn

LOCK, SOCKET = "gathering.lock", "gathering.socket"
LONGEST_ADDRESS = 100  # bytes: the system takes 107
PATIENCE = 5.0  # seconds for a gatherer that takes nothing
LAST_TURNS = 3.0  # seconds that a gatherer which ends waits for the last turns of the others
LAST_LINES = 5.0  # seconds to read what they had said by then: at once, but where the machine has no time


@contextmanager
def try_lock(folder: Path) -> Iterator[bool]:
    """Whether this process is the gatherer now. OSError where there can be none."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("ab") as file:
        yield _locked(file.fileno())


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def _address(folder: Path) -> Iterator[str]:
    """A path to the socket that is short enough for the system, however deep the folder lies."""
    path = str(folder / SOCKET)
    if len(os.fsencode(path)) <= LONGEST_ADDRESS:
        yield path
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        yield f"/proc/self/fd/{opened}/{SOCKET}"
    finally:
        os.close(opened)


class _Lines(socketserver.StreamRequestHandler):
    """One other process: each line is a message. A line that breaks off belongs to a process that was killed."""

    server: "TurnServer"

    def handle(self) -> None:
        self.server.tell_all_erased(self.connection)
        with suppress(OSError):  # it ended without reading what it was told
            for line in self.rfile:
                with suppress(ValueError):
                    self.server.take(message(line))


Message = Turn | Erasure


def message(line: bytes) -> Message:
    """ValueError for anything else."""
    with suppress(ValueError):
        return Erasure.of_line(line)
    return Turn.of_line(line)


class TurnServer(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    """What the gatherer listens with. Only its own user may connect."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, address: str, take: Callable[[Message], None], erased: NumbersForHours) -> None:
        self.take, self._erased = take, erased
        self._open: set[socket.socket] = set()
        self._nobody = False
        self._changed = threading.Condition()
        super().__init__(address, _Lines)

    def server_bind(self) -> None:
        """The mode is set first: the file is never there with another."""
        os.fchmod(self.fileno(), 0o600)
        super().server_bind()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Another process is here."""
        with self._changed:
            self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Every turn of it was taken."""
        super().shutdown_request(request)
        with self._changed:
            self._open.discard(request)
            self._changed.notify_all()

    def accept_the_last(self) -> None:
        """Whoever had connected before the end."""
        self.timeout, self._nobody = 0, False
        while not self._nobody:
            self.handle_request()

    def handle_timeout(self) -> None:
        """Nobody waits to be accepted."""
        self._nobody = True

    def tell_all_erased(self, connection: socket.socket) -> None:
        """What a process that has just come must know."""
        with self._changed, suppress(OSError):
            connection.sendall(b"".join(Erasure(number).as_line() for number in self._erased.all()))

    def tell_everybody(self, erasure: Erasure) -> None:
        """What all the others must know."""
        with self._changed:
            for connection in self._open:
                with suppress(OSError):
                    connection.sendall(erasure.as_line())

    def wait_for_the_others(self, seconds: float) -> None:
        """Until every other process has said its last. Who has more to say after so long says it to the next gatherer."""
        with self._changed:
            if not self._changed.wait_for(lambda: not self._open, seconds):
                for connection in self._open:
                    with suppress(OSError):
                        connection.shutdown(socket.SHUT_RD)
                self._changed.wait_for(lambda: not self._open, LAST_LINES)


@contextmanager
def receive(folder: Path, take: Callable[[Message], None], erased: NumbersForHours) -> Iterator[TurnServer]:
    """Take what other processes say meanwhile, and wait at the end until they have said their last."""
    with _address(folder) as address:
        with suppress(FileNotFoundError):
            (folder / SOCKET).unlink()  # of a gatherer that was killed: this process holds the lock
        server = TurnServer(address, take, erased)
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), name="counts-of-others", daemon=True)
    thread.start()
    try:
        yield server
    finally:
        with suppress(FileNotFoundError):
            (folder / SOCKET).unlink()
        server.shutdown()
        server.accept_the_last()
        server.wait_for_the_others(LAST_TURNS)
        server.server_close()


@contextmanager
def connection(folder: Path, erased: NumbersForHours) -> Iterator[Callable[[Message], None]]:
    """Hands messages to the gatherer. OSError when there is none, or none any more: that message was not taken."""
    with socket.socket(socket.AF_UNIX) as opened:
        opened.settimeout(PATIENCE)
        with _address(folder) as address:
            opened.connect(address)
        threading.Thread(target=_listen, args=(opened.dup(), erased), name="counts-erased", daemon=True).start()
        try:
            yield lambda said: opened.sendall(said.as_line())
        finally:
            with suppress(OSError):
                opened.shutdown(socket.SHUT_RDWR)


def _listen(opened: socket.socket, erased: NumbersForHours) -> None:
    """What the gatherer tells, until one of both ends."""
    opened.settimeout(None)
    with opened, suppress(OSError), opened.makefile("rb") as lines:
        for line in lines:
            with suppress(ValueError):
                erased.add(Erasure.of_line(line).conversation)
