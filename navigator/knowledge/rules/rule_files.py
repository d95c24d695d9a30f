"""The rule files of a region: the rules of any day, and what is shown of each rule.

A rule that changes closes its `valid` and opens a new entry, so the same files answer for any day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import combinations

from navigator.engine.decide.compiled_rules import (
    Alarm,
    Category,
    Part,
    RankingStep,
    RuleSource,
    Scheme,
    Window,
)
from navigator.engine.decide.condition import All, AnyOf, Condition, Is
from navigator.engine.decide.fact import Fact
from navigator.knowledge.content.office_ref import TOWN_HALL
from navigator.knowledge.content.offices import Municipality, Office
from navigator.knowledge.content.wording import PERSONAS
from navigator.knowledge.files.figures import Figures
from navigator.knowledge.files.period import Period, read_period
from navigator.knowledge.files.problems import did_you_mean
from navigator.knowledge.files.yaml_file import YamlNode, keys_of
from navigator.language.understanding import CRISES

from .conditions import Grammar
from .facts import FactSpec

SCHEME_KEYS = (
    "for", "window", "eligible", "desk_decides", "instead", "then", "parts", "valid", "before", "cites", "interpretation",
    "confirm_at_window",
)  # fmt: skip
WINDOW_KEYS = (
    "for", "office", "eligible", "desk_decides", "instead", "instead_for", "valid", "cites", "interpretation",
    "confirm_at_window",
)  # fmt: skip
NOTES_OF_CATEGORY = ("called", "cites", "interpretation")  # beside its condition
STEP_KEYS = ("for", "when", "put", "cites", "interpretation")
OFFICE_MODES = ("area", "nearest", "all")


@dataclass(frozen=True)
class ParameterValue:
    """A number with the period it is in force."""

    value: str
    valid: Period
    cites: tuple[str, ...]
    interpretation: str


@dataclass(frozen=True)
class Parameter:
    """A number in rules, through time."""

    id: str
    unit: str
    values: tuple[ParameterValue, ...]
    called: str = ""  # as officers call it

    @property
    def title(self) -> str:
        """As officers call it, its id where nothing is written."""
        return self.called or self.id

    def on(self, day: date) -> ParameterValue:
        """The value in force on a day; where none is, the latest before it, else the first that is written."""
        for value in self.values:
            if day in value.valid:
                return value
        lapsed = [value for value in self.values if value.valid.start <= day]
        return max(lapsed, key=lambda value: value.valid.start) if lapsed else self.values[0]


@dataclass(frozen=True)
class DeskDecides:
    """For whom a rule is at best a maybe, why, and since when. Without a condition: for everyone."""

    why: str
    valid: Period
    when: YamlNode | None = field(repr=False)


@dataclass(frozen=True)
class Before:
    """What served until the first day of a scheme."""

    text: str
    cites: tuple[str, ...]


@dataclass(frozen=True)
class RuleText:
    """What is shown of the rule of a window or scheme, beside its condition."""

    id: str
    personas: tuple[str, ...]
    window: str  # of a scheme
    then: tuple[str, ...]
    valid: Period
    cites: tuple[str, ...]
    interpretation: str
    confirm_at_window: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]]  # part -> cites
    desk_decides: DeskDecides | None
    before: Before | None
    node: YamlNode = field(repr=False)


@dataclass(frozen=True)
class RuleFiles:
    """The rule files of a region, read but not yet bound to a day."""

    facts: Mapping[str, FactSpec]
    parameters: Mapping[str, Parameter]
    conditions: Mapping[str, YamlNode]
    categories: Mapping[str, YamlNode]
    windows: Mapping[str, RuleText]
    schemes: Mapping[str, RuleText]
    ranks: YamlNode
    offices: Mapping[str, Mapping[str, Office]]
    municipalities: Mapping[str, Municipality]

    @cached_property
    def place_fact(self) -> str:
        """The fact whose values are the municipalities, "" in a region that asks for none."""
        return next((id for id, spec in self.facts.items() if spec.is_place), "")

    def with_contacts(self, offices: Mapping[str, Mapping[str, Office]]) -> "RuleFiles":
        """The same rules with other contact values: of the windows' offices, and of the town halls where they are among them."""
        halls = offices.get(TOWN_HALL, {})
        towns = {code: replace(town, hall=halls.get(code, town.hall)) for code, town in self.municipalities.items()}
        own = {window: of_window for window, of_window in offices.items() if window != TOWN_HALL}
        return replace(self, offices=own, municipalities=towns)

    def grammar(self, day: date) -> Grammar:
        """What conditions may name on a day."""
        return Grammar(
            {id: spec.fact for id, spec in self.facts.items()},
            {id: parameter.on(day).value for id, parameter in self.parameters.items() if parameter.values},
            {id: node.get("when") or node for id, node in self.conditions.items()},
            {id: _condition_of(node, NOTES_OF_CATEGORY) for id, node in self.categories.items()},
        )

    def parameter_values_on(self, day: date) -> Figures:
        """The parameters of a day, for the texts that name them."""
        return tuple((id, parameter.on(day).value) for id, parameter in self.parameters.items() if parameter.values)

    def boundaries(self) -> tuple[date, ...]:
        """The first days of all stretches in which the rules stay the same."""
        periods = [value.valid for parameter in self.parameters.values() for value in parameter.values]
        texts = (*self.windows.values(), *self.schemes.values())
        periods += [text.valid for text in texts]
        periods += [text.desk_decides.valid for text in texts if text.desk_decides]
        periods += [office.valid for offices in self.offices.values() for office in offices.values()]
        days = {date.min} | {period.start for period in periods}
        days |= {period.end + timedelta(days=1) for period in periods if period.end < date.max}
        return tuple(sorted(days))

    def offices_on(self, window: str, day: date) -> Mapping[str, Office]:
        """The offices of a window that are there on a day."""
        return {id: office for id, office in self.offices.get(window, {}).items() if day in office.valid}

    def source_on(self, day: date, grammar: Grammar | None = None) -> RuleSource:
        """The rules of a day, uncompiled."""
        grammar = grammar or self.grammar(day)
        windows = {id: text for id, text in self.windows.items() if day in text.valid}
        schemes = {id: text for id, text in self.schemes.items() if day in text.valid}
        valid_ids = {*windows, *schemes}
        return RuleSource(
            as_of=day,
            facts=tuple(spec.fact for spec in self.facts.values()),
            categories=tuple(
                Category(id, grammar.condition(grammar.categories[id]), node.words("cites"))
                for id, node in self.categories.items()
            ),
            windows=tuple(self._window(text, grammar, valid_ids, day) for text in windows.values()),
            schemes=tuple(_scheme(text, grammar, valid_ids, day) for text in schemes.values()),
            window_steps=self._steps("windows", grammar, valid_ids),
            scheme_steps=self._steps("schemes", grammar, valid_ids),
            alarms=self._alarms(grammar, valid_ids),
            in_sight=self._in_sight(grammar),
        )

    def names_used(self, day: date) -> frozenset[str]:
        """The parameters, categories and named conditions that the rules of a day rest on."""
        grammar = self.grammar(day)
        self.source_on(day, grammar)  # reading the rules collects the names
        return frozenset(grammar.used)

    def _window(self, text: RuleText, grammar: Grammar, valid_ids: set[str], day: date) -> Window:
        offices = self.offices_on(text.id, day)
        if text.node.word("office", "all") == "nearest":
            areas = tuple(self._nearest(offices).items())
        else:
            areas = tuple((office.id, grammar.condition(office.area)) for office in offices.values())
        return Window(
            text.id,
            _eligible(text, grammar),
            _instead(text.node, grammar.facts, valid_ids),
            text.cites,
            areas,
            _desk_decides(text, grammar, day),
            grammar.condition(text.node.get("instead_for")),
        )

    def _in_sight(self, grammar: Grammar) -> Condition:
        """Where the region says nothing, what fits is in sight of everyone."""
        entries = self.ranks.entries("in_sight")
        parts = tuple(_joined(_for(entry, grammar), grammar.condition(entry.get("when"))) for entry in entries)
        return AnyOf(parts) if parts else All()

    def _steps(self, kind: str, grammar: Grammar, valid_ids: set[str]) -> tuple[RankingStep, ...]:
        return tuple(
            RankingStep(
                _joined(_for(step, grammar), grammar.condition(step.get("when"))),
                tuple(id for id in step.words("put") if id in valid_ids),
            )
            for step in self.ranks.entries(kind)
        )

    def _alarms(self, grammar: Grammar, valid_ids: set[str]) -> tuple[Alarm, ...]:
        for node in self.ranks.entries("urgent"):
            if node.word("kind") not in CRISES:
                node.fail(f"kind `{node.word('kind')}` is no danger. Write one of {', '.join(CRISES)}")
        return tuple(
            Alarm(
                alarm.word("kind"),
                grammar.condition(alarm.get("when")),
                tuple(id for id in alarm.words("windows") if id in valid_ids),
            )
            for alarm in self.ranks.entries("urgent")
        )

    def _nearest(self, offices: Mapping[str, Office]) -> dict[str, Condition]:
        """For each office the municipalities that have no nearer one."""
        if not self.place_fact:
            return dict.fromkeys(offices, All())
        fact = self.facts[self.place_fact].fact
        codes: dict[str, list[str]] = {id: [] for id in offices}
        located = {id: self.municipalities[o.at] for id, o in offices.items() if o.at in self.municipalities}
        for municipality in self.municipalities.values() if located else ():
            distances = {id: municipality.km(seat) for id, seat in located.items()}
            codes[min(distances, key=distances.__getitem__)].append(municipality.code)
        return {id: Is(fact.id, fact.mask(near)) for id, near in codes.items()}


