"""The next question, computed and never drawn: the most burden removed per unit of its own.

Summed over the rules that are not settled; goals of one group (which office, which order) count as one rule.
"""

from .rule import Verdict
from .ruleset import Goal, Ruleset
from .state import State


def open_goals(rules: Ruleset, state: State) -> list[Goal]:
    """The goals that an unasked question could still settle."""
    return [goal for goal in rules.goals if _is_open(goal, state)]


def _is_open(goal: Goal, state: State) -> bool:
    if not goal.rule.find(state).unasked:
        return False
    if not goal.serves:
        return True
    return any(served.find(state).verdict is not Verdict.NOT for served in goal.serves)


def relevant(goals: list[Goal], state: State) -> int:
    """The unasked facts that some open goal depends on, as a bit set."""
    facts = 0
    for goal in goals:
        facts |= goal.rule.find(state).unasked
    return facts


def matters(rules: Ruleset, state: State, fact: int) -> bool:
    """Whether an answer to this unasked fact could still settle something."""
    bit = 1 << fact
    return any(goal.rule.find(state).unasked & bit and _is_open(goal, state) for goal in rules.goals_on(fact))


def next_question(rules: Ruleset, goals: list[Goal], state: State) -> int | None:
    """The fact to ask next, or None when nothing is open. Late facts wait; ties go to the fact written first."""
    removed: dict[int, float] = {}
    grouped: dict[tuple[str, int], float] = {}
    for goal in goals:
        for fact, burden in goal.rule.gains(state):
            if goal.group:
                key = (goal.group, fact)
                grouped[key] = max(grouped.get(key, 0.0), burden)
            else:
                removed[fact] = removed.get(fact, 0.0) + burden
    for (_, fact), burden in grouped.items():
        removed[fact] = removed.get(fact, 0.0) + burden
    if not removed:
        return None
    facts = [domain.fact for domain in rules.domains]
    return min(removed, key=lambda i: (facts[i].late, -removed[i] / facts[i].burden, i))


def questions_left(goals: list[Goal], state: State) -> tuple[int, int]:
    """At least and at most how many questions are left.

    At most: every unasked fact that an open goal depends on. At least: goals that share no such fact each need
    a question of their own.
    """
    needs = sorted(
        {goal.rule.find(state).unasked for goal in goals}, key=lambda facts: (facts.bit_count(), facts)
    )
    most = least = taken = 0
    for facts in needs:
        most |= facts
        if not facts & taken:
            taken |= facts
            least += 1
    return least, most.bit_count()
