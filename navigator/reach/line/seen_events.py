"""The events that were answered, by LINE's ids, for ten minutes and in memory only.

LINE delivers an event again when it is not sure that it came. Whatever comes after ten minutes is answered by nobody
either: its reply token is spent, and can be used once at all.
"""

from collections import OrderedDict

KEPT_SECONDS = 600.0
MOST = 50_000


class SeenEvents:
    """One process's."""

    def __init__(self) -> None:
        self._ids: OrderedDict[str, float] = OrderedDict()

    def is_new(self, id: str, now: float) -> bool:
        """Whether it comes for the first time, and remember it. `now`: seconds of a clock that never goes back."""
        while self._ids and (len(self._ids) > MOST or now - next(iter(self._ids.values())) > KEPT_SECONDS):
            self._ids.popitem(last=False)
        if id in self._ids:
            return False
        self._ids[id] = now
        return True

    def __len__(self) -> int:
        return len(self._ids)
