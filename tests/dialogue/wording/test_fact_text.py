"""Numbers, ranges and requirements in words."""

import pytest

from navigator.dialogue.wording.fact_text import number_text, requirement, wanted_ranges
from navigator.engine.decide.condition import Is, Leaf


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("46", "46歳"),
        ("46..46", "46歳"),
        ("18..44", "44歳まで"),
        ("..44", "44歳まで"),
        ("45..80", "45歳から"),
        ("45..", "45歳から"),
        ("40..44", "40〜44歳"),
    ],
)
def test_a_range_to_either_end_names_the_other_end_alone(mahoroba, t, value, text):
    assert number_text(value, mahoroba.facts["years"].fact, "歳", t) == text


@pytest.mark.parametrize(
    ("numbers", "ranges"),
    [([], []), ([18], ["18"]), ([18, 19, 20], ["18..20"]), ([18, 20, 21, 80], ["18", "20..21", "80"])],
)
def test_numbers_in_a_row_are_one_range(mahoroba, numbers, ranges):
    fact = mahoroba.facts["years"].fact
    assert wanted_ranges(fact, fact.mask(numbers)) == ranges


@pytest.mark.parametrize(("count", "named"), [(6, True), (7, False)])
def test_more_than_six_places_are_the_region(knowledge, t, count, named):
    fact = knowledge.facts["municipality"].fact
    codes = list(knowledge.municipalities)[:count]
    leaf = Leaf(0, 0, 0, Is("municipality", fact.mask(codes)))
    text = requirement(knowledge, leaf, fact, "resident", t)
    assert (knowledge.municipalities[codes[0]].name in text) == named
    assert (knowledge.region.name in text) != named
