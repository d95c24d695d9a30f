"""How many questions a conversation takes: fixed orders, greedy, ours, and the fewest known only afterwards.

    python benchmarks/questions.py [--cases N] [--search SECONDS] [--optimum]

Exact for every order: expected over all classes of answers with the likelihoods of rules/facts.yaml, by a memoised
walk. The bound in hindsight is paired with ours on a weighted sample: bound = ours - mean difference.
Counts include "who is this about", which everyone answers; every other question may be answered "don't know".
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.question import next_question, open_goals
from navigator.engine.decide.state import State
from navigator.engine.prove.state_signature import SignatureMaker
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.load import load

ROOT = Path(__file__).parent.parent
DAY = date(2026, 11, 24)
WHO = "persona"
Goals = list
Policy = Callable[[State, Goals], int]
"""The fact to ask, from a state and the goals that count."""


@dataclass(frozen=True)
class Effort:
    """Expected and most questions, and the expected burden."""

    mean: float
    worst: int
    burden: float


@dataclass(frozen=True)
class Study:
    """The rules, how often people do not know, and when the conversation may stop: at the end, or at the first door."""

    knowledge: Knowledge
    unknown: float = 0.0
    door: bool = False

    @cached_property
    def rules(self) -> CompiledRules:
        return self.knowledge.rules_on(DAY)

    @cached_property
    def marker(self) -> SignatureMaker:
        return SignatureMaker(self.rules, {})

    @cached_property
    def who(self) -> int:
        return self.rules.index[WHO]

    @cached_property
    def replies(self) -> list[list[tuple[int, float]]]:
        """Of each fact what may be answered, as cells with their chance."""
        found = []
        for i, domain in enumerate(self.rules.domains):
            unknown, total = 0.0 if i == self.who else self.unknown, sum(domain.weights)
            told = [(1 << j, w / total * (1 - unknown)) for j, w in enumerate(domain.weights) if w]
            found.append([*told, *([(domain.all_cells, unknown)] if unknown else ())])
        return found

    def goals(self, state: State) -> Goals:
        """What is open and counts."""
        return [g for g in open_goals(self.rules, state) if not self.door or g[0].group == "first-window"]

    def sample(self, size: int, seed: int) -> list[tuple[int, ...]]:
        """Whole people: of each fact the cells that they would tell."""
        rng = random.Random(seed)
        columns = [
            rng.choices([c for c, _ in reply], [w for _, w in reply], k=size) for reply in self.replies
        ]
        return list(zip(*columns, strict=True))

    def effort(self, policy: Policy) -> Effort:
        """Exact: every class of answers, each mark once."""
        memo: dict[tuple, Effort] = {}

        def ask(state: State, marks: tuple, fact: int) -> Effort:
            mean, worst, burden = 1.0, 0, self.rules.domains[fact].fact.burden
            for cells, chance in self.replies[fact]:
                after = state.answered(fact, cells)
                then = go(after, self.marker.signature_after(marks, after, fact))
                mean, burden = mean + chance * then.mean, burden + chance * then.burden
                worst = max(worst, then.worst)
            return Effort(mean, worst + 1, burden)

        def go(state: State, marks: tuple) -> Effort:
            if marks not in memo:
                goals = self.goals(state)
                memo[marks] = ask(state, marks, policy(state, goals)) if goals else Effort(0.0, 0, 0.0)
            return memo[marks]

        start = self.rules.start
        return ask(start, self.marker.signature(start), self.who)

    def form(self) -> tuple[float, float]:
        """A form that asks everything of a voice in the order of the file: left as soon as it is decided, and filled in."""
        memo: dict[tuple, float] = {}

        def left(order: tuple[int, ...], state: State, marks: tuple) -> float:
            key = (order, marks)
            if key not in memo:
                memo[key] = 0.0
                if self.goals(state):
                    memo[key] = 1 + sum(
                        chance * left(order[1:], after, self.marker.signature_after(marks, after, order[0]))
                        for cells, chance in self.replies[order[0]]
                        for after in (state.answered(order[0], cells),)
                    )
            return memo[key]

        soon, whole, start = 0.0, 0.0, self.rules.start
        first, domain = self.marker.signature(start), self.rules.domains[self.who]
        for voice, weight in zip(domain.fact.values, domain.fact.weights, strict=True):
            order = tuple(
                i for i, d in enumerate(self.rules.domains)
                if i != self.who and voice in self.knowledge.facts[d.fact.id].asked_of
            )  # fmt: skip
            told = start.answered(self.who, domain.cells_touching(domain.fact.mask([voice])))
            share = weight / sum(domain.fact.weights)
            soon += share * (1 + left(order, told, self.marker.signature_after(first, told, self.who)))
            whole += share * (1 + len(order))
        return soon, whole

    def length(self, policy: Policy, case: tuple[int, ...]) -> int:
        """How many questions one person is asked."""
        state, asked = self.rules.start.answered(self.who, case[self.who]), 1
        while goals := self.goals(state):
            fact = policy(state, goals)
            state, asked = state.answered(fact, case[fact]), asked + 1
        return asked

    def hindsight(self, case: tuple[int, ...]) -> int:
        """The fewest facts that settle a case, found by asking in turn what some open goal depends on."""
        best, seen = len(case) + 1, set()

        def go(state: State, asked: int) -> None:
            nonlocal best
            if state.asked in seen:
                return
            seen.add(state.asked)
            goals = self.goals(state)
            if not goals:
                best = min(best, asked)
            elif asked + _apart(unasked for goal, unasked in goals if not goal.serves) < best:
                fewest = min((_ways(goal, unasked, state) for goal, unasked in goals), key=int.bit_count)
                for fact in _each(fewest):
                    go(state.answered(fact, case[fact]), asked + 1)

        go(self.rules.start.answered(self.who, case[self.who]), 1)
        return best


def _apart(goals) -> int:
    """At least this many questions: goals that share no fact."""
    taken = found = 0
    for facts in sorted(goals, key=int.bit_count):
        if not facts & taken:
            taken, found = taken | facts, found + 1
    return found


def _ways(goal, unasked: int, state: State) -> int:
    """The facts of which one must be asked for this goal to close: its own, or of those that it serves."""
    for served in goal.serves:
        unasked |= served.evaluate(state).unasked
    return unasked


def _each(facts: int):
    return (i for i in range(facts.bit_length()) if facts >> i & 1)


def ours(rules: CompiledRules) -> Policy:
    """The engine's order."""
    return lambda state, _goals: next_question(rules, open_goals(rules, state), state)


