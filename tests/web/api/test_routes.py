"""The interface: decisions, and refusals that help."""

import json

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from navigator.cli import main


def decide(client, facts, **more):
    return client.post("/api/v1/decide", json={"facts": facts, **more})


def test_a_decision_carries_its_reasons(client):
    answer = decide(
        client, {"persona": "resident", "age": 50, "work": "not_working"}, as_of="2025-10-01"
    ).json()
    assert answer["plan_in_force"]
    scheme = next(s for s in answer["schemes"] if s["id"] == "saposute-counselling")
    assert scheme["verdict"] == "not"
    assert scheme["because"] == [{"fact": "age", "answer": "50", "needs": "15..49"}]
    assert scheme["instead"][0] == "hw-middle-senior"
    assert "Ⅲ-3-(1)" in scheme["cites"]
    assert answer["next_question"] in answer["next"]
    assert answer["questions_left"][0] <= answer["questions_left"][1]
    assert answer["urgent"] is None


def test_urgent_carries_windows_and_helplines(client):
    urgent = decide(client, {"persona": "resident", "livelihood": "urgent"}).json()["urgent"]
    assert urgent["kind"] == "destitution"
    assert "self-reliance" in urgent["windows"]
    assert urgent["helplines"]


def test_bad_facts_name_the_nearest(client):
    error = decide(client, {"wrok": "seeking"}).json()["error"]
    assert (error["field"], error["nearest"]) == ("wrok", "work")
    error = decide(client, {"work": "seekng"}).json()["error"]
    assert (error["field"], error["value"], error["nearest"]) == ("work", "seekng", "seeking")
    assert decide(client, {"age": 200}).json()["error"]["nearest"] == "15..99"
    assert decide(client, {"needs": ["traning"]}).json()["error"]["nearest"] == "training"
    assert decide(client, {"needs": "training"}).status_code == 422
    assert decide(client, {"age": "50..40"}).status_code == 422
    assert decide(client, {}, as_of="yesterday").status_code == 422


@pytest.mark.parametrize(
    "body",
    [
        '{"text":"x","as_of":NaN}', '{"text":"x","as_of":Infinity}', '{"text":"x","as_of":"\\ud800"}', '{"text":"\\ud800"}',
        '{"text":NaN}', '{"text":"x","\\ud800":1}', '{"text":"x","name":"told-in-confidence","as_of":NaN}', '{"text":"x","as_of":-Infinity}',
    ],
)  # fmt: skip
def test_no_number_or_letter_is_a_fault_of_ours(app, body, caplog):
    client = TestClient(app)
    for path, text in (("understand", body), ("decide", body.replace('"text"', '"lang"'))):
        response = client.post(f"/api/v1/{path}", content=text, headers={"content-type": "application/json"})
        assert response.status_code == 422
        assert response.json()["error"]["message"]
    assert not caplog.records


@pytest.mark.parametrize("value", ["\\ud800", "NaN", "Infinity"])
def test_facts_that_are_no_text_are_refused(client, value):
    text = value if value[0] != "\\" else f'"{value}"'
    for facts in (f'{{"work": {text}}}', f'{{"age": {text}}}', '{"\\ud800": "seeking"}'):
        response = client.post("/api/v1/decide", content=f'{{"facts": {facts}}}', headers={"content-type": "application/json"})
        assert response.status_code == 422


@pytest.mark.parametrize("lang", ["../../../../etc", "/etc", "x" * 5000, "", "JA", "en-US"])
def test_a_language_that_is_not_offered_opens_no_file(client, lang, monkeypatch):
    monkeypatch.setattr("navigator.web.site.translator", None)
    response = decide(client, {"persona": "resident"}, lang=lang)
    assert response.status_code == 422
    assert response.json()["error"]["field"] == "lang"


def test_a_body_has_a_size(client):
    assert client.post("/api/v1/understand", json={"text": "x" * 60_000}).status_code == 200
    assert client.post("/api/v1/understand", json={"text": "x" * 66_000}).status_code == 413


def test_lists_ranges_and_nulls(client):
    assert decide(client, {"persona": "employer", "plans": []}).status_code == 200
    assert decide(client, {"persona": "resident", "age": "40..49", "work": None}).status_code == 200


