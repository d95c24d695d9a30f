"""The first municipalities, windows and offices of a new prefecture, as few fields each, written into the files that hold them."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from navigator.editions.drafts import EditionError
from navigator.editions.edition_files import own_text
from navigator.editions.records.record_change import Tree, part_of, tree_of, with_part, with_tree
from navigator.knowledge.files.region_files import RegionFiles

PLACES = "content/municipalities.yaml"
PLACE_FACT = "municipality"
CHECKED = "officer-check"  # the ground of what officers found out themselves
MAX_LINE, MAX_PLACES = 40, 200
PLACE_PARTS = 5  # code, name, reading, latitude, longitude
_CODE = re.compile("[0-9]{1,10}")  # of the ministry it has five or six digits; a leading 0 belongs to it
_DEGREE = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,10})?")


@dataclass(frozen=True)
class NewPlace:
    """A municipality as it is typed."""

    code: str
    name: str
    kana: str
    lat: str
    lon: str


@dataclass(frozen=True)
class NewOffice:
    """An office as it is typed. `phone` and `address` may be "": nobody can call there, or go there, yet."""

    office: str
    at: str
    phone: str
    address: str
    checked_on: str


@dataclass(frozen=True)
class NewWindow:
    """A window as it is typed; `say` has a line for each sentence."""

    name: str
    kind: str
    lead: str
    why: str
    say: str
    cites: str


def read_places(typed: str) -> list[NewPlace] | None:
    """The municipalities of a list, one a line; None where a line is no such thing, or its number or degrees are none."""
    places = []
    for line in filter(None, (" ".join(line.replace("、", ",").replace("\t", ",").split()) for line in typed.splitlines())):
        parts = [part.strip() for part in line.split(",")]
        if len(parts) != PLACE_PARTS or not all(is_line(part, MAX_LINE) for part in parts):
            return None
        places.append(NewPlace(*parts))
    are_right = all(_CODE.fullmatch(each.code) and _is_degree(each.lat, 90) and _is_degree(each.lon, 180) for each in places)
    codes = {each.code for each in places}
    return places if places and are_right and len(codes) == len(places) <= MAX_PLACES else None


def _is_degree(text: str, most: int) -> bool:
    """Whether this is a number of degrees as people write it: no `nan`, no `1e3`."""
    return bool(_DEGREE.fullmatch(text)) and abs(float(text)) <= most


def text_of_places(places: Sequence[NewPlace]) -> str:
    """The file of the municipalities."""
    return "".join(
        f"{quoted(each.code)}: {{name: {quoted(each.name)}, kana: {quoted(each.kana)}, "
        f"lat: {quoted(each.lat)}, lon: {quoted(each.lon)}}}\n"
        for each in places
    )


def places_in(files: RegionFiles) -> dict[str, str]:
    """The municipalities of a draft by their codes."""
    tree = tree_of(text_in(files, PLACES))
    return {code: str(part_of(each, ("name",)) or code) for code, each in tree.items()} if isinstance(tree, dict) else {}


def windows_in(files: RegionFiles) -> dict[str, str]:
    """The windows of a draft by their ids."""
    tree = tree_of(text_in(files, "content/windows.yaml"))
    return {id: str(part_of(each, ("name",)) or id) for id, each in tree.items()} if isinstance(tree, dict) else {}


def texts_with_window(files: RegionFiles, window: NewWindow, office: NewOffice) -> dict[str, str]:
    """The files with one window more, behind the others, whose office serves every municipality. EditionError."""
    id = _free("window", files, "rules/windows.yaml")
    words: Tree = {"name": window.name, "kind": window.kind, "lead": window.lead, "why": window.why, "say": [*window.say.splitlines()]}
    rank: Tree = {"for": ["resident"], "put": [id], "cites": [window.cites]}
    ranks = part_of(tree_of(text_in(files, "rules/ranks.yaml")), ("windows",))
    offices = _file_of_offices(id)
    return {
        "rules/windows.yaml": _with(files, "rules/windows.yaml", (id,), {"for": ["resident"], "office": "area", "cites": [window.cites]}),
        "content/windows.yaml": _with(files, "content/windows.yaml", (id,), words),
        offices: _with(files, offices, ("office-1",), _office(office, [*places_in(files)])),
        "rules/ranks.yaml": _with(files, "rules/ranks.yaml", ("windows",), [*(ranks if isinstance(ranks, list) else ()), rank]),
    }


def texts_with_office(files: RegionFiles, window: str, office: NewOffice) -> dict[str, str]:
    """The files with one office more, which serves the municipality where it is in place of another. EditionError."""
    name = _file_of_offices(window)
    id = _free("office", files, name)
    others: Tree = {key: _without_place(each, office.at) for key, each in _held(files, name).items()}
    return {name: _with(files, name, (), with_part(others, (id,), _office(office, [office.at])))}


def _held(files: RegionFiles, name: str) -> dict[str, Tree]:
    tree = tree_of(text_in(files, name))
    if not isinstance(tree, dict):
        raise EditionError("unwritable")
    return tree


def _free(stem: str, files: RegionFiles, name: str) -> str:
    """A name that nothing in a file has."""
    held = _held(files, name)
    return next(id for n in count(1) if (id := f"{stem}-{n}") not in held)


def _file_of_offices(window: str) -> str:
    return f"content/offices/{window}.yaml"


def _office(office: NewOffice, places: Sequence[str]) -> Tree:
    values = {key: _value(text, office.checked_on) for key, text in (("phone", office.phone), ("address", office.address))}
    return {"name": office.office, "at": office.at, "area": {PLACE_FACT: [*places]}, **values}


def _value(text: str, checked_on: str) -> Tree:
    if not text:
        return {"status": "unknown"}
    return {"value": text, "source": CHECKED, "checked_on": checked_on, "status": "confirmed"}


def _without_place(office: Tree, place: str) -> Tree:
    served = part_of(office, ("area", PLACE_FACT))
    if not isinstance(served, list):
        return office
    return with_part(office, ("area", PLACE_FACT), [each for each in served if each != place])


def _with(files: RegionFiles, name: str, path: Sequence[str], value: Tree) -> str:
    now = text_in(files, name)
    tree = tree_of(now)
    text = None if tree is None else with_tree(now, with_part(tree, path, value))
    if text is None:
        raise EditionError("unwritable")
    return text


def text_in(files: RegionFiles, name: str) -> str:
    """What stands in a file, "" where nothing does yet."""
    text = own_text(files, name) or ""
    return "" if text.strip() == "{}" else text


def is_line(text: str, most: int) -> bool:
    return bool(text) and text.isprintable() and len(text) <= most


def quoted(text: str) -> str:
    """A text as YAML reads it whatever stands in it."""
    return json.dumps(text, ensure_ascii=False)
