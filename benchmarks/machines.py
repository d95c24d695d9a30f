"""Figures of counting on several machines: parts of `benchmarks/usage.py`. Read the ratios, not the numbers."""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import web

from navigator.knowledge.load import load
from navigator.paths import ROOT
from navigator.settings import Settings
from navigator.usage.counts import EventCount
from navigator.usage.store import Store
from navigator.usage.vocabulary import vocabulary_of
from navigator.web.app import create_app

sys.path.insert(0, str(ROOT))
from tests.postgres import server_in

DAY = date(2026, 11, 24)
ROUNDS, CALLS = 7, 150
NOWHERE = SimpleNamespace(count=lambda *_: None)


def turn() -> None:
    """A turn with its counts against the same turn without, in one process; both take turns at every round."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings(data_dir=Path(folder), secret="for the benchmark"))
        site = app.state.site
        own, cookie = site.turns, asyncio.run(_cookie(app))
        requests = {
            "answer": [("POST", "fact=needs&value=training")],
            "answer and next page": [("POST", "fact=needs&value=training"), ("GET", "")],
        }
        times: dict[tuple[str, str], list[float]] = {}
        for _ in range(ROUNDS):
            for name, asked in requests.items():
                for kind, turns in (("none", NOWHERE), ("gathered", own)):
                    site.turns = turns
                    times.setdefault((name, kind), []).append(asyncio.run(_timed(app, asked, cookie)))
        for name in requests:
            bare, found = (statistics.median(times[name, kind]) for kind in ("none", "gathered"))
            print(f"{name}, counts gathered {found * 1e3:6.2f} ms; without counts {bare * 1e3:6.2f} ms; reach {bare / found:.2f}")


async def _timed(app, asked, cookie: str) -> float:
    """Seconds of a core that a call takes, the system's part with it: what else the machine does is left out."""
    began = time.process_time()
    for _ in range(CALLS):
        for method, body in asked:
            await _call(app, method, body, cookie)
    return (time.process_time() - began) / CALLS


async def _cookie(app) -> str:
    cookie = ""
    for fact, value in (("persona", "resident"), ("work", "seeking"), ("age", "45..49")):
        headers = await _call(app, "POST", f"fact={fact}&value={value}", cookie)
        cookie = headers[b"set-cookie"].split(b";")[0].decode()
    return cookie


async def _call(app, method: str, body: str, cookie: str) -> dict[bytes, bytes]:
    headers = [(b"host", b"127.0.0.1"), (b"content-type", b"application/x-www-form-urlencoded"), (b"cookie", cookie.encode())]
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http", "path": "/ja/talk",
        "raw_path": b"/ja/talk", "query_string": b"", "root_path": "", "headers": headers, "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip
    sent = []

    async def receive():
        return {"type": "http.request", "body": body.encode(), "more_body": False}

    async def send(message):
        sent.append(message)

    await app(scope, receive, send)
    assert sent[0]["status"] in (200, 303), sent[0]
    return dict(sent[0]["headers"])


def sustained() -> None:
    """Turns a second on this machine's cores, two workers, the client on the same cores."""
    with _serving(workers=2) as port:
        _, p99, rate = _measured(port, 6)
        print(f"sustained: {rate:.0f} turns a second, p99 {p99:.0f} ms (answer, its counts and the next page; 16 people at once)")


def away() -> None:
    """p99 while PostgreSQL is there, and while it is stopped."""
    with server_in() as server, _serving(workers=1, url=server.get_uri()) as port:
        ordinary, down = [], []
        for _ in range(3):
            ordinary.append(_measured(port, 4)[1])
            server.stop()
            down.append(_measured(port, 4)[1])
            server.start()
        usual, without = statistics.median(ordinary), statistics.median(down)
        print(f"p99 of a turn {usual:.1f} ms; while PostgreSQL is stopped {without:.1f} ms; x{without / usual:.2f}")


@contextmanager
def _serving(workers: int, url: str = "") -> Iterator[int]:
    with tempfile.TemporaryDirectory() as folder:
        port = web.free_port()
        process = web.start(
            [sys.executable, "-m", "navigator", "serve", "--port", str(port), "--workers", str(workers)],
            {"NAVIGATOR_DATA_DIR": folder, "NAVIGATOR_DATABASE_URL": url}, port, "/ja/",
        )  # fmt: skip
        try:
            yield port
        finally:
            process.terminate()
            process.wait(60)


def _measured(port: int, seconds: float) -> tuple[float, float, float]:
    cookie = asyncio.run(web.conversation(port))
    turns = [web.post("/ja/talk", "fact=needs&value=training", cookie), web.get("/ja/talk?n=99", cookie)]
    rate, p99, _ = asyncio.run(web.load(port, turns, 16, seconds))
    return seconds, p99, rate


def storage() -> None:
    """The file after the same day with few visits and with many."""
    known = vocabulary_of(load(ROOT))
    every = [EventCount(event, target, "resident") for event in ("asked", "answered", "shown") for target in sorted(known.targets)]
    sizes = []
    for visits in (1, 20):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "counts.sqlite3"
            store = Store.open(path)
            for day in range(60):
                for _ in range(visits):
                    store.write(DAY - timedelta(days=day), every)
            store.close()
            sizes.append(path.stat().st_size)
    print(f"storage: {sizes[0] / 60 * 365 / 1e6:.1f} MB a year; twenty times the visits: x{sizes[1] / sizes[0]:.2f}")


PARTS = {part.__name__: part for part in (turn, sustained, away, storage)}
