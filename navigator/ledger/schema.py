"""Makes the tables once, however many processes start together, and brings older ones up to date."""

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, inspect, select, text, update

from .tables import VERSION, metadata, state

ADVISORY = 0x4E41564C  # the lock that processes on PostgreSQL queue at

# From the version that is the key to the next one. A step changes what `tables` now says otherwise.
STEPS: Mapping[int, Callable[[Connection], None]] = {}


class NewerSchema(Exception):
    """The tables were made by a newer version of this program; writing to them would be guesswork."""


def prepare(connection: Connection) -> None:
    """Inside a writing transaction: whoever holds the lock makes the tables, the others find them made."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ADVISORY})
    found = version(connection)
    if found > VERSION:
        raise NewerSchema(f"schema {found}, this program knows {VERSION}")
    if found == 0:
        metadata.create_all(connection)
        connection.execute(state.insert(), [{"name": n, "n": 0} for n in ("schema", "contacts", "channels")])
    else:
        for step in range(found, VERSION):
            STEPS[step](connection)
    if found != VERSION:
        connection.execute(update(state).where(state.c.name == "schema").values(n=VERSION))


def version(connection: Connection) -> int:
    """The version of the tables that stand in the database, 0 when there are none."""
    if not inspect(connection).has_table(state.name):
        return 0
    return connection.execute(select(state.c.n).where(state.c.name == "schema")).scalar() or 0
