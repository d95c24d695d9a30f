"""Several workers hold one loaded program together."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.served import END_LIMIT, Served, is_alive
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


@pytest.mark.parametrize("anew", [False, True], ids=["forked", "begun anew on SIGHUP"])
def test_workers_end_with_the_process_that_began_them(serve: Callable[..., Served], anew: bool) -> None:
    """Else they keep the port, and the server that takes its place cannot listen."""
    server = serve(workers=2)
    wait_until(lambda: len(server.workers()) == 2)
    begun = set(server.workers())
    if anew:
        server.process.send_signal(signal.SIGHUP)
        wait_until(lambda: len(set(server.workers()) - begun) >= 2 and not begun & set(server.workers()), END_LIMIT)
        wait_until(lambda: server.get("/healthz")[0] == 200, END_LIMIT)
    workers = server.workers()
    server.process.kill()
    wait_until(lambda: not any(map(is_alive, workers)), END_LIMIT)
    with pytest.raises(ConnectionRefusedError):
        server.get("/healthz")