def _scheme(text: RuleText, grammar: Grammar, valid_ids: set[str], day: date) -> Scheme:
    return Scheme(
        text.id,
        _eligible(text, grammar),
        text.window,
        _instead(text.node, grammar.facts, valid_ids),
        text.cites,
        tuple(
            Part(part.word("id"), grammar.condition(part.get("when")), part.words("cites"))
            for part in text.node.entries("parts")
        ),
        _desk_decides(text, grammar, day),
    )


def _desk_decides(text: RuleText, grammar: Grammar, day: date) -> Condition | None:
    desk = text.desk_decides
    return grammar.condition(desk.when) if desk and day in desk.valid else None


def _condition_of(node: YamlNode, other_keys: tuple[str, ...]) -> YamlNode:
    if not isinstance(node.value, dict):
        return node
    return replace(node, value={key: part for key, part in node.value.items() if key not in other_keys})


def _for(node: YamlNode, grammar: Grammar) -> Condition:
    personas = node.get("for")
    return grammar.leaf(grammar.facts["persona"], personas) if personas else All()


def _joined(first: Condition, second: Condition) -> Condition:
    parts = tuple(part for part in (first, second) if part != All())
    return parts[0] if len(parts) == 1 else All(parts)


def _eligible(text: RuleText, grammar: Grammar) -> Condition:
    return _joined(_for(text.node, grammar), grammar.condition(text.node.get("eligible")))


