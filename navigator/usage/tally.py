"""Counts into rows, rows into sums, over a connection that is handed in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Insert, Table, func, select
from sqlalchemy.dialects.sqlite import dialect, insert

from .counts import COLUMNS, Count, Place, Reach, Spoken, Step, values
from .tables import TABLES, period

Row = tuple[str | int, ...]


@dataclass(frozen=True)
class Totals:
    """The sums over the days `first` to `last`, both included. Places: over every month touched, whole."""

    first: date
    last: date
    steps: Mapping[Step, int]
    places: Mapping[Place, int]
    reach: Mapping[Reach, int]
    languages: Mapping[Spoken, int]


def _upsert(table: Table) -> Insert:
    added = insert(table)
    more = {"n": table.c.n + added.excluded.n}
    return added.on_conflict_do_update(index_elements=table.primary_key, set_=more)


# Compiled once, and given rows as they go into the file: a turn pays for the file and for little else.
UPSERTS = {kind: str(_upsert(table).compile(dialect=dialect())) for kind, table in TABLES.items()}


def rows(day: date, counts: Mapping[Count, int]) -> dict[type[Count], list[Row]]:
    """What to add, table by table, in the order of the columns."""
    found: dict[type[Count], list[Row]] = {}
    texts = {kind: str(period(table, day))[:10] for kind, table in TABLES.items()}  # never the hour
    for count, n in counts.items():
        kind = type(count)
        found.setdefault(kind, []).append((texts[kind], *values(count), n))
    return found


def add(connection: Connection, day: date, counts: Mapping[Count, int]) -> None:
    """Add the counts of a day in one transaction."""
    with connection.begin():
        for kind, found in rows(day, counts).items():
            connection.exec_driver_sql(UPSERTS[kind], found)


def totals(connection: Connection, first: date, last: date) -> Totals:
    """The sums from `first` to `last`, both included."""
    with connection.begin():
        sums = {kind: _sums(connection, kind, (first, last)) for kind in TABLES}
    return Totals(first, last, sums[Step], sums[Place], sums[Reach], sums[Spoken])


def first_day(connection: Connection) -> date | None:
    """The first day with a count of a step; None when nothing was counted yet."""
    with connection.begin():
        day: date | None = connection.execute(select(func.min(TABLES[Step].c.day))).scalar()
    return day


def _sums(connection: Connection, kind: type[Count], span: tuple[date, date]) -> dict[Any, int]:
    table = TABLES[kind]
    names = [table.c[column] for column in COLUMNS[kind]]
    first, last = (period(table, day) for day in span)
    kept = table.columns[0].between(first, last)
    query = select(*names, func.sum(table.c.n)).where(kept).group_by(*names).order_by(*names)
    return {kind(*cells): int(n) for *cells, n in connection.execute(query)}
