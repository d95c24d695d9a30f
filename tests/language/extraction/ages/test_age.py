"""An age, and what is one: 15 to 99 years."""

import pytest

from navigator.language.extraction.ages.age import OLDEST, YOUNGEST, Age


@pytest.mark.parametrize(("low", "high", "exact"), [(46, 46, True), (45, 46, False), (40, 49, False)])
def test_an_age_is_exact_or_a_range(low, high, exact):
    assert Age(low, high, 0, 2).exact is exact


def test_an_age_is_one_persons_and_written_as_one_unless_it_is_said_otherwise():
    age = Age(46, 46, 3, 5)
    assert (age.group, age.strong, age.born) == (False, True, False)


@pytest.mark.parametrize(("text", "wanted"), [(f"{YOUNGEST}歳です", YOUNGEST), (f"{YOUNGEST - 1}歳です", None), (f"{OLDEST}歳です", OLDEST), ("100歳です", None)])
def test_who_is_younger_or_older_has_no_age_here(age, text, wanted):
    assert age(text, "resident") == wanted
