"""The outbox: counts that the central database does not have yet, in the machine's own SQLite file.

Each count is written to its table and to the outbox in one transaction. Equal cells are merged, so a database that
is away for a year costs rows for days and not for visits. A batch is sealed once, under the next number, and is
removed when the central database has it; until then nothing else is sealed. Functions over a connection to the file.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, Update, delete, func, insert, literal, select, tuple_, update

from .counts import Count
from .rows import CountRow, CountRows, upserts
from .tables import OUTBOX, TABLES, sender

OPEN = 0
UPSERTS = upserts(OUTBOX)
SENDER = str(select(sender.c.machine))
MAX_COUNTED = 10_000  # rows: a longer backlog is not counted to its end


@dataclass(frozen=True)
class Batch:
    """Rows that are added together or not at all. Machine, number and key identify it among all batches."""

    machine: str
    number: int
    idempotency_key: str
    rows: CountRows

    @property
    def size(self) -> int:
        """How many rows."""
        return sum(map(len, self.rows.values()))


@dataclass(frozen=True)
class Backlog:
    """What waits to be sent, MAX_COUNTED rows at most, and why the last attempt failed ("" when it did not)."""

    started: bool
    rows: int
    fault: str


def copy(driver: Any, added: CountRows) -> None:
    """Copy added counts to the outbox, inside the transaction that adds them, if this machine forwards its counts."""
    if driver.execute(SENDER).fetchone() is None:
        return
    for kind, rows in added.items():
        driver.executemany(UPSERTS[kind], [(OPEN, *row) for row in rows])


def start(connection: Connection) -> None:
    """Forward counts from now on, beginning with those of the time before."""
    if backlog(connection).started:
        return  # without holding up those who write
    with _writing(connection):
        if _sender(connection) is None:
            _become_new_machine(connection)
            _copy_everything(connection)


def restart(connection: Connection, *, again: bool) -> None:
    """Become a new machine, with an empty outbox. `again`: put everything ever counted here into it."""
    with _writing(connection):
        connection.execute(delete(sender))
        for table in OUTBOX.values():
            connection.execute(delete(table))
        _become_new_machine(connection)
        if again:
            _copy_everything(connection)


def seal(connection: Connection, most: int) -> Batch | None:
    """The batch that is not acknowledged yet, or else the next, of up to `most` rows. None when nothing waits."""
    if not backlog(connection).rows:
        return None  # without holding up those who write
    with _writing(connection):
        state = _sender(connection)
        rows = _rows(connection, state.batch)
        if rows:
            return Batch(state.machine, state.batch, state.seal, rows)
        number, key = state.batch + 1, secrets.token_hex(8)
        _seal_oldest(connection, number, most)
        rows = _rows(connection, number)
        if not rows:
            return None
        connection.execute(update(sender).values(batch=number, seal=key))
        return Batch(state.machine, number, key, rows)


def is_pending(connection: Connection, batch: Batch) -> bool:
    """Whether this very batch is still not acknowledged."""
    with _writing(connection):
        return _is_last(connection, batch) and bool(_rows(connection, batch.number))


def acknowledge(connection: Connection, batch: Batch) -> None:
    """The central database has it: remove its rows. Doing it twice is harmless."""
    with _writing(connection):
        if _is_last(connection, batch):
            for table in OUTBOX.values():
                connection.execute(delete(table).where(table.c.batch == batch.number))


def note_fault(connection: Connection, fault: str) -> None:
    """Store why the last attempt failed, "" when it did not."""
    with connection.begin():
        stored = connection.execute(select(sender.c.fault)).scalar()
    if stored is not None and stored != fault:
        with _writing(connection):
            connection.execute(update(sender).values(fault=fault[:64]))


def backlog(connection: Connection) -> Backlog:
    """What waits, and since which fault."""
    with connection.begin():
        state = _sender(connection)
        if state is None:
            return Backlog(False, 0, "")
        rows = sum(_count(connection, table) for table in OUTBOX.values())
        return Backlog(True, min(MAX_COUNTED, rows), state.fault)


@contextmanager
def _writing(connection: Connection) -> Iterator[None]:
    """A transaction that takes the write lock first: nobody else writes between its reads and its writes."""
    with connection.begin():
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield


def _sender(connection: Connection) -> Any:
    return connection.execute(select(sender.c.machine, sender.c.batch, sender.c.seal, sender.c.fault)).first()


def _is_last(connection: Connection, batch: Batch) -> bool:
    state = _sender(connection)
    sent = (batch.machine, batch.number, batch.idempotency_key)
    return state is not None and sent == (state.machine, state.batch, state.seal)


def _become_new_machine(connection: Connection) -> None:
    row = {"machine": secrets.token_hex(8), "batch": OPEN, "seal": "", "fault": ""}
    connection.execute(insert(sender).values(row))


def _copy_everything(connection: Connection) -> None:
    for kind, table in TABLES.items():
        box = OUTBOX[kind]
        names = [column.name for column in box.columns]
        connection.execute(insert(box).from_select(names, select(literal(OPEN), *table.columns)))


def _rows(connection: Connection, batch: int) -> dict[type[Count], list[CountRow]]:
    """The rows of a sealed batch; an open one has none."""
    batch_rows: dict[type[Count], list[CountRow]] = {}
    for kind, table in OUTBOX.items() if batch != OPEN else ():
        query = select(*table.columns[1:]).where(table.c.batch == batch).order_by(*table.primary_key)
        if rows := [(str(first), *rest) for first, *rest in connection.execute(query)]:
            batch_rows[kind] = rows
    return batch_rows


def _seal_oldest(connection: Connection, number: int, most: int) -> None:
    """Seal the oldest open rows of each table, until there are `most`."""
    left = most
    for table in OUTBOX.values():
        if left > 0:
            left -= connection.execute(_sealing(connection, table, left).values(batch=number)).rowcount


def _sealing(connection: Connection, table: Table, most: int) -> Update:
    keys = list(table.primary_key)[1:]
    is_open = table.c.batch == OPEN
    last = connection.execute(select(*keys).where(is_open).order_by(*keys).offset(most - 1).limit(1)).first()
    query = update(table).where(is_open)
    return query if last is None else query.where(tuple_(*keys) <= tuple_(*map(literal, last)))


def _count(connection: Connection, table: Table) -> int:
    first_rows = select(literal(1)).select_from(table).limit(MAX_COUNTED).subquery()
    return connection.execute(select(func.count()).select_from(first_rows)).scalar_one()
