"""Counts as rows of the tables, and the SQLite statements that add them."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Insert, Table
from sqlalchemy.dialects.sqlite import dialect, insert

from .counts import Count, values
from .tables import TABLES, period

CountRow = tuple[str | int, ...]  # the values of a table's columns in order; a day is written 2026-11-24
CountRows = Mapping[type[Count], list[CountRow]]


def rows(days: Mapping[date, Mapping[Count, int]]) -> CountRows:
    """The rows to add, table by table."""
    added: dict[type[Count], list[CountRow]] = {}
    for day, counts in days.items():
        texts = {kind: str(period(table, day))[:10] for kind, table in TABLES.items()}  # never the hour
        for count, n in counts.items():
            kind = type(count)
            added.setdefault(kind, []).append((texts[kind], *values(count), n))
    return added


def upserts() -> Mapping[type[Count], str]:
    """The statements for SQLite, compiled once."""
    return {kind: str(_upsert(table).compile(dialect=dialect())) for kind, table in TABLES.items()}


def _upsert(table: Table) -> Insert:
    added = insert(table)
    more = {"n": table.c.n + added.excluded.n}
    return added.on_conflict_do_update(index_elements=table.primary_key, set_=more)
