"""From a state to a decision: categories, ranked windows, schemes with reasons, and the next question.

A pure function over immutable values. The forty items of a decision are named tuples rather than frozen
dataclasses: they are built four times as fast, at every turn of every person.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .compiled_rules import CompiledRules, Instead, RankingStep
from .condition import Leaf
from .question import GoalFindings, findings_of_goals, next_question, next_screen, open_goals, questions_left
from .rule import Finding, Rule, Verdict
from .state import State


class CategoryDecision(NamedTuple):
    """Whether a target group of the plan holds."""

    id: str
    finding: Finding
    cites: tuple[str, ...]


class WindowDecision(NamedTuple):
    """A window for this state. `rank` 1 stands first; a window that is `not` has none.

    `step` is the finding of the ranking step that put it forward, None when none did.
    """

    id: str
    finding: Finding
    cites: tuple[str, ...]
    office: str | None
    rank: int | None
    instead: tuple[str, ...] = ()
    step: Finding | None = None


class SchemeDecision(NamedTuple):
    """A scheme for this state, with the findings of its parts."""

    id: str
    finding: Finding
    cites: tuple[str, ...]
    window: str
    parts: tuple[tuple[str, Finding], ...]
    instead: tuple[str, ...] = ()


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
class _StateFindings:
    """What the goals say of a state, by the ids of their rules: each is evaluated once. `closed`: to whom nobody is sent."""

    rules: CompiledRules
    findings: GoalFindings
    closed: frozenset[str]


def _read(rules: CompiledRules, state: State) -> _StateFindings:
    findings = findings_of_goals(rules, state)
    found_for = [(id, rule.evaluate(state)) for id, rule in rules.instead_for.items()]
    served = [(rule.id, findings[rule.id]) for _, rule, _ in (*rules.windows, *rules.schemes)]
    closed = frozenset(id for id, finding in (*served, *found_for) if finding.verdict is Verdict.NOT)
    return _StateFindings(rules, findings, closed)


def decide(rules: CompiledRules, state: State, likely: State | None = None) -> Decision:
    """Evaluate every rule in this state. `likely`: a narrower state by which windows are ordered until the door is certain."""
    found = _read(rules, state)
    ranking = _window_ranking(rules, found.findings if likely is None else findings_of_goals(rules, likely))
    goals = open_goals(rules, state, found.findings)
    question = next_question(rules, goals, state)
    return Decision(
        categories=tuple(CategoryDecision(c.id, r.evaluate(state), c.cites) for c, r in rules.categories),
        windows=_windows(found, ranking),
        schemes=_schemes(found, ranking),
        next_question=None if question is None else rules.domains[question].fact.id,
        next_screen=tuple(rules.domains[fact].fact.id for fact in next_screen(rules, goals, question)),
        questions_left=questions_left(goals),
        door_certain=rules.door_certain(state),
        urgent=_urgent(rules, state),
    )


def _window_ranking(rules: CompiledRules, findings: GoalFindings) -> list[str]:
    return _ranking(rules.window_steps, [window.id for window, _, _ in rules.windows], findings)


def _ranking(steps: Sequence[tuple[RankingStep, Rule]], ids: Sequence[str], findings: GoalFindings) -> list[str]:
    """All ids in the order to show them: fits before maybe before not, then by step, then as written."""
    position: dict[str, int] = {}
    for step, rule in steps:
        if findings[rule.id].verdict is Verdict.FITS:
            for id in step.ids:
                position.setdefault(id, len(position))
    last = len(position)
    return sorted(ids, key=lambda id: (_ORDER[findings[id].verdict], position.get(id, last)))


_ORDER = {Verdict.FITS: 0, Verdict.MAYBE: 1, Verdict.NOT: 2}


def _windows(found: _StateFindings, ranking: list[str]) -> tuple[WindowDecision, ...]:
    by_id = {window.id: (window, choice) for window, _, choice in found.rules.windows}
    put: dict[str, Finding] = {}
    for step, rule in found.rules.window_steps:
        if (step_finding := found.findings[rule.id]).verdict is Verdict.FITS:
            put |= {id: step_finding for id in step.ids if id not in put}
    decisions = []
    for n, id in enumerate(ranking, 1):
        window, choice = by_id[id]
        finding = found.findings[id]
        if finding.verdict is Verdict.NOT:
            instead = _alternatives(found, window.instead, finding.because) or tuple(ranking[:1])
            decisions.append(WindowDecision(id, finding, window.cites, None, None, instead))
        else:
            office = (found.findings[choice.id].office or None) if choice else None
            decisions.append(WindowDecision(id, finding, window.cites, office, n, (), put.get(id)))
    return tuple(decisions)


def _schemes(found: _StateFindings, windows: list[str]) -> tuple[SchemeDecision, ...]:
    by_id = {scheme.id: (scheme, parts) for scheme, _, parts in found.rules.schemes}
    decisions = []
    for id in _ranking(found.rules.scheme_steps, list(by_id), found.findings):
        scheme, parts = by_id[id]
        finding = found.findings[id]
        if finding.verdict is Verdict.NOT:
            instead = _alternatives(found, scheme.instead, finding.because) or tuple(windows[:1])
            decisions.append(SchemeDecision(id, finding, scheme.cites, scheme.window, (), instead))
        else:
            part_findings = tuple((part.id, found.findings[rule.id]) for part, rule in zip(scheme.parts, parts, strict=True))
            decisions.append(SchemeDecision(id, finding, scheme.cites, scheme.window, part_findings))
    return tuple(decisions)


def _alternatives(found: _StateFindings, instead: Instead, because: Iterable[Leaf]) -> tuple[str, ...]:
    """Who serves instead: as the rule names for what failed, never one that is itself `not` or is not for this person."""
    domains = found.rules.domains
    named = [id for leaf in because for id in instead.get(domains[leaf.fact].fact.id, ())]
    return tuple(id for id in dict.fromkeys((*named, *instead.get("", ()))) if id not in found.closed)


def _urgent(rules: CompiledRules, state: State) -> tuple[str, tuple[str, ...]] | None:
    for alarm, rule in rules.alarms:
        if rule.evaluate(state).verdict is Verdict.FITS:
            return alarm.kind, alarm.windows
    return None
