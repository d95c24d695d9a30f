"""Numbers are known for twelve hours, and never too many of them."""

import pytest

from navigator.usage.gathering import numbers_for_hours
from navigator.usage.gathering.numbers_for_hours import LIFETIME, NumbersForHours


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_number_is_known_for_its_time_and_then_forgotten() -> None:
    clock = Clock()
    numbers = NumbersForHours(clock)
    assert numbers.add("a")
    clock.now += LIFETIME - 1
    assert "a" in numbers
    assert not numbers.add("a"), "and its time is not longer for it"
    clock.now += 2
    assert "a" not in numbers
    assert numbers.add("b")
    assert numbers.all() == ["b"]


def test_in_the_first_second_of_a_machine_nothing_is_known() -> None:
    clock = Clock()
    clock.now = 0.5
    numbers = NumbersForHours(clock)
    assert "a" not in numbers
    assert numbers.add("a")
    assert "a" in numbers
    assert 7 not in numbers


def test_a_number_that_was_forgotten_is_new_again() -> None:
    clock = Clock()
    numbers = NumbersForHours(clock)
    numbers.add("a")
    clock.now += LIFETIME + 1
    assert numbers.add("a")
    assert "a" in numbers


def test_the_oldest_are_forgotten_when_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers_for_hours, "MOST", 2)
    numbers = NumbersForHours()
    for number in "abc":
        numbers.add(number)
    assert ["a" in numbers, "b" in numbers, "c" in numbers] == [False, True, True]
