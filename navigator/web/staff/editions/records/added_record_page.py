"""A new record in a draft: the fields without which it cannot be; all others are filled in on its own page."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import PurePosixPath
from typing import ClassVar

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.editions.drafts import Edition, EditionError
from navigator.editions.records.area_table import area_table, newly_idle, with_new_office
from navigator.editions.records.kinds.every_kind import ADDED, KINDS
from navigator.editions.records.kinds.ground_kinds import SECTIONS
from navigator.editions.records.kinds.record_kind import RecordKind
from navigator.editions.records.kinds.service_kinds import OFFICES
from navigator.editions.records.record_change import Tree, part_of, tree_of
from navigator.editions.records.record_fields import FieldValues, Typed, record_with, values_of
from navigator.editions.records.record_files import Record, RecordFiles
from navigator.web.staff.editions.edition_page import requested_edition
from navigator.web.staff.editions.edition_words import REFUSED
from navigator.web.staff.request import StaffPage, StaffRequest

from .draft_records import DraftRecords, draft_records, open_records, save_texts, text_with, texts_with
from .record_page import new_problems
from .record_words import REFUSED_FIELD

ID, WITHIN = "id", "within"
_ID = {joint: re.compile(rf"[a-z][a-z0-9]*({joint}[a-z0-9]+)*") for joint in "-_"}
_CODE = re.compile("[0-9]{5,6}")  # of the ministry; a leading 0 belongs to it
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
    within: str = ""  # the window that it shall belong to
    windows: Mapping[str, str] = field(default_factory=dict)  # to choose that from, where it belongs to one
    within_problem: str = ""


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
    trees: list[Tree] = [kind.begins.get(n, {}) for n in range(len(kind.files))]
    return Record(replace(kind, fields=kind.first), id, tuple(trees))


def _add(
    connection: Connection, request: StaffRequest, place: tuple[int, RecordKind], typed: Typed
) -> tuple[str, Mapping[str, str]]:
    """Add to the draft as it now stands: its id, and by field what is wrong. EditionError."""
    edition, kind = place
    records = open_records(connection, request, edition)
    id = _chosen_id(request, records.now, kind)
    added, problems = record_with(records.now, _empty(kind, id), typed)
    if problem := _problem_of_id(records.now, kind, id):
        problems |= problem
    if problems:
        return id, {name: request.t(REFUSED_FIELD[problem]) for name, problem in problems.items()}
    texts = _texts_with(records, replace(added, kind=kind))
    if idle := _idle(request, records, kind, texts):
        return id, {"0.area": idle}
    if found := new_problems(request, records, texts, _empty(kind, id)):
        return id, found
    save_texts(connection, request, records, texts)
    return id, {}


def _chosen_id(request: StaffRequest, files: RecordFiles, kind: RecordKind) -> str:
    first = f"{request.form.value(WITHIN)}/" if kind.is_nested else ""
    if kind.listed == "number":
        return f"{first}{files.count(kind, first.rstrip('/')) + 1}"
    own = "0.id" if kind.listed and kind.first[0].keys == ID else ID
    return f"{first}{request.form.value(own).strip()}" if request.form.value(own).strip() else _free_id(files, kind, first)


def _problem_of_id(files: RecordFiles, kind: RecordKind, id: str) -> dict[str, str]:
    """What is wrong with its name, or with the window that it shall belong to."""
    first, _, last = id.rpartition("/")
    if kind.is_nested and first not in files.choices("windows"):
        return {WITHIN: "choice"}
    if kind.listed == "number":
        return {}
    if kind is SECTIONS:
        is_right = bool(last) and last.isprintable() and "/" not in id
    else:
        is_right = bool((_CODE if kind.is_coded else _ID[kind.joint]).fullmatch(last))
    if not is_right or len(last) > LONGEST_ID:
        return {"0.id" if kind is SECTIONS else ID: "code" if kind.is_coded else "id"}
    return {"0.id" if kind is SECTIONS else ID: "taken"} if _is_taken(files, kind, id) else {}


def _texts_with(records: DraftRecords, added: Record) -> dict[str, str]:
    """The texts with a new record; a municipality that an office newly serves is served by no other one of its window."""
    if added.kind.listed == "id":
        tree = added.trees[0] if isinstance(added.trees[0], dict) else {}
        added = replace(added, trees=({"id": added.id, **tree},))
    texts = texts_with(records, added)
    codes = part_of(added.trees[0], ("area",)) if added.kind is OFFICES else None
    if not isinstance(codes, list):
        return texts
    ((file, (id,)),) = records.now.places(added.kind, added.id)
    held = records.now.tree(file) or {}
    return {file: text_with(records, file, (), with_new_office(held, id, (added.trees[0], records.now.place_fact)))}


def _idle(request: StaffRequest, records: DraftRecords, kind: RecordKind, texts: Mapping[str, str]) -> str:
    """That an office would be left without any municipality, in words; "" where none is."""
    for file, text in texts.items() if kind is OFFICES else ():
        before, names = area_table(records.now.tree(file)), records.now.choices("offices")
        if before and (idle := newly_idle(before, tree_of(text) or {})):
            window = PurePosixPath(file).stem
            return request.t(REFUSED_FIELD["idle"]).format(name="、".join(names.get(f"{window}/{office}", office) for office in idle))
    return ""


def _free_id(files: RecordFiles, kind: RecordKind, first: str = "") -> str:
    """A name that nothing has: who adds a scheme need not think of one in letters."""
    stem = kind.stem or kind.id.removesuffix("s")
    return next(id for n in count(1) if not _is_taken(files, kind, id := f"{first}{stem}{kind.joint}{n}"))


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
        within=request.form.value(WITHIN) or request.http.query_params.get(WITHIN, ""),
        windows=records.now.choices("windows") if kind.is_nested else {},
        within_problem=problems.get(WITHIN, ""),
    )
    return request.page(page, 422 if refused else 200)
