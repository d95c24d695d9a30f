"""Golden cases of a draft as forms: who asks, what must come out, and what comes out with the draft as it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.dialogue.decision_json import InvalidFact, read_fact
from navigator.dialogue.wording.fact_text import option_label
from navigator.editions.drafts import Edition, EditionError
from navigator.editions.records.case_table import (
    FILE,
    NewCase,
    entries_of,
    problems_of_case,
    text_with_case,
    text_without_case,
)
from navigator.editions.records.record_files import RecordFiles
from navigator.knowledge.knowledge import Knowledge
from navigator.review.case_words import CaseWords, ChangedCase
from navigator.review.golden_cases import OWN_CASES, deviations, read_golden
from navigator.web.staff.editions.conditions.condition_words import draft_conditions
from navigator.web.staff.editions.edition_page import requested_edition
from navigator.web.staff.editions.edition_words import DONE, REFUSED
from navigator.web.staff.request import StaffPage, StaffRequest

from .draft_records import draft_records, open_records, save_texts
from .record_words import REFUSED_FIELD

SHOWN = 50  # cases on the page: each is worked through when it is asked for


@dataclass(frozen=True)
class AskedFact:
    """A question of the form: its answers to choose from, none for a number; and what was chosen or typed."""

    id: str
    label: str
    kind: str  # one | several | integer
    options: Sequence[tuple[str, str]]
    typed: Sequence[str] = ()


@dataclass(frozen=True)
class EditionCasesPage(StaffPage):
    """The cases of a draft."""

    template: ClassVar[str] = "staff/edition_cases.html"
    edition: Edition
    cases: Sequence[ChangedCase]  # with what comes out otherwise than they say; the last of them
    more: int  # cases before these
    facts: Sequence[AskedFact]
    services: Mapping[str, str]
    windows: Mapping[str, str]
    name: str
    first: str
    fits: Sequence[str]
    others: Sequence[str]
    is_open: bool
    problems: Mapping[str, str] = field(default_factory=dict)
    told: str = ""
    refused: str = ""


def cases_page(request: StaffRequest) -> Response:
    """GET the cases."""
    return _page(request)


def change_cases(request: StaffRequest) -> Response:
    """POST a case, or the name of one to be taken away. The region is read before the ledger is held for writing."""
    edition, form = requested_edition(request), request.form
    id = edition.id
    try:
        if form.value("do") == "remove":
            with request.ledger.writing() as connection:
                problems = _remove(connection, request, id)
        else:
            problems = _add(request, edition)
    except EditionError as error:
        return _page(request, {}, error.kind)
    if problems:
        return _page(request, problems, "fields")
    return request.redirect(f"editions/{id}/cases", "case_gone" if form.value("do") == "remove" else "case")


def _remove(connection: Connection, request: StaffRequest, id: int) -> Mapping[str, str]:
    records = open_records(connection, request, id)
    text = text_without_case(records.now, request.form.value("case"))
    if text is None:
        raise EditionError("unwritable")
    save_texts(connection, request, records, {FILE: text})
    return {}


def _add(request: StaffRequest, edition: Edition) -> Mapping[str, str]:
    """Add to the draft as it now stands; by field what is wrong. EditionError."""
    form = request.form
    with request.ledger.reading() as connection:
        seen = draft_records(connection, request, edition)
    facts, problems = _facts(request, _knowledge(request, seen.now))
    case = NewCase(" ".join(form.value("name").split()), facts, form.value("first"), form.values("fits"), form.values("others"))
    services = [*seen.now.choices("services")]
    with request.ledger.writing() as connection:
        records = open_records(connection, request, edition.id)
        problems |= problems_of_case(case, services, entries_of(records.now))
        if not problems:
            text = text_with_case(records.now, case)
            if text is None:
                raise EditionError("unwritable")
            save_texts(connection, request, records, {FILE: text})
    return {name: request.t(REFUSED_FIELD[problem]) for name, problem in problems.items()}


def _facts(request: StaffRequest, knowledge: Knowledge) -> tuple[dict[str, str | Sequence[str]], dict[str, str]]:
    """What was answered, and what is no answer."""
    facts: dict[str, str | Sequence[str]] = {}
    for id, spec in knowledge.facts.items():
        chosen = [value.strip() for value in request.form.values(f"fact:{id}") if value.strip()]
        if chosen:
            facts[id] = chosen if spec.fact.kind == "several" else chosen[0]
    try:
        for id, value in facts.items():
            read_fact(knowledge, id, value)
    except InvalidFact as error:
        return facts, {f"fact:{error.field}": "choice"}
    return facts, {}


def _knowledge(request: StaffRequest, files: RecordFiles) -> Knowledge:
    return draft_conditions(files.files, request.site.knowledge, request.today, request.t).knowledge


def _asked(request: StaffRequest, knowledge: Knowledge) -> list[AskedFact]:
    asked = []
    for id, spec in knowledge.facts.items():
        words = knowledge.fact_words.get(id)
        if words is None:
            continue
        values = () if spec.fact.kind == "integer" else spec.value_names
        options = [(value, option_label(knowledge, id, value, spec.asked_of[0], request.t)) for value in values]
        asked.append(AskedFact(id, request.t(words.label), spec.fact.kind, options, request.form.values(f"fact:{id}")))
    return asked


def _told(request: StaffRequest, knowledge: Knowledge, files: RecordFiles) -> tuple[list[ChangedCase], int]:
    """The last cases of the draft, with what comes out otherwise; and how many stand before them."""
    words = CaseWords(knowledge, knowledge, request.today, request.t)
    try:
        cases = read_golden(files.files.folder / "no-cases", {OWN_CASES: files.text(FILE)})
    except ValueError:  # written by hand so that its proof will say where
        return [], 0
    shown = cases[-SHOWN:]
    told = [words.told(case, deviations(knowledge, case, request.today, request.t)) for case in shown]
    return told, len(cases) - len(shown)


def _page(request: StaffRequest, problems: Mapping[str, str] | None = None, refused: str = "") -> Response:
    edition, form = requested_edition(request), request.form
    with request.ledger.reading() as connection:
        records = draft_records(connection, request, edition)
    knowledge = _knowledge(request, records.now)
    if edition.stands_alone and knowledge.region.name == request.site.knowledge.region.name:
        raise HTTPException(404)  # what lacks too much asks nothing yet
    cases, more = _told(request, knowledge, records.now)
    page = EditionCasesPage(
        edition=edition,
        cases=cases,
        more=more,
        facts=_asked(request, knowledge),
        services=records.now.choices("services"),
        windows=records.now.choices("windows"),
        name=form.value("name"),
        first=form.value("first"),
        fits=form.values("fits"),
        others=form.values("others"),
        is_open=request.may("editor") and records.edition.is_open,
        problems=problems or {},
        told=request.t(DONE.get(request.http.query_params.get("done", ""), "")),
        refused=request.t(REFUSED.get(refused, "")),
    )
    return request.page(page, 422 if refused else 200)
