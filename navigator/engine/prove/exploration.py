"""Reachability: every conversation in the engine's order of screens, with every answer, each distinct state once.

Every screen is answered whole. Besides, wherever whole screens lead, every part of the next screen is answered, as a caller
of the interface may: its facts one after another, each answered or left out, which covers every order. From there on the
lemmas of docs/adr/0005 hold. Breadth first, so that the first conversation of whole screens to reach a state is a shortest
one. States with equal signatures are one; where something was left out, those that agree on what the rest of the screen can touch.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import repeat
from operator import or_

from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.rule import Finding, Verdict
from navigator.engine.decide.state import State

from .explored_states import Exploration, ExploredState, Manner, Step
from .packed_signature import OpenFacts, fields_at, pack, pack_places, unpack
from .residual import answer_masks
from .state_signature import DOOR, WINDOW, ReachableOffices, SignatureMaker, StateSignature

DOOR_AND_WINDOW = fields_at((WINDOW, DOOR))


@dataclass(slots=True)
class _Alike:
    """Answers to one fact that leave the same: what they leave at the places that the fact touches."""

    left: int  # packed
    facts: int  # that the goals at these places still depend on
    answers: list[int] = field(default_factory=list)
    weight: float = 0.0  # the likelihood of those that tell one cell

    def told(self, everything: int) -> int:
        """The cells of those that say something."""
        return reduce(or_, (cells for cells in self.answers if cells != everything), 0)


def explore(rules: CompiledRules, reachable: ReachableOffices, first: str, place: str | None = None) -> Exploration:
    """Explore every conversation; `first` names the fact that each begins with, answered or not.

    `place` names the fact that whoever comes by a town's own page has told before the second screen.
    """
    explorer = _Explorer(rules, reachable, rules.index[first], None if place is None else rules.index[place])
    explorer.run()
    return explorer.exploration


_Numbers = dict[int, int]
"""The numbers of the states in which the same facts wait on a screen, by their packed signatures."""
_Rest = tuple[int, int]
"""All that counts where something was left out: what is left at the places that the rest of the screen bears on, and the facts
that the other goals still depend on."""
_Successor = tuple[int, _Alike]
"""The number of a state, and the answers that lead there."""
_Column = list[int | None]
"""What each answer to a fact leaves at one place."""


class _Explorer:
    def __init__(self, rules: CompiledRules, reachable: ReachableOffices, first: int, place: int | None) -> None:
        self.first, self.place = first, place
        self.signatures = SignatureMaker(rules, reachable)
        self.exploration = Exploration()
        self.numbers: defaultdict[tuple[int, bool], _Numbers] = defaultdict(dict)  # by what waits, and whether it was begun
        self.left_out: defaultdict[tuple[int, bool], dict[_Rest, int]] = defaultdict(dict)  # the same where something was left out
        self.screens: dict[int, int] = {}
        self.waiting: list[tuple[int, int]] = []  # states whose next fact may be left out, and what else waits on the screen
        self.facts_left = OpenFacts(self.signatures.facts_left)
        self.bearing = tuple(fields_at(self.signatures.places_read(fact)) for fact in range(len(rules.domains)))
        self.bearing_on_rest: dict[int, int] = {}  # by the facts that wait on a screen the fields of all that bears on them
        self.known_groups: dict[tuple[int, ...], list[_Alike]] = {}
        self.known_alike: dict[tuple[int, int], tuple[int, list[_Alike]]] = {}
        self.known_left: dict[tuple[int, int, tuple[int | None, ...]], _Column] = {}
        self.known_classes: dict[tuple[int, int], list[int]] = {}
        self.open_facts: list[int] = []
        self.answers = tuple(answer_masks(d.cells, in_order=d.fact.kind == "integer") for d in rules.domains)
        self.weights = tuple(
            [d.weight(cells) if cells.bit_count() == 1 else 0.0 for cells in answers]
            for d, answers in zip(rules.domains, self.answers, strict=True)
        )
        self.start = rules.start
        self.rules = rules

    def run(self) -> None:
        signature = pack(self.signatures.signature(self.start))
        # kept out of `numbers`: a state with the same signature asks on, the start asks `first`
        self.append(ExploredState(0, signature, start=self.start), self.facts_left.read(signature))
        self.numbers.clear()
        self.note_start()
        number = 0
        while number < len(self.exploration.states) or self.waiting:
            if number == len(self.exploration.states):
                self.leave_out()
            else:
                self.follow(number)
                number += 1
        self.pass_on_personas()

    def note_start(self) -> None:
        start = self.exploration.states[0]
        for goal in self.rules.goals:
            finding = goal.rule.evaluate(self.start)
            self.exploration.outcomes.setdefault((goal.rule.id, finding.verdict, finding.office), start)

    def number(self, signature: int, manner: Manner, waits: tuple[int, bool]) -> int | None:
        """The number of a state that was reached before by whom may go on in these ways, and maybe more."""
        number = self.numbers[waits].get(signature)
        if number is not None and self.exploration.states[number].manner <= manner:
            return number
        return self.left_out[waits].get(self.rest(signature, waits[0])) if manner else None

    def rest(self, signature: int, pending: int) -> _Rest:
        """What counts of a state where something was left out: only the pending facts will still be answered."""
        fields = self.bearing_on_rest.get(pending)
        if fields is None:
            fields = self.bearing_on_rest[pending] = reduce(or_, (self.bearing[fact] for fact in facts_of(pending)), DOOR_AND_WINDOW)
        return signature & fields, self.facts_left.read(signature & ~fields)

    def append(self, explored: ExploredState, open_facts: int) -> int:
        number = len(self.exploration.states)
        waits = explored.pending, explored.begun
        self.numbers[waits][explored.signature] = number
        if explored.manner:
            self.left_out[waits][self.rest(explored.signature, explored.pending)] = number
        self.exploration.states.append(explored)
        self.exploration.steps.append(())
        self.exploration.personas.append(0)
        self.open_facts.append(open_facts)
        return number

    def follow(self, number: int) -> None:
        explored, open_facts = self.exploration.states[number], self.open_facts[number]
        screen = explored.pending or (self.screen(explored, open_facts) if number else 1 << self.first)
        if not screen:
            self.exploration.ends.append(explored)
        elif again := explored.asked & (screen if explored.manner is Manner.WHOLE else open_facts):
            self.exploration.loops.append((explored, _lowest(again)))
        elif explored.manner is not Manner.PARTLY:
            self.ask(number, explored, screen)
            if not explored.pending:
                self.screens[number] = screen
            if explored.previous is self.exploration.states[0] and self.place is not None and open_facts >> self.place & 1:
                self.exploration.entrances[number] = self.steps(self.answer(explored, self.place, 0), self.place)

    def screen(self, explored: ExploredState, open_facts: int) -> int:
        """The facts asked next; where a screen was answered in part all that may be."""
        if explored.manner is Manner.PARTLY:
            return open_facts
        return self.signatures.screen(self.unpacked(explored), explored.state, open_facts)

    def unpacked(self, explored: ExploredState) -> StateSignature:
        return unpack(explored.signature, len(self.rules.goals))

    def ask(self, number: int, explored: ExploredState, pending: int) -> None:
        """Answer the first of the pending facts in every way; leave it out later."""
        fact = self.exploration.asking[number] = _lowest(pending)
        successors = self.answer(explored, fact, pending & pending - 1)
        if explored.manner is Manner.WHOLE:
            self.exploration.steps[number] = self.steps(successors, fact)
        if number:
            self.note_growing(self.open_facts[number] & ~(1 << fact), successors)
            self.waiting.append((number, pending & pending - 1))

    def leave_out(self) -> None:
        """Go on where the next fact of a screen is left out: only then, so that whole answers are explored by themselves."""
        waiting, self.waiting = self.waiting, []
        for number, rest in waiting:
            explored = self.exploration.states[number]
            if rest or explored.begun:
                begun, manner = bool(rest) and explored.begun, Manner.LEAVING_OUT.after(over=not rest)
                if self.number(explored.signature, manner, (rest, begun)) is None:
                    after = ExploredState(explored.asked, explored.signature, explored, -1, 0, rest, begun, manner)
                    self.append(after, self.open_facts[number])

    def answer(self, explored: ExploredState, fact: int, rest: int) -> list[_Successor]:
        """Give every answer to a fact; `rest` waits on the same screen. Answers that are not alike lead to different states."""
        successors: list[_Successor] = []
        manner, waits = explored.manner.after(over=not rest), (rest, bool(rest))
        touched, groups = self.alike(explored, fact)
        untouched, asked = explored.signature & ~touched, explored.asked | 1 << fact
        open_facts = self.facts_left.read(untouched)
        for alike in groups:
            signature = untouched | alike.left
            successor = self.number(signature, manner, waits)
            if successor is None:
                after = ExploredState(asked, signature, explored, fact, alike.answers[0], rest, bool(rest), manner)
                successor = self.append(after, open_facts | alike.facts)
            successors.append((successor, alike))
        self.exploration.answer_count += len(self.answers[fact])
        return successors

    def steps(self, successors: list[_Successor], fact: int) -> list[Step]:
        everything = self.rules.domains[fact].all_cells
        return [Step(number, len(alike.answers), alike.told(everything), alike.weight) for number, alike in successors]

    def alike(self, explored: ExploredState, fact: int) -> tuple[int, list[_Alike]]:
        """The fields that answers to a fact can change, and the answers, those together that leave the same in all of them."""
        key = (fact, explored.signature & self.bearing[fact])
        known = self.known_alike.get(key)
        if known is None:
            signature = self.unpacked(explored)
            places = self.signatures.touched(signature, fact)
            columns = [self.left_at(place, explored, signature, fact) for place in places]
            group_key = (fact, *(id(column) for column in columns))  # each is kept, and found once
            if group_key not in self.known_groups:
                self.known_groups[group_key] = self.sorted_out(fact, places, columns)
            known = self.known_alike[key] = fields_at(places), self.known_groups[group_key]
        return known

    def sorted_out(self, fact: int, places: list[int], columns: list[_Column]) -> list[_Alike]:
        answers = self.answers[fact]
        groups: dict[tuple[int | None, ...], _Alike] = {}
        rows = zip(*columns, strict=True) if columns else repeat((), len(answers))
        for cells, weight, left in zip(answers, self.weights[fact], rows, strict=True):
            group = groups.get(left)
            if group is None:
                packed = pack_places(places, left)
                group = groups[left] = _Alike(packed, self.facts_left.read(packed))
            group.answers.append(cells)
            group.weight += weight
        return list(groups.values())

    def left_at(self, place: int, explored: ExploredState, signature: StateSignature, fact: int) -> _Column:
        """What each answer to a fact leaves at one place of the signature; found once for all that bears on it."""
        key = (fact, place, self.signatures.bearing_on(place, signature, fact))
        left = self.known_left.get(key)
        if left is None:
            told, before = self.told_apart(place, fact), explored.state
            states = {cells: before.answered(fact, cells) for cells in dict.fromkeys(told)}
            found = {cells: self.signatures.left_at(place, state) for cells, state in states.items()}
            left = self.known_left[key] = [found[cells] for cells in told]
            if place >= 0:
                self.note_findings(place, fact, explored, states)
        return left

    def told_apart(self, place: int, fact: int) -> list[int]:
        """Of each answer the classes of cells that it touches, told apart by nothing that bears on this place."""
        told = self.known_classes.get((fact, place))
        if told is None:
            classes = self.signatures.cell_classes(place, fact)
            told = [sum(cells for cells in classes if cells & answer) for answer in self.answers[fact]]
            self.known_classes[fact, place] = told
        return told

    def note_findings(self, place: int, fact: int, explored: ExploredState, states: Mapping[int, State]) -> None:
        """Record what the answers to a fact have decided of one goal, and whether one reversed what was decided."""
        before, id = self.signatures.finding(place, fact, explored.state), self.rules.goals[place].rule.id
        told = self.told_apart(place, fact)
        for classes, state in states.items():
            finding = self.signatures.finding(place, fact, state)
            if finding is None:
                continue
            outcome = (id, finding.verdict, finding.office)
            reverses = before is not None and reversed_by(before, finding) and id not in self.exploration.reversals
            if reverses or outcome not in self.exploration.outcomes:
                cells = self.answers[fact][told.index(classes)]
                after = replace(explored, asked=explored.asked | 1 << fact, previous=explored, fact=fact, cells=cells)
                self.exploration.outcomes.setdefault(outcome, after)
                if reverses:
                    self.exploration.reversals[id] = after

    def note_growing(self, before: int, successors: list[_Successor]) -> None:
        """Lemma 2 on every answer but the first: fewer facts are left to ask."""
        for number, _ in successors:
            if self.open_facts[number] & ~before:
                self.exploration.growing.append(self.exploration.states[number])

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
