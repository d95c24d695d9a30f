"""Opens the SQLite file of the counts; makes and migrates its tables once, however many processes start together.

`forwarding.central_schema` does the same for PostgreSQL.
"""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, NullPool, create_engine, text

from navigator.database import SchemaError, bring_up_to_date, retry_while_busy

from .tables import TABLES, VERSION, metadata, steps

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
    # A write-ahead log would be a diary: each transaction's pages, in order. Here a journal holds the batch before
    # this one while it is written, and nothing afterwards; what is deleted or moved is overwritten.
    pragma(connection, "journal_mode=TRUNCATE")
    pragma(connection, "secure_delete=ON")
    pragma(connection, "synchronous=FULL")  # a power cut loses nothing committed
    standing = pragma(connection, "user_version")
    if standing != VERSION:
        _migrate(connection)
        if standing:
            _rewrite(connection)


def _migrate(connection: Connection) -> None:
    """Under the write lock: the first process makes the tables, the others find them made."""
    with connection.begin():
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if bring_up_to_date(connection, (version, VERSION), _make, STEPS):
            connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")


def _rewrite(connection: Connection) -> None:
    """Leave nothing in the file of what an earlier version had deleted or moved in it."""
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute("VACUUM")


def _make(connection: Connection) -> None:
    metadata.create_all(connection, checkfirst=False)


def _with_one_more_event(connection: Connection) -> None:
    """1 -> 2 wrong numbers, 4 -> 5 floods. SQLite cannot alter the check of `steps`, so the table is made anew."""
    connection.execute(text("ALTER TABLE steps RENAME TO steps_before"))
    steps.create(connection, checkfirst=False)
    connection.execute(text("INSERT INTO steps SELECT day, event, target, persona, n FROM steps_before"))
    connection.execute(text("DROP TABLE steps_before"))


def _unchanged(_connection: Connection) -> None:
    """2 -> 3: tables for counts to be sent on, which 4 drops again."""


def _without_outbox(connection: Connection) -> None:
    """3 -> 4: counts are sent on in whole batches. What the version before had still to send must be sent by it."""
    tables = connection.execute(text("SELECT name FROM sqlite_master WHERE name LIKE 'outbox_%'")).scalars().all()
    if any(connection.execute(text(f"SELECT 1 FROM {table} LIMIT 1")).first() for table in tables):
        raise SchemaError("counts of version 3 wait to be sent: run `navigator usage forward` of the program before")
    if tables and connection.execute(text("SELECT 1 FROM sender")).first():
        for counts in TABLES.values():  # the central database has them
            connection.execute(counts.delete())
    for table in (*tables, "sender"):
        connection.execute(text(f"DROP TABLE IF EXISTS {table}"))


STEPS = {1: _with_one_more_event, 2: _unchanged, 3: _without_outbox, 4: _with_one_more_event}


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
