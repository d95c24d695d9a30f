"""Adds counts to the tables and sums them up, over a given connection."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from .counts import (
    COLUMNS,
    FLOOD,
    WRONG_NUMBER,
    ChannelCount,
    Count,
    EventCount,
    LanguageCount,
    MunicipalityCount,
)
from .rows import rows, upserts
from .tables import TABLES, period


@dataclass(frozen=True)
class Totals:
    """The sums over the days `first` to `last`, both included; places over the whole of each month touched."""

    first: date
    last: date
    steps: Mapping[EventCount, int]
    places: Mapping[MunicipalityCount, int]
    reach: Mapping[ChannelCount, int]
    languages: Mapping[LanguageCount, int]


UPSERTS = upserts()


def add(connection: Connection, days: Mapping[date, Mapping[Count, int]]) -> None:
    """Add the counts of some days in one transaction."""
    driver = connection.connection.driver_connection
    assert driver is not None
    with driver:  # commits, or undoes all of it
        for kind, new in rows(days).items():
            driver.executemany(UPSERTS[kind], new)


def totals(connection: Connection, first: date, last: date) -> Totals:
    """The sums from `first` to `last`, both included."""
    with connection.begin():
        sums = {kind: _sums(connection, kind, (first, last)) for kind in TABLES}
    return Totals(first, last, sums[EventCount], sums[MunicipalityCount], sums[ChannelCount], sums[LanguageCount])


def first_day(connection: Connection) -> date | None:
    """The first day with a count of an event; None when nothing was counted yet."""
    with connection.begin():
        day: date | None = connection.execute(select(func.min(TABLES[EventCount].c.day))).scalar()
    return day


def wrong_numbers(connection: Connection) -> dict[str, date]:
    """The offices whose number was reported wrong, each with the last day of a report."""
    steps = TABLES[EventCount]
    reports = select(steps.c.target, func.max(steps.c.day).label("day")).where(steps.c.event == WRONG_NUMBER)
    with connection.begin():
        return {row.target: row.day for row in connection.execute(reports.group_by(steps.c.target))}


def had_flood(connection: Connection, first: date, last: date) -> bool:
    """Whether a flood was damped on a day from `first` to `last`, both included."""
    steps = TABLES[EventCount]
    marks = select(steps.c.day).where(steps.c.event == FLOOD, steps.c.day.between(first, last)).limit(1)
    with connection.begin():
        return connection.execute(marks).first() is not None


def _sums(connection: Connection, kind: type[Count], span: tuple[date, date]) -> dict[Any, int]:
    table = TABLES[kind]
    names = [table.c[column] for column in COLUMNS[kind]]
    first, last = (period(table, day) for day in span)
    within = table.columns[0].between(first, last)
    query = select(*names, func.sum(table.c.n)).where(within).group_by(*names).order_by(*names)
    return {kind(*cells): int(n) for *cells, n in connection.execute(query)}
