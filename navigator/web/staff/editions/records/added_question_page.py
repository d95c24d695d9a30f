"""A new question in a draft: what is asked, of whom, and what can be answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import ClassVar

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.editions.drafts import Edition, EditionError
from navigator.editions.records.new_question import (
    RULES,
    WORDS,
    NewQuestion,
    personas_asked,
    problems_of_question,
    question_rule,
    question_words,
)
from navigator.editions.records.record_change import part_of
from navigator.web.staff.editions.edition_page import requested_edition
from navigator.web.staff.editions.edition_words import REFUSED
from navigator.web.staff.request import StaffPage, StaffRequest

from .draft_records import draft_records, open_records, save_texts, text_with
from .record_words import REFUSED_FIELD

KIND_WORDS = {"one": "ひとつ選ぶ", "several": "いくつでも選べる", "integer": "数で答える"}
NOTHING_TYPED = NewQuestion("", "", "", (), "one", ())


@dataclass(frozen=True)
class AddedQuestionPage(StaffPage):
    """The form of a new question."""

    template: ClassVar[str] = "staff/edition_question.html"
    edition: Edition
    typed: NewQuestion
    personas: Mapping[str, str]
    kinds: Mapping[str, str]
    problems: Mapping[str, str] = field(default_factory=dict)
    refused: str = ""


def added_question_page(request: StaffRequest) -> Response:
    """GET the form."""
    return _page(request, NOTHING_TYPED)


def add_question(request: StaffRequest) -> Response:
    """POST a new question."""
    id, form = requested_edition(request).id, request.form
    lines = [" ".join(line.split()) for line in form.value("answers").splitlines()]
    label, ask, why, unit = (" ".join(form.value(name).split()) for name in ("label", "ask", "why", "unit"))
    typed = NewQuestion(label, ask, why, form.values("personas"), form.value("kind"), [line for line in lines if line], unit)
    try:
        with request.ledger.writing() as connection:
            added, problems = _add(connection, request, id, typed)
    except EditionError as error:
        return _page(request, typed, {}, error.kind)
    if problems:
        return _page(request, typed, problems, "fields")
    return request.redirect(f"editions/{id}/records/questions/{added}", "record")


def _add(connection: Connection, request: StaffRequest, id: int, typed: NewQuestion) -> tuple[str, Mapping[str, str]]:
    """Add to the draft as it now stands: its name there, and by field what is wrong. EditionError."""
    records = open_records(connection, request, id)
    if problems := problems_of_question(typed, [*personas_asked(records.now)]):
        return "", {name: request.t(REFUSED_FIELD[problem]) for name, problem in problems.items()}
    names = (f"question_{n}" for n in count(1))
    name = next(name for name in names if not any(part_of(records.now.tree(file), (name,)) for file in (RULES, WORDS)))
    said = {RULES: question_rule(typed), WORDS: question_words(typed)}
    texts = {file: text_with(records, file, (name,), tree) for file, tree in said.items()}
    save_texts(connection, request, records, texts)
    return name, {}


def _page(request: StaffRequest, typed: NewQuestion, problems: Mapping[str, str] | None = None, refused: str = "") -> Response:
    edition, t = requested_edition(request), request.t
    with request.ledger.reading() as connection:
        records = draft_records(connection, request, edition)
    if not (request.may("editor") and records.edition.is_open):
        raise HTTPException(404)
    personas: Sequence[str] = typed.personas or [*personas_asked(records.now)]
    page = AddedQuestionPage(
        edition=edition,
        typed=NewQuestion(typed.label, typed.ask, typed.why, personas, typed.kind, typed.answers, typed.unit),
        personas=personas_asked(records.now),
        kinds={kind: t(words) for kind, words in KIND_WORDS.items()},
        problems=problems or {},
        refused=t(REFUSED.get(refused, "")),
    )
    return request.page(page, 422 if refused else 200)
