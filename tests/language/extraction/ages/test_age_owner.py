"""Whose age it is, at the boundaries."""

import pytest

from navigator.language.extraction.ages.age import Age
from navigator.language.extraction.ages.age_owner import RETIRED, owned_age
from navigator.language.text.line import read_line
from navigator.language.text.words import Hit, Sense


def resident_age(between):
    """The age that a resident's 息子…54歳 tells of the resident, None when it is taken for the son's."""
    line = read_line(f"息子{between}54歳")
    start = line.text.index("54")
    son = Hit(Sense("who", "family", "relative"), 0, 2)
    return owned_age(line, [son], [Age(54, 54, start, start + 3)], "resident")


def test_an_age_within_seven_letters_of_a_relative_is_theirs():
    assert resident_age("") is None
    assert resident_age("あ" * 7) is None
    assert resident_age("あ" * 8).low == 54


@pytest.mark.parametrize("between", ["。私は", "、私は", "と住む", "がいる", "と働く"])
def test_a_pause_or_a_verb_parts_them(between):
    assert resident_age(between).low == 54


@pytest.mark.parametrize(("years", "taken"), [(RETIRED - 1, True), (RETIRED, False)])
def test_an_age_of_nobody_is_that_of_whom_a_family_asks_for_until_they_retire(years, taken):
    line = read_line(f"息子のことです。{years}歳")
    start = line.text.index(str(years))
    son = Hit(Sense("who", "family", "relative"), 0, 2)
    age = owned_age(line, [son], [Age(years, years, start, start + 3)], "family")
    assert (age is not None) is taken
