"""From a state to a decision: categories, ranked windows, schemes with reasons, and the next question.

A pure function over immutable values. The forty items of a decision are named tuples rather than frozen
dataclasses: they are built four times as fast, at every turn of every person.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .compiled_rules import Alternatives, CompiledRules, RankingStep
from .goals import GoalFindings
from .question import next_question, next_screen, open_goals, questions_left
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
class _Shown:
    """Ids in the order to show them: those that may serve, then those that turn away."""

    serving: list[str]
    refusing: list[str]


@dataclass(frozen=True, slots=True)
class _StateFindings:
    """What the goals say of a state, by the ids of their rules: each is evaluated once. `closed`: to whom nobody is sent.

    `instead`: of those named alike by some rules, whoever is not closed.
    """

    rules: CompiledRules
    by_rule: Mapping[str, Finding]
    windows: _Shown
    schemes: _Shown
    closed: set[str]
    instead: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)


def _read(rules: CompiledRules, state: State, likely: State | None) -> tuple[_StateFindings, GoalFindings]:
    findings = rules.findings(state)
    by_rule = findings.by_rule
    windows = _in_order(rules.window_steps, rules.windows_by_id, by_rule)
    schemes = _in_order(rules.scheme_steps, rules.schemes_by_id, by_rule)
    closed = {id for id, rule in rules.instead_for.items() if rule.evaluate(state).verdict is Verdict.NOT}
    closed.update(windows.refusing, schemes.refusing)
    if likely is not None:
        windows = _in_order(rules.window_steps, rules.windows_by_id, rules.findings(likely).by_rule)
    return _StateFindings(rules, by_rule, windows, schemes, closed), findings


def decide(rules: CompiledRules, state: State, likely: State | None = None) -> Decision:
    """Evaluate every rule in this state. `likely`: a narrower state by which windows are ordered until the door is certain."""
    found, findings = _read(rules, state, likely)
    goals = open_goals(rules, state, findings)
    question = next_question(rules, goals, state)
    return Decision(
        categories=tuple([CategoryDecision(c.id, r.evaluate(state), c.cites) for c, r in rules.categories]),
        windows=_windows(found),
        schemes=_schemes(found),
        next_question=None if question is None else rules.domains[question].fact.id,
        next_screen=tuple(rules.domains[fact].fact.id for fact in next_screen(rules, goals, question)),
        questions_left=questions_left(goals),
        door_certain=rules.door_certain(state),
        urgent=_urgent(rules, state),
    )


def _in_order(steps: Sequence[tuple[RankingStep, Rule]], ids: Iterable[str], findings: Mapping[str, Finding]) -> _Shown:
    """All ids in the order to show them: fits before maybe before not, then by step, then as written."""
    put = [id for step, rule in steps if findings[rule.id].verdict is Verdict.FITS for id in step.ids]
    fits: list[str] = []
    maybe: list[str] = []
    refusing: list[str] = []
    for id in dict.fromkeys((*put, *ids)):
        verdict = findings[id].verdict
        (refusing if verdict is Verdict.NOT else fits if verdict is Verdict.FITS else maybe).append(id)
    return _Shown(fits + maybe, refusing)


def _windows(found: _StateFindings) -> tuple[WindowDecision, ...]:
    put: dict[str, Finding] = {}
    for step, rule in found.rules.window_steps:
        if (step_finding := found.by_rule[rule.id]).verdict is Verdict.FITS:
            put |= {id: step_finding for id in step.ids if id not in put}
    ranking = found.windows.serving + found.windows.refusing
    decisions = []
    for n, id in enumerate(ranking, 1):
        window, choice, alternatives = found.rules.windows_by_id[id]
        finding = found.by_rule[id]
        if finding.verdict is Verdict.NOT:
            instead = _instead(found, alternatives, finding) or tuple(ranking[:1])
            decisions.append(WindowDecision(id, finding, window.cites, None, None, instead))
        else:
            office = (found.by_rule[choice.id].office or None) if choice else None
            decisions.append(WindowDecision(id, finding, window.cites, office, n, (), put.get(id)))
    return tuple(decisions)


def _schemes(found: _StateFindings) -> tuple[SchemeDecision, ...]:
    by_rule, by_id = found.by_rule, found.rules.schemes_by_id
    decisions = []
    for id in found.schemes.serving:
        scheme, parts, _ = by_id[id]
        part_findings = tuple([(part, by_rule[rule]) for part, rule in parts])
        decisions.append(SchemeDecision(id, by_rule[id], scheme.cites, scheme.window, part_findings))
    first = tuple((found.windows.serving + found.windows.refusing)[:1])
    for id in found.schemes.refusing:
        scheme, _, alternatives = by_id[id]
        instead = _instead(found, alternatives, by_rule[id]) or first
        decisions.append(SchemeDecision(id, by_rule[id], scheme.cites, scheme.window, (), instead))
    return tuple(decisions)


def _instead(found: _StateFindings, alternatives: Alternatives, failed: Finding) -> tuple[str, ...]:
    """Who serves instead: as the rule names for what failed, never one that is itself `not` or is not for this person."""
    named = alternatives.named(failed)
    instead = found.instead.get(named)
    if instead is None:
        instead = found.instead[named] = tuple([id for id in named if id not in found.closed])
    return instead


def _urgent(rules: CompiledRules, state: State) -> tuple[str, tuple[str, ...]] | None:
    for alarm, rule in rules.alarms:
        if rule.evaluate(state).verdict is Verdict.FITS:
            return alarm.kind, alarm.windows
    return None
