"""A closed period: its figures as they were when it was closed, and which of them are published. Never changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from .calendar import PublicationPeriod
from .layout import Cell


@dataclass(frozen=True)
class Release:
    """The true figures of a period, and the cells of it that are published."""

    period: PublicationPeriod
    figures: Mapping[Cell, int]
    published: frozenset[Cell]

    def figure(self, cell: Cell) -> int:
        """The true figure; a cell that did not exist then is 0."""
        return self.figures.get(cell, 0)
