"""The single access point to published statistics: closed periods, and ranges of months that they add up to.

A range is the sum of what was published of its years, quarters and months. Nothing is worked out anew for it, so that
no two ranges, tables or exports can be subtracted from each other.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from navigator.usage.reader import TotalsReader

from .archive import Archive
from .calendar import MonthSpan, PublicationPeriod, covering, fiscal_year, month_of, quarter
from .layout import Cell, Layout
from .limits import THRESHOLD
from .month import published_in_month
from .release import Release
from .sums import ReleasedParts, published_in_sum


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """A figure: the sum of what is published of it, and in how many periods it is suppressed."""

    n: int = 0
    hidden: int = 0

    def __add__(self, other: "PublishedFigure") -> "PublishedFigure":
        return PublishedFigure(self.n + other.n, self.hidden + other.hidden)

    @property
    def is_published(self) -> bool:
        """Whether there is a number to show."""
        return self.n >= THRESHOLD

    @property
    def is_complete(self) -> bool:
        """Whether the number is the whole of it."""
        return self.is_published and not self.hidden


NO_FIGURE = PublishedFigure()
HIDDEN_FIGURE = PublishedFigure(0, 1)


class Publication:
    """Closes periods when they are due, and reads what was published of them. StoreError when it cannot.

    Threads may share it, and may set `layout` at any time: periods that are closed together take one layout.
    """

    def __init__(self, counts: TotalsReader, archive: Archive, layout: Layout, today: Callable[[], date]) -> None:
        self.layout = layout
        self._counts, self._archive, self._today = counts, archive, today
        self._lock = threading.Lock()
        self._releases: dict[PublicationPeriod, Release] = {}
        self._figures: dict[PublicationPeriod, Mapping[Cell, PublishedFigure]] = {}
        self._closed_on: date | None = None

    def months(self) -> list[PublicationPeriod]:
        """The closed months, in order."""
        return sorted(period for period in self._closed_releases() if period.length == 1)

    def figures(self, span: MonthSpan) -> Mapping[Cell, PublishedFigure]:
        """Every figure of a span; a cell that is missing did not exist."""
        releases, periods = self._closed_releases(), list(covering(span.first, span.last))
        if len(periods) == 1:
            return self._figures_of(periods[0], releases)
        return _sum(self._figures_of(period, releases) for period in periods)

    def _closed_releases(self) -> Mapping[PublicationPeriod, Release]:
        """Everything closed. Periods that have become due are closed now: at the first reading of a day."""
        today = self._today()
        with self._lock:
            if self._closed_on != today:
                self._releases = dict(self._archive.all())
                self._close(today, self.layout)
                self._closed_on = today
            return self._releases

    def _figures_of(
        self, period: PublicationPeriod, releases: Mapping[PublicationPeriod, Release]
    ) -> Mapping[Cell, PublishedFigure]:
        if period in self._figures:
            return self._figures[period]
        release = releases.get(period)
        if period.length == 1:
            figures = dict.fromkeys(release.figures, HIDDEN_FIGURE) if release else {}
        else:
            parts = period.split(3 if period.length == 12 else 1)
            figures = _sum(self._figures_of(part, releases) for part in parts)
        if release is not None:
            figures |= {cell: PublishedFigure(release.figure(cell)) for cell in release.published}
            self._figures[period] = figures
        return figures

    def _close(self, today: date, layout: Layout) -> None:
        for period in self._due(today):
            if period not in self._releases:
                close = self._release_of_month if period.length == 1 else self._release_of_sum
                self._releases[period] = self._archive.keep(close(period, layout))

    def _due(self, today: date) -> Iterator[PublicationPeriod]:
        """The periods to be closed by now: each month, and after its last month each quarter and year."""
        months = (period.start for period in self._releases if period.length == 1)
        first = min(months, default=None) or self._counts.first_day()
        month = month_of(first) if first else None
        while month is not None and month.is_due(today):
            yield month
            yield from (p for p in (quarter(month.start), fiscal_year(month.start)) if p.after == month.after)
            month = month_of(month.after)

    def _release_of_month(self, period: PublicationPeriod, layout: Layout) -> Release:
        figures = layout.figures(self._counts.totals(period.start, period.last))
        return Release(period, figures, published_in_month(figures, layout))

    def _release_of_sum(self, period: PublicationPeriod, layout: Layout) -> Release:
        """Months before the first count do not exist: a first quarter may have one month only."""
        quarters = period.split(3) if period.length == 12 else ()
        released = ReleasedParts(self._releases_of(period.split(1)), self._releases_of(quarters))
        figures = {cell: released.sum(cell) for cell in layout.cells()}
        return Release(period, figures, published_in_sum(released, layout))

    def _releases_of(self, parts: Iterable[PublicationPeriod]) -> Sequence[Release]:
        return [self._releases[part] for part in parts if part in self._releases]


def _sum(parts: Iterable[Mapping[Cell, PublishedFigure]]) -> dict[Cell, PublishedFigure]:
    total: dict[Cell, PublishedFigure] = {}
    for figures in parts:
        for cell, figure in figures.items():
            total[cell] = total.get(cell, NO_FIGURE) + figure
    return total


__all__ = ["MonthSpan", "Publication", "PublishedFigure"]
