"""Ways in that were tapped, told by the browser itself; sheets that were opened."""

import re
from datetime import date

from navigator.usage.counts import ChannelCount, EventCount, LanguageCount
from tests.web.conftest import totals


def counted(site):
    return totals(site, date.min, date.max)


def journey(client):
    for fact, value in (("persona", "family"), ("work", "seeking"), ("municipality", "10201")):
        client.post("/ja/talk", data={"fact": fact, "value": value})
    return client.get("/ja/result").text


def test_every_way_in_of_a_result_tells_its_window(client):
    page = journey(client)
    links = [link for link in re.findall(r"<a [^>]*>", page) if "tel:" in link or "rel=" in link]
    ways = [link for link in links if "/cites" not in link and "ping=" in link]
    assert any("tel:" in link for link in ways)
    assert all(re.search(r'ping="/ja/count/[a-z-]+"', link) for link in links if "tel:" in link)


def test_a_tap_counts_the_window_the_persona_and_the_language(client, site):
    journey(client)
    window = next(step.target for step in counted(site).steps if step.event == "shown")
    assert client.post(f"/ja/count/{window}", content=b"PING", headers={"content-type": "text/ping"}).status_code == 204
    totals = counted(site)
    assert totals.steps[EventCount("contact", window, "family")] == 1
    assert totals.languages[LanguageCount("ja", "contact")] == 1
    assert totals.reach[ChannelCount("direct", "contact")] == 1


def test_a_tap_without_a_conversation_counts_nothing(client, site):
    assert client.post("/ja/count/saposute").status_code == 204
    assert not counted(site).steps


def test_another_site_and_an_unknown_window_count_nothing(client, site):
    assert client.post("/ja/count/saposute", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.post("/ja/count/saposute", headers={"origin": "https://example.org"}).status_code == 403
    assert client.post("/ja/count/nowhere").status_code == 404
    assert not counted(site).steps


def test_the_policy_lets_the_browser_tell(client):
    assert "connect-src 'self'" in client.get("/ja/windows").headers["content-security-policy"]


def test_a_sheet_counts_once_for_each_result(client, site):
    journey(client)
    for _ in range(3):
        client.get("/ja/sheet")
        client.get("/ja/result")
    printed = [(step, n) for step, n in counted(site).steps.items() if step.event == "printed"]
    assert len(printed) == 1
    assert printed[0][1] == 1
    assert sum(n for step, n in counted(site).steps.items() if step.event in ("finished", "stopped")) == 1


def test_a_sheet_names_no_persona_before_one_is_said(client, site):
    client.post("/ja/talk", data={"fact": "work", "value": "seeking"})
    client.get("/ja/result")
    client.get("/ja/sheet")
    assert [step.persona for step in counted(site).steps if step.event == "printed"] == [""]
