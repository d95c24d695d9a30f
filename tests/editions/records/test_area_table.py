"""Which office serves which municipality: one each, whatever an officer moves."""

import pytest

from navigator.editions.records.area_table import area_table, newly_idle, with_areas, with_new_office

TREE = {
    "north": {"name": "北", "area": {"town": ["1", "2"]}},
    "south": {"area": {"town": "3"}},
    "new": {"name": "新"},
    "shared": {"area": {"all": [{"town": ["4", "5"]}, {"ward": "6"}]}},
    "old": {"area": {"town": ["7"]}, "valid": "..2027-03-31"},
}


def test_a_file_is_a_table_of_offices_and_codes():
    table = area_table(TREE)
    assert table.fact == "town"
    assert list(table.codes.items()) == [("north", ["1", "2"]), ("south", ["3"]), ("new", [])]
    assert table.divided == {"4", "5", "6"}
    assert table.ending == {"old": "2027-03-31"}
    assert table.idle == ["new"]
    assert [table.office_of(code) for code in "1237"] == ["north", "north", "south", ""]


@pytest.mark.parametrize("tree", [
    None, {}, [], {"a": {"name": "x"}}, {"a": {"area": {"town": "1", "ward": "2"}}}, {"a": {"area": {"town": [{"b": "c"}]}}},
    {"a": {"area": {"town": "1"}}, "b": {"area": {"ward": "2"}}},
])  # fmt: skip
def test_offices_not_told_by_municipalities_alone_have_no_table(tree):
    assert area_table(tree) is None


@pytest.mark.parametrize(("valid", "ending"), [
    ("2026-04-01..2027-03-31", {"a": "2027-03-31"}), ("..2027-03-31", {"a": "2027-03-31"}), ("2026-04-01..", {}), ("", {}),
])  # fmt: skip
def test_an_office_ends_by_its_last_day(valid, ending):
    table = area_table({"a": {"area": {"town": "1"}, "valid": valid}})
    assert table.ending == ending
    assert table.codes == ({} if ending else {"a": ["1"]})


def test_offices_behind_one_that_ends_are_read_and_all_that_is_shared_with_them():
    tree = {
        "old": {"area": {"town": ["7"]}, "valid": "..2027-03-31"}, "a": {"area": {"town": "1"}},
        "b": {"area": {"all": [{"town": "4"}]}}, "c": {"area": {"any": [{"town": "5"}]}},
    }  # fmt: skip
    table = area_table(tree)
    assert table.codes == {"a": ["1"]}
    assert table.divided == {"4", "5"}


def test_two_ways_of_telling_are_no_table_though_one_ends():
    ending = {"area": {"ward": ["7"]}, "valid": "..2027-03-31"}
    for tree in ({"a": {"area": {"town": "1"}}, "old": ending}, {"old": ending, "a": {"area": {"town": "1"}}}):
        assert area_table(tree) is None
    assert area_table({"older": ending, "old": {**ending, "area": {"town": "1"}}}) is None


def test_an_ending_office_that_is_told_by_more_tells_no_fact():
    assert area_table({"a": {"area": {"town": "1", "ward": "2"}, "valid": "..2027-03-31"}}) is None
    assert area_table({"a": {"valid": "..2027-03-31"}}) is None


@pytest.mark.parametrize(("served_by", "changed"), [
    ({}, {}),
    ({"1": "north", "2": "north", "3": "south"}, {}),
    ({"2": "south"}, {"north": ["1"], "south": ["3", "2"]}),
    ({"3": "north"}, {"north": ["1", "2", "3"], "south": []}),
    ({"9": "new"}, {"new": ["9"]}),
    ({"3": "new", "1": "new"}, {"north": ["2"], "south": [], "new": ["3", "1"]}),
    ({"3": "south", "8": "south"}, {"south": ["3", "8"]}),
])  # fmt: skip
def test_a_municipality_goes_from_one_office_to_another(served_by, changed):
    moved = with_areas(TREE, area_table(TREE), served_by)
    assert {office: area_table(moved).codes[office] for office in changed} == changed
    assert {office: part for office, part in moved.items() if office not in changed} == {
        office: part for office, part in TREE.items() if office not in changed
    }
    assert list(moved) == list(TREE)


def test_one_that_stood_alone_stays_without_a_list():
    tree = {"a": {"area": {"town": "1"}}, "b": {"area": {"town": ["2"]}}}
    moved = with_areas(tree, area_table(tree), {"1": "b", "2": "a"})
    assert moved == {"a": {"area": {"town": "2"}}, "b": {"area": {"town": "1"}}}
    assert with_areas(tree, area_table(tree), {"3": "a"})["a"] == {"area": {"town": ["1", "3"]}}


def test_who_served_somebody_and_does_not_is_idle():
    before = area_table(TREE)
    assert newly_idle(before, TREE) == []
    assert newly_idle(before, with_areas(TREE, before, {"3": "north"})) == ["south"]
    assert newly_idle(before, {}) == ["north", "south"]


@pytest.mark.parametrize(("office", "wanted"), [
    ({"name": "新"}, {**TREE, "east": {"name": "新"}}),
    ({"name": "新", "area": ["2", "3"]}, {
        **TREE, "north": {"name": "北", "area": {"town": ["1"]}}, "south": {"area": {"town": []}},
        "east": {"name": "新", "area": {"town": ["2", "3"]}},
    }),
    ({"name": "新", "area": {"ward": "6"}}, {**TREE, "east": {"name": "新", "area": {"ward": "6"}}}),
])  # fmt: skip
def test_what_a_new_office_serves_no_other_one_does(office, wanted):
    assert with_new_office(TREE, "east", (office, "town")) == wanted


def test_the_first_office_of_a_window_has_nobody_beside_it():
    assert with_new_office({}, "east", ({"area": ["2"]}, "town")) == {"east": {"area": {"town": ["2"]}}}
