"""The first door: which window stands first in the ranking, whatever is answered from here on.

The ranking read as a ladder: each step with each window that it puts forward is a rung, and the windows as written
stand below. The first rung that holds is the door; a rung above it that an answer could still make hold keeps it open.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .condition import Branch
from .fact import Domain
from .rule import Finding, Rule, Verdict, can_hold, dependence
from .state import State

Rung = tuple[str, Rule]
"""A window, and when it stands here: its step holds and it serves."""
Waiting = tuple[Rule | None, str, Rule]
"""A step (None for the windows as written), a window that it puts forward, and whom that serves."""
NEXT_RUNG = 0.75  # a rung decides only where those above it fail, so each counts less (docs/adr/0008)


@dataclass(frozen=True, eq=False)
class Door(Rule):
    """Reads like a rule; the finding's `office` is the window that stands first."""

    rungs: tuple[Rung, ...] = ()
    waiting: tuple[Waiting, ...] = ()

    def alive(self, state: State) -> Iterator[tuple[str, Rule, Finding]]:
        """The rungs that can still hold, down to the first that does for certain."""
        for window, rung in self.rungs:
            finding = rung.find(state)
            if finding.verdict is Verdict.FITS:
                yield window, rung, finding
                return
            if finding.unasked and can_hold(rung.node, state):
                yield window, rung, finding

    def _read(self, state: State) -> Finding:
        alive = list(self.alive(state))
        if not alive:
            return self._least_unsure(state)
        window, _, last = alive[-1]
        if last.verdict is Verdict.FITS and all(id == window for id, _, _ in alive):
            return Finding(Verdict.FITS, last.because, 0, window)
        because = tuple(leaf for _, _, found in alive if found.unasked for leaf in found.because)
        unasked = 0
        for _, _, found in alive:
            unasked |= found.unasked
        return Finding(Verdict.MAYBE, because, unasked)

    def _least_unsure(self, state: State) -> Finding:
        """Nothing serves for certain and nothing can be asked: the first window that may serve."""
        for step, window, serves in self.waiting:
            put = step is None or step.find(state).verdict is Verdict.FITS
            if put and serves.find(state).verdict is not Verdict.NOT:
                return Finding(Verdict.FITS, (), 0, window)
        return Finding(Verdict.NOT, (), 0)

    def _weigh(self, state: State) -> list[tuple[int, float]]:
        """What an answer is expected to take from the rungs, the upper ones first."""
        removed: dict[int, float] = {}
        share = 1.0
        for _, rung, _ in self.alive(state):
            for fact, burden in rung.gains(state):
                removed[fact] = removed.get(fact, 0.0) + share * burden
            share *= NEXT_RUNG
        return list(removed.items())


def first_door(rungs: Sequence[Rung], waiting: Sequence[Waiting], domains: Sequence[Domain]) -> Door:
    """The door of a ranking, from its rungs and from the windows as they stand when none serves for certain."""
    node = Branch(both=False, parts=tuple(rung.node for _, rung in rungs))
    return Door("door", node, domains, *dependence(node), rungs=tuple(rungs), waiting=tuple(waiting))
