"""`navigator serve` as a real process, and people who use it."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from navigator.knowledge.load import load
from navigator.usage.reader import CountReader
from navigator.usage.store import Store
from navigator.usage.vocabulary import vocabulary_of
from tests.conftest import ROOT

STARTED = b"fact=persona&value=resident"
HEADERS = {"content-type": "application/x-www-form-urlencoded"}
START_LIMIT, END_LIMIT = 120, 60  # seconds, on a machine that does much else


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait for a state, not for a time."""
    deadline = time.monotonic() + END_LIMIT
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def conversations(counts: CountReader) -> int:
    """How many conversations are counted as started."""
    return sum(n for count, n in counts.totals(date.min, date.max).steps.items() if count.event == "started")


class Served:
    """A server over a data folder of its own."""

    def __init__(self, folder: Path, *, workers: int = 1, url: str = "") -> None:
        self.folder, self.port = folder, free_port()
        environment = {
            **os.environ, "NAVIGATOR_DATA_DIR": str(folder), "NAVIGATOR_DATABASE_URL": url, "NAVIGATOR_SECRET": "for tests",
        }  # fmt: skip
        self.process = subprocess.Popen(
            [sys.executable, "-m", "navigator", "serve", "--port", str(self.port), "--workers", str(workers)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, cwd=ROOT, start_new_session=True,
        )  # fmt: skip
        self._wait()

    def _wait(self) -> None:
        deadline = time.monotonic() + START_LIMIT
        while time.monotonic() < deadline:
            with suppress(OSError, HTTPException):
                if self.get("/healthz")[0] == 200:
                    return
            assert self.process.poll() is None, "the server ended"
            time.sleep(0.1)
        raise AssertionError("the server did not start")

    def get(self, path: str) -> tuple[int, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def ready(self) -> dict[str, Any]:
        """The answer of `/readyz`."""
        state: dict[str, Any] = json.loads(self.get("/readyz")[1])
        return state

    def until(self, *some: str, **wanted: Any) -> dict[str, Any]:
        """Wait until `/readyz` says so, and of each of `some` more than none; a key of `forwarding` may be named, too."""
        deadline = time.monotonic() + END_LIMIT
        while time.monotonic() < deadline:
            state = self.ready()
            flat = {**state, **state["forwarding"]}
            if all(flat[key] for key in some) and all(flat[key] == value for key, value in wanted.items()):
                return state
            time.sleep(0.1)
        raise AssertionError(f"{state} never became {some} {wanted}")

    def workers(self) -> list[int]:
        """The processes that serve: those that have the counts open."""
        return [pid for pid in self._everyone() if pid not in self.forwarders() and self._counts(pid)]

    def _counts(self, pid: int) -> bool:
        with suppress(OSError):
            opened = [str(file.readlink()) for file in Path(f"/proc/{pid}/fd").iterdir()]
            return str(self.folder / "counts.sqlite3") in opened
        return False

    def forwarders(self) -> list[int]:
        """The process that sends the counts on."""
        return [pid for pid in self._everyone() if b"forward" in Path(f"/proc/{pid}/cmdline").read_bytes()]

    def _everyone(self) -> list[int]:
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [int(pid) for task in tasks for pid in task.read_text().split()]

    def end(self) -> int:
        """SIGTERM, and how it ended."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(END_LIMIT)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)

    def counted(self) -> int:
        """How many conversations the machine's own file counts as started."""
        store = Store.open(self.folder / "counts.sqlite3", vocabulary_of(load(ROOT)))
        n = conversations(store)
        store.close()
        return n


class People:
    """Some who start one conversation after the other, each over a connection that is kept while it lasts."""

    def __init__(self, port: int, many: int = 4) -> None:
        self.port, self.stop, self.going = port, threading.Event(), threading.Event()
        self.answered, self.cut, self.turned_away, self.failed = 0, 0, 0, 0
        self.times: list[float] = []
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._come_and_go, daemon=True) for _ in range(many)]
        for thread in self._threads:
            thread.start()

    def __enter__(self) -> "People":
        assert self.going.wait(END_LIMIT)
        return self

    def __exit__(self, *_: object) -> None:
        self.stop.set()
        for thread in self._threads:
            thread.join(END_LIMIT)

    def go_on(self, many: int = 5) -> list[float]:
        """Wait until so many more were answered, and say how many seconds each of those took."""
        before = len(self.times)
        wait_until(lambda: len(self.times) >= before + many)
        return self.times[before:]

    def _come_and_go(self) -> None:
        connection: HTTPConnection | None = None
        while not self.stop.is_set():
            if connection is None:
                connection = self._come()
                continue
            connection = self._ask(connection)
        if connection is not None:
            connection.close()

    def _come(self) -> HTTPConnection | None:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.connect()
        except OSError:
            self._note("turned_away")
            time.sleep(0.02)
            return None
        return connection

    def _ask(self, connection: HTTPConnection) -> HTTPConnection | None:
        start = time.perf_counter()
        try:
            connection.request("POST", "/ja/talk", STARTED, HEADERS)
            response = connection.getresponse()
            response.read()
        except (OSError, HTTPException):
            self._note("cut")
            connection.close()
            return None
        with self._lock:
            self.times.append(time.perf_counter() - start)
        self._note("answered" if response.status == 303 else "failed")
        self.going.set()
        if response.will_close:
            connection.close()
            return None
        return connection

    def _note(self, name: str) -> None:
        with self._lock:
            setattr(self, name, getattr(self, name) + 1)
