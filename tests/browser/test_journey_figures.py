"""The reviewed journeys a to g by the model of a tired reader: few screens, few taps, and the number within its seconds."""

import sys

import pytest

from tests.conftest import CAMPAIGN, ROOT

sys.path.insert(0, str(ROOT / "tools"))
journeys = pytest.importorskip("journeys")
pytestmark = pytest.mark.browser

REVIEWED = [journey for journey in journeys.JOURNEYS if journey.name[0] in "abcdefg"]
MOMENTS = ("server", "server_at_night", "server_on_sunday")
SAMPLED = [("d", "server_at_night"), ("f", "server"), ("g", "server_at_night")]
ALL = [(journey.name[0], moment) for journey in REVIEWED for moment in MOMENTS]


@pytest.mark.parametrize(("name", "moment"), ALL if CAMPAIGN else SAMPLED)
def test_the_number_is_near_at_any_hour(browser, request, name, moment):
    journey = next(journey for journey in REVIEWED if journey.name[0] == name)
    found = journeys.go(browser, request.getfixturevalue(moment), journey)
    most = (journeys.MOST_SCREENS, journeys.MOST_TAPS, journeys.MOST_SECONDS[journey.lang])
    assert all(n <= limit for n, limit in zip((found.screens, found.taps, found.seconds), most, strict=True)), (found, most)
    assert found.seconds_by_language <= journeys.MOST_SECONDS_BY_LANGUAGE, found
    assert 0 < found.bottom <= journeys.HEIGHT, "in sight without scrolling, with whose it is"
    assert found.unfolded <= journeys.MOST_HEIGHT.get(journey.lang, journeys.MOST_HEIGHT_ELSEWHERE), found
