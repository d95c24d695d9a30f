"""The rules of one region on one day, and the same compiled onto cells.

`RuleSource` is what a knowledge base says; `compile_rules` turns it into rules that can be evaluated.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from .condition import (
    ALWAYS,
    All,
    AnyOf,
    Condition,
    ConditionNode,
    Is,
    Not,
    compile_condition,
    condition_leaves,
    node_leaves,
    without_negation,
)
from .condition_table import ConditionTable
from .fact import Domain, Fact, cut_into_cells
from .first_window import FIRST_WINDOW, FirstWindow, make_first_window
from .goals import Goal
from .rule import OfficeChoice, Rule, make_office_choice, make_rule, make_rule_with_desk
from .rule_table import (
    Alternatives,
    Instead,
    PlacedGoal,
    PlacedRule,
    PlacedScheme,
    PlacedStep,
    PlacedWindow,
    RuleTable,
)
from .state import State


@dataclass(frozen=True)
class Category:
    """A target group of the plan."""

    id: str
    when: Condition
    cites: tuple[str, ...]


@dataclass(frozen=True)
class Window:
    """Who to go to. `offices`: (id, area) in order; where every area has a condition, one office is chosen.

    `desk_decides`: for whom the window never fits for certain, because only its desk can know. `instead_for`: whom it
    may serve instead of what turned them away.
    """

    id: str
    when: Condition
    instead: Instead
    cites: tuple[str, ...]
    offices: tuple[tuple[str, Condition], ...] = ()
    desk_decides: Condition | None = None
    instead_for: Condition = ALWAYS


@dataclass(frozen=True)
class Part:
    """An amount or allowance inside a scheme, with its own condition."""

    id: str
    when: Condition
    cites: tuple[str, ...]


@dataclass(frozen=True)
class Scheme:
    """Something a person or employer can get. `desk_decides` as for a window."""

    id: str
    when: Condition
    window: str
    instead: Instead
    cites: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    desk_decides: Condition | None = None


@dataclass(frozen=True)
class RankingStep:
    """One step of a ranking: when it holds, the ids of `put` come next."""

    when: Condition
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Alarm:
    """Urgent help: when it holds, these windows come before any question."""

    kind: str
    when: Condition
    windows: tuple[str, ...]


@dataclass(frozen=True)
class RuleSource:
    """All that a region's rules say on one day, not yet compiled. `in_sight`: to whom what fits is shown at once."""

    as_of: date
    facts: tuple[Fact, ...]
    categories: tuple[Category, ...]
    windows: tuple[Window, ...]
    schemes: tuple[Scheme, ...]
    window_steps: tuple[RankingStep, ...]
    scheme_steps: tuple[RankingStep, ...]
    alarms: tuple[Alarm, ...]
    in_sight: Condition = ALWAYS


