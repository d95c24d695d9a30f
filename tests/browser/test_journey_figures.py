"""The reviewed journeys a to g by the model of a tired reader: few screens, few taps, and the number within its seconds."""

import sys

import pytest

from tests.conftest import CAMPAIGN, ROOT

sys.path.insert(0, str(ROOT / "tools"))
journeys = pytest.importorskip("journeys")
pytestmark = pytest.mark.browser

REVIEWED = [journey for journey in journeys.JOURNEYS if journey.name[0] in "abcdefg"]
SAMPLED = REVIEWED if CAMPAIGN else [journey for journey in REVIEWED if journey.name[0] in "df"]


@pytest.mark.parametrize("journey", SAMPLED, ids=lambda journey: journey.name[0])
def test_the_number_is_near(browser, server, journey):
    context = browser.new_context(viewport={"width": journeys.WIDTH, "height": journeys.HEIGHT}, reduced_motion="reduce")
    found = journeys.Walk(context.new_page(), server, journey, None).figures()
    context.close()
    most = journeys.MOST_SECONDS_PT if journey.lang == "pt" else journeys.MOST_SECONDS
    assert (found.screens <= journeys.MOST_SCREENS, found.taps <= journeys.MOST_TAPS, found.seconds <= most) == (True,) * 3, found
    assert 0 < found.top < journeys.HEIGHT, "in sight without scrolling"
