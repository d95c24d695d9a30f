"""Answers that two rule sets hear side by side: for each fact every value, every range of numbers, and "don't know".

A fact, or a value of it, may exist on one side only. The other side then hears what a person could have said
there: the rest of the answer, or "don't know" when nothing of it exists (docs/adr/0006).
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
    """One fact as both sides know it. `old` and `new` are its places there, None where it does not exist."""

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

    def chosen(self, mask: int) -> list[JointAnswer]:
        """The answers of a mask."""
        return [answer for a, answer in enumerate(self.answers) if mask >> a & 1]


def joint_domains(old: CompiledRules, new: CompiledRules) -> tuple[JointDomain, ...]:
    """The facts of both sides: those of the new one in its order, then those that have gone."""
    names = dict.fromkeys((*(d.fact.id for d in new.domains), *(d.fact.id for d in old.domains)))
    return tuple(_joint_domain(old, new, name) for name in names)


def side_state(rules: CompiledRules, answers: Iterable[tuple[int | None, int]]) -> State:
    """A side's state after answers to all its facts: (place of the fact, cells left possible)."""
    masks, asked = [d.all_cells for d in rules.domains], 0
    for place, cells in answers:
        if place is not None:
            masks[place] = cells
            asked |= 1 << place
    return State(tuple(masks), asked)


def _joint_domain(old: CompiledRules, new: CompiledRules, name: str) -> JointDomain:
    places = old.index.get(name), new.index.get(name)
    sides = [
        rules.domains[place] for rules, place in zip((old, new), places, strict=True) if place is not None
    ]
    fact = sides[0].fact if len(sides) == 1 else joined_fact(sides[0].fact, sides[1].fact)
    ears = [_SideView(old.domains[places[0]] if places[0] is not None else None, fact),
            _SideView(new.domains[places[1]] if places[1] is not None else None, fact)]  # fmt: skip
    return JointDomain(fact, tuple(_answers(fact, ears)), *places)


def joined_fact(old: Fact, new: Fact) -> Fact:
    """One fact with the values of both. A fact that is no longer of its kind keeps both sorts of values."""
    if old.values == new.values:
        return new
    if old.kind == new.kind == "several":
        options = tuple(dict.fromkeys((*new.options, *old.options)))
        values, weights = option_sets(options, [0.5] * len(options))
        return Fact(new.id, "several", values, weights, new.burden, options, new.late)
    both = dict.fromkeys((*new.values, *old.values))
    numbers = old.kind == new.kind == "integer"
    kind: FactKind = "integer" if numbers else "one"
    ordered = tuple(sorted(both, key=lambda v: int(str(v)))) if numbers else tuple(both)
    return Fact(new.id, kind, ordered, (1.0,) * len(ordered), new.burden, new.options, new.late)


class _SideView:
    """What one side hears of the values of a joined fact."""

    def __init__(self, domain: Domain | None, fact: Fact) -> None:
        self.all_cells = domain.all_cells if domain else 0
        self.cells = tuple(_cell(domain, value) if domain else 0 for value in fact.values)

    def cells_of(self, values: Iterable[int]) -> int:
        """The cells that an answer leaves possible: all, when none of its values exists here."""
        found = 0
        for i in values:
            found |= self.cells[i]
        return found or self.all_cells


def _cell(domain: Domain, value: FactValue) -> int:
    if domain.fact.kind == "several" and isinstance(value, frozenset):
        value = value.intersection(domain.fact.options)
    place = domain.fact.index.get(value)
    return 0 if place is None else domain.cells_touching(1 << place)


def _answers(fact: Fact, ears: Sequence[_SideView]) -> Iterable[JointAnswer]:
    """The unknown swallows whatever leaves everything possible on both sides."""
    found: dict[tuple[int, int], JointAnswer] = {}
    all_ = (ears[0].all_cells, ears[1].all_cells)
    found[all_] = JointAnswer(fact.all_values, *all_, "unknown")
    for i in range(len(fact.values)):
        _add(found, ears, [i], "value")
    if fact.kind == "integer":
        runs = _runs(ears, len(fact.values))
        for first in range(len(runs)):
            values = list(runs[first])
            for run in runs[first + 1 :]:
                values += run
                _add(found, ears, values, "range")
    unknown = found.pop(all_)
    return (*found.values(), unknown)


def _add(found: dict[tuple[int, int], JointAnswer], ears: Sequence[_SideView], values: list[int], kind: str) -> None:
    """Values that sound alike are one answer; of ranges that sound alike the first stands for all."""
    key = (ears[0].cells_of(values), ears[1].cells_of(values))
    known = found.get(key)
    if known is None:
        found[key] = JointAnswer(sum(1 << i for i in values), *key, kind)
    elif known.kind == "value" and kind == "value":
        found[key] = JointAnswer(known.values | 1 << values[0], *key, kind)


def _runs(ears: Sequence[_SideView], size: int) -> list[list[int]]:
    """Stretches of neighbouring numbers that sound alike, each number in one; a number missing on a side ends one."""
    runs: list[list[int]] = []
    last: tuple[int, ...] = ()
    for i in range(size):
        here = tuple(ear.cells[i] for ear in ears)
        if not runs or here != last:
            runs.append([])
        runs[-1].append(i)
        last = here
    return runs
