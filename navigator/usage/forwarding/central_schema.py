"""Makes the tables of the central database (PostgreSQL), and brings older ones up to date, whoever comes first.

The definitions only ever allow more than they did, so bringing up to date is: make what is missing, and hold every
table to the checks of today. A change that moves rows needs a step of its own here.
"""

from sqlalchemy import CheckConstraint, Connection, Table, inspect, select, text
from sqlalchemy.schema import CreateTable

from navigator.database import refuse_newer, take_turn
from navigator.usage.tables import VERSION, central, usage_schema

ADVISORY = 0x4E415655  # the lock that machines starting together queue at
CHECKS = text(
    "SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = to_regclass(:name) ORDER BY conname"
)


def prepare(connection: Connection) -> None:
    """Inside a transaction. Reading alone needs no lock, so that a database that only reads will do when it is current."""
    if _version(connection) == VERSION:
        return
    take_turn(connection, ADVISORY)
    version = _version(connection)
    refuse_newer(version, VERSION)
    if version < VERSION:
        _renew(connection)
        connection.execute(usage_schema.delete())
        connection.execute(usage_schema.insert().values(version=VERSION))


def _version(connection: Connection) -> int:
    """0 when there are no tables yet."""
    if not inspect(connection).has_table(usage_schema.name):
        return 0
    return connection.execute(select(usage_schema.c.version)).scalar() or 0


def _renew(connection: Connection) -> None:
    held = set(inspect(connection).get_table_names())
    for table in central.sorted_tables:
        if table.name in held:
            _hold_to_checks(connection, table)
        else:
            connection.execute(CreateTable(table))


def _hold_to_checks(connection: Connection, table: Table) -> None:
    quoted = connection.dialect.identifier_preparer.quote
    for name in connection.execute(CHECKS, {"name": table.name}).scalars().all():
        connection.execute(text(f"ALTER TABLE {quoted(table.name)} DROP CONSTRAINT {quoted(name)}"))
    for check in sorted(_checks(table)):
        connection.execute(text(f"ALTER TABLE {quoted(table.name)} ADD CHECK ({check})"))


def _checks(table: Table) -> set[str]:
    own = [*table.constraints, *(one for column in table.columns for one in column.constraints)]
    return {str(one.sqltext) for one in own if isinstance(one, CheckConstraint)}
