"""From a machine's file to PostgreSQL: everything arrives, once, whatever breaks in between."""

import logging
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import psycopg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.usage import outbox
from navigator.usage.counts import Count
from navigator.usage.forwarding.central import Central, CentralError
from navigator.usage.forwarding.forwarder import ForwardingError, forward, restart, start, watch
from navigator.usage.outbox import Backlog, Batch
from navigator.usage.schema import connect
from navigator.usage.store import Store
from tests.conftest import CAMPAIGN
from tests.usage.sample import DAY, TURN, VOCABULARY, counted
from tests.usage.test_store import COUNT

AWAY = "postgresql://nobody@127.0.0.1:1/none"


def backlog(path: Path) -> Backlog:
    connection = connect(path, 100)
    stored = outbox.backlog(connection)
    connection.close()
    return stored


def test_what_was_counted_arrives_and_stays_here_too(store: Store, path: Path, base: Central) -> None:
    store.write(DAY, TURN)
    assert forward(path, base) == 2
    store.write(DAY, TURN)
    assert forward(path, base) == 2
    assert forward(path, base) == 0
    assert counted(base) == counted(store) == dict.fromkeys(TURN, 2)
    assert backlog(path) == Backlog(True, 0, "")


def test_more_than_a_batch_goes_in_several(store: Store, path: Path, base: Central) -> None:
    for n in range(30):
        store.write(DAY + timedelta(days=n), TURN)
    assert forward(path, base, most=7) == 60
    assert counted(base) == counted(store)


def test_a_database_that_is_away_leaves_everything_waiting_and_says_why(
    store: Store, path: Path, base: Central
) -> None:
    away = Central.open(AWAY)
    start(path)
    store.write(DAY, TURN)
    for _ in range(2):
        with pytest.raises(ForwardingError):
            forward(path, away)
    assert store.backlog() == Backlog(True, 2, "OperationalError")
    assert store.writable()
    forward(path, base)
    assert counted(base) == dict.fromkeys(TURN, 1)
    assert store.backlog() == Backlog(True, 0, "")


class Unsure(Central):
    """A database whose answer gets lost."""

    def receive(self, batch: Batch) -> None:
        super().receive(batch)
        raise CentralError("OperationalError")


def test_an_answer_that_gets_lost_doubles_nothing(store: Store, path: Path, postgres_url: str, base: Central) -> None:
    unsure = Unsure.open(postgres_url)
    store.write(DAY, TURN)
    for _ in range(3):
        with pytest.raises(ForwardingError):
            forward(path, unsure)
        store.write(DAY, TURN)
    forward(path, base)
    assert counted(base) == counted(store) == dict.fromkeys(TURN, 4)
    unsure.close()


class Slow(Central):
    """A forwarder that is overtaken: before it brings its batch, another brings it, and the next."""

    overtake: Callable[[], None]

    def receive(self, batch: Batch) -> None:
        overtake, self.overtake = self.overtake, lambda: None
        overtake()
        super().receive(batch)


def test_a_forwarder_that_is_overtaken_notices(store: Store, path: Path, postgres_url: str, base: Central) -> None:
    def overtake() -> None:
        forward(path, base)
        store.write(DAY, TURN)
        forward(path, base)

    slow = Slow.open(postgres_url)
    slow.overtake = overtake
    store.write(DAY, TURN)
    assert forward(path, slow) == 0
    assert counted(base) == counted(store) == dict.fromkeys(TURN, 2)
    slow.close()


def test_two_forwarders_at_once_send_everything_once(store: Store, path: Path, postgres_url: str, base: Central) -> None:
    start(path)
    stop, faults = threading.Event(), []

    def send() -> None:
        own = Central.open(postgres_url)
        while not stop.is_set():
            try:
                forward(path, own, most=3)
            except ForwardingError as fault:
                faults.append(fault.kind)
            stop.wait(0.002)
        own.close()

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        for n in range(150):
            store.write(DAY + timedelta(days=n % 10), TURN)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert store.write(DAY, [])
    forward(path, base)
    assert counted(base) == counted(store) == dict.fromkeys(TURN, 150)
    assert not faults


