"""Opens the SQLite file of the counts, and makes its schema once, however many processes start together.

PostgreSQL has its own module beside this one, `central_schema`: the tables are those of `tables` in both.
"""

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, NullPool, create_engine, text
from sqlalchemy.exc import DBAPIError

from .tables import OUTBOX, VERSION, metadata, sender, steps

APPLICATION = 0x4E415647  # marks the file as ours; writing it again is how a probe really writes
BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class SchemaError(sqlite3.DatabaseError):
    """The file was made by a newer version of this program; writing to it would be guesswork."""


def connect(path: Path, patience: int) -> Connection:
    """A connection that waits `patience` ms for a lock. Raises SQLAlchemyError, sqlite3.Error or OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # IMMEDIATE: a transaction takes the write lock first, so it waits its turn and need not be tried again.
    # One connection is passed between threads; its owner lets in one at a time.
    arguments = {"isolation_level": "IMMEDIATE", "check_same_thread": False, "timeout": patience / 1000}
    url = URL.create("sqlite", database=str(path))
    connection = create_engine(url, poolclass=NullPool, connect_args=arguments).connect()
    try:
        _prepare_patiently(connection, patience)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare_patiently(connection: Connection, patience: int) -> None:
    """SQLite does not wait for a lock while a file turns to the log, whatever its patience: so it is tried again."""
    last = time.monotonic() + patience / 1000
    while True:
        try:
            return _prepare(connection)
        except DBAPIError as fault:
            if not is_busy(fault) or time.monotonic() > last:
                raise
        time.sleep(0.01)


def _prepare(connection: Connection) -> None:
    pragma(connection, "journal_mode=WAL")
    # NORMAL: a killed process loses nothing committed; a power cut may cost the last moments, never the file.
    pragma(connection, "synchronous=NORMAL")
    if pragma(connection, "user_version") != VERSION:
        _migrate(connection)


def _migrate(connection: Connection) -> None:
    """Whoever takes the lock first makes the tables; the others find them made."""
    with connection.begin():
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if version > VERSION:
            raise SchemaError(f"schema {version}, this program knows {VERSION}")
        if version == 0:
            metadata.create_all(connection, checkfirst=False)
        for step in range(max(version, 1), VERSION) if version else ():
            STEPS[step](connection)
        if version < VERSION:
            connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")


def _with_wrong_numbers(connection: Connection) -> None:
    """1 -> 2: `steps` takes one more event. SQLite changes no check in place, so the table is made anew."""
    connection.execute(text("ALTER TABLE steps RENAME TO steps_1"))
    steps.create(connection, checkfirst=False)
    connection.execute(text("INSERT INTO steps SELECT day, event, target, persona, n FROM steps_1"))
    connection.execute(text("DROP TABLE steps_1"))


def _with_outbox(connection: Connection) -> None:
    """2 -> 3: counts can be sent on. Until a forwarder asks for it, the new tables stay empty."""
    for table in (*OUTBOX.values(), sender):
        table.create(connection, checkfirst=False)


STEPS = {1: _with_wrong_numbers, 2: _with_outbox}


def pragma(connection: Connection, text: str) -> Any:
    """Say or ask one pragma. No transaction is begun in the file: SQLAlchemy's own only keeps its books."""
    with connection.begin():
        result = connection.exec_driver_sql(f"PRAGMA {text}")
        return result.scalar() if result.returns_rows else None


def probe(connection: Connection) -> bool:
    """Really write, without a trace in any table. False when the file has reached its size limit."""
    pragma(connection, f"application_id={APPLICATION}")
    used, most = pragma(connection, "page_count"), pragma(connection, "max_page_count")
    return bool(used < most or pragma(connection, "freelist_count"))


def _cause(fault: Exception) -> Exception:
    return fault.orig if isinstance(fault, DBAPIError) and isinstance(fault.orig, Exception) else fault


def is_busy(fault: Exception) -> bool:
    """Whether somebody else holds the file, so that waiting helps."""
    return (getattr(_cause(fault), "sqlite_errorcode", 0) & 0xFF) in BUSY


def name_of(fault: Exception) -> str:
    """The kind of fault in one word: never a statement, a value or a path."""
    cause = _cause(fault)
    return str(getattr(cause, "sqlite_errorname", type(cause).__name__))
