"""The store of counts: an SQLite file, one connection a process, one transaction a turn. Never raises into a page's way.

Open it in the process that uses it: a connection does not survive a fork. Processes may share the file. Counts are
always written here first; where there are several machines, a forwarder takes them from here. What the file does not
take waits in memory and is tried again, at the next write and every few seconds.

    StoreError              the totals cannot be read: all that a store ever raises
"""

import logging
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from navigator.database import DATABASE_FAULTS, fault_name, is_busy

from . import outbox, queries
from .counts import Count, merged
from .outbox import Backlog
from .pending import PendingCounts
from .queries import Totals
from .schema import connect, pragma, probe
from .tables import columns
from .vocabulary import Vocabulary

T = TypeVar("T")

log = logging.getLogger(__name__)

PATIENCE = 100  # ms that a turn waits for other writers, each of which needs some 20 µs
LITTLE_PATIENCE = 5  # ms after a wait in vain, so that a stuck file does not delay one turn after the other
PATIENCE_AT_START = 5000  # ms: no page is served yet
PATIENCE_AT_END = 2000  # ms: no page is served any more
RETRY = 2.0  # seconds between two attempts to write what waits, between turns


class StoreError(Exception):
    """The counts at `path` cannot be read; `kind` names the fault in one word."""

    def __init__(self, path: Path | str, kind: str) -> None:
        super().__init__(f"{path}: {kind}")
        self.path, self.kind = path, kind


