"""One visit, one count: tapped twice, loaded again, fetched beforehand, or replayed from an old cookie."""

import time
from collections import Counter
from datetime import date

import pytest
from starlette.testclient import TestClient

from navigator.usage.counts import EventCount
from navigator.web.app import create_app
from tests.conftest import NOW
from tests.web.citizen.test_conversation import journey
from tests.web.conftest import totals


def events(site):
    return Counter({(s.event, s.target): n for s, n in totals(site, date.min, date.max).steps.items()})


def results(site):
    return sum(n for (event, _), n in events(site).items() if event in ("finished", "stopped"))


@pytest.fixture
def replay(client, app):
    """A browser that shows the same old cookie again and again."""
    journey(client, persona="resident", work="seeking")
    other = TestClient(app)

    def send(method, path, **options):
        other.cookies.clear()
        headers = {"cookie": f"talk={client.cookies['talk']}", **options.pop("headers", {})}
        return other.request(method, path, headers=headers, follow_redirects=False, **options)

    return send


def test_a_result_that_is_replayed_counts_once(replay, site):
    for _ in range(50):
        assert replay("GET", "/ja/result").status_code == 200
    assert results(site) == 1


def test_a_form_that_is_sent_twice_at_once_counts_once(replay, site):
    for _ in range(10):
        replay("POST", "/ja/talk", data={"fact": "age", "exact": "46"})
    assert events(site)[("answered", "age")] == 1


def test_another_answer_to_the_same_question_counts_once(replay, site):
    for age in ("46", "47"):
        replay("POST", "/ja/talk", data={"fact": "age", "exact": age})
    assert events(site)[("answered", "age")] == 1


def test_a_line_that_is_replayed_counts_its_danger_once(replay, site):
    for _ in range(10):
        replay("POST", "/ja/talk/say", data={"text": "もう死にたい"})
    assert events(site)[("danger", "")] == 1


@pytest.mark.parametrize("headers", [{"sec-purpose": "prefetch;prerender"}, {"purpose": "prefetch"}, {"x-moz": "prefetch"}])
def test_a_result_that_is_fetched_beforehand_counts_when_it_is_seen(replay, site, headers):
    assert replay("GET", "/ja/result", headers=headers).status_code == 200
    assert results(site) == 0
    replay("GET", "/ja/result")
    assert results(site) == 1


def test_the_head_of_a_result_counts_nothing(replay, site):
    replay("HEAD", "/ja/result")
    assert results(site) == 0


def test_a_preview_of_a_link_counts_nothing(app, site):
    for path in ("/ja/", "/ja/result", "/ja/talk", "/ja/sheet", "/ja/windows/saposute"):
        TestClient(app).get(path)
    assert not events(site)


def test_a_tap_counts_once_and_only_where_a_result_showed_the_door(client, app, site):
    TestClient(app).post("/ja/count/hello-work")
    journey(client, persona="resident", work="seeking")
    client.post("/ja/count/hello-work")
    assert not events(site)[("contact", "hello-work")], "no result yet"
    client.get("/ja/result")
    shown = next(step.target for step in totals(site, date.min, date.max).steps if step.event == "shown")
    hidden = next(id for id in site.knowledge.windows if EventCount("shown", id, "resident") not in totals(site, date.min, date.max).steps)
    for window in (shown, shown, hidden):
        assert client.post(f"/ja/count/{window}").status_code == 204
    assert events(site)[("contact", shown)] == 1
    assert not events(site)[("contact", hidden)]


def test_beginnings_without_cookies_count_as_far_as_the_minute_goes(settings, knowledge):
    """One a second beside those of the first minute, however long the machine takes for them."""
    app = create_app(settings.model_copy(update={"turns_a_minute": 60}), lambda: NOW, knowledge)
    with TestClient(app) as stranger:
        begun_at = time.monotonic()
        for _ in range(90):
            stranger.cookies.clear()
            form = {"fact": "persona", "value": "resident"}
            assert stranger.post("/ja/talk", data=form, follow_redirects=False).status_code == 303
        app.state.site.turns.gather_here()
        took = time.monotonic() - begun_at
        assert 60 <= events(app.state.site)["started", ""] <= 60 + took
