"""Where conditions stand, and where one may stand: by the keys that lead there, in every kind of file."""

import pytest

from navigator.editions.conditions.condition_places import (
    CATEGORIES,
    CONDITIONS,
    HELPLINES,
    OTHER_DOORS,
    RANKS,
    WINDOW_WORDS,
    WINDOWS,
    ConditionPlace,
    condition_at,
    condition_files,
    free_places,
    node_at,
    places_in,
    tree_of_file,
)
from navigator.editions.conditions.written_condition import WrittenGroup, WrittenLeaf
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_text import composed
from tests.conftest import ROOT

SCHEME = "rules/schemes/course.yaml"
RULE = """\
course:
  eligible: {age: 15..}
  desk_decides: {why: x, when: {work: home}}
  parts:
    - {id: fare, when: {town: a}}
    - {id: food}
"""
FILES = {
    CONDITIONS: ("young: {when: {age: ..49}, cites: [a]}\nold: {age: 65..}\n", [
        ("young/when", "condition", "young", 0), ("old", "condition", "old", 0),
    ]),
    CATEGORIES: ("old: {age: 65.., cites: [a]}\n", [("old", "category", "old", 0)]),
    RANKS: ("windows: [{put: [a]}, {put: [b], when: {age: 1}}]\nin_sight: [{when: {age: 2}}]\n", [
        ("windows/1/when", "windows", "windows", 1), ("in_sight/0/when", "in_sight", "in_sight", 0),
    ]),
    WINDOW_WORDS: ("desk: {variants: [{when: {age: 1}}, {when: {age: 2}}]}\nhall: {name: x}\n", [
        ("desk/variants/0/when", "variant", "desk", 0), ("desk/variants/1/when", "variant", "desk", 1),
    ]),
    OTHER_DOORS: ("rent: {leads: {when: {age: 1}}, doors: [{name: x}, {not_for: {age: 2}}]}\n", [
        ("rent/leads/when", "leads", "rent", 0), ("rent/doors/1/not_for", "not_for", "rent", 1),
    ]),
    HELPLINES: ("line: {in_sight_for: {age: 1}}\n", [("line/in_sight_for", "in_sight_for", "line", 0)]),
    "content/offices/desk.yaml": ("north: {area: {town: a}}\n", [("north/area", "office", "desk/north", 0)]),
    SCHEME: (RULE, [
        ("course/eligible", "scheme", "course", 0), ("course/desk_decides/when", "desk", "course", 0),
        ("course/parts/0/when", "part", "course/fare", 0),
    ]),
    WINDOWS: (RULE + "  instead_for: {age: 1}\n", [
        ("course/eligible", "window", "course", 0), ("course/desk_decides/when", "desk", "course", 0),
        ("course/instead_for", "instead_for", "course", 0), ("course/parts/0/when", "part", "course/fare", 0),
    ]),
}  # fmt: skip


def seen(places):
    return [(place.at, place.kind, place.id, place.number) for place in places]


@pytest.mark.parametrize("file", FILES)
def test_conditions_stand_in_their_places(file):
    text, places = FILES[file]
    found = places_in(file, composed(text))
    assert seen(found) == places
    assert {place.file for place in found} == {file}


@pytest.mark.parametrize(("file", "text", "places"), [
    (SCHEME, "course: {window: x}\n", [("course/eligible", "scheme", "course", 0)]),
    (SCHEME, "course: {desk_decides: {why: x}}\n", [
        ("course/eligible", "scheme", "course", 0), ("course/desk_decides/when", "desk", "course", 0),
    ]),
    (SCHEME, RULE, [("course/parts/1/when", "part", "course/food", 1)]),
    (WINDOWS, "desk: {eligible: {age: 1}}\n", [("desk/instead_for", "instead_for", "desk", 0)]),
    (WINDOWS, "desk: {parts: [{}]}\n", [
        ("desk/eligible", "window", "desk", 0), ("desk/instead_for", "instead_for", "desk", 0), ("desk/parts/0/when", "part", "desk/", 0),
    ]),
    (RANKS, "urgent: [{put: [a]}]\nwindows: [{}]\nschemes: [{}]\nin_sight: [{}]\n", [
        ("windows/0/when", "windows", "windows", 0), ("schemes/0/when", "schemes", "schemes", 0),
    ]),
    (OTHER_DOORS, "rent: {doors: [{}]}\n", [("rent/leads/when", "leads", "rent", 0), ("rent/doors/0/not_for", "not_for", "rent", 0)]),
    (HELPLINES, "line: {name: x}\n", [("line/in_sight_for", "in_sight_for", "line", 0)]),
    (CONDITIONS, "young: {cites: [a]}\n", []),
    (WINDOW_WORDS, "desk: {variants: [{}]}\n", []),
])  # fmt: skip
def test_a_condition_may_stand_where_a_record_does_without(file, text, places):
    assert seen(free_places(file, composed(text))) == places


def test_what_a_category_says_beside_its_condition_is_none_of_it():
    place = ConditionPlace(CATEGORIES, ("old",), "category", "old")
    tree = composed("old: {age: 65.., cites: [a]}\n")
    assert condition_at(tree, place) == WrittenLeaf("age", ("65..",))
    assert condition_at(tree, ConditionPlace(CONDITIONS, ("old",), "condition", "old")) == WrittenGroup(
        "all", (WrittenLeaf("age", ("65..",)), WrittenLeaf("cites", ("a",)))
    )
    assert condition_at(tree, ConditionPlace(CATEGORIES, ("young",), "category", "young")) is None


def test_notes_alone_are_a_condition_that_asks_for_nothing():
    text = "old: {called: x, cites: [{a: b}]}\n"
    assert seen(places_in(CATEGORIES, composed(text))) == [("old", "category", "old", 0)]
    assert seen(places_in(CONDITIONS, composed(text))) == []


@pytest.mark.parametrize(("way", "value"), [
    (("a", 1, "b"), "x"), (("a", 0), "w"), (("a", 2), None), (("a", "b"), None), (("c",), None), ((0,), None), (("a", 0, "b"), None),
])  # fmt: skip
def test_keys_lead_somewhere_or_nowhere(way, value):
    node = node_at(composed("a: [w, {b: x}]\n"), way)
    assert (node and node.value) == value


@pytest.mark.parametrize("text", ["- a\n", "a\n", "a: [\n", "a: 1\na: 2\n"])
def test_a_file_that_cannot_be_read_has_no_places(text):
    files = RegionFiles(ROOT / "none", {HELPLINES: text})
    assert places_in(HELPLINES, tree_of_file(HELPLINES, files)) == []


def test_a_file_is_read_into_its_tree():
    text, places = FILES[WINDOWS]
    assert seen(places_in(WINDOWS, tree_of_file(WINDOWS, RegionFiles(ROOT / "none", {WINDOWS: text})))) == places


def test_files_that_hold_conditions_are_those_there_are():
    files = RegionFiles(ROOT / "none", {WINDOWS: "", "content/offices/desk.yaml": "", SCHEME: "", "content/facts.yaml": ""})
    assert condition_files(files) == [WINDOWS, SCHEME, "content/offices/desk.yaml"]
    assert condition_files(RegionFiles(ROOT))[:7] == [CONDITIONS, CATEGORIES, WINDOWS, RANKS, WINDOW_WORDS, OTHER_DOORS, HELPLINES]
