"""How many screens and questions a conversation takes: a form, fixed orders, greedy, ours, and the fewest in hindsight.

    python benchmarks/questions.py [--cases N] [--region FOLDER]

Exact for every order: expected over all classes of answers with the likelihoods of rules/facts.yaml, by a memoised
walk. The fewest screens in hindsight are counted on a weighted sample, with ours on the same people.
Counts include "who is this about", which everyone answers first; every other question may be answered "don't know".
"""

import argparse
import random
import statistics
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import combinations
from pathlib import Path

from navigator.engine.decide.compiled_rules import CompiledRules, compile_rules
from navigator.engine.decide.first_window import FIRST_WINDOW
from navigator.engine.decide.question import best_question, next_question, open_goals
from navigator.engine.decide.state import State
from navigator.engine.prove.state_signature import SignatureMaker
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.load import load

ROOT = Path(__file__).parent.parent
DAY = date(2026, 11, 24)
WHO = "persona"
Policy = Callable[[State], int]
"""The facts to ask together, as a bit set, in a state that is not over."""


@dataclass(frozen=True)
class Effort:
    """Expected and most screens, and expected questions on them."""

    screens: float
    most: int
    questions: float


@dataclass(frozen=True)
class Study:
    """The rules, how often people do not know, and when the conversation may stop: at the end, or at the first door."""

    rules: CompiledRules
    unknown: float = 0.0
    door: bool = False

    @cached_property
    def maker(self) -> SignatureMaker:
        return SignatureMaker(self.rules, {})

    @cached_property
    def who(self) -> int:
        return self.rules.index[WHO]

    @cached_property
    def replies(self) -> list[list[tuple[int, float]]]:
        """Of each fact what may be answered, as cells with their chance."""
        replies = []
        for i, domain in enumerate(self.rules.domains):
            unknown, total = 0.0 if i == self.who else self.unknown, sum(domain.weights)
            told = [(1 << j, weight / total * (1 - unknown)) for j, weight in enumerate(domain.weights) if weight]
            replies.append([*told, *([(domain.all_cells, unknown)] if unknown else ())])
        return replies

    def over(self, state: State) -> bool:
        """Whether the conversation may stop here."""
        return self.rules.door_certain(state) if self.door else not open_goals(self.rules, state)

    def effort(self, policy: Policy) -> Effort:
        """Exact: every class of answers, each state once."""
        memo: dict[tuple, Effort] = {}

        def ask(state: State, marks: tuple, pending: int) -> Effort:
            """The answers to what waits on this screen."""
            if not pending:
                return go(state, marks)
            if (marks, pending) not in memo:
                fact = (pending & -pending).bit_length() - 1
                screens, most, questions = 0.0, 0, 1.0
                for cells, chance in self.replies[fact]:
                    after = state.answered(fact, cells)
                    then = ask(after, self.maker.signature_after(marks, after, fact), pending & pending - 1)
                    screens, questions = screens + chance * then.screens, questions + chance * then.questions
                    most = max(most, then.most)
                memo[marks, pending] = Effort(screens, most, questions)
            return memo[marks, pending]

        def go(state: State, marks: tuple) -> Effort:
            if self.over(state):
                return Effort(0.0, 0, 0.0)
            then = ask(state, marks, policy(state))
            return Effort(1 + then.screens, 1 + then.most, then.questions)

        start = self.rules.start
        then = ask(start, self.maker.signature(start), 1 << self.who)
        return Effort(1 + then.screens, 1 + then.most, then.questions)

    def sample(self, size: int) -> list[tuple[int, ...]]:
        """Whole people: of each fact the cells that they would tell."""
        draw = random.Random(1)
        columns = [draw.choices([c for c, _ in reply], [w for _, w in reply], k=size) for reply in self.replies]
        return list(zip(*columns, strict=True))

    def told(self, state: State, case: tuple[int, ...], facts: int) -> State:
        for fact in _each(facts):
            state = state.answered(fact, case[fact])
        return state

    def length(self, policy: Policy, case: tuple[int, ...]) -> int:
        """How many screens one person sees."""
        state, screens = self.told(self.rules.start, case, 1 << self.who), 1
        while not self.over(state):
            state, screens = self.told(state, case, policy(state)), screens + 1
        return screens

    def hindsight(self, case: tuple[int, ...]) -> int:
        """The fewest of our screens that settle a case for whoever knew the answers beforehand."""
        state = self.told(self.rules.start, case, 1 << self.who)
        matter = _matter(self.rules, state)
        screens = sorted({screen & matter for screen in self.rules.screens} - {0})
        for size in range(len(screens) + 1):
            for chosen in combinations(screens, size):
                if self.over(self.told(state, case, sum(chosen))):
                    return 1 + size
        raise AssertionError("all screens together settle a case")


