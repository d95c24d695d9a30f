"""The conversation over HTTP: nothing lost, repeated or misplaced; nothing kept but in the cookie."""

import gzip
import logging
import sqlite3
from datetime import date

import pytest

YEAR = date(2026, 1, 1), date(2026, 12, 31)


def answer(client, fact, *values, **more):
    return client.post("/ja/talk", data={"fact": fact, "value": list(values), **more})


def journey(client, **answers):
    for fact, value in answers.items():
        answer(client, fact, *([value] if isinstance(value, str) else value))


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


def test_earlier_answers_are_folded_and_the_last_two_stand_in_sight(client):
    journey(client, persona="resident", work="not_working", age="50..54", withdrawn="yes")
    page = client.get("/ja/talk").text.partition("<main")[2]
    assert page.index("これまでの答え（2）") < page.index("自分のこと</b>") < page.index("</details>")
    assert page.index("</details>") < page.index("50〜54歳</b>")
    assert page.count('<p class="a">') == 4


def test_an_answer_is_a_redirect_and_stands_in_the_transcript(client):
    response = client.post("/ja/talk", data={"fact": "persona", "value": "family"}, follow_redirects=False)
    assert response.status_code == 303
    assert response.headers["location"] == "/ja/talk#now"
    page = client.get("/ja/talk").text
    assert "家族のこと" in page
    assert "ご本人は、いまお仕事をどうされていますか" in page


def test_a_double_tap_counts_and_answers_once(client, site):
    journey(client, persona="resident", work="seeking")
    before = site.store.totals(*YEAR)
    answer(client, "work", "seeking")
    assert site.store.totals(*YEAR) == before
    assert client.get("/ja/talk").text.count("仕事を探している</b>") == 1


def test_a_stale_tab_changes_its_own_answer_and_no_other(client):
    journey(client, persona="resident", work="seeking", age="45..49", withdrawn="no")
    answer(client, "age", "50..54")
    page = client.get("/ja/talk").text
    assert "50〜54歳" in page
    assert "45〜49歳</b>" not in page
    assert page.index("仕事を探している</b>") < page.index("50〜54歳</b>") < page.index("いいえ</b>")


def test_undo_takes_back_one_however_often_it_is_sent(client):
    journey(client, persona="resident", work="seeking", withdrawn="no")
    for _ in range(2):
        client.post("/ja/talk/undo", data={"fact": "withdrawn"})
    page = client.get("/ja/talk").text
    assert "仕事を探している</b>" in page
    assert "いいえ</b>" not in page


def test_urgent_brings_help_first(client, numbers):
    journey(client, persona="resident")
    response = client.post("/ja/talk", data={"fact": "livelihood", "value": "urgent"}, follow_redirects=False)
    assert response.headers["location"] == "/ja/talk"
    page = client.get("/ja/talk").text
    assert page.index("電話できる相談先") < page.index(numbers["yorisoi"]) < page.index('id="now"')


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"fact": "age", "exact": "よんじゅう"}, "数字で書いてみてください"),
        ({"fact": "age", "exact": "120"}, "15から99までの数字"),
        ({"fact": "municipality", "exact": "札幌市"}, "市町村の名前が見つかりませんでした"),
        ({"fact": "work", "value": "astronaut"}, "どれかひとつ選んでください"),
        ({"fact": "work"}, "どれかひとつ選んでください"),
    ],
)
def test_a_reply_that_cannot_be_taken_gets_a_kind_sentence_and_keeps_what_was_typed(client, data, words):
    journey(client, persona="resident")
    response = client.post("/ja/talk", data=data)
    assert response.status_code == 422
    assert words in response.text
    assert f'value="{data["exact"]}"' in response.text if "exact" in data else True
    assert "自分のこと</b>" in response.text


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
