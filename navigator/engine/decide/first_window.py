"""The first door: which window stands first in the ranking, whatever is answered from here on.

The ranking read as a ladder: each step with each window that it puts forward is a rung, and the windows as written
stand below. The first rung that holds is the door; a rung above it that an answer could still make hold keeps it open.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from .condition import Branch
from .fact import Domain
from .rule import Finding, Rule, Verdict, can_hold, facts_of_node
from .state import State

Priority = tuple[str, Rule]
"""A window, and when it stands here: its step holds and it serves."""
Candidate = tuple[Rule | None, str, Rule]
"""A step (None for the windows as written), a window that it puts forward, and whom that serves."""
NEXT_PRIORITY = 0.75  # a rung decides only where those above it fail, so each counts less (docs/adr/0008)


@dataclass(frozen=True, eq=False)
class FirstWindow(Rule):
    """Reads like a rule; the finding's `office` is the window that stands first."""

    priorities: tuple[Priority, ...] = ()
    candidates: tuple[Candidate, ...] = ()

    def open_priorities(self, state: State) -> Iterator[tuple[str, Rule, Finding]]:
        """The rungs that can still hold, down to the first that does for certain."""
        for window, rung in self.priorities:
            finding = rung.evaluate(state)
            if finding.verdict is Verdict.FITS:
                yield window, rung, finding
                return
            if finding.unasked and can_hold(rung.node, state):
                yield window, rung, finding

    def open_candidates(self, state: State) -> Iterator[tuple[str, tuple[Rule, ...]]]:
        """The windows that may serve, down to the first that nothing can take away, each with what would put it there.

        Where no rung holds for certain they stand in for one.
        """
        for step, window, serves in self.candidates:
            rules = (serves,) if step is None else (step, serves)
            findings = [rule.evaluate(state) for rule in rules]
            if any(found.verdict is Verdict.NOT for found in findings) or not (step is None or can_hold(step.node, state)):
                continue
            yield window, rules
            if all(found.settled for found in findings):
                return

    def _evaluate(self, state: State) -> Finding:
        alive = list(self.open_priorities(state))
        findings = [found for _, _, found in alive]
        if alive and findings[-1].verdict is Verdict.FITS:
            window = alive[-1][0]
            if all(id == window for id, _, _ in alive):
                return Finding(Verdict.FITS, findings[-1].because, 0, window)
        else:
            unsure = list(self.open_candidates(state))
            findings += [rule.evaluate(state) for _, rules in unsure for rule in rules]
            if not any(found.unasked for found in findings):
                window = unsure[0][0] if unsure else ""
                return Finding(Verdict.FITS if window else Verdict.NOT, (), 0, window)
        open_ = [found for found in findings if found.unasked]
        unasked = reduce(or_, (found.unasked for found in open_))
        return Finding(Verdict.MAYBE, tuple(leaf for found in open_ for leaf in found.because), unasked)

    def _expected_gains(self, state: State) -> list[tuple[int, float]]:
        """What an answer is expected to take from the rungs, the upper ones first; without one, from what may serve."""
        removed: dict[int, float] = {}
        share = 1.0
        rungs = [rung for _, rung, _ in self.open_priorities(state)]
        for rule in rungs or [rule for _, rules in self.open_candidates(state) for rule in rules]:
            for fact, burden in rule.expected_gains(state):
                removed[fact] = removed.get(fact, 0.0) + share * burden
            share *= NEXT_PRIORITY
        return list(removed.items())


def make_first_window(rungs: Sequence[Priority], waiting: Sequence[Candidate], domains: Sequence[Domain]) -> FirstWindow:
    """The door of a ranking, from its rungs and from the windows as they stand when none serves for certain."""
    node = Branch(both=False, parts=tuple(rung.node for _, rung in rungs))
    return FirstWindow("door", node, domains, *facts_of_node(node), priorities=tuple(rungs), candidates=tuple(waiting))
