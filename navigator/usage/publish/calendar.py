"""The fixed periods in which figures are published: whole months, and the quarters and fiscal years of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

FISCAL_START = 4  # April
GRACE = timedelta(days=3)  # late counts of a month have this long to arrive before the month is closed
LENGTHS = (1, 3, 12)


@dataclass(frozen=True, order=True)
class PublicationPeriod:
    """`length` whole months from the first of a month. Written `2026-04`, `2026-04+3`, `2026-04+12`."""

    start: date
    length: int = 1

    def __str__(self) -> str:
        text = self.start.isoformat()[:7]
        return text if self.length == 1 else f"{text}+{self.length}"

    @property
    def after(self) -> date:
        """The first day that is no longer in it."""
        return shifted(self.start, self.length)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.after - timedelta(days=1)

    def due(self, today: date) -> bool:
        """Whether it is over, and late counts had their time."""
        return today >= self.after + GRACE

    def cut(self, length: int) -> Iterator["PublicationPeriod"]:
        """Its parts of this many months, in order."""
        for start in range(0, self.length, length):
            yield PublicationPeriod(shifted(self.start, start), length)


def shifted(first: date, months: int) -> date:
    """The first of the month, so many months on."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


def month_of(day: date) -> PublicationPeriod:
    """The month of a day."""
    return PublicationPeriod(day.replace(day=1))


def fiscal_year(day: date) -> PublicationPeriod:
    """The fiscal year of a day."""
    return PublicationPeriod(date(day.year - (day.month < FISCAL_START), FISCAL_START, 1), 12)


def quarter(day: date) -> PublicationPeriod:
    """The quarter of the fiscal year that a day is in."""
    return next(part for part in fiscal_year(day).cut(3) if day < part.after)


def covering(first: date, last: date) -> Iterator[PublicationPeriod]:
    """The fewest fixed periods that make up the months from `first` to `last`."""
    at = first.replace(day=1)
    while at <= last:
        fit = (p for p in (fiscal_year(at), quarter(at)) if p.start == at and p.last <= month_of(last).last)
        found = next(fit, month_of(at))
        yield found
        at = found.after
