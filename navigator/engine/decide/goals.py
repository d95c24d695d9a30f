"""Goals: rules that should be settled before a conversation ends; and what they say of a state, found and remembered together."""

from dataclasses import dataclass, field
from typing import Any

from .rule import Finding, Rule, remember
from .state import State


@dataclass(frozen=True)
class Goal:
    """A rule that should be settled before the conversation ends, unless all rules that it serves have failed.

    Goals of one `group` ("office", "order") weigh as one. The first window leads, then its office: nothing else is asked
    before the door is certain.
    """

    rule: Rule
    serves: tuple[Rule, ...] = ()
    group: str = ""


@dataclass(frozen=True, eq=False)
class GoalFindings:
    """What goals say of a state, by the ids of their rules; and those that a question could settle: place, goal, facts worth asking."""

    by_rule: dict[str, Finding]
    unsettled: list[tuple[int, Goal, int]]


@dataclass(frozen=True, eq=False)
class GoalGroup:
    """Goals whose rules depend on the same facts, each with its place: found together, and remembered together."""

    rule: Rule  # any of theirs
    goals: tuple[tuple[int, Goal], ...]
    known: dict[Any, GoalFindings] = field(default_factory=dict, repr=False)

    def find(self, state: State) -> GoalFindings:
        """What they say of this state, to be remembered."""
        found = [(place, goal, goal.rule.evaluate(state)) for place, goal in self.goals]
        unsettled = [(place, goal, finding.unasked) for place, goal, finding in found if finding.unasked]
        findings = GoalFindings({goal.rule.id: finding for _, goal, finding in found}, unsettled)
        return remember(self.known, self.rule.own_state(state), findings)
