"""Opens the SQLite file of the counts, and makes its schema once, however many processes start together.

PostgreSQL has its own module beside this one, `central_schema`: the tables are those of `tables` in both.
"""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, NullPool, create_engine, text

from navigator.database import bring_up_to_date, retry_while_busy

from .tables import OUTBOX, VERSION, metadata, sender, steps

APPLICATION = 0x4E415647  # marks the file as ours; writing it again is how a probe really writes


def connect(path: Path, patience: int) -> Connection:
    """A connection that waits `patience` ms for a lock. Raises SQLAlchemyError, sqlite3.Error or OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # IMMEDIATE: a transaction takes the write lock first, so it waits its turn and need not be tried again.
    # One connection is passed between threads; its owner lets in one at a time.
    arguments = {"isolation_level": "IMMEDIATE", "check_same_thread": False, "timeout": patience / 1000}
    url = URL.create("sqlite", database=str(path))
    connection = create_engine(url, poolclass=NullPool, connect_args=arguments).connect()
    try:
        retry_while_busy(lambda: _prepare(connection), patience / 1000)
    except BaseException:
        connection.close()
        raise
    return connection


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
        if bring_up_to_date(connection, (version, VERSION), _make, STEPS):
            connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")


def _make(connection: Connection) -> None:
    metadata.create_all(connection, checkfirst=False)


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