@dataclass(frozen=True, eq=False)
class CompiledRules:
    """All rules of a region, compiled: what `decide` evaluates."""

    source: RuleSource
    domains: tuple[Domain, ...]
    index: Mapping[str, int]
    categories: tuple[tuple[Category, Rule], ...]
    windows: tuple[tuple[Window, Rule, OfficeChoice | None], ...]
    schemes: tuple[tuple[Scheme, Rule, tuple[Rule, ...]], ...]
    window_steps: tuple[tuple[RankingStep, Rule], ...]
    scheme_steps: tuple[tuple[RankingStep, Rule], ...]
    alarms: tuple[tuple[Alarm, Rule], ...]
    goals: tuple[Goal, ...]
    first_window: FirstWindow
    instead_for: Mapping[str, Rule]
    in_sight: Rule

    @cached_property
    def _goals_by_fact(self) -> tuple[tuple[Goal, ...], ...]:
        return tuple(tuple(g for g in self.goals if g.rule.fact_bits >> i & 1) for i in range(len(self.domains)))

    def goals_on(self, fact: int) -> tuple[Goal, ...]:
        """The goals that depend on a fact."""
        return self._goals_by_fact[fact]

    @cached_property
    def table(self) -> RuleTable:
        """All rules that are one condition, to be read at once."""
        return _Placer(self).table()

    @cached_property
    def _office_choices(self) -> Mapping[str, OfficeChoice | None]:
        return {window.id: choice for window, _, choice in self.windows}

    @cached_property
    def screens(self) -> tuple[int, ...]:
        """Of each fact the bit set of those on its screen."""
        names = [domain.fact.screen for domain in self.domains]
        return tuple(
            sum(1 << j for j, other in enumerate(names) if other == name) if name else 1 << i for i, name in enumerate(names)
        )

    def open_office(self, state: State) -> OfficeChoice | None:
        """The choice among the offices of the first window, where that window is certain and the office is not."""
        return self._open_office_of(self.first_window.evaluate(state).office, state)

    def _open_office_of(self, window: str, state: State) -> OfficeChoice | None:
        choice = self._office_choices[window] if window else None
        return None if choice is None or choice.evaluate(state).settled else choice

    def door_certain(self, state: State) -> bool:
        """Whether the first window and its office stay as they are, whatever is asked or volunteered from here on."""
        window = self.first_window.evaluate(state).office
        return bool(window) and self._open_office_of(window, state) is None

    @property
    def start(self) -> State:
        """The state in which nothing is known and nothing was asked."""
        return State(tuple(domain.all_cells for domain in self.domains))

    def state(self, answers: Mapping[str, int | None]) -> State:
        """The state after these answers: a mask of values, or None for "asked, not known"."""
        masks = [domain.all_cells for domain in self.domains]
        asked = 0
        for fact, values in answers.items():
            i = self.index[fact]
            asked |= 1 << i
            if values is not None:
                masks[i] = self.domains[i].cells_touching(values)
        return State(tuple(masks), asked)

    def names(self, facts: int) -> tuple[str, ...]:
        """The names of a bit set of facts."""
        return tuple(d.fact.id for i, d in enumerate(self.domains) if facts >> i & 1)


def compile_rules(source: RuleSource) -> CompiledRules:
    """Cut the facts into cells and compile every rule onto them."""
    return _Compiler(source).compiled()


