"""The noise of published figures: how much, and drawn how. Against whom it protects is told in ADR 42."""

import math
import secrets
from collections.abc import Callable
from dataclasses import dataclass

Draw = Callable[[float], int]  # of a standard deviation

# What one conversation moves at most, by one each (usage.gathering.contribution).
MOST_TOTALS = 8
MOST_PARTS = 53
TOTAL_DEVIATION = 10.0  # 95 of 100 totals lie within 20 of the truth: within 2% at 1,000
PART_DEVIATION = 12.0
LEAST_SHOWN = 10  # no smaller figure is shown, drawn or not


@dataclass(frozen=True)
class Noise:
    """The standard deviations with which the figures of a release were drawn."""

    total: float = TOTAL_DEVIATION
    part: float = PART_DEVIATION

    def deviation(self, *, is_total: bool) -> float:
        """Of a figure."""
        return self.total if is_total else self.part


def right_guesses(noise: Noise, totals: int = MOST_TOTALS, parts: int = MOST_PARTS) -> float:
    """How often whoever knows all else tells two conversations from none by the figures they move, at best (0.5: chance)."""
    distance = math.sqrt(totals / noise.total**2 + parts / noise.part**2)
    return 0.5 * (1 + math.erf(distance / math.sqrt(2)))


def least_shown(variance: float) -> int:
    """The smallest sum of drawn figures that is shown: 98 of 100 that are truly 0 lie below it."""
    return max(LEAST_SHOWN, math.ceil(2 * math.sqrt(variance)))


def system_draw(deviation: float) -> int:
    """From the system's randomness: nobody can foretell it or draw it again."""
    return round(secrets.SystemRandom().normalvariate(0, deviation))
