"""Searching by the line, over HTTP: posted, answered by a redirect, found beside the question, kept nowhere."""

import re

import pytest

from tests.web.conftest import totals

HEADING = "お探しのものは、こちらですか"
LINE = "個人情報は残りますか"
ANSWER = 'href="/ja/faq#kept">'


def looked_for(client, line, **more):
    return client.post("/ja/talk/say", data={"text": line, **more}, follow_redirects=False)


def test_what_is_found_stands_beside_the_question(client):
    sent = looked_for(client, LINE, start="1")
    assert sent.status_code == 303
    assert re.fullmatch(r"/ja/talk\?n=\d", sent.headers["location"])
    page = client.get(sent.headers["location"]).text
    assert HEADING in page
    assert ANSWER in page
    assert 'class="ask"' in page
    assert LINE not in page
    assert "うまく読みとれませんでした" not in page
    assert client.get(sent.headers["location"]).text == page  # a reload, or Back after the page was opened


def test_it_is_gone_with_the_next_answer(client):
    looked_for(client, LINE, start="1")
    client.post("/ja/talk", data={"fact": "persona", "value": "resident"})
    assert HEADING not in client.get("/ja/talk").text


def test_danger_comes_before_what_is_found(client):
    looked_for(client, "サポステに行くくらいなら死にたい", start="1")
    page = client.get("/ja/talk").text
    assert 'id="lines"' in page
    assert HEADING not in page


def test_what_was_looked_for_counts_as_understood_and_is_kept_nowhere(client, site, caplog):
    looked_for(client, "求職者支援", start="1")
    assert not [step for step in totals(site, site.today, site.today).steps if step.event == "not_understood"]
    looked_for(client, LINE, start="1")
    assert "個人情報" not in caplog.text
    assert "個人情報" not in client.cookies.get("talk", "")


@pytest.mark.parametrize("lang", ["ja-easy", "pt", "ne"])
def test_it_is_shown_in_every_language(client, lang):
    client.post(f"/{lang}/talk/say", data={"text": "求職者支援", "start": "1"})
    page = client.get(f"/{lang}/talk").text
    assert f'href="/{lang}/schemes/training-support"' in page
