"""Pages over HTTP against bare FastAPI pages of the same size, on the same kind of server, in one run.

Each app runs as one uvicorn worker in its own process; requests go over keep-alive connections from this process,
so the client shares the machine: read the ratios, not the numbers. Prints; asserts nothing.
"""

import asyncio
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

BARE = """
import sqlite3, os
from urllib.parse import parse_qs
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse
from jinja2 import Environment
app = FastAPI()
ROWS = [{"id": n, "q": f"question {n}, some words", "a": "an answer", "odd": n % 2} for n in range(int(os.environ["ROWS"]))]
TEMPLATE = Environment(autoescape=True).from_string(
    "<!doctype html><title>{{ t }}</title><ul>{% for r in rows %}<li{% if r.odd %} class='odd'{% endif %}>"
    "<p>{{ r.q }}</p><a href='/{{ r.id }}'>{{ r.a }}</a></li>{% endfor %}</ul>")
DB = sqlite3.connect(os.environ["DB"], isolation_level=None)
DB.execute("pragma journal_mode=wal"); DB.execute("pragma synchronous=normal")
DB.execute("create table if not exists c (d text, e text, n integer, primary key (d, e))")
@app.get("/plain")
async def plain():
    return PlainTextResponse("ok")
@app.get("/page", response_class=HTMLResponse)
async def page():
    return HTMLResponse(TEMPLATE.render(t="page", rows=ROWS))
@app.post("/count", response_class=HTMLResponse)
async def count(request: Request):
    parse_qs((await request.body()).decode())
    DB.execute("insert into c values ('d', 'e', 1) on conflict (d, e) do update set n = n + 1")
    return HTMLResponse(TEMPLATE.render(t="page", rows=ROWS))
"""


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def start(command: list[str], env: dict[str, str], port: int, path: str) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(command, env={**os.environ, **env})
    for _ in range(3000):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}{path}")
            return process
        except OSError:
            time.sleep(0.02)
    process.kill()
    raise SystemExit("the server did not start")


def end(process: subprocess.Popen[bytes]) -> None:
    """End a server, and whoever of it does not end by itself."""
    process.terminate()
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()


async def exchange(reader, writer, request: bytes) -> tuple[bytes, int]:
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(
        (
            int(line.split(b":")[1])
            for line in head.lower().split(b"\r\n")
            if line.startswith(b"content-length")
        ),
        0,
    )
    await reader.readexactly(length)
    return head, length


async def load(
    port: int, requests: list[bytes], connections: int, seconds: float
) -> tuple[float, float, int]:
    """Requests a second, p99 in milliseconds of a whole list of requests, and bytes of the last answer."""
    times: list[float] = []
    size = 0
    end = time.perf_counter() + seconds

    async def one() -> None:
        nonlocal size
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.perf_counter() < end:
            began = time.perf_counter()
            for request in requests:
                _, size = await exchange(reader, writer, request)
            times.append(time.perf_counter() - began)
        writer.close()

    await asyncio.gather(*(one() for _ in range(connections)))
    times.sort()
    return len(times) / seconds, times[int(len(times) * 0.99)] * 1000, size


def get(path: str, cookie: str = "") -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{f'Cookie: {cookie}' + chr(13) + chr(10) if cookie else ''}\r\n".encode()


def post(path: str, body: str, cookie: str = "") -> bytes:
    more = f"Cookie: {cookie}\r\n" if cookie else ""
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n{more}"
        f"Content-Length: {len(body)}\r\n\r\n{body}"
    ).encode()


async def conversation(port: int) -> str:
    """A cookie with six answers."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    cookie = ""
    for fact, value in (
        ("persona", "resident"),
        ("work", "seeking"),
        ("age", "45..49"),
        ("withdrawn", "no"),
        ("lonely", "no"),
        ("readiness", "ready"),
    ):
        head, _ = await exchange(reader, writer, post("/ja/talk", f"fact={fact}&value={value}", cookie))
        line = next(part for part in head.split(b"\r\n") if part.lower().startswith(b"set-cookie"))
        cookie = line.split(b":", 1)[1].split(b";")[0].strip().decode()
    writer.close()
    return cookie


def main() -> None:
    folder = tempfile.mkdtemp()
    ours, bare = free_port(), free_port()
    began = time.perf_counter()
    navigator = start(
        [sys.executable, "-m", "navigator", "serve", "--port", str(ours)],
        {"NAVIGATOR_DATA_DIR": folder, "NAVIGATOR_TURNS_A_MINUTE": "100000000"},  # no flood
        ours,
        "/ja/",
    )
    up = time.perf_counter() - began
    cookie = asyncio.run(conversation(ours))
    _, _, size = asyncio.run(load(ours, [get("/ja/talk?n=99", cookie)], 1, 0.3))
    (Path(folder) / "bare.py").write_text(BARE)
    env = {"ROWS": str(size // 77), "DB": f"{folder}/bare.sqlite3", "PYTHONPATH": folder}
    command = [
        sys.executable,
        "-m",
        "uvicorn",
        "bare:app",
        "--port",
        str(bare),
        "--log-level",
        "warning",
        "--no-access-log",
    ]
    other = start(command, env, bare, "/plain")
    turns = [post("/ja/talk", f"fact=needs&value={v}", cookie) for v in ("training", "basics")]
    runs = {
        "plain text, bare": (bare, [get("/plain")]),
        "first page, ours": (ours, [get("/ja/")]),
        "page, bare": (bare, [get("/page")]),
        "conversation page, ours": (ours, [get("/ja/talk?n=99", cookie)]),
        "page and upsert, bare": (bare, [post("/count", "a=b")]),
        "answer and its count, ours": (ours, turns[:1]),
        "answer, count and next page, ours": (ours, [turns[0], get("/ja/talk?n=99", cookie)]),
    }
    found = {}
    for name, (port, requests) in runs.items():
        rounds = [asyncio.run(load(port, requests, 32, 1.5)) for _ in range(3)]
        found[name] = (
            statistics.median(r[0] for r in rounds),
            statistics.median(r[1] for r in rounds),
            rounds[0][2],
        )
        print(
            f"{name:36} {found[name][0]:8.0f} /s   p99 {found[name][1]:6.1f} ms   {found[name][2]:6d} bytes"
        )
    for name, base in (("first page, ours", "plain text, bare"), ("conversation page, ours", "page, bare"),
                       ("answer and its count, ours", "page and upsert, bare"), ("answer, count and next page, ours", "page and upsert, bare")):  # fmt: skip
        print(
            f"{name} / {base}: {found[name][0] / found[base][0]:.2f}   p99 x{found[name][1] / found[base][1]:.2f}"
        )
    status = Path(f"/proc/{navigator.pid}/status").read_text().splitlines()
    memory = next(line for line in status if line.startswith("VmRSS")).split()[1]
    request = urllib.request.Request(f"http://127.0.0.1:{ours}/ja/", headers={"Accept-Encoding": "br"})
    print(f"memory of a worker: {int(memory) / 1024:.0f} MB; start to first page: {up:.2f} s")
    print(f"first page, compressed with its styles: {len(urllib.request.urlopen(request).read())} bytes")
    for process in (navigator, other):
        process.terminate()


if __name__ == "__main__":
    main()
