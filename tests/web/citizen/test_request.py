"""A request of a citizen has one moment: it is decided, shown and counted on the same day."""

from collections import Counter
from datetime import datetime, timedelta

import pytest

from navigator.web.citizen import request
from tests.web.conftest import totals

MIDNIGHT = datetime.fromisoformat("2026-11-25T00:00:00+09:00")


class JumpingClock:
    """One second before midnight when first asked, one second after it ever since."""

    def __init__(self):
        self.asked = 0

    def __call__(self):
        self.asked += 1
        return MIDNIGHT + timedelta(seconds=-1 if self.asked == 1 else 1)


def counts_of(site, day):
    return Counter({step.event: n for step, n in totals(site, day, day).steps.items()})


@pytest.mark.parametrize(
    ("path", "data", "event"),
    [
        ("talk", {"fact": "work", "value": "seeking"}, "answered"),
        ("talk", {"fact": "age", "exact": "46"}, "answered"),
        ("talk/say", {"text": "46歳です", "fact": "age"}, "answered"),
        ("result", None, "stopped"),
    ],
)
def test_a_turn_at_midnight_has_one_moment_and_is_counted_on_the_day_of_its_batch(client, site, path, data, event):
    site.clock = lambda: MIDNIGHT - timedelta(hours=1)
    client.post("/ja/talk", data={"fact": "persona", "value": "resident"})
    site.clock = JumpingClock()
    if data is None:
        client.get(f"/ja/{path}", follow_redirects=False)
    else:
        client.post(f"/ja/{path}", data=data, follow_redirects=False)
    assert site.clock.asked == 1
    before, after = (MIDNIGHT - timedelta(days=1)).date(), MIDNIGHT.date()
    assert not counts_of(site, before)
    assert counts_of(site, after)[event] == 1


@pytest.mark.parametrize(
    "path",
    ["", "talk?n=9", "talk?n=0", "talk?change=1", "result", "sheet", "result.ics", "windows", "windows/saposute", "schemes",
     "schemes/training-support", "plan", "privacy", "help", "phones", "windows/self-reliance/10201.ics"],
)  # fmt: skip
def test_a_page_asks_the_clock_once(client, site, path):
    site.clock = lambda: MIDNIGHT - timedelta(hours=1)
    for fact, value in (("persona", "resident"), ("work", "not_working"), ("withdrawn", "yes"), ("municipality", "10211")):
        client.post("/ja/talk", data={"fact": fact, "value": value})
    site.clock = JumpingClock()
    client.get(f"/ja/{path}")
    assert site.clock.asked == 1


def test_a_request_reads_the_same_answers_once(client, monkeypatch):
    read, evaluate = [], request.evaluate_conversation
    monkeypatch.setattr(request, "evaluate_conversation", lambda *given: read.append(given[1]) or evaluate(*given))
    client.post("/ja/talk", data={"fact": "persona", "value": "resident"}, follow_redirects=False)
    assert [len(conversation.answers) for conversation in read] == [0, 1]
    client.get("/ja/talk?n=1")
    assert [len(conversation.answers) for conversation in read] == [0, 1, 1]
