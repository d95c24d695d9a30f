"""Where a door outside the plan leads: a number is in sight on the first screen, at any hour, in every language."""

import sys
from itertools import product

import pytest

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.result.result import result_view
from tests.browser.test_look import opened  # noqa: F401 (a fixture)
from tests.browser.test_result_page import say
from tests.conftest import CAMPAIGN, NOW, ROOT

pytestmark = pytest.mark.browser

sys.path.insert(0, str(ROOT / "tools"))
journeys = pytest.importorskip("journeys")
HEIGHT = 667
MOMENTS = ("server", "server_at_night", "server_on_sunday") if CAMPAIGN else ("server_at_night",)
LANGUAGES = ("ja", "ja-easy", "en", "pt", "vi", "zh", "es", "tl", "ne", "id") if CAMPAIGN else ("ja-easy", "tl")
TOWNS = ("10203", "10443", "10202") if CAMPAIGN else ("10443",)
WORK = ("regular", "nonregular", "seeking", "not_working", "home_or_school")
LONELY = {"lonely": "yes", "wants_participation": "yes"}  # at night a second telephone stands before that of the window
AS_ONE_ANSWERS = {"age": "50..54", "livelihood": "ok", "wants_regular": "no", "wants_work": "yes"}
BOTTOM = "document.querySelector(\"main a.call[href^='tel:']\").getBoundingClientRect().bottom"


def answers_that_let_it_lead(knowledge, t, concern, town):
    """By the engine itself: for each work the answers of somebody whom this concern's first door is shown first."""
    place = {"municipality": town} if town else {}
    residents = [{"persona": "resident", "work": work} | AS_ONE_ANSWERS | more for work, more in product(WORK, ({}, LONELY))]
    companies = [{"persona": "employer", "plans": "retain"}]
    for asked in residents if "resident" in knowledge.concerns[concern].personas else companies:
        answers = asked | place
        told = Conversation(tuple((fact, make_answer(value)) for fact, value in answers.items())).with_concerns((concern,))
        leading = result_view(evaluate_conversation(knowledge, told, NOW, t)).leading
        if leading and leading.id == concern:
            yield answers


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_number_is_in_sight_whatever_leads(opened, knowledge, t, request, moment):  # noqa: F811
    """Beneath an illness the number of the next window lay up to 847 pixels deep at night, beneath a permit to stay 972."""
    url, hidden = request.getfixturevalue(moment), {}
    leading = [id for id, concern in knowledge.concerns.items() if concern.leads]
    for concern, town in product(leading, TOWNS):
        states = list(answers_that_let_it_lead(knowledge, t, concern, town))
        assert states, f"{concern} leads nobody"
        for answers in states if CAMPAIGN else states[-1:]:
            page = opened(375, HEIGHT)
            say(page, url, answers, (concern,))
            for lang in LANGUAGES:
                page.goto(f"{url}/{lang}/result")
                bottom = page.evaluate(BOTTOM)
                if bottom > HEIGHT:
                    hidden[concern, town, *answers.values(), lang] = bottom
            page.context.close()
    assert not hidden


@pytest.mark.parametrize("moment", MOMENTS)
def test_without_a_town_its_number_is_a_choice_away_and_nothing_is_long(opened, knowledge, t, request, moment):  # noqa: F811
    """The first telephone lay 676 to 1,032 pixels deep, or nowhere, and twelve buttons of cities made it three screens."""
    url, far, long = request.getfixturevalue(moment), {}, {}
    for concern in (id for id, concern in knowledge.concerns.items() if concern.leads):
        states = list(answers_that_let_it_lead(knowledge, t, concern, ""))
        for answers in states if CAMPAIGN else states[-1:]:
            page = opened(375, HEIGHT)
            say(page, url, answers, (concern,))
            for lang in LANGUAGES:
                page.goto(f"{url}/{lang}/result")
                bottoms = page.locator("main a.call:visible, #where:visible").evaluate_all("all => all.map(e => e.getBoundingClientRect().bottom)")
                if min(bottoms, default=9999) > HEIGHT:
                    far[concern, *answers.values(), lang] = bottoms
                if (unfolded := page.evaluate(journeys.UNFOLDED) / HEIGHT) > journeys.MOST_HEIGHT:
                    long[concern, *answers.values(), lang] = unfolded
            page.context.close()
    assert not far
    assert not long


def test_the_town_is_chosen_on_the_result_and_its_number_is_in_sight(phone, server, knowledge):
    say(phone, server, {"persona": "resident", "work": "regular"} | AS_ONE_ANSWERS, ("care",))
    phone.goto(f"{server}/ja/result")
    number = phone.locator("main a.call .number").first.bounding_box()
    assert number["y"] + number["height"] <= HEIGHT, "that of the window behind it"
    phone.locator("#where").select_option(label="大泉町")
    with phone.expect_navigation():
        phone.locator("form:has(#where) button").click()
    assert phone.url == f"{server}/ja/result"
    call = phone.locator("main a.call").first
    assert call.get_attribute("href") == f"tel:{knowledge.municipalities['10524'].phone.confirmed_text}"
    assert call.bounding_box()["y"] + call.bounding_box()["height"] <= HEIGHT
    assert not phone.locator("#where").count()


def test_what_is_said_of_a_door_without_a_number_is_a_tap_further(opened, server):  # noqa: F811
    """Its text, the words to say there and the grounds; the window behind it has the one large action."""
    page = opened(375, HEIGHT)
    say(page, server, {"persona": "resident", "work": "regular", "municipality": "10203"} | AS_ONE_ANSWERS, ("illness",))
    page.goto(f"{server}/ja/result")
    name = page.locator("h1").inner_text().replace("\n", "")
    fold = page.locator(".folds details").first
    assert fold.locator("summary").first.inner_text().replace("\n", "") == name
    fold.locator("summary").first.click()
    assert "傷病手当金のことを聞きたいのですが" in fold.inner_text()
    assert page.locator(".open-door a.call:not(.outlined)").count() == 1, "the call of the next window is the filled one"
