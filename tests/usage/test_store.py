"""Counts go in, the same counts come out, whoever writes and however often."""

import logging
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from navigator.knowledge.content.wording import PERSONAS
from navigator.usage.counts import (
    EVENTS,
    WRONG_NUMBER,
    ChannelCount,
    Count,
    EventCount,
    LanguageCount,
    MunicipalityCount,
)
from navigator.usage.store import Store
from tests.usage.conftest import Child
from tests.usage.sample import DAY, TURN, VOCABULARY, as_json, counted

EVENT = st.sampled_from(EVENTS)
COUNT: st.SearchStrategy[Count] = st.one_of(
    st.builds(EventCount, EVENT, st.sampled_from(["", "age", "work"]), st.sampled_from(["", "employer"])),
    st.builds(MunicipalityCount, st.sampled_from(["10201", "10205"]), st.sampled_from(["jobless", "none"])),
    st.builds(ChannelCount, st.just("direct"), EVENT),
    st.builds(LanguageCount, st.sampled_from(["ja", "en"]), EVENT),
)
Turn = tuple[int, date, list[Count]]
DAYS = st.sampled_from([DAY, DAY + timedelta(days=1), date(2027, 4, 1)])
TURNS = st.lists(st.tuples(st.sampled_from([0, 1]), DAYS, st.lists(COUNT, max_size=6)), max_size=25)


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> str:
    """Every test of a store holds for the machine's own file and for what is sent on to PostgreSQL."""
    return str(request.param)


@given(turns=TURNS)
@settings(max_examples=40, deadline=None)
def test_two_stores_on_one_file_add_up(tmp_path_factory: pytest.TempPathFactory, turns: list[Turn]) -> None:
    path = tmp_path_factory.mktemp("two") / "counts.sqlite3"
    stores = Store.open(path, VOCABULARY), Store.open(path, VOCABULARY)
    expected = Counter[Count]()
    for writer, day, counts in turns:
        assert stores[writer].write(day, counts)
        expected.update(counts)
    assert counted(stores[0]) == counted(stores[1]) == expected
    for store in stores:
        store.close()


@pytest.fixture(scope="module")
def pair(child: Callable[..., Child]) -> tuple[Child, Child]:
    return child("obey"), child("obey")


@given(turns=TURNS)
@settings(max_examples=25, deadline=None)
def test_two_processes_at_once_add_up(
    tmp_path_factory: pytest.TempPathFactory, pair: tuple[Child, Child], turns: list[Turn]
) -> None:
    path = tmp_path_factory.mktemp("processes") / "counts.sqlite3"
    shares = [[(day, counts) for writer, day, counts in turns if writer == n] for n in (0, 1)]
    for writer, share in zip(pair, shares, strict=True):
        orders = [(day.isoformat(), [as_json(count) for count in counts]) for day, counts in share]
        writer.say(open=str(path), write=orders)
    expected = Counter[Count]()
    for writer, share in zip(pair, shares, strict=True):
        for (_, counts), written in zip(share, writer.hear()["written"], strict=True):
            expected.update(counts if written else ())
    store = Store.open(path, VOCABULARY)
    assert counted(store) == expected
    store.close()


def test_threads_share_a_store(store: Store, restless: None) -> None:
    together = threading.Barrier(8)

    def work() -> None:
        together.wait()
        for _ in range(200):
            store.write(DAY, TURN)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted(store) == dict.fromkeys(TURN, 1600)


