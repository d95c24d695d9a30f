"""What reads totals: the store of this machine, or the central database where there are several machines."""

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
    """What the pages of a region read."""

    def wrong_numbers(self) -> dict[str, date]:
        """The offices whose number was reported wrong, each with the last day of a report."""

    def had_flood(self, first: date, last: date) -> bool:
        """Whether a flood was damped on a day from `first` to `last`, both included."""

    def close(self) -> None:
        """Close its connections."""
