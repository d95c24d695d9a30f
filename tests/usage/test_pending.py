"""What a file does not take waits, merged and bounded, and is written once."""

import sqlite3
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from navigator.usage import pending
from navigator.usage.counts import EventCount
from navigator.usage.pending import PendingCounts
from navigator.usage.store import Store
from tests.usage.sample import DAY, TURN, VOCABULARY, counted

ASKED = EventCount("asked", "age", "resident")


@pytest.fixture
def locked(store: Store, path: Path) -> Iterator[sqlite3.Connection]:
    """Somebody who holds the file."""
    holder = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")
    yield holder
    if holder.in_transaction:
        holder.execute("ROLLBACK")
    holder.close()


def test_equal_counts_of_a_day_are_merged_and_days_are_kept_apart() -> None:
    waiting = PendingCounts()
    for day in (DAY, DAY, DAY + timedelta(days=1)):
        waiting.put(day, {ASKED: 1})
    assert waiting.days == {DAY: {ASKED: 2}, DAY + timedelta(days=1): {ASKED: 1}}
    assert waiting.turns == 3


def test_a_turn_on_top_leaves_what_waits_as_it_is() -> None:
    waiting = PendingCounts()
    waiting.put(DAY, {ASKED: 1})
    assert waiting.with_turn(DAY, {ASKED: 1}) == {DAY: {ASKED: 2}}
    assert waiting.days == {DAY: {ASKED: 1}}


def test_pending_counts_grow_with_the_lists_and_then_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pending, "MAX_CELLS", 2)
    waiting = PendingCounts()
    for target in ("age", "work", "saposute"):
        waiting.put(DAY, {EventCount("asked", target): 1})
    for _ in range(1000):
        waiting.put(DAY, {EventCount("asked", "age"): 1})
    assert waiting.days == {DAY: {EventCount("asked", "age"): 1001, EventCount("asked", "work"): 1}}
    assert (waiting.turns, waiting.lost) == (1002, 1)


def test_what_waited_is_written_with_the_next_turn_on_its_own_day(
    store: Store, locked: sqlite3.Connection
) -> None:
    assert not store.write(DAY, [ASKED])
    assert not store.write(datetime(2026, 11, 24, 23, 59), [ASKED])
    assert store.waiting == 2
    locked.execute("ROLLBACK")
    assert store.write(DAY + timedelta(days=1), [ASKED])
    assert counted(store, DAY, DAY) == {ASKED: 2}
    assert counted(store) == {ASKED: 3}


def test_what_waits_is_written_although_nobody_comes(
    store: Store, locked: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("navigator.usage.store.RETRY", 0.02)
    faults: list[Exception] = []
    monkeypatch.setattr(store, "_disconnect_after", faults.append)
    store.write(DAY, TURN)
    deadline = time.monotonic() + 60
    while len(faults) < 3 and time.monotonic() < deadline:  # the turn, and two attempts of the timer
        time.sleep(0.01)
    assert store.waiting == 1
    locked.execute("ROLLBACK")
    while store.waiting and time.monotonic() < deadline:
        time.sleep(0.01)
    assert counted(store) == dict.fromkeys(TURN, 1)
    assert not store.failing


def test_closing_writes_what_waits(
    store: Store, locked: sqlite3.Connection, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.write(DAY, TURN)
    locked.execute("ROLLBACK")
    store.close()
    again = Store.open(path, VOCABULARY)
    assert counted(again) == dict.fromkeys(TURN, 1)
    again.close()


def test_closing_before_a_file_that_stays_shut_says_how_much_is_lost(
    store: Store, locked: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("navigator.usage.store.PATIENCE_AT_END", 10)
    store.write(DAY, TURN)
    store.close()
    assert caplog.messages[-1] == "usage: counts of 1 turns were lost (SQLITE_BUSY)"


def test_a_refused_count_does_not_wait(store: Store, locked: sqlite3.Connection) -> None:
    assert not store.write(date(2026, 1, 1), [EventCount("clicked")])
    assert not store.waiting
