"""The conversation over HTTP: nothing lost, repeated or misplaced; nothing kept but in the cookie."""

import gzip
import logging
import re
import sqlite3
from datetime import date

import pytest

from tests.conftest import NOW
from tests.web.conftest import totals

YEAR = date(2026, 1, 1), date(2026, 12, 31)


def answer(client, fact, *values, **more):
    return client.post("/ja/talk", data={"fact": fact, "value": list(values), **more})


def journey(client, **answers):
    for fact, value in answers.items():
        answer(client, fact, *([value] if isinstance(value, str) else value))


def newest(client, lang="ja"):
    """The newest page of the conversation."""
    return client.get(f"/{lang}/talk").text


def shown(page):
    """The facts of the screen, and the words of its heading."""
    asked = page[page.index('id="now"') :]
    asked = asked[: asked.index('action="/ja/talk/say"')]
    return [*dict.fromkeys(re.findall(r'name="fact" value="([^"]+)"', asked))], re.search(r'<h1 id="q">([^<]*)</h1>', asked)[1]


def test_each_turn_is_light(phone):
    weights = {}
    for fact, value in (
        ("persona", "resident"), ("work", "not_working"), ("age", "50..54"), ("withdrawn", "yes"), ("livelihood", "hard"),
        ("municipality", "10202"), ("lonely", "yes"),
    ):  # fmt: skip
        journey(phone, **{fact: value})
        for path in ("talk", "talk?n=1", "talk?change=1", "result"):
            raw = phone.get(f"/ja/{path}", headers={"accept-encoding": "identity"}).content
            most = 10_000 if path != "result" else 16_000  # a result is read once; each turn many times
            weights[fact, path] = len(gzip.compress(raw, 5))
            assert weights[fact, path] <= most, (fact, path)


def test_what_is_asked_together_stands_on_one_screen(client):
    journey(client, persona="resident")
    page = newest(client)
    facts, heading = shown(page)
    assert {"work", "age", "municipality"} <= {*facts}
    assert heading == "いまのことを、少し教えてください"
    assert page.count('<option value="') == 35
    for typed in ("age_typed", "municipality_typed"):
        assert f'name="{typed}"' in page
    assert page.count(">次へ<") == 1, "one form, one button"


def test_a_screen_is_sent_at_once_and_the_next_comes(client):
    journey(client, persona="resident")
    response = client.post(
        "/ja/talk", data={"fact": ["work", "age", "municipality", "takasaki_area"], "n": "1", "work": "nonregular", "age_typed": "46",
                          "municipality": "10202/shinmachi_yoshii"}, follow_redirects=False,
    )  # fmt: skip
    assert (response.status_code, response.headers["location"]) == (303, "/ja/talk?n=2")
    page = newest(client)
    for words in ("契約・パート・派遣など</b>", "46歳</b>", "高崎市</b>", "新町・吉井町</b>"):
        assert words in page
    assert "いまに近いものを、すべて選んでください" in page
    assert "どれもない" in page
    assert "選ばなければ「いいえ」です。" in page


def test_a_question_alone_is_one_tap(client):
    journey(client, persona="resident", work="nonregular", age="45..49", municipality="10201")
    page = client.post("/ja/talk", data={"fact": ["livelihood", "withdrawn", "lonely", "wants_participation"], "value": "none"}).text
    facts, heading = shown(page)
    assert facts == ["wants_regular"]
    assert heading == "正社員になりたいですか。"
    assert page.count("わからない・答えたくない</button>") == 1


def test_none_of_these_goes_on_where_the_question_stands_alone(client):
    """A social worker pressed it ten times and was told each time to take back a tick that was not there."""
    journey(client, persona="supporter", work="regular", age="45..49", municipality="10201")
    boxes = client.post("/ja/talk", data={"fact": "needs", "needs": "training", "value": "none"}).text
    assert "チェックをはずしてから" in boxes, "a tick and none of them contradict each other"
    page = client.post("/ja/talk", data={"fact": "needs", "value": "none"}).text
    assert "チェックをはずしてから" not in page
    assert "どれもあてはまらない</b>" in page


def test_the_enter_key_in_the_field_of_a_place_sends_what_was_typed(client):
    """A button of the list in the same form would be sent instead: 前橋市 for everyone."""
    journey(client, persona="resident", municipality="10201")
    page = client.get("/ja/talk?change=2").text
    form = page[: page.index('name="exact"')].rpartition("<form")[2]
    assert "<button" not in form


