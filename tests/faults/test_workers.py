"""Several workers hold one loaded program together."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.served import Served
from tests.waiting import wait_until

pytestmark = pytest.mark.alone


def command(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def memory(pid: int) -> dict[str, int]:
    """KB by kind."""
    lines = (line.split() for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines())
    return {name.rstrip(":"): int(number) for name, number, *_ in lines if name.endswith(":")}


def test_workers_are_forked_and_who_follows_a_dead_one_too(serve: Callable[..., Served]) -> None:
    server = serve(workers=2)
    first = server.process.pid
    wait_until(lambda: len(server.workers()) == 2)
    for pid in server.workers():
        assert command(pid) == command(first)
        assert memory(pid)["Private_Dirty"] < memory(pid)["Rss"] / 2
    begun = set(server.workers())
    os.kill(min(begun), signal.SIGKILL)
    wait_until(lambda: len(server.workers()) == 2 and set(server.workers()) != begun)
    assert all(command(pid) == command(first) for pid in server.workers())
    assert server.get("/ja/")[0] == 200
    assert server.end() == 0
