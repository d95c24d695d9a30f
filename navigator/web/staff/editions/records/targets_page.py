"""The targets of a year as one table: for each a number, a remark, and how it is counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import ClassVar

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.dialogue.wording.translation import Translator
from navigator.editions.drafts import Edition, EditionError
from navigator.editions.records.record_change import part_of
from navigator.editions.records.record_files import RecordFiles
from navigator.editions.records.target_fields import TargetFields
from navigator.editions.records.target_table import FOLDER, TargetRow, TypedTarget, target_rows, with_targets
from navigator.web.forms import Form
from navigator.web.staff.editions.edition_page import requested_edition
from navigator.web.staff.editions.edition_words import DONE, REFUSED, state_of
from navigator.web.staff.request import StaffPage, StaffRequest

from .draft_records import ChangedField, draft_records, open_records, save_texts, text_with
from .target_words import WAYS, changed_targets, said_counting, said_problem, year_title


@dataclass(frozen=True)
class SentTargets:
    """What was typed of the targets, and what is wrong by target and field."""

    typed: Mapping[str, TypedTarget] = field(default_factory=dict)
    problems: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    refused: str = ""


@dataclass(frozen=True)
class TargetForm:
    """A target in the table: as it stands, as it was typed, how it is counted read aloud, and what is wrong by field."""

    row: TargetRow
    typed: TypedTarget
    counting: Sequence[str]
    problems: Mapping[str, str]

    @property
    def is_counting_wrong(self) -> bool:
        """Whether something is wrong with how it is counted, which is folded away."""
        return not {"value", "note"}.issuperset(self.problems)


@dataclass(frozen=True)
class EditionTargetsPage(StaffPage):
    """The targets of a year in a draft."""

    template: ClassVar[str] = "staff/edition_targets.html"
    edition: Edition
    state: str
    year: str
    title: str
    targets: Sequence[TargetForm]
    ways: Mapping[str, str]  # how a target can be counted, in words
    changes: Sequence[ChangedField]
    file: str
    is_open: bool
    told: str
    refused: str


@dataclass(frozen=True)
class TargetYearsPage(StaffPage):
    """The years that have targets."""

    template: ClassVar[str] = "staff/edition_years.html"
    edition: Edition
    years: Sequence[tuple[str, str]]  # its file's name, its title


def years_page(request: StaffRequest) -> Response:
    """GET the years."""
    edition = requested_edition(request)
    with request.ledger.reading() as connection:
        files = draft_records(connection, request, edition).now
    years = [(PurePosixPath(name).stem, year_title(files, name)) for name in files.files.names_in(FOLDER)]
    return request.page(TargetYearsPage(edition=edition, years=years))


def targets_page(request: StaffRequest) -> Response:
    """GET the targets of a year."""
    return _page(request, SentTargets())


def save_targets(request: StaffRequest) -> Response:
    """POST the whole table."""
    id, form = requested_edition(request).id, request.form
    ids = [name.removeprefix("seen:") for name, _ in form.pairs() if name.startswith("seen:")]
    typed = {id: _sent(form, id) for id in ids}
    try:
        with request.ledger.writing() as connection:
            problems = _save(connection, request, id, typed)
    except EditionError as error:
        return _page(request, SentTargets(typed, refused=error.kind))
    if problems:
        return _page(request, SentTargets(typed, problems, "fields"))
    return request.redirect(f"editions/{id}/targets/{request.http.path_params['year']}", "record")


def _sent(form: Form, id: str) -> TypedTarget:
    value, note, counted = (form.value(f"{name}:{id}") for name in ("value", "note", "counted"))
    each, rate_of = (tuple(form.value(f"{name}:{id}").splitlines()) for name in ("each", "rate_of"))
    fields = TargetFields(value, note, counted, each, form.value(f"adds:{id}") == "true", rate_of)
    return TypedTarget(fields, form.value(f"seen:{id}"))


def _save(
    connection: Connection, request: StaffRequest, id: int, typed: Mapping[str, TypedTarget]
) -> Mapping[str, Mapping[str, str]]:
    """Save into the draft as it now stands; by target and field what is wrong. EditionError."""
    records = open_records(connection, request, id)
    file = _file(request, records.now)
    tree = records.now.tree(file)
    if tree is None:
        raise EditionError("unwritable")
    changed, problems = with_targets(tree, typed)
    if not problems:
        save_texts(connection, request, records, {file: text_with(records, file, ("kpis",), part_of(changed, ("kpis",)) or [])})
    rows = {row.id: row for row in target_rows(tree)}
    said: dict[str, dict[str, str]] = {}
    for target, wrong in problems.items():
        row, told = rows[target], replace(rows[target], now=typed[target].fields)
        said[target] = {problem.field: said_problem(request.t, problem, row, told) for problem in wrong}
    return said


def _file(request: StaffRequest, files: RecordFiles) -> str:
    """The file of the year in the path. 404 when there is none."""
    file = f"{FOLDER}/{request.http.path_params['year']}.yaml"
    if file not in files.files.names_in(FOLDER):
        raise HTTPException(404)
    return file


def _page(request: StaffRequest, sent: SentTargets) -> Response:
    edition, t = requested_edition(request), request.t
    with request.ledger.reading() as connection:
        records = draft_records(connection, request, edition)
        state = state_of(connection, edition, request.now)
    file = _file(request, records.now)
    page = EditionTargetsPage(
        edition=edition,
        state=state,
        year=request.http.path_params["year"],
        title=year_title(records.now, file),
        targets=[_form(t, row, sent) for row in target_rows(records.now.tree(file))],
        ways={way: t(words) for way, words in WAYS.items()},
        changes=changed_targets(t, records, file),
        file=file,
        is_open=request.may("editor") and records.edition.is_open,
        told=t(DONE.get(request.http.query_params.get("done", ""), "")),
        refused=t(REFUSED.get(sent.refused, "")),
    )
    return request.page(page, 422 if sent.refused else 200)


def _form(t: Translator, row: TargetRow, sent: SentTargets) -> TargetForm:
    """What was typed stays; it has now seen what stands there where that was told."""
    problems = sent.problems.get(row.id, {})
    typed = sent.typed.get(row.id, TypedTarget(row.now, row.now.seen))
    typed = replace(typed, seen=row.now.seen) if problems else typed
    return TargetForm(row, typed, said_counting(t, row), problems)
