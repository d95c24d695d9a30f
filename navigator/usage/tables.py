"""The tables, all of them: what the privacy page shows and what a database holds come from here.

They hold counts and nothing else. WITHOUT ROWID keeps rows in the order of their key: not even the order in
which things first happened is left. The same definitions serve SQLite and PostgreSQL.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Column, Date, MetaData, String, Table

from .counts import DANGER, EVENTS, PERSONAS, WRONG_NUMBER, Count, Place, Reach, Spoken, Step

VERSION = 2  # of the definitions below; a change to them is a new version, with its way there in `schema`

metadata = MetaData()


def _one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    # Not `IN (...)`: SQLite would build a temporary index for it at every row that is written.
    return CheckConstraint(" OR ".join(f"{column} = '{value}'" for value in values))


def _table(name: str, when: Column[Any], columns: Iterable[str], *checks: CheckConstraint) -> Table:
    keys = (Column(column, String(64), primary_key=True) for column in columns)
    count = Column("n", BigInteger, CheckConstraint("n > 0"), nullable=False)
    return Table(name, metadata, when, *keys, count, *checks, sqlite_with_rowid=False)


def _day() -> Column[date]:
    return Column("day", Date, primary_key=True)


steps = _table(
    "steps", _day(), ("event", "target", "persona"),
    _one_of("event", (*EVENTS, DANGER, WRONG_NUMBER)),
    _one_of("persona", (*PERSONAS, "")),
    CheckConstraint(f"event <> '{DANGER}' OR (target = '' AND persona = '')"),
    CheckConstraint(f"event <> '{WRONG_NUMBER}' OR persona = ''"),
)  # fmt: skip
places = _table("places", Column("month", String(7), primary_key=True), ("municipality", "category"))
reach = _table("reach", _day(), ("channel", "event"), _one_of("event", EVENTS))
languages = _table("languages", _day(), ("language", "event"), _one_of("event", EVENTS))

TABLES: dict[type[Count], Table] = {Step: steps, Place: places, Reach: reach, Spoken: languages}


def period(table: Table, day: date) -> date | str:
    """The day as this table keeps it: the day itself, or only its month."""
    return day.isoformat()[:7] if "month" in table.c else day


def columns() -> dict[str, list[str]]:
    """Every table with its columns, in order."""
    return {table.name: [column.name for column in table.columns] for table in TABLES.values()}
