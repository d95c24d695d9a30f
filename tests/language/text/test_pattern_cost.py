"""What a written word may cost, counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.language.text.pattern_cost import (
    MOST_STEPS,
    NOTHING,
    REPEATS,
    Cost,
    of_choice,
    of_gap,
    of_literal,
    of_repeat,
    of_sequence,
)


def test_letters_can_be_passed_in_one_way_in_one_step():
    assert of_literal("仕事") == Cost(frozenset({"仕事"}), 1, 1)
    assert Cost(steps=0) == NOTHING


@pytest.mark.parametrize("letters", [0, 1, 8])
def test_a_gap_has_a_way_for_each_length(letters):
    assert of_gap(letters)[1:] == (letters + 1, letters + 1)


def test_each_part_is_tried_anew_for_every_way_through_those_before_it():
    assert of_sequence([of_literal("あ"), of_gap(2), of_literal("い")]) == Cost(frozenset({"あ"}), 3, 1 + 1 + 3 + 3)
    assert of_sequence([]) == Cost(frozenset({""}), 1, 1)


@pytest.mark.parametrize(
    ("alternatives", "ways", "steps"),
    [
        (("ab", "cd"), 1, 2 + 1),  # no text begins with both
        (("ab", "ab"), 2, 2 + 2), (("a", "abc"), 2, 2 + 2),  # one that begins as the other does
        (("a", "ab", "abc"), 3, 3 + 3), (("ab", "ac", "a"), 2, 3 + 2),
    ],
)  # fmt: skip
def test_of_several_alternatives_those_count_that_begin_alike(alternatives, ways, steps):
    assert of_choice([of_literal(text) for text in alternatives]) == Cost(frozenset(alternatives), ways, steps)


def test_one_that_may_begin_with_anything_counts_beside_each():
    assert of_choice([of_gap(1), of_literal("a"), of_literal("b")])[1:] == (2 + 1, 3 + 2 + 1)


def test_what_repeats_is_tried_up_to_four_times():
    assert REPEATS == 4
    assert of_repeat(Cost(frozenset({"a"}), 2, 3)) == Cost(frozenset({""}), 1 + 2 + 4 + 8 + 16, 1 + 3 * (1 + 2 + 4 + 8))
    assert of_repeat(of_literal("a"))[1:] == (5, 5)


def test_the_bound_lets_three_gaps_pass_but_not_what_doubles_with_each_letter():
    three_gaps = of_sequence([of_literal("あ"), of_gap(8), of_gap(8), of_gap(8), of_literal("い")])
    doubled = of_repeat(of_repeat(of_choice([of_literal("a"), of_literal("aa")])))
    assert three_gaps.steps < MOST_STEPS < doubled.steps


LEADS = st.frozensets(st.text("いろ", max_size=3), min_size=1, max_size=3)
COSTS = st.builds(Cost, LEADS, st.integers(1, 9), st.integers(1, 9))


def plainly(alternatives):
    """Those alternatives together that one text may begin, for every text that one of them begins with."""
    leads = {lead for each in alternatives for lead in each.leads}
    together = [[each for each in alternatives if any(text.startswith(lead) for lead in each.leads)] for text in leads]
    ways, steps = (max(sum(getattr(each, of) for each in some) for some in together) for of in ("ways", "steps"))
    return Cost(frozenset(leads), ways, len(alternatives) + steps)


@given(st.lists(COSTS, min_size=1, max_size=5))
def test_a_choice_costs_what_the_same_letters_may_begin(alternatives):
    assert of_choice(alternatives) == plainly(alternatives)
