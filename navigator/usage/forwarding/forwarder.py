"""Sends the counts of a machine to the central database, batch by batch, until nothing waits.

It may be killed, run twice at once, or find the database away: a batch has been added once, or still waits.

    ForwardingError         something was not sent; `kind` is why, in one word
"""

import logging
import os
import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection

from navigator.database import DATABASE_FAULTS, fault_name
from navigator.usage import outbox
from navigator.usage.outbox import Batch
from navigator.usage.schema import connect

from .central import Central, CentralError, Forked

log = logging.getLogger(__name__)

BATCH_ROWS = 5_000  # at most: sealing them holds the file for some 10 ms
PATIENCE = 5_000  # ms: a forwarder has time
EVERY = 5.0  # seconds between two rounds
MAX_BACKOFF = 3  # times EVERY, while the database is away


class ForwardingError(Exception):
    """Something was not sent, and still waits in the file."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def forward(path: Path, central: Central, most: int = BATCH_ROWS) -> int:
    """Send until nothing waits; the number of rows sent. ForwardingError when something still waits."""
    with _connected(path) as connection:
        try:
            sent = sum(batch.size for batch in _send(path, connection, central, most))
        except CentralError as fault:
            with suppress(*DATABASE_FAULTS):
                outbox.note_fault(connection, fault.kind)
            raise ForwardingError(fault.kind) from fault
        outbox.note_fault(connection, "")
        return sent


def start(path: Path) -> None:
    """Forward counts from now on. ForwardingError when the file cannot be written."""
    with _connected(path) as connection:
        outbox.start(connection)


def restart(path: Path, *, again: bool) -> None:
    """Become a new machine; see `outbox.restart`. ForwardingError when the file cannot be written."""
    with _connected(path) as connection:
        outbox.restart(connection, again=again)


def watch(path: Path, central: Central, stop: threading.Event, every: float = EVERY) -> None:
    """Send every so many seconds until `stop` is set, then once more. Never raises; logs each change of state."""
    logged, failures = "", 0
    while True:
        ending = stop.is_set()
        fault = _forward_once(path, central)
        if fault and fault != logged:
            log.error("usage: counts are not sent on (%s); they wait here", fault)
        elif logged and not fault:
            log.warning("usage: counts are sent on again")
        logged = fault
        if ending:
            return
        failures = failures + 1 if fault else 0
        stop.wait(every * min(MAX_BACKOFF, 2**failures) * random.uniform(0.8, 1.0))


def _forward_once(path: Path, central: Central) -> str:
    """The fault that kept something from being sent, in one word, or ""."""
    try:
        forward(path, central)
    except ForwardingError as fault:
        return fault.kind
    return ""


def _send(path: Path, connection: Connection, central: Central, most: int) -> Iterator[Batch]:
    outbox.start(connection)
    while batch := outbox.seal(connection, most):
        _sync_journal(path)
        try:
            central.receive(batch)
        except Forked:
            # Another forwarder may have sent this batch, and the next, since we read it.
            if outbox.is_pending(connection, batch):
                raise
            continue
        outbox.acknowledge(connection, batch)
        yield batch


def _sync_journal(path: Path) -> None:
    """Bring the seal of a batch to the disk before it is sent: it must outlast a power cut.

    From outside: SQLite itself would lock the file meanwhile, and pages with it.
    """
    with suppress(FileNotFoundError), path.with_name(path.name + "-wal").open("rb") as journal:
        os.fsync(journal.fileno())


@contextmanager
def _connected(path: Path) -> Iterator[Connection]:
    """A connection for one round, so that a file that was replaced is noticed at the next."""
    try:
        connection = connect(path, PATIENCE)
        try:
            yield connection
        finally:
            connection.close()
    except DATABASE_FAULTS as fault:
        raise ForwardingError(fault_name(fault)) from fault
