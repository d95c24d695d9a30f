"""Everything that was released, and the figure of any span of it: a sum of releases, never worked out anew."""

from collections.abc import Iterable, Mapping
from datetime import date

from .calendar import MonthSpan, PublicationPeriod
from .figure import HIDDEN_FIGURE, PublishedFigure
from .layout import Cell
from .lengths import YEAR
from .release import Release


class ReleasedFigures:
    """Releases by the month with which they begin to tell. A release tells the closed months of its period."""

    def __init__(self, releases: Iterable[Release]) -> None:
        self._releases = list(releases)
        self.months = sorted(release.period for release in self._releases if release.period.length == 1)
        exact = {r.period.start for r in self._releases if r.noise is None and r.period.length == 1}
        self._drawn_months = [month for month in self.months if month.start not in exact]
        self._beginning: dict[date, list[tuple[date, Release]]] = {}
        for release in sorted(self._releases, key=lambda release: -release.period.length):
            if span := self._told(release):
                self._beginning.setdefault(span.first, []).append((span.last, release))

    def to_draw(self, period: PublicationPeriod) -> MonthSpan | None:
        """The closed months of a period whose counts were not released as they are by the earlier rule."""
        return _span(self._drawn_months, period)

    def figures(self, span: MonthSpan) -> dict[Cell, PublishedFigure]:
        """Every figure of the closed months of a span; a cell that is missing is told of none of them."""
        months = [month.start for month in self.months if span.first <= month.start <= span.last]
        cells = {cell: None for first in months for _, release in self._beginning[first] for cell in release.figures}
        figures = {cell: self._figure(cell, months) for cell in cells}
        return {cell: figure for cell, figure in figures.items() if figure.hidden < len(months)}

    def size(self, year: PublicationPeriod) -> Mapping[Cell, float]:
        """What was told of a fiscal year, as of twelve months; a cell of which nothing was told is missing."""
        months = sum(year.start <= month.start < year.after for month in self.months)
        figures = self.figures(year.span).items()
        return {cell: figure.n * YEAR / (months - figure.hidden) for cell, figure in figures}

    def is_drawn(self, cell: Cell, period: PublicationPeriod) -> bool:
        """Whether counts of the period were drawn into a figure of this cell: each count is drawn once."""
        return any(
            release.noise and cell in release.figures and release.period.start < period.after and period.start < release.period.after
            for release in self._releases
        )  # fmt: skip

    def _figure(self, cell: Cell, months: list[date]) -> PublishedFigure:
        figure, known_to = PublishedFigure(), date.min
        for first in months:
            if first <= known_to:
                continue
            known_to, part = self._beginning_with(cell, first, months[-1])
            figure += part
        return figure

    def _beginning_with(self, cell: Cell, first: date, most: date) -> tuple[date, PublishedFigure]:
        """The longest release of a cell from a month on, not beyond another, with its last month."""
        for last, release in self._beginning[first]:
            if cell in release.figures and last <= most:
                return last, PublishedFigure(release.figures[cell], 0, release.variance(cell))
        return first, HIDDEN_FIGURE

    def _told(self, release: Release) -> MonthSpan | None:
        """Its closed months, from the first to the first day of the last."""
        return _span(self.months if release.noise is None else self._drawn_months, release.period)


def _span(months: list[PublicationPeriod], period: PublicationPeriod) -> MonthSpan | None:
    within = [month for month in months if period.start <= month.start < period.after]
    return MonthSpan(within[0].start, within[-1].start) if within else None