class Store:
    """Takes counts and gives totals. Threads may share it: a lock admits one at a time."""

    def __init__(self, path: Path, vocabulary: Vocabulary) -> None:
        """Use `Store.open`."""
        self._path, self._vocabulary = path, vocabulary
        self._lock = threading.Lock()
        self._connection: Connection | None = None
        self._file: os.stat_result | None = None
        self._closed = False
        self._failing = False
        self._fault_logged = False
        self._pending = PendingCounts()
        self._retry: threading.Timer | None = None

    @classmethod
    def open(cls, path: Path | str, vocabulary: Vocabulary) -> "Store":
        """The store in this file, made when missing. Never raises: a failing file is tried again at each write."""
        store = cls(Path(path), vocabulary)
        store._open_patiently()
        return store

    def write(self, day: date, counts: Sequence[Count]) -> bool:
        """Commit the counts of a turn. True: all are in the file, whatever ends the process.

        False: refused, or waiting in memory and lost if the process ends before the file takes them.
        """
        if self._refuses(counts):
            return False
        with self._lock:
            turn = date(day.year, day.month, day.day), merged(counts)
            try:
                queries.add(self._connected(), self._pending.with_turn(*turn))
            except DATABASE_FAULTS as fault:
                if not self._closed:
                    self._pending.put(*turn)
                self._failed(fault)
                return False
            self._worked()
            return True

    def use_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Check counts against these lists from now on."""
        self._vocabulary = vocabulary

    @property
    def failing(self) -> bool:
        """Whether the last write failed (or the file could not be opened, and none was tried since)."""
        return self._failing

    @property
    def waiting(self) -> int:
        """How many turns have their counts in memory alone."""
        return self._pending.turns

    @property
    def lost(self) -> int:
        """How many turns have lost their counts."""
        return self._pending.lost

    def backlog(self) -> Backlog:
        """What waits for the central database. StoreError when the file cannot be read."""
        return self._read(outbox.backlog)

    def writable(self) -> bool:
        """Whether a write works now. It really writes, but no count."""
        with self._lock:
            try:
                return probe(self._connected())
            except DATABASE_FAULTS as fault:
                self._disconnect_after(fault)
                return False

    def totals(self, first: date, last: date) -> Totals:
        """The sums from `first` to `last`, both included. StoreError when the file cannot be read."""
        return self._read(lambda connection: queries.totals(connection, first, last))

    def first_day(self) -> date | None:
        """The first day that has counts. StoreError when the file cannot be read."""
        return self._read(queries.first_day)

    def wrong_numbers(self) -> dict[str, date]:
        """Offices whose number was reported wrong, with the last day of it. StoreError when the file cannot be read."""
        return self._read(queries.wrong_numbers)

    def _read(self, question: Callable[[Connection], T]) -> T:
        with self._lock:
            try:
                return question(self._connected())
            except DATABASE_FAULTS as fault:
                self._disconnect_after(fault)
                raise StoreError(self._path, fault_name(fault)) from fault

    @staticmethod
    def columns() -> dict[str, list[str]]:
        """Every table with its columns."""
        return columns()

    def reopen(self) -> None:
        """Take counts again after `close`: an application may be started more than once."""
        with self._lock:
            self._closed = False

    def close(self) -> None:
        """Write what waits, and close the file. Later writes are lost."""
        with self._lock:
            if self._retry is not None:
                self._retry.cancel()
            if self._pending:
                self._last_attempt()
            self._closed = True
            self._disconnect()

    def _refuses(self, counts: Iterable[Count]) -> bool:
        """Whether a count is outside the closed lists: a mistake of the program, logged by column, never by value."""
        for count in counts:
            if column := self._vocabulary.unknown_column(count):
                log.error("usage: refused, `%s` of a %s is in no closed list", column, type(count).__name__)
                return True
        return False

    def _open_patiently(self) -> None:
        """Wait: processes starting together find the file locked for a moment."""
        try:
            pragma(self._connected(PATIENCE_AT_START), f"busy_timeout={PATIENCE}")
        except DATABASE_FAULTS as fault:
            self._failing = True
            log.error("usage: counts cannot be kept (%s); pages are served without", fault_name(fault))

    def _connected(self, patience: int = 0) -> Connection:
        if self._closed:
            raise sqlite3.ProgrammingError
        if self._connection is None:
            self._connection = connect(self._path, patience or self._patience)
            self._file = self._path.stat()
        # A file that was removed or replaced would go on taking counts silently. The connection stays open: closing
        # it would remove the journal of the file that took its place.
        if not (self._file and os.path.samestat(self._path.stat(), self._file)):
            raise FileNotFoundError
        return self._connection

    @property
    def _patience(self) -> int:
        return LITTLE_PATIENCE if self._failing else PATIENCE

    def _failed(self, fault: Exception) -> None:
        """Log it once, not at every turn: a growing log would fill the disk."""
        if not self._fault_logged:
            self._fault_logged = True
            log.error("usage: counts were not written (%s); pages are served without", fault_name(fault))
        self._disconnect_after(fault)
        self._set_failing(failing=True)
        self._try_later()

    def _worked(self) -> None:
        if self._fault_logged:
            self._fault_logged = False
            log.warning(
                "usage: counts are written again; those of %d turns had waited, those of %d were lost",
                self._pending.turns, self._pending.lost,
            )  # fmt: skip
        self._pending.clear()
        self._pending.lost = 0
        self._set_failing(failing=False)

    def _try_later(self) -> None:
        if self._retry is None and self._pending and not self._closed:
            self._retry = threading.Timer(RETRY, self._try_again)
            self._retry.daemon = True
            self._retry.start()

    def _try_again(self) -> None:
        with self._lock:
            self._retry = None
            if not self._pending or self._closed:
                return
            try:
                queries.add(self._connected(), self._pending.days)
            except DATABASE_FAULTS as fault:
                self._disconnect_after(fault)
                self._try_later()
            else:
                self._worked()

    def _last_attempt(self) -> None:
        try:
            connection = self._connected()
            pragma(connection, f"busy_timeout={PATIENCE_AT_END}")
            queries.add(connection, self._pending.days)
        except DATABASE_FAULTS as fault:
            self._pending.give_up()
            log.error("usage: counts of %d turns were lost (%s)", self._pending.lost, fault_name(fault))
        else:
            self._worked()

    def _set_failing(self, *, failing: bool) -> None:
        if failing != self._failing:
            self._failing = failing
            if self._connection is not None:
                with suppress(*DATABASE_FAULTS):
                    pragma(self._connection, f"busy_timeout={self._patience}")

    def _disconnect_after(self, fault: Exception) -> None:
        """After a fault of the database the next call connects anew; not after a busy or missing file."""
        if not is_busy(fault) and not isinstance(fault, OSError):
            self._disconnect()

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(*DATABASE_FAULTS):
                connection.close()