@pytest.mark.parametrize(("fact", "typed"), [("age", "ぬるぽ"), ("municipality", "ほげほげ")])
@pytest.mark.parametrize("beside", [(), ("work",)])
def test_an_error_is_tied_to_its_field(client, fact, typed, beside):
    journey(client, persona="resident")
    page = client.post("/ja/talk", data={"fact": [fact, *beside], f"{fact}_typed": typed, "work": "seeking"}).text
    problem = re.search(r'aria-describedby="(problem[a-z]*)" aria-invalid="true" autofocus', page)
    assert problem
    assert page.count(f'id="{problem[1]}"') == 1
    assert "<title>もう一度お願いします：" in page


def test_an_error_without_a_field_stands_above_the_screen(client):
    journey(client, persona="resident")
    page = client.post("/ja/talk", data={"fact": "work", "value": "astronaut"}).text
    assert '<fieldset aria-describedby="problem">' in page
    assert page.count("autofocus") == 1
    page = client.post("/ja/talk", data={"fact": ["work", "age"], "n": "2"}).text
    assert page.index('id="problem"') < page.index('name="work"')
    assert page.count("autofocus") == 1


def test_a_field_that_was_refused_is_a_page_to_leave_and_the_rest_is_kept(client):
    journey(client, persona="resident")
    data = {"fact": ["work", "age", "municipality"], "n": "1", "work": "seeking", "age_typed": "120", "municipality": "10201"}
    response = client.post("/ja/talk", data=data, follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, "/ja/talk?n=2")
    page = newest(client)
    assert shown(page)[0] == ["age"], "only what could not be read"
    assert "15から99までの数字で書いてください" in page
    back = client.get("/ja/talk?n=1").text
    assert "15から99" not in back
    assert 'value="seeking" checked' in back
    client.post("/ja/talk", data={"fact": "age", "n": "2", "exact": "52"})
    assert "15から99" not in newest(client)


def test_the_question_stands_first_and_the_answers_below_in_one_line(client):
    journey(client, persona="resident", work="not_working", age="50..54", withdrawn="yes")
    page = newest(client).partition("<main")[2]
    assert page.index('<h1 id="q">') < page.index("これまでの答え（4）") < page.index("自分のこと</b>") < page.index("</ul>")
    for position in range(1, 5):
        assert f'href="/ja/talk?change={position}"' in page


def test_an_answer_is_a_redirect_and_stands_among_the_earlier_ones(client):
    response = client.post("/ja/talk", data={"fact": "persona", "value": "family"}, follow_redirects=False)
    assert response.status_code == 303
    assert response.headers["location"] == "/ja/talk?n=1"
    page = newest(client)
    assert "家族のこと</b>" in page
    assert "ご本人のことを、少し教えてください" in page


def test_back_and_forward_go_screen_by_screen(client):
    journey(client, persona="resident", work="seeking", age="45..49")
    assert [shown(client.get(f"/ja/talk?n={n}").text)[0] for n in range(3)] == [["persona"], ["work"], ["age"]]
    assert client.get("/ja/talk?n=3").text == client.get("/ja/talk?n=99").text.replace("n=98", "n=2")
    for odd in ("x", "-1", "1e3", "٣", "99999999"):
        assert client.get("/ja/talk", params={"n": odd}).text == client.get("/ja/talk?n=3").text
    assert 'aria-pressed="true"' in client.get("/ja/talk?n=2").text


def test_sending_an_earlier_screen_again_goes_on_from_there_and_loses_no_answer(client):
    journey(client, persona="resident", work="seeking", age="45..49", withdrawn="no")
    response = client.post("/ja/talk", data={"fact": "work", "n": "1", "value": "nonregular"}, follow_redirects=False)
    assert response.headers["location"] == "/ja/talk?n=2"
    page = newest(client)
    assert "45〜49歳</b>" in page
    assert "契約・パート・派遣など</b>" in page


def test_one_answer_is_changed_without_a_step_of_the_way(client):
    journey(client, persona="resident", work="seeking", age="45..49")
    response = client.post("/ja/talk", data={"fact": "age", "n": "3", "change": "1", "value": "50..54"}, follow_redirects=False)
    assert response.headers["location"] == "/ja/talk?n=3"
    assert "50〜54歳</b>" in newest(client)


def test_a_certain_door_is_the_result_and_back_does_not_bounce(client):
    journey(client, persona="employer")
    data = {"fact": ["plans", "municipality"], "n": "1", "plans": "hire", "municipality": "10201"}
    response = client.post("/ja/talk", data=data, follow_redirects=False)
    assert response.headers["location"] == "/ja/result"
    assert client.get("/ja/result").status_code == 200
    back = client.get("/ja/talk?n=1", follow_redirects=False)
    assert back.status_code == 200
    assert 'value="hire" checked' in back.text
    asked_on = client.get("/ja/talk", follow_redirects=False)
    assert asked_on.headers["location"] == "/ja/talk?n=2"
    assert "もう少し答えると、使える支援がわかります。" in newest(client)


