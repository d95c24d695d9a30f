"""All that a decision consists of, as aspects of two rule sets.

What exists on one side only counts as turning everyone away on the other, so that whoever it serves is a change.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from navigator.engine.decide.compiled_rules import CompiledRules, RankingStep, Scheme, Window
from navigator.engine.decide.condition import Branch, ConditionNode, Leaf, node_leaves
from navigator.engine.decide.rule import OfficeChoice, Rule
from navigator.engine.decide.rule_table import Instead

from . import aspect
from .aspect import IRRELEVANT, Aspect, AspectSide, Settled
from .condition_tree import NEW, OLD, ChosenAnswer, Lifter, Tree, TreeChoice, is_open
from .joint_domain import JointDomain, side_state


class _Side:
    """One rule set as trees over the joint domains."""

    def __init__(self, rules: CompiledRules, domains: Sequence[JointDomain], side: int) -> None:
        self.rules, self.domains, self.side = rules, domains, side
        self.lifter = Lifter(domains, side)
        self.windows: dict[str, tuple[Window, Rule, OfficeChoice | None]] = {
            w.id: (w, r, c) for w, r, c in rules.windows
        }
        self.schemes: dict[str, tuple[Scheme, Rule]] = {s.id: (s, r) for s, r, _ in rules.schemes}
        self.parts = {
            f"{s.id}/{p.id}": (r, own)
            for s, r, parts in rules.schemes
            for p, own in zip(s.parts, parts, strict=True)
        }
        self.categories = {c.id: r for c, r in rules.categories}
        self.refusable: dict[str, tuple[Instead, Rule]] = {
            **{w.id: (w.instead, r) for w, r, _ in rules.windows},
            **{s.id: (s.instead, r) for s, r, _ in rules.schemes},
        }
        self.trees: dict[str, Tree] = {id: self.lifter.lift(r.node) for id, (_, r) in self.refusable.items()}
        self.instead_trees = self.trees | {
            id: self.lifter.lift(Branch(both=True, parts=(self.refusable[id][1].node, rule.node)))
            for id, rule in rules.instead_for.items()
        }

    def tree(self, id: str) -> Tree:
        """A window's or scheme's condition; what does not exist turns everyone away."""
        return self.trees.get(id, False)

    def category(self, id: str) -> AspectSide:
        rule = self.categories.get(id)
        return AspectSide((), (self.lifter.lift(rule.node) if rule else False,))

    def part(self, id: str) -> AspectSide:
        if id not in self.parts:
            return AspectSide((), (self.tree(id.partition("/")[0]), False))
        scheme, own = self.parts[id]
        return AspectSide((), (self.tree(scheme.id), self.lifter.lift(own.node)))

    def target(self, id: str) -> AspectSide:
        return AspectSide(self.schemes[id][0].window, (self.tree(id),))

    def office(self, id: str) -> AspectSide:
        choice = self.windows[id][2]
        offices = choice.offices if choice else ()
        areas = (self.lifter.lift(area) for _, area in offices)
        return AspectSide(tuple(office for office, _ in offices), (self.tree(id), *areas))

    def alarms(self) -> AspectSide:
        alarms = self.rules.alarms
        return AspectSide(
            tuple((a.kind, *a.windows) for a, _ in alarms), tuple(self.lifter.lift(r.node) for _, r in alarms)
        )

    def first_window(self) -> AspectSide:
        steps = self.rules.window_steps
        windows = tuple(self.windows)
        return AspectSide(
            (windows, tuple(step.ids for step, _ in steps)),
            (*(self.trees[id] for id in windows), *(self.lifter.lift(r.node) for _, r in steps)),
        )


def aspects(old: CompiledRules, new: CompiledRules, domains: Sequence[JointDomain]) -> Iterator[Aspect]:
    """Every aspect but the order of pairs."""
    a, b = _Side(old, domains, OLD), _Side(new, domains, NEW)
    yield Aspect("alarm", "", a.alarms(), b.alarms(), aspect.alarm)
    yield Aspect("door", "", a.first_window(), b.first_window(), aspect.first_window)
    for id in _ids_of_both(a.windows, b.windows):
        yield _verdict("window", id, a, b)
        if id in a.windows and id in b.windows:
            yield Aspect("office", id, a.office(id), b.office(id), aspect.office)
    for id in _ids_of_both(a.schemes, b.schemes):
        yield _verdict("scheme", id, a, b)
        if id in a.schemes and id in b.schemes:
            yield Aspect("target", id, a.target(id), b.target(id), aspect.target)
    for id in _ids_of_both(a.parts, b.parts):
        yield Aspect("part", id, a.part(id), b.part(id), aspect.part)
    for id in _ids_of_both(a.categories, b.categories):
        yield Aspect("category", id, a.category(id), b.category(id), aspect.verdict)
    yield from _alternatives(a, b)


def order_pairs(old: CompiledRules, new: CompiledRules, domains: Sequence[JointDomain]) -> Iterator[Aspect]:
    """Which of two comes first, for any two windows or schemes of both sides; none where no ranking changes."""
    a, b = _Side(old, domains, OLD), _Side(new, domains, NEW)
    for kind in ("windows", "schemes"):
        ids = [id for id in getattr(b, kind) if id in getattr(a, kind)]
        sides = [_Ranking.of(side, kind, ids) for side in (a, b)]
        if sides[0].steps != sides[1].steps or sides[0].written != sides[1].written:
            for one, other in combinations(ids, 2):
                pair = (one, other)
                yield Aspect(
                    f"{kind}-order", "/".join(pair), sides[0].side(pair), sides[1].side(pair), aspect.pair_order
                )


@dataclass(frozen=True)
class _Ranking:
    written: tuple[str, ...]
    steps: tuple[tuple[tuple[str, ...], Tree], ...]
    trees: Mapping[str, Tree]

    @classmethod
    def of(cls, side: _Side, kind: str, ids: Sequence[str]) -> "_Ranking":
        steps = side.rules.window_steps if kind == "windows" else side.rules.scheme_steps
        known = set(ids)
        return cls(
            tuple(id for id in getattr(side, kind) if id in known),
            tuple(_step(side, step, rule, known) for step, rule in steps),
            {id: side.tree(id) for id in ids},
        )

    def side(self, pair: tuple[str, str]) -> AspectSide:
        written = min(pair, key=self.written.index)
        puts = [(next(id for id in put if id in pair), t) for put, t in self.steps if set(pair) & set(put)]
        return AspectSide(
            (written, *(id for id, _ in puts)), (*(self.trees[id] for id in pair), *(t for _, t in puts))
        )


def _step(side: _Side, step: RankingStep, rule: Rule, known: set[str]) -> tuple[tuple[str, ...], Tree]:
    return tuple(id for id in step.ids if id in known), side.lifter.lift(rule.node)


def _verdict(kind: str, id: str, a: _Side, b: _Side) -> Aspect:
    return Aspect(kind, id, AspectSide((), (a.tree(id),)), AspectSide((), (b.tree(id),)), aspect.verdict)


def _ids_of_both(a: Mapping[str, object], b: Mapping[str, object]) -> list[str]:
    return list(dict.fromkeys((*b, *a)))


def _alternatives(a: _Side, b: _Side) -> Iterator[Aspect]:
    """Who serves instead, where both sides turn away."""
    for id in b.refusable:
        if id in a.refusable:
            old, new = _Refusal(a, id), _Refusal(b, id)
            yield Aspect("instead", id, old.side(), new.side(), old.reduce, new.reduce)


class _Refusal:
    """A rule that turns away, with the alternatives it names for what failed."""

    def __init__(self, sided: _Side, id: str) -> None:
        self.side_rules, self.id = sided, id
        self.instead, self.rule = sided.refusable[id]
        self.alternatives = tuple(dict.fromkeys(id for ids in self.instead.values() for id in ids))
        self.facts = [n for place, n in sided.lifter.joint_index.items() if place in self.rule.facts]

    def side(self) -> AspectSide:
        written = _written_form(self.rule.node, self.side_rules.lifter)
        return AspectSide(
            (written, tuple(self.instead.items()), self.alternatives),
            (self.side_rules.tree(self.id), *self._choices(), *(self.side_rules.instead_trees.get(id, False) for id in self.alternatives)),
        )

    def _choices(self) -> Iterator[TreeChoice]:
        lifter = self.side_rules.lifter
        for fact in self.facts:
            sets = [lifter.sets(leaf) for leaf in node_leaves(self.rule.node) if lifter.joint_index[leaf.fact] == fact]
            yield TreeChoice(fact, tuple(dict.fromkeys(mask for pair in sets for mask in pair)))

    def reduce(self, side: AspectSide) -> AspectSide | Settled:
        """First which facts failed, then the alternatives named for them, then which of these are open."""
        if isinstance(side.labels, _NamedAlternatives):
            return _without_closed(side)
        condition, *rest = side.trees
        if condition is True or isinstance(condition, str):
            return IRRELEVANT
        choices = rest[: len(self.facts)]
        if condition is not False or any(is_open(choice) for choice in choices):
            return side
        named = self._alternatives_after(choices)
        trees = dict(zip(self.alternatives, rest[len(self.facts) :], strict=True))
        return _without_closed(AspectSide(_NamedAlternatives(named), tuple(trees[id] for id in named)))

    def _alternatives_after(self, choices: Sequence[Tree]) -> tuple[str, ...]:
        answers = []
        for choice in choices:
            assert isinstance(choice, ChosenAnswer)
            domain = self.side_rules.domains[choice.fact]
            index = domain.old if self.side_rules.side == OLD else domain.new
            answers.append((index, self.side_rules.lifter.cells_by_answer(choice.fact)[choice.answer.bit_length() - 1]))
        rules = self.side_rules.rules
        because = self.rule.evaluate(side_state(rules, answers)).because
        failed = [id for leaf in because for id in self.instead.get(rules.domains[leaf.fact].fact.id, ())]
        return tuple(dict.fromkeys((*failed, *self.instead.get("", ()))))


class _NamedAlternatives(tuple[str, ...]):
    """The alternatives named for what failed. Where none is open the first window serves, an aspect of its own."""

    __slots__ = ()


def _without_closed(side: AspectSide) -> AspectSide | Settled:
    ids = side.labels
    assert isinstance(ids, _NamedAlternatives)
    remaining = [(id, tree) for id, tree in zip(ids, side.trees, strict=True) if tree is not False]
    if any(is_open(tree) for _, tree in remaining):
        return AspectSide(_NamedAlternatives(id for id, _ in remaining), tuple(tree for _, tree in remaining))
    return Settled(tuple(id for id, _ in remaining))


def _written_form(node: ConditionNode, lifter: Lifter) -> Hashable:
    """A condition as written, leaf by leaf: equal forms fail for the same reasons."""
    if isinstance(node, Leaf):
        return (lifter.joint_index[node.fact], *lifter.sets(node))
    return (node.both, tuple(_written_form(part, lifter) for part in node.parts))
