"""A record of a draft as a form: its fields with their help, what the draft changes read aloud, and what cannot be at its field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.editions.drafts import Edition, EditionError
from navigator.editions.records.record_fields import (
    FieldValues,
    Typed,
    fields_of,
    record_with,
    said_of,
    values_of,
)
from navigator.editions.records.record_files import Record, RecordFiles, problems_of_record
from navigator.editions.records.record_kinds import RecordKind
from navigator.editions.records.record_places import field_at
from navigator.knowledge.files.region_files import RegionFiles
from navigator.web.staff.editions.edition_page import requested_edition
from navigator.web.staff.editions.edition_words import DONE, REFUSED, state_of
from navigator.web.staff.editions.file_words import file_words
from navigator.web.staff.editions.problem_words import meaning_of
from navigator.web.staff.request import StaffPage, StaffRequest

from .draft_records import (
    ChangedField,
    DraftRecords,
    draft_records,
    open_records,
    save_texts,
    texts_with,
)
from .record_words import REFUSED_FIELD
from .records_page import requested_kind


@dataclass(frozen=True)
class SentRecord:
    """What was typed of a record, and what is wrong with it by field."""

    typed: Typed | None = None
    problems: Mapping[str, str] = field(default_factory=dict)
    refused: str = ""


@dataclass(frozen=True)
class EditionRecordPage(StaffPage):
    """A record with its form."""

    template: ClassVar[str] = "staff/edition_record.html"
    edition: Edition
    state: str
    kind: RecordKind
    record: Record
    fields: Sequence[tuple[FieldValues, str]]  # with what is wrong
    grounds: Mapping[str, str]
    changes: Sequence[ChangedField]
    files: Sequence[tuple[str, str]]  # name, words
    has_conditions: bool
    contacts: str  # where telephone and hours are changed
    is_open: bool
    told: str
    refused: str


def record_page(request: StaffRequest) -> Response:
    """GET a record."""
    return _page(request, SentRecord())


def save_record(request: StaffRequest) -> Response:
    """POST what a record shall say."""
    id, kind, record_id = requested_edition(request).id, requested_kind(request), request.http.path_params["id"]
    typed: dict[str, list[str]] = {}
    for name, value in request.form.pairs():
        typed.setdefault(name, []).append(value)
    try:
        with request.ledger.writing() as connection:
            problems = _save(connection, request, (id, kind, record_id), typed)
    except EditionError as error:
        return _page(request, SentRecord(typed, refused=error.kind))
    if problems:
        return _page(request, SentRecord(typed, problems))
    return request.redirect(f"editions/{id}/records/{kind.id}/{record_id}", "record")


def _save(
    connection: Connection, request: StaffRequest, place: tuple[int, RecordKind, str], typed: Typed
) -> Mapping[str, str]:
    """Save into the draft as it now stands; by field what is wrong. EditionError."""
    id, kind, record_id = place
    records = open_records(connection, request, id)
    record = records.now.record(kind, record_id)
    if record is None:
        raise EditionError("unwritable")
    changed, problems = record_with(records.now, record, typed)
    if problems:
        return {name: _problem(request, (records.now, record), name, problem) for name, problem in problems.items()}
    texts = texts_with(records, changed)
    if found := new_problems(request, records, texts, changed):
        return found
    save_texts(connection, request, records, texts)
    return {}


def _problem(request: StaffRequest, now: tuple[RecordFiles, Record], name: str, problem: str) -> str:
    """What is wrong with a field, in words; what somebody else wrote there meanwhile is read aloud."""
    words = request.t(REFUSED_FIELD[problem])
    if problem != "changed":
        return words
    fields = [field for field in fields_of(now[1]) if field.name == name]
    return words.format(now="／".join(line for field in fields for line in said_of(*now, field)))


def new_problems(
    request: StaffRequest, records: DraftRecords, texts: Mapping[str, str], changed: Record
) -> dict[str, str]:
    """By field what the reader of its kind has against a record with these texts, and did not have before."""
    after = RecordFiles(RegionFiles(records.own.folder, {**records.now.files.texts, **texts}))
    known = {problem.text for problem in problems_of_record(records.now, changed.kind, changed.id)}
    found: dict[str, str] = {}
    for problem in problems_of_record(after, changed.kind, changed.id):
        if problem.text not in known:
            name = field_at(after, changed.kind, changed.id, (problem.file, problem.line))
            found.setdefault(name, meaning_of(problem.text, request.t) or f"{request.t(REFUSED_FIELD['reader'])} {problem.text}")
    return found


def _page(request: StaffRequest, sent: SentRecord) -> Response:
    edition, kind, t = requested_edition(request), requested_kind(request), request.t
    with request.ledger.reading() as connection:
        records = draft_records(connection, request, edition)
        state = state_of(connection, edition, request.now)
    record = records.now.record(kind, request.http.path_params["id"])
    if record is None:
        raise HTTPException(404)
    done = request.http.query_params.get("done", "")
    page = EditionRecordPage(
        edition=edition,
        state=state,
        kind=kind,
        record=record,
        fields=[(shown, sent.problems.get(shown.field.name, "")) for shown in values_of(records.now, record, sent.typed)],
        grounds=records.now.choices("grounds"),
        changes=records.changes_of(kind, record.id),
        files=[(file, file_words(file, records.now, t)) for file, _ in kind.places(record.id)],
        has_conditions=kind.has_conditions,
        contacts=f"/staff/contacts/{record.id}" if kind.id == "offices" else "",
        is_open=request.may("editor") and records.edition.is_open,
        told=t(DONE.get(done, "")),
        refused=_refused(request, sent),
    )
    return request.page(page, 422 if sent.typed is not None else 200)


def _refused(request: StaffRequest, sent: SentRecord) -> str:
    """What is said on top; what belongs to no field stands there too."""
    words = request.t(REFUSED.get(sent.refused or ("fields" if sent.problems else ""), ""))
    return f"{words} {sent.problems.get('', '')}".strip()
