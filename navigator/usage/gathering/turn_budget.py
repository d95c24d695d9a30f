"""How many turns a machine counts in a minute, over all conversations: more is a flood, and what is beyond it counts nothing.

Nobody is told apart. That a flood was damped is marked only after a number of refused turns that is drawn each time:
whoever fills the budget to the last turn does not learn from the mark whether somebody else was there.
"""

import secrets
import time
from collections.abc import Callable


class TurnBudget:
    """Filled evenly, and full after a quiet minute. Its owner admits one thread at a time."""

    def __init__(
        self,
        a_minute: int,
        clock: Callable[[], float] = time.monotonic,
        draw: Callable[[int], int] = secrets.randbelow,
    ) -> None:
        self.a_minute = a_minute
        self._clock, self._draw = clock, draw
        self._left, self._filled_at = float(a_minute), clock()
        self._refused = 0  # since the budget was last full, or a mark was set
        self._refused_for_mark = self._drawn()

    def take(self) -> bool:
        """Whether one turn more is counted."""
        self._fill()
        if self._left < 1:
            self._refused += 1
            return False
        self._left -= 1
        return True

    def takes_mark(self) -> bool:
        """Whether so many turns were refused that a mark is due; it is taken, and the next needs as many again."""
        if self._refused < self._refused_for_mark:
            return False
        self._begin_again()
        return True

    def _fill(self) -> None:
        now = self._clock()
        self._left += (now - self._filled_at) * self.a_minute / 60
        self._filled_at = now
        if self._left >= self.a_minute:
            self._left = float(self.a_minute)
            self._begin_again()

    def _begin_again(self) -> None:
        if self._refused:
            self._refused, self._refused_for_mark = 0, self._drawn()

    def _drawn(self) -> int:
        """Between one minute's turns and two."""
        return self.a_minute + 1 + self._draw(self.a_minute)