def _matter(rules: CompiledRules, state: State) -> int:
    facts = 0
    for _, unasked in open_goals(rules, state):
        facts |= unasked
    return facts


def _each(facts: int):
    return (i for i in range(facts.bit_length()) if facts >> i & 1)


def ours(rules: CompiledRules) -> Policy:
    """The engine's order."""

    def policy(state: State) -> int:
        question = next_question(rules, open_goals(rules, state), state)
        return rules.screens[question] & _matter(rules, state)

    return policy


def all_goals_alike(rules: CompiledRules) -> Policy:
    """The best question for all goals together, neither window nor office leading."""

    def policy(state: State) -> int:
        goals = [goal for goal, _ in open_goals(rules, state) if goal.group != FIRST_WINDOW]
        question = best_question(rules, [(goal.group, goal.rule.expected_gains(state)) for goal in goals])
        return rules.screens[question] & _matter(rules, state)

    return policy


def as_written(rules: CompiledRules) -> Policy:
    """The screens in the order of the file, without what matters no longer."""

    def policy(state: State) -> int:
        matter = _matter(rules, state)
        return rules.screens[next(_each(matter))] & matter

    return policy


def alone(rules: CompiledRules) -> CompiledRules:
    """The same rules with each fact on a screen of its own."""
    facts = tuple(replace(fact, screen="") for fact in rules.source.facts)
    return compile_rules(replace(rules.source, facts=facts))


def form(knowledge: Knowledge, rules: CompiledRules) -> tuple[float, float]:
    """Screens and questions of a form that asks a persona everything that it has words for."""
    facts = [domain.fact for domain in rules.domains]
    persona = facts[rules.index[WHO]]
    screens = questions = 0.0
    for value, weight in zip(persona.values, persona.weights, strict=True):
        asked = [fact for fact in facts if value in knowledge.facts[fact.id].asked_of]
        share = weight / sum(persona.weights)
        questions += share * len(asked)
        screens += share * len({fact.screen or fact.id for fact in asked})
    return screens, questions


def publish(knowledge: Knowledge, study: Study, cases: int) -> None:
    """One table."""
    stop = "the first door and its office are certain" if study.door else "everything is settled"
    print(f"\n{stop + f', {study.unknown:.0%} “don’t know”':<62}screens  most  questions")
    screens, questions = form(knowledge, study.rules)
    print(f"{'a form: every screen, nothing skipped':<62}{screens:7.3f}{'':6}{questions:11.3f}")
    rows = {
        "screens in the order of the file, with skipping": (study, as_written),
        "the best question for all goals alike": (study, all_goals_alike),
        "ours, each question alone": (replace(study, rules=alone(study.rules)), ours),
        "ours": (study, ours),
    }
    for name, (of, policy) in rows.items():
        effort = of.effort(policy(of.rules))
        print(f"{name:<62}{effort.screens:7.3f}{effort.most:6}{effort.questions:11.3f}")
    people = study.sample(cases)
    lengths = [study.length(ours(study.rules), case) for case in people]
    least = [study.hindsight(case) for case in people]
    spread = statistics.stdev(a - b for a, b in zip(lengths, least, strict=True)) / cases**0.5
    best = effort.screens - statistics.mean(lengths) + statistics.mean(least)
    print(f"{f'fewest of our screens in hindsight ({cases:,} people)':<62}{best:7.3f}   ± {spread:.3f} (standard error)")
    print(f"ours to hindsight {effort.screens / best:.3f}; to the form {effort.screens / screens:.3f}; median {statistics.median(lengths):.0f}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--region", type=Path, default=ROOT)
    options = parser.parse_args()
    knowledge = load(options.region)
    for door in (True, False):
        for unknown in (0.0, 0.1):
            publish(knowledge, Study(knowledge.rules_on(DAY), unknown, door), options.cases)


if __name__ == "__main__":
    main()
