"""What is a small figure, and how little may be told of it."""

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass

K = 10  # from here on a figure is shown
PROMISED = 6  # values that a hidden figure may have for all that anyone can work out
# Hiding a second figure tells that one alone was not enough. The margin pays for that: when fewer than this
# many values were left, at most KEPT - 1 of the ten remain to who knows the rule, and that is still PROMISED.
KEPT = 8


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is known of a figure before anything is subtracted."""

    least: float = 0
    most: float = math.inf


SMALL, LARGE, ANY = Bounds(0, K - 1), Bounds(K), Bounds()


def bounds(n: int) -> Bounds:
    """What an attacker is taken to know of a hidden figure: even whether it was hidden for itself."""
    return SMALL if n < K else LARGE


def spans(hidden: Collection[Bounds], together: int) -> Iterator[Bounds]:
    """What subtraction leaves of each hidden figure, when they are `together` so many."""
    least, most = sum(b.least for b in hidden), sum(b.most for b in hidden)
    for b in hidden:
        rest = least - b.least
        above = together - (most - b.most) if math.isfinite(most) else _above(hidden, b, together)
        yield Bounds(max(b.least, above), min(b.most, together - rest))


def _above(hidden: Collection[Bounds], own: Bounds, together: int) -> float:
    """The least that is left for `own`: unbounded others can take it all."""
    others = [b for b in hidden if math.isinf(b.most)]
    if len(others) > math.isinf(own.most):
        return 0
    return together - sum(b.most for b in hidden if math.isfinite(b.most))


def is_protected(span: Bounds) -> bool:
    """Whether enough values are left."""
    return span.most - span.least + 1 >= KEPT
