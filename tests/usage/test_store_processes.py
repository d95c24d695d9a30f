"""Processes that start together, write together, and are killed in the middle of it."""

import os
import random
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from navigator.usage.store import Store
from tests.conftest import CAMPAIGN
from tests.usage.conftest import Child
from tests.usage.sample import TURN, as_json, counted

TURNS = [("2026-11-24", [as_json(count) for count in TURN])] * 50


def test_processes_that_start_together_make_the_schema_once(path: Path, child: Callable[..., Child]) -> None:
    writers = [child("obey") for _ in range(4)]
    for writer in writers:
        writer.ask()  # imported, and ready to go
    for run in range(5):
        fresh = path.with_name(f"{run}.sqlite3")
        for writer in writers:
            writer.say(open=str(fresh), write=TURNS)
        answers = [writer.hear() for writer in writers]
        assert [answer["writable"] for answer in answers] == [True] * 4
        store = Store.open(fresh)
        assert counted(store) == dict.fromkeys(TURN, sum(sum(answer["written"]) for answer in answers))
        store.close()


def test_opening_waits_longer_than_a_page_would(path: Path) -> None:
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN EXCLUSIVE")
    release = threading.Timer(0.4, holder.rollback)
    release.start()
    store = Store.open(path)
    assert not store.failing
    assert store.writable()
    release.join()
    holder.close()
    store.close()


@pytest.mark.parametrize("seed", range(5 if CAMPAIGN else 2))
def test_a_killed_process_loses_nothing_acknowledged_and_doubles_nothing(
    path: Path, child: Callable[..., Child], seed: int
) -> None:
    writers = [child("hammer", str(path)) for _ in range(2)]
    acknowledged = sum(_kill(writer, random.Random(seed * 2 + n)) for n, writer in enumerate(writers))
    store = Store.open(path)
    totals = counted(store)
    # Each may have been killed between its last commit and the dot for it.
    assert acknowledged <= totals[TURN[0]] <= acknowledged + len(writers)
    assert totals[TURN[0]] == totals[TURN[1]], "a turn is written whole or not at all"
    assert store.writable()
    store.close()


def _kill(writer: Child, chance: random.Random) -> int:
    """Kill it at a random moment of its work; how many writes it had acknowledged."""
    assert writer.process.stdout
    dots = len(os.read(writer.process.stdout.fileno(), 1))  # it is at work
    time.sleep(chance.random() * 0.05)
    writer.process.kill()
    return dots + len(writer.end())
