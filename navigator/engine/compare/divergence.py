"""Where two rule sets ask another question next: both are led through one conversation until they part.

Followed in the order of questions that both share, over every answer, each pair of states once (docs/adr/0005).
Where the same is left of both, they go on alike and need not be followed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.state import State
from navigator.engine.prove.state_signature import SignatureMaker, StateSignature

from .joint_domain import JointDomain

Given = tuple[tuple[int, int], ...]
"""A conversation: (number of the joined fact, place of the answer)."""


@dataclass(frozen=True, slots=True)
class Parting:
    """The shortest conversation after which the two ask these; None where nothing is asked any more."""

    given: Given
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Divergence:
    """`points`: distinct states that both reach; `partings`: those of them after which they part."""

    points: int
    partings: int
    examples: tuple[Parting, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _JointState:
    """One conversation as each side stands in it."""

    states: tuple[State, State]
    signatures: tuple[StateSignature, StateSignature]
    previous: "_JointState | None" = None
    fact: int = -1
    answer: int = -1

    @property
    def given(self) -> Given:
        found: list[tuple[int, int]] = []
        point: _JointState | None = self
        while point is not None and point.previous is not None:
            found.append((point.fact, point.answer))
            point = point.previous
        return tuple(reversed(found))


def divergence(old: CompiledRules, new: CompiledRules, letters: Sequence[JointDomain], first: str) -> Divergence:
    """Lead both through every conversation. `first` is the fact that both begin with."""
    if replace(old.source, as_of=new.source.as_of) == new.source:
        return Divergence(0, 0, ())
    return _JointExploration(old, new, letters).run(first)


class _JointExploration:
    def __init__(self, old: CompiledRules, new: CompiledRules, letters: Sequence[JointDomain]) -> None:
        self.domains = letters
        self.numbers = {letter.fact.id: n for n, letter in enumerate(letters)}
        self.sides = (old, new)
        numbers: dict[Any, int] = {}
        self.signature_makers = (SignatureMaker(old, {}, numbers), SignatureMaker(new, {}, numbers))
        goals = _goals(old), _goals(new)
        self.shared_goals = [(goals[0].index(goal), goals[1].index(goal)) for goal in goals[1] if goal in goals[0]]
        self.own_goals = tuple(
            [n for n, goal in enumerate(one) if goal not in other] for one, other in (goals, goals[::-1])
        )
        self.facts_alike = _facts_alike(old, new)

    def run(self, first: str) -> Divergence:
        starts = (self.sides[0].start, self.sides[1].start)
        start = _JointState(starts, (self.signature_makers[0].signature(starts[0]), self.signature_makers[1].signature(starts[1])))
        points = [start]  # states alike ask on, the start asks `first`: it is never taken for one of them
        seen: set[tuple[StateSignature, StateSignature]] = set()
        partings: list[Parting] = []
        for point in points:
            asked = (first, first) if point is start else self.questions(point)
            if asked[0] != asked[1]:
                partings.append(Parting(point.given, *asked))
            elif asked[0] is not None:
                for after in self.answers(point, self.numbers[asked[0]]):
                    if after.signatures not in seen and not self.alike(after):
                        seen.add(after.signatures)
                        points.append(after)
        return Divergence(len(points), len(partings), _first_of_each(partings))

    def alike(self, point: _JointState) -> bool:
        """Whether the same is left of both, about facts that are the same on both sides."""
        old, new = point.signatures
        if any(old[a] != new[b] for a, b in self.shared_goals):
            return False
        if any(
            marks[n] is not None for marks, only in zip(point.signatures, self.own_goals, strict=True) for n in only
        ):
            return False
        return not self.signature_makers[0].open_facts(point.signatures[0], point.states[0]) & ~self.facts_alike

    def questions(self, point: _JointState) -> tuple[str | None, str | None]:
        found = []
        for rules, marker, marks, state in zip(
            self.sides, self.signature_makers, point.signatures, point.states, strict=True
        ):
            question = marker.question(marks, state)
            found.append(None if question is None else rules.domains[question].fact.id)
        return found[0], found[1]

    def answers(self, point: _JointState, fact: int) -> list[_JointState]:
        letter = self.domains[fact]
        assert letter.old is not None
        assert letter.new is not None
        found = []
        for n, answer in enumerate(letter.answers):
            states = (
                point.states[0].answered(letter.old, answer.old),
                point.states[1].answered(letter.new, answer.new),
            )
            marks = (
                self.signature_makers[0].signature_after(point.signatures[0], states[0], letter.old),
                self.signature_makers[1].signature_after(point.signatures[1], states[1], letter.new),
            )
            found.append(_JointState(states, marks, point, fact, n))
        return found


def _goals(rules: CompiledRules) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(goal.rule.id, goal.group, tuple(served.id for served in goal.serves)) for goal in rules.goals]


def _facts_alike(old: CompiledRules, new: CompiledRules) -> int:
    """The facts that stand in the same place on both sides and are cut in the same cells."""
    pairs = zip(old.domains, new.domains, strict=False)
    return sum(1 << n for n, (one, other) in enumerate(pairs) if one == other)


def _first_of_each(partings: list[Parting]) -> tuple[Parting, ...]:
    """The shortest of each pair of questions."""
    found: dict[tuple[str | None, str | None], Parting] = {}
    for parting in partings:
        found.setdefault((parting.old, parting.new), parting)
    return tuple(found.values())
