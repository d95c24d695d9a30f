"""The next question: the fact whose answer is expected to remove the most burden per unit of its own.

First for the first window, then for its office, until the door is certain; then summed over the goals that are not
settled (docs/adr/0025). Goals of one group (which office, which order) count as one. A question brings its screen along.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from .compiled_rules import CompiledRules
from .first_window import FIRST_WINDOW
from .goals import Goal
from .rule import Verdict
from .rule_table import StateReading
from .state import State

OpenGoals = list[tuple[Goal, int]]
"""Goals that a question could still settle, each with the bit set of the facts worth asking for it."""
GoalGains = Iterable[tuple[str, Iterable[tuple[int, float]]]]
"""Of each goal its group, and for each fact the burden that an answer is expected to remove from the goal."""

TIE = 9  # decimals


def open_goals(rules: CompiledRules, state: State, reading: StateReading | None = None) -> OpenGoals:
    """The goals that an unasked question could still settle. `reading`: what the rules read in this state, where that is known."""
    reads = (reading or rules.table.read(state)).reads
    goals = [(goal, goal.rule.unasked(reads[place], state)) for goal, place, serves in rules.table.goals
             if reads[place] > 0 and (not serves or any(map(reads.__getitem__, serves)))]  # fmt: skip
    goals += [(goal, goal.rule.evaluate(state).unasked) for goal, serves in rules.table.choices
              if not serves or any(map(reads.__getitem__, serves))]  # fmt: skip
    return [(goal, unasked) for goal, unasked in goals if unasked]


def could_settle_something(rules: CompiledRules, state: State, fact: int) -> bool:
    """Whether an answer to this unasked fact could still settle something."""
    bit = 1 << fact
    return any(
        goal.rule.evaluate(state).unasked & bit
        and (not goal.serves or any(rule.evaluate(state).verdict is not Verdict.NOT for rule in goal.serves))
        for goal in rules.goals_on(fact)
    )


def next_question(rules: CompiledRules, goals: OpenGoals, state: State) -> int | None:
    """The fact to ask next, or None when nothing is open."""
    if not goals:
        return None
    asking = _leading(rules, goals, state) or goals
    return best_question(rules, [(goal.group, goal.rule.expected_gains(state)) for goal, _ in asking])


def best_question(rules: CompiledRules, gains: GoalGains) -> int | None:
    """The fact that removes the most burden from these goals per unit of its own. Ties go to the fact written first.

    What differs by the rounding of sums alone is a tie: else the order in which likelihoods are added would decide.
    """
    removed = _burden_removed(gains)
    return min(removed, key=lambda i: (-round(removed[i] / rules.domains[i].fact.burden, TIE), i), default=None)


def _leading(rules: CompiledRules, goals: OpenGoals, state: State) -> OpenGoals:
    """What decides the door: the first window, and once it is certain the choice among its offices."""
    first = [(goal, unasked) for goal, unasked in goals if goal.group == FIRST_WINDOW]
    if first:
        return first
    office = rules.open_office(state)
    return [(goal, unasked) for goal, unasked in goals if goal.rule is office]


def next_screen(rules: CompiledRules, goals: OpenGoals, question: int | None) -> tuple[int, ...]:
    """The facts asked together with the next question: those of its screen that are unasked and still matter."""
    if question is None:
        return ()
    together = rules.screens[question] & reduce(or_, (unasked for _, unasked in goals))
    return tuple(i for i in range(len(rules.domains)) if together >> i & 1)


def _burden_removed(gains: GoalGains) -> dict[int, float]:
    """For each fact the burden that its answer is expected to remove from these goals; of a group its heaviest goal counts."""
    removed: dict[int, float] = {}
    grouped: dict[tuple[str, int], float] = {}
    for group, expected in gains:
        for fact, burden in expected:
            if group:
                key = (group, fact)
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
