"""The reviewed journeys a to g by the model of a tired reader: few screens, few taps, and the number within its seconds."""

import sys
from dataclasses import replace

import pytest

from navigator.dialogue.wording.translation import LANGUAGE_NAMES
from tests.browser.test_result_page import say
from tests.conftest import CAMPAIGN, ROOT

sys.path.insert(0, str(ROOT / "tools"))
journeys = pytest.importorskip("journeys")
pytestmark = pytest.mark.browser

MOMENTS = ("server", "server_at_night", "server_on_sunday")
SAMPLED = [("d", "server_at_night"), ("f", "server"), ("g", "server_at_night")]
ALL = [(journey.name[0], moment) for journey in journeys.REVIEWED for moment in MOMENTS]


def reviewed(name):
    return next(journey for journey in journeys.REVIEWED if journey.name[0] == name)


@pytest.mark.parametrize(("name", "moment"), ALL if CAMPAIGN else SAMPLED)
def test_the_number_is_near_at_any_hour(browser, request, name, moment):
    journey = reviewed(name)
    found = journeys.go(browser, request.getfixturevalue(moment), journey)
    most = (journeys.MOST_SCREENS, journeys.MOST_TAPS, journeys.MOST_SECONDS)
    figures = (found.screens, found.taps, found.seconds_by_language)
    assert all(n <= limit for n, limit in zip(figures, most, strict=True)), (found, most)
    assert 0 < found.bottom <= journeys.HEIGHT, "in sight without scrolling, with whose it is"
    assert found.unfolded <= journeys.MOST_HEIGHT, found


@pytest.mark.parametrize("name", "abcdefg" if CAMPAIGN else "e")
def test_from_the_page_of_a_town_it_is_seven_taps(browser, server, name):
    """That somebody lives there is told by the page."""
    found = journeys.go(browser, server, reviewed(name).from_town())
    assert found.taps <= journeys.MOST_TAPS_FROM_TOWN, found
    assert 0 < found.bottom <= journeys.HEIGHT, found


LANGUAGES = tuple(LANGUAGE_NAMES) if CAMPAIGN else ("zh", "id")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", "abcdefg" if CAMPAIGN else "de")
def test_in_every_language_the_number_is_in_sight_and_the_first_fold_on_the_second_screen(browser, server_at_night, name, lang):
    """In the evening, when most is said of the hour."""
    journey = reviewed(name)
    found = journeys.go(browser, server_at_night, replace(journey, lang=lang))
    assert 0 < found.bottom <= journeys.HEIGHT, found
    assert found.unfolded <= journeys.MOST_HEIGHT, found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_a_door_leads_the_first_fold_is_on_the_second_screen_too(browser, server_at_night, lang):
    """It was after five screens: all of the window behind it stood unfolded, and every other door."""
    context = browser.new_context(viewport={"width": journeys.WIDTH, "height": journeys.HEIGHT})
    page = context.new_page()
    carer = {"persona": "resident", "work": "regular", "age": "50..54", "livelihood": "ok", "municipality": "10203"}
    say(page, server_at_night, carer, ("care",), lang)
    page.goto(f"{server_at_night}/{lang}/result")
    unfolded = page.evaluate(journeys.UNFOLDED) / journeys.HEIGHT
    context.close()
    assert unfolded <= journeys.MOST_HEIGHT, unfolded
