"""What each page and turn costs the server's processor, against bare pages of the same size, in one run.

Processor time of the serving process, its threads too, and not the clock: the same on a machine that does much else. One
connection asks; ratios are bare / ours, as in `benchmarks/web.py`. `--root FOLDER` measures another tree than this one.
"""

import argparse
import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from load import ANSWERS, _header, memory, processor_seconds
from web import BARE, conversation, exchange, free_port, get, post, start

ROUNDS = 3  # of which the cheapest counts: a neighbour on the machine only ever adds
BODY = 77  # bytes of a row of the bare page
WORKERS, SETTLED = 4, 30.0  # seconds until each of them is up, the encoder too
WARM = 10.0  # seconds until what comes beside the first requests is there


async def repeat(port: int, requests: list[bytes], many: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for _ in range(many):
        for request in requests:
            await exchange(reader, writer, request)
    writer.close()


async def turns(port: int, lang: str, many: int) -> None:
    """Conversations one after the other: each turn an answer and the page after it."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for _ in range(many // len(ANSWERS)):
        cookie = ""
        for fact, value in ANSWERS:
            head, _ = await exchange(reader, writer, post(f"/{lang}/talk", f"fact={fact}&value={value}", cookie))
            cookie = _header(head, b"set-cookie") or cookie
            await exchange(reader, writer, get(_header(head, b"location"), cookie))
    writer.close()


def cost(pid: int, many: int, ask: Callable[[], Awaitable[None]]) -> float:
    """Milliseconds of processor for each of `many`."""
    found = []
    for _ in range(ROUNDS):
        before = processor_seconds(pid)
        asyncio.run(ask())  # type: ignore[arg-type]
        found.append((processor_seconds(pid) - before) / many * 1000)
    return min(found)


def size(port: int, path: str, cookie: str) -> int:
    async def once() -> int:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        _, length = await exchange(reader, writer, get(path, cookie))
        writer.close()
        return length

    return asyncio.run(once())


def bare_pages(folder: str, bodies: dict[str, int], many: int) -> dict[str, float]:
    """A bare text, a bare page of each size, and one that writes a count too."""
    (Path(folder) / "bare.py").write_text(BARE)
    found = {}
    for name, length in bodies.items():
        port = free_port()
        env = {"ROWS": str(length // BODY), "DB": f"{folder}/{name}.sqlite3", "PYTHONPATH": folder}
        command = [sys.executable, "-m", "uvicorn", "bare:app", "--port", str(port), "--log-level", "warning", "--no-access-log"]
        server = start(command, env, port, "/plain")
        for path, request in (("plain", get("/plain")), ("page", get("/page")), ("count", post("/count", "a=b"))):
            found[f"{path} {name}"] = cost(server.pid, many, lambda r=request, p=port: repeat(p, [r], many))  # type: ignore[misc]
        server.terminate()
    return found


def first_page(port: int, env: dict[str, str], how: str) -> "subprocess.Popen[bytes]":
    """Start a server, say when its first page was there, and wait until it is warm."""
    began = time.perf_counter()
    server = start([sys.executable, "-m", "navigator", "serve", "--port", str(port)], env, port, "/ja/")
    print(f"first page after {time.perf_counter() - began:.2f} s, {processor_seconds(server.pid):.2f} s of processor, {how}")
    time.sleep(WARM)
    return server


def proportional(workers: int, env: dict[str, str]) -> float:
    """MB of each of several workers, what they share counted in parts, after each has answered and warmed up."""
    port = free_port()
    server = start([sys.executable, "-m", "navigator", "serve", "--port", str(port), "--workers", str(workers)], env, port, "/ja/")
    try:
        time.sleep(SETTLED)
        found = [pid for pid in children(server.pid) if b"resource_tracker" not in Path(f"/proc/{pid}/cmdline").read_bytes()]
        return sum(pss(pid) for pid in found) / len(found)
    finally:
        server.terminate()
        server.wait(30)


def children(pid: int) -> list[int]:
    return [int(child) for task in Path(f"/proc/{pid}/task").glob("*/children") for child in task.read_text().split()]


def pss(pid: int) -> float:
    """MB, a page that n processes share counted as one nth."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("Pss:")).split()[1]) / 1024


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--root", default=str(Path(__file__).parents[1]))
    arguments.add_argument("--many", type=int, default=600)
    root, many = (given := arguments.parse_args()).root, given.many
    folder, port = tempfile.mkdtemp(), free_port()
    env = {"NAVIGATOR_DATA_DIR": folder, "NAVIGATOR_TURNS_A_MINUTE": "100000000", "PYTHONPATH": root}
    earlier = first_page(port, env, "where nothing was kept")
    earlier.terminate()
    earlier.wait(30)
    server = first_page(port, env, "over what the start before kept")
    cookie = asyncio.run(conversation(port))
    pages = {"conversation": "/ja/talk?n=99", "result": "/ja/result"}
    bodies = {name: size(port, path, cookie) for name, path in pages.items()}
    asked: dict[str, tuple[int, Callable[[], Awaitable[None]]]] = {
        "first page": (5 * many, lambda: repeat(port, [get("/ja/")], 5 * many)),
        "conversation": (many, lambda: repeat(port, [get("/ja/talk?n=99", cookie)], many)),
        "result": (many // 4, lambda: repeat(port, [get("/ja/result", cookie)], many // 4)),
        "turn": (many, lambda: turns(port, "ja", many)),
        "turn in Portuguese": (many, lambda: turns(port, "pt", many)),
    }
    ours = {name: cost(server.pid, n, ask) for name, (n, ask) in asked.items()}
    print(f"memory {memory(server.pid):.0f} MB")
    server.terminate()
    print(f"each of {WORKERS} workers {proportional(WORKERS, env):.0f} MB, shared memory in parts")
    bare = bare_pages(folder, bodies, many)
    beside = {"first page": "plain conversation", "conversation": "page conversation", "result": "page result", "turn": "count conversation"}
    for name, milliseconds in ours.items():
        ratio = f"   {bare[beside[name]] / milliseconds:.2f} of {beside[name].split()[0]}, bare" if name in beside else ""
        print(f"{name:20} {milliseconds:7.2f} ms{ratio}")
    for name, milliseconds in bare.items():
        print(f"{name:20} {milliseconds:7.2f} ms, bare")


if __name__ == "__main__":
    main()
