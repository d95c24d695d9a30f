"""A published figure: a sum of figures that were drawn once, or that the earlier rule told."""

from dataclasses import dataclass

from .noise import least_shown


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """The sum of what was drawn, the variance of its noise, and how many months of its span it leaves out."""

    n: int = 0
    hidden: int = 0
    variance: float = 0.0

    def __add__(self, other: "PublishedFigure") -> "PublishedFigure":
        return PublishedFigure(self.n + other.n, self.hidden + other.hidden, self.variance + other.variance)

    @property
    def is_published(self) -> bool:
        """Whether there is a number to show. What was drawn decides, never what it was drawn from."""
        return self.n >= least_shown(self.variance)

    @property
    def is_complete(self) -> bool:
        """Whether the number is that of every month."""
        return self.is_published and not self.hidden

    @property
    def is_few(self) -> bool:
        """Whether it was drawn for every month, and is too small to show."""
        return not self.is_published and not self.hidden

    @property
    def is_rounded(self) -> bool:
        """Whether it was drawn, and not told as it was counted."""
        return self.variance > 0


HIDDEN_FIGURE = PublishedFigure(0, 1)
