"""Counts that the file has not taken yet. In memory only: lost when the process exits, else written with the next write.

Equal counts are merged, so that the memory grows with the closed lists and not with visits.
"""

from collections.abc import Mapping
from datetime import date

from .counts import Count

MAX_CELLS = 20_000  # different counts, some 4 MB; the closed lists of a day hold far fewer


class PendingCounts:
    """Counts by day, and the number of turns that they come from."""

    def __init__(self) -> None:
        self.days: dict[date, dict[Count, int]] = {}
        self.turns = 0
        self.lost = 0  # turns that found no room, or were not written when the process ended

    def __bool__(self) -> bool:
        return self.turns > 0

    def put(self, day: date, counts: Mapping[Count, int]) -> None:
        """Add the counts of a turn, all or none."""
        waiting = self.days.get(day, {})
        room = MAX_CELLS - sum(map(len, self.days.values()))
        if sum(count not in waiting for count in counts) > room:
            self.lost += 1
            return
        self.days[day] = sum_of(waiting, counts)
        self.turns += 1

    def with_turn(self, day: date, counts: Mapping[Count, int]) -> Mapping[date, Mapping[Count, int]]:
        """What waits together with this turn, by day; stores nothing."""
        if not self.turns:
            return {day: counts}
        return {**self.days, day: sum_of(self.days.get(day, {}), counts)}

    def clear(self) -> None:
        """The file has taken everything."""
        self.days, self.turns = {}, 0

    def give_up(self) -> None:
        """The process ends without the file having taken it."""
        self.lost += self.turns
        self.clear()


def sum_of(some: Mapping[Count, int], more: Mapping[Count, int]) -> dict[Count, int]:
    """Both added up, count by count."""
    total = dict(some)
    for count, n in more.items():
        total[count] = total.get(count, 0) + n
    return total
