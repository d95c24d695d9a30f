"""Disclosure audit: how precisely sums of suppressed figures can be estimated from everything that is known.

The intruder's linear programs, solved by HiGHS. Each solution narrows what all targets could be at once, so that
most of them need no program of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from .limits import PROTECTED_VALUES, Bounds

SLACK = 1e-6
MOST = 1e7  # no figure is larger: keeps every program bounded
Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Constraint:
    """The sum of the figures numbered `plus`, less that of `minus`, lies within the bounds."""

    plus: tuple[int, ...]
    bounds: Bounds
    minus: tuple[int, ...] = ()


class _Quiet(highspy.Highs):
    """HiGHS without its callbacks: setting them up prints a greeting on the standard output."""

    def __init__(self) -> None:
        super(highspy.Highs, self).__init__()


class DisclosureAudit:
    """What follows from constraints on `count` figures, none of them negative."""

    def __init__(self, count: int, constraints: Sequence[Constraint]) -> None:
        self.count = count
        self.highs = _Quiet()
        self.highs.setOptionValue("output_flag", False)
        self.highs.setOptionValue("threads", 1)
        self.highs.addVars(count, np.zeros(count), np.full(count, MOST))
        for constraint in constraints:
            indices = np.array([*constraint.plus, *constraint.minus], dtype=np.int32)
            values = np.array([1.0] * len(constraint.plus) + [-1.0] * len(constraint.minus))
            most = min(constraint.bounds.most, MOST)
            if len(indices) == 1:
                self.highs.changeColBounds(int(indices[0]), constraint.bounds.least, most)
            else:
                self.highs.addRow(constraint.bounds.least, most, len(indices), indices, values)

    def discloses(self, targets: Sequence[tuple[int, ...]], values: int = PROTECTED_VALUES) -> bool:
        """Whether fewer than `values` values remain possible for some target, a sum of figures."""
        groups = [np.array(target, dtype=np.int32) for target in targets]
        if not groups:
            return False
        every, starts = np.concatenate(groups), np.cumsum([0, *map(len, groups[:-1])])
        least, most = np.full(len(groups), np.inf), np.full(len(groups), -np.inf)
        for n, group in enumerate(groups):
            for sense in (highspy.ObjSense.kMaximize, highspy.ObjSense.kMinimize):
                if most[n] - least[n] + SLACK >= values - 1:
                    break
                solution = self._solve(group, sense)
                if solution is None:
                    return True
                sums = np.add.reduceat(solution[every], starts)
                least, most = np.minimum(least, sums), np.maximum(most, sums)
            if most[n] - least[n] + SLACK < values - 1:
                return True
        return False

    def _solve(self, group: NDArray[np.int32], sense: highspy.ObjSense) -> Vector | None:
        """A solution with the largest or smallest sum of the group; None when the constraints have none."""
        self.highs.changeColsCost(self.count, np.arange(self.count, dtype=np.int32), np.zeros(self.count))
        self.highs.changeColsCost(len(group), group, np.ones(len(group)))
        self.highs.changeObjectiveSense(sense)
        self.highs.run()
        if self.highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return np.array(self.highs.getSolution().col_value)
