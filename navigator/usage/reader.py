"""Where totals are read: the machine's own file, or the central database where there are several machines."""

from datetime import date
from typing import Protocol

from .tally import Totals


class Reader(Protocol):
    """Sums of counts. Both of its kinds raise StoreError when they cannot be read."""

    def totals(self, first: date, last: date) -> Totals:
        """The sums from `first` to `last`, both included."""

    def first_day(self) -> date | None:
        """The first day that has counts."""

    def close(self) -> None:
        """Let go of it."""
