"""Where totals are read: the machine's own file, or the central database where there are several machines."""

from datetime import date
from typing import Protocol

from .queries import Totals


class TotalsReader(Protocol):
    """Sums of counts. StoreError when they cannot be read."""

    def totals(self, first: date, last: date) -> Totals:
        """The sums from `first` to `last`, both included."""

    def first_day(self) -> date | None:
        """The first day that has counts."""


class CountReader(TotalsReader, Protocol):
    """The counts that a region is served with."""

    def wrong_numbers(self) -> dict[str, date]:
        """The offices whose number was told not to work, each with the last day of it."""

    def close(self) -> None:
        """Let go of it."""
