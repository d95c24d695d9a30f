"""Where two rule sets ask another question next: both are led through the same conversations until they part.

A search over pairs of states, every answer to the question that both ask, each pair of signatures once
(docs/adr/0005). Pairs with equal residuals are bisimilar and need not be followed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.state import State
from navigator.engine.prove.state_signature import SignatureMaker, StateSignature

from .joint_domain import JointDomain

Given = tuple[tuple[int, int], ...]
"""A conversation: (number of the joint domain, index of the answer)."""


@dataclass(frozen=True, slots=True)
class Parting:
    """A shortest conversation after which the two ask `old` and `new`; None where nothing is asked any more."""

    answers: Given
    old: str | None
    new: str | None


@dataclass(frozen=True)
class Divergence:
    """`points`: distinct pairs of states; `partings`: those where they part; `examples`: one for each two questions."""

    states: int
    partings: int
    examples: tuple[Parting, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _JointState:
    """One conversation, with the state and signature of each side."""

    states: tuple[State, State]
    signatures: tuple[StateSignature, StateSignature]
    previous: "_JointState | None" = None
    fact: int = -1
    answer: int = -1

    @property
    def given(self) -> Given:
        answers: list[tuple[int, int]] = []
        point: _JointState | None = self
        while point is not None and point.previous is not None:
            answers.append((point.fact, point.answer))
            point = point.previous
        return tuple(reversed(answers))


def divergence(old: CompiledRules, new: CompiledRules, domains: Sequence[JointDomain], first: str) -> Divergence:
    """Lead both through every conversation. `first`: the fact that both begin with."""
    if replace(old.source, as_of=new.source.as_of) == new.source:
        return Divergence(0, 0, ())
    return _JointExploration(old, new, domains).run(first)


class _JointExploration:
    def __init__(self, old: CompiledRules, new: CompiledRules, domains: Sequence[JointDomain]) -> None:
        self.domains = domains
        self.numbers = {domain.fact.id: n for n, domain in enumerate(domains)}
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
        points = [start]  # not in `seen`: an equal pair asks on, the start asks `first`
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
        """Whether equal residuals are left on both sides, about facts that are the same on both."""
        old, new = point.signatures
        if old[-1] != new[-1] or any(old[a] != new[b] for a, b in self.shared_goals):
            return False
        if any(left[n] is not None for left, own in zip(point.signatures, self.own_goals, strict=True) for n in own):
            return False
        return not self.signature_makers[0].open_facts(point.signatures[0]) & ~self.facts_alike

    def questions(self, point: _JointState) -> tuple[str | None, str | None]:
        questions = []
        for rules, maker, signature, state in zip(
            self.sides, self.signature_makers, point.signatures, point.states, strict=True
        ):
            question = maker.question(signature, state)
            questions.append(None if question is None else rules.domains[question].fact.id)
        return questions[0], questions[1]

    def answers(self, point: _JointState, fact: int) -> list[_JointState]:
        domain = self.domains[fact]
        assert domain.old is not None
        assert domain.new is not None
        points = []
        for n, answer in enumerate(domain.answers):
            states = (
                point.states[0].answered(domain.old, answer.old),
                point.states[1].answered(domain.new, answer.new),
            )
            signatures = (
                self.signature_makers[0].signature_after(point.signatures[0], states[0], domain.old),
                self.signature_makers[1].signature_after(point.signatures[1], states[1], domain.new),
            )
            points.append(_JointState(states, signatures, point, fact, n))
        return points


def _goals(rules: CompiledRules) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(goal.rule.id, goal.group, tuple(served.id for served in goal.serves)) for goal in rules.goals]


def _facts_alike(old: CompiledRules, new: CompiledRules) -> int:
    """The bit set of facts with the same index and the same cells on both sides."""
    pairs = zip(old.domains, new.domains, strict=False)
    return sum(1 << n for n, (one, other) in enumerate(pairs) if one == other)


def _first_of_each(partings: list[Parting]) -> tuple[Parting, ...]:
    """The first, which is a shortest, for each pair of questions."""
    first: dict[tuple[str | None, str | None], Parting] = {}
    for parting in partings:
        first.setdefault((parting.old, parting.new), parting)
    return tuple(first.values())
