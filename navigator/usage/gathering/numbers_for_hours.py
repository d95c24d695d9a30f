"""Numbers that are known for twelve hours, in memory only: conversations that were erased, turns that were counted."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

LIFETIME = 12 * 3600.0  # seconds: as long as a cookie can be opened
MOST = 100_000  # numbers, some 20 MB; the oldest go first


class NumbersForHours:
    """Each for its time. Threads may share it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._until: OrderedDict[str, float] = OrderedDict()
        self._lock = threading.Lock()

    def add(self, number: str) -> bool:
        """Know it from now on; whether it is new."""
        now = self._clock()
        with self._lock:
            is_new = self._until.get(number, 0.0) <= now
            if is_new:
                self._until[number] = now + LIFETIME
                self._until.move_to_end(number)
            while self._until and (len(self._until) > MOST or next(iter(self._until.values())) < now):
                self._until.popitem(last=False)
            return is_new

    def __contains__(self, number: object) -> bool:
        with self._lock:
            return isinstance(number, str) and self._until.get(number, 0.0) > self._clock()

    def all(self) -> list[str]:
        """Every number, the oldest first."""
        with self._lock:
            return list(self._until)
