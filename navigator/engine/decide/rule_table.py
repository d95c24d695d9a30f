"""The rules of a region read at once: each has a place in what is read of a state, and a decision finds it there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from .condition_table import ConditionTable
from .fact import Domain
from .goals import Goal
from .memo import remember
from .rule import Finding, OfficeChoice, Rule
from .state import State

Instead = Mapping[str, tuple[str, ...]]
"""Who serves those who are turned away: window ids by the fact that failed, or by "" for any other."""


@dataclass(frozen=True, eq=False)
class Alternatives:
    """Whom a window or scheme names for those whom it turns away, by what failed."""

    instead: Instead
    domains: tuple[Domain, ...]
    _known: dict[Any, tuple[str, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def _of_any_failure(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.instead.get("", ())))

    @cached_property
    def _differ(self) -> bool:
        return any(self.instead)

    def named(self, rule: Rule, state: State, read: int) -> tuple[str, ...]:
        """Who is named for what failed of the rule, of which this was read; whoever is named for any failure comes last."""
        if not self._differ:
            return self._of_any_failure
        key = rule.own_masks(state.masks)
        known = self._known.get(key)
        if known is None:
            facts = [self.domains[leaf.fact].fact.id for leaf in rule.evaluate(state, read).because]
            ids = [id for fact in facts for id in self.instead.get(fact, ())]
            known = remember(self._known, key, tuple(dict.fromkeys((*ids, *self._of_any_failure))))
        return known


class PlacedRule(NamedTuple):
    """A rule, its place, and what it stands for: an id, and what is cited or put forward."""

    rule: Rule
    place: int
    id: str
    names: tuple[str, ...]


class PlacedWindow(NamedTuple):
    """A window as a decision tells it, with its rule and the place of that."""

    id: str
    rule: Rule
    place: int
    cites: tuple[str, ...]
    choice: OfficeChoice | None
    alternatives: Alternatives


class PlacedScheme(NamedTuple):
    """A scheme likewise."""

    id: str
    rule: Rule
    place: int
    cites: tuple[str, ...]
    window: str
    parts: tuple[PlacedRule, ...]
    alternatives: Alternatives


class PlacedStep(NamedTuple):
    """A step of a ranking, its place, and the places of what it puts forward."""

    rule: Rule
    place: int
    puts: tuple[int, ...]


class PlacedGoal(NamedTuple):
    """A goal, the place of its rule, and the places of the rules that it serves."""

    goal: Goal
    place: int
    serves: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class RuleTable:
    """Every rule that is one condition, by place: windows, schemes, and all others.

    `choices`: goals of which no single condition decides, after all others: which office, which window first; with the places of
    what they serve. `closing`: rules that say who may not be sent to a window, by its id.
    """

    conditions: ConditionTable
    windows: Mapping[int, PlacedWindow]
    schemes: Mapping[int, PlacedScheme]
    window_steps: tuple[PlacedStep, ...]
    scheme_steps: tuple[PlacedStep, ...]
    goals: tuple[PlacedGoal, ...]
    choices: tuple[tuple[Goal, tuple[int, ...]], ...]
    categories: tuple[PlacedRule, ...]
    alarms: tuple[PlacedRule, ...]
    closing: tuple[tuple[str, int], ...]

    def read(self, state: State) -> "StateReading":
        """What each rule's condition reads in a state."""
        return StateReading(state, self.conditions.read(state.masks))


@dataclass(frozen=True, slots=True)
class StateReading:
    """A state, and what each rule's condition reads in it, by place. A finding is made of it when somebody asks for one."""

    state: State
    reads: list[int]

    def find(self, rule: Rule, place: int) -> Finding:
        """What the rule at a place finds."""
        return rule.evaluate(self.state, self.reads[place])
