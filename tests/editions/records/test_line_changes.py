"""Two texts side by side: as closely as difflib, in bounded time."""

from difflib import SequenceMatcher
from timeit import timeit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.editions.records.line_changes import changes, grouped

TEXTS = st.lists(st.sampled_from("abcd"), max_size=12)


@given(TEXTS, TEXTS)
def test_what_is_changed_leads_from_the_one_to_the_other(old, new):
    found, made = changes(old, new), []
    for tag, old_from, old_to, new_from, new_to in found:
        made += old[old_from:old_to] if tag == "equal" else new[new_from:new_to]
    assert made == new
    matcher = SequenceMatcher(None, old, new)
    matcher.opcodes = found
    for around in (1, 2, 3):
        assert grouped(found, around) == [group for group in matcher.get_grouped_opcodes(around) if any(tag != "equal" for tag, *_ in group)]


@pytest.mark.parametrize(("old", "new", "around", "groups"), [
    ("abc", "abc", 1, []),
    ("abc", "abX", 0, [[("replace", 2, 3, 2, 3)]]),
    ("aXbcdYe", "abcde", 1, [[("equal", 0, 1, 0, 1), ("delete", 1, 2, 1, 1), ("equal", 2, 3, 1, 2)],
                             [("equal", 4, 5, 3, 4), ("delete", 5, 6, 4, 4), ("equal", 6, 7, 4, 5)]]),
    ("aXbcYe", "abce", 1, [[("equal", 0, 1, 0, 1), ("delete", 1, 2, 1, 1), ("equal", 2, 4, 1, 3), ("delete", 4, 5, 3, 3), ("equal", 5, 6, 3, 4)]]),
    ("Xabc", "abc", 2, [[("delete", 0, 1, 0, 0), ("equal", 1, 3, 0, 2)]]),
    ("abcX", "abc", 2, [[("equal", 1, 3, 1, 3), ("delete", 3, 4, 3, 3)]]),
])  # fmt: skip
def test_changes_stand_in_groups_with_what_is_equal_around(old, new, around, groups):
    assert grouped(changes(old, new), around) == groups


@pytest.mark.parametrize(("old", "new", "found"), [
    ("", "", []), ("a", "", [("delete", 0, 1, 0, 0)]), ("", "a", [("insert", 0, 0, 0, 1)]), ("ab", "ab", [("equal", 0, 2, 0, 2)]),
    ("aab", "ab", [("equal", 0, 1, 0, 1), ("delete", 1, 2, 1, 1), ("equal", 2, 3, 1, 2)]),
    ("axb", "ayb", [("equal", 0, 1, 0, 1), ("replace", 1, 2, 1, 2), ("equal", 2, 3, 2, 3)]),
])  # fmt: skip
def test_equal_ends_are_told_first_and_last(old, new, found):
    assert changes(old, new) == found


@pytest.mark.parametrize("lines", [["x"] * 20_000, ["x", "y"] * 10_000, ["x", "y", "z"] * 300])
def test_a_field_of_many_equal_lines_holds_nobody_up(lines):
    new = ["new", *lines[1:-1], "x", "also new"]
    assert timeit(lambda: changes(lines, new), number=1) < 10, "difflib alone takes minutes, or hours"
    assert timeit(lambda: changes(["y", *lines, "y"], ["z", *lines[::-1], "y", "z"]), number=1) < 10
