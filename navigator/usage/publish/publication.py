"""The one door: whatever anybody sees of the counts is read here, from closed periods alone.

Any range of whole months is the sum of what was shown of its years, quarters and months. Nothing is worked out
anew for it, so that no two ranges, tables or exports can be set against each other.
"""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from navigator.usage.reader import TotalsReader

from .archive import Archive
from .calendar import PublicationPeriod, covering, fiscal_year, month_of, quarter
from .layout import Cell, Layout
from .limits import K
from .month import shown_in_month
from .release import Release
from .sums import ReleasedParts, shown_in_sum


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """A published figure: what is shown of it, and of how many periods nothing is."""

    n: int = 0
    hidden: int = 0

    def __add__(self, other: "PublishedFigure") -> "PublishedFigure":
        return PublishedFigure(self.n + other.n, self.hidden + other.hidden)

    @property
    def is_published(self) -> bool:
        """Whether there is a number to print."""
        return self.n >= K

    @property
    def is_complete(self) -> bool:
        """Whether the number is the whole of it."""
        return self.is_published and not self.hidden


NOTHING = PublishedFigure()
HIDDEN = PublishedFigure(0, 1)


@dataclass(frozen=True)
class MonthSpan:
    """Whole months, from the first day of one to the last day of another."""

    first: date
    last: date


class Publication:
    """Closes periods when they are due, and reads what was shown of them.

    Threads may share it, and may set `layout` at any time: periods that are closed together take one layout.
    """

    def __init__(self, counts: TotalsReader, archive: Archive, layout: Layout, today: Callable[[], date]) -> None:
        self.layout = layout
        self._counts, self._archive, self._today = counts, archive, today
        self._lock = threading.Lock()
        self._releases: dict[PublicationPeriod, Release] = {}
        self._sums: dict[PublicationPeriod, Mapping[Cell, PublishedFigure]] = {}
        self._closed_on: date | None = None

    def months(self) -> list[PublicationPeriod]:
        """The closed months, in order."""
        return sorted(period for period in self._current() if period.length == 1)

    def figures(self, span: MonthSpan) -> Mapping[Cell, PublishedFigure]:
        """Every figure of a span; what is not named was never counted."""
        releases, periods = self._current(), list(covering(span.first, span.last))
        if len(periods) == 1:
            return self._piece(periods[0], releases)
        found: dict[Cell, PublishedFigure] = {}
        for period in periods:
            for cell, figure in self._piece(period, releases).items():
                found[cell] = found.get(cell, NOTHING) + figure
        return found

    def _current(self) -> Mapping[PublicationPeriod, Release]:
        """Everything closed; what has become due is closed now, once a day and process at most."""
        today = self._today()
        with self._lock:
            if self._closed_on != today:
                self._releases = dict(self._archive.all())
                self._close(today, self.layout)
                self._closed_on = today
            return self._releases

    def _piece(self, period: PublicationPeriod, releases: Mapping[PublicationPeriod, Release]) -> Mapping[Cell, PublishedFigure]:
        if period in self._sums:
            return self._sums[period]
        own = releases.get(period)
        found = {} if period.length == 1 else self._parts(period, releases)
        if own is not None:
            shown = {cell: PublishedFigure(own.figure(cell)) for cell in own.shown}
            found = (dict.fromkeys(own.figures, HIDDEN) if period.length == 1 else found) | shown
            self._sums[period] = found
        return found

    def _parts(self, period: PublicationPeriod, releases: Mapping[PublicationPeriod, Release]) -> dict[Cell, PublishedFigure]:
        found: dict[Cell, PublishedFigure] = {}
        for part in period.cut(3 if period.length == 12 else 1):
            for cell, figure in self._piece(part, releases).items():
                found[cell] = found.get(cell, NOTHING) + figure
        return found

    def _close(self, today: date, layout: Layout) -> None:
        for period in self._due(today):
            if period not in self._releases:
                release = self._month(period, layout) if period.length == 1 else self._sum(period, layout)
                self._releases[period] = self._archive.keep(release)

    def _due(self, today: date) -> Iterator[PublicationPeriod]:
        """The periods to be closed by now: each month, and after its last month each quarter and year."""
        months = (period.start for period in self._releases if period.length == 1)
        first = min(months, default=None) or self._counts.first_day()
        month = month_of(first) if first else None
        while month is not None and month.due(today):
            yield month
            yield from (p for p in (quarter(month.start), fiscal_year(month.start)) if p.after == month.after)
            month = month_of(month.after)

    def _month(self, period: PublicationPeriod, layout: Layout) -> Release:
        figures = layout.figures(self._counts.totals(period.start, period.last))
        return Release(period, figures, shown_in_month(figures, layout))

    def _sum(self, period: PublicationPeriod, layout: Layout) -> Release:
        """Months before the first count do not exist: a first quarter may have one month only."""
        known = ReleasedParts(self._closed(period.cut(1)), self._closed(period.cut(3)) if period.length == 12 else ())
        figures = {cell: known.sum(cell) for cell in layout.cells()}
        return Release(period, figures, shown_in_sum(known, layout))

    def _closed(self, parts: Iterator[PublicationPeriod]) -> Sequence[Release]:
        return [self._releases[part] for part in parts if part in self._releases]


__all__ = ["MonthSpan", "Publication", "PublishedFigure"]
