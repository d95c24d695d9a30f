"""A state is what is still possible, and what was asked."""

import pytest

from navigator.engine.decide.state import State

START = State((0b11, 0b111, 0b1))


def test_an_answer_narrows_one_fact_and_is_asked_from_then_on():
    after = START.answered(1, 0b010)
    assert after == State((0b11, 0b010, 0b1), 0b010)
    assert State((0b11, 0b111, 0b1), 0) == START
    assert after.answered(0, 0b10) == State((0b10, 0b010, 0b1), 0b011)


def test_who_does_not_know_leaves_all_possible_and_was_asked():
    assert START.answered(2, 0b1) == State(START.masks, 0b100)
    assert START.answered(2, 0b1) != START


def test_an_answer_leaves_something_possible():
    with pytest.raises(ValueError, match="fact 1 must leave some cell"):
        START.answered(1, 0)
