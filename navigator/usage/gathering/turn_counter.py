"""What a process counts with: takes the turns of its pages, and brings them to the gatherer of the machine.

A page waits for nothing. Before `start`, and while there is no gatherer, turns wait here.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from navigator.usage.counts import Count
from navigator.usage.vocabulary import Vocabulary

from . import handover
from .erased import Erasure
from .gatherer import BatchWriter, Gatherer
from .handover import TurnServer
from .numbers_for_hours import NumbersForHours
from .turn_budget import TurnBudget
from .turns import Turn

log = logging.getLogger(__name__)

MOST_WAITING = 10_000  # turns; the oldest are given up first
PAUSE = 0.1  # seconds until a process looks again for a gatherer, or becomes it
WRITING = 8.0  # seconds for the last batch: a file that hangs does not keep a process from ending, and a busy disk loses nothing
GATHERER_ENDS = handover.LAST_TURNS + handover.LAST_LINES + WRITING
END = GATHERER_ENDS + WRITING  # of another process: it may have to wait for the gatherer, and to write what is left itself


class TurnCounter:
    """One of each process. Threads may share it."""

    def __init__(
        self,
        folder: Path,
        writer: BatchWriter,
        vocabulary: Vocabulary,
        today: Callable[[], date],
        turns_a_minute: int,
    ) -> None:
        self._folder, self._vocabulary = folder, vocabulary
        self._gatherer = Gatherer(writer, today, TurnBudget(turns_a_minute))
        self.erased = NumbersForHours()
        self._server: TurnServer | None = None
        self._turns: deque[Turn | Erasure] = deque(maxlen=MOST_WAITING)
        self._some = threading.Condition()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None
        self._fault = ""  # that was logged

    def count(self, conversation: str, counts: Sequence[Count], once: str = "", contributor: str = "") -> None:
        """Count a turn; see `Turn`. One with a value outside the closed lists is a mistake of the program, and refused."""
        turn = Turn(conversation, tuple(counts), once, contributor)
        if counts and not self._refuses(turn):
            self._put(turn)

    def erase(self, conversation: str) -> None:
        """Refuse a conversation from now on; in the other processes of this machine a moment later."""
        self.erased.add(conversation)
        self._put(Erasure(conversation))

    def _put(self, said: Turn | Erasure) -> None:
        with self._some:
            self._turns.append(said)
            self._some.notify()

    def use_vocabulary(self, vocabulary: Vocabulary) -> None:
        """Check counts against these lists from now on."""
        self._vocabulary = vocabulary

    def start(self) -> None:
        """Bring turns to the gatherer from now on, or be it."""
        self._ended.clear()
        self._thread = threading.Thread(target=self._run, name="counts", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Bring the last turns; if this is the gatherer, end it in order."""
        self._ended.set()
        self._gatherer.wake()
        with self._some:
            self._some.notify_all()
        if self._thread is not None:
            self._thread.join(END)

    def gather_here(self) -> None:
        """Put what waits into this process's own gatherer."""
        with self._some:
            while self._turns:
                self._take(self._turns.popleft())

    def write(self, enough: int) -> bool:
        """Write what was gathered here, if as many conversations are in it."""
        self.gather_here()
        return self._gatherer.write(enough)

    def _take(self, said: Turn | Erasure) -> None:
        """From this process or another, perhaps of another version."""
        if isinstance(said, Erasure):
            self.erased.add(said.conversation)
            if self._server is not None:
                self._server.tell_everybody(said)
        elif not self._refuses(said):
            self._gatherer.add(said)

    def _refuses(self, turn: Turn) -> bool:
        for count in turn.counts:
            if column := self._vocabulary.unknown_column(count):
                log.error("usage: refused, `%s` of a %s is in no closed list", column, type(count).__name__)
                return True
        return False

    def _run(self) -> None:
        attempts = 0  # after the end
        while attempts < GATHERER_ENDS / PAUSE:
            self._try_to_bring()
            if self._ended.is_set():
                if not self._turns:
                    return
                attempts += 1
            time.sleep(PAUSE)

    def _try_to_bring(self) -> None:
        try:
            self._bring()
        except OSError as fault:
            self._failed(type(fault).__name__)
        except Exception:
            log.exception("usage: counting was interrupted, and goes on")
        else:
            self._fault = ""

    def _failed(self, fault: str) -> None:
        """Log it once."""
        if fault != self._fault:
            log.error("usage: counts wait in memory (%s)", fault)
        self._fault = fault

    def _bring(self) -> None:
        with handover.try_lock(self._folder) as is_gatherer:
            if is_gatherer:
                return self._gather_for_all()
        with suppress(ConnectionError, FileNotFoundError), handover.connection(self._folder, self.erased) as hand_over:
            while said := self._next():
                try:
                    hand_over(said)
                except OSError:
                    with self._some:
                        self._turns.appendleft(said)
                    raise
        return None

    def _gather_for_all(self) -> None:
        writing = threading.Thread(target=self._gatherer.run, args=(self._ended,), name="counts-file", daemon=True)
        writing.start()
        with handover.receive(self._folder, self._take, self.erased) as self._server:
            while self._wait_for_some():
                self.gather_here()
        self._server = None
        self._gatherer.end()

    def _wait_for_some(self) -> bool:
        """Whether there is a turn; False once this process ends and none is left."""
        with self._some:
            self._some.wait_for(lambda: self._turns or self._ended.is_set())
            return bool(self._turns)

    def _next(self) -> Turn | Erasure | None:
        with self._some:
            self._some.wait_for(lambda: self._turns or self._ended.is_set())
            return self._turns.popleft() if self._turns else None
