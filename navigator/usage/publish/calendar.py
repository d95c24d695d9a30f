"""The fixed periods in which figures are published: whole months, and the quarters and fiscal years of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

FISCAL_START = 4  # April
GRACE = timedelta(days=3)  # for late counts, before a month is closed


@dataclass(frozen=True)
class MonthSpan:
    """Whole months, from the first day of one to the last day of another."""

    first: date
    last: date


@dataclass(frozen=True, order=True)
class PublicationPeriod:
    """A month, a quarter or a fiscal year: `length` months from the first of a month. Written `2026-04`, `2026-04+3`, `2026-04+12`."""

    start: date
    length: int = 1

    def __str__(self) -> str:
        text = self.start.isoformat()[:7]
        return text if self.length == 1 else f"{text}+{self.length}"

    @property
    def after(self) -> date:
        """The first day after it."""
        return add_months(self.start, self.length)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.after - timedelta(days=1)

    @property
    def span(self) -> MonthSpan:
        """Its months, as a range."""
        return MonthSpan(self.start, self.last)

    def is_due(self, today: date) -> bool:
        """Whether it is over, and so are the days for late counts."""
        return today >= self.after + GRACE

    def split(self, length: int) -> Iterator["PublicationPeriod"]:
        """Its parts of `length` months, in order."""
        for start in range(0, self.length, length):
            yield PublicationPeriod(add_months(self.start, start), length)


def add_months(first: date, months: int) -> date:
    """The first of the month that is so many months after `first`, itself the first of one."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


def month_of(day: date) -> PublicationPeriod:
    return PublicationPeriod(day.replace(day=1))


def fiscal_year(day: date) -> PublicationPeriod:
    return PublicationPeriod(date(day.year - (day.month < FISCAL_START), FISCAL_START, 1), 12)


def quarter(day: date) -> PublicationPeriod:
    """The quarter of the fiscal year that a day is in."""
    return next(part for part in fiscal_year(day).split(3) if day < part.after)
