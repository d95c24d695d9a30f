"""The first window: which one stands first in the ranking, whatever is answered from here on.

The ranking read as a decision list: each step with each window it puts forward is a priority, the windows as written
stand below. The first priority that holds wins, unless one above it can still hold.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial, reduce
from operator import or_
from typing import Any

from .condition import Branch, ConditionNode, Leaves
from .fact import Domain
from .rule import Finding, Rule, Verdict, facts_of_node, remember
from .state import State

Priority = tuple[str, Rule]
"""A window, and when it has this priority: its step holds and it serves."""
Candidate = tuple[Rule | None, str, Rule]
"""A step (None for the windows as written), a window it puts forward, and the rule of that window."""
OpenPriorities = tuple[tuple[str, Rule, Finding], ...]
FIRST_WINDOW = "first-window"
NEXT_PRIORITY = 0.75  # a priority decides only where those above it fail, so each counts less (docs/adr/0008)


@dataclass(frozen=True, eq=False)
class FirstWindow(Rule):
    """A rule whose finding names in `office` the window that stands first."""

    priorities: tuple[Priority, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    _known_priorities: dict[Any, OpenPriorities] = field(default_factory=dict, repr=False)

    @property
    def nodes_read(self) -> tuple[ConditionNode, ...]:
        """Those of the candidates too: a priority merges what a step and its window say of one fact."""
        rules = [rule for step, _, window in self.candidates for rule in (step, window) if rule]
        return tuple(node for rule in (*(rule for _, rule in self.priorities), *rules) for node in rule.nodes_read)

    def open_priorities(self, state: State) -> OpenPriorities:
        """The priorities that can still hold, down to the first that does for certain."""
        key = self.own_state(state)
        known = self._known_priorities.get(key)
        return remember(self._known_priorities, key, tuple(self._open_priorities(state))) if known is None else known

    def _open_priorities(self, state: State) -> Iterator[tuple[str, Rule, Finding]]:
        for window, rule in self.priorities:
            finding = rule.evaluate(state)
            if finding.verdict is Verdict.FITS:
                yield window, rule, finding
                return
            if finding.unasked and rule.node.can_hold(state.masks, state.asked):
                yield window, rule, finding

    def open_candidates(self, state: State) -> Iterator[tuple[str, tuple[Rule, ...]]]:
        """The windows that may serve, down to the first that is settled, each with the rules that would put it there.

        They decide where no priority holds for certain.
        """
        for step, window, rule in self.candidates:
            rules = (rule,) if step is None else (step, rule)
            findings = [rule.evaluate(state) for rule in rules]
            never = step is not None and not step.node.can_hold(state.masks, state.asked)
            if never or any(finding.verdict is Verdict.NOT for finding in findings):
                continue
            yield window, rules
            if all(finding.settled for finding in findings):
                return

    def _evaluate(self, state: State) -> Finding:
        priorities = self.open_priorities(state)
        findings = [finding for _, _, finding in priorities]
        if priorities and findings[-1].verdict is Verdict.FITS:
            window = priorities[-1][0]
            if all(id == window for id, _, _ in priorities):
                return Finding(Verdict.FITS, partial(_all_reasons, findings[-1:]), 0, window)
        else:
            candidates = list(self.open_candidates(state))
            findings += [rule.evaluate(state) for _, rules in candidates for rule in rules]
            if not any(finding.unasked for finding in findings):
                window = candidates[0][0] if candidates else ""
                return Finding(Verdict.FITS if window else Verdict.NOT, (), 0, window)
        unsettled = [finding for finding in findings if finding.unasked]
        unasked = reduce(or_, (finding.unasked for finding in unsettled))
        return Finding(Verdict.MAYBE, partial(_all_reasons, unsettled), unasked)

    def _expected_gains(self, state: State) -> list[tuple[int, float]]:
        """The burden that answers remove from the open priorities, upper ones weighing more; without one, from the candidates."""
        removed: dict[int, float] = {}
        share = 1.0
        priorities = [rule for _, rule, _ in self.open_priorities(state)]
        for rule in priorities or [rule for _, rules in self.open_candidates(state) for rule in rules]:
            for fact, burden in rule.expected_gains(state):
                removed[fact] = removed.get(fact, 0.0) + share * burden
            share *= NEXT_PRIORITY
        return list(removed.items())


def _all_reasons(findings: Sequence[Finding]) -> Leaves:
    return tuple(leaf for finding in findings for leaf in finding.because)


def make_first_window(
    priorities: Sequence[Priority], candidates: Sequence[Candidate], domains: Sequence[Domain]
) -> FirstWindow:
    """The first window of a ranking."""
    node = Branch(both=False, parts=tuple(rule.node for _, rule in priorities))
    facts, bits, own_masks = facts_of_node(node)
    return FirstWindow(
        FIRST_WINDOW, node, domains, facts, bits, own_masks, priorities=tuple(priorities), candidates=tuple(candidates)
    )
