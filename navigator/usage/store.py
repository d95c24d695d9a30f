"""The store of counts: an SQLite file, one connection a process, one transaction a turn. It stops no page.

Open it in the process that uses it: a connection must not be carried through a fork. Processes may share the
file. Counts are always written here first; where there are several machines, a forwarder takes them from here.
What the file does not take waits in memory and is tried again, at the next write and every few seconds.

    StoreError              the totals cannot be read: the only thing that a store ever raises
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

PATIENCE = 100  # ms that a turn waits for other writers, each of which holds the file for some 20 µs
LITTLE_PATIENCE = 5  # ms once a wait was in vain, so that a stuck file does not hold one turn after the other
PATIENCE_AT_START = 5000  # ms: nobody waits for a page yet
PATIENCE_AT_END = 2000  # ms: nobody waits for a page any more
RETRY = 2.0  # seconds between two attempts to write what waits, when no turn makes one


class StoreError(Exception):
    """The counts at `path` cannot be read; `kind` names the fault in one word."""

    def __init__(self, path: Path | str, kind: str) -> None:
        super().__init__(f"{path}: {kind}")
        self.path, self.kind = path, kind


class Store:
    """Counts go in, totals come out. Threads may share it: one at a time is let in."""

    def __init__(self, path: Path, known: Vocabulary) -> None:
        """Use `Store.open`."""
        self._path, self._known = path, known
        self._lock = threading.Lock()
        self._connection: Connection | None = None
        self._file: os.stat_result | None = None
        self._closed = False
        self._failing = False
        self._said = False
        self._spool = PendingCounts()
        self._retry: threading.Timer | None = None

    @classmethod
    def open(cls, path: Path | str, known: Vocabulary) -> "Store":
        """The store in this file, made when missing. Never raises: a failing file is tried at each write."""
        store = cls(Path(path), known)
        store._open_patiently()
        return store

    def write(self, day: date, counts: Sequence[Count]) -> bool:
        """Commit the counts of a turn. True: all are there, whatever ends the process. False: not yet.

        What is not yet there waits in memory, unless it was refused; it is lost only when the process ends first.
        """
        if self._refuses(counts):
            return False
        with self._lock:
            turn = date(day.year, day.month, day.day), merged(counts)
            try:
                queries.add(self._connected(), self._spool.with_turn(*turn))
            except DATABASE_FAULTS as fault:
                if not self._closed:
                    self._spool.put(*turn)
                self._failed(fault)
                return False
            self._worked()
            return True

    def know(self, known: Vocabulary) -> None:
        """The closed lists from now on: a channel was made."""
        self._known = known

    @property
    def failing(self) -> bool:
        """Whether the last write failed (or the file could not be opened, and none was tried since)."""
        return self._failing

    @property
    def waiting(self) -> int:
        """Turns whose counts are in memory only."""
        return self._spool.turns

    @property
    def lost(self) -> int:
        """Turns whose counts found no room in memory."""
        return self._spool.lost

    def backlog(self) -> Backlog:
        """What is still to be sent to the central database. StoreError when the file cannot be read."""
        return self._read(outbox.backlog)

    def writable(self) -> bool:
        """Whether a write would work now. It really writes, and leaves no count behind."""
        with self._lock:
            try:
                return probe(self._connected())
            except DATABASE_FAULTS as fault:
                self._let_go(fault)
                return False

    def totals(self, first: date, last: date) -> Totals:
        """The sums from `first` to `last`, both included. StoreError when the file cannot be read."""
        return self._read(lambda connection: queries.totals(connection, first, last))

    def first_day(self) -> date | None:
        """The first day that has counts. StoreError when the file cannot be read."""
        return self._read(queries.first_day)

    def wrong_numbers(self) -> dict[str, date]:
        """Offices told to have a wrong number, with the last day of it. StoreError when the file cannot be read."""
        return self._read(queries.wrong_numbers)

    def _read(self, question: Callable[[Connection], T]) -> T:
        with self._lock:
            try:
                return question(self._connected())
            except DATABASE_FAULTS as fault:
                self._let_go(fault)
                raise StoreError(self._path, fault_name(fault)) from fault

    @staticmethod
    def columns() -> dict[str, list[str]]:
        """Every table with its columns, from the very definitions that the database is made of."""
        return columns()

    def reopen(self) -> None:
        """Take counts again after `close`: an application can be started more than once."""
        with self._lock:
            self._closed = False

    def close(self) -> None:
        """Write what waits, and put the file away. What is written afterwards is not kept."""
        with self._lock:
            if self._retry is not None:
                self._retry.cancel()
            if self._spool:
                self._last_attempt()
            self._closed = True
            self._drop()

    def _refuses(self, counts: Iterable[Count]) -> bool:
        """A count outside the closed lists is a mistake of the program: said by column, never by value."""
        for count in counts:
            if column := self._known.unknown_column(count):
                log.error("usage: refused, `%s` of a %s is in no closed list", column, type(count).__name__)
                return True
        return False

    def _open_patiently(self) -> None:
        """Processes starting together find the file locked for a moment: waiting is enough."""
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
        # A file removed or replaced under a running process would go on swallowing counts without a word. The
        # connection is kept: closing it would remove the journal of whatever took the file's place.
        if not (self._file and os.path.samestat(self._path.stat(), self._file)):
            raise FileNotFoundError
        return self._connection

    @property
    def _patience(self) -> int:
        return LITTLE_PATIENCE if self._failing else PATIENCE

    def _failed(self, fault: Exception) -> None:
        """Say it once, not at every turn: a log that grows would fill a disk that is full."""
        if not self._said:
            self._said = True
            log.error("usage: counts were not written (%s); pages are served without", fault_name(fault))
        self._let_go(fault)
        self._turn_to(failing=True)
        self._try_later()

    def _worked(self) -> None:
        if self._said:
            self._said = False
            log.warning(
                "usage: counts are written again; those of %d turns had waited, those of %d were lost",
                self._spool.turns, self._spool.lost,
            )  # fmt: skip
        self._spool.clear()
        self._spool.lost = 0
        self._turn_to(failing=False)

    def _try_later(self) -> None:
        if self._retry is None and self._spool and not self._closed:
            self._retry = threading.Timer(RETRY, self._try_again)
            self._retry.daemon = True
            self._retry.start()

    def _try_again(self) -> None:
        with self._lock:
            self._retry = None
            if not self._spool or self._closed:
                return
            try:
                queries.add(self._connected(), self._spool.days)
            except DATABASE_FAULTS as fault:
                self._let_go(fault)
                self._try_later()
            else:
                self._worked()

    def _last_attempt(self) -> None:
        try:
            connection = self._connected()
            pragma(connection, f"busy_timeout={PATIENCE_AT_END}")
            queries.add(connection, self._spool.days)
        except DATABASE_FAULTS as fault:
            self._spool.give_up()
            log.error("usage: counts of %d turns were lost (%s)", self._spool.lost, fault_name(fault))
        else:
            self._worked()

    def _turn_to(self, *, failing: bool) -> None:
        if failing != self._failing:
            self._failing = failing
            if self._connection is not None:
                with suppress(*DATABASE_FAULTS):
                    pragma(self._connection, f"busy_timeout={self._patience}")

    def _let_go(self, fault: Exception) -> None:
        """After a fault of the database the next call connects anew; a busy or a missing file needs none."""
        if not is_busy(fault) and not isinstance(fault, OSError):
            self._drop()

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(*DATABASE_FAULTS):
                connection.close()
