"""How the pages served: one of our reasons, counted once, and nothing else of who says it."""

import pytest

from navigator.usage.counts import FEEDBACK, feedback_count
from navigator.web.citizen.about_pages import REASONS
from tests.web.conftest import totals


def counted(site):
    return {step: n for step, n in totals(site, site.today, site.today).steps.items() if step.target.startswith("feedback/")}


def test_what_may_be_said_is_what_may_be_counted():
    assert tuple(REASONS) == FEEDBACK


@pytest.mark.parametrize("reason", FEEDBACK)
def test_a_reason_is_counted_and_thanked_for(client, site, reason):
    assert f'value="{reason}">{REASONS[reason]}<' in client.get("/ja/feedback").text
    sent = client.post("/ja/feedback", data={"value": reason}, follow_redirects=False)
    assert (sent.status_code, sent.headers["location"]) == (303, "/ja/feedback")
    page = client.get("/ja/feedback").text
    assert "お知らせありがとうございます" in page
    assert 'href="/ja/windows"' in page
    assert counted(site) == {feedback_count(reason): 1}


def test_sent_twice_it_counts_once(client, site):
    for reason in ("hard", "hard", "helped"):
        client.post("/ja/feedback", data={"value": reason})
    assert counted(site) == {feedback_count("hard"): 1}


def test_after_erasing_somebody_else_may_say_something(client):
    client.post("/ja/feedback", data={"value": "hard"})
    client.post("/ja/erase")
    assert "近いものを１つ押してください" in client.get("/ja/feedback").text


@pytest.mark.parametrize("value", ["", "rude", "feedback/hard", "ひどい"])
def test_anything_else_is_counted_as_nothing(client, site, value):
    assert client.post("/ja/feedback", data={"value": value}).status_code == 200
    assert "近いものを１つ押してください" in client.get("/ja/feedback").text
    assert counted(site) == {}


def test_an_answer_of_the_conversation_stays_what_it_is(client, site):
    client.post("/ja/talk", data={"fact": "persona", "value": "family"})
    client.post("/ja/feedback", data={"value": "helped"})
    assert all(not step.persona for step in counted(site))
    assert "/ja/talk" in client.get("/ja/feedback").text
