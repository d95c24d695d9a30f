"""The first window: which one stands first in the ranking, whatever is answered from here on.

The ranking read as a decision list: each step with each window it puts forward is a priority, the windows as written
stand below. The first priority that holds wins, unless one above it can still hold.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial, reduce
from operator import or_
from typing import Any

from .condition import FAILS, HOLDS, Branch, ConditionNode, Leaves
from .condition_table import ConditionTable
from .fact import Domain
from .memo import remember
from .rule import Finding, Rule, Verdict, facts_of_node
from .state import State

Priority = tuple[str, Rule]
"""A window, and when it has this priority: its step holds and it serves."""
Candidate = tuple[Rule | None, str, Rule]
"""A step (None for the windows as written), a window it puts forward, and the rule of that window."""
OpenPriorities = tuple[tuple[str, Rule, int], ...]
"""Priorities that can still hold, each with the bit set of the facts worth asking: none for the one that holds."""
FIRST_WINDOW = "first-window"
NEXT_PRIORITY = 0.75  # a priority decides only where those above it fail, so each counts less (docs/adr/0008)


@dataclass(frozen=True, eq=False)
class FirstWindow(Rule):
    """A rule whose finding names in `office` the window that stands first."""

    priorities: tuple[Priority, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    _known_priorities: dict[Any, OpenPriorities] = field(default_factory=dict, repr=False)

    @cached_property
    def _places(self) -> dict[Rule, int]:
        """Every rule that it rests on, with its place in what is read of a state: priorities first."""
        candidates = [rule for step, _, window in self.candidates for rule in (step, window) if rule]
        return {rule: place for place, rule in enumerate(dict.fromkeys((*(rule for _, rule in self.priorities), *candidates)))}

    @cached_property
    def _table(self) -> ConditionTable:
        return ConditionTable([rule.node for rule in self._places], len(self.domains))

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

    def _open_priorities(self, state: State) -> Iterator[tuple[str, Rule, int]]:
        for (window, rule), read in zip(self.priorities, self._table.read(state.masks), strict=False):
            if read == HOLDS:
                yield window, rule, 0
                return
            if read != FAILS and rule.can_hold(read, state) and (unasked := rule.unasked(read, state)):
                yield window, rule, unasked

    def open_candidates(self, state: State) -> Iterator[tuple[str, tuple[Rule, ...]]]:
        """The windows that may serve, down to the first that is settled, each with the rules that would put it there.

        They decide where no priority holds for certain.
        """
        reads, places = self._table.read(state.masks), self._places
        for step, window, rule in self.candidates:
            rules = (rule,) if step is None else (step, rule)
            never = step is not None and not step.can_hold(reads[places[step]], state)
            if never or reads[places[rule]] == FAILS:
                continue
            yield window, rules
            if all(rule.evaluate(state, reads[places[rule]]).settled for rule in rules):
                return

    def _evaluate(self, state: State, _known: int | None) -> Finding:
        priorities = self.open_priorities(state)
        rules = [rule for _, rule, _ in priorities]
        if priorities and not priorities[-1][2]:
            window = priorities[-1][0]
            if all(id == window for id, _, _ in priorities):
                return Finding(Verdict.FITS, partial(_all_reasons, rules[-1:], state), 0, window)
            unasked = [facts for _, _, facts in priorities]
        else:
            candidates = list(self.open_candidates(state))
            rules += [rule for _, rules_of in candidates for rule in rules_of]
            unasked = [rule.evaluate(state).unasked for rule in rules]
            if not any(unasked):
                window = candidates[0][0] if candidates else ""
                return Finding(Verdict.FITS if window else Verdict.NOT, (), 0, window)
        unsettled = [rule for rule, facts in zip(rules, unasked, strict=True) if facts]
        return Finding(Verdict.MAYBE, partial(_all_reasons, unsettled, state), reduce(or_, unasked))

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


def _all_reasons(rules: Sequence[Rule], state: State) -> Leaves:
    return tuple(leaf for rule in rules for leaf in rule.evaluate(state).because)


def make_first_window(
    priorities: Sequence[Priority], candidates: Sequence[Candidate], domains: Sequence[Domain]
) -> FirstWindow:
    """The first window of a ranking."""
    node = Branch(both=False, parts=tuple(rule.node for _, rule in priorities))
    facts, bits, own_masks = facts_of_node(node)
    return FirstWindow(
        FIRST_WINDOW, node, domains, facts, bits, own_masks, priorities=tuple(priorities), candidates=tuple(candidates)
    )
