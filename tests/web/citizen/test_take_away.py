"""Small comforts: each works without script, and none of them keeps or tells anything about a person."""

import re
from html import unescape
from urllib.parse import unquote

import pytest

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.result.result import result_view
from navigator.web.citizen import take_away
from tests.conftest import NOW
from tests.web.citizen.test_conversation import YEAR, journey
from tests.web.conftest import totals

PERSON = {
    "persona": "resident",
    "work": "not_working",
    "age": "50..54",
    "withdrawn": "yes",
    "municipality": "10211",
}


def test_the_result_as_text_holds_the_door_and_nothing_of_the_person(client, numbers):
    journey(client, **PERSON)
    page = client.get("/ja/result").text
    text = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.S)[1]
    assert numbers["hikikomori-municipal/annaka"] in text
    for answer in ("働いていない", "50〜54歳", "50", "はい"):
        assert answer not in text
    mail = re.search(r'href="mailto:\?body=([^"]*)"', page)[1]
    assert numbers["hikikomori-municipal/annaka"] in mail


def test_buttons_that_need_the_script_are_hidden_without_it(client):
    journey(client, **PERSON)
    page = client.get("/ja/result").text
    for block in re.findall(r"<(?:div|button)[^>]*data-(?:comforts|keeping|do=)[^>]*>", page):
        assert " hidden" in block or 'data-do="keep"' in block, block


def test_the_calendar_of_the_result(client, numbers):
    journey(client, **PERSON)
    assert 'href="/ja/result.ics"' in client.get("/ja/result").text
    response = client.get("/ja/result.ics")
    assert response.headers["content-type"].startswith("text/calendar")
    assert response.headers["cache-control"] == "no-store"
    assert numbers["hikikomori-municipal/annaka"] in response.text.replace("\r\n ", "")
    assert "withdrawn" not in response.text


def test_no_calendar_without_a_conversation(client):
    response = client.get("/ja/result.ics")
    assert response.status_code == 404
    assert "はじめのページ" in response.text


def test_no_calendar_without_a_conversation_where_everyone_has_the_same_first_office(client, knowledge, t, monkeypatch):
    conversation = Conversation()
    for fact, value in PERSON.items():
        conversation = conversation.answer(fact, make_answer(value))
    result = result_view(evaluate_conversation(knowledge, conversation, NOW, t))
    assert result.first.office
    monkeypatch.setattr(take_away, "result_view", lambda _: result)
    assert client.get("/ja/result.ics").status_code == 404


def test_every_calendar_that_a_window_offers_is_there(client, knowledge):
    offered = 0
    for window in knowledge.windows:
        for link in re.findall(r'href="(/ja/windows/[^"]*\.ics)"', client.get(f"/ja/windows/{window}").text):
            offered += 1
            assert client.get(link).text.startswith("BEGIN:VCALENDAR")
    assert offered


@pytest.mark.parametrize(
    "path", ["windows/nope/nope.ics", "windows/hello-work/nope.ics", "windows/hikikomori-municipal/shibukawa.ics"]
)
def test_no_calendar_for_what_is_not_certain(client, path):
    assert client.get(f"/ja/{path}").status_code == 404


def test_the_list_of_telephones_says_when_it_was_made_and_not_who_is_there_now(client, numbers):
    page = client.get("/ja/phones").text
    assert "2026年11月24日" in page
    assert "いま受け付けています" not in page
    assert f'href="tel:{numbers["inochi-gunma"]}"' in page


def test_the_manifest_opens_the_telephones(client, app):
    response = client.get("/ja/app.webmanifest")
    manifest = response.json()
    assert response.headers["content-type"] == "application/manifest+json"
    assert client.get(manifest["start_url"]).status_code == 200
    for icon in manifest["icons"]:
        assert client.get(icon["src"]).headers["content-type"] == icon["type"]


def test_the_worker_is_never_kept_too_long(client):
    response = client.get("/sw.js")
    assert response.headers["cache-control"] == "no-cache"
    assert response.headers["content-type"].startswith("text/javascript")


def test_erase_makes_the_browser_forget_what_was_kept_too(client, site):
    response = client.post("/ja/erase", follow_redirects=False)
    assert response.headers["clear-site-data"] == '"cookies", "storage"'


def test_a_list_or_a_file_counts_nothing(client, app, site):
    journey(client, **PERSON)
    client.get("/ja/result")
    before = site.store.columns(), totals(site, *YEAR)
    for path in ("phones", "result.ics", "app.webmanifest"):
        client.get(f"/ja/{path}")
    assert (site.store.columns(), totals(site, *YEAR)) == before


def test_an_address_says_where_to_go_and_not_what_one_would_say_there(client):
    """What to say at the window tells of the person, and an address of LINE is read by LINE."""
    journey(client, **PERSON)
    page = client.get("/ja/result").text
    assert "話すこと" in unescape(re.search(r'<textarea id="kept"[^>]*>(.*?)</textarea>', page, re.DOTALL)[1])
    for way in (r"https://line\.me/R/share\?text=([^\"]*)", r"mailto:\?body=([^\"]*)"):
        sent = unquote(re.search(way, page)[1])
        assert "窓口" in sent
        assert "電話" in sent
        for word in ("話すこと", "家から", "相談したい"):
            assert word not in sent
