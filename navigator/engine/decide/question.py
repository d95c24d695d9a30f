"""The next question, computed and never drawn: the most burden removed per unit of its own.

First for the first door, until it is certain (docs/adr/0008); then summed over the rules that are not settled. Goals
of one group (which office, which order) count as one rule.
"""

from .compiled_rules import CompiledRules, Goal
from .rule import Verdict
from .state import State

OpenGoals = list[tuple[Goal, int]]
"""Goals that a question could still settle, each with the bit set of the facts that could."""


def open_goals(rules: CompiledRules, state: State) -> OpenGoals:
    """The goals that an unasked question could still settle."""
    found = []
    for goal in rules.goals:
        unasked = goal.rule.evaluate(state).unasked
        if unasked and (not goal.serves or _serves_someone(goal, state)):
            found.append((goal, unasked))
    return found


def _serves_someone(goal: Goal, state: State) -> bool:
    return any(served.evaluate(state).verdict is not Verdict.NOT for served in goal.serves)


def matters(rules: CompiledRules, state: State, fact: int) -> bool:
    """Whether an answer to this unasked fact could still settle something."""
    bit = 1 << fact
    return any(
        goal.rule.evaluate(state).unasked & bit and (not goal.serves or _serves_someone(goal, state))
        for goal in rules.goals_on(fact)
    )


def next_question(rules: CompiledRules, goals: OpenGoals, state: State) -> int | None:
    """The fact to ask next, or None when nothing is open.

    What the first door depends on comes first. Late facts wait; ties go to the fact written first.
    """
    leading: OpenGoals = [(goal, unasked) for goal, unasked in goals if goal.group == "door"]
    removed = _burden_removed(leading or goals, state)
    if not removed:
        return None
    facts = [domain.fact for domain in rules.domains]
    return min(removed, key=lambda i: (facts[i].late, -removed[i] / facts[i].burden, i))


def _burden_removed(goals: OpenGoals, state: State) -> dict[int, float]:
    """Of each fact the burden that an answer is expected to take from these goals."""
    removed: dict[int, float] = {}
    grouped: dict[tuple[str, int], float] = {}
    for goal, _ in goals:
        for fact, burden in goal.rule.expected_gains(state):
            if goal.group:
                key = (goal.group, fact)
                grouped[key] = max(grouped.get(key, 0.0), burden)
            else:
                removed[fact] = removed.get(fact, 0.0) + burden
    for (_, fact), burden in grouped.items():
        removed[fact] = removed.get(fact, 0.0) + burden
    return removed


def questions_left(goals: OpenGoals) -> tuple[int, int]:
    """At least and at most how many questions are left.

    At most: every unasked fact that an open goal depends on. At least: goals that share no such fact each need
    a question of their own.
    """
    most = least = taken = 0
    for facts in sorted({unasked for _, unasked in goals}, key=int.bit_count):
        most |= facts
        if not facts & taken:
            taken |= facts
            least += 1
    return least, most.bit_count()
