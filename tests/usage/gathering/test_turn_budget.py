"""A machine counts so many turns in a minute; what is beyond them counts nothing, and leaves a mark when it is far beyond."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

import pytest

from navigator.usage.counts import FLOOD, Count, EventCount
from navigator.usage.gathering.gatherer import Gatherer
from navigator.usage.gathering.turn_budget import TurnBudget
from navigator.usage.gathering.turns import Turn
from tests.usage.sample import DAY

STARTED = EventCount("started", "", "resident")
MARK = EventCount(FLOOD)
A_MINUTE = 60


class Clock:
    """Stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Written:
    """A writer that adds up."""

    def __init__(self) -> None:
        self.counts, self.days = Counter[Count](), set[date]()

    def write(self, day: date, counts: Mapping[Count, int]) -> bool:
        self.counts.update(counts)
        self.days.add(day)
        return True

    def send_waiting(self) -> None:
        pass


@pytest.fixture
def clock() -> Clock:
    return Clock()


def budget(clock: Clock, drawn: int = 0) -> TurnBudget:
    return TurnBudget(A_MINUTE, clock, lambda most: min(drawn, most - 1))


def taken(budget: TurnBudget, turns: int) -> int:
    return sum(budget.take() for _ in range(turns))


def test_a_minute_has_so_many_turns_and_the_next_has_them_again(clock: Clock) -> None:
    minute = budget(clock)
    assert taken(minute, 100) == A_MINUTE
    clock.now += 60
    assert taken(minute, 100) == A_MINUTE


def test_it_fills_second_by_second_and_never_beyond_a_minute(clock: Clock) -> None:
    minute = budget(clock)
    taken(minute, A_MINUTE)
    clock.now += 10
    assert taken(minute, 100) == 10
    clock.now += 3600
    assert taken(minute, 100) == A_MINUTE


@pytest.mark.parametrize("drawn", [0, 30, A_MINUTE - 1])
def test_a_mark_needs_as_many_refused_turns_as_were_drawn(clock: Clock, drawn: int) -> None:
    minute = budget(clock, drawn)
    taken(minute, A_MINUTE)
    for _ in range(A_MINUTE + drawn):
        assert not minute.take()
        assert not minute.takes_mark()
    assert not minute.take()
    assert minute.takes_mark()
    assert not minute.takes_mark(), "once for all of them"


def test_what_is_a_little_beyond_now_and_then_never_becomes_a_flood(clock: Clock) -> None:
    minute = budget(clock)
    for _ in range(50):
        assert taken(minute, A_MINUTE + 10) == A_MINUTE
        assert not minute.takes_mark()
        clock.now += 61


def test_what_is_drawn_hides_one_person(clock: Clock) -> None:
    """Of twenty turns more the mark tells in 1 of 30 minutes: 67 of these 2,000, give or take 8."""
    drawn = [TurnBudget(600, clock)._refused_for_mark for _ in range(2000)]
    assert min(drawn) > 600
    assert max(drawn) <= 1200
    assert max(Counter(each // 20 for each in drawn).values()) < 2000 / 16


def test_a_flood_is_damped_and_marked(clock: Clock, caplog: pytest.LogCaptureFixture) -> None:
    written = Written()
    gatherer = Gatherer(written, lambda: DAY, budget(clock))
    _begin(gatherer, range(1000))
    gatherer.write(0)
    assert written.counts == {STARTED: A_MINUTE, MARK: (1000 - A_MINUTE) // (A_MINUTE + 1)}
    assert {*caplog.messages} == {"usage: far more than 60 turns a minute: the rest is not counted"}


def test_a_busy_evening_is_counted_and_not_marked(clock: Clock) -> None:
    written = Written()
    gatherer = Gatherer(written, lambda: DAY, budget(clock))
    for minute in range(10):
        _begin(gatherer, range(minute * A_MINUTE, (minute + 1) * A_MINUTE))
        clock.now += 60
    gatherer.write(0)
    assert written.counts == {STARTED: 10 * A_MINUTE}


def test_what_was_counted_already_costs_the_minute_nothing(clock: Clock) -> None:
    """A replayed cookie and a double tap count nothing: nor do they take a turn from somebody else."""
    written = Written()
    gatherer = Gatherer(written, lambda: DAY, budget(clock))
    for _ in range(1000):
        gatherer.add(Turn("a", (STARTED,), "the same turn", "a"))
    _begin(gatherer, range(A_MINUTE - 1))
    gatherer.write(0)
    assert written.counts == {STARTED: A_MINUTE}


def _begin(gatherer: Gatherer, conversations: range) -> None:
    for n in conversations:
        gatherer.add(Turn(str(n), (STARTED,), f"{n} began", str(n)))
