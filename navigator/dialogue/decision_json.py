"""Decisions, windows and schemes as JSON, and facts as the API takes them."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from navigator.dialogue.result.catalogue import scheme_list, window_list
from navigator.dialogue.result.helplines import helplines
from navigator.dialogue.wording.citations import citations
from navigator.dialogue.wording.fact_text import PERSONA_FACT, wanted_values
from navigator.dialogue.wording.translation import Translator
from navigator.engine.decide.decision import Decision, SchemeDecision, WindowDecision
from navigator.engine.decide.rule import Finding, Verdict
from navigator.knowledge.files.problems import nearest
from navigator.knowledge.knowledge import Knowledge

from .answers import DONT_KNOW, Answer, Conversation, is_valid, make_answer, number_bounds
from .evaluation import Evaluation, evaluate_answers


class InvalidFact(Exception):
    """An unknown fact or value, with the nearest valid one ("" for none)."""

    def __init__(self, field: str, value: Any, near: str, message: str) -> None:
        super().__init__(message)
        self.field, self.value, self.nearest, self.message = field, value, near, message


def decision_json(knowledge: Knowledge, facts: Mapping[str, Any], as_of: date, t: Translator) -> dict[str, Any]:
    """The decision for these facts on a day, as the API and the terminal print it. BadFacts for unknown ones."""
    conversation = Conversation(tuple((fact, read_fact(knowledge, fact, value)) for fact, value in facts.items()))
    evaluation = evaluate_answers(knowledge, conversation, conversation, datetime.combine(as_of, time(12)), t)
    decision = evaluation.decision
    return {
        "as_of": as_of.isoformat(),
        "plan_in_force": evaluation.in_force,
        "categories": [
            {"id": c.id, **_finding(evaluation, c.finding), "cites": _labels(evaluation, c.cites)}
            for c in decision.categories
        ],
        "windows": [_window(evaluation, w) for w in decision.windows],
        "schemes": [_scheme(evaluation, s) for s in decision.schemes],
        "door": _door(decision),
        "next_question": decision.next_question,
        "next": list(decision.next_screen),
        "questions_left": list(decision.questions_left),
        "urgent": _urgent(evaluation),
    }


def _door(decision: Decision) -> dict[str, Any]:
    """The first window and its office; null where no window is ranked, or one of several offices is not chosen yet."""
    first = next((window for window in decision.windows if window.rank == 1), None)
    return {
        "window": first.id if first else None,
        "office": first.office if first else None,
        "certain": decision.door_certain,
        "call": None,
    }


def read_fact(knowledge: Knowledge, fact: str, value: Any) -> Answer:
    """One fact of a request: a value, a list of options, a range, or null for "asked, not known"."""
    if fact not in knowledge.facts:
        near = nearest(fact, knowledge.facts) or ""
        hint = f" Did you mean `{near}`?" if near else ""
        raise InvalidFact(fact, value, near, f"`{fact}` is no fact.{hint}")
    if value is None:
        return DONT_KNOW
    declared = knowledge.facts[fact].fact
    if declared.kind == "several":
        return _options(knowledge, fact, value)
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise InvalidFact(fact, value, "", f"`{fact}` takes one value, a range, or null.")
    answer = make_answer(str(value))
    if not is_valid(knowledge, fact, answer):
        if declared.kind == "integer":
            near = "{}..{}".format(*number_bounds(declared))
            raise InvalidFact(fact, value, near, f"`{fact}` is a whole number or a range within {near}.")
        near = nearest(str(value), [str(v) for v in declared.values]) or str(declared.values[0])
        raise InvalidFact(fact, value, near, f"`{value}` is no value of `{fact}`. Did you mean `{near}`?")
    return answer


def _options(knowledge: Knowledge, fact: str, value: Any) -> Answer:
    options = knowledge.facts[fact].fact.options
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise InvalidFact(fact, value, f'["{options[0]}"]', f"`{fact}` takes a list of options.")
    for option in value:
        if option not in options:
            near = nearest(option, options) or options[0]
            raise InvalidFact(fact, option, near, f"`{option}` is no option of `{fact}`. Did you mean `{near}`?")
    return make_answer(*dict.fromkeys(value))


def _finding(evaluation: Evaluation, finding: Finding) -> dict[str, Any]:
    return {"verdict": str(finding.verdict), "settled": finding.settled, "because": _because(evaluation, finding)}


def _because(evaluation: Evaluation, finding: Finding) -> list[dict[str, Any]]:
    entries = []
    for leaf in finding.because:
        fact = evaluation.rules.domains[leaf.fact].fact
        if fact.id == PERSONA_FACT and finding.verdict is Verdict.FITS:
            continue
        wanted = wanted_values(leaf, fact)
        needs: Any = ",".join(wanted) if fact.kind == "integer" else wanted
        entry = {"fact": fact.id, "answer": _answer(evaluation.answers_in_use.get(fact.id)), "needs": needs}
        if leaf.written.negated and fact.kind == "several":
            entry["none_of"] = True
        entries.append(entry)
    return entries


def _answer(answer: Answer | None) -> Any:
    if answer is None or not answer.is_known:
        return None
    return answer.values[0] if len(answer.values) == 1 else list(answer.values)


def _labels(evaluation: Evaluation, ids: tuple[str, ...]) -> list[str]:
    return [c.section or f"{c.label}（{c.date}）" for c in citations(evaluation.knowledge, ids, evaluation.t)]


def _window(evaluation: Evaluation, window: WindowDecision) -> dict[str, Any]:
    entry = {
        "id": window.id, "office": window.office, **_finding(evaluation, window.finding), "rank": window.rank,
        "cites": _labels(evaluation, window.cites),
    }  # fmt: skip
    if window.step is not None:
        entry["because"] = [*_because(evaluation, window.step), *entry["because"]]
    return entry | ({"instead": list(window.instead)} if window.finding.verdict is Verdict.NOT else {})


def _scheme(evaluation: Evaluation, scheme: SchemeDecision) -> dict[str, Any]:
    entry = {"id": scheme.id, **_finding(evaluation, scheme.finding), "window": scheme.window}
    if scheme.finding.verdict is Verdict.NOT:
        entry["instead"] = list(scheme.instead)
    else:
        entry["parts"] = [{"id": id, **_finding(evaluation, finding)} for id, finding in scheme.parts]
        entry["confirm_at_window"] = list(evaluation.knowledge.schemes[scheme.id].confirm_at_window)
    return entry | {"cites": _labels(evaluation, scheme.cites)}


def _urgent(evaluation: Evaluation) -> dict[str, Any] | None:
    if evaluation.decision.urgent is None:
        return None
    kind, windows = evaluation.decision.urgent
    lines = helplines(evaluation.knowledge, evaluation.now, evaluation.t, kind)
    return {
        "kind": kind,
        "windows": list(windows),
        "helplines": [
            {"id": line.id, "name": line.name, "phone": line.phone, "hours": line.hours}
            for line in lines
            if line.phone
        ],
    }


def windows_json(knowledge: Knowledge, municipality: str, now: datetime, t: Translator) -> list[dict[str, Any]]:
    """All windows with their office for a municipality, with all their offices for ""."""
    return [
        {
            "id": window.window, "name": window.name, "kind": window.kind, "cites": [c.section or c.label for c in window.cites],
            "offices": [
                {
                    "id": o.id, "name": o.name, "phone": o.phone or None, "address": o.address or None,
                    "hours": o.hours or None, "page": o.page or None, "checked_on": o.checked_on or None,
                    "relay": {"name": o.relay.name, "phone": o.relay.phone, "ask": o.relay.ask} if o.relay else None,
                }
                for o in window.all_offices
            ],
        }
        for window in window_list(knowledge, now, t, municipality)
    ]  # fmt: skip


def schemes_json(knowledge: Knowledge, now: datetime, t: Translator) -> list[dict[str, Any]]:
    """All schemes in force."""
    return [
        {
            "id": card.id, "name": card.name, "official_name": card.official_name or None, "lead": card.lead,
            "for": list(knowledge.schemes[card.id].personas), "window": card.window[0],
            "then": [id for id, _ in card.then], "confirm_at_window": list(card.confirm),
            "cites": [c.section or c.label for c in card.cites],
        }
        for card in scheme_list(knowledge, now, t)
    ]  # fmt: skip
