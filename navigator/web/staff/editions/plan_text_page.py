"""A new plan's text, pasted: its sentences one by one, each marked with what it owes and said in plain words.

What was pasted stands in the form and nowhere else; only what was marked is kept, in the officer's own words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.editions import draft_texts, new_year
from navigator.editions.drafts import Edition, EditionError
from navigator.knowledge.content.plan import OWES, Plan
from navigator.knowledge.files.region_files import RegionFiles
from navigator.web.staff.request import StaffPage, StaffRequest

from .edition_page import region_files, requested_edition
from .edition_words import REFUSED
from .new_year_page import OWED_WORDS, draft_knowledge, save_plan

PROBLEMS = {
    "id": "短い名前は、英小文字ではじめて、英小文字と数字とハイフンで書いてください。", "taken": "その短い名前は、もうあります。",
    "section": "計画の節を選んでください。", "owes": "何のことかを選んでください。", "text": "わかりやすい言葉で書いてください。",
}  # fmt: skip


@dataclass(frozen=True)
class MarkedSentence:
    """A sentence of the plan, and what was said of it."""

    sentence: str
    owes: str = ""
    section: str = ""
    id: str = ""
    text: str = ""
    problem: str = ""

    @property
    def statement(self) -> dict[str, str]:
        """As the plan's file has it."""
        return {"id": self.id, "section": self.section, "owes": self.owes, "text": self.text}


@dataclass(frozen=True)
class EditionPlanTextPage(StaffPage):
    """The text to paste, or its sentences."""

    template: ClassVar[str] = "staff/edition_plan_text.html"
    edition: Edition
    rows: Sequence[MarkedSentence]
    sections: Sequence[tuple[str, str]]
    owes: Mapping[str, str]
    is_open: bool
    refused: str


def plan_text_page(request: StaffRequest) -> Response:
    """GET the form for the text."""
    return _page(request, ())


def take_plan_text(request: StaffRequest) -> Response:
    """POST the text to mark, or what was marked."""
    do, form = request.form.value("do"), request.form
    if do == "split":
        return _page(request, [MarkedSentence(each) for each in new_year.sentences_in(form.value("pasted"))])
    if do != "take":
        raise HTTPException(422)
    rows = _looked_at(_typed(request), _plan(request), request)
    marked = [row.statement for row in rows if row.owes]
    if not marked or any(row.problem for row in rows):
        return _page(request, rows, "statement" if marked else "empty")
    edition = requested_edition(request)
    try:
        with request.ledger.writing() as connection:
            save_plan(connection, request, edition, lambda text: new_year.plan_with_statements(text, marked))
    except EditionError as error:
        return _page(request, rows, error.kind)
    return request.redirect(f"editions/{edition.id}/year", "statement#statements")


def _typed(request: StaffRequest) -> list[MarkedSentence]:
    form, rows = request.form, []
    for n in range(new_year.MAX_SENTENCES):
        if sentence := form.value(f"sentence-{n}"):
            values = (" ".join(form.value(f"{name}-{n}").split()) for name in ("owes", "section", "id", "text"))
            rows.append(MarkedSentence(sentence, *values))
    return rows


def _looked_at(rows: Sequence[MarkedSentence], plan: Plan, request: StaffRequest) -> list[MarkedSentence]:
    """Each with a name and its problem; a name that stands twice on the page is taken."""
    looked_at: list[MarkedSentence] = []
    used = {*plan.statements, *(row.id for row in rows)}
    for row in rows:
        if row.owes and not row.id:
            row = replace(row, id=new_year.free_statement_id(used))
            used.add(row.id)
        is_twice = any(row.id == other.id for other in looked_at if other.owes)
        kind = ("taken" if is_twice else new_year.problem_of_statement(row.statement, plan)) if row.owes else ""
        problem = request.t(PROBLEMS[kind]) if kind else ""
        looked_at.append(MarkedSentence(row.sentence, row.owes, row.section, row.id, row.text, problem))
    return looked_at


def _plan(request: StaffRequest) -> Plan:
    with request.ledger.reading() as connection:
        texts = draft_texts.texts_of(draft_texts.rows(connection, requested_edition(request).id))
    return draft_knowledge(request, RegionFiles(region_files(request).folder, texts))[0].plan


def _page(request: StaffRequest, rows: Sequence[MarkedSentence], refused: str = "") -> Response:
    edition, t = requested_edition(request), request.t
    page = EditionPlanTextPage(
        edition=edition,
        rows=rows,
        sections=[(section.id, section.title) for section in _plan(request).sections],
        owes={owed: t(OWED_WORDS[owed]) for owed in OWES},
        is_open=request.may("editor") and edition.is_open,
        refused=t(REFUSED.get(refused, "")),
    )
    return request.page(page, 422 if refused else 200)
