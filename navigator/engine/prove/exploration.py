"""Reachability: every conversation in the engine's order of screens, with every answer, each distinct state once.

Every screen is answered whole. Besides, wherever whole screens lead, every part of the next screen is answered, as a caller
of the interface may: its facts one after another, each answered or left out, which covers every order. From there on the
lemmas of docs/adr/0005 hold. Breadth first, so that the first conversation of whole screens to reach a state is a shortest
one. States with equal signatures are one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.rule import Finding, Verdict
from navigator.engine.decide.state import State

from .explored_states import Exploration, ExploredState, Manner, Step
from .residual import answer_masks
from .state_signature import ReachableOffices, SignatureMaker, StateSignature


@dataclass(slots=True)
class _Alike:
    """Answers to one fact that leave the same: what they leave at the places that the fact touches."""

    left: tuple[int | None, ...]
    answers: list[int] = field(default_factory=list)
    weight: float = 0.0  # the likelihood of those that tell one cell
    told: int = 0  # the cells of those that say something


def explore(rules: CompiledRules, reachable: ReachableOffices, first: str, place: str | None = None) -> Exploration:
    """Explore every conversation; `first` names the fact that each begins with, answered or not.

    `place` names the fact that whoever comes by a town's own page has told before the second screen.
    """
    explorer = _Explorer(rules, reachable, rules.index[first], None if place is None else rules.index[place])
    explorer.run()
    return explorer.exploration


_Key = tuple[StateSignature, int, bool]
"""The signature, the facts that wait on a screen, whether it was begun."""


class _Explorer:
    def __init__(self, rules: CompiledRules, reachable: ReachableOffices, first: int, place: int | None) -> None:
        self.first, self.place = first, place
        self.signatures = SignatureMaker(rules, reachable)
        self.exploration = Exploration()
        self.numbers: dict[_Key, int] = {}
        self.screens: dict[int, int] = {}
        self.waiting: list[tuple[int, int]] = []  # states whose next fact may be left out, and what else waits on the screen
        self.known_groups: dict[tuple[int, ...], list[_Alike]] = {}
        self.known_alike: dict[Any, tuple[list[int], list[_Alike]]] = {}
        self.known_left: dict[Any, list[int | None]] = {}
        self.open_facts: list[int] = []
        self.answers = tuple(answer_masks(d.cells, in_order=d.fact.kind == "integer") for d in rules.domains)
        self.weights = tuple(
            [d.weight(cells) if cells.bit_count() == 1 else 0.0 for cells in answers]
            for d, answers in zip(rules.domains, self.answers, strict=True)
        )
        self.start = rules.start
        self.rules = rules

    def run(self) -> None:
        signature = self.signatures.signature(self.start)
        # kept out of `numbers`: a state with the same signature asks on, the start asks `first`
        self.append(ExploredState(self.start, signature))
        self.note_start()
        number = 0
        while number < len(self.exploration.states) or self.waiting:
            if number == len(self.exploration.states):
                self.leave_out()
            else:
                self.follow(number)
                number += 1
        self.note_growing()
        self.pass_on_personas()

    def note_start(self) -> None:
        start = self.exploration.states[0]
        for goal in self.rules.goals:
            finding = goal.rule.evaluate(self.start)
            self.exploration.outcomes.setdefault((goal.rule.id, finding.verdict, finding.office), start)

    def number(self, key: _Key, manner: Manner) -> int | None:
        """The number of a state that was reached before by whom may go on in these ways, and maybe more."""
        number = self.numbers.get(key)
        return number if number is not None and self.exploration.states[number].manner <= manner else None

    def append(self, explored: ExploredState, key: _Key | None = None, open_facts: int | None = None) -> int:
        number = len(self.exploration.states)
        if key:
            self.numbers[key] = number
        self.exploration.states.append(explored)
        self.exploration.steps.append([])
        self.exploration.personas.append(0)
        if open_facts is None:
            open_facts = self.signatures.open_facts(explored.signature, explored.state)
        self.open_facts.append(open_facts)
        return number

    def follow(self, number: int) -> None:
        explored, open_facts = self.exploration.states[number], self.open_facts[number]
        screen = explored.pending or (self.screen(explored, open_facts) if number else 1 << self.first)
        if not screen:
            self.exploration.ends.append(explored)
        elif again := explored.state.asked & (screen if explored.manner is Manner.WHOLE else open_facts):
            self.exploration.loops.append((explored, _lowest(again)))
        elif explored.manner is not Manner.PARTLY:
            self.ask(number, explored, screen)
            if not explored.pending:
                self.screens[number] = screen
            if explored.previous is self.exploration.states[0] and self.place is not None and open_facts >> self.place & 1:
                self.exploration.entrances[number] = self.answer(explored, self.place, 0)

    def screen(self, explored: ExploredState, open_facts: int) -> int:
        """The facts asked next; where a screen was answered in part all that may be."""
        if explored.manner is Manner.PARTLY:
            return open_facts
        return self.signatures.screen(explored.signature, explored.state, open_facts)

    def ask(self, number: int, explored: ExploredState, pending: int) -> None:
        """Answer the first of the pending facts in every way; leave it out later."""
        fact = self.exploration.asking[number] = _lowest(pending)
        self.exploration.steps[number] = self.answer(explored, fact, pending & pending - 1)
        if number:
            self.waiting.append((number, pending & pending - 1))

    def leave_out(self) -> None:
        """Go on where the next fact of a screen is left out: only then, so that whole answers are explored by themselves."""
        waiting, self.waiting = self.waiting, []
        for number, rest in waiting:
            explored = self.exploration.states[number]
            if rest or explored.begun:
                begun, manner = bool(rest) and explored.begun, Manner.LEAVING_OUT.after(over=not rest)
                key = (explored.signature, rest, begun)
                if self.number(key, manner) is None:
                    after = replace(explored, previous=explored, fact=-1, cells=0, pending=rest, begun=begun, manner=manner)
                    self.append(after, key, self.open_facts[number])

    def answer(self, explored: ExploredState, fact: int, rest: int) -> list[Step]:
        """Give every answer to a fact; `rest` waits on the same screen."""
        steps: dict[int, Step] = {}
        manner = explored.manner.after(over=not rest)
        places, groups = self.alike(explored, fact)
        for alike in groups:
            signature = _replaced(explored.signature, places, alike.left)
            successor = self.number(key := (signature, rest, bool(rest)), manner)
            if successor is None:
                state = explored.state.answered(fact, alike.answers[0])
                after = ExploredState(state, signature, explored, fact, alike.answers[0], rest, bool(rest), manner)
                successor = self.append(after, key)
            step = steps.setdefault(successor, Step(successor))
            step.answers += len(alike.answers)
            step.weight += alike.weight
            step.told |= alike.told
            self.exploration.answer_count += len(alike.answers)
        return list(steps.values())

    def alike(self, explored: ExploredState, fact: int) -> tuple[list[int], list[_Alike]]:
        """The places that answers to a fact can change, and the answers, those together that leave the same at all of them."""
        key = (fact, self.signatures.all_bearing_on[fact](explored.signature))
        known = self.known_alike.get(key)
        if known is None:
            places = self.signatures.touched(explored.signature, fact)
            columns = [self.left_at(place, explored, fact) for place in places]
            group_key = (fact, *(id(column) for column in columns))  # each is kept, and found once
            if group_key not in self.known_groups:
                self.known_groups[group_key] = self.sorted_out(fact, columns)
            known = self.known_alike[key] = places, self.known_groups[group_key]
        return known

    def sorted_out(self, fact: int, columns: list[list[int | None]]) -> list[_Alike]:
        everything = self.rules.domains[fact].all_cells
        groups: dict[tuple[int | None, ...], _Alike] = {}
        for n, cells in enumerate(self.answers[fact]):
            left = tuple(column[n] for column in columns)
            group = groups.setdefault(left, _Alike(left))
            group.answers.append(cells)
            group.weight += self.weights[fact][n]
            group.told |= cells if cells != everything else 0
        return list(groups.values())

    def left_at(self, place: int, explored: ExploredState, fact: int) -> list[int | None]:
        """What each answer to a fact leaves at one place of the signature; found once for all that bears on it."""
        key = (fact, place, self.signatures.bearing_on(place, explored.signature, fact))
        left = self.known_left.get(key)
        if left is None:
            states = [explored.state.answered(fact, cells) for cells in self.answers[fact]]
            left = self.known_left[key] = [self.signatures.left_at(place, state) for state in states]
            if place >= 0:
                self.note_findings(place, fact, explored, states)
        return left

    def note_findings(self, place: int, fact: int, explored: ExploredState, states: list[State]) -> None:
        """Record what the answers to a fact have decided of one goal, and whether one reversed what was decided."""
        before, id = self.signatures.finding(place, fact, explored.state), self.rules.goals[place].rule.id
        for cells, state in zip(self.answers[fact], states, strict=True):
            finding = self.signatures.finding(place, fact, state)
            if finding is None:
                continue
            after = replace(explored, state=state, previous=explored, fact=fact, cells=cells)
            self.exploration.outcomes.setdefault((id, finding.verdict, finding.office), after)
            if before and reversed_by(before, finding):
                self.exploration.reversals.setdefault(id, after)

    def note_growing(self) -> None:
        """Lemma 2 on every answer but the first: fewer facts are left to ask."""
        for n, fact in self.exploration.asking.items():
            before = self.open_facts[n] & ~(1 << fact)
            for step in self.exploration.steps[n] if n else ():
                if self.open_facts[step.state] & ~before:
                    self.exploration.growing.append(self.exploration.states[step.state])

    def pass_on_personas(self) -> None:
        """Several personas may reach one state: pass them on from the start to the ends."""
        personas = self.exploration.personas
        for step in self.exploration.steps[0]:
            personas[step.state] |= step.told
            for fact in facts_of(self.open_facts[step.state]):
                self.exploration.concerns[fact] = self.exploration.concerns.get(fact, 0) | step.told
        for n in reversed(self.exploration.ends_first):
            for other in self.exploration.successors(n) if n else ():
                personas[other] |= personas[n]
            for fact in facts_of(self.screens.get(n, 0)):
                self.exploration.asked[fact] = self.exploration.asked.get(fact, 0) | personas[n]


def _replaced(signature: StateSignature, places: list[int], left: tuple[int | None, ...]) -> StateSignature:
    after = list(signature)
    for place, number in zip(places, left, strict=True):
        after[place] = number
    return tuple(after)


def _lowest(facts: int) -> int:
    return (facts & -facts).bit_length() - 1


def facts_of(bits: int) -> Iterator[int]:
    """The facts of a bit set."""
    return (fact for fact in range(bits.bit_length()) if bits >> fact & 1)


def reversed_by(before: Finding, after: Finding) -> bool:
    """Whether a decided verdict or office has changed, or a settled finding is open again."""
    if before.verdict is not Verdict.MAYBE:
        return before.verdict is not after.verdict or before.office != after.office
    return bool(after.unasked & ~before.unasked)
