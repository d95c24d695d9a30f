"""The rule files of a region: what they say on a given day, and what is told of each rule.

A rule that changes closes its `valid` and opens a new entry, so the same files answer for any day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from navigator.engine.decide.compiled_rules import (
    Alarm,
    Category,
    Part,
    RankingStep,
    RuleSource,
    Scheme,
    Window,
)
from navigator.engine.decide.condition import All, Condition, Is
from navigator.engine.decide.fact import Fact
from navigator.knowledge.content.offices import Municipality, Office
from navigator.knowledge.content.wording import PERSONAS
from navigator.knowledge.files.period import ALWAYS, Period, read_period
from navigator.knowledge.files.problems import did_you_mean
from navigator.knowledge.files.yaml_file import YamlNode

from .conditions import Grammar
from .facts import FactSpec

SCHEME_KEYS = (
    "for", "window", "eligible", "instead", "then", "parts", "valid", "cites", "interpretation", "confirm_at_window",
)  # fmt: skip
WINDOW_KEYS = (
    "for",
    "office",
    "eligible",
    "instead",
    "valid",
    "cites",
    "interpretation",
    "confirm_at_window",
)
STEP_KEYS = ("for", "when", "put", "cites", "interpretation")
OFFICE_MODES = ("area", "nearest", "all")


@dataclass(frozen=True)
class ParameterValue:
    """A number with its dates and its ground."""

    value: str
    valid: Period
    cites: tuple[str, ...]
    interpretation: str


@dataclass(frozen=True)
class Parameter:
    """A number in a rule, through time."""

    id: str
    unit: str
    values: tuple[ParameterValue, ...]

    def on(self, day: date) -> ParameterValue:
        """The value in force on a day; where none is, the last before it, else the first there is."""
        for value in self.values:
            if day in value.valid:
                return value
        past = [value for value in self.values if value.valid.start <= day]
        return max(past, key=lambda v: v.valid.start) if past else self.values[0]


@dataclass(frozen=True)
class RuleText:
    """What is told of a window's or scheme's rule beside its condition."""

    id: str
    personas: tuple[str, ...]
    window: str  # of a scheme
    then: tuple[str, ...]
    valid: Period
    cites: tuple[str, ...]
    interpretation: str
    confirm: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]]  # part -> cites
    node: YamlNode = field(repr=False)


@dataclass(frozen=True)
class RuleFiles:
    """Every rule file of a region, read but not yet bound to a day."""

    facts: Mapping[str, FactSpec]
    parameters: Mapping[str, Parameter]
    conditions: Mapping[str, YamlNode]
    categories: Mapping[str, YamlNode]
    windows: Mapping[str, RuleText]
    schemes: Mapping[str, RuleText]
    ranks: YamlNode
    offices: Mapping[str, Mapping[str, Office]]
    municipalities: Mapping[str, Municipality]

    @property
    def place_fact(self) -> str:
        """The fact whose values are the municipalities, "" when there is none."""
        return next((id for id, declared in self.facts.items() if declared.is_place), "")

    def grammar(self, day: date) -> Grammar:
        """What conditions may name on a day."""
        return Grammar(
            {id: declared.fact for id, declared in self.facts.items()},
            {id: p.on(day).value for id, p in self.parameters.items() if p.values},
            {id: node.get("when") or node for id, node in self.conditions.items()},
            {id: _condition_of(node, ("cites", "interpretation")) for id, node in self.categories.items()},
        )

    def boundaries(self) -> tuple[date, ...]:
        """The first days of all stretches in which the rules stay the same."""
        periods = [value.valid for p in self.parameters.values() for value in p.values]
        periods += [text.valid for text in (*self.windows.values(), *self.schemes.values())]
        days = {date.min} | {p.start for p in periods}
        days |= {date.fromordinal(p.end.toordinal() + 1) for p in periods if p.end < date.max}
        return tuple(sorted(days))

    def book(self, day: date, grammar: Grammar | None = None) -> RuleSource:
        """What the rules say on a day."""
        grammar = grammar or self.grammar(day)
        windows = {id: text for id, text in self.windows.items() if day in text.valid}
        schemes = {id: text for id, text in self.schemes.items() if day in text.valid}
        there = {*windows, *schemes}
        return RuleSource(
            as_of=day,
            facts=tuple(declared.fact for declared in self.facts.values()),
            categories=tuple(
                Category(id, grammar.condition(grammar.categories[id]), node.words("cites"))
                for id, node in self.categories.items()
            ),
            windows=tuple(self._window(text, grammar, there) for text in windows.values()),
            schemes=tuple(self._scheme(text, grammar, there) for text in schemes.values()),
            window_steps=self._steps("windows", grammar, there),
            scheme_steps=self._steps("schemes", grammar, there),
            alarms=self._alarms(grammar, there),
        )

    def _window(self, text: RuleText, grammar: Grammar, there: set[str]) -> Window:
        offices = self.offices.get(text.id, {})
        mode = text.node.word("office", "all")
        if mode == "nearest":
            areas = tuple((id, area) for id, area in self._nearest(offices).items())
        else:
            areas = tuple((office.id, grammar.condition(office.area)) for office in offices.values())
        return Window(
            text.id, _eligible(text, grammar), _instead(text.node.get("instead"), there, grammar.facts), text.cites,
            areas,
        )  # fmt: skip

    def _scheme(self, text: RuleText, grammar: Grammar, there: set[str]) -> Scheme:
        parts = text.node.get("parts")
        return Scheme(
            text.id,
            _eligible(text, grammar),
            text.window,
            _instead(text.node.get("instead"), there, grammar.facts),
            text.cites,
            tuple(
                Part(n.word("id"), grammar.condition(n.get("when")), n.words("cites")) for n in parts.list()
            ) if parts else (),
        )  # fmt: skip

    def _steps(self, kind: str, grammar: Grammar, there: set[str]) -> tuple[RankingStep, ...]:
        node = self.ranks.get(kind)
        return tuple(
            RankingStep(
                _joined(_for(n, grammar), grammar.condition(n.get("when"))),
                tuple(id for id in n.words("put") if id in there),
            )
            for n in (node.list() if node else ())
        )

    def _alarms(self, grammar: Grammar, there: set[str]) -> tuple[Alarm, ...]:
        node = self.ranks.get("urgent")
        return tuple(
            Alarm(
                n.word("kind"),
                grammar.condition(n.get("when")),
                tuple(w for w in n.words("windows") if w in there),
            )
            for n in (node.list() if node else ())
        )

    def _nearest(self, offices: Mapping[str, Office]) -> dict[str, Condition]:
        """For each office the municipalities that have no nearer one."""
        if not self.place_fact:
            return dict.fromkeys(offices, All())
        fact = self.facts[self.place_fact].fact
        nearest: dict[str, list[str]] = {id: [] for id in offices}
        places = {id: self.municipalities[o.at] for id, o in offices.items() if o.at in self.municipalities}
        for code, place in self.municipalities.items():
            if places:
                nearest[min(places, key=lambda id, here=place: here.km(places[id]))].append(code)  # type: ignore[misc]
        return {id: Is(fact.id, fact.mask(codes)) for id, codes in nearest.items()}


def _condition_of(node: YamlNode, beside: tuple[str, ...]) -> YamlNode:
    if not isinstance(node.value, dict):
        return node
    return YamlNode(node.file, node.line, {k: n for k, n in node.value.items() if k not in beside}, node.report)


def _for(node: YamlNode, grammar: Grammar) -> Condition:
    personas = node.get("for")
    return grammar.leaf(grammar.facts["persona"], personas) if personas else All()


def _joined(first: Condition, second: Condition) -> Condition:
    parts = tuple(part for part in (first, second) if part != All())
    return parts[0] if len(parts) == 1 else All(parts)


def _eligible(text: RuleText, grammar: Grammar) -> Condition:
    return _joined(_for(text.node, grammar), grammar.condition(text.node.get("eligible")))


def _instead(node: YamlNode | None, there: set[str], facts: Mapping[str, Fact]) -> dict[str, tuple[str, ...]]:
    if node is None:
        return {}
    found = {}
    for key, entry in node.items():
        if key != "otherwise" and key not in facts:
            entry.fail(f"fact `{key}` is not declared. {did_you_mean(key, [*facts, 'otherwise'])}")
        found["" if key == "otherwise" else key] = tuple(id for id in entry.texts() if id in there)
    return found


def read_parameters(tree: YamlNode) -> dict[str, Parameter]:
    """The parameters from their file."""
    found = {}
    for id, node in tree.items():
        node.expect(("unit", "values"), ("values",))
        values = []
        for entry in node.get("values").list() if node.get("values") else ():  # type: ignore[union-attr]
            entry.expect(("value", "valid", "cites", "interpretation"), ("value", "valid", "cites"))
            if not entry.word("value").isdigit():
                entry.fail(f"the value `{entry.word('value')}` is not a whole number")
            values.append(
                ParameterValue(
                    entry.word("value"),
                    read_period(entry.get("valid")),
                    entry.words("cites"),
                    entry.word("interpretation"),
                )
            )
        for one, other in _pairs(values):
            if one.valid.start <= other.valid.end and other.valid.start <= one.valid.end:
                node.fail(f"two values of `{id}` are in force at once. Close the earlier one the day before")
        found[id] = Parameter(id, node.word("unit"), tuple(values))
    return found


def _pairs(values: list[ParameterValue]) -> Iterable[tuple[ParameterValue, ParameterValue]]:
    return ((a, b) for n, a in enumerate(values) for b in values[n + 1 :])


def read_rule_text(id: str, node: YamlNode, keys: tuple[str, ...]) -> RuleText:
    """What a rule file says beside its condition."""
    node.expect(keys, ("for", "cites", *(("window",) if "window" in keys else ())))
    for persona in node.words("for"):
        if persona not in PERSONAS:
            node.fail(f"persona `{persona}` is not known. {did_you_mean(persona, PERSONAS)}")
    parts = node.get("parts")
    for part in parts.list() if parts else ():
        part.expect(("id", "when", "cites"), ("id", "cites"))
    valid = read_period(node.get("valid")) if node.get("valid") else ALWAYS
    return RuleText(
        id, node.words("for"), node.word("window"), node.words("then"), valid, node.words("cites"),
        node.word("interpretation"), node.words("confirm_at_window"),
        {n.word("id"): n.words("cites") for n in parts.list()} if parts else {}, node,
    )  # fmt: skip
