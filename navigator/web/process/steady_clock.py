"""A clock that no jump ahead moves: closing a month cannot be undone, and a clock can be set right.

What has passed is measured by the machine's own counter, which nobody sets and which goes on while the machine sleeps.
"""

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta

JUMP = 3600.0  # seconds: clocks are slewed by less, and no day of the calendar depends on it


def seconds_passed() -> float:
    """Since the machine was started."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


class SteadyClock:
    """Reads a clock, and takes away what it jumped ahead since this was made. Threads may share it.

    Set back it is believed at once: a clock that was ahead from the start is right from then on.
    """

    def __init__(self, clock: Callable[[], datetime], passed: Callable[[], float] | None = None) -> None:
        self._clock, self._passed = clock, passed or seconds_passed
        self._lock = threading.Lock()
        self._least = self._offset(clock())

    def __call__(self) -> datetime:
        """The moment."""
        now = self._clock()
        with self._lock:
            offset = self._offset(now)
            self._least = min(self._least, offset)
            ahead = offset - self._least
        return now - timedelta(seconds=ahead) if ahead > JUMP else now

    def _offset(self, now: datetime) -> float:
        return now.timestamp() - self._passed()
