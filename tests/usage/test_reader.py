"""Whatever database answers, each question is put to it once, over the reader's own connection."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import Connection

from navigator.usage import queries
from navigator.usage.counts import FLOOD, WRONG_NUMBER, EventCount
from navigator.usage.reader import QueriedCounts
from navigator.usage.schema import connect

T = TypeVar("T")
DAY, NEXT = date(2026, 11, 24), date(2026, 11, 25)
ASKED = EventCount("asked", "age", "resident")


class OneFile(QueriedCounts):
    """Reads one file, and counts how often."""

    def __init__(self, connection: Connection) -> None:
        self.connection, self.questions = connection, 0

    def _read(self, question: Callable[[Connection], T]) -> T:
        self.questions += 1
        return question(self.connection)


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[OneFile]:
    connection = connect(tmp_path / "counts.sqlite3", patience=1000)
    queries.add(connection, {DAY: {ASKED: 1, EventCount(WRONG_NUMBER, "a/1"): 1}, NEXT: {ASKED: 2, EventCount(FLOOD): 1}})
    yield OneFile(connection)
    connection.close()


@pytest.mark.parametrize(("first", "last", "asked", "flood"), [(DAY, DAY, 1, False), (NEXT, NEXT, 2, True), (DAY, NEXT, 3, True)])
def test_sums_and_floods_are_of_the_days_that_are_asked_for(reader: OneFile, first: date, last: date, asked: int, flood: bool) -> None:
    totals = reader.totals(first, last)
    assert (totals.first, totals.last, totals.steps[ASKED]) == (first, last, asked)
    assert reader.had_flood(first, last) is flood
    assert reader.questions == 2


def test_the_first_day_and_the_wrong_numbers_are_told(reader: OneFile) -> None:
    assert reader.first_day() == DAY
    assert reader.wrong_numbers() == {"a/1": DAY}
    assert reader.questions == 2


def test_a_reader_needs_a_database() -> None:
    with pytest.raises(TypeError):
        QueriedCounts()  # type: ignore[abstract]
