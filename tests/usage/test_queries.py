"""Counts are added in one transaction, and summed up over days, both ends included."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection

from navigator.usage.counts import (
    FLOOD,
    WRONG_NUMBER,
    ChannelCount,
    EventCount,
    LanguageCount,
    MunicipalityCount,
)
from navigator.usage.queries import Totals, add, first_day, had_flood, totals, wrong_numbers
from navigator.usage.schema import connect

FIRST, NEXT, LATER = date(2026, 11, 24), date(2026, 11, 25), date(2026, 12, 3)
ASKED, PLACE = EventCount("asked", "age", "resident"), MunicipalityCount("10201", "none")
CHANNEL, LANGUAGE = ChannelCount("direct", "started"), LanguageCount("ja", "started")


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    opened = connect(tmp_path / "counts.sqlite3", patience=1000)
    yield opened
    opened.close()


@pytest.fixture
def counted(connection: Connection) -> Connection:
    add(connection, {FIRST: {ASKED: 3, PLACE: 1, CHANNEL: 2}, NEXT: {ASKED: 4, LANGUAGE: 5}})
    add(connection, {FIRST: {ASKED: 1}, LATER: {ASKED: 10, PLACE: 7, CHANNEL: 1}})
    return connection


@pytest.mark.parametrize(("first", "last", "asked", "places", "channels", "languages"), [
    (FIRST, FIRST, 4, 1, 2, 0), (FIRST, NEXT, 8, 1, 2, 5), (NEXT, NEXT, 4, 1, 0, 5), (NEXT, LATER, 14, 8, 1, 5),
    (date(2026, 11, 26), date(2026, 12, 2), 0, 8, 0, 0), (LATER, LATER, 10, 7, 1, 0), (date(2027, 1, 1), date.max, 0, 0, 0, 0),
])  # fmt: skip
def test_sums_hold_both_days_and_places_the_whole_month(
    counted: Connection, first: date, last: date, asked: int, places: int, channels: int, languages: int
) -> None:
    wanted = ({ASKED: asked}, {PLACE: places}, {CHANNEL: channels}, {LANGUAGE: languages})
    assert totals(counted, first, last) == Totals(
        first, last, *({count: n for count, n in each.items() if n} for each in wanted)  # type: ignore[arg-type]
    )


def test_sums_are_told_in_the_order_of_their_keys(connection: Connection) -> None:
    counts = [EventCount("shown", "b", ""), EventCount("asked", "c", ""), EventCount("shown", "a", "family"), EventCount("shown", "a", "")]
    add(connection, {FIRST: dict.fromkeys(counts, 1)})
    assert list(totals(connection, FIRST, FIRST).steps) == [counts[1], counts[3], counts[2], counts[0]]


def test_the_first_day_is_the_first_with_an_event(connection: Connection) -> None:
    assert first_day(connection) is None
    add(connection, {FIRST: {PLACE: 1, CHANNEL: 1}})
    assert first_day(connection) is None
    add(connection, {LATER: {ASKED: 1}, NEXT: {ASKED: 1}})
    assert first_day(connection) == NEXT


def test_a_wrong_number_is_told_with_the_last_day_of_a_report(connection: Connection) -> None:
    assert wrong_numbers(connection) == {}
    add(connection, {FIRST: {EventCount(WRONG_NUMBER, "a/1"): 2, EventCount(WRONG_NUMBER, "a/2"): 1, ASKED: 1}, LATER: {EventCount(WRONG_NUMBER, "a/1"): 1}})
    assert wrong_numbers(connection) == {"a/1": LATER, "a/2": FIRST}


@pytest.mark.parametrize(("first", "last", "had"), [
    (FIRST, LATER, True), (NEXT, NEXT, True), (FIRST, FIRST, False), (date(2026, 11, 26), LATER, False), (FIRST, NEXT, True), (NEXT, LATER, True),
])  # fmt: skip
def test_a_flood_is_told_of_its_day(connection: Connection, first: date, last: date, had: bool) -> None:
    add(connection, {FIRST: {ASKED: 1}, NEXT: {EventCount(FLOOD): 1}, LATER: {ASKED: 1}})
    assert had_flood(connection, first, last) is had


def test_all_of_a_batch_is_added_or_nothing(connection: Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        add(connection, {FIRST: {ASKED: 1, PLACE: -1}})
    assert totals(connection, date.min, date.max).steps == {}
    add(connection, {FIRST: {ASKED: 2}})
    assert totals(connection, date.min, date.max).steps == {ASKED: 2}
