"""How many screens people see, counted by hand: the most of anyone, and the median by likelihood."""

from dataclasses import replace

import pytest

from navigator.engine.decide.compiled_rules import RankingStep
from navigator.engine.decide.condition import All
from navigator.engine.prove.exploration import explore
from navigator.engine.prove.screen_count import (
    ConversationCount,
    ScreenCount,
    ScreensOfPersona,
    count_conversations,
    count_screens,
)
from tests.engine.sample import FACTS, FIRM, OFFICES, PEOPLE, bare, leaf, window

IDLE_AND_ALONE = All((PEOPLE, leaf("work", "c"), leaf("alone", "yes")))
SITE = window("site", IDLE_AND_ALONE, {"": ("desk",)})
DESK = window("desk", All(), None, OFFICES)
HUT = window("hut", All((FIRM, leaf("alone", "yes"))), {"": ("desk",)})
PERSON, COMPANY, NOT_SAID = 0b01, 0b10, 0


def screens(*facts, windows=(SITE, DESK)):
    rules = bare(FACTS["who"], *facts, windows=windows, window_steps=(RankingStep(IDLE_AND_ALONE, ("site",)),))
    exploration = explore(rules, {window.id: frozenset({"x"}) for window in windows}, "who", "place")
    return count_screens(exploration), count_conversations(exploration)


def on_a_screen(place="life", weights=(3.0, 2.0, 1.0)):
    return replace(FACTS["work"], weights=weights), replace(FACTS["place"], screen=place), FACTS["alone"]


def test_whom_a_further_screen_concerns_makes_the_most_and_not_the_median():
    """Of a person work and place are asked together, and being alone only of the idle: one in six."""
    counted, conversations = screens(*on_a_screen())
    person = ScreensOfPersona(PERSON, ScreenCount(2, 3), ScreenCount(2, 3), ScreenCount(2, 3))
    company = ScreensOfPersona(COMPANY, ScreenCount(2, 2), ScreenCount(1, 1), ScreenCount(2, 2))
    assert counted[:2] == (person, company)
    assert conversations == ConversationCount(28 + 4 + 28, 2, 3)  # 1 + 3 + 3 ways of work and alone with 3 + 1 places


def test_the_median_follows_the_likelihoods_and_the_most_does_not():
    counted, _ = screens(*on_a_screen(weights=(1.0, 1.0, 8.0)))
    assert counted[0].door == ScreenCount(3, 3)


def test_a_place_on_a_screen_of_its_own_is_one_screen_more_unless_known_at_the_entrance():
    counted, _ = screens(*on_a_screen(place="town"))
    assert (counted[0].door, counted[0].door_place_known) == (ScreenCount(3, 4), ScreenCount(2, 3))


def test_without_a_place_nothing_is_known_at_the_entrance():
    counted, _ = screens(*on_a_screen(), windows=(SITE, replace(DESK, offices=())))
    assert (counted[0].door, counted[0].door_place_known) == (ScreenCount(2, 3), None)


def test_what_is_asked_after_the_door_counts_to_the_end_alone():
    counted, _ = screens(*on_a_screen(), windows=(SITE, DESK, HUT))
    assert (counted[1].door, counted[1].end) == (ScreenCount(2, 2), ScreenCount(3, 3))


@pytest.mark.parametrize("weights", [(1.0, 1.0, 2.0), (1.0, 0.9, 2.0)])
def test_the_median_is_not_exceeded_by_half(weights):
    """Half of the people or more see two screens only when the idle are no more than half."""
    counted, _ = screens(*on_a_screen(weights=weights))
    assert counted[0].door.median == (2 if sum(weights[:2]) >= weights[2] else 3)


def test_whoever_does_not_say_who_they_are_is_counted_apart():
    counted, _ = screens(*on_a_screen())
    assert [count.told for count in counted] == [PERSON, COMPANY, NOT_SAID]
