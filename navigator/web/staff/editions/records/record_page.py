"""A record of a draft as a form: its fields with their help, what the draft changes read aloud, and what cannot be at its field."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.editions.drafts import Edition, EditionError
from navigator.editions.edition_files import digest_of
from navigator.editions.records.area_table import FOLDER, area_table
from navigator.editions.records.kinds.record_kind import RecordKind
from navigator.editions.records.record_fields import (
    FieldValues,
    Typed,
    fields_of,
    record_with,
    said_of,
    values_of,
)
from navigator.editions.records.record_files import Record, RecordFiles, problems_of_record
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
    texts_without,
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
    links: Sequence[tuple[str, str]]  # what else belongs to it: address, words
    seen: str  # of all that it says, where it can be taken away; "" where it cannot
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
    is_gone = request.form.value("do") == "remove"
    try:
        with request.ledger.writing() as connection:
            if is_gone:
                _remove(connection, request, (id, kind, record_id))
            problems = {} if is_gone else _save(connection, request, (id, kind, record_id), typed)
    except EditionError as error:
        return _page(request, SentRecord(typed, refused=error.kind))
    if problems:
        return _page(request, SentRecord(typed, problems))
    if is_gone:
        return request.redirect(f"editions/{id}/records/{kind.id}", "gone")
    return request.redirect(f"editions/{id}/records/{kind.id}/{record_id}", "record")


def _remove(connection: Connection, request: StaffRequest, place: tuple[int, RecordKind, str]) -> None:
    """Take a record out of the draft as it now stands, if it is the one that was seen. EditionError."""
    id, kind, record_id = place
    records = open_records(connection, request, id)
    record = records.now.record(kind, record_id)
    if record is None or not _can_go(records, record) or request.form.value("seen") != _digest(record):
        raise EditionError("gone")
    save_texts(connection, request, records, texts_without(records, record))


def _can_go(records: DraftRecords, record: Record) -> bool:
    """What is in force and has days of its own ends by them; what the draft brought may always go."""
    kind = record.kind
    if not kind.first or kind.id == "parameters":
        return False
    return kind.can_go or records.in_force.record(kind, record.id) is None


def _digest(record: Record) -> str:
    """It changes with anything that the record says."""
    return digest_of(json.dumps(record.trees))[:12]


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
        files=[(file, file_words(file, records.now, t)) for file, _ in kind.container(record.id)],
        links=_links(request, records, record),
        seen=_digest(record) if _can_go(records, record) else "",
        is_open=request.may("editor") and records.edition.is_open,
        told=t(DONE.get(done, "")),
        refused=_refused(request, sent),
    )
    return request.page(page, 422 if sent.typed is not None else 200)


def _links(request: StaffRequest, records: DraftRecords, record: Record) -> list[tuple[str, str]]:
    """What else is changed of it, and where."""
    path, kind, t = f"/staff/editions/{records.edition.id}", record.kind, request.t
    links = [(f"{path}/conditions", t("だれに合うかの条件を見る"))] if kind.has_conditions else []
    if kind.id in ("windows", "offices"):
        window = record.id.partition("/")[0]
        is_divided = area_table(records.now.tree(f"{FOLDER}/{window}.yaml")) is not None
        links += [(f"{path}/areas/{window}", t("受け持つ市町村を見る"))] if is_divided else []
    if kind.id == "windows" and records.edition.is_open and request.may("editor"):
        links += [
            (f"{path}/added/offices?within={record.id}", t("この窓口の事業所を足す")),
            (f"{path}/added/variants?within={record.id}", t("ある方にだけ、言葉を変える")),
        ]
    if kind.id in ("windows", "schemes", "window-steps", "scheme-steps"):
        links.append((f"{path}/order", t("ご案内の順番を見る")))
    if kind.id == "offices" and records.in_force.record(kind, record.id):
        links.append((f"/staff/contacts/{record.id}", t("電話・時間・住所を見る")))
    return links


def _refused(request: StaffRequest, sent: SentRecord) -> str:
    """What is said on top; what belongs to no field stands there too."""
    words = request.t(REFUSED.get(sent.refused or ("fields" if sent.problems else ""), ""))
    return f"{words} {sent.problems.get('', '')}".strip()
