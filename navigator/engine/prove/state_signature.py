"""The signature of a state: what is left of every open goal, and whether a window is certain (state abstraction).

States with equal signatures have identical futures (a bisimulation, docs/adr/0005): the next question and all that
can follow depend on nothing else. Rules are read through `Rule.evaluate` alone, so that what is proven is what runs.
"""

from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Any

from navigator.engine.decide.compiled_rules import CompiledRules, Goal
from navigator.engine.decide.condition import Masks
from navigator.engine.decide.question import OpenGoals, next_question
from navigator.engine.decide.rule import Finding, Rule, Verdict
from navigator.engine.decide.state import State

from .residual import remainder_of_rule

ReachableOffices = Mapping[str, frozenset[str]]
"""Of each window the offices that can be called or visited."""
StateSignature = tuple[int | None, ...]
"""For each goal what is left of it, as a number; None when it is closed."""
CLOSED = -1


class _RuleRemainders:
    """What is left of a rule, as a number while it is open; memoised on the states of its facts."""

    def __init__(self, rule: Rule, numbers: dict[Any, int]) -> None:
        self.rule, self.numbers, self.bits = rule, numbers, rule.fact_bits
        self.own_masks = itemgetter(*rule.facts) if rule.facts else _nothing
        self.known: dict[Any, tuple[Finding, int]] = {}

    def read(self, state: State) -> tuple[Finding, int]:
        key = (self.own_masks(state.masks), state.asked & self.bits)
        known = self.known.get(key)
        if known is None:
            finding = self.rule.evaluate(state)
            known = self.known[key] = finding, self.number(state) if finding.unasked else CLOSED
        return known

    def number(self, state: State) -> int:
        """What is left of the rule, as a number."""
        return self.numbers.setdefault(remainder_of_rule(self.rule, state), len(self.numbers))


def _nothing(_masks: Masks) -> None:
    return None


class SignatureMaker:
    """Makes the signatures of one rule set's states. Two makers that share `numbers` make comparable ones."""

    def __init__(self, rules: CompiledRules, reachable: ReachableOffices, numbers: dict[Any, int] | None = None) -> None:
        self.rules, self.reachable = rules, reachable
        numbers = {} if numbers is None else numbers
        self._readers = {goal.rule.id: _RuleRemainders(goal.rule, numbers) for goal in rules.goals}
        self._goals = [
            (goal, self._readers[goal.rule.id], [self._readers[rule.id] for rule in goal.serves])
            for goal in rules.goals
        ]
        self._offices = {window.id: {id for id, _ in window.offices} for window, _, _ in rules.windows}
        facts = range(len(rules.domains))
        self._own = tuple(_goals_on(fact, [goal.rule.fact_bits for goal in rules.goals]) for fact in facts)
        self._touched = tuple(_goals_on(fact, [_goal_facts(goal) for goal in rules.goals]) for fact in facts)

    def signature(self, state: State) -> StateSignature:
        return tuple(self._goal_signature(n, state) for n in range(len(self._goals)))

    def signature_after(self, before: StateSignature, state: State, fact: int) -> StateSignature:
        """The signature of the state that an answer to this fact has led to."""
        after = list(before)
        for n in self._touched[fact]:
            if after[n] is not None:
                after[n] = self._goal_signature(n, state)
        return tuple(after)

    def question(self, signature: StateSignature, state: State) -> int | None:
        """The fact that the engine asks next, None at the end."""
        goals: OpenGoals = [(goal, 0) for (goal, _, _), left in zip(self._goals, signature, strict=True) if left is not None]
        return next_question(self.rules, goals, state)

    def findings(self, signature: StateSignature, state: State, fact: int) -> Iterator[tuple[str, Finding]]:
        """(Rule id, finding) of the rules that depend on a fact, for goals that were open and still serve someone."""
        for n in self._own[fact]:
            if signature[n] is not None:
                _, reader, served = self._goals[n]
                if not served or any(other.read(state)[0].verdict is not Verdict.NOT for other in served):
                    yield reader.rule.id, reader.read(state)[0]

    def open_facts(self, signature: StateSignature, state: State) -> int:
        """The bit set of the facts that an open goal still depends on."""
        facts = 0
        for (_, reader, _), left in zip(self._goals, signature, strict=True):
            if left is not None:
                facts |= reader.read(state)[0].unasked
        return facts

    def _goal_signature(self, n: int, state: State) -> int | None:
        _, reader, served = self._goals[n]
        finding, number = reader.read(state)
        if not finding.unasked:
            return None
        if not served:
            return 2 * number
        hopeless = True
        for other in served:
            served_finding = other.read(state)[0]
            if served_finding.verdict is not Verdict.NOT:
                if not served_finding.unasked:
                    return 2 * number + 1
                hopeless = False
        return None if hopeless else 2 * number

    def window_certain(self, state: State) -> bool:
        """Whether a window that can be called or visited is certain, whatever is answered from here on."""
        return any(
            self._certain(window.id, rule.evaluate(state), choice.evaluate(state) if choice else None)
            for window, rule, choice in self.rules.windows
        )

    def _certain(self, window: str, finding: Finding, office: Finding | None) -> bool:
        reachable = self.reachable.get(window)
        if finding.verdict is Verdict.NOT or finding.unasked or not reachable:
            return False
        if office is None:
            return True
        if office.verdict is Verdict.FITS:
            return office.office in reachable
        return not office.unasked or self._offices[window] <= reachable


def _goals_on(fact: int, bits: list[int]) -> tuple[int, ...]:
    return tuple(n for n, bit in enumerate(bits) if bit >> fact & 1)


def _goal_facts(goal: Goal) -> int:
    bits = goal.rule.fact_bits
    for served in goal.serves:
        bits |= served.fact_bits
    return bits
