"""What one conversation adds at most, whatever it does: the published figures rest on it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.usage.counts import (
    DANGER,
    EVENTS,
    FEEDBACK,
    WRONG_NUMBER,
    ChannelCount,
    Count,
    EventCount,
    LanguageCount,
    MunicipalityCount,
    feedback_count,
)
from navigator.usage.gathering.contribution import MOST_ANSWERS, MOST_ASKED, MOST_SHOWN, ContributionLimit
from navigator.usage.gathering.gatherer import Gatherer
from navigator.usage.gathering.turn_budget import TurnBudget
from navigator.usage.gathering.turns import ENOUGH, Turn
from tests.usage.sample import DAY, EVERY_TURN

TARGETS = tuple(f"t{n}" for n in range(30))
counts = st.one_of(
    st.builds(EventCount, st.sampled_from(EVENTS), st.sampled_from(TARGETS), st.sampled_from(["resident", "family"])),
    st.just(EventCount(DANGER)),
    st.sampled_from([feedback_count(reason) for reason in FEEDBACK]),
    st.builds(MunicipalityCount, st.sampled_from(["10201", "10202"]), st.sampled_from(["jobless", "unstable"])),
    st.builds(ChannelCount, st.sampled_from(["direct", "poster"]), st.sampled_from(EVENTS)),
    st.builds(LanguageCount, st.sampled_from(["ja", "pt"]), st.sampled_from(EVENTS)),
)


class Written:
    """A writer that adds everything up."""

    def __init__(self) -> None:
        self.counts: Counter[Count] = Counter()

    def write(self, _day: date, counts: Mapping[Count, int]) -> bool:
        self.counts.update(counts)
        return True

    def send_waiting(self) -> None:
        pass


def left(*turns: Iterable[Count], contributor: str = "a") -> list[Count]:
    limit = ContributionLimit()
    return [count for turn in turns for count in limit.limited(Turn("", tuple(turn), "", contributor)).counts]


@given(st.lists(st.lists(counts, max_size=25), max_size=8))
@settings(max_examples=30, deadline=None)
def test_no_conversation_adds_more_than_the_limits(turns: list[list[Count]]) -> None:
    found = left(*turns)
    events = Counter(count.event for count in found if isinstance(count, EventCount) and not count.target.startswith("feedback/"))
    assert events["asked"] <= MOST_ASKED
    assert events["answered"] + events["unknown"] <= MOST_ANSWERS
    assert events["shown"] <= MOST_SHOWN
    assert all(n == 1 for event, n in events.items() if event not in ("asked", "answered", "unknown", "shown"))
    assert all(n == 1 for n in Counter((c.event, c.target) for c in found if isinstance(c, EventCount)).values())
    assert sum(isinstance(count, MunicipalityCount) for count in found) <= 1
    for kind in (ChannelCount, LanguageCount):
        assert all(n == 1 for n in Counter(c.event for c in found if isinstance(c, kind)).values())


def test_the_first_of_each_kind_are_counted_and_nothing_else_is_lost() -> None:
    shown = [EventCount("shown", target, "family") for target in TARGETS]
    journey = [EventCount("started", "", "family"), LanguageCount("ja", "started"), *shown[:MOST_SHOWN]]
    assert left(journey) == journey
    assert left(shown, shown) == shown[:MOST_SHOWN]


def test_a_question_is_answered_once_whoever_answers() -> None:
    first = EventCount("answered", "age", "resident")
    assert left([first], [first], [EventCount("unknown", "age", "resident")], [EventCount("answered", "age", "family")]) == [first]


def test_each_wrong_number_is_reported_by_its_office() -> None:
    offices = [EventCount(WRONG_NUMBER, f"hello-work/{n}") for n in range(2)]
    assert left(offices, offices) == offices


def test_another_conversation_has_its_own_limit() -> None:
    limit, started = ContributionLimit(), EventCount("started", "", "family")
    assert all(limit.limited(Turn("", (started,), "", name)).counts for name in ("a", "b", "", ""))


def test_the_turn_before_the_browser_brought_its_number_back_counts_towards_the_limit() -> None:
    written, started = Written(), EventCount("started", "", "family")
    gatherer = Gatherer(written, lambda: DAY, TurnBudget(EVERY_TURN))
    gatherer.add(Turn("", (started,), "", "a"))
    gatherer.add(Turn("a", (started,), "x", "a"))
    gatherer.write(0)
    assert written.counts == {started: 1}


@pytest.mark.parametrize("counts", [(), (EventCount("finished", "", "family"),)])
def test_who_adds_nothing_more_is_none_of_the_conversations_of_a_batch(counts: tuple[Count, ...]) -> None:
    """Else twenty in a batch could be nineteen who only looked again."""
    gatherer = Gatherer(Written(), lambda: DAY, TurnBudget(EVERY_TURN))
    for n in range(ENOUGH):
        gatherer.add(Turn(f"{n}", (EventCount("started", "", "family"),), "", f"{n}"))
    gatherer.write(0)
    for n in range(ENOUGH):
        gatherer.add(Turn(f"{n}", (EventCount("started", "", "family"), *counts), "", f"{n}"))
    assert gatherer._turns.conversations == (ENOUGH if counts else 0)
