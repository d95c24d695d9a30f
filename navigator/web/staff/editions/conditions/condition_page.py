"""A condition built line by line. What is not finished yet stands in the form and nowhere else."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.editions import draft_texts
from navigator.editions.conditions import condition_edit
from navigator.editions.conditions.condition_change import (
    with_condition,
    with_first_condition,
    without_condition,
)
from navigator.editions.conditions.condition_edit import Path
from navigator.editions.conditions.condition_places import OPTIONAL, RANKS, ConditionPlace, node_at
from navigator.editions.conditions.written_condition import (
    EMPTY,
    MAX_DEPTH,
    MAX_LETTERS,
    WrittenCondition,
    WrittenGroup,
    flow_mapping,
    lines_of,
    read_text,
)
from navigator.editions.draft_texts import WrittenText
from navigator.editions.drafts import Edition, EditionError
from navigator.editions.edition_files import digest_of, own_text
from navigator.editions.open_draft import open_draft
from navigator.knowledge.files.region_files import RegionFiles
from navigator.web.staff.editions.edition_page import region_files, requested_edition
from navigator.web.staff.editions.edition_words import REFUSED
from navigator.web.staff.request import StaffPage, StaffRequest

from .condition_words import HELP, DraftConditions, draft_conditions
from .line_form import Choices, EnteredLine, LineForm, choices, line_form, new_line, typed_line

MAX_INDENT = 5  # levels that a narrow screen can show


@dataclass(frozen=True)
class ConditionLine:
    """One line: its number, what it says, what is wrong with it, and its form where it is open."""

    at: str  # the place in the tree, as the form has it
    number: str
    indent: int
    words: str
    read: Sequence[str]  # of a condition that it names
    problem: str
    form: LineForm | None
    is_list: bool


@dataclass(frozen=True)
class EditionConditionPage(StaffPage):
    """A condition of a draft, being built."""

    template: ClassVar[str] = "staff/edition_condition.html"
    edition: Edition
    title: str
    help: str
    place: ConditionPlace
    can_go: bool  # the record does without it
    seen: str
    condition: str  # as it stands in the form
    open_at: str
    lines: Sequence[ConditionLine]
    choices: Choices
    before: Sequence[str]  # in force, read aloud
    after: Sequence[str]
    users: Sequence[str]
    is_open: bool
    problem: str  # of the whole
    refused: str


@dataclass(frozen=True)
class Building:
    """A condition on its way: where it belongs, the tree, which line is open, and what was typed there."""

    place: ConditionPlace
    condition: WrittenCondition
    seen: str  # what stood there when the form was opened
    open_at: Path | None = None
    typed: EnteredLine | None = None
    problem: str = ""
    shows_problems: bool = False
    is_new: bool = False  # the open line: nothing was chosen yet


def condition_page(request: StaffRequest) -> Response:
    """GET a condition."""
    query = request.http.query_params
    saved = _saved(request, requested_edition(request))
    conditions = _conditions(request, saved)
    place = _place(conditions, query.get("file", ""), query.get("at", ""))
    if place not in conditions.by_place:
        return _page(request, Building(place, EMPTY, _seen(conditions, place), open_at=()))
    return _page(request, Building(place, conditions.by_place[place], _seen(conditions, place)))


def build_condition(request: StaffRequest) -> Response:
    """POST what to do with a line, or `save`."""
    edition, form = requested_edition(request), request.form
    conditions = _conditions(request, _saved(request, edition))
    place = _place(conditions, form.value("file"), form.value("at"))
    condition = read_text(form.value("condition"))
    if condition is None:
        raise HTTPException(422)
    verb, _, where = form.value("do").partition(":")
    building = _with_typed(Building(place, condition, form.value("seen"), _path(form.value("open"))), request, conditions)
    if building.typed and building.typed.is_wrong and verb != "remove":
        return _page(request, building, 422)
    if verb == "save":
        return _save(request, building, conditions)
    if verb == "clear" and place.kind in OPTIONAL and place in conditions.by_place:
        return _written(request, building, is_cleared=True)
    if verb not in DEEDS:
        raise HTTPException(422)
    done = DEEDS[verb](building, _path(where) or (), request, conditions)
    if _is_too_large(done.condition):
        return _page(request, replace(building, problem=request.t("これより長くも深くもできません。別の条件に分けてください。")), 422)
    return _page(request, done, 422 if done.problem else 200)


def _with_typed(building: Building, request: StaffRequest, conditions: DraftConditions) -> Building:
    """The open line as it was typed."""
    path = building.open_at
    line = condition_edit.part_at(building.condition, path) if path is not None else None
    if path is None or line is None:
        return replace(building, open_at=None)
    typed = typed_line(line, request.form, conditions)
    if typed.is_wrong:
        return replace(building, typed=typed)
    return replace(building, condition=condition_edit.replaced(building.condition, path, typed.line))


def _open(building: Building, path: Path, _request: StaffRequest, _conditions: DraftConditions) -> Building:
    return replace(building, open_at=path)


def _close(building: Building, _path: Path, _request: StaffRequest, _conditions: DraftConditions) -> Building:
    return replace(building, open_at=None)


def _add(building: Building, path: Path, request: StaffRequest, conditions: DraftConditions) -> Building:
    line = new_line(request.form.value("what"), conditions)
    if line is None:
        return replace(building, problem=request.t("足すものを選んでください。"))
    condition, at = condition_edit.added(building.condition, path, line)
    return replace(building, condition=condition, open_at=at, is_new=True)


def _remove(building: Building, path: Path, _request: StaffRequest, _conditions: DraftConditions) -> Building:
    return replace(building, condition=condition_edit.removed(building.condition, path), open_at=None, typed=None)


def _moving(by: int) -> Callable[[Building, Path, StaffRequest, DraftConditions], Building]:
    def moved(building: Building, path: Path, _request: StaffRequest, _conditions: DraftConditions) -> Building:
        condition, at = condition_edit.moved(building.condition, path, by)
        return replace(building, condition=condition, open_at=at)

    return moved


def _changing(
    change: Callable[[WrittenCondition, Path], WrittenCondition],
) -> Callable[[Building, Path, StaffRequest, DraftConditions], Building]:
    def changed(building: Building, path: Path, _request: StaffRequest, _conditions: DraftConditions) -> Building:
        return replace(building, condition=change(building.condition, path), open_at=path)

    return changed


DEEDS: Mapping[str, Callable[[Building, Path, StaffRequest, DraftConditions], Building]] = {
    "open": _open, "close": _close, "add": _add, "remove": _remove, "up": _moving(-1), "down": _moving(1),
    "not": _changing(lambda whole, path: condition_edit.wrapped(whole, path, "not")),
    "any": _changing(lambda whole, path: condition_edit.wrapped(whole, path, "any")),
    "all": _changing(lambda whole, path: condition_edit.wrapped(whole, path, "all")),
    "unwrap": _changing(condition_edit.unwrapped), "turn": _changing(condition_edit.turned),
}  # fmt: skip


def _save(request: StaffRequest, building: Building, conditions: DraftConditions) -> Response:
    t = request.t
    if any(conditions.problem(part, building.place) for _, part in lines_of(building.condition)):
        wrong = replace(building, problem=t("まだ直すところがあります。下の行を見てください。"), shows_problems=True)
        return _page(request, wrong, 422)
    return _written(request, building)


def _written(request: StaffRequest, building: Building, *, is_cleared: bool = False) -> Response:
    edition = requested_edition(request)
    try:
        with request.ledger.writing() as connection:
            done = _write(connection, request, edition.id, building, is_cleared=is_cleared)
    except EditionError as error:
        return _page(request, building, 422, error.kind)
    return request.redirect(f"editions/{edition.id}/conditions", done)


def _write(connection: Connection, request: StaffRequest, id: int, building: Building, *, is_cleared: bool) -> str:
    """Save into the text as it now stands; what was done. EditionError."""
    draft, place = open_draft(connection, id, region_files(request)), building.place
    draft.refuse_unsettled(place.file)
    conditions = _conditions(request, draft.saved)
    if building.seen != _seen(conditions, place):
        raise EditionError("condition_changed")
    text = own_text(conditions.files, place.file) or ""
    if is_cleared:
        changed = without_condition(text, place)
    elif place in conditions.by_place:
        changed = with_condition(text, place, building.condition)
    else:
        changed = with_first_condition(text, place, building.condition)
    if changed is None:
        raise EditionError("condition")
    saving = draft.save(connection, place.file, changed, request.actor)
    return "same" if saving == "same" else "condition_gone" if is_cleared else "condition"


def _saved(request: StaffRequest, edition: Edition) -> Sequence[WrittenText]:
    with request.ledger.reading() as connection:
        return draft_texts.rows(connection, edition.id)


def _conditions(request: StaffRequest, saved: Sequence[WrittenText]) -> DraftConditions:
    files = RegionFiles(region_files(request).folder, draft_texts.texts_of(saved))
    return draft_conditions(files, request.site.knowledge, request.today, request.t)


def _place(conditions: DraftConditions, file: str, at: str) -> ConditionPlace:
    found = next((place for place in (*conditions.by_place, *conditions.free) if (place.file, place.at) == (file, at)), None)
    if found is None:
        raise HTTPException(404)
    return found


def _seen(conditions: DraftConditions, place: ConditionPlace) -> str:
    """Changes with the record in which a condition stands."""
    record = node_at(conditions.trees[place.file], place.way[: 2 if place.file == RANKS else 1])
    text = own_text(conditions.files, place.file) or ""
    return digest_of(text[record.start_mark.index : record.end_mark.index] if record else "")[:16]


def _path(text: str) -> Path | None:
    """A place in the tree as the form has it: w for the whole, w-0-2 for a part; None for none."""
    steps = text.split("-")
    if steps[0] != "w" or len(steps) > MAX_DEPTH or not all(step.isascii() and step.isdecimal() and len(step) < 4 for step in steps[1:]):
        return None
    return tuple(map(int, steps[1:]))


def _page(request: StaffRequest, building: Building, status: int = 200, refused: str = "") -> Response:
    edition = requested_edition(request)
    conditions, place = _conditions(request, _saved(request, edition)), building.place
    condition = building.condition
    text = flow_mapping(condition)
    if _is_too_large(condition):
        raise HTTPException(422)
    in_force = DraftConditions(conditions.files, request.site.knowledge, request.today, request.t)
    page = EditionConditionPage(
        edition=edition,
        title=conditions.title(place),
        help=request.t(HELP.get(place.kind, "")),
        place=place,
        can_go=place.kind in OPTIONAL and place in conditions.by_place,
        seen=_seen(conditions, place) if refused == "condition_changed" else building.seen,
        condition=text,
        open_at=_at(building.open_at) if building.open_at is not None else "",
        lines=[_line(path, part, building, conditions) for path, part in lines_of(condition)],
        choices=choices(conditions),
        before=_in_force(request, edition, place, in_force),
        after=conditions.sentences_of(condition) or [request.t("まだ決まっていない行があります。")],
        users=conditions.users(place),
        is_open=request.may("editor") and edition.is_open,
        problem=building.problem,
        refused=request.t(REFUSED.get(refused, "")),
    )
    return request.page(page, status)


def _is_too_large(condition: WrittenCondition) -> bool:
    """Whether a form could not carry it."""
    return len(flow_mapping(condition)) > MAX_LETTERS or max(len(path) for path, _ in lines_of(condition)) >= MAX_DEPTH - 1


def _in_force(request: StaffRequest, edition: Edition, place: ConditionPlace, conditions: DraftConditions) -> Sequence[str]:
    """The condition as it is read aloud in what the draft rests on."""
    with request.ledger.reading() as connection:
        base = draft_texts.texts_of(draft_texts.rows(connection, edition.based_on))
    before = draft_conditions(RegionFiles(conditions.files.folder, base), conditions.knowledge, conditions.day, conditions.t)
    found = before.by_place.get(place)
    return (before.sentences_of(found) or []) if found else []


def _line(path: Path, part: WrittenCondition, building: Building, conditions: DraftConditions) -> ConditionLine:
    is_open, typed = path == building.open_at, building.typed
    is_unchosen = is_open and (building.is_new or bool(typed and typed.problem))
    problem = conditions.problem(part, building.place) if building.shows_problems else ""
    named = conditions.named.get((part.key, part.values[0])) if not isinstance(part, WrittenGroup) and len(part.values) == 1 else None
    return ConditionLine(
        at=_at(path),
        number="-".join(str(n + 1) for n in path),
        indent=min(len(path), MAX_INDENT),
        words=conditions.line(part, is_unchosen=is_unchosen),
        read=(conditions.sentences_of(named) or []) if named else [],
        problem=problem,
        form=line_form(part, conditions, typed, is_unchosen=is_unchosen) if is_open else None,
        is_list=isinstance(part, WrittenGroup) and part.kind != "not",
    )


def _at(path: Path) -> str:
    return "-".join(["w", *map(str, path)])