class _Compiler:
    def __init__(self, source: RuleSource) -> None:
        self.source = source
        self.facts = {fact.id: fact for fact in source.facts}
        value_sets: dict[str, list[int]] = {fact.id: [] for fact in source.facts}
        for condition in _conditions(source):
            for leaf in condition_leaves(without_negation(condition, self.facts)):
                value_sets[leaf.fact].append(leaf.values)
        self.domains = tuple(cut_into_cells(fact, value_sets[fact.id]) for fact in source.facts)
        self.indexed_domains = {d.fact.id: (i, d) for i, d in enumerate(self.domains)}
        self.by_condition: dict[tuple[Condition, Condition | None], Rule] = {}

    def node(self, when: Condition) -> ConditionNode:
        return compile_condition(without_negation(when, self.facts), self.indexed_domains)

    def rule(self, id: str, when: Condition, desk_decides: Condition | None = None) -> Rule:
        """A rule; those of one condition share all that they remember."""
        alike = self.by_condition.get((when, desk_decides))
        if alike is None:
            alike = self.by_condition[when, desk_decides] = self.new_rule(id, when, desk_decides)
        return replace(alike, id=id)

    def new_rule(self, id: str, when: Condition, desk_decides: Condition | None) -> Rule:
        eligible = self.node(when)
        if desk_decides is None:
            return make_rule(id, eligible, self.domains)
        first = len(node_leaves(eligible))
        opposite = _never_in_leaves(without_negation(Not(desk_decides), self.facts), self.source.facts[0])
        by_desk = compile_condition(opposite, self.indexed_domains, first, by_desk=True)
        return make_rule_with_desk(id, eligible, by_desk, self.node(desk_decides), self.domains)

    def office_choice(self, window: Window) -> OfficeChoice | None:
        """The choice of office; None where one of several offices has no area."""
        if not window.offices or (len(window.offices) > 1 and any(area == All() for _, area in window.offices)):
            return None
        offices = [(id, self.node(area)) for id, area in window.offices]
        return make_office_choice(f"{window.id}/office", offices, self.domains)

    def compiled(self) -> CompiledRules:
        source = self.source
        windows = tuple((w, self.rule(w.id, w.when, w.desk_decides), self.office_choice(w)) for w in source.windows)
        schemes = tuple(
            (s, self.rule(s.id, s.when, s.desk_decides), tuple(self.rule(f"{s.id}/{p.id}", p.when) for p in s.parts))
            for s in source.schemes
        )
        window_steps = self.ranking("windows", source.window_steps)
        scheme_steps = self.ranking("schemes", source.scheme_steps)
        by_id = {rule.id: rule for _, rule, _ in (*windows, *schemes)}
        first_window = self.first_window(window_steps, {w.id: r for w, r, _ in windows})
        return CompiledRules(
            source=source,
            domains=self.domains,
            index={d.fact.id: i for i, d in enumerate(self.domains)},
            categories=tuple((c, self.rule(c.id, c.when)) for c in source.categories),
            windows=windows,
            schemes=schemes,
            window_steps=window_steps,
            scheme_steps=scheme_steps,
            alarms=tuple((a, self.rule(f"urgent/{a.kind}", a.when)) for a in source.alarms),
            goals=(
                *(Goal(r) for _, r, _ in (*windows, *schemes)),
                *(Goal(part, (r,)) for _, r, parts in schemes for part in parts),
                *(Goal(r, _serving(step, by_id)) for step, r in window_steps),
                *(Goal(r, _serving(step, by_id), "order") for step, r in scheme_steps),
                *(Goal(office, (r,), "office") for _, r, office in windows if office),
                Goal(first_window, group=FIRST_WINDOW),
            ),
            first_window=first_window,
            instead_for={w.id: self.rule(f"{w.id}/instead", w.instead_for) for w in source.windows if w.instead_for != ALWAYS},
            in_sight=self.rule("in-sight", source.in_sight),
        )

    def first_window(self, steps: Sequence[tuple[RankingStep, Rule]], windows: Mapping[str, Rule]) -> FirstWindow:
        """Priorities: each step with each window it puts forward, then the windows as written."""
        by_id = {window.id: window for window in self.source.windows}
        ranked = [(step, id, rule) for step, rule in steps for id in step.ids]
        priorities: list[tuple[str, Condition]] = [(id, All((step.when, by_id[id].when))) for step, id, _ in ranked]
        priorities += [(window.id, window.when) for window in self.source.windows]
        return make_first_window(
            [
                (id, self.rule(f"{FIRST_WINDOW}/{n}", condition, by_id[id].desk_decides))
                for n, (id, condition) in enumerate(priorities, 1)
            ],
            [*((step, id, windows[id]) for _, id, step in ranked), *((None, id, rule) for id, rule in windows.items())],
            self.domains,
        )

    def ranking(self, kind: str, steps: Sequence[RankingStep]) -> tuple[tuple[RankingStep, Rule], ...]:
        return tuple((step, self.rule(f"rank/{kind}/{n}", step.when)) for n, step in enumerate(steps, 1))


