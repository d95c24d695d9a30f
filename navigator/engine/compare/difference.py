"""Where two rule sets decide differently: every class of answers, "don't know" among them, as few cubes.

Exact (docs/adr/0006): each aspect of a decision is a function of few facts, compared over all joint answers to them.
What is not reported does not change.
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from math import prod

from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.fact import partition

from .aspect import Aspect, AspectSide, Settled
from .condition_tree import answered, distinguishing_sets
from .cubes import cover
from .decision_aspects import aspects, order_pairs
from .decision_diagram import Diagram, DiagramLeaf, DiagramStore
from .joint_domain import JointDomain, joint_domains


@dataclass(frozen=True)
class Change:
    """What changes. `old` and `new` are verdicts, ids, or None where only the order is compared."""

    kind: str
    id: str
    old: Hashable = None
    new: Hashable = None


@dataclass(frozen=True)
class ChangedRegion:
    """A cube of answers, as (number of the fact, mask of its answers), with all that changes in it."""

    cube: tuple[tuple[int, int], ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Difference:
    """All that changes; nothing else does. `classes`: whole sets of answers that were compared."""

    domains: tuple[JointDomain, ...]
    regions: tuple[ChangedRegion, ...]
    classes: int
    aspects: int

    def is_vague(self, region: ChangedRegion) -> bool:
        """Whether everyone in it answers some question with a range or "don't know"."""
        return any(
            all(answer.kind != "value" for answer in self.domains[fact].answers_in(mask))
            for fact, mask in region.cube
        )


KINDS = ("alarm", "door", "window", "scheme", "part", "office", "target", "category", "windows-order",
         "schemes-order", "instead")  # fmt: skip
"""What can change, the weightiest first."""


def difference(old: CompiledRules, new: CompiledRules) -> Difference:
    """Compare two rule sets."""
    return _DifferenceSearch(old, new).result()


class _DifferenceSearch:
    def __init__(self, old: CompiledRules, new: CompiledRules) -> None:
        self.domains = joint_domains(old, new)
        self.aspects = list(aspects(old, new, self.domains))
        self.pairs = list(order_pairs(old, new, self.domains))
        self.order = self._order()
        self.place = {fact: n for n, fact in enumerate(self.order)}
        self.store = DiagramStore(self.domains[fact].all_answers for fact in self.order)

    def result(self) -> Difference:
        changes_by_cube: dict[tuple[tuple[int, int], ...], list[Change]] = {}
        for change, whole in self._changed():
            for cube in cover(self.store, whole):
                key = tuple(sorted((self.order[place], mask) for place, mask in cube.items()))
                changes_by_cube.setdefault(key, []).append(change)
        regions = [
            ChangedRegion(cube, tuple(sorted(changes, key=lambda c: KINDS.index(c.kind))))
            for cube, changes in changes_by_cube.items()
        ]
        return Difference(
            self.domains,
            tuple(sorted(regions, key=_weight_first)),
            prod(len(domain.answers) for domain in self.domains),
            len(self.aspects) + len(self.pairs),
        )

    def _changed(self) -> Iterator[tuple[Change, Diagram]]:
        """Each change with the set of answers in which it happens."""
        for aspect in self.aspects:
            diagram = self._diagram(aspect)
            for old, new in _outcomes(diagram):
                yield Change(aspect.kind, aspect.id, old, new), self.store.ending_with(diagram, (old, new))
        for kind in dict.fromkeys(pair.kind for pair in self.pairs):
            whole: Diagram = self.store.no
            for pair in self.pairs:
                if pair.kind == kind:
                    diagram = self._diagram(pair)
                    for outcome in _outcomes(diagram):
                        whole = self.store.union(whole, self.store.ending_with(diagram, outcome))
            if whole is not self.store.no:
                yield Change(kind, ""), whole

    def _order(self) -> list[int]:
        """The order of facts in diagrams: those that the sides distinguish differently first, which keeps diagrams small."""
        distinguished: list[set[tuple[int, tuple[int, ...]]]] = [set(), set()]
        for aspect in (*self.aspects, *self.pairs):
            if aspect.old != aspect.new:
                for sets, side in zip(distinguished, (aspect.old, aspect.new), strict=True):
                    sets.update(pair for tree in side.trees for pair in distinguishing_sets(tree))
        differing = {fact for fact, _ in distinguished[0] ^ distinguished[1]}
        return sorted(range(len(self.domains)), key=lambda fact: (fact not in differing, fact))

    def _diagram(self, aspect: Aspect) -> Diagram:
        if aspect.old == aspect.new:
            return self.store.leaf(None)
        return self._follow(aspect, aspect.old, aspect.new, {})

    def _follow(
        self, aspect: Aspect, old: AspectSide | Settled, new: AspectSide | Settled, known: dict[Hashable, Diagram]
    ) -> Diagram:
        old, new = aspect.settle(old, new)
        key = (old, new)
        if key not in known:
            known[key] = self._decided(aspect, old, new) or self._split(aspect, old, new, known)
        return known[key]

    def _decided(self, aspect: Aspect, old: AspectSide | Settled, new: AspectSide | Settled) -> Diagram | None:
        if old == new or Settled(None) in (old, new):
            return self.store.leaf(None)
        if isinstance(old, Settled) and isinstance(new, Settled):
            return self.store.leaf((old.outcome, new.outcome) if aspect.counts(old, new) else None)
        return None

    def _split(
        self, aspect: Aspect, old: AspectSide | Settled, new: AspectSide | Settled, known: dict[Hashable, Diagram]
    ) -> Diagram:
        pairs = [
            pair for side in (old, new) if isinstance(side, AspectSide) for t in side.trees for pair in distinguishing_sets(t)
        ]
        place = min(self.place[fact] for fact, _ in pairs)
        fact = self.order[place]
        sets = {mask for about, masks in pairs if about == fact for mask in masks}
        branches = []
        for group in partition(self.store.all_answers[place], sets):
            answer = group & -group
            child = self._follow(aspect, _after_answer(old, fact, answer), _after_answer(new, fact, answer), known)
            branches.append((group, child))
        return self.store.node(place, branches)


def _weight_first(region: ChangedRegion) -> tuple[int, int, tuple[tuple[int, int], ...]]:
    """Sort key: the weightiest change first, wide cubes before narrow ones."""
    return KINDS.index(region.changes[0].kind), len(region.cube), region.cube


def _after_answer(side: AspectSide | Settled, fact: int, answer: int) -> AspectSide | Settled:
    if isinstance(side, Settled):
        return side
    return AspectSide(side.labels, tuple(answered(tree, fact, answer) for tree in side.trees))


def _outcomes(diagram: Diagram) -> list[tuple[Hashable, Hashable]]:
    """The (old, new) outcomes that a diagram ends in, each once."""
    values: dict[Hashable, None] = {}
    seen: set[int] = set()

    def visit(d: Diagram) -> None:
        if isinstance(d, DiagramLeaf):
            values.setdefault(d.value)
        elif id(d) not in seen:
            seen.add(id(d))
            for _, child in d.branches:
                visit(child)

    visit(diagram)
    return [value for value in values if isinstance(value, tuple)]
