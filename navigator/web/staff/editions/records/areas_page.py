"""Which office of a window serves which municipality: one table, in which none can be served twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import ClassVar

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.editions.drafts import Edition, EditionError
from navigator.editions.edition_files import own_text
from navigator.editions.records.area_table import FOLDER, AreaTable, area_table, newly_idle, with_areas
from navigator.editions.records.record_change import with_tree
from navigator.editions.records.record_files import RecordFiles
from navigator.web.staff.editions.edition_page import requested_edition
from navigator.web.staff.editions.edition_words import DONE, REFUSED, state_of
from navigator.web.staff.request import StaffPage, StaffRequest

from .draft_records import ChangedField, draft_records, open_records, save_texts
from .record_words import REFUSED_FIELD


@dataclass(frozen=True)
class AreaRow:
    """A municipality with the office that serves it, the one that was chosen, and what is wrong."""

    code: str
    name: str
    office: str
    chosen: str
    problem: str = ""


@dataclass(frozen=True)
class SentAreas:
    """What was chosen by municipality, what its form had shown, and what is wrong."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    refused: str = ""


@dataclass(frozen=True)
class AreaWindowsPage(StaffPage):
    """The windows whose offices are told apart by municipalities."""

    template: ClassVar[str] = "staff/edition_area_windows.html"
    edition: Edition
    windows: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class EditionAreasPage(StaffPage):
    """The municipalities with the office of a window that serves each."""

    template: ClassVar[str] = "staff/edition_areas.html"
    edition: Edition
    state: str
    window: str
    title: str
    offices: Mapping[str, str]
    rows: Sequence[AreaRow]
    divided: Sequence[str]  # municipalities that offices share, by their names
    ending: Mapping[str, str]  # offices that end, by their names, with the last day
    changes: Sequence[ChangedField]
    file: str
    is_open: bool
    told: str
    refused: str


def area_windows_page(request: StaffRequest) -> Response:
    """GET the windows."""
    edition = requested_edition(request)
    with request.ledger.reading() as connection:
        files = draft_records(connection, request, edition).now
    titles, names = files.choices("windows"), files.files.names_in(FOLDER)
    windows = [(stem, titles.get(stem, stem)) for name in names if area_table(files.tree(name)) for stem in [PurePosixPath(name).stem]]
    return request.page(AreaWindowsPage(edition=edition, windows=windows))


def areas_page(request: StaffRequest) -> Response:
    """GET the table of a window."""
    return _page(request, SentAreas())


def save_areas(request: StaffRequest) -> Response:
    """POST the whole table."""
    id, form = requested_edition(request).id, request.form
    sent = {name.removeprefix("office:"): value for name, value in form.pairs() if name.startswith("office:")}
    try:
        with request.ledger.writing() as connection:
            problems = _save(connection, request, id, sent)
    except EditionError as error:
        return _page(request, SentAreas(sent, refused=error.kind))
    if problems:
        return _page(request, SentAreas(sent, problems, "fields"))
    return request.redirect(f"editions/{id}/areas/{request.http.path_params['window']}", "record")


def _save(connection: Connection, request: StaffRequest, id: int, sent: Mapping[str, str]) -> Mapping[str, str]:
    """Save into the draft as it now stands; by municipality what is wrong. EditionError."""
    records = open_records(connection, request, id)
    file, table = _table(request, records.now)
    tree, towns = records.now.tree(file), records.now.choices("municipalities")
    chosen, problems = dict[str, str](), dict[str, str]()
    for code, office in sent.items():
        now, seen = table.office_of(code), request.form.value(f"seen:{code}")
        if office in (seen, now) or code not in towns or code in table.divided:
            continue
        if office and office not in table.codes:
            problems[code] = request.t(REFUSED_FIELD["choice"])
        elif seen != now:
            problems[code] = request.t(REFUSED_FIELD["changed"]).format(now=_office_names(records.now, request).get(now, "—"))
        else:
            chosen[code] = office
    if problems or tree is None:
        return problems
    changed = with_areas(tree, table, chosen)
    if idle := newly_idle(table, changed):
        names = _office_names(records.now, request)
        said = request.t(REFUSED_FIELD["idle"]).format(name="、".join(names.get(office, office) for office in idle))
        return {code: said for code in chosen if table.office_of(code) in idle}
    text = with_tree(own_text(records.now.files, file) or "", changed)
    if text is None:
        raise EditionError("unwritable")
    save_texts(connection, request, records, {file: text})
    return {}


def _table(request: StaffRequest, files: RecordFiles) -> tuple[str, AreaTable]:
    """The file of the window in the path, and its table. 404 when there is none."""
    file = f"{FOLDER}/{request.http.path_params['window']}.yaml"
    table = area_table(files.tree(file)) if file in files.files.names_in(FOLDER) else None
    if table is None:
        raise HTTPException(404)
    return file, table


def _office_names(files: RecordFiles, request: StaffRequest) -> dict[str, str]:
    """The offices of the window by their names."""
    window = f"{request.http.path_params['window']}/"
    return {id.removeprefix(window): name for id, name in files.choices("offices").items() if id.startswith(window)}


def _day(last: str, request: StaffRequest) -> str:
    """A last day in words, as it stands where it is none."""
    try:
        return request.t.year(date.fromisoformat(last))
    except ValueError:
        return last


def _changes(request: StaffRequest, before: RecordFiles, after: RecordFiles, file: str) -> list[ChangedField]:
    """The municipalities that another office serves with the draft."""
    old, new = (area_table(files.tree(file)) for files in (before, after))
    names = _office_names(before, request) | _office_names(after, request)
    changed = []
    for code, town in after.choices("municipalities").items() if old and new else ():
        both = [table.office_of(code) for table in (old, new) if table]
        if both[0] != both[1]:
            changed.append(ChangedField(town, *([names[office]] if office in names else [] for office in both)))
    return changed


def _page(request: StaffRequest, sent: SentAreas) -> Response:
    edition, t = requested_edition(request), request.t
    with request.ledger.reading() as connection:
        records = draft_records(connection, request, edition)
        state = state_of(connection, edition, request.now)
    file, table = _table(request, records.now)
    window, names = request.http.path_params["window"], _office_names(records.now, request)
    rows = [
        AreaRow(code, name, now := table.office_of(code), sent.chosen.get(code, now), sent.problems.get(code, ""))
        for code, name in records.now.choices("municipalities").items()
        if code not in table.divided
    ]
    page = EditionAreasPage(
        edition=edition,
        state=state,
        window=window,
        title=records.now.choices("windows").get(window, window),
        offices={office: names.get(office, office) for office in table.codes},
        rows=rows,
        divided=[name for code, name in records.now.choices("municipalities").items() if code in table.divided],
        ending={names.get(office, office): _day(last, request) for office, last in table.ending.items()},
        changes=_changes(request, records.in_force, records.now, file),
        file=file,
        is_open=request.may("editor") and records.edition.is_open,
        told=t(DONE.get(request.http.query_params.get("done", ""), "")),
        refused=t(REFUSED.get(sent.refused, "")),
    )
    return request.page(page, 422 if sent.refused else 200)
