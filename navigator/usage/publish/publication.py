"""The single access point to published statistics: closed periods, and spans of months that they add up to.

A span is the sum of what was drawn for its years, quarters and months. Nothing is worked out anew for it.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from navigator.usage.reader import TotalsReader

from .archive import Archive
from .calendar import MonthSpan, PublicationPeriod, add_months, fiscal_year, month_of, quarter
from .figure import PublishedFigure
from .layout import Cell, Layout
from .lengths import YEAR, length_of
from .noise import Draw, Noise, system_draw
from .release import Release
from .released_figures import ReleasedFigures


class Publication:
    """Closes periods when they are due, and reads what was drawn for them. StoreError when it cannot.

    Threads may share it, and may set `layout` at any time: periods that are closed together take one layout. `draw` is
    given by tests, and for invented figures.
    """

    def __init__(
        self, counts: TotalsReader, archive: Archive, layout: Layout, today: Callable[[], date], draw: Draw = system_draw
    ) -> None:
        self.layout, self.draw = layout, draw
        self._counts, self._archive, self._today = counts, archive, today
        self._lock = threading.Lock()
        self._releases: dict[PublicationPeriod, Release] = {}
        self._released = ReleasedFigures(())
        self._closed_on: date | None = None

    def months(self) -> list[PublicationPeriod]:
        """The closed months, in order."""
        return self._closed().months

    def figures(self, span: MonthSpan) -> Mapping[Cell, PublishedFigure]:
        """Every figure of a span; a cell that is missing is not told of it."""
        return self._closed().figures(span)

    def _closed(self) -> ReleasedFigures:
        """Everything closed. Periods that have become due are closed now: at the first reading of a day."""
        today = self._today()
        with self._lock:
            if self._closed_on != today:
                self._releases = dict(self._archive.all())
                self._close(today, self.layout)
                self._released = ReleasedFigures(self._releases.values())
                self._closed_on = today
            return self._released

    def _close(self, today: date, layout: Layout) -> None:
        for period in self._due(today):
            if period not in self._releases:
                self._releases[period] = self._archive.keep(self._release(period, layout))

    def _due(self, today: date) -> Iterator[PublicationPeriod]:
        """The periods to be closed by now: each month, and after its last month each quarter and year."""
        months = (period.start for period in self._releases if period.length == 1)
        first = min(months, default=None) or self._counts.first_day()
        month = month_of(first) if first else None
        while month is not None and month.is_due(today):
            yield month
            yield from (p for p in (quarter(month.start), fiscal_year(month.start)) if p.after == month.after)
            month = month_of(month.after)

    def _release(self, period: PublicationPeriod, layout: Layout) -> Release:
        """Draw the figures whose length of time this is, each count once."""
        noise, released = Noise(), ReleasedFigures(self._releases.values())
        span = period.span if period.length == 1 else released.to_draw(period)
        cells = [cell for cell in self._cells(period, layout, noise, released) if not released.is_drawn(cell, period)]
        if span is None or not cells:
            return Release(period, {}, noise)
        counted = layout.figures(self._counts.totals(span.first, month_of(span.last).last))
        drawn = {cell: counted[cell] + self.draw(noise.deviation(is_total=cell.is_total)) for cell in cells}
        return Release(period, drawn, noise)

    def _cells(self, period: PublicationPeriod, layout: Layout, noise: Noise, released: ReleasedFigures) -> Iterator[Cell]:
        year = fiscal_year(period.start)
        last_year = released.size(PublicationPeriod(add_months(year.start, -YEAR), YEAR))
        return (cell for cell in layout.cells() if length_of(cell, last_year.get(cell), noise) == period.length)
