"""Sends what a machine counted to the central database, batch by batch, until nothing waits.

It may end at any moment, run twice at once, or find the database away: a batch is there once, or it still waits.

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

ROWS = 5_000  # of a batch at most: sealing them holds the file for some 10 ms
PATIENCE = 5_000  # ms: a forwarder has time, and gives way to pages
EVERY = 5.0  # seconds between two rounds
SLOWEST = 3  # times as long between two rounds, at most, while the database is away


class ForwardingError(Exception):
    """What was not sent still waits in the file."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def forward(path: Path, central: Central, most: int = ROWS) -> int:
    """Send until nothing waits; how many rows were sent. ForwardingError when something still waits."""
    with _opened(path) as connection:
        try:
            sent = sum(batch.size for batch in _sent(path, connection, central, most))
        except CentralError as fault:
            with suppress(*DATABASE_FAULTS):
                outbox.note_fault(connection, fault.kind)
            raise ForwardingError(fault.kind) from fault
        outbox.note_fault(connection, "")
        return sent


def start(path: Path) -> None:
    """From now on counts are sent on. ForwardingError when the file cannot be written."""
    with _opened(path) as connection:
        outbox.start(connection)


def restart(path: Path, *, again: bool) -> None:
    """Take a new number as a machine; see `outbox.restart`. ForwardingError when the file cannot be written."""
    with _opened(path) as connection:
        outbox.restart(connection, again=again)


def watch(path: Path, central: Central, stop: threading.Event, every: float = EVERY) -> None:
    """Send again and again until `stop` is set, then once more. Never raises; says once that something is wrong."""
    said, failures = "", 0
    while True:
        ending = stop.is_set()
        kind = _round(path, central)
        if kind != said:
            said = kind
            log.log(
                logging.ERROR if kind else logging.WARNING,
                "usage: counts are not sent on (%s); they wait here"
                if kind
                else "usage: counts are sent on again%s",
                kind,
            )
        if ending:
            return
        failures = failures + 1 if kind else 0
        stop.wait(every * min(SLOWEST, 2**failures) * random.uniform(0.8, 1.0))


def _round(path: Path, central: Central) -> str:
    """ "" when everything was sent; else why not."""
    try:
        forward(path, central)
    except ForwardingError as fault:
        return fault.kind
    return ""


def _sent(path: Path, connection: Connection, central: Central, most: int) -> Iterator[Batch]:
    outbox.start(connection)
    while batch := outbox.seal(connection, most):
        _settle(path)
        try:
            central.receive(batch)
        except Forked:
            # Somebody else may have brought this batch, and the next, since we read it.
            if outbox.under_way(connection, batch):
                raise
            continue
        outbox.acknowledge(connection, batch)
        yield batch


def _settle(path: Path) -> None:
    """A batch that was sent stays sealed, with its rows, even after a power cut.

    The journal is brought to the disk from outside: SQLite itself would hold the file meanwhile, and pages with it.
    """
    with suppress(FileNotFoundError), path.with_name(path.name + "-wal").open("rb") as journal:
        os.fsync(journal.fileno())


@contextmanager
def _opened(path: Path) -> Iterator[Connection]:
    """A connection for one round: a file that was replaced is noticed at the next."""
    try:
        connection = connect(path, PATIENCE)
        try:
            yield connection
        finally:
            connection.close()
    except DATABASE_FAULTS as fault:
        raise ForwardingError(fault_name(fault)) from fault
