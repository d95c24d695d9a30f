"""`navigator serve` as a real process, and people who use it."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from datetime import date
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path
from typing import Any

from navigator.usage.reader import CountReader
from navigator.usage.store import Store
from tests.conftest import ROOT
from tests.waiting import wait_until

REGION = ROOT / "tests" / "regions" / "mahoroba"  # small, in two languages: a server is up in two thirds of the time
STARTED, ANSWERED = b"fact=persona&value=resident", b"fact=day_job&value=resting"
HEADERS = {"content-type": "application/x-www-form-urlencoded"}
TOO_FEW = 8  # conversations: four that came back are not written at the end, nor are four that had just begun
START_LIMIT, END_LIMIT = 120, 60  # seconds, on a machine that does much else


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def conversations(counts: CountReader) -> int:
    """How many conversations are counted as started."""
    return sum(n for count, n in counts.totals(date.min, date.max).steps.items() if count.event == "started")


class Served:
    """A server over a data folder of its own."""

    def __init__(self, folder: Path, *, workers: int = 1, url: str = "") -> None:
        self.folder, self.port = folder, free_port()
        environment = {
            **os.environ, "NAVIGATOR_DATA_DIR": str(folder), "NAVIGATOR_DATABASE_URL": url, "NAVIGATOR_SECRET": "for tests, and long enough to sign with",
            "NAVIGATOR_REGION": str(REGION), "NAVIGATOR_TURNS_A_MINUTE": "1000000",
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

    def until(self, **wanted: Any) -> dict[str, Any]:
        """Wait until `/readyz` says so."""
        deadline = time.monotonic() + END_LIMIT
        while time.monotonic() < deadline:
            state = self.ready()
            if all(state[key] == value for key, value in wanted.items()):
                return state
            time.sleep(0.1)
        raise AssertionError(f"{state} never became {wanted}")

    def waiting(self) -> int:
        """How many batches lie on the machine."""
        return len(list((self.folder / "waiting-batches").glob("*.json")))

    def workers(self) -> list[int]:
        """The processes that serve: those that the first one started."""
        return self._everyone()

    def _everyone(self) -> list[int]:
        tasks = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [int(pid) for task in tasks for pid in task.read_text().split() if is_alive(int(pid))]

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
        store = Store.open(self.folder / "counts.sqlite3")
        n = conversations(store)
        store.close()
        return n


def is_alive(pid: int) -> bool:
    """Whether a process is there and not only its end, which nobody has asked for yet."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


class People:
    """Some who have one conversation after the other, each over a connection that is kept while it lasts.

    `answered`, `cut` and `failed` are beginnings; each is followed by one answer, with the cookie that the beginning brought.
    """

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
        response = self._send(connection, STARTED, HEADERS)
        if response is None:
            self._note("cut")
            return None
        with self._lock:
            self.times.append(time.perf_counter() - start)
        self._note("answered" if response.status == 303 else "failed")
        self.going.set()
        cookie = (response.getheader("set-cookie") or "").partition(";")[0]
        if not response.will_close:
            response = self._send(connection, ANSWERED, {**HEADERS, "cookie": cookie}) or response
        if response.will_close:
            connection.close()
            return None
        return connection if connection.sock else None

    def _send(self, connection: HTTPConnection, body: bytes, headers: dict[str, str]) -> HTTPResponse | None:
        try:
            connection.request("POST", "/ja/talk", body, headers)
            response = connection.getresponse()
            response.read()
        except (OSError, HTTPException):
            connection.close()
            return None
        return response

    def _note(self, name: str) -> None:
        with self._lock:
            setattr(self, name, getattr(self, name) + 1)