def _instead(node: YamlNode, facts: Mapping[str, Fact], valid_ids: set[str]) -> dict[str, tuple[str, ...]]:
    """By failed fact ("" for any other) the windows and schemes that serve instead."""
    alternatives = {}
    for key, entry in node.pairs("instead"):
        if key != "otherwise" and key not in facts:
            entry.fail(f"fact `{key}` is not declared. {did_you_mean(key, [*facts, 'otherwise'])}")
        alternatives["" if key == "otherwise" else key] = tuple(id for id in entry.texts() if id in valid_ids)
    return alternatives


def read_parameters(tree: YamlNode) -> dict[str, Parameter]:
    parameters = {}
    for id, node in tree.items():
        node.expect(keys_of(Parameter, "id"), ("values",))
        values = tuple(_parameter_value(entry) for entry in node.entries("values"))
        for a, b in combinations([value.valid for value in values], 2):
            if a.start <= b.end and b.start <= a.end:
                node.fail(f"two values of `{id}` are in force at once. Close the earlier one the day before")
        parameters[id] = Parameter(id, node.word("unit"), values, node.word("called"))
    return parameters


def _parameter_value(node: YamlNode) -> ParameterValue:
    node.expect(keys_of(ParameterValue), ("value", "valid", "cites"))
    value = node.word("value")
    if not value.isdigit():
        node.fail(f"the value `{value}` is not a whole number")
    return ParameterValue(
        value, read_period(node.get("valid")), node.words("cites"), node.word("interpretation")
    )


def read_rule_text(id: str, node: YamlNode, keys: tuple[str, ...]) -> RuleText:
    """What the rule of a window or scheme says beside its condition. `keys`: WINDOW_KEYS or SCHEME_KEYS."""
    node.expect(keys, ("for", "cites", *(("window",) if "window" in keys else ())))
    for persona in node.words("for"):
        if persona not in PERSONAS:
            node.fail(f"persona `{persona}` is not known. {did_you_mean(persona, PERSONAS)}")
    for part in node.entries("parts"):
        part.expect(("id", "when", "cites"), ("id", "cites"))
    desk, before = node.get("desk_decides"), node.get("before")
    if before and node.get("valid") is None:
        before.fail("`before` says what served until the first day of `valid`, which is missing")
    return RuleText(
        id=id,
        personas=node.words("for"),
        window=node.word("window"),
        then=node.words("then"),
        valid=read_period(node.get("valid")),
        cites=node.words("cites"),
        interpretation=node.word("interpretation"),
        confirm_at_window=node.words("confirm_at_window"),
        parts={part.word("id"): part.words("cites") for part in node.entries("parts")},
        desk_decides=_read_desk_decides(desk) if desk else None,
        before=_read_before(before) if before else None,
        node=node,
    )


def _read_desk_decides(node: YamlNode) -> DeskDecides:
    node.expect(keys_of(DeskDecides), ("why",))
    return DeskDecides(node.word("why"), read_period(node.get("valid")), node.get("when"))


def _read_before(node: YamlNode) -> Before:
    node.expect(keys_of(Before), keys_of(Before))
    return Before(node.word("text"), node.words("cites"))
