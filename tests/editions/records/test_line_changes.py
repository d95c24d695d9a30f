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
    assert grouped(found, 1) == [group for group in matcher.get_grouped_opcodes(1) if any(tag != "equal" for tag, *_ in group)]


@pytest.mark.parametrize("lines", [["x"] * 20_000, ["x", "y"] * 10_000, ["x", "y", "z"] * 300])
def test_a_field_of_many_equal_lines_holds_nobody_up(lines):
    new = ["new", *lines[1:-1], "x", "also new"]
    assert timeit(lambda: changes(lines, new), number=1) < 10, "difflib alone takes minutes, or hours"
    assert timeit(lambda: changes(["y", *lines, "y"], ["z", *lines[::-1], "y", "z"]), number=1) < 10
