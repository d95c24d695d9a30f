"""A new record in a draft: the fields without which it cannot be; all others are filled in on its own page."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import ClassVar

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.editions.drafts import Edition, EditionError
from navigator.editions.records.record_fields import FieldValues, Typed, record_with, values_of
from navigator.editions.records.record_files import Record, RecordFiles
from navigator.editions.records.record_kinds import ADDED, KINDS, RecordKind
from navigator.web.staff.editions.edition_page import requested_edition
from navigator.web.staff.editions.edition_words import REFUSED
from navigator.web.staff.request import StaffPage, StaffRequest

from .draft_records import draft_records, open_records, save_texts, texts_with
from .record_page import new_problems
from .record_words import REFUSED_FIELD

ID = "id"
_ID = {joint: re.compile(rf"[a-z][a-z0-9]*({joint}[a-z0-9]+)*") for joint in "-_"}
LONGEST_ID = 40


@dataclass(frozen=True)
class AddedRecordPage(StaffPage):
    """The form of a new record."""

    template: ClassVar[str] = "staff/edition_added_record.html"
    edition: Edition
    kind: RecordKind
    fields: Sequence[tuple[FieldValues, str]]  # with what is wrong
    grounds: Mapping[str, str]
    id: str
    id_problem: str
    refused: str
    back: str  # where such records are, behind the draft's address


def added_record_page(request: StaffRequest) -> Response:
    """GET the form."""
    return _page(request, None, {}, "")


def add_record(request: StaffRequest) -> Response:
    """POST a new record."""
    edition, kind = requested_edition(request).id, _kind(request)
    typed: dict[str, list[str]] = {}
    for name, value in request.form.pairs():
        typed.setdefault(name, []).append(value)
    try:
        with request.ledger.writing() as connection:
            id, problems = _add(connection, request, (edition, kind), typed)
    except EditionError as error:
        return _page(request, typed, {}, error.kind)
    if problems:
        return _page(request, typed, problems, "fields")
    return request.redirect(f"editions/{edition}/{f'records/{kind.id}/{id}' if kind.id in KINDS else kind.id}", "record")


def _kind(request: StaffRequest) -> RecordKind:
    """The kind in the path, where it takes new ones. 404 else."""
    kind = ADDED.get(request.http.path_params["kind"])
    if kind is None:
        raise HTTPException(404)
    return kind


def _empty(kind: RecordKind, id: str) -> Record:
    return Record(replace(kind, fields=kind.first), id, tuple({} for _ in kind.files))


def _add(
    connection: Connection, request: StaffRequest, place: tuple[int, RecordKind], typed: Typed
) -> tuple[str, Mapping[str, str]]:
    """Add to the draft as it now stands: its id, and by field what is wrong. EditionError."""
    edition, kind = place
    records = open_records(connection, request, edition)
    id = request.form.value(ID).strip() or _free_id(records.now, kind)
    added, problems = record_with(records.now, _empty(kind, id), typed)
    if not _ID[kind.joint].fullmatch(id) or len(id) > LONGEST_ID:
        problems |= {ID: "id"}
    elif _is_taken(records.now, kind, id):
        problems |= {ID: "taken"}
    if problems:
        return id, {name: request.t(REFUSED_FIELD[problem]) for name, problem in problems.items()}
    texts = texts_with(records, replace(added, kind=kind))
    if found := new_problems(request, records, texts, _empty(kind, id)):
        return id, found
    save_texts(connection, request, records, texts)
    return id, {}


def _free_id(files: RecordFiles, kind: RecordKind) -> str:
    """A name that nothing has: who adds a scheme need not think of one in letters."""
    return next(id for n in count(1) if not _is_taken(files, kind, id := f"{kind.id.removesuffix('s')}{kind.joint}{n}"))


def _is_taken(files: RecordFiles, kind: RecordKind, id: str) -> bool:
    """Windows and schemes share their names: a rule may lead to either."""
    return files.record(kind, id) is not None or (len(kind.files) > 1 and id in files.choices("services"))


def _page(request: StaffRequest, typed: Typed | None, problems: Mapping[str, str], refused: str) -> Response:
    edition, kind = requested_edition(request), _kind(request)
    with request.ledger.reading() as connection:
        records = draft_records(connection, request, edition)
    if not (request.may("editor") and records.edition.is_open):
        raise HTTPException(404)
    page = AddedRecordPage(
        edition=edition,
        kind=kind,
        fields=[(shown, problems.get(shown.field.name, "")) for shown in values_of(records.now, _empty(kind, ""), typed)],
        grounds=records.now.choices("grounds"),
        id=request.form.value(ID),
        id_problem=problems.get(ID, ""),
        refused=f"{request.t(REFUSED.get(refused, ''))} {problems.get('', '')}".strip(),
        back=f"records/{kind.id}" if kind.id in KINDS else kind.id,
    )
    return request.page(page, 422 if refused else 200)