def test_rather_not_twice_leads_to_the_result_and_then_asks_on(client):
    journey(client, persona="resident")
    places = []
    for _ in range(4):
        facts, _ = shown(newest(client))
        response = client.post("/ja/talk", data={"fact": facts, "value": "?"}, follow_redirects=False)
        places.append(response.headers["location"])
    assert places[:2] == ["/ja/talk?n=2", "/ja/result"]
    assert places[3] == "/ja/result"


def test_the_place_is_asked_once_on_the_result(client):
    journey(client, persona="resident", work="seeking")
    page = client.get("/ja/result").text
    assert page.count("<h1") == 1
    assert 'name="to" value="result"' in page
    assert 'value="10202/shinmachi_yoshii"' in page
    client.post("/ja/talk", data={"fact": "municipality", "value": "?", "to": "result"})
    assert 'name="to" value="result"' not in client.get("/ja/result").text
    response = client.post("/ja/talk", data={"fact": "municipality", "value": "10201", "to": "result"}, follow_redirects=False)
    assert response.headers["location"] == "/ja/result"


def test_a_door_on_the_first_page_starts_afresh(client):
    """The mother on her son's phone, the case worker with the next client."""
    journey(client, persona="resident", work="seeking", age="45..49")
    client.post("/ja/talk", data={"fact": "persona", "value": "family", "start": "1"})
    page = newest(client)
    assert "家族のこと</b>" in page
    assert "仕事を探している</b>" not in page
    assert "45〜49歳</b>" not in page
    client.post("/ja/talk/say", data={"text": "46歳です", "start": "1"})
    assert "家族のこと</b>" not in newest(client)


def test_the_first_page_offers_to_go_on_and_tells_nothing(client):
    fresh = client.get("/ja/")
    assert "続きから" not in fresh.text
    assert 'name="start" value="1"' in fresh.text
    journey(client, persona="resident", livelihood="urgent")
    page = client.get("/ja/")
    assert page.headers["cache-control"] == "no-store"
    assert 'href="/ja/talk">続きから' in page.text
    assert "消して、はじめから" in page.text
    for secret in ("寝るところに困っている", "0120-", "urgent\""):
        assert secret not in page.text
    client.post("/ja/erase")
    assert "続きから" not in client.get("/ja/").text


@pytest.mark.parametrize("path", ["talk/say", "talk/none", "erase", "wrong-number"])
def test_the_address_of_a_form_leads_back_to_the_conversation(client, path):
    journey(client, persona="resident", work="seeking")
    response = client.get(f"/ja/{path}", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, "/ja/talk?n=2")
    assert "仕事を探している</b>" in newest(client), "and erases nothing"


def test_every_form_is_answered_by_a_page_to_leave_and_come_back_to(client):
    journey(client, persona="resident")
    forms = (
        ("talk", {"fact": "age", "exact": "ぬるぽ"}), ("talk", {"fact": "work"}), ("talk", {"fact": "nothing"}), ("talk", {}),
        ("talk/say", {"text": "ほにゃらら"}), ("talk/say", {"text": "もう死にたい"}), ("talk/say", {"text": ""}), ("talk/none", {}), ("erase", {}),
    )  # fmt: skip
    for path, data in forms:
        response = client.post(f"/ja/{path}", data=data, follow_redirects=False)
        assert response.status_code == 303, (path, data)
        assert re.fullmatch(r"/ja/(talk\?n=\d+)?", response.headers["location"])


def test_an_address_says_nothing_of_what_was_said(client):
    journey(client, persona="resident", work="not_working", withdrawn="yes", livelihood="urgent", municipality="10524")
    for page in (newest(client), client.get("/ja/talk?n=1").text, client.get("/ja/talk?change=2").text):
        for address in re.findall(r'(?:href|action)="(/ja/talk[^"]*)"', page):
            assert re.fullmatch(r"/ja/talk(/say|/none|\?(n|change)=\d+)?", address)


def test_a_double_tap_counts_and_answers_once(client, site):
    journey(client, persona="resident", work="seeking")
    before = totals(site, *YEAR)
    answer(client, "work", "seeking")
    assert totals(site, *YEAR) == before
    assert client.get("/ja/talk").text.count("仕事を探している</b>") == 1


