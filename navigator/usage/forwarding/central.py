"""The central database: a PostgreSQL that adds up the counts of several machines.

StoreError              the totals cannot be read (`store`)
CentralError            it is not certain that a batch was added: send the same again
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TypeVar

from sqlalchemy import (
    ARRAY,
    URL,
    Connection,
    Table,
    bindparam,
    create_engine,
    func,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import Insert, insert

from navigator.database import DATABASE_FAULTS, SERVER_LIMITS, fault_name, server_url
from navigator.usage.counts import Count
from navigator.usage.reader import QueriedCounts
from navigator.usage.store import StoreError
from navigator.usage.tables import TABLES, batches, central, central_columns

from . import central_schema
from .sealed_batch import SealedBatch

T = TypeVar("T")
NAME = "PostgreSQL"  # in messages, instead of an address that may hold a password


class CentralError(Exception):
    """`kind` names the fault in one word. Carries no statement, value or address."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class Central(QueriedCounts):
    """Adds batches, each exactly once; gives totals. Threads and processes may share the database."""

    def __init__(self, url: URL) -> None:
        """Use `Central.open`."""
        self._engine = create_engine(
            url, pool_pre_ping=True, pool_size=2, pool_timeout=5, connect_args=SERVER_LIMITS
        )
        self._lock = threading.Lock()
        self._prepared = False

    @classmethod
    def open(cls, url: str) -> "Central":
        """The database at `url`. Connects at the first use, and never raises here."""
        return cls(server_url(url))

    def receive(self, batch: SealedBatch) -> None:
        """Add a batch, unless it was added before. CentralError when that is not certain."""
        try:
            self._prepare()
            with self._engine.begin() as connection:
                # A database set to acknowledge before the disk has it could lose a batch that the machine removes.
                connection.execute(text("SET LOCAL synchronous_commit TO on"))
                # Whoever else sends the same batch waits here, and finds it added.
                new = insert(batches).values(id=batch.id).on_conflict_do_nothing().returning(batches.c.id)
                if connection.execute(new).first() is not None:
                    _add(connection, batch)
        except DATABASE_FAULTS as fault:
            raise CentralError(fault_name(fault)) from fault

    def reachable(self) -> str:
        """The fault that keeps the database from answering, in one word, or ""."""
        try:
            self._read(lambda connection: connection.execute(select(1)).scalar())
        except StoreError as fault:
            return fault.kind
        return ""

    @staticmethod
    def columns() -> dict[str, list[str]]:
        """Its tables that no machine's own file has, with their columns."""
        return central_columns()

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _prepare(self) -> None:
        with self._lock:
            if not self._prepared:
                with self._engine.begin() as connection:
                    central_schema.prepare(connection)
                self._prepared = True

    def _read(self, question: Callable[[Connection], T]) -> T:
        try:
            self._prepare()
            # All tables at one moment: a batch that arrives in between is in none of them.
            engine = self._engine.execution_options(isolation_level="REPEATABLE READ")
            with engine.connect() as connection:
                return question(connection)
        except DATABASE_FAULTS as fault:
            raise StoreError(NAME, fault_name(fault)) from fault


def _add(connection: Connection, batch: SealedBatch) -> None:
    for kind, rows in batch.rows.items():
        # In the order of the key, so that two machines never deadlock.
        columns = zip(*sorted(rows), strict=True)
        typed = enumerate(_typed(kind, columns))
        connection.execute(UPSERTS[kind], {f"c{n}": list(values) for n, values in typed})


def _upsert(table: Table) -> Insert:
    """One statement for all rows: an array for each column."""
    lists = [bindparam(f"c{n}", type_=ARRAY(column.type)) for n, column in enumerate(table.columns)]
    rows = select(*(func.unnest(values).label(f"u{n}") for n, values in enumerate(lists)))
    added = insert(table).from_select([column.name for column in table.columns], rows)
    more = {"n": table.c.n + added.excluded.n}
    return added.on_conflict_do_update(index_elements=table.primary_key, set_=more)


UPSERTS = {kind: _upsert(central.tables[table.name]) for kind, table in TABLES.items()}


def _typed(kind: type[Count], columns: Iterator[tuple[str | int, ...]]) -> Iterator[Iterable[object]]:
    first = next(columns)
    yield map(date.fromisoformat, map(str, first)) if "day" in TABLES[kind].c else first
    yield from columns
