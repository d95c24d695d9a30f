"""Processes that start together, write together, and are killed in the middle of it."""

import os
import random
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from navigator import database
from navigator.usage.schema import _migrate, connect
from navigator.usage.store import Store
from tests.usage.conftest import Child
from tests.usage.sample import KNOWN, TURN, as_json, counted

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
        store = Store.open(fresh, KNOWN)
        assert counted(store) == dict.fromkeys(TURN, sum(sum(answer["written"]) for answer in answers))
        store.close()


def test_whoever_comes_second_finds_the_schema_made(path: Path) -> None:
    first, second = connect(path, patience=100), connect(path, patience=100)
    _migrate(second)
    first.close()
    second.close()


def test_opening_waits_longer_than_a_page_would(path: Path) -> None:
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN EXCLUSIVE")
    release = threading.Timer(0.4, holder.rollback)
    release.start()
    store = Store.open(path, KNOWN)
    assert not store.failing
    assert store.writable()
    release.join()
    holder.close()
    store.close()


@pytest.fixture
def switching(path: Path) -> Iterator[sqlite3.Connection]:
    """Another process that writes to a file which is not yet in WAL mode."""
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("CREATE TABLE held (n)")
    holder.execute("BEGIN IMMEDIATE")
    yield holder
    holder.close()


def test_a_file_that_another_holds_while_it_is_switched_to_wal_is_waited_for(
    path: Path, switching: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite itself does not wait there, whatever its timeout."""
    waits = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        switching.rollback()

    monkeypatch.setattr(database.time, "sleep", wait)
    connect(path, patience=60_000).close()
    assert waits


def test_the_wait_for_it_ends_with_the_patience(path: Path, switching: sqlite3.Connection) -> None:
    start = time.monotonic()
    with pytest.raises(OperationalError):
        connect(path, patience=100)
    assert time.monotonic() - start >= 0.1


@pytest.mark.parametrize("seed", range(5))
def test_a_killed_process_loses_nothing_acknowledged_and_doubles_nothing(
    path: Path, child: Callable[..., Child], seed: int
) -> None:
    writers = [child("hammer", str(path)) for _ in range(2)]
    acknowledged = sum(_kill(writer, random.Random(seed * 2 + n)) for n, writer in enumerate(writers))
    store = Store.open(path, KNOWN)
    found = counted(store)
    # Each may have been killed between its last commit and the dot for it.
    assert acknowledged <= found[TURN[0]] <= acknowledged + len(writers)
    assert found[TURN[0]] == found[TURN[1]], "a turn is written whole or not at all"
    assert store.writable()
    store.close()


def _kill(writer: Child, chance: random.Random) -> int:
    """Kill it at a random moment of its work; how many writes it had acknowledged."""
    assert writer.process.stdout
    dots = len(os.read(writer.process.stdout.fileno(), 1))  # it is at work
    time.sleep(chance.random() * 0.05)
    writer.process.kill()
    return dots + len(writer.end())
