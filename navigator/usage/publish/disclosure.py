"""The attacker's own arithmetic: how far some sums of figures can be worked out from what is known.

Linear programs, solved by HiGHS. Every solution that is found bounds all targets at once, so that most of them
need no program of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from .limits import KEPT, Bounds

SLACK = 1e-6
MOST = 1e7  # no figure is larger: keeps every program bounded
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Constraint:
    """Known of some figures: `plus` less `minus` lies within the bounds."""

    plus: tuple[int, ...]
    bounds: Bounds
    minus: tuple[int, ...] = ()


class _Quiet(highspy.Highs):
    """HiGHS without its callbacks: making them greets on the standard output, into whatever is printed there."""

    def __init__(self) -> None:
        super(highspy.Highs, self).__init__()


class DisclosureAudit:
    """What follows from the facts about `count` figures, none of them negative."""

    def __init__(self, count: int, facts: Sequence[Constraint]) -> None:
        self.count = count
        self.highs = _Quiet()
        self.highs.setOptionValue("output_flag", False)
        self.highs.setOptionValue("threads", 1)
        self.highs.addVars(count, np.zeros(count), np.full(count, MOST))
        for fact in facts:
            indices = np.array([*fact.plus, *fact.minus], dtype=np.int32)
            values = np.array([1.0] * len(fact.plus) + [-1.0] * len(fact.minus))
            most = min(fact.bounds.most, MOST)
            if len(indices) == 1:
                self.highs.changeColBounds(int(indices[0]), fact.bounds.least, most)
            else:
                self.highs.addRow(fact.bounds.least, most, len(indices), indices, values)

    def exposes(self, targets: Sequence[tuple[int, ...]], values: int = KEPT) -> bool:
        """Whether some target, a sum of figures, is left fewer than `values` values."""
        groups = [np.array(target, dtype=np.int32) for target in targets]
        if not groups:
            return False
        every, starts = np.concatenate(groups), np.cumsum([0, *map(len, groups[:-1])])
        least, most = np.full(len(groups), np.inf), np.full(len(groups), -np.inf)
        for n, group in enumerate(groups):
            for sense in (highspy.ObjSense.kMaximize, highspy.ObjSense.kMinimize):
                if most[n] - least[n] + SLACK >= values - 1:
                    break
                found = self._solve(group, sense)
                if found is None:
                    return True
                sums = np.add.reduceat(found[every], starts)
                least, most = np.minimum(least, sums), np.maximum(most, sums)
            if most[n] - least[n] + SLACK < values - 1:
                return True
        return False

    def _solve(self, group: NDArray[np.int32], sense: highspy.ObjSense) -> Vector | None:
        """A most extreme solution; None when the facts contradict each other or leave no bound."""
        self.highs.changeColsCost(self.count, np.arange(self.count, dtype=np.int32), np.zeros(self.count))
        self.highs.changeColsCost(len(group), group, np.ones(len(group)))
        self.highs.changeObjectiveSense(sense)
        self.highs.run()
        if self.highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(self.highs.getSolution().col_value)
