"""All tables of counts: the databases and the privacy page are made from these definitions.

They hold counts, and what a machine needs to forward them: never a time of day, never a person.
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
    WRONG_NUMBER,
    ChannelCount,
    Count,
    EventCount,
    LanguageCount,
    MunicipalityCount,
)

VERSION = 3  # of the definitions below; a change to them needs a new version and a step in `schema`

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

TABLES: dict[type[Count], Table] = {EventCount: steps, MunicipalityCount: places, ChannelCount: reach, LanguageCount: languages}


def _outbox(table: Table) -> Table:
    """The outbox of a table: the same cells by batch. Batch 0 is still open."""
    keys = [Column(c.name, c.type, primary_key=True) for c in table.primary_key]
    batch, count = Column("batch", Integer, primary_key=True), Column("n", BigInteger, nullable=False)
    return Table(f"outbox_{table.name}", metadata, batch, *keys, count, sqlite_with_rowid=False)


OUTBOX: dict[type[Count], Table] = {kind: _outbox(table) for kind, table in TABLES.items()}

# One row, from the first start of a forwarder on. `machine` is a random name of this server.
sender = Table(
    "sender", metadata,
    Column("machine", String(16), primary_key=True),
    Column("batch", Integer, nullable=False),  # the last one sealed
    Column("seal", String(16), nullable=False),  # random, so that a copy of this file is told apart
    Column("fault", String(64), nullable=False),  # why the last attempt failed, in one word
    sqlite_with_rowid=False,
)  # fmt: skip

# The central database (PostgreSQL): the counts of all machines, and the last batch of each.
central = MetaData()
for _own in TABLES.values():
    _own.to_metadata(central)
machines = Table(
    "machines", central,
    Column("machine", String(16), primary_key=True),
    Column("batch", Integer, nullable=False),
    Column("seal", String(16), nullable=False),
)  # fmt: skip
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
    return {table.name: [column.name for column in table.columns] for table in (machines, usage_schema)}
