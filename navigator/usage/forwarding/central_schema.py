"""Makes and migrates the tables of the central database (PostgreSQL), whichever machine comes first.

Migrating is: make missing tables, replace the checks of the others, and drop what is no longer kept. The definitions
only ever allow more than before; a change that moves rows needs a step of its own here.
"""

from sqlalchemy import CheckConstraint, Connection, Table, inspect, select, text
from sqlalchemy.schema import CreateTable

from navigator.database import refuse_newer, take_turn
from navigator.usage.tables import VERSION, central, usage_schema

ADVISORY = 0x4E415655  # the lock at which machines that start together queue
DROPPED = ("machines",)  # until version 3: the last batch of each machine
CHECKS = text(
    "SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = to_regclass(:name) ORDER BY conname"
)


def prepare(connection: Connection) -> None:
    """Make or migrate the tables, inside a transaction. Takes no lock when they are current: a read-only database will do."""
    if _version(connection) == VERSION:
        return
    take_turn(connection, ADVISORY)
    version = _version(connection)
    refuse_newer(version, VERSION)
    if version < VERSION:
        _migrate(connection)
        connection.execute(usage_schema.delete())
        connection.execute(usage_schema.insert().values(version=VERSION))


def _version(connection: Connection) -> int:
    """0 when there are no tables yet."""
    if not inspect(connection).has_table(usage_schema.name):
        return 0
    return connection.execute(select(usage_schema.c.version)).scalar() or 0


def _migrate(connection: Connection) -> None:
    existing = set(inspect(connection).get_table_names())
    for table in central.sorted_tables:
        if table.name in existing:
            _replace_checks(connection, table)
        else:
            connection.execute(CreateTable(table))
    for name in DROPPED:
        connection.execute(text(f"DROP TABLE IF EXISTS {name}"))


def _replace_checks(connection: Connection, table: Table) -> None:
    quoted = connection.dialect.identifier_preparer.quote
    for name in connection.execute(CHECKS, {"name": table.name}).scalars().all():
        connection.execute(text(f"ALTER TABLE {quoted(table.name)} DROP CONSTRAINT {quoted(name)}"))
    for check in sorted(_checks(table)):
        connection.execute(text(f"ALTER TABLE {quoted(table.name)} ADD CHECK ({check})"))


def _checks(table: Table) -> set[str]:
    constraints = [*table.constraints, *(each for column in table.columns for each in column.constraints)]
    return {str(each.sqltext) for each in constraints if isinstance(each, CheckConstraint)}