def test_a_stale_tab_changes_its_own_answer_and_no_other(client):
    journey(client, persona="resident", work="seeking", age="45..49", withdrawn="no")
    answer(client, "age", "50..54")
    page = client.get("/ja/talk").text
    assert "50〜54歳" in page
    assert "45〜49歳</b>" not in page
    assert page.index("仕事を探している</b>") < page.index("50〜54歳</b>") < page.index("外に出られる</b>")


def test_urgent_brings_help_first(client, numbers):
    journey(client, persona="resident")
    response = client.post("/ja/talk", data={"fact": "livelihood", "value": "urgent"}, follow_redirects=False)
    assert response.headers["location"] == "/ja/talk?n=2"
    page = client.get("/ja/talk").text
    assert page.index("電話できる相談先") < page.index(numbers["yorisoi"]) < page.index('id="now"')


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"fact": "age", "exact": "ぬるぽ"}, "数字で書いてみてください"),
        ({"fact": "age", "exact": "120"}, "15から99までの数字"),
        ({"fact": "municipality", "exact": "ほげほげ"}, "市町村の名前が見つかりませんでした"),
        ({"fact": "work", "value": "astronaut"}, "どれか選んでください"),
        ({"fact": "work"}, "どれか選んでください"),
    ],
)
def test_a_reply_that_cannot_be_taken_gets_a_kind_sentence_and_is_kept_nowhere(client, site, data, words):
    journey(client, persona="resident")
    page = client.post("/ja/talk", data=data).text
    assert words in page
    assert "自分のこと</b>" in page
    if "exact" in data:
        assert data["exact"] not in page.replace("15から99", "")
        assert data["exact"] not in str(site.seal.open(client.cookies["talk"], NOW))


def test_typed_places_and_ages(client):
    journey(client, persona="resident", work="seeking")
    answer(client, "municipality", exact="おおいずみ")
    answer(client, "age", exact="４６")
    page = client.get("/ja/talk").text
    assert "大泉町</b>" in page
    assert "46歳</b>" in page


def test_no_answer_in_url_log_or_database(client, site, caplog, tmp_path):
    caplog.set_level(logging.DEBUG)
    journey(
        client,
        persona="resident",
        work="not_working",
        age="50..54",
        withdrawn="yes",
        municipality="10524",
        livelihood="hard",
    )
    urls = []
    for path in ("/ja/result", "/ja/sheet", "/ja/talk"):
        response = client.get(path)
        urls.append(str(response.url))
        assert response.headers["referrer-policy"] == "no-referrer"
        assert response.headers["cache-control"] == "no-store"
    assert totals(site, *YEAR).steps
    site.store.close()
    kept = "".join(
        str(row)
        for file in tmp_path.rglob("*.sqlite3")
        for (table,) in sqlite3.connect(file)
        .execute("select name from sqlite_master where type='table'")
        .fetchall()
        for row in sqlite3.connect(file).execute(f'select * from "{table}"')
    )
    for secret in ("not_working", "50..54", "127.0.0.1", "testclient"):
        assert secret not in kept
        assert not any(secret in url for url in urls)
    ours = [r for r in caplog.records if not r.name.startswith(("httpx", "asyncio", "hypothesis"))]
    assert not [r for r in ours if "50..54" in r.getMessage()]


def test_another_site_cannot_answer(client, site):
    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}, {"origin": "null"}):
        response = client.post("/ja/talk", data={"fact": "persona", "value": "resident"}, headers=headers)
        assert response.status_code == 403
        assert "ほかのページから" in response.text
    assert "talk" not in client.cookies


def test_a_huge_body_is_refused_kindly(client):
    response = client.post("/ja/talk/say", data={"text": "あ" * 20000})
    assert response.status_code == 413
    assert "短くして" in response.text


def test_a_store_that_cannot_write_never_stops_a_page(client, site):
    site.store.write = lambda *_: False
    site.store.writable = lambda: False
    journey(client, persona="resident", work="seeking")
    assert client.get("/ja/result").status_code == 200
    assert client.get("/readyz").status_code == 503


def test_personal_pages_are_compressed_and_light(client):
    for fact, value in (
        ("persona", "resident"),
        ("work", "not_working"),
        ("withdrawn", "yes"),
        ("municipality", "10524"),
    ):
        client.post("/ja/talk", data={"fact": fact, "value": value})
    for path, most in (("talk", 6_000), ("result", 14_000)):
        response = client.get(f"/ja/{path}", headers={"accept-encoding": "gzip"})
        assert response.headers["content-encoding"] == "gzip"
        assert int(response.headers["content-length"]) <= most, path


def test_erase_forgets_every_answer(client):
    journey(client, persona="resident", work="seeking")
    client.post("/ja/erase")
    assert "talk" not in client.cookies
    assert "仕事を探している</b>" not in client.get("/ja/talk").text
