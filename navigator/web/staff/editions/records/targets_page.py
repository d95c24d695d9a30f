"""The targets of a year as one table: a number and a remark for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import ClassVar

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.editions.drafts import Edition, EditionError
from navigator.editions.records.record_change import part_of
from navigator.editions.records.record_files import RecordFiles
from navigator.editions.records.target_table import FOLDER, TargetRow, TypedTarget, target_rows, with_targets
from navigator.web.staff.editions.edition_page import requested_edition
from navigator.web.staff.editions.edition_words import DONE, REFUSED, state_of
from navigator.web.staff.request import StaffPage, StaffRequest

from .draft_records import ChangedField, draft_records, open_records, save_texts, text_with
from .record_words import REFUSED_FIELD


@dataclass(frozen=True)
class SentTargets:
    """What was typed of the targets, and what is wrong by target."""

    typed: Mapping[str, TypedTarget] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    refused: str = ""


@dataclass(frozen=True)
class EditionTargetsPage(StaffPage):
    """The targets of a year in a draft."""

    template: ClassVar[str] = "staff/edition_targets.html"
    edition: Edition
    state: str
    year: str
    title: str
    rows: Sequence[tuple[TargetRow, TypedTarget, str]]  # as it stands, as it was typed, what is wrong
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
    names = [PurePosixPath(name).stem for name in files.files.names_in(FOLDER)]
    return request.page(TargetYearsPage(edition=edition, years=[(name, _title(files, name)) for name in names]))


def targets_page(request: StaffRequest) -> Response:
    """GET the targets of a year."""
    return _page(request, SentTargets())


def save_targets(request: StaffRequest) -> Response:
    """POST the whole table."""
    id, form = requested_edition(request).id, request.form
    ids = [name.removeprefix("seen:") for name, _ in form.pairs() if name.startswith("seen:")]
    typed = {id: TypedTarget(form.value(f"value:{id}"), form.value(f"note:{id}"), form.value(f"seen:{id}")) for id in ids}
    try:
        with request.ledger.writing() as connection:
            problems = _save(connection, request, id, typed)
    except EditionError as error:
        return _page(request, SentTargets(typed, refused=error.kind))
    if problems:
        return _page(request, SentTargets(typed, problems, "fields"))
    return request.redirect(f"editions/{id}/targets/{request.http.path_params['year']}", "record")


def _save(connection: Connection, request: StaffRequest, id: int, typed: Mapping[str, TypedTarget]) -> Mapping[str, str]:
    """Save into the draft as it now stands; by target what is wrong. EditionError."""
    records = open_records(connection, request, id)
    file = _file(request, records.now)
    tree = records.now.tree(file)
    if tree is None:
        raise EditionError("unwritable")
    changed, problems = with_targets(tree, typed)
    if not problems:
        save_texts(connection, request, records, {file: text_with(records, file, ("kpis",), part_of(changed, ("kpis",)) or [])})
    rows = {row.id: row for row in target_rows(tree)}
    return {id: request.t(REFUSED_FIELD[problem]).format(now=_said(rows[id])) for id, problem in problems.items()}


def _file(request: StaffRequest, files: RecordFiles) -> str:
    """The file of the year in the path. 404 when there is none."""
    file = f"{FOLDER}/{request.http.path_params['year']}.yaml"
    if file not in files.files.names_in(FOLDER):
        raise HTTPException(404)
    return file


def _title(files: RecordFiles, year: str) -> str:
    return str(part_of(files.tree(f"{FOLDER}/{year}.yaml"), ("title",)) or year)


def _said(row: TargetRow) -> str:
    return "　".join(part for part in (f"{row.value}{row.unit}" if row.value else "—", row.note) if part)


def _changes(before: RecordFiles, after: RecordFiles, file: str) -> list[ChangedField]:
    """The targets that a draft says otherwise, read aloud."""
    old = {row.id: row for row in target_rows(before.tree(file))}
    new = {row.id: row for row in target_rows(after.tree(file))}
    both = {id: ([_said(old[id])] if id in old else [], [_said(new[id])] if id in new else []) for id in {**old, **new}}
    return [ChangedField((new.get(id) or old[id]).text, *said) for id, said in both.items() if said[0] != said[1]]


def _page(request: StaffRequest, sent: SentTargets) -> Response:
    edition, t = requested_edition(request), request.t
    with request.ledger.reading() as connection:
        records = draft_records(connection, request, edition)
        state = state_of(connection, edition, request.now)
    file = _file(request, records.now)
    rows = [(row, _typed(row, sent), sent.problems.get(row.id, "")) for row in target_rows(records.now.tree(file))]
    page = EditionTargetsPage(
        edition=edition,
        state=state,
        year=request.http.path_params["year"],
        title=_title(records.now, request.http.path_params["year"]),
        rows=rows,
        changes=_changes(records.in_force, records.now, file),
        file=file,
        is_open=request.may("editor") and records.edition.is_open,
        told=t(DONE.get(request.http.query_params.get("done", ""), "")),
        refused=t(REFUSED.get(sent.refused, "")),
    )
    return request.page(page, 422 if sent.refused else 200)


def _typed(row: TargetRow, sent: SentTargets) -> TypedTarget:
    """What was typed; it has now seen what stands there where that was told."""
    typed = sent.typed.get(row.id)
    if typed is None:
        return TypedTarget(row.value, row.note, row.seen)
    return TypedTarget(typed.value, typed.note, row.seen if row.id in sent.problems else typed.seen)
