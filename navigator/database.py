"""What the databases of every room share: their address, the names of their faults, and how processes take turns.

Knows no table, and no room.
"""

import sqlite3
import time
from collections.abc import Callable, Mapping
from typing import TypeVar

from sqlalchemy import URL, Connection, make_url, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

T = TypeVar("T")
Step = Callable[[Connection], None]

BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)

# Seconds and ms after which a PostgreSQL that does not answer counts as away. Not for the ledger: its writes may wait.
SERVER_LIMITS = {
    "connect_timeout": 5,
    "tcp_user_timeout": 10_000,
    "keepalives_idle": 10,
    "options": "-c statement_timeout=30000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=30000",
}


class SchemaError(Exception):
    """The tables were made by a newer version of this program; writing to them would be guesswork."""


DATABASE_FAULTS = (SQLAlchemyError, sqlite3.Error, OSError, SchemaError)


def server_url(url: str) -> URL:
    """The address of a PostgreSQL; `postgresql://` means the driver that is installed."""
    address = make_url(url)
    return address.set(drivername="postgresql+psycopg") if address.drivername == "postgresql" else address


def fault_name(fault: Exception) -> str:
    """The kind of a fault in one word: never a statement, a value or a path."""
    cause = _cause(fault)
    return str(getattr(cause, "sqlite_errorname", type(cause).__name__))


def is_busy(fault: Exception) -> bool:
    """Whether somebody else holds an SQLite file, so that waiting helps."""
    return (getattr(_cause(fault), "sqlite_errorcode", 0) & 0xFF) in BUSY


def retry_while_busy(action: Callable[[], T], seconds: float) -> T:
    """Try again while an SQLite file is held: its own timeout does not apply while a file is switched to WAL."""
    last = time.monotonic() + seconds
    while True:
        try:
            return action()
        except (DBAPIError, sqlite3.Error) as fault:
            if not is_busy(fault) or time.monotonic() > last:
                raise
        time.sleep(0.01)


def take_turn(connection: Connection, lock: int) -> None:
    """Queue at an advisory lock of PostgreSQL until the transaction ends.

    `IF NOT EXISTS` alone does not see the tables that another transaction is about to make.
    """
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": lock})


def bring_up_to_date(connection: Connection, versions: tuple[int, int], make: Step, steps: Mapping[int, Step]) -> bool:
    """From the version that stands (0: no tables) to the newest; whether anything was done. SchemaError from a newer one.

    `steps` holds the way from each version to the next.
    """
    standing, newest = versions
    refuse_newer(standing, newest)
    if standing == 0:
        make(connection)
    else:
        for version in range(standing, newest):
            steps[version](connection)
    return standing != newest


def refuse_newer(standing: int, newest: int) -> None:
    """SchemaError when the tables that stand are newer than this program."""
    if standing > newest:
        raise SchemaError(f"schema {standing}, this program knows {newest}")


def _cause(fault: Exception) -> Exception:
    return fault.orig if isinstance(fault, DBAPIError) and isinstance(fault.orig, Exception) else fault