def greedy(rules: CompiledRules) -> Policy:
    """One step for all goals alike, the first door not preferred."""
    return lambda state, _goals: next_question(
        rules, [g for g in open_goals(rules, state) if g[0].group != "first-window"], state
    )


def fixed(order: list[int]) -> Policy:
    """A fixed order that skips what no goal at hand depends on any more."""
    places = {fact: n for n, fact in enumerate(order)}

    def policy(_state: State, goals: Goals) -> int:
        relevant = 0
        for _, unasked in goals:
            relevant |= unasked
        return min(_each(relevant), key=places.__getitem__)

    return policy


def best_fixed(study: Study, seconds: float) -> tuple[list[int], Effort]:
    """Moves one fact at a time as long as that helps; place and money stay late, as in ours."""
    facts = [d.fact for d in study.rules.domains]
    order = sorted(range(len(facts)), key=lambda i: facts[i].ask_last)
    best, until, better = study.effort(fixed(order)), time.monotonic() + seconds, True
    while better and time.monotonic() < until:
        better = False
        for fact in list(order):
            for place in range(len(order)):
                other = [f for f in order if f != fact]
                other.insert(place, fact)
                late = [facts[f].ask_last for f in other]
                if other == order or late != sorted(late) or time.monotonic() > until:
                    continue
                found = study.effort(fixed(other))
                if found.mean < best.mean - 1e-9:
                    order, best, better = other, found, True
    return order, best


def optimum(study: Study) -> float:
    """The fewest expected questions to the first door of any order that keeps money and place late."""
    memo: dict[tuple, float] = {}
    rules, door = study.rules, len(study.rules.goals) - 1

    def go(state: State, marks: tuple) -> float:
        facts = rules.first_window.evaluate(state).unasked
        if not facts:
            return 0.0
        if marks[door] not in memo:
            soon = [i for i in _each(facts) if not rules.domains[i].fact.ask_last] or list(_each(facts))
            memo[marks[door]] = min(ask(state, marks, fact) for fact in soon)
        return memo[marks[door]]

    def ask(state: State, marks: tuple, fact: int) -> float:
        return 1 + sum(
            chance * go(after, study.marker.signature_after(marks, after, fact))
            for cells, chance in study.replies[fact]
            for after in (state.answered(fact, cells),)
        )

    return ask(rules.start, study.marker.signature(rules.start), study.who)


def bound(study: Study, mean: float, size: int, seed: int = 1) -> tuple[float, float]:
    """The hindsight bound and its standard error, from the exact mean of ours."""
    policy = ours(study.rules)
    differences = [study.length(policy, case) - study.hindsight(case) for case in study.sample(size, seed)]
    return mean - statistics.mean(differences), statistics.stdev(differences) / size**0.5


def publish(study: Study, options: argparse.Namespace) -> None:
    """One table."""
    stop = "the first door is decided" if study.door else "everything is settled"
    print(f"\n{stop}, {study.unknown:.0%} “don't know”                mean  worst  burden")
    rows = {
        "fixed order with skipping": fixed(list(range(len(study.rules.domains)))),
        "greedy, one step, all goals alike": greedy(study.rules),
        "ours": ours(study.rules),
    }
    soon, whole = study.form()
    print(f"fixed order, nothing skipped, filled in       {whole:8.3f}")
    print(f"fixed order, nothing skipped, left when decided{soon:7.3f}")
    efforts = {}
    for name, policy in rows.items():
        found = efforts[name] = study.effort(policy)
        print(f"{name:<46}{found.mean:8.3f}{found.worst:7}{found.burden:8.2f}")
    order, found = best_fixed(study, options.search)
    print(f"{'best fixed order found, money and place late':<46}{found.mean:8.3f}{found.worst:7}{found.burden:8.2f}")
    print("    " + " ".join(study.rules.domains[i].fact.id for i in order))
    if options.optimum and study.door:
        print(f"{'best of any order, money and place late':<46}{optimum(study):8.3f}")
    mean = efforts["ours"].mean
    cases = options.cases // (5 if study.door else 1)  # one goal alone leaves more ways to try
    least, error = bound(study, mean, cases)
    print(f"{'in hindsight (' + format(cases, ',') + ' cases)':<46}{least:8.3f}   ± {error:.3f} (standard error)")
    print(f"ours to hindsight {mean / least:.3f}; to the form left when decided {mean / soon:.3f}; to the form filled in {mean / whole:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=3000)
    parser.add_argument("--search", type=float, default=10)
    parser.add_argument("--optimum", action="store_true")
    options = parser.parse_args()
    knowledge = load(ROOT)
    for door in (False, True):
        for unknown in (0.0, 0.1):
            publish(Study(knowledge, unknown, door), options)


if __name__ == "__main__":
    main()
