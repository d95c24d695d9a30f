"""The rules of one region on one day, compiled onto cells.

The plain values above are what a knowledge base says; `compile_rules` turns them into rules that can be read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from .condition import All, Condition, compile_condition, condition_leaves, without_negation
from .fact import Domain, Fact, cut_into_cells
from .first_window import FirstWindow, make_first_window
from .rule import OfficeChoice, Rule, make_office_choice, make_rule
from .state import State

Instead = Mapping[str, tuple[str, ...]]
"""Who serves those turned away: by the fact that turned them away, or "" for any other."""


@dataclass(frozen=True)
class Category:
    """A target group of the plan."""

    id: str
    when: Condition
    cites: tuple[str, ...]


@dataclass(frozen=True)
class Window:
    """Who to go to. `offices`: (id, area) in order; one office is chosen where the areas tell."""

    id: str
    when: Condition
    instead: Instead
    cites: tuple[str, ...]
    offices: tuple[tuple[str, Condition], ...] = ()


@dataclass(frozen=True)
class Part:
    """An amount or allowance inside a scheme, with its own condition."""

    id: str
    when: Condition
    cites: tuple[str, ...]


@dataclass(frozen=True)
class Scheme:
    """Something a person or employer can get."""

    id: str
    when: Condition
    window: str
    instead: Instead
    cites: tuple[str, ...]
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class RankingStep:
    """One step of a ranking: when it holds, these come next."""

    when: Condition
    put: tuple[str, ...]


@dataclass(frozen=True)
class Alarm:
    """Help first: when it holds, these windows come before any question."""

    kind: str
    when: Condition
    windows: tuple[str, ...]


@dataclass(frozen=True)
class RuleSource:
    """All that a region's rules say on one day, not yet compiled."""

    as_of: date
    facts: tuple[Fact, ...]
    categories: tuple[Category, ...]
    windows: tuple[Window, ...]
    schemes: tuple[Scheme, ...]
    window_steps: tuple[RankingStep, ...]
    scheme_steps: tuple[RankingStep, ...]
    alarms: tuple[Alarm, ...]


@dataclass(frozen=True)
class Goal:
    """A rule that should be settled before the conversation ends, unless all that it serves are ruled out.

    Goals of one `group` (which office; in which order the schemes stand) weigh as one rule together. The group
    `door` (which window stands first) leads: nothing else is asked before it is settled.
    """

    rule: Rule
    serves: tuple[Rule, ...] = ()
    group: str = ""


@dataclass(frozen=True, eq=False)
class CompiledRules:
    """Compiled rules: what `decide` reads."""

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

    @cached_property
    def _goals_by_fact(self) -> tuple[tuple[Goal, ...], ...]:
        return tuple(tuple(g for g in self.goals if g.rule.bits >> i & 1) for i in range(len(self.domains)))

    def goals_on(self, fact: int) -> tuple[Goal, ...]:
        """The goals that depend on a fact."""
        return self._goals_by_fact[fact]

    @property
    def start(self) -> State:
        """Nothing is known and nothing was asked."""
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


def compile_rules(book: RuleSource) -> CompiledRules:
    """Cut the facts into cells and compile every rule onto them."""
    return _Compiler(book).compiled()


class _Compiler:
    def __init__(self, book: RuleSource) -> None:
        self.source = book
        self.facts = {fact.id: fact for fact in book.facts}
        wanted: dict[str, list[int]] = {fact.id: [] for fact in book.facts}
        for condition in _conditions(book):
            for leaf in condition_leaves(without_negation(condition, self.facts)):
                wanted[leaf.fact].append(leaf.values)
        self.domains = tuple(cut_into_cells(fact, wanted[fact.id]) for fact in book.facts)
        self.indexed_domains = {d.fact.id: (i, d) for i, d in enumerate(self.domains)}

    def rule(self, id: str, when: Condition) -> Rule:
        return make_rule(id, compile_condition(without_negation(when, self.facts), self.indexed_domains), self.domains)

    def office_choice(self, window: Window) -> OfficeChoice | None:
        """The choice of office; none where several offices say nothing of an area."""
        if not window.offices or (len(window.offices) > 1 and any(not _says(a) for _, a in window.offices)):
            return None
        offices = [(id, compile_condition(without_negation(area, self.facts), self.indexed_domains)) for id, area in window.offices]
        return make_office_choice(f"{window.id}/office", offices, self.domains)

    def compiled(self) -> CompiledRules:
        book = self.source
        windows = tuple((w, self.rule(w.id, w.when), self.office_choice(w)) for w in book.windows)
        schemes = tuple(
            (s, self.rule(s.id, s.when), tuple(self.rule(f"{s.id}/{p.id}", p.when) for p in s.parts))
            for s in book.schemes
        )
        window_steps = self.ranking("windows", book.window_steps)
        scheme_steps = self.ranking("schemes", book.scheme_steps)
        by_id = {rule_.id: rule_ for _, rule_, _ in (*windows, *schemes)}
        door = self.first_window(window_steps, {w.id: r for w, r, _ in windows})
        return CompiledRules(
            source=book,
            domains=self.domains,
            index={d.fact.id: i for i, d in enumerate(self.domains)},
            categories=tuple((c, self.rule(c.id, c.when)) for c in book.categories),
            windows=windows,
            schemes=schemes,
            window_steps=window_steps,
            scheme_steps=scheme_steps,
            alarms=tuple((a, self.rule(f"urgent/{a.kind}", a.when)) for a in book.alarms),
            goals=(
                *(Goal(r) for _, r, _ in (*windows, *schemes)),
                *(Goal(part, (r,)) for _, r, parts in schemes for part in parts),
                *(Goal(r, _serving(step, by_id)) for step, r in window_steps),
                *(Goal(r, _serving(step, by_id), "order") for step, r in scheme_steps),
                *(Goal(office, (r,), "place") for _, r, office in windows if office),
                Goal(door, group="door"),
            ),
            first_window=door,
        )

    def first_window(self, steps: Sequence[tuple[RankingStep, Rule]], serves: Mapping[str, Rule]) -> FirstWindow:
        """Each step with each window it puts forward, then the windows as written."""
        when = {window.id: window.when for window in self.source.windows}
        ranked = [(step, id, rule_) for step, rule_ in steps for id in step.put]
        rungs: list[tuple[str, Condition]] = [(id, All((step.when, when[id]))) for step, id, _ in ranked]
        rungs += list(when.items())
        return make_first_window(
            [(id, self.rule(f"door/{n}", condition)) for n, (id, condition) in enumerate(rungs, 1)],
            [*((rule_, id, serves[id]) for _, id, rule_ in ranked), *((None, id, r) for id, r in serves.items())],
            self.domains,
        )

    def ranking(self, kind: str, steps: Sequence[RankingStep]) -> tuple[tuple[RankingStep, Rule], ...]:
        return tuple((step, self.rule(f"rank/{kind}/{n}", step.when)) for n, step in enumerate(steps, 1))


def _serving(step: RankingStep, by_id: Mapping[str, Rule]) -> tuple[Rule, ...]:
    return tuple(by_id[id] for id in step.put)


def _says(area: Condition) -> bool:
    return area != All()


def _conditions(book: RuleSource) -> list[Condition]:
    found: list[Condition] = [c.when for c in book.categories]
    for window in book.windows:
        found += [window.when, *(area for _, area in window.offices)]
    for scheme in book.schemes:
        found += [scheme.when, *(part.when for part in scheme.parts)]
    found += [step.when for step in (*book.window_steps, *book.scheme_steps)]
    found += [alarm.when for alarm in book.alarms]
    return found
