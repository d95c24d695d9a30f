"""A closed period: the figures that were drawn for it. Never changed, and nothing of what they were drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass

from .calendar import PublicationPeriod
from .layout import Cell
from .noise import Noise


@dataclass(frozen=True)
class Release:
    """What is published of a period: a cell that is missing is told at another length of time, or was hidden for good.

    `noise` is None for a release of the earlier rule: its figures are exact.
    """

    period: PublicationPeriod
    figures: Mapping[Cell, int]
    noise: Noise | None = None

    def variance(self, cell: Cell) -> float:
        """Of the noise in a figure."""
        return self.noise.deviation(is_total=cell.is_total) ** 2 if self.noise else 0.0
