"""Decisions, windows and schemes as JSON, and facts as the API takes them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from navigator.dialogue.result.calls import call_view
from navigator.dialogue.result.catalogue import scheme_list, window_list
from navigator.dialogue.result.helplines import helplines
from navigator.dialogue.result.reasons import desk_reason
from navigator.dialogue.result.views import CallView
from navigator.dialogue.result.windows import context_of
from navigator.dialogue.wording.citations import citations
from navigator.dialogue.wording.fact_text import PERSONA_FACT, wanted_values
from navigator.dialogue.wording.translation import Translator
from navigator.engine.decide.decision import SchemeDecision, WindowDecision
from navigator.engine.decide.rule import Finding, Verdict
from navigator.knowledge.files.problems import nearest
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.rules.facts import OUTSIDE

from .answers import DONT_KNOW, Answer, Conversation, is_valid, make_answer, number_bounds
from .evaluation import Evaluation, evaluate_answers, local_time


class InvalidFact(Exception):
    """An unknown fact or value, with the nearest valid one ("" for none)."""

    def __init__(self, field: str, value: Any, near: str, message: str) -> None:
        super().__init__(message)
        self.field, self.value, self.nearest, self.message = field, value, near, message


def decision_json(
    knowledge: Knowledge, facts: Mapping[str, Any], as_of: date, t: Translator, now: datetime | None = None
) -> dict[str, Any]:
    """The decision for these facts on a day, as the API and the terminal print it. InvalidFact for unknown ones.

    `now` tells whether the first door is open; on another day that is not known.
    """
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
        "schemes": [*(_scheme(evaluation, s) for s in decision.schemes), *_not_in_force(evaluation)],
        "door": _door(evaluation, now),
        "next_question": decision.next_question,
        "next": list(decision.next_screen),
        "questions_left": list(decision.questions_left),
        "urgent": _urgent(evaluation),
    }


def _door(evaluation: Evaluation, now: datetime | None) -> dict[str, Any]:
    """The first window, its office and whom to call; null where nothing is ranked, chosen or confirmed yet."""
    first = next((window for window in evaluation.decision.windows if window.rank == 1), None)
    return {
        "window": first.id if first else None,
        "office": first.office if first else None,
        "certain": evaluation.decision.door_certain,
        "call": _call(evaluation, first, now) if first else None,
    }


def _call(evaluation: Evaluation, first: WindowDecision, now: datetime | None) -> dict[str, Any] | None:
    knowledge = evaluation.knowledge
    local = local_time(knowledge, now) if now else evaluation.now
    office = knowledge.offices[first.id].get(first.office or "")
    context = replace(context_of(evaluation), now=local)
    call = call_json(call_view(context, first.id, office))
    if call is None and not context.place:  # a caller of the interface has no list of the halls beside it
        call = call_json(call_view(replace(context, place=OUTSIDE), first.id, office))
    known = now is not None and local.date() == evaluation.now.date()
    return call if call is None or known else call | {"open": None}


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


def _finding_of(evaluation: Evaluation, item: WindowDecision | SchemeDecision) -> dict[str, Any]:
    """A finding, with the reason why only the desk decides."""
    reason = desk_reason(evaluation, item.id, item.finding)
    return _finding(evaluation, item.finding) | ({"desk_decides": reason[0]} if reason else {})


def _not_in_force(evaluation: Evaluation) -> list[dict[str, Any]]:
    """Schemes that had not begun, or had ended, on the day: `not`, with their period and what served before."""
    in_force = {scheme.id for scheme, _, _ in evaluation.rules.schemes}
    open_windows = {w.id for w in evaluation.decision.windows if w.finding.verdict is not Verdict.NOT}
    return [
        {
            "id": text.id, "verdict": str(Verdict.NOT), "settled": True, "because": [], "window": text.window,
            "instead": [id for id in (text.window,) if id in open_windows],
            "valid": str(text.valid), "before": evaluation.t(text.before.text) if text.before else None,
            "cites": _labels(evaluation, text.before.cites if text.before else text.cites),
        }
        for text in evaluation.knowledge.schemes.values()
        if text.id not in in_force
    ]  # fmt: skip


def _because(evaluation: Evaluation, finding: Finding) -> list[dict[str, Any]]:
    entries = []
    for leaf in finding.because:
        fact = evaluation.rules.domains[leaf.fact].fact
        answer = _answer(evaluation.answers_in_use.get(fact.id))
        if finding.verdict is Verdict.FITS and (fact.id == PERSONA_FACT or answer is None):
            continue  # what another answer implies is no answer
        wanted = wanted_values(leaf, fact)
        needs: Any = ",".join(wanted) if fact.kind == "integer" else wanted
        entry = {"fact": fact.id, "answer": answer, "needs": needs}
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
        "id": window.id, "office": window.office, **_finding_of(evaluation, window), "rank": window.rank,
        "cites": _labels(evaluation, window.cites),
    }  # fmt: skip
    if window.step is not None:
        entry["because"] = [*_because(evaluation, window.step), *entry["because"]]
    return entry | ({"instead": list(window.instead)} if window.finding.verdict is Verdict.NOT else {})


def _scheme(evaluation: Evaluation, scheme: SchemeDecision) -> dict[str, Any]:
    entry = {"id": scheme.id, **_finding_of(evaluation, scheme), "window": scheme.window}
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
                    "call": call_json(o.call),
                }
                for o in window.all_offices
            ],
        }
        for window in window_list(knowledge, now, t, municipality)
    ]  # fmt: skip


def call_json(call: CallView | None) -> dict[str, Any] | None:
    """The one telephone to call; `open` is null where no hours are confirmed."""
    if call is None:
        return None
    return {
        "number": call.number, "kind": call.kind, "of": call.of, "ask_for": call.ask_for or None,
        "open": call.opening.is_open,
    }  # fmt: skip


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