@pytest.fixture
def restless() -> Iterator[None]:
    """Threads take turns as often as they can."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def test_ten_thousand_visits_on_a_day_take_no_more_rows_than_the_lists_allow(
    store: Store, path: Path, database: str
) -> None:
    visits = [
        (EventCount("started", "", persona), EventCount(event, target, persona), MunicipalityCount(town, "none"), LanguageCount("ja", event))
        for persona in PERSONAS
        for event in EVENTS
        for target in sorted(VOCABULARY.targets)
        for town in ("10201", "10205")
    ]
    for n in range(200):
        store.write(DAY, visits[n % len(visits)])
    assert all(store.write(DAY, visits[n % len(visits)]) for n in range(10_000))
    rows = _rows(path)
    assert rows["steps"] <= len(EVENTS) * (len(VOCABULARY.targets) + 1) * (len(PERSONAS) + 1)
    for visit in visits:
        store.write(DAY, visit)
    assert _rows(path) == rows
    store.write(DAY + timedelta(days=1), visits[0])
    boxes = ("", "outbox_") if database == "postgres" else ("",)
    more = {f"{box}{table}": n for box in boxes for table, n in (("steps", 2), ("languages", 1))}
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


def test_a_write_is_there_for_a_store_opened_later(open_store: Callable[[], Store]) -> None:
    first = open_store()
    first.write(DAY, TURN)
    first.close()
    assert counted(open_store()) == dict.fromkeys(TURN, 1)


def test_totals_take_both_ends_and_nothing_beyond(store: Store) -> None:
    for n in range(5):
        store.write(date(2026, 3, 30) + timedelta(days=n), [EventCount("started"), MunicipalityCount("10201", "jobless")])
    assert counted(store, date(2026, 3, 31), date(2026, 4, 1))[EventCount("started")] == 2
    assert counted(store, date(2026, 4, 2), date(2026, 4, 2))[EventCount("started")] == 1
    assert counted(store, date(2026, 4, 4), date(2026, 5, 1)).get(EventCount("started"), 0) == 0


def test_the_first_day_is_known(store: Store) -> None:
    assert store.first_day() is None
    store.write(DAY, TURN)
    store.write(DAY - timedelta(days=3), TURN)
    assert store.first_day() == DAY - timedelta(days=3)


def test_a_wrong_number_is_known_with_the_last_day_it_was_told(store: Store) -> None:
    assert store.wrong_numbers() == {}
    store.use_vocabulary(replace(VOCABULARY, offices=frozenset({"saposute/gunma", "hello-work/ota"})))
    for office, n in (("saposute/gunma", 0), ("saposute/gunma", 2), ("hello-work/ota", 1), ("saposute/gunma", 1)):
        assert store.write(DAY + timedelta(days=n), [EventCount(WRONG_NUMBER, office), *TURN])
    assert store.wrong_numbers() == {
        "saposute/gunma": DAY + timedelta(days=2),
        "hello-work/ota": DAY + timedelta(days=1),
    }


def test_places_are_summed_over_whole_months(store: Store) -> None:
    for day in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1)):
        store.write(day, [MunicipalityCount("10201", "jobless")])
    assert counted(store, date(2026, 3, 15), date(2026, 3, 16)) == {MunicipalityCount("10201", "jobless"): 2}


def test_nothing_to_count_is_nothing_written(store: Store) -> None:
    assert store.write(DAY, [])
    assert counted(store) == {}


def test_trying_whether_it_is_writable_leaves_no_count(store: Store) -> None:
    assert store.writable()
    assert counted(store) == {}
    assert not store.failing


def test_an_undisturbed_store_logs_nothing(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "navigator")
    store.write(DAY, TURN)
    store.writable()
    store.totals(DAY, DAY)
    assert not caplog.records


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


def test_no_journal_stays_beside_a_file_that_was_put_away(store: Store, path: Path) -> None:
    store.write(DAY, TURN)
    store.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_has_a_place(store: Store, event: str) -> None:
    assert store.write(DAY, [EventCount(event, "age", persona) for persona in PERSONAS])
    assert store.write(DAY, [ChannelCount("direct", event), LanguageCount("ja", event)])


def test_a_moment_is_kept_as_its_day_and_a_place_as_its_month(store: Store, path: Path) -> None:
    store.write(datetime(2026, 11, 24, 23, 59, 58), [EventCount("started"), MunicipalityCount("10201", "jobless")])
    store.close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        assert connection.execute(text("SELECT day FROM steps")).scalars().all() == ["2026-11-24"]
        assert connection.execute(text("SELECT month FROM places")).scalars().all() == ["2026-11"]
    engine.dispose()
