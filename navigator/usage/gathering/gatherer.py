"""The gatherer of a machine: merges the turns of all its processes, and writes them when enough conversations are in.

Nobody waits for a file: a thread of its own writes, and tries again while the file refuses.
"""

import logging
import threading
from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol

from navigator.usage.counts import FLOOD, Count, EventCount

from .contribution import ContributionLimit
from .numbers_for_hours import NumbersForHours
from .turn_budget import TurnBudget
from .turns import ENOUGH, GatheredTurns, Turn

log = logging.getLogger(__name__)

ENOUGH_AT_END = 5  # different conversations: at an orderly end a batch may be this small, and no smaller
RESEND = 10.0  # seconds between two attempts to send what waits for another database
RETRY = 2.0  # seconds between two attempts to write what was refused


class BatchWriter(Protocol):
    """Where batches go. Never raises."""

    def write(self, day: date, counts: Mapping[Count, int]) -> bool:
        """Write all of a batch, or nothing of it and say False."""

    def send_waiting(self) -> None:
        """Try again to send what was written and waits for another database."""


class Gatherer:
    """Turns in memory, until a batch is full. Threads may share it."""

    def __init__(self, writer: BatchWriter, today: Callable[[], date], budget: TurnBudget) -> None:
        self._writer, self._today, self._budget = writer, today, budget
        self._turns = GatheredTurns()
        self._spent = NumbersForHours()  # names of turns that were counted
        self._limit = ContributionLimit()
        self._changed = threading.Condition()
        self._writing = threading.Lock()

    def add(self, turn: Turn) -> None:
        """Take a turn, as far as its conversation may still add to the counts, and the minute to those of all.

        Nothing of one that was counted: a double tap, a reload, a cookie from before. They cost the minute nothing.
        """
        with self._changed:
            if turn.once and not self._spent.add(turn.once):
                return
            left = self._limit.limited(turn)
            if not left.counts:
                return  # nor is it one of the conversations of the batch
            if not self._budget.take():
                self._mark_flood()
                return
            self._turns.add(left)
            if self._turns.conversations >= ENOUGH:
                self._changed.notify()

    def _mark_flood(self) -> None:
        if self._budget.takes_mark():
            log.warning("usage: far more than %d turns a minute: the rest is not counted", self._budget.a_minute)
            self._turns.add(Turn("", (EventCount(FLOOD),)))

    def run(self, ended: threading.Event) -> None:
        """Write each batch that is full, until `ended` is set and `wake` called."""
        while True:
            self._writer.send_waiting()
            if ended.is_set():
                return
            with self._changed:
                self._changed.wait_for(lambda: ended.is_set() or self._turns.conversations >= ENOUGH, RESEND)
            if not ended.is_set() and not self.write(ENOUGH):
                ended.wait(RETRY)

    def wake(self) -> None:
        """Let `run` see that it has ended."""
        with self._changed:
            self._changed.notify_all()

    def write(self, enough: int) -> bool:
        """Write what is gathered if as many conversations are in it. False: the file refuses, and it still waits."""
        with self._writing:
            batch = self._take(enough)
            if not batch.counts or self._writer.write(self._today(), batch.counts):
                return True
            with self._changed:
                self._turns.add_all(batch)
            return False

    def end(self) -> None:
        """The orderly end: write a batch that is large enough for it; what is too small is told, and given up."""
        if not self.write(ENOUGH_AT_END):
            log.error("usage: the last counts could not be written and are lost")
        elif self._take(0).counts:
            log.warning(
                "usage: counts of fewer than %d conversations are dropped: so few are not written", ENOUGH_AT_END
            )
        self._writer.send_waiting()

    def _take(self, enough: int) -> GatheredTurns:
        with self._changed:
            if self._turns.conversations < enough:
                return GatheredTurns()
            batch, self._turns = self._turns, GatheredTurns()
            return batch
