"""The page of help, the quick exit, and help that stays whatever comes after it."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from navigator.web.app import create_app
from navigator.web.headers import policy
from tests.conftest import NOW
from tests.dialogue.strategies import KNOWLEDGE, answers_to
from tests.web.citizen.test_conversation import answer, journey

BOX, OPEN_BOX = 'id="lines"', 'id="lines" class="calm no-print" open'
VIOLENCE = "夫の暴力で離婚したいのに、家を出るお金がありません。子どもは保育園です"
SADNESS = "親をみるのに会社辞めて、家で介護してます。自分の暮らしがなくなりました。もう死んでもいいですかね"


def say(client, text):
    return client.post("/ja/talk/say", data={"text": text})


def flat(page):
    return " ".join(page.split())


def tel(numbers, *ids):
    return [f'href="tel:{numbers[id]}"' for id in ids]


@pytest.mark.parametrize(("line", "ids"), [(VIOLENCE, ("police", "dv-plus")), (SADNESS, ("inochi-gunma",))])
def test_what_was_told_stays_through_answers_result_and_reload(client, numbers, line, ids):
    say(client, line)
    journey(client, persona="resident", work="not_working", age="35..39")
    for path in ("talk", "result", "result", "talk", "sheet", "talk"):
        page = client.get(f"/ja/{path}").text
        assert all(link in page for link in tel(numbers, *ids)), path
        assert page.index(BOX) < page.index("<h1")


EDITS = st.lists(st.sampled_from(list(KNOWLEDGE.facts)).flatmap(lambda f: st.tuples(st.just(f), answers_to(f))), max_size=6)
MOVES = st.lists(st.sampled_from(["again", "talk", "result", "sheet", "none", "help", "line"]), max_size=6)


@pytest.fixture
def told_client(app):
    return lambda: TestClient(app)


@settings(max_examples=25)
@given(st.sampled_from(["なぐられて血が出た", "もう死にたい", "食べるものがなく今夜寝る所もない"]), EDITS, MOVES)
def test_for_any_later_answers_and_moves_the_box_stays(told_client, line, edits, moves):
    client = told_client()
    say(client, line)
    for n in range(max(len(edits), len(moves))):
        if n < len(edits):
            fact, given_answer = edits[n]
            values = {"told": given_answer.values, "unknown": "?", "unsaid": "-"}[given_answer.kind]
            client.post("/ja/talk", data={"fact": fact, "value": list(values)})
        if n < len(moves):
            move(client, moves[n], edits[n][0] if n < len(edits) else "age")
    assert BOX in client.get("/ja/talk").text


def move(client, name, fact):
    match name:
        case "again":
            client.post("/ja/talk", data={"fact": fact, "n": "0", "value": "?"})
        case "none":
            client.post("/ja/talk/none")
        case "line":
            say(client, "46歳、派遣で働いています")
        case _:
            client.get(f"/ja/{name}")


def test_the_page_of_help_names_the_desks_of_a_town_and_no_address_does(client):
    assert 'id="place"' in client.get("/ja/help").text
    for typed in ("おおた", "10205", "太田市"):
        response = client.post("/ja/help", data={"place": typed}, follow_redirects=False)
        assert (response.status_code, response.headers["location"]) == (303, "/ja/help#place")
        page = client.get("/ja/help").text
        assert "太田市の相談先です。" in page
        assert "福祉事務所" in page
        assert "自立相談" in page


def test_before_the_place_is_told_every_town_hall_is_one_tap_away(client):
    assert 'href="/ja/halls"' in client.get("/ja/help").text
    journey(client, persona="resident", livelihood="urgent")
    page = client.get("/ja/talk").text
    box = page[page.index(BOX) : page.index('id="now"')]
    assert 'href="/ja/help#place"' in box
    assert box.count("福祉事務所（生活保護の相談）") == 1, "a name stands once"


def test_a_town_that_is_not_found_is_asked_again_kindly(client):
    response = client.post("/ja/help", data={"place": "どこ"})
    assert (response.status_code, response.url.query) == (200, b"again=1")
    assert "市町村の名前が見つかりませんでした" in response.text
    assert 'aria-describedby="problem"' in response.text
    near = client.post("/en/help", data={"place": "toyooka"})
    assert 'value="10210"' in near.text
    assert "見つかりませんでした" not in client.get("/ja/help").text, "said once, on the page that follows"


def test_danger_typed_where_a_town_is_asked_is_kept(client, numbers):
    page = client.post("/ja/help", data={"place": "もう死にたい"}).text
    assert tel(numbers, "yorisoi")[0] in page
    assert BOX in client.get("/ja/talk").text


def test_the_town_of_the_conversation_is_known_on_the_page_of_help(client):
    journey(client, persona="resident", municipality="10203")
    assert "桐生市の相談先です。" in client.get("/ja/help").text


@pytest.mark.parametrize("hour", [1, 11, 18])
def test_each_line_stands_once_and_says_when_it_opens(app, site, numbers, hour):
    site.clock = lambda: datetime(2026, 11, 24, hour, tzinfo=UTC)
    page = TestClient(app).get("/ja/help").text
    links = re.findall(r'href="(tel:[^"]+|https://[^"]+)"', page)
    assert len(links) == len({*links})
    assert f'href="tel:{numbers["inochi-gunma"]}"' in page
    if hour == 18:  # 3:00 in Gunma
        line = page[: page.index(numbers["inochi-gunma"])].rsplit("<li>", 1)[1]
        assert "いまは時間外です。今日の9:00から受け付けます。" in line
        assert page.index(numbers["yorisoi"]) < page.index(numbers["inochi-gunma"])


def test_the_quick_exit_erases_all_and_leads_to_an_empty_page(client):
    journey(client, persona="resident", work="seeking", livelihood="urgent")
    response = client.post("/ja/leave", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, "/blank")
    assert response.headers["clear-site-data"] == '"cache", "cookies", "storage"'
    assert response.headers["cache-control"] == "no-store"
    assert client.get("/ja/leave").url.path == "/blank", "a restored tab does not lead back here"
    empty = client.get("/blank")
    assert "案内" not in empty.text
    assert empty.headers["cache-control"] == "no-store"
    assert "talk" not in client.cookies
    assert BOX not in client.get("/ja/talk").text


def test_pages_seen_before_are_kept_nowhere(client):
    say(client, VIOLENCE)
    for path in ("talk", "result", "sheet", "help"):
        assert client.get(f"/ja/{path}").headers["cache-control"] == "no-store", path


def test_the_quick_exit_stands_on_help_and_where_violence_was_told(client):
    assert 'action="/ja/leave"' in client.get("/ja/help").text
    journey(client, persona="resident")
    assert 'action="/ja/leave"' not in client.get("/ja/talk").text
    say(client, VIOLENCE)
    for path in ("talk", "result", "sheet"):
        page = client.get(f"/ja/{path}").text
        assert 'action="/ja/leave" data-leave="/blank"' in flat(page)
        assert "閲覧履歴は消えません" in page
        assert page.index('action="/ja/leave"') < page.index(BOX), "outside what can be folded"


def test_a_region_may_name_another_page_to_leave_for(settings, knowledge):
    page = "https://weather.example/today"
    knowledge = replace(knowledge, region=replace(knowledge.region, exit_page=page))
    client = TestClient(create_app(settings, lambda: NOW, knowledge))
    response = client.post("/ja/leave", follow_redirects=False)
    assert response.headers["location"] == page
    assert "form-action 'self' https://weather.example;" in response.headers["content-security-policy"]
    assert b"form-action 'self';" in policy("x", "/blank")


def test_an_answer_alone_opens_the_box_with_the_desks(client):
    journey(client, persona="supporter", municipality="10205")
    page = answer(client, "livelihood", "urgent").text
    assert OPEN_BOX in page
    box = page[page.index(BOX) : page.index("<h1")]
    assert "その方の食べるものや" in box
    assert "ありがとうございます" not in box
    assert "福祉事務所" in box
