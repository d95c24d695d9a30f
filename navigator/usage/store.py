"""The store of counts: an SQLite file, one transaction a batch. Never raises into anybody's way.

Open it in the process that uses it: a connection does not survive a fork. Processes may share the file: the gatherer
writes, whoever shows totals reads.

    StoreError              the totals cannot be read: all that a store ever raises
"""

import logging
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from navigator.database import DATABASE_FAULTS, fault_name, is_busy

from . import queries
from .counts import Count, merged
from .reader import QueriedCounts
from .schema import connect, pragma, probe
from .tables import columns

T = TypeVar("T")

log = logging.getLogger(__name__)

PATIENCE = 500  # ms that a batch waits for whoever holds the file
PATIENCE_AT_START = 5000  # ms: processes that start together find the file locked for a moment


class StoreError(Exception):
    """The counts at `path` cannot be read; `kind` names the fault in one word."""

    def __init__(self, path: Path | str, kind: str) -> None:
        super().__init__(f"{path}: {kind}")
        self.path, self.kind = path, kind


class Store(QueriedCounts):
    """Takes counts and gives totals. Threads may share it: a lock admits one at a time."""

    def __init__(self, path: Path) -> None:
        """Use `Store.open`."""
        self._path = path
        self._lock = threading.Lock()
        self._connection: Connection | None = None
        self._file: os.stat_result | None = None
        self._closed = False
        self._failing = False
        self._fault_logged = False

    @classmethod
    def open(cls, path: Path | str) -> "Store":
        """The store in this file, made when missing. Never raises: a failing file is tried again at each write."""
        store = cls(Path(path))
        store._open_patiently()
        return store

    def write(self, day: date, counts: Iterable[Count]) -> bool:
        """Commit counts, each once or as often as a mapping says. True: all are in the file, whatever ends the process."""
        with self._lock:
            try:
                queries.add(self._connected(), {date(day.year, day.month, day.day): merged(counts)})
            except DATABASE_FAULTS as fault:
                self._failed(fault)
                return False
            self._worked()
            return True

    def send_waiting(self) -> None:
        """Nothing ever waits: what is written is here."""

    @property
    def failing(self) -> bool:
        """Whether the last write failed (or the file could not be opened, and none was tried since)."""
        return self._failing

    def writable(self) -> bool:
        """Whether a write works now. It really writes, but no count."""
        with self._lock:
            try:
                return probe(self._connected())
            except DATABASE_FAULTS as fault:
                self._disconnect_after(fault)
                return False

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
        """Close the file. Later writes are refused."""
        with self._lock:
            self._closed = True
            self._disconnect()

    def _open_patiently(self) -> None:
        try:
            pragma(self._connected(PATIENCE_AT_START), f"busy_timeout={PATIENCE}")
        except DATABASE_FAULTS as fault:
            self._failing = True
            log.error("usage: counts cannot be kept (%s); pages are served without", fault_name(fault))

    def _connected(self, patience: int = 0) -> Connection:
        if self._closed:
            raise sqlite3.ProgrammingError
        if self._connection is None:
            self._connection = connect(self._path, patience or PATIENCE)
            self._file = self._path.stat()
        # A file that was removed or replaced would go on taking counts silently. The connection stays open: closing
        # it would remove the journal of the file that took its place.
        if not (self._file and os.path.samestat(self._path.stat(), self._file)):
            raise FileNotFoundError
        return self._connection

    def _failed(self, fault: Exception) -> None:
        """Log it once, not at every attempt: a growing log would fill the disk."""
        if not self._fault_logged:
            self._fault_logged = True
            log.error("usage: counts were not written (%s); they wait in memory", fault_name(fault))
        self._disconnect_after(fault)
        self._failing = True

    def _worked(self) -> None:
        if self._fault_logged:
            self._fault_logged = False
            log.warning("usage: counts are written again")
        self._failing = False

    def _disconnect_after(self, fault: Exception) -> None:
        """After a fault of the database the next call connects anew; not after a busy or missing file."""
        if not is_busy(fault) and not isinstance(fault, OSError):
            self._disconnect()

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(*DATABASE_FAULTS):
                connection.close()
