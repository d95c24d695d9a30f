"""The rules of one region on one day, and the same compiled onto cells.

`RuleSource` is what a knowledge base says; `compile_rules` turns it into rules that can be evaluated.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from .condition import (
    ALWAYS,
    All,
    AnyOf,
    Condition,
    ConditionNode,
    Is,
    Leaves,
    Not,
    compile_condition,
    condition_leaves,
    node_leaves,
    without_negation,
)
from .fact import Domain, Fact, cut_into_cells
from .first_window import FIRST_WINDOW, FirstWindow, make_first_window
from .goals import Goal, GoalFindings, GoalGroup
from .rule import Finding, OfficeChoice, Rule, make_office_choice, make_rule, make_rule_with_desk, remember
from .state import State

Instead = Mapping[str, tuple[str, ...]]
"""Who serves those who are turned away: window ids by the fact that failed, or by "" for any other."""


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
class Alternatives:
    """Whom a window or scheme names for those whom it turns away, by what failed."""

    instead: Instead
    domains: tuple[Domain, ...]
    _known: dict[Leaves, tuple[str, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def _of_any_failure(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.instead.get("", ())))

    @cached_property
    def _differ(self) -> bool:
        return any(self.instead)

    def named(self, failed: Finding) -> tuple[str, ...]:
        """Who is named for what failed; whoever is named for any failure comes last."""
        if not self._differ:
            return self._of_any_failure
        known = self._known.get(failed.because)
        if known is None:
            facts = [self.domains[leaf.fact].fact.id for leaf in failed.because]
            ids = [id for fact in facts for id in self.instead.get(fact, ())]
            known = remember(self._known, failed.because, tuple(dict.fromkeys((*ids, *self._of_any_failure))))
        return known


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
    def _goal_groups(self) -> tuple[GoalGroup, ...]:
        groups: dict[int, list[tuple[int, Goal]]] = {}
        for place, goal in enumerate(self.goals):
            groups.setdefault(goal.rule.fact_bits, []).append((place, goal))
        return tuple(GoalGroup(goals[0][1].rule, tuple(goals)) for goals in groups.values())

    def findings(self, state: State) -> GoalFindings:
        """What every goal says of a state."""
        by_rule: dict[str, Finding] = {}
        unsettled: list[tuple[int, Goal, int]] = []
        masks, asked = state.masks, state.asked
        for group in self._goal_groups:
            found = group.known.get((group.rule.own_masks(masks), asked & group.rule.fact_bits)) or group.find(state)
            by_rule |= found.by_rule
            unsettled += found.unsettled
        unsettled.sort()  # by place, and each stands once
        return GoalFindings(by_rule, unsettled)

    @cached_property
    def windows_by_id(self) -> Mapping[str, tuple[Window, OfficeChoice | None, Alternatives]]:
        """Each window with the choice among its offices, and who serves instead."""
        return {window.id: (window, choice, Alternatives(window.instead, self.domains)) for window, _, choice in self.windows}

    @cached_property
    def schemes_by_id(self) -> Mapping[str, tuple[Scheme, tuple[tuple[str, str], ...], Alternatives]]:
        """Each scheme with its parts (the id of each, and of its rule), and who serves instead."""
        return {
            scheme.id: (
                scheme,
                tuple((part.id, rule.id) for part, rule in zip(scheme.parts, parts, strict=True)),
                Alternatives(scheme.instead, self.domains),
            )
            for scheme, _, parts in self.schemes
        }

    @cached_property
    def screens(self) -> tuple[int, ...]:
        """Of each fact the bit set of those on its screen."""
        names = [domain.fact.screen for domain in self.domains]
        return tuple(
            sum(1 << j for j, other in enumerate(names) if other == name) if name else 1 << i for i, name in enumerate(names)
        )

    def open_office(self, state: State) -> OfficeChoice | None:
        """The choice among the offices of the first window, where that window is certain and the office is not."""
        first = self.first_window.evaluate(state)
        choice = self.windows_by_id[first.office][1] if first.office else None
        return None if choice is None or choice.evaluate(state).settled else choice

    def door_certain(self, state: State) -> bool:
        """Whether the first window and its office stay as they are, whatever is asked or volunteered from here on."""
        return bool(self.first_window.evaluate(state).office) and self.open_office(state) is None

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
