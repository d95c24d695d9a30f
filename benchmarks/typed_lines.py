"""Eight people typing at once: lines a second and their p99, and what that costs those who only tap beside them.

One worker, keep-alive connections from this process, which shares the machine: read the ratio. Prints; asserts nothing.

python benchmarks/typed_lines.py [--seconds 4] [--python PATH]    PATH: the interpreter of another installation
"""

import argparse
import asyncio
import subprocess
import sys
import tempfile
import time
from itertools import chain
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parent.parent))

import numpy as np

from benchmarks.web import conversation, exchange, free_port, get, post, start
from navigator.paths import ROOT
from training.lines import read_lines

TYPING, TAPPING, PAUSE = 8, 4, 0.02  # connections; seconds between two taps of one person


async def times(port: int, requests: list[bytes], until: float, pause: float = 0.0) -> list[float]:
    """Seconds of each request, sent one after the other over one connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    spent, number = [], 0
    while time.perf_counter() < until:
        began = time.perf_counter()
        await exchange(reader, writer, requests[number % len(requests)])
        spent.append(time.perf_counter() - began)
        number += 1
        await asyncio.sleep(pause)
    writer.close()
    return spent


async def tapping(port: int, cookie: str, until: float) -> list[float]:
    """Conversation pages, asked for by people who read before they tap again."""
    pages = [get("/ja/talk", cookie)]
    rounds = await asyncio.gather(*(times(port, pages, until, PAUSE) for _ in range(TAPPING)))
    return list(chain.from_iterable(rounds))


async def typing(port: int, lines: list[str], until: float) -> list[float]:
    """Lines, each person's in an order of their own."""
    said = [post("/ja/talk/say", f"text={quote(line)}") for line in lines]
    rounds = await asyncio.gather(*(times(port, said[n * 37 :] + said[: n * 37], until) for n in range(TYPING)))
    return list(chain.from_iterable(rounds))


async def measure(port: int, lines: list[str], seconds: float) -> None:
    """Print one round."""
    cookie = await conversation(port)
    idle = await tapping(port, cookie, time.perf_counter() + seconds)
    until = time.perf_counter() + seconds
    typed, beside = await asyncio.gather(typing(port, lines, until), tapping(port, cookie, until))
    quiet, busy = (1000 * float(np.percentile(spent, 99)) for spent in (idle, beside))
    print(f"{len(typed) / seconds:6.0f} lines/s   p99 {1000 * float(np.percentile(typed, 99)):6.1f} ms   "
          f"pages p99 {quiet:5.1f} ms idle, {busy:5.1f} ms beside: x{busy / quiet:.2f}", flush=True)  # fmt: skip


def main() -> None:
    """Three rounds on the labelled lines of everyday length."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=4.0)
    options.add_argument("--python", default=sys.executable)
    chosen = options.parse_args()
    lines = [line.text for line in read_lines([ROOT / "training/dev.tsv"])]
    port = free_port()
    command = [chosen.python, "-m", "navigator", "serve", "--port", str(port)]
    server: subprocess.Popen[bytes] = start(command, {"NAVIGATOR_DATA_DIR": tempfile.mkdtemp()}, port, "/ja/")
    try:
        for _ in range(3):
            asyncio.run(measure(port, lines, chosen.seconds))
    finally:
        server.terminate()


if __name__ == "__main__":
    main()
