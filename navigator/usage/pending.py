"""Counts that the file did not take yet, in memory: merged, so that it grows with the closed lists and not with visits.

What waits here is promised to nobody: it ends with the process. It is written with the next write that works.
"""

from collections.abc import Mapping
from datetime import date

from .counts import Count

MOST = 20_000  # different counts that wait at most, some 4 MB; the closed lists of a day hold far fewer


class PendingCounts:
    """Counts by day, and of how many turns."""

    def __init__(self) -> None:
        self.days: dict[date, dict[Count, int]] = {}
        self.turns = 0
        self.lost = 0  # turns that found no room, or were left when the process ended

    def __bool__(self) -> bool:
        return self.turns > 0

    def put(self, day: date, counts: Mapping[Count, int]) -> None:
        """Keep the counts of a turn, whole or not at all."""
        held = self.days.get(day, {})
        room = MOST - sum(map(len, self.days.values()))
        if sum(count not in held for count in counts) > room:
            self.lost += 1
            return
        self.days[day] = added(held, counts)
        self.turns += 1

    def with_turn(self, day: date, counts: Mapping[Count, int]) -> Mapping[date, Mapping[Count, int]]:
        """What waits, and this turn."""
        if not self.turns:
            return {day: counts}
        return {**self.days, day: added(self.days.get(day, {}), counts)}

    def clear(self) -> None:
        """It is in the file now."""
        self.days, self.turns = {}, 0

    def give_up(self) -> None:
        """The process ends, and the file would not take it."""
        self.lost += self.turns
        self.clear()


def added(held: Mapping[Count, int], counts: Mapping[Count, int]) -> dict[Count, int]:
    """Both together."""
    found = dict(held)
    for count, n in counts.items():
        found[count] = found.get(count, 0) + n
    return found
