"""Counts go in, the same counts come out, whoever writes and however often."""

import logging
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.knowledge.content.wording import PERSONAS
from navigator.usage.counts import (
    EVENTS,
    FLOOD,
    WRONG_NUMBER,
    ChannelCount,
    Count,
    EventCount,
    LanguageCount,
    MunicipalityCount,
)
from navigator.usage.store import Store
from tests.usage.conftest import Child
from tests.usage.sample import DAY, TURN, as_json, counted

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
    """Every test of a store holds for the machine's own file and for what is sent to PostgreSQL."""
    return str(request.param)


@given(turns=TURNS)
@settings(max_examples=40, deadline=None)
def test_two_stores_on_one_file_add_up(tmp_path_factory: pytest.TempPathFactory, turns: list[Turn]) -> None:
    path = tmp_path_factory.mktemp("two") / "counts.sqlite3"
    stores = Store.open(path), Store.open(path)
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
    store = Store.open(path)
    assert counted(store) == expected
    store.close()


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
    for office, n in (("saposute/gunma", 0), ("saposute/gunma", 2), ("hello-work/ota", 1), ("saposute/gunma", 1)):
        assert store.write(DAY + timedelta(days=n), [EventCount(WRONG_NUMBER, office), *TURN])
    assert store.wrong_numbers() == {
        "saposute/gunma": DAY + timedelta(days=2),
        "hello-work/ota": DAY + timedelta(days=1),
    }


def test_a_flood_is_known_by_its_day(store: Store) -> None:
    later = DAY + timedelta(days=5)
    assert store.write(DAY, TURN)
    assert store.write(later, [EventCount(FLOOD)] * 2)
    spans = {(DAY, DAY): False, (DAY, later): True, (later, later): True, (later + timedelta(days=1), date(2027, 3, 31)): False}
    assert {span: store.had_flood(*span) for span in spans} == spans


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


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_has_a_place(store: Store, event: str) -> None:
    assert store.write(DAY, [EventCount(event, "age", persona) for persona in PERSONAS])
    assert store.write(DAY, [ChannelCount("direct", event), LanguageCount("ja", event)])


