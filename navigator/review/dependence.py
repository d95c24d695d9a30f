"""Who depends on what, from the rules that run: facts -> conditions -> windows and schemes -> who serves instead, what comes next.

A named condition or category is recognised inside a rule by what it says, since a rule holds it in full.
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
UPWARD = (RESTS, PLACE)  # what a rule rests on, however far up


@dataclass(frozen=True)
class DependenceItem:
    """A thing with a name."""

    id: str
    kind: str
    name: str


@dataclass(frozen=True)
class DependenceEdge:
    """`start` bears on `end`."""

    start: str
    end: str
    kind: str


@dataclass(frozen=True)
class Dependence:
    """Things and lines between them."""

    items: tuple[DependenceItem, ...]
    edges: tuple[DependenceEdge, ...]

    def around(self, id: str) -> "Dependence":
        """One thing: all that it rests on, all that rests on it, and who stands beside it."""
        kept = {id, *_reached(id, [(line.end, line.start) for line in self.edges if line.kind in UPWARD])}
        kept |= _reached(id, [(line.start, line.end) for line in self.edges if line.kind in UPWARD])
        near = [line for line in self.edges if id in (line.start, line.end)]
        ends = kept | {end for line in near for end in (line.start, line.end)}
        lines = [
            line
            for line in self.edges
            if line in near or (line.kind in UPWARD and {line.start, line.end} <= kept)
        ]
        return Dependence(tuple(i for i in self.items if i.id in ends), tuple(lines))

    def only(self, kinds: Sequence[str]) -> "Dependence":
        """The lines of some kinds, and what they join."""
        lines = tuple(line for line in self.edges if line.kind in kinds)
        ends = {end for line in lines for end in (line.start, line.end)}
        return Dependence(tuple(item for item in self.items if item.id in ends), lines)


def dependence(knowledge: Knowledge, day: date, t: Translator) -> Dependence:
    """All of a region's rules on a day. Who asks is left out: every rule rests on it."""
    reader = _DependenceReader(knowledge, knowledge.on(day), _named(knowledge, day), RuleNames(knowledge, knowledge, t))
    lines = dict.fromkeys(line for line in reader.lines() if line.start != line.end)
    used = {end for line in lines for end in (line.start, line.end)}
    return Dependence(
        tuple(i for i in reader.items() if i.id in used or i.kind in (WINDOW, SCHEME)), tuple(lines)
    )


def _named(knowledge: Knowledge, day: date) -> dict[Condition, tuple[str, str]]:
    """What each category and named condition says -> its id and kind."""
    grammar = knowledge.rules.grammar(day)
    found: dict[Condition, tuple[str, str]] = {}
    for id, node in knowledge.rules.conditions.items():
        found[grammar.condition(node.get("when") or node)] = (id, CONDITION)
    for category, _ in knowledge.on(day).categories:
        found[category.when] = (category.id, CATEGORY)
    return found


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

    def lines(self) -> Iterator[DependenceEdge]:
        book = self.rules.source
        for condition, (id, _) in self.named.items():
            yield from self._inside(condition, id)
        for window in book.windows:
            yield from self._rests(window.when, window.id)
            for _, area in window.offices:
                yield from (DependenceEdge(start, window.id, PLACE) for start in self._grounds(area))
            yield from self._instead(window.id, window.instead)
        for scheme in book.schemes:
            yield from self._rests(scheme.when, scheme.id)
            for part in scheme.parts:
                yield from self._rests(part.when, scheme.id)
            yield DependenceEdge(scheme.id, scheme.window, LEADS)
            yield from self._instead(scheme.id, scheme.instead)
            yield from (
                DependenceEdge(scheme.id, other, THEN) for other in self._there(self.knowledge.schemes[scheme.id].then)
            )
        for step in (*book.window_steps, *book.scheme_steps):
            for start in self._grounds(step.when):
                yield from (DependenceEdge(start, id, RANKS) for id in step.put)

    def _inside(self, condition: Condition, id: str) -> Iterator[DependenceEdge]:
        """What a named condition itself is made of."""
        match condition:
            case All(parts) | AnyOf(parts):
                for part in parts:
                    yield from self._rests(part, id)
            case Not(part):
                yield from self._rests(part, id)
            case _:
                yield from (DependenceEdge(fact, id, RESTS) for fact in _facts(condition))

    def _rests(self, condition: Condition, id: str) -> Iterator[DependenceEdge]:
        yield from (DependenceEdge(start, id, RESTS) for start in self._grounds(condition))

    def _grounds(self, condition: Condition) -> Iterator[str]:
        """The named conditions inside a condition, and the facts beside them."""
        known = self.named.get(condition)
        if known:
            yield known[0]
            return
        match condition:
            case All(parts) | AnyOf(parts):
                for part in parts:
                    yield from self._grounds(part)
            case Not(part):
                yield from self._grounds(part)
            case _:
                yield from _facts(condition)

    def _instead(self, id: str, instead: Mapping[str, Sequence[str]]) -> Iterator[DependenceEdge]:
        for ids in instead.values():
            yield from (DependenceEdge(id, other, INSTEAD) for other in ids)

    def _there(self, ids: Iterable[str]) -> Iterator[str]:
        book = self.rules.source
        known = {*(w.id for w in book.windows), *(s.id for s in book.schemes)}
        yield from (id for id in ids if id in known)


def _facts(condition: Condition) -> Iterator[str]:
    if isinstance(condition, Is) and condition.fact != PERSONA_FACT:
        yield condition.fact


def _reached(start: str, steps: Sequence[tuple[str, str]]) -> set[str]:
    """All that can be reached by steps."""
    found, waiting = set[str](), [start]
    while waiting:
        here = waiting.pop()
        for one, other in steps:
            if one == here and other not in found:
                found.add(other)
                waiting.append(other)
    return found
