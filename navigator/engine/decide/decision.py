"""From a state to a decision: categories, ranked windows, schemes with reasons, and the next question.

A pure function over immutable values. The forty items of a decision are named tuples rather than frozen
dataclasses: they are built four times as fast, at every turn of every person.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .compiled_rules import CompiledRules
from .condition import FAILS, HOLDS
from .question import next_question, next_screen, open_goals, questions_left
from .rule import Finding
from .rule_table import PlacedScheme, PlacedStep, PlacedWindow, RuleTable, StateReading
from .state import State


class CategoryDecision(NamedTuple):
    """Whether a target group of the plan holds."""

    id: str
    finding: Finding
    cites: tuple[str, ...]


class WindowDecision(NamedTuple):
    """A window for this state. `rank` 1 stands first; a window that is `not` has none."""

    id: str
    placed: PlacedWindow
    reading: StateReading
    office: str | None
    rank: int | None
    instead: tuple[str, ...] = ()
    put_by: PlacedStep | None = None

    @property
    def finding(self) -> Finding:
        """What its rule finds."""
        return self.reading.find(self.placed.rule, self.placed.place)

    @property
    def cites(self) -> tuple[str, ...]:
        """The grounds of its rule."""
        return self.placed.cites

    @property
    def step(self) -> Finding | None:
        """The finding of the ranking step that put it forward, None when none did."""
        return self.reading.find(self.put_by.rule, self.put_by.place) if self.put_by else None


class SchemeDecision(NamedTuple):
    """A scheme for this state."""

    id: str
    placed: PlacedScheme
    reading: StateReading
    instead: tuple[str, ...] = ()

    @property
    def finding(self) -> Finding:
        """What its rule finds."""
        return self.reading.find(self.placed.rule, self.placed.place)

    @property
    def cites(self) -> tuple[str, ...]:
        """The grounds of its rule."""
        return self.placed.cites

    @property
    def window(self) -> str:
        """Where one asks for it."""
        return self.placed.window

    @property
    def parts(self) -> tuple[tuple[str, Finding], ...]:
        """The findings of its parts; none of a scheme that is `not`."""
        if self.reading.reads[self.placed.place] == FAILS:
            return ()
        return tuple([(part.id, self.reading.find(part.rule, part.place)) for part in self.placed.parts])


@dataclass(frozen=True, slots=True)
class Decision:
    """All that the rules say of a state. Windows and schemes stand in the order to show them."""

    categories: tuple[CategoryDecision, ...]
    windows: tuple[WindowDecision, ...]
    schemes: tuple[SchemeDecision, ...]
    next_question: str | None
    next_screen: tuple[str, ...]  # the next question with all that is asked together with it; () at the end
    questions_left: tuple[int, int]
    door_certain: bool  # no answer still to come changes the first window or its office
    urgent: tuple[str, tuple[str, ...]] | None


@dataclass(frozen=True, slots=True)
class _Shown:
    """Places in the order to show them: those that may serve, then those that turn away."""

    serving: list[int]
    refusing: list[int]


@dataclass(frozen=True, slots=True)
class _Found:
    """What the rules read in a state, put in order. `closed`: to whom nobody is sent.

    `first`: the window that stands first, for those to whom nobody else is named. `instead`: of those named alike by some
    rules, whoever is not closed.
    """

    table: RuleTable
    reading: StateReading
    windows: _Shown
    schemes: _Shown
    closed: set[str]
    first: tuple[str, ...]
    instead: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)


def _read(table: RuleTable, state: State, likely: State | None) -> _Found:
    reading = table.read(state)
    windows = _in_order(table.window_steps, table.windows, reading.reads)
    schemes = _in_order(table.scheme_steps, table.schemes, reading.reads)
    closed = {id for id, place in table.closing if reading.reads[place] == FAILS}
    closed.update([table.windows[place].id for place in windows.refusing])
    closed.update([table.schemes[place].id for place in schemes.refusing])
    if likely is not None and likely != state:
        windows = _in_order(table.window_steps, table.windows, table.read(likely).reads)
    first = [table.windows[place].id for place in (windows.serving or windows.refusing)[:1]]
    return _Found(table, reading, windows, schemes, closed, tuple(first))


def decide(rules: CompiledRules, state: State, likely: State | None = None) -> Decision:
    """Evaluate every rule in this state. `likely`: a narrower state by which windows are ordered until the door is certain."""
    found = _read(rules.table, state, likely)
    goals = open_goals(rules, state, found.reading)
    question = next_question(rules, goals, state)
    return Decision(
        categories=tuple([CategoryDecision(c.id, found.reading.find(c.rule, c.place), c.names) for c in found.table.categories]),
        windows=_windows(found),
        schemes=_schemes(found),
        next_question=None if question is None else rules.domains[question].fact.id,
        next_screen=tuple([rules.domains[fact].fact.id for fact in next_screen(rules, goals, question)]),
        questions_left=questions_left(goals),
        door_certain=rules.door_certain(state),
        urgent=_urgent(found),
    )


def _in_order(steps: Sequence[PlacedStep], places: Iterable[int], reads: Sequence[int]) -> _Shown:
    """All in the order to show them: fits before maybe before not, then by step, then as written."""
    put = [put for step in steps if reads[step.place] == HOLDS for put in step.puts]
    fits: list[int] = []
    maybe: list[int] = []
    refusing: list[int] = []
    for place in dict.fromkeys((*put, *places)):
        read = reads[place]
        (fits if read == HOLDS else maybe if read else refusing).append(place)
    return _Shown(fits + maybe, refusing)


def _windows(found: _Found) -> tuple[WindowDecision, ...]:
    table, reading = found.table, found.reading
    reads, state = reading.reads, reading.state
    put_by = {put: step for step in reversed(table.window_steps) if reads[step.place] == HOLDS for put in step.puts}
    decisions = []
    for rank, place in enumerate(found.windows.serving + found.windows.refusing, 1):
        window = table.windows[place]
        if reads[place] == FAILS:
            instead = _instead(found, window)
            decisions.append(WindowDecision(window.id, window, reading, None, None, instead))
        else:
            office = (window.choice.evaluate(state).office or None) if window.choice else None
            decisions.append(WindowDecision(window.id, window, reading, office, rank, (), put_by.get(place)))
    return tuple(decisions)


def _schemes(found: _Found) -> tuple[SchemeDecision, ...]:
    schemes, reading = found.table.schemes, found.reading
    serving = [schemes[place] for place in found.schemes.serving]
    refusing = [schemes[place] for place in found.schemes.refusing]
    return (
        *[SchemeDecision(scheme.id, scheme, reading) for scheme in serving],
        *[SchemeDecision(scheme.id, scheme, reading, _instead(found, scheme)) for scheme in refusing],
    )


def _instead(found: _Found, failed: PlacedWindow | PlacedScheme) -> tuple[str, ...]:
    """Who serves instead: as the rule names for what failed, never one that is itself `not` or is not for this person; else the first."""
    named = failed.alternatives.named(failed.rule, found.reading.state, FAILS)
    instead = found.instead.get(named)
    if instead is None:
        instead = found.instead[named] = tuple([id for id in named if id not in found.closed]) or found.first
    return instead


def _urgent(found: _Found) -> tuple[str, tuple[str, ...]] | None:
    for alarm in found.table.alarms:
        if found.reading.reads[alarm.place] == HOLDS:
            return alarm.id, alarm.names
    return None
