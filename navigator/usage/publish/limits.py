"""The threshold below which a figure is not published, and how precisely a suppressed figure may be estimated.

The words are those of statistical disclosure control: a cell is suppressed for itself (primary) or so that another
cannot be worked out by subtraction (secondary); its feasibility interval is what subtraction leaves of it, and it is
protected while that interval is wide enough.
"""

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass

THRESHOLD = 10  # the smallest figure that is published
PROMISED_VALUES = 6  # values that remain possible for a suppressed figure, whatever anybody works out
# A secondary suppression tells that fewer suppressions were not enough. Who knows this rule can exclude up to
# PROTECTED_VALUES - 1 of the ten small values, so that PROMISED_VALUES still remain.
PROTECTED_VALUES = 8


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that a figure can be, both included."""

    least: float = 0
    most: float = math.inf


SMALL, LARGE, ANY = Bounds(0, THRESHOLD - 1), Bounds(THRESHOLD), Bounds()


def prior_bounds(n: int) -> Bounds:
    """What an attacker is assumed to know of a suppressed figure: even whether the suppression is primary."""
    return SMALL if n < THRESHOLD else LARGE


def feasibility_intervals(suppressed: Collection[Bounds], total: int) -> Iterator[Bounds]:
    """What subtraction leaves of each suppressed figure, when they add up to `total`."""
    least, most = sum(b.least for b in suppressed), sum(b.most for b in suppressed)
    for b in suppressed:
        others_least = least - b.least
        above = total - (most - b.most) if math.isfinite(most) else _least_beside_unbounded(suppressed, b, total)
        yield Bounds(max(b.least, above), min(b.most, total - others_least))


def _least_beside_unbounded(suppressed: Collection[Bounds], own: Bounds, total: int) -> float:
    """The least that is left for `own`: another figure without an upper bound can take everything."""
    unbounded = sum(math.isinf(b.most) for b in suppressed)
    if unbounded > math.isinf(own.most):
        return 0
    return total - sum(b.most for b in suppressed if math.isfinite(b.most))


def is_protected(interval: Bounds) -> bool:
    """Whether enough values remain possible."""
    return interval.most - interval.least + 1 >= PROTECTED_VALUES
