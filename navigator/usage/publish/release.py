"""A closed period: its figures as they stood when it was closed, and which of them are shown. Never changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from .calendar import PublicationPeriod
from .layout import Cell


@dataclass(frozen=True)
class Release:
    """The figures of a period, and the cells of it that are shown."""

    period: PublicationPeriod
    figures: Mapping[Cell, int]
    shown: frozenset[Cell]

    def figure(self, cell: Cell) -> int:
        """The true figure; a cell that did not exist then is 0."""
        return self.figures.get(cell, 0)
