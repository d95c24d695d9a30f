"""Writes batches where there are several machines: each is sealed, kept on disk, sent to PostgreSQL, and removed.

A database that is away costs nothing: batches wait in the folder until it is back. Only the gatherer of a machine sends.
"""

import logging
import threading
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from navigator.database import DATABASE_FAULTS
from navigator.usage.counts import Count

from .central import Central, CentralError
from .earlier_counts import keep_earlier_counts
from .sealed_batch import WaitingBatches, seal

log = logging.getLogger(__name__)


class Sender:
    """A writer of batches for a machine among several. Never raises."""

    def __init__(self, counts: Path, central: Central) -> None:
        """`counts` is the file in which this machine counted while it was alone."""
        self._counts, self._central = counts, central
        self._waiting = WaitingBatches(counts.parent)
        self._lock = threading.Lock()
        self._fault = ""  # that was logged

    def write(self, day: date, counts: Mapping[Count, int]) -> bool:
        """Keep the batch on disk, to be sent. False: it is not kept."""
        try:
            self._waiting.keep(seal(day, counts))
        except OSError as fault:
            self._log(type(fault).__name__)
            return False
        return True

    def send_waiting(self) -> None:
        """Send what lies on disk, if anything does. Takes as long as the database does."""
        with self._lock:
            self._send()

    def writable(self) -> bool:
        """Whether a batch could be kept now, whether or not the database answers."""
        return self._waiting.can_keep()

    def reopen(self) -> None:
        """Nothing was closed: connections belong to the central database."""

    def close(self) -> None:
        """Batches that wait go when this machine serves again."""

    def _send(self) -> None:
        try:
            keep_earlier_counts(self._counts, self._waiting)
            for batch in self._waiting.all():
                self._central.receive(batch)
                self._waiting.remove(batch)
        except CentralError as fault:
            self._log(fault.kind)
        except (*DATABASE_FAULTS, ValueError, KeyError) as fault:
            self._log(type(fault).__name__)
        else:
            self._log("")

    def _log(self, fault: str) -> None:
        """Each change of state once."""
        if fault and fault != self._fault:
            log.error("usage: counts are not sent on (%s); they wait here", fault)
        elif self._fault and not fault:
            log.warning("usage: counts are sent on again")
        self._fault = fault
