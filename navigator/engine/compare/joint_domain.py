"""The joint domain of two rule sets: for each fact every value, every range of numbers, and "don't know".

A fact, or a value of it, may exist on one side only. On the other side the answer then is what a person could have
said there: the rest of it, or "don't know" when nothing of it exists (docs/adr/0006).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.fact import Domain, Fact, FactKind, FactValue, option_sets
from navigator.engine.decide.state import State


@dataclass(frozen=True, slots=True)
class JointAnswer:
    """Answers that no rule of either side tells apart. `old` and `new` are the cells they leave possible there."""

    values: int  # mask over the values of the joined fact
    old: int
    new: int
    kind: str  # value, range or unknown


@dataclass(frozen=True)
class JointDomain:
    """One fact as both sides know it. `old` and `new` are its indexes there, None where it does not exist."""

    fact: Fact
    answers: tuple[JointAnswer, ...]
    old: int | None
    new: int | None

    @cached_property
    def all_answers(self) -> int:
        """The mask of all answers."""
        return (1 << len(self.answers)) - 1

    @cached_property
    def unknown(self) -> int:
        """The bit of "don't know"."""
        return next(1 << a for a, answer in enumerate(self.answers) if answer.kind == "unknown")

    def answers_in(self, mask: int) -> list[JointAnswer]:
        return [answer for a, answer in enumerate(self.answers) if mask >> a & 1]


def joint_domains(old: CompiledRules, new: CompiledRules) -> tuple[JointDomain, ...]:
    """The facts of both sides: those of the new one in its order, then those that have gone."""
    names = dict.fromkeys((*(d.fact.id for d in new.domains), *(d.fact.id for d in old.domains)))
    return tuple(_joint_domain(old, new, name) for name in names)


def side_state(rules: CompiledRules, answers: Iterable[tuple[int | None, int]]) -> State:
    """A side's state after answers: (index of the fact, cells left possible); an index of None is skipped."""
    masks, asked = [d.all_cells for d in rules.domains], 0
    for fact, cells in answers:
        if fact is not None:
            masks[fact] = cells
            asked |= 1 << fact
    return State(tuple(masks), asked)


def _joint_domain(old: CompiledRules, new: CompiledRules, name: str) -> JointDomain:
    indexes = old.index.get(name), new.index.get(name)
    domains = [None if i is None else rules.domains[i] for rules, i in zip((old, new), indexes, strict=True)]
    facts = [domain.fact for domain in domains if domain]
    fact = facts[0] if len(facts) == 1 else joined_fact(facts[0], facts[1])
    sides = [_SideView(domain, fact) for domain in domains]
    return JointDomain(fact, tuple(_answers(fact, sides)), *indexes)


def joined_fact(old: Fact, new: Fact) -> Fact:
    """One fact with the values of both. A fact that is no longer of its kind keeps both sorts of values."""
    if old.values == new.values:
        return new
    if old.kind == new.kind == "several":
        options = tuple(dict.fromkeys((*new.options, *old.options)))
        values, weights = option_sets(options, [0.5] * len(options))
        return Fact(new.id, "several", values, weights, new.burden, options, new.screen)
    both = dict.fromkeys((*new.values, *old.values))
    numbers = old.kind == new.kind == "integer"
    kind: FactKind = "integer" if numbers else "one"
    ordered = tuple(sorted(both, key=lambda v: int(str(v)))) if numbers else tuple(both)
    return Fact(new.id, kind, ordered, (1.0,) * len(ordered), new.burden, new.options, new.screen)


class _SideView:
    """Maps values of a joined fact to one rule set's cells."""

    def __init__(self, domain: Domain | None, fact: Fact) -> None:
        self.all_cells = domain.all_cells if domain else 0
        self.cells = tuple(_cell(domain, value) if domain else 0 for value in fact.values)

    def cells_of(self, values: Iterable[int]) -> int:
        """The cells that an answer leaves possible: all, when none of its values exists here."""
        cells = 0
        for i in values:
            cells |= self.cells[i]
        return cells or self.all_cells


def _cell(domain: Domain, value: FactValue) -> int:
    if domain.fact.kind == "several" and isinstance(value, frozenset):
        value = value.intersection(domain.fact.options)
    index = domain.fact.index.get(value)
    return 0 if index is None else domain.cells_touching(1 << index)


def _answers(fact: Fact, sides: Sequence[_SideView]) -> Iterable[JointAnswer]:
    """An answer that excludes nothing on either side is the same as "don't know"."""
    answers: dict[tuple[int, int], JointAnswer] = {}
    all_cells = (sides[0].all_cells, sides[1].all_cells)
    answers[all_cells] = JointAnswer(fact.all_values, *all_cells, "unknown")
    for i in range(len(fact.values)):
        _add(answers, sides, [i], "value")
    if fact.kind == "integer":
        runs = _runs(sides, len(fact.values))
        for first in range(len(runs)):
            values = list(runs[first])
            for run in runs[first + 1 :]:
                values += run
                _add(answers, sides, values, "range")
    unknown = answers.pop(all_cells)
    return (*answers.values(), unknown)


def _add(answers: dict[tuple[int, int], JointAnswer], sides: Sequence[_SideView], values: list[int], kind: str) -> None:
    """Values with equal cells are one answer; of ranges with equal cells the first stands for all."""
    key = (sides[0].cells_of(values), sides[1].cells_of(values))
    known = answers.get(key)
    if known is None:
        answers[key] = JointAnswer(sum(1 << i for i in values), *key, kind)
    elif known.kind == "value" and kind == "value":
        answers[key] = JointAnswer(known.values | 1 << values[0], *key, kind)


def _runs(sides: Sequence[_SideView], size: int) -> list[list[int]]:
    """Runs of neighbouring numbers with equal cells; a number missing on a side ends a run."""
    runs: list[list[int]] = []
    last: tuple[int, ...] = ()
    for i in range(size):
        cells = tuple(side.cells[i] for side in sides)
        if not runs or cells != last:
            runs.append([])
        runs[-1].append(i)
        last = cells
    return runs
