"""Counts into the tables, and sums out of them, over a connection that is handed in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from . import outbox
from .counts import COLUMNS, WRONG_NUMBER, ChannelCount, Count, EventCount, LanguageCount, MunicipalityCount
from .rows import rows, upserts
from .tables import TABLES, period


@dataclass(frozen=True)
class Totals:
    """The sums over the days `first` to `last`, both included. Places: over every month touched, whole."""

    first: date
    last: date
    steps: Mapping[EventCount, int]
    places: Mapping[MunicipalityCount, int]
    reach: Mapping[ChannelCount, int]
    languages: Mapping[LanguageCount, int]


UPSERTS = upserts(TABLES)


def add(connection: Connection, days: Mapping[date, Mapping[Count, int]]) -> None:
    """Add counts in one transaction, and a copy of them for the forwarder where there is one.

    The statements are Core's, compiled once; the driver is spoken to itself: this is what every turn pays.
    """
    driver = connection.connection.driver_connection
    assert driver is not None
    added = rows(days)
    with driver:  # commits, or undoes all of it
        for kind, found in added.items():
            driver.executemany(UPSERTS[kind], found)
        if added:
            outbox.put(driver, added)


def totals(connection: Connection, first: date, last: date) -> Totals:
    """The sums from `first` to `last`, both included."""
    with connection.begin():
        sums = {kind: _sums(connection, kind, (first, last)) for kind in TABLES}
    return Totals(first, last, sums[EventCount], sums[MunicipalityCount], sums[ChannelCount], sums[LanguageCount])


def first_day(connection: Connection) -> date | None:
    """The first day with a count of a step; None when nothing was counted yet."""
    with connection.begin():
        day: date | None = connection.execute(select(func.min(TABLES[EventCount].c.day))).scalar()
    return day


def wrong_numbers(connection: Connection) -> dict[str, date]:
    """The offices whose number was told not to work, each with the last day of it."""
    steps = TABLES[EventCount]
    told = select(steps.c.target, func.max(steps.c.day).label("day")).where(steps.c.event == WRONG_NUMBER)
    with connection.begin():
        return {row.target: row.day for row in connection.execute(told.group_by(steps.c.target))}


def _sums(connection: Connection, kind: type[Count], span: tuple[date, date]) -> dict[Any, int]:
    table = TABLES[kind]
    names = [table.c[column] for column in COLUMNS[kind]]
    first, last = (period(table, day) for day in span)
    kept = table.columns[0].between(first, last)
    query = select(*names, func.sum(table.c.n)).where(kept).group_by(*names).order_by(*names)
    return {kind(*cells): int(n) for *cells, n in connection.execute(query)}
