"""Opens the SQLite file of the counts; makes and migrates its tables once, however many processes start together.

`forwarding.central_schema` does the same for PostgreSQL.
"""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, NullPool, create_engine, text

from navigator.database import bring_up_to_date, retry_while_busy

from .tables import OUTBOX, VERSION, metadata, sender, steps

APPLICATION = 0x4E415647  # marks the file as ours; `probe` writes it again


def connect(path: Path, patience: int) -> Connection:
    """A connection that waits `patience` ms for a lock. Raises SQLAlchemyError, sqlite3.Error or OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # IMMEDIATE: a transaction takes the write lock first, so it waits once and need not retry.
    # Threads share the connection; its owner admits one at a time.
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
    """Under the write lock: the first process makes the tables, the others find them made."""
    with connection.begin():
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if bring_up_to_date(connection, (version, VERSION), _make, STEPS):
            connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")


def _make(connection: Connection) -> None:
    metadata.create_all(connection, checkfirst=False)


def _with_wrong_numbers(connection: Connection) -> None:
    """1 -> 2: one more event in `steps`. SQLite cannot alter a check, so the table is made anew."""
    connection.execute(text("ALTER TABLE steps RENAME TO steps_1"))
    steps.create(connection, checkfirst=False)
    connection.execute(text("INSERT INTO steps SELECT day, event, target, persona, n FROM steps_1"))
    connection.execute(text("DROP TABLE steps_1"))


def _with_outbox(connection: Connection) -> None:
    """2 -> 3: counts can be forwarded. Without a forwarder the new tables stay empty."""
    for table in (*OUTBOX.values(), sender):
        table.create(connection, checkfirst=False)


STEPS = {1: _with_wrong_numbers, 2: _with_outbox}


def pragma(connection: Connection, text: str) -> Any:
    """Run a pragma; its value, if it has one. `begin` is for SQLAlchemy alone: no transaction begins in the file."""
    with connection.begin():
        result = connection.exec_driver_sql(f"PRAGMA {text}")
        return result.scalar() if result.returns_rows else None


def probe(connection: Connection) -> bool:
    """Write to the file without a trace in any table. False when it has reached its size limit."""
    pragma(connection, f"application_id={APPLICATION}")
    used, most = pragma(connection, "page_count"), pragma(connection, "max_page_count")
    return bool(used < most or pragma(connection, "freelist_count"))
