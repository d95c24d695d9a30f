"""How pages look, as far as bytes can tell: the door's steps, the weight, the page of parts, errors tied to fields."""

import gzip

import pytest
from starlette.testclient import TestClient

from navigator.settings import Settings
from navigator.web.app import create_app
from navigator.web.assets import WIDE, door_opening
from tests.conftest import NOW
from tests.web.citizen.test_conversation import journey


@pytest.fixture
def phone(tmp_path):
    """As on a phone: lines broken, the parts' page served."""
    settings = Settings(data_dir=tmp_path / "data", secret="for tests", phrases=True, dev=True)
    with TestClient(create_app(settings, clock=lambda: NOW)) as client:
        yield client


def test_the_first_page_is_one_light_request(phone):
    for encoding in ("br", "gzip"):
        response = phone.get("/ja/", headers={"accept-encoding": encoding})
        assert int(response.headers["content-length"]) <= 13_000
    page = response.text
    assert "<script" not in page
    assert 'rel="stylesheet"' not in page
    assert "url(" not in page


def test_each_turn_is_light(phone):
    for fact, value in (
        ("persona", "resident"), ("work", "not_working"), ("age", "50..54"), ("withdrawn", "yes"), ("livelihood", "hard"),
        ("municipality", "10202"), ("lonely", "yes"),
    ):  # fmt: skip
        journey(phone, **{fact: value})
        for path in ("talk", "talk?ask=municipality", "result"):
            raw = phone.get(f"/ja/{path}", headers={"accept-encoding": "identity"}).content
            most = 10_000 if path != "result" else 16_000  # a result is read once; each turn many times
            assert len(gzip.compress(raw, 5)) <= most, (fact, path)


def test_the_door_opens_with_each_answer(client, knowledge, t):
    from navigator.dialogue.answers import Conversation, make_answer
    from navigator.dialogue.conversation.turn import turn_view

    conversation, steps = Conversation(), []
    answers = {"persona": "resident", "work": "not_working", "age": "50..54", "municipality": "10202"}
    for _ in range(30):
        shown = turn_view(knowledge, conversation, NOW, t)
        steps.append(door_opening(shown))
        if shown.question is None:
            break
        options = [o.value for o in shown.question.options]
        conversation = conversation.answer(
            shown.question.fact, make_answer(answers.get(shown.question.fact) or options[-1])
        )
    assert steps == sorted(steps)
    assert steps[0] == 0
    assert steps[-1] == WIDE
    assert len(set(steps)) >= 4


def test_the_page_of_parts_is_for_developers_only(client, phone):
    assert client.get("/dev/parts").status_code == 404
    page = phone.get("/dev/parts").text
    for part in (
        "_question",
        "_first_window",
        "_office",
        "_possible_danger",
        "_understood_answers",
        "_possible_meanings",
        "_topic_card",
        "_urgent_help",
        "_take_away",
    ):
        assert part in page


@pytest.mark.parametrize(("fact", "typed"), [("age", "よんじゅう"), ("municipality", "札幌市")])
def test_an_error_is_tied_to_its_field(client, fact, typed):
    journey(client, persona="resident")
    page = client.post("/ja/talk", data={"fact": fact, "exact": typed}).text
    field = page[page.index('<input id="exact"') :].split(">")[0]
    assert 'aria-describedby="problem"' in field
    assert 'aria-invalid="true"' in field
    assert "autofocus" in field
    assert page.count('id="problem"') == 1


def test_an_error_without_a_field_is_tied_to_the_question(client):
    journey(client, persona="resident")
    page = client.post("/ja/talk", data={"fact": "work", "value": "astronaut"}).text
    assert '<fieldset aria-describedby="problem">' in page
    assert page.count("autofocus") == 1


def test_a_place_that_is_not_found_is_tied_to_its_field(client):
    page = client.get("/ja/windows?place=どこ").text
    assert 'aria-describedby="problem"' in page
    assert 'id="problem"' in page


def test_earlier_answers_are_folded_and_the_last_two_stand_in_sight(client):
    journey(client, persona="resident", work="not_working", age="50..54", withdrawn="yes")
    page = client.get("/ja/talk").text.partition("<main")[2]
    assert page.index("これまでの答え（2）") < page.index("自分のこと</b>") < page.index("</details>")
    assert page.index("</details>") < page.index("50〜54歳</b>")
    assert page.count('<p class="a">') == 4
