"""All tables of counts: the databases and the privacy page are made from these definitions.

They hold counts, and which batches of them were added: never a time of day, never a person.
WITHOUT ROWID keeps rows in the order of their key: not even the order in which things first happened is left. The
same definitions serve SQLite and PostgreSQL.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Column, Date, Integer, MetaData, String, Table

from navigator.knowledge.content.wording import PERSONAS

from .counts import (
    DANGER,
    EVENTS,
    FLOOD,
    WRONG_NUMBER,
    ChannelCount,
    Count,
    EventCount,
    LanguageCount,
    MunicipalityCount,
)

VERSION = 5  # of the definitions below; a change to them needs a new version and a step in `schema`

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
    _one_of("event", (*EVENTS, DANGER, WRONG_NUMBER, FLOOD)),
    _one_of("persona", (*PERSONAS, "")),
    CheckConstraint(f"event <> '{DANGER}' OR (target = '' AND persona = '')"),
    CheckConstraint(f"event <> '{WRONG_NUMBER}' OR persona = ''"),
    CheckConstraint(f"event <> '{FLOOD}' OR (target = '' AND persona = '')"),
)  # fmt: skip
places = _table("places", Column("month", String(7), primary_key=True), ("municipality", "category"))
reach = _table("reach", _day(), ("channel", "event"), _one_of("event", EVENTS))
languages = _table("languages", _day(), ("language", "event"), _one_of("event", EVENTS))

TABLES: dict[type[Count], Table] = {EventCount: steps, MunicipalityCount: places, ChannelCount: reach, LanguageCount: languages}


# The central database (PostgreSQL): the counts of all machines, and the ids of the batches that are in them.
central = MetaData()
for _own in TABLES.values():
    _own.to_metadata(central)
batches = Table("batches", central, Column("id", String(32), primary_key=True))  # random: no machine, no time
usage_schema = Table(
    "usage_schema", central, Column("version", Integer, primary_key=True, autoincrement=False)
)


def period(table: Table, day: date) -> date | str:
    """What this table stores of a day: the day itself, or its month."""
    return day.isoformat()[:7] if "month" in table.c else day


def columns() -> dict[str, list[str]]:
    """Every table of the file with its columns, in order."""
    return {table.name: [column.name for column in table.columns] for table in metadata.tables.values()}


def central_columns() -> dict[str, list[str]]:
    """Every table that only the central database has."""
    return {table.name: [column.name for column in table.columns] for table in (batches, usage_schema)}
