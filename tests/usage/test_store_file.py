"""The file of a store: its rows, its journal, and threads that share it."""

import sys
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from navigator.knowledge.content.wording import PERSONAS
from navigator.usage.counts import EVENTS, EventCount, LanguageCount, MunicipalityCount
from navigator.usage.store import Store
from tests.usage.sample import DAY, TURN, VOCABULARY, counted


def test_a_thousand_batches_on_a_day_take_no_more_rows_than_the_lists_allow(
    store: Store, path: Path
) -> None:
    visits = [
        (EventCount("started", "", persona), EventCount(event, target, persona), MunicipalityCount(town, "none"), LanguageCount("ja", event))
        for persona in PERSONAS
        for event in EVENTS
        for target in sorted(VOCABULARY.targets)
        for town in ("10201", "10205")
    ]
    for n in range(100):
        store.write(DAY, visits[n % len(visits)])
    assert all(store.write(DAY, visits[n % len(visits)]) for n in range(1_000))
    rows = _rows(path)
    assert rows["steps"] <= len(EVENTS) * (len(VOCABULARY.targets) + 1) * (len(PERSONAS) + 1)
    for visit in visits:
        store.write(DAY, visit)
    assert _rows(path) == rows
    store.write(DAY + timedelta(days=1), visits[0])
    more = {"steps": 2, "languages": 1}
    assert _rows(path) == {table: n + more.get(table, 0) for table, n in rows.items()}


def _rows(path: Path) -> dict[str, int]:
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        rows = {
            table: connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
            for table in Store.columns()
        }
    engine.dispose()
    return rows


def test_no_journal_stays_beside_a_file_that_was_put_away(store: Store, path: Path) -> None:
    store.write(DAY, TURN)
    store.close()
    beside = [file for file in path.parent.iterdir() if file != path]
    assert not any(file.stat().st_size for file in beside), "what a journal held is cut off"


def test_a_moment_is_kept_as_its_day_and_a_place_as_its_month(store: Store, path: Path) -> None:
    store.write(datetime(2026, 11, 24, 23, 59, 58), [EventCount("started"), MunicipalityCount("10201", "jobless")])
    store.close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        assert connection.execute(text("SELECT day FROM steps")).scalars().all() == ["2026-11-24"]
        assert connection.execute(text("SELECT month FROM places")).scalars().all() == ["2026-11"]
    engine.dispose()
def test_a_closed_store_keeps_nothing_and_still_does_not_raise(store: Store) -> None:
    store.close()
    store.close()
    assert not store.write(DAY, TURN)
    assert not store.writable()


def test_a_store_can_be_opened_again(store: Store) -> None:
    store.close()
    store.reopen()
    assert store.write(DAY, TURN)
    assert counted(store) == dict.fromkeys(TURN, 1)


def test_threads_share_a_store(store: Store, restless: None) -> None:
    together = threading.Barrier(8)

    def work() -> None:
        together.wait()
        for _ in range(20):
            store.write(DAY, TURN)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted(store) == dict.fromkeys(TURN, 160)


@pytest.fixture
def restless() -> Iterator[None]:
    """Threads take turns as often as they can."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


