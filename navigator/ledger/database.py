"""The database of the ledger: SQLite in the data folder, or PostgreSQL where several machines share one.

LedgerError             the database cannot be reached or written; `kind` names the fault in one word
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, select, update

from navigator.database import DATABASE_FAULTS, fault_name, retry_while_busy, server_url, take_turn

from . import schema
from .audit_chain import KEY
from .tables import state

FILE = "ledger.sqlite3"
PATIENCE = 5  # seconds that an officer's write waits for another's
WRITERS = 0x4E415657  # the lock at which writers on PostgreSQL queue


class LedgerError(Exception):
    """Nothing was read or written. Carries no statement, value or address."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True)
class Actor:
    """Who writes, and when."""

    who: str
    at: datetime

    @property
    def timestamp(self) -> int:
        """Seconds since 1970, as stored."""
        return int(self.at.timestamp())


class Ledger:
    """Transactions over the ledger. Threads and processes may share it."""

    def __init__(self, url: URL, audit_key: str) -> None:
        """Use `Ledger.open`."""
        engine = _sqlite(url) if url.get_backend_name() == "sqlite" else _postgres(url)
        self._engine = engine.execution_options(**{KEY: audit_key})
        self._lock = threading.Lock()
        self._prepared = False

    @classmethod
    def open(cls, url: str, folder: Path, audit_key: str = "") -> "Ledger":
        """The ledger at `url`, or in `folder` when that is "". Connects at the first use, and never raises here.

        `audit_key` signs the links of the audit log; who only reads needs none.
        """
        return cls(server_url(url) if url else URL.create("sqlite", database=str(folder / FILE)), audit_key)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only reads. LedgerError when the database is away."""
        with self._transaction(writing=False) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: all of it or nothing. LedgerError when the database is away."""
        with self._transaction(writing=True) as connection:
            yield connection

    @contextmanager
    def _transaction(self, *, writing: bool) -> Iterator[Connection]:
        try:
            self._prepare()
            with self._engine.execution_options(writing=writing).begin() as connection:
                yield connection
        except DATABASE_FAULTS as fault:
            raise LedgerError(fault_name(fault)) from fault

    def _prepare(self) -> None:
        with self._lock:
            if not self._prepared:
                with self._engine.execution_options(writing=True).begin() as connection:
                    schema.prepare(connection)
                self._prepared = True

    def versions(self) -> dict[str, int]:
        """How often the `contacts`, the `channels` and the `editions` in force were changed; cheap enough to ask every second."""
        with self.reading() as connection:
            rows = connection.execute(select(state.c.name, state.c.n))
            return {row.name: row.n for row in rows}

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()


def increase_version(connection: Connection, name: str) -> None:
    """Announce to every process that the `contacts`, the `channels` or the `editions` in force have changed."""
    connection.execute(update(state).where(state.c.name == name).values(n=state.c.n + 1))


def _sqlite(url: URL) -> Engine:
    # The driver begins no transaction by itself: a writer takes the lock first, so it waits once and need not retry.
    engine = create_engine(url, connect_args={"isolation_level": None, "timeout": PATIENCE})
    folder = Path(str(url.database)).parent

    @event.listens_for(engine, "do_connect")
    def make_folder(*_: Any) -> None:
        folder.mkdir(parents=True, exist_ok=True)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        retry_while_busy(lambda: connection.execute("PRAGMA journal_mode=WAL"), PATIENCE)
        connection.execute("PRAGMA synchronous=FULL")  # an officer's figure outlives a power cut

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _postgres(url: URL) -> Engine:
    engine = create_engine(
        url, pool_pre_ping=True, pool_timeout=PATIENCE, connect_args={"connect_timeout": PATIENCE}
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # Writers take turns, as with SQLite: what a rule read of many rows (the last administrator, the attempts at a
        # name, the end of the audit log) still holds when it writes.
        if connection.get_execution_options().get("writing"):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
            take_turn(connection, WRITERS)

    return engine
