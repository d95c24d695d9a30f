"""The next question: the fact whose answer is expected to remove the most burden per unit of its own.

First for the first window, until it is certain (docs/adr/0008); then summed over the goals that are not settled. Goals
of one group (which office, which order) count as one.
"""

from functools import reduce
from operator import or_

from .compiled_rules import CompiledRules, Goal
from .first_window import FIRST_WINDOW
from .rule import Verdict
from .state import State

OpenGoals = list[tuple[Goal, int]]
"""Goals that a question could still settle, each with the bit set of the facts worth asking for it."""


def open_goals(rules: CompiledRules, state: State) -> OpenGoals:
    """The goals that an unasked question could still settle."""
    goals = []
    for goal in rules.goals:
        unasked = goal.rule.evaluate(state).unasked
        if unasked and (not goal.serves or _serves_someone(goal, state)):
            goals.append((goal, unasked))
    return goals


def _serves_someone(goal: Goal, state: State) -> bool:
    return any(served.evaluate(state).verdict is not Verdict.NOT for served in goal.serves)


def could_settle_something(rules: CompiledRules, state: State, fact: int) -> bool:
    """Whether an answer to this unasked fact could still settle something."""
    bit = 1 << fact
    return any(
        goal.rule.evaluate(state).unasked & bit and (not goal.serves or _serves_someone(goal, state))
        for goal in rules.goals_on(fact)
    )


def next_question(rules: CompiledRules, goals: OpenGoals, state: State) -> int | None:
    """The fact to ask next, or None when nothing is open.

    What the first window depends on comes first. Late facts wait; ties go to the fact written first.
    """
    leading: OpenGoals = [(goal, unasked) for goal, unasked in goals if goal.group == FIRST_WINDOW]
    removed = _burden_removed(leading or goals, state)
    if not removed:
        return None
    facts = [domain.fact for domain in rules.domains]
    return min(removed, key=lambda i: (facts[i].ask_last, -removed[i] / facts[i].burden, i))


def next_screen(rules: CompiledRules, goals: OpenGoals, question: int | None) -> tuple[int, ...]:
    """The facts asked together with the next question: those of its screen that are unasked and still matter."""
    if question is None:
        return ()
    screen = rules.domains[question].fact.screen
    if not screen:
        return (question,)
    matter = reduce(or_, (unasked for _, unasked in goals))
    return tuple(i for i, domain in enumerate(rules.domains) if matter >> i & 1 and domain.fact.screen == screen)


def _burden_removed(goals: OpenGoals, state: State) -> dict[int, float]:
    """For each fact the burden that its answer is expected to remove from these goals; of a group its heaviest goal counts."""
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

    At most: every unasked fact that an open goal depends on. At least: goals that share no such fact need one
    question each.
    """
    most = least = taken = 0
    for facts in sorted({unasked for _, unasked in goals}, key=int.bit_count):
        most |= facts
        if not facts & taken:
            taken |= facts
            least += 1
    return least, most.bit_count()
