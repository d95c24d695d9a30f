"""An age that stands in a line."""

from dataclasses import dataclass

YOUNGEST, OLDEST = 15, 99


@dataclass(frozen=True, slots=True)
class Age:
    """An age or a range of ages, and where it stands in the folded text."""

    low: int
    high: int
    start: int
    end: int
    group: bool = False  # of many people, "over 45", rather than of one
    strong: bool = True  # written as an age, not a bare number
    born: bool = False  # counted from a year of birth: one less before the birthday

    @property
    def exact(self) -> bool:
        """It is one age, not a range."""
        return self.low == self.high
