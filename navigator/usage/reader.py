"""What reads totals: the store of this machine, or the central database where there are several machines."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import date
from typing import Protocol, TypeVar

from sqlalchemy import Connection

from . import queries
from .queries import Totals

T = TypeVar("T")


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


class QueriedCounts(ABC):
    """Answers by queries over a connection of its own, whatever database it leads to. StoreError when it does not answer."""

    @abstractmethod
    def _read(self, question: Callable[[Connection], T]) -> T:
        """The answer of the database."""

    def totals(self, first: date, last: date) -> Totals:
        """The sums from `first` to `last`, both included."""
        return self._read(lambda connection: queries.totals(connection, first, last))

    def first_day(self) -> date | None:
        """The first day that has counts."""
        return self._read(queries.first_day)

    def wrong_numbers(self) -> dict[str, date]:
        """The offices whose number was reported wrong, each with the last day of a report."""
        return self._read(queries.wrong_numbers)

    def had_flood(self, first: date, last: date) -> bool:
        """Whether a flood was damped on a day from `first` to `last`, both included."""
        return self._read(lambda connection: queries.had_flood(connection, first, last))
