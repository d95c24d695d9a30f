"""The conversation over HTTP: nothing lost, repeated or misplaced; nothing kept but in the cookie."""

import logging
import random
import sqlite3
import string

import pytest
from starlette.testclient import TestClient

from navigator.web.citizen.cookie import MOST


def answer(client, fact, *values, **more):
    return client.post("/ja/talk", data={"fact": fact, "value": list(values), **more})


def journey(client, **answers):
    for fact, value in answers.items():
        answer(client, fact, *([value] if isinstance(value, str) else value))


def test_an_answer_is_a_redirect_and_stands_in_the_transcript(client):
    response = client.post("/ja/talk", data={"fact": "persona", "value": "family"}, follow_redirects=False)
    assert response.status_code == 303
    assert response.headers["location"] == "/ja/talk#now"
    page = client.get("/ja/talk").text
    assert "家族のこと" in page
    assert "ご本人は、いまお仕事をどうされていますか" in page


def test_a_double_tap_counts_and_answers_once(client, app):
    journey(client, persona="resident", work="seeking")
    before = app.state.site.store.totals(*_year())
    answer(client, "work", "seeking")
    assert app.state.site.store.totals(*_year()) == before
    assert client.get("/ja/talk").text.count("仕事を探している</b>") == 1


def _year():
    from datetime import date

    return date(2026, 1, 1), date(2026, 12, 31)


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


def test_a_reload_counts_nothing(client, app):
    journey(client, persona="resident", work="seeking")
    client.get("/ja/result")
    client.get("/ja/sheet")
    before = app.state.site.store.totals(*_year())
    for path in ("/ja/talk", "/ja/result", "/ja/sheet", "/ja/"):
        client.get(path)
    assert app.state.site.store.totals(*_year()) == before


def test_counts_of_a_journey(client, app):
    journey(client, persona="resident", work="seeking", age="?", livelihood="urgent")
    client.get("/ja/result")
    steps = {
        (s.event, s.target, s.persona): n for s, n in app.state.site.store.totals(*_year()).steps.items()
    }
    assert steps["started", "", "resident"] == 1
    assert steps["answered", "work", "resident"] == 1
    assert steps["unknown", "age", "resident"] == 1
    assert steps["danger", "", ""] == 1
    assert steps["shown", "self-reliance", "resident"] == 1
    assert any(event == "stopped" for event, _, _ in steps)


def test_urgent_brings_help_first(client):
    journey(client, persona="resident")
    response = client.post("/ja/talk", data={"fact": "livelihood", "value": "urgent"}, follow_redirects=False)
    assert response.headers["location"] == "/ja/talk"
    page = client.get("/ja/talk").text
    assert page.index("まず、助けになるところです") < page.index("0120-279-338") < page.index('id="now"')


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


COOKIES = {
    "tampered": lambda c: c[:-3] + ("aaa" if c[-3:] != "aaa" else "bbb"),
    "truncated": lambda c: c[: len(c) // 2],
    "oversized": lambda c: c + "x" * MOST,
    "nonsense": lambda c: "%%%",
    "empty signature": lambda c: c.split(".")[0] + ".",
}


@pytest.mark.parametrize("spoil", COOKIES.values(), ids=COOKIES)
def test_a_spoilt_cookie_starts_afresh_with_a_kind_sentence(client, app, spoil):
    journey(client, persona="resident", work="seeking")
    spoilt = spoil(client.cookies["talk"])
    fresh = TestClient(app)
    response = fresh.get("/ja/talk", headers={"cookie": f"talk={spoilt}"})
    assert response.status_code == 200
    assert "はじめからになります" in response.text
    assert fresh.get("/ja/result", headers={"cookie": f"talk={spoilt}"}).status_code == 200


def test_a_cookie_too_large_is_not_read_even_when_it_is_ours(client, app):
    noise = "".join(random.Random(1).choices(string.ascii_letters, k=4 * MOST))
    large = app.state.site.signer.dumps({"v": 1, "a": [["persona", "resident"]], "s": noise})
    assert len(large) > MOST
    page = client.get("/ja/talk", headers={"cookie": f"talk={large}"}).text
    assert "はじめからになります" in page
    assert "自分のこと</b>" not in page


def test_an_outdated_answer_is_dropped_and_the_rest_kept(client, app):
    site = app.state.site
    old = site.signer.dumps(
        {"v": 1, "a": [["persona", "resident"], ["shoe_size", "42"], ["work", "seeking"]], "s": ""}
    )
    page = client.get("/ja/talk", headers={"cookie": f"talk={old}"}).text
    assert "はじめから" in page
    assert "仕事を探している</b>" in page


def test_no_answer_in_url_log_or_database(client, app, caplog, tmp_path):
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
    site = app.state.site
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


def test_erase(client):
    journey(client, persona="resident", work="seeking")
    client.post("/ja/erase")
    assert "talk" not in client.cookies
    assert "仕事を探している</b>" not in client.get("/ja/talk").text


def test_the_cookie_is_small_and_guarded(client, knowledge):
    response = client.post("/ja/talk", data={"fact": "persona", "value": "resident"}, follow_redirects=False)
    cookie = response.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Max-Age" not in cookie
    assert "expires" not in cookie.lower()
    for fact, declared in knowledge.facts.items():
        answer(client, fact, *(declared.fact.options or (str(declared.fact.values[-1]),)))
    assert len(client.cookies["talk"]) < 3000


def test_behind_tls_the_cookie_is_secure(app):
    client = TestClient(app, base_url="https://testserver")
    response = client.post("/ja/talk", data={"fact": "persona", "value": "resident"}, follow_redirects=False)
    assert "Secure" in response.headers["set-cookie"]


def test_another_site_cannot_answer(client):
    for headers in ({"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}, {"origin": "null"}):
        response = client.post("/ja/talk", data={"fact": "persona", "value": "resident"}, headers=headers)
        assert response.status_code == 403
        assert "ほかのページから" in response.text
    assert "talk" not in client.cookies


def test_a_huge_body_is_refused_kindly(client):
    response = client.post("/ja/talk/say", data={"text": "あ" * 20000})
    assert response.status_code == 413
    assert "短くして" in response.text


def test_the_sheet_leaves_out_what_is_unticked(client):
    journey(client, persona="resident", work="not_working", withdrawn="yes", municipality="10211")
    whole = client.get("/ja/sheet").text
    assert "told-withdrawn" in whole
    assert "<b>外に出ること</b>家から出にくい" in whole, "beside its label alone a yes would say the opposite"
    part = client.post("/ja/sheet", data={"keep": ["window", "phone"]}).text
    assert "told-withdrawn" not in part
    assert "027-382-1111" in part
    assert "<svg" in part
    assert "style=" not in part


def test_a_store_that_cannot_write_never_stops_a_page(client, app):
    app.state.site.store.write = lambda *_: False
    app.state.site.store.writable = lambda: False
    journey(client, persona="resident", work="seeking")
    assert client.get("/ja/result").status_code == 200
    assert client.get("/readyz").status_code == 503