def test_a_restored_copy_of_the_file_is_told_and_gets_its_own_number(
    store: Store, path: Path, base: Central
) -> None:
    store.write(DAY, TURN)
    forward(path, base)
    store.write(DAY, TURN)
    copy = path.with_name("copy.sqlite3")
    _copied(path, copy)
    forward(path, base)
    with pytest.raises(ForwardingError) as caught:
        forward(copy, base)
    assert caught.value.kind == "copied"
    assert backlog(copy) == Backlog(True, 2, "copied")
    restart(copy, again=False)
    later = Store.open(copy, VOCABULARY)
    later.write(DAY, TURN)
    forward(copy, base)
    assert counted(base) == dict.fromkeys(TURN, 3)
    later.close()


def _copied(path: Path, copy: Path) -> None:
    with sqlite3.connect(path) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    source.close()
    target.close()


def test_a_new_empty_database_is_told_and_can_be_filled_again(
    store: Store, path: Path, base: Central, postgres_url: str
) -> None:
    for _ in range(2):
        store.write(DAY, TURN)
        forward(path, base)
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("TRUNCATE machines, steps")
    store.write(DAY, TURN)
    with pytest.raises(ForwardingError) as caught:
        forward(path, base)
    assert caught.value.kind == "missing"
    restart(path, again=True)
    forward(path, base)
    assert counted(base) == counted(store) == dict.fromkeys(TURN, 3)


def test_a_clock_that_is_moved_back_counts_on_its_day(store: Store, path: Path, base: Central) -> None:
    for day in (DAY, DAY - timedelta(days=400), DAY, DAY - timedelta(days=1)):
        store.write(day, TURN)
        forward(path, base)
    assert counted(base, DAY, DAY) == dict.fromkeys(TURN, 2)
    assert counted(base) == counted(store) == dict.fromkeys(TURN, 4)


def test_a_file_that_is_no_database_is_a_fault_in_one_word(path: Path, base: Central) -> None:
    path.write_bytes(b"no database at all\n" * 300)
    with pytest.raises(ForwardingError) as caught:
        forward(path, base)
    assert caught.value.kind == "SQLITE_NOTADB"


def test_watching_sends_says_once_what_is_wrong_and_ends_with_a_last_round(
    store: Store, path: Path, base: Central, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "navigator")
    stop = threading.Event()
    away = Central.open(AWAY)
    watcher = threading.Thread(target=watch, args=(path, away, stop, 0.01))
    watcher.start()
    store.write(DAY, TURN)
    while not caplog.messages:
        stop.wait(0.01)
    away._engine = base._engine
    while not counted(base):
        stop.wait(0.01)
    stop.set()
    watcher.join()
    assert caplog.messages == [
        "usage: counts are not sent on (OperationalError); they wait here", "usage: counts are sent on again",
    ]  # fmt: skip
    store.write(DAY, TURN)
    watch(path, base, stop)
    assert counted(base) == dict.fromkeys(TURN, 2)


class Faulty(Central):
    """Fails as it is told: before the batch is there, or after."""

    fails: str = ""

    def receive(self, batch: Batch) -> None:
        if self.fails == "before":
            raise CentralError("before")
        super().receive(batch)
        if self.fails == "after":
            raise CentralError("after")


WRITES = st.tuples(st.sampled_from([0, 1]), st.integers(0, 2), st.lists(COUNT, max_size=4))
SENDS = st.tuples(st.sampled_from([0, 1]), st.sampled_from(["", "before", "after"]), st.integers(1, 5))


@given(steps=st.lists(st.one_of(WRITES, SENDS), max_size=25))
@settings(max_examples=200 if CAMPAIGN else 15, deadline=None)
def test_any_order_of_turns_sendings_and_faults_ends_in_the_same_sums(
    tmp_path_factory: pytest.TempPathFactory, postgres: str, steps: list[tuple[int, int | str, list[Count] | int]]
) -> None:
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute("DROP TABLE IF EXISTS steps, places, reach, languages, machines, usage_schema")
    folder = tmp_path_factory.mktemp("machines")
    base = Faulty.open(postgres)
    paths = [folder / "0.sqlite3", folder / "1.sqlite3"]
    stores = [Store.open(path, VOCABULARY) for path in paths]
    expected = Counter[Count]()
    for machine, what, more in steps:
        if isinstance(what, str):
            base.fails = what
            with suppress(ForwardingError):
                forward(paths[machine], base, most=int(str(more)))
        else:
            assert isinstance(more, list)
            assert stores[machine].write(date(2026, 11, 24) + timedelta(days=what), more)
            expected.update(more)
    base.fails = ""
    for path in paths:
        forward(path, base)
    assert counted(base) == expected
    for store in stores:
        store.close()
    base.close()


