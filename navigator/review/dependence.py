"""What depends on what, from the rules that run: facts -> conditions -> windows and schemes -> alternatives and next steps.

A rule holds a named condition or category in full: it is recognised by equality.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from navigator.dialogue.wording.fact_text import PERSONA_FACT
from navigator.dialogue.wording.translation import Translator
from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.condition import All, AnyOf, Condition, Is, Not
from navigator.knowledge.knowledge import Knowledge

from .rule_names import RuleNames

FACT, CONDITION, CATEGORY, WINDOW, SCHEME = "fact", "condition", "category", "window", "scheme"
RESTS, PLACE, RANKS, LEADS, INSTEAD, THEN = "rests", "place", "ranks", "leads", "instead", "then"
GROUNDS = (RESTS, PLACE)  # kinds of edges that are followed any number of steps


@dataclass(frozen=True)
class DependenceItem:
    """A fact, condition, category, window or scheme."""

    id: str
    kind: str
    name: str


@dataclass(frozen=True)
class DependenceEdge:
    """`start` has an effect on `end`, or leads there."""

    start: str
    end: str
    kind: str


@dataclass(frozen=True)
class Dependence:
    """A graph of items."""

    items: tuple[DependenceItem, ...]
    edges: tuple[DependenceEdge, ...]

    def around(self, id: str) -> "Dependence":
        """The part around one item: all that it rests on, all that rests on it, and its neighbours."""
        grounds = [edge for edge in self.edges if edge.kind in GROUNDS]
        connected = {id} | _reachable(id, [(edge.end, edge.start) for edge in grounds])
        connected |= _reachable(id, [(edge.start, edge.end) for edge in grounds])
        edges = tuple(
            edge
            for edge in self.edges
            if id in (edge.start, edge.end) or (edge.kind in GROUNDS and {edge.start, edge.end} <= connected)
        )
        ends = connected | {end for edge in edges for end in (edge.start, edge.end)}
        return Dependence(tuple(item for item in self.items if item.id in ends), edges)

    def of_kinds(self, kinds: Sequence[str]) -> "Dependence":
        """The edges of some kinds, and the items that they join."""
        edges = tuple(edge for edge in self.edges if edge.kind in kinds)
        ends = {end for edge in edges for end in (edge.start, edge.end)}
        return Dependence(tuple(item for item in self.items if item.id in ends), edges)


def dependence(knowledge: Knowledge, day: date, t: Translator) -> Dependence:
    """All of a region's rules on a day. The persona is left out: every rule rests on it."""
    reader = _DependenceReader(
        knowledge, knowledge.rules_on(day), _named_conditions(knowledge, day), RuleNames(knowledge, knowledge, t)
    )
    edges = dict.fromkeys(edge for edge in reader.edges() if edge.start != edge.end)
    used = {end for edge in edges for end in (edge.start, edge.end)}
    return Dependence(
        tuple(i for i in reader.items() if i.id in used or i.kind in (WINDOW, SCHEME)), tuple(edges)
    )


def _named_conditions(knowledge: Knowledge, day: date) -> dict[Condition, tuple[str, str]]:
    """By condition the id and kind of its name."""
    grammar = knowledge.rules.grammar(day)
    named: dict[Condition, tuple[str, str]] = {}
    for id, node in knowledge.rules.conditions.items():
        named[grammar.condition(node.get("when") or node)] = (id, CONDITION)
    for category, _ in knowledge.rules_on(day).categories:
        named[category.when] = (category.id, CATEGORY)
    return named


@dataclass(frozen=True)
class _DependenceReader:
    knowledge: Knowledge
    rules: CompiledRules
    named: Mapping[Condition, tuple[str, str]]
    names: RuleNames

    def items(self) -> Iterator[DependenceItem]:
        for domain in self.rules.domains:
            if domain.fact.id != PERSONA_FACT:
                yield DependenceItem(domain.fact.id, FACT, self.names.fact(domain.fact.id))
        for id, kind in self.named.values():
            yield DependenceItem(id, kind, self.names.of(id))
        yield from (DependenceItem(w.id, WINDOW, self.names.of(w.id)) for w in self.rules.source.windows)
        yield from (DependenceItem(s.id, SCHEME, self.names.of(s.id)) for s in self.rules.source.schemes)

    def edges(self) -> Iterator[DependenceEdge]:
        book = self.rules.source
        for condition, (id, _) in self.named.items():
            yield from self._parts_of(condition, id)
        for window in book.windows:
            yield from self._rests(window.when, window.id)
            yield from self._rests(window.desk_decides or All(), window.id)
            for _, area in window.offices:
                yield from (DependenceEdge(start, window.id, PLACE) for start in self._sources(area))
            yield from self._instead(window.id, window.instead)
        for scheme in book.schemes:
            yield from self._rests(scheme.when, scheme.id)
            yield from self._rests(scheme.desk_decides or All(), scheme.id)
            for part in scheme.parts:
                yield from self._rests(part.when, scheme.id)
            yield DependenceEdge(scheme.id, scheme.window, LEADS)
            yield from self._instead(scheme.id, scheme.instead)
            yield from (
                DependenceEdge(scheme.id, other, THEN)
                for other in self._in_force(self.knowledge.schemes[scheme.id].then)
            )
        for step in (*book.window_steps, *book.scheme_steps):
            for start in self._sources(step.when):
                yield from (DependenceEdge(start, id, RANKS) for id in step.ids)

    def _parts_of(self, condition: Condition, id: str) -> Iterator[DependenceEdge]:
        """From what a named condition is made of."""
        match condition:
            case All(parts) | AnyOf(parts):
                for part in parts:
                    yield from self._rests(part, id)
            case Not(part):
                yield from self._rests(part, id)
            case _:
                yield from (DependenceEdge(fact, id, RESTS) for fact in _facts(condition))

    def _rests(self, condition: Condition, id: str) -> Iterator[DependenceEdge]:
        yield from (DependenceEdge(start, id, RESTS) for start in self._sources(condition))

    def _sources(self, condition: Condition) -> Iterator[str]:
        """The named conditions inside a condition, and the facts beside them."""
        named = self.named.get(condition)
        if named:
            yield named[0]
            return
        match condition:
            case All(parts) | AnyOf(parts):
                for part in parts:
                    yield from self._sources(part)
            case Not(part):
                yield from self._sources(part)
            case _:
                yield from _facts(condition)

    def _instead(self, id: str, instead: Mapping[str, Sequence[str]]) -> Iterator[DependenceEdge]:
        for ids in instead.values():
            yield from (DependenceEdge(id, other, INSTEAD) for other in ids)

    def _in_force(self, ids: Iterable[str]) -> Iterator[str]:
        book = self.rules.source
        known = {*(w.id for w in book.windows), *(s.id for s in book.schemes)}
        yield from (id for id in ids if id in known)


def _facts(condition: Condition) -> Iterator[str]:
    if isinstance(condition, Is) and condition.fact != PERSONA_FACT:
        yield condition.fact


def _reachable(start: str, steps: Sequence[tuple[str, str]]) -> set[str]:
    reached, waiting = set[str](), [start]
    while waiting:
        item = waiting.pop()
        following = {end for begin, end in steps if begin == item} - reached
        reached |= following
        waiting += following
    return reached