def test_windows_and_schemes(client, knowledge):
    windows = {w["id"]: w for w in client.get("/api/v1/windows?municipality=10205").json()}
    assert windows["hello-work"]["offices"][0]["id"] == "ota"
    assert windows["hello-work"]["offices"][0]["phone"] is None
    assert windows["hello-work"]["offices"][0]["call"]["kind"] == "relay"
    assert windows["self-reliance"]["offices"][0]["call"] == {
        "number": knowledge.municipalities["10205"].phone.confirmed_text, "kind": "town_hall", "of": "太田市役所（代表）", "ask_for": "生活困窮の相談の係", "open": None,
    }  # fmt: skip


def door(client, **facts):
    return decide(client, {"persona": "resident", **facts}).json()["door"]


def test_the_door_names_whom_to_call(client):
    broke = {"livelihood": "urgent", "withdrawn": "no"}
    assert door(client, **broke, municipality="10205")["call"]["of"] == "太田市役所（代表）"
    assert door(client, **broke, municipality="10524")["call"]["ask_for"] == "福祉の係"
    assert door(client, **broke, municipality="outside")["call"] == {
        "number": "0120-279-338", "kind": "national", "of": "よりそいホットライン", "ask_for": None, "open": True,
    }  # fmt: skip
    assert door(client, **broke)["call"]["kind"] == "national"  # pages list the 35 halls; the interface has a number, too
    withdrawn = door(client, work="not_working", withdrawn="yes", livelihood="ok", municipality="10211")["call"]
    assert (withdrawn["kind"], withdrawn["open"]) == ("own", True)  # Tuesday, 10:30
    other_day = decide(client, {"persona": "resident", "withdrawn": "yes", "municipality": "10211"}, as_of="2026-11-25").json()
    assert other_day["door"]["call"]["open"] is None


def test_schemes_and_a_place_that_does_not_exist(client):
    assert len(client.get("/api/v1/schemes").json()) == 27
    assert client.get("/api/v1/windows?municipality=99999").status_code == 422


def test_health_and_docs_are_served(client):
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json()["ready"]
    assert "/api/v1/decide" in client.get("/api/docs").text
    assert client.get("/api/openapi.json").json()["openapi"]


def test_the_terminal_prints_the_same_json(client):
    body = {"facts": {"persona": "resident", "age": 45, "work": "seeking"}, "as_of": "2025-10-01"}
    done = CliRunner().invoke(main, ["decide", "-"], input=json.dumps(body))
    assert done.exit_code == 0, done.output
    assert json.loads(done.output) == decide(client, body["facts"], as_of="2025-10-01").json()


def test_a_line_is_read_into_facts(client):
    body = {"text": "昭和54年生まれ、派遣を転々、正社員になりたい。前橋", "as_of": "2025-10-01"}
    answer = client.post("/api/v1/understand", json=body).json()
    assert list(answer) == ["persona", "topics", "ranking", "facts", "crisis", "concern", "also", "understood"]
    assert answer["persona"] == "resident"
    assert answer["facts"] == {"age": 46, "municipality": "10201", "work": "nonregular", "wants_regular": "yes"}
    assert len(answer["ranking"]) == 3
    assert (answer["crisis"], answer["concern"], answer["understood"]) == ("none", "none", True)
    assert "unstable_employment" in answer["topics"]


def test_danger_in_a_line_is_told(client):
    answer = client.post("/api/v1/understand", json={"text": "もう死にたい"}).json()
    assert (answer["crisis"], answer["concern"]) == ("self_harm", "certain")


def test_what_is_read_is_written_nowhere(client, caplog):
    with caplog.at_level("DEBUG"):
        client.post("/api/v1/understand", json={"text": "ひみつの言葉 しにたい"})
    assert "ひみつ" not in caplog.text


def test_the_facts_of_a_line_can_be_decided(client):
    read = client.post("/api/v1/understand", json={"text": "40代後半、太田で無職です。働く自信がない"}).json()
    assert client.post("/api/v1/decide", json={"facts": read["facts"]}).status_code == 200


def test_a_line_without_text_is_refused_kindly(client):
    assert client.post("/api/v1/understand", json={}).status_code == 422
    assert client.post("/api/v1/understand", json={"text": "あ", "as_of": "2025-02-31"}).status_code == 422
