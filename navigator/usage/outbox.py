"""What a machine has counted and the central database does not have yet, in the machine's own SQLite file.

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
MANY = 10_000  # rows that are counted at most, to say how many wait


@dataclass(frozen=True)
class Batch:
    """Rows that go together or not at all. Nobody else's batch has this machine, number and seal."""

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
    """How far the sending is. `rows` counts to MANY at most."""

    started: bool
    rows: int
    fault: str


def put(driver: Any, added: CountRows) -> None:
    """Inside the driver's transaction that writes: a copy of what is added, if this machine sends its counts on."""
    if driver.execute(SENDER).fetchone() is None:
        return
    for kind, found in added.items():
        driver.executemany(UPSERTS[kind], [(OPEN, *row) for row in found])


def start(connection: Connection) -> None:
    """From now on counts are sent on; those of the time before go with them."""
    if backlog(connection).started:
        return  # without holding up those who write
    with _writing(connection):
        if _sender(connection) is None:
            _begin(connection)
            _everything(connection)


def restart(connection: Connection, *, again: bool) -> None:
    """Take a new number. `again`: send everything ever counted here; else what waits belongs to another machine."""
    with _writing(connection):
        connection.execute(delete(sender))
        for table in OUTBOX.values():
            connection.execute(delete(table))
        _begin(connection)
        if again:
            _everything(connection)


def seal(connection: Connection, most: int) -> Batch | None:
    """The batch that is under way, or else the next, of `most` rows or fewer. None: nothing waits."""
    if not backlog(connection).rows:
        return None  # without holding up those who write
    with _writing(connection):
        own = _sender(connection)
        found = _rows(connection, own.batch)
        if found:
            return Batch(own.machine, own.batch, own.seal, found)
        number, drawn = own.batch + 1, secrets.token_hex(8)
        _close(connection, number, most)
        found = _rows(connection, number)
        if not found:
            return None
        connection.execute(update(sender).values(batch=number, seal=drawn))
        return Batch(own.machine, number, drawn, found)


def under_way(connection: Connection, batch: Batch) -> bool:
    """Whether this very batch still waits for its acknowledgement."""
    with _writing(connection):
        return _is_last(connection, batch) and bool(_rows(connection, batch.number))


def acknowledge(connection: Connection, batch: Batch) -> None:
    """The central database has it. Doing it twice is harmless."""
    with _writing(connection):
        if _is_last(connection, batch):
            for table in OUTBOX.values():
                connection.execute(delete(table).where(table.c.batch == batch.number))


def note_fault(connection: Connection, fault: str) -> None:
    """Leave a word on how the last attempt went; "" is well."""
    with connection.begin():
        said = connection.execute(select(sender.c.fault)).scalar()
    if said is not None and said != fault:
        with _writing(connection):
            connection.execute(update(sender).values(fault=fault[:64]))


def backlog(connection: Connection) -> Backlog:
    """How far it is."""
    with connection.begin():
        own = _sender(connection)
        if own is None:
            return Backlog(False, 0, "")
        return Backlog(
            True, min(MANY, sum(_waiting(connection, table) for table in OUTBOX.values())), own.fault
        )


@contextmanager
def _writing(connection: Connection) -> Iterator[None]:
    """What is read in it is still so when it is written: nobody else writes in between."""
    with connection.begin():
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield


def _sender(connection: Connection) -> Any:
    return connection.execute(select(sender.c.machine, sender.c.batch, sender.c.seal, sender.c.fault)).first()


def _is_last(connection: Connection, batch: Batch) -> bool:
    own = _sender(connection)
    return own is not None and (own.machine, own.batch, own.seal) == (batch.machine, batch.number, batch.idempotency_key)


def _begin(connection: Connection) -> None:
    row = {"machine": secrets.token_hex(8), "batch": OPEN, "seal": "", "fault": ""}
    connection.execute(insert(sender).values(row))


def _everything(connection: Connection) -> None:
    for kind, table in TABLES.items():
        box = OUTBOX[kind]
        names = [column.name for column in box.columns]
        connection.execute(insert(box).from_select(names, select(literal(OPEN), *table.columns)))


def _rows(connection: Connection, batch: int) -> dict[type[Count], list[CountRow]]:
    """The rows of a sealed batch; an open one has none."""
    found: dict[type[Count], list[CountRow]] = {}
    for kind, table in OUTBOX.items() if batch != OPEN else ():
        query = select(*table.columns[1:]).where(table.c.batch == batch).order_by(*table.primary_key)
        if rows := [(str(first), *rest) for first, *rest in connection.execute(query)]:
            found[kind] = rows
    return found


def _close(connection: Connection, number: int, most: int) -> None:
    """Seal the oldest open rows of each table, until there are `most`."""
    left = most
    for table in OUTBOX.values():
        if left > 0:
            left -= connection.execute(_closing(connection, table, left).values(batch=number)).rowcount


def _closing(connection: Connection, table: Table, most: int) -> Update:
    keys = list(table.primary_key)[1:]
    opened = table.c.batch == OPEN
    last = connection.execute(select(*keys).where(opened).order_by(*keys).offset(most - 1).limit(1)).first()
    query = update(table).where(opened)
    return query if last is None else query.where(tuple_(*keys) <= tuple_(*map(literal, last)))


def _waiting(connection: Connection, table: Table) -> int:
    some = select(literal(1)).select_from(table).limit(MANY).subquery()
    return connection.execute(select(func.count()).select_from(some)).scalar_one()
