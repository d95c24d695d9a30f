"""The signature of a state: what is left of every open goal, and which window's office leads (state abstraction).

States with equal signatures have identical futures (a bisimulation, docs/adr/0005): the next screen and all that
can follow depend on nothing else. Rules are read through `Rule.evaluate` alone, so that what is proven is what runs.
"""

from collections.abc import Mapping
from functools import reduce
from operator import itemgetter, or_
from typing import Any, cast

from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.condition import Masks, node_leaves
from navigator.engine.decide.fact import partition
from navigator.engine.decide.first_window import FIRST_WINDOW
from navigator.engine.decide.goals import Goal
from navigator.engine.decide.question import best_question
from navigator.engine.decide.rule import Finding, Rule, Verdict
from navigator.engine.decide.state import State

from .residual import remainder_of_rule

ReachableOffices = Mapping[str, frozenset[str]]
"""Of each window the offices that can be called or visited."""
StateSignature = tuple[int | None, ...]
"""For each goal what is left of it, as a number, None when it is closed; then whether a window is certain; last the door.

Of the door: None while the first window is open, a number for the window whose office is open, DOOR_SETTLED.
"""
CLOSED = -1
WINDOW, DOOR = -2, -1  # places in a signature
DOOR_SETTLED = -1


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
        self._window_offices = {window.id: {id for id, _ in window.offices} for window, _, _ in rules.windows}
        facts = range(len(rules.domains))
        self._touched = tuple(_goals_on(fact, [_goal_facts(goal) for goal in rules.goals]) for fact in facts)
        self._first = next(n for n, goal in enumerate(rules.goals) if goal.group == FIRST_WINDOW)
        self._offices_by_number = {
            numbers.setdefault(goal.rule.id, len(numbers)): n for n, goal in enumerate(rules.goals) if goal.group == "office"
        }
        self._office_numbers = {rules.goals[n].rule.id: number for number, n in self._offices_by_number.items()}
        self.facts_left: dict[int | None, int] = {None: 0}  # by what is left of a goal the facts that it still depends on
        self._known_gains: dict[int, tuple[tuple[int, float], ...]] = {}
        self._bearing = tuple(self._bearing_on(fact) for fact in facts)

    def signature(self, state: State) -> StateSignature:
        left = (self._goal_signature(n, state) for n in range(len(self._goals)))
        return (*left, self.window_certain(state), self._door(state))

    def signature_after(self, before: StateSignature, state: State, fact: int) -> StateSignature:
        """The signature of the state that an answer to this fact has led to."""
        after = list(before)
        for n in self._touched[fact]:
            if after[n] is not None:
                after[n] = self._goal_signature(n, state)
        for place in (WINDOW, DOOR):
            after[place] = self.left_at(place, state)
        return tuple(after)

    def touched(self, signature: StateSignature, fact: int) -> list[int]:
        """The places of a signature that an answer to this fact can change: open goals, the window, the door."""
        open_ = [n for n in self._touched[fact] if signature[n] is not None]
        if not signature[WINDOW]:
            open_.append(WINDOW)
        if signature[DOOR] != DOOR_SETTLED:
            open_.append(DOOR)
        return open_

    def bearing_on(self, place: int, signature: StateSignature, fact: int) -> tuple[int | bool | None, ...]:
        """All of a signature that decides what an answer to this fact leaves at one place.

        What is left there; of the rules that the goal serves, and of the offices of the door, what is left where the
        answer can touch it, and else whether they are open.
        """
        touched, beside = self._bearing[fact][place]
        return (signature[place], *[signature[n] for n in touched], *[signature[n] is None for n in beside])

    def _bearing_on(self, fact: int) -> dict[int, tuple[list[int], list[int]]]:
        """For each place that an answer can touch the goals that bear on it: those that it touches too, and others."""
        numbers = {goal.rule.id: n for n, goal in enumerate(self.rules.goals)}
        bearing = {n: [numbers[rule.id] for rule in self.rules.goals[n].serves] for n in self._touched[fact]}
        bearing[DOOR] = [self._first, *self._offices_by_number.values()]
        bearing[WINDOW] = [*self._offices_by_number.values(), *(numbers[window.id] for window, _, _ in self.rules.windows)]
        return {
            place: ([n for n in goals if n in self._touched[fact]], [n for n in goals if n not in self._touched[fact]])
            for place, goals in bearing.items()
        }

    def places_read(self, fact: int) -> list[int]:
        """Every place of a signature that `bearing_on` reads for this fact; the window and the door last."""
        goals = {n for touched, beside in self._bearing[fact].values() for n in (*touched, *beside)}
        return [*sorted(goals.union(self._touched[fact])), WINDOW, DOOR]

    def cell_classes(self, place: int, fact: int) -> tuple[int, ...]:
        """The cells of a fact as masks, one for each class that nothing which bears on this place tells apart."""
        touched, _ = self._bearing[fact][place]
        rules = [self.rules.goals[n].rule for n in (*touched, *([place] if place >= 0 else ()))]
        masks = (leaf.mask for rule in rules for node in rule.nodes_read for leaf in node_leaves(node) if leaf.fact == fact)
        return partition(self.rules.domains[fact].all_cells, masks)

    def left_at(self, place: int, state: State) -> int | None:
        """What a state leaves at one place of its signature."""
        if place == WINDOW:
            return self.window_certain(state)
        return self._door(state) if place == DOOR else self._goal_signature(place, state)

    def _door(self, state: State) -> int | None:
        office = self.rules.open_office(state)
        if office:
            return self._office_numbers[office.id]
        return DOOR_SETTLED if self.rules.first_window.evaluate(state).settled else None

    def question(self, signature: StateSignature, state: State) -> int | None:
        """The fact that the engine asks next, None at the end."""
        asking = self._leading(signature) or [n for n, _ in self._open(signature)]
        return best_question(self.rules, [(self._goals[n][0].group, self._gains(n, signature, state)) for n in asking])

    def _leading(self, signature: StateSignature) -> list[int]:
        if signature[self._first] is not None:
            return [self._first]
        return [n for number, n in self._offices_by_number.items() if number == signature[DOOR]]

    def _open(self, signature: StateSignature) -> list[tuple[int, int]]:
        return [(n, left) for (n, _), left in zip(enumerate(self._goals), signature[:WINDOW], strict=True) if left is not None]

    def _gains(self, n: int, signature: StateSignature, state: State) -> tuple[tuple[int, float], ...]:
        """Of a goal what answers are expected to remove: the same wherever the same is left of it."""
        left = cast(int, signature[n])
        if left not in self._known_gains:
            self._known_gains[left] = self._goals[n][0].rule.expected_gains(state)
        return self._known_gains[left]

    def screen(self, signature: StateSignature, state: State, open_facts: int) -> int:
        """The bit set of the facts that the engine asks next, together; 0 at the end."""
        question = self.question(signature, state)
        return 0 if question is None else self.rules.screens[question] & open_facts

    def finding(self, place: int, fact: int, state: State) -> Finding | None:
        """What the rule of a goal finds, if it depends on this fact and still serves someone."""
        goal, reader, served = self._goals[place]
        if not goal.rule.fact_bits >> fact & 1:
            return None
        if served and all(other.read(state)[0].verdict is Verdict.NOT for other in served):
            return None
        return reader.read(state)[0]

    def open_facts(self, signature: StateSignature) -> int:
        """The bit set of the facts that an open goal still depends on: the same wherever the same is left."""
        return reduce(or_, map(self.facts_left.__getitem__, signature[:WINDOW]))

    def _goal_signature(self, n: int, state: State) -> int | None:
        _, reader, served = self._goals[n]
        finding, number = reader.read(state)
        if not finding.unasked:
            return None
        findings = [other.read(state)[0] for other in served]
        if served and all(found.verdict is Verdict.NOT for found in findings):
            return None
        certain = any(found.verdict is not Verdict.NOT and not found.unasked for found in findings)
        left = 2 * number + certain
        self.facts_left[left] = finding.unasked
        return left

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
        return not office.unasked or self._window_offices[window] <= reachable


def _goals_on(fact: int, bits: list[int]) -> tuple[int, ...]:
    return tuple(n for n, bit in enumerate(bits) if bit >> fact & 1)


def _goal_facts(goal: Goal) -> int:
    bits = goal.rule.fact_bits
    for served in goal.serves:
        bits |= served.fact_bits
    return bits