class _Placer:
    """Gives each rule that is one condition its place: windows, schemes, and all others."""

    def __init__(self, rules: CompiledRules) -> None:
        self.rules = rules
        placed = [
            *(rule for _, rule, _ in rules.windows),
            *(rule for _, rule, _ in rules.schemes),
            *(part for _, _, parts in rules.schemes for part in parts),
            *(rule for _, rule in (*rules.window_steps, *rules.scheme_steps, *rules.categories, *rules.alarms)),
            *rules.instead_for.values(),
        ]
        self.places = {rule: place for place, rule in enumerate(placed)}  # rules are told apart by identity
        self.by_id = {window.id: self.places[rule] for window, rule, _ in rules.windows}
        self.by_id |= {scheme.id: self.places[rule] for scheme, rule, _ in rules.schemes}

    def table(self) -> RuleTable:
        rules = self.rules
        return RuleTable(
            conditions=ConditionTable([rule.node for rule in self.places], len(rules.domains)),
            windows={self.places[rule]: self.window(window, rule, choice) for window, rule, choice in rules.windows},
            schemes={self.places[rule]: self.scheme(scheme, rule, parts) for scheme, rule, parts in rules.schemes},
            window_steps=tuple(self.step(step, rule) for step, rule in rules.window_steps),
            scheme_steps=tuple(self.step(step, rule) for step, rule in rules.scheme_steps),
            goals=tuple(PlacedGoal(goal, self.places[goal.rule], self.served(goal)) for goal in rules.goals if goal.rule in self.places),
            choices=tuple((goal, self.served(goal)) for goal in rules.goals if goal.rule not in self.places),
            categories=tuple(self.rule(rule, category.id, category.cites) for category, rule in rules.categories),
            alarms=tuple(self.rule(rule, alarm.kind, alarm.windows) for alarm, rule in rules.alarms),
            closing=tuple((id, self.places[rule]) for id, rule in rules.instead_for.items()),
        )

    def served(self, goal: Goal) -> tuple[int, ...]:
        return tuple(self.places[rule] for rule in goal.serves)

    def window(self, window: Window, rule: Rule, choice: OfficeChoice | None) -> PlacedWindow:
        alternatives = Alternatives(window.instead, self.rules.domains)
        return PlacedWindow(window.id, rule, self.places[rule], window.cites, choice, alternatives)

    def scheme(self, scheme: Scheme, rule: Rule, parts: Sequence[Rule]) -> PlacedScheme:
        placed = tuple(self.rule(own, part.id, part.cites) for part, own in zip(scheme.parts, parts, strict=True))
        alternatives = Alternatives(scheme.instead, self.rules.domains)
        return PlacedScheme(scheme.id, rule, self.places[rule], scheme.cites, scheme.window, placed, alternatives)

    def step(self, step: RankingStep, rule: Rule) -> PlacedStep:
        return PlacedStep(rule, self.places[rule], tuple(self.by_id[id] for id in step.ids))

    def rule(self, rule: Rule, id: str, names: tuple[str, ...]) -> PlacedRule:
        return PlacedRule(rule, self.places[rule], id, names)


def _never_in_leaves(condition: Condition, fact: Fact) -> Condition:
    """The same with a leaf that no value meets for every `any` without parts: only a leaf can stay open for the desk."""
    if isinstance(condition, All | AnyOf):
        if condition == AnyOf():
            return Is(fact.id, 0)
        return type(condition)(tuple(_never_in_leaves(part, fact) for part in condition.parts))
    return condition


def _serving(step: RankingStep, by_id: Mapping[str, Rule]) -> tuple[Rule, ...]:
    return tuple(by_id[id] for id in step.ids)


def _conditions(source: RuleSource) -> list[Condition]:
    conditions: list[Condition] = [c.when for c in source.categories]
    for window in source.windows:
        conditions += [window.when, window.instead_for, *(area for _, area in window.offices)]
    for scheme in source.schemes:
        conditions += [scheme.when, *(part.when for part in scheme.parts)]
    desks = [entry.desk_decides for entry in source.windows] + [entry.desk_decides for entry in source.schemes]
    conditions += [desk for desk in desks if desk is not None]
    conditions += [step.when for step in (*source.window_steps, *source.scheme_steps)]
    conditions += [alarm.when for alarm in source.alarms]
    return [*conditions, source.in_sight]
