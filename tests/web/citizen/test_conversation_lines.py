"""Lines of free text over HTTP: told back, asked back, helped; sent twice without harm; kept nowhere.

What is read out of a line is written by hand here, so that the pages are tested and not the reading.
"""

import logging
import re
import sqlite3
from datetime import date
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from navigator.language.understanding import FactReading, Inquiry, Offer, Topic, Understanding
from navigator.web.citizen.cookie import MAX_BYTES
from tests.conftest import NOW
from tests.web.conftest import totals


def sure(**values):
    return Understanding(understood=True, **values)


READINGS = {
    "46歳 派遣": sure(
        persona="resident", persona_sure=True, facts={"age": FactReading(range=(46, 46)), "work": FactReading(("nonregular",))}
    ),
    "やっぱり48": sure(facts={"age": FactReading(range=(48, 48))}),
    "パートです": sure(facts={"work": FactReading(("nonregular",))}),
    "昭和54年": sure(facts={"age": FactReading(range=(47, 47), born=True)}),
    "３年": sure(facts={"jobless_months": FactReading(range=(36, 36))}),
    "息子が出ない": sure(persona="family", facts={"withdrawn": FactReading(("yes",))}),
    "しにたい": sure(crisis="self_harm", concern="certain", topics=(Topic("mental_health", 0.9),)),
    "高崎市 しにたい": sure(crisis="self_harm", concern="certain"),
    "きえたいような": sure(crisis="self_harm", concern="possible"),
    "なぐられた": sure(crisis="violence", concern="certain"),
    "たべるものがない": sure(crisis="destitution", concern="certain", facts={"livelihood": FactReading(("urgent",))}),
    "サポステって何": sure(inquiries=(Inquiry("what", "saposute", "window"),)),
    "みどり": sure(readings=(Offer("municipality", "10212"), Offer("work", "seeking"), Offer("age", "40..49"))),
    "宿題": Understanding(topics=(Topic("out_of_scope", 0.9),)),
}  # fmt: skip


BOX, OPEN_BOX = 'id="lines"', 'id="lines" class="calm no-print" open'


@pytest.fixture(autouse=True)
def _read(monkeypatch):
    monkeypatch.setattr("navigator.language.understand.understand", lambda lexicon, text, day, **more: READINGS.get(text, Understanding()))


def flat(page):
    return " ".join(page.split())


def kept_text(page):
    """What is copied and shared of a result."""
    return re.search(r'<textarea[^>]*id="kept"[^>]*>(.*?)</textarea>', page, re.S)[1]


def say(client, text, asked="", **more):
    return client.post("/ja/talk/say", data={"text": text, "fact": asked}, **more)


def begin(client, persona="resident"):
    client.post("/ja/talk", data={"fact": "persona", "value": persona})


def counted(site):
    steps = totals(site, date(2026, 1, 1), date(2026, 12, 31)).steps
    return {(s.event, s.target, s.persona): n for s, n in steps.items()}


def test_the_first_page_takes_a_line_and_the_conversation_goes_on_from_it(client, site):
    page = say(client, "46歳 派遣").text
    assert "このように受けとりました" in page
    for words in ("自分のこと", "46歳", "契約・パート・派遣など"):
        assert words in page
    assert 'href="/ja/talk?change=2"' in page
    assert page.index("このように受けとりました") < page.index('id="now"')
    steps = counted(site)
    assert steps["started", "", "resident"] == 1
    assert steps["answered", "age", "resident"] == steps["answered", "work", "resident"] == 1


def test_who_it_is_about_is_asked_with_the_guess_first(client, site):
    page = say(client, "息子が出ない").text
    assert "家から出にくい" in page
    assert page.index('value="family"') < page.index('value="resident"')
    assert ("started", "", "resident") not in counted(site)
    client.post("/ja/talk", data={"fact": "persona", "value": "family"})
    steps = counted(site)
    assert steps["started", "", "family"] == 1
    assert steps["asked", "persona", ""] == 1
    assert "ご本人のことを、少し教えてください" in client.get("/ja/talk").text


def test_a_reply_is_a_page_that_can_be_reloaded_and_counts_once(client, site):
    response = say(client, "46歳 派遣", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, "/ja/talk?n=1")
    before = counted(site)
    for _ in range(2):
        assert "このように受けとりました" in client.get("/ja/talk").text
    say(client, "46歳 派遣")
    assert counted(site) == before


def test_the_reply_goes_when_the_next_question_is_answered(client):
    say(client, "46歳 派遣")
    client.post("/ja/talk", data={"fact": "wants_regular", "value": "yes"})
    assert "このように受けとりました" not in client.get("/ja/talk").text


def test_a_later_line_changes_an_answer_and_says_so(client):
    say(client, "46歳 派遣")
    page = say(client, "やっぱり48", "wants_regular").text
    assert "年齢（書きかえました）" in page
    assert "48歳" in page
    assert "46歳" not in page


def test_readings_are_offered_and_one_tap_takes_one(client, site):
    begin(client)
    page = say(client, "みどり", "work").text
    assert "もしかして、こちらですか" in page
    assert "市町村：みどり市" in page
    page = client.post("/ja/talk", data={"fact": "municipality", "value": "10212"}).text
    assert "みどり市</b>" in page
    assert "もしかして" not in page
    assert counted(site)["not_understood", "", "resident"] == 1


def test_a_line_that_no_reading_was_right_for_is_counted_once(client, site):
    begin(client)
    say(client, "みどり", "work")
    for _ in range(2):
        page = client.post("/ja/talk/none").text
        assert "もしかして" not in page
        assert 'id="now"' in page
    assert counted(site)["not_understood", "", "resident"] == 1, "the line; that no reading was right adds nothing to it"


def test_nothing_understood_is_said_kindly_and_loses_nothing(client, site):
    begin(client)
    page = say(client, 'ほにゃ"<b>ら', "work").text
    assert "うまく読みとれませんでした" in page
    assert BOX not in page, "who was not understood told of no danger"
    assert "ほにゃ" not in page
    assert counted(site)["not_understood", "", "resident"] == 1
    reloaded = client.get("/ja/talk").text
    assert "うまく読みとれませんでした" in reloaded
    assert "ほにゃ" not in reloaded


def test_out_of_scope_says_what_can_be_done_here(client, site):
    page = say(client, "宿題").text
    assert "ここではご案内できません" in page
    assert BOX not in page
    assert counted(site)["not_understood", "", ""] == 1


def test_a_question_about_a_thing_gets_its_card_and_the_question_stays_below(client):
    begin(client)
    page = say(client, "サポステって何", "work").text
    assert page.index("若者サポートステーション") < page.index('id="now"')
    assert "/ja/windows/saposute" in page


@pytest.mark.parametrize(
    ("line", "helpline"),
    [("しにたい", "inochi-gunma"), ("なぐられた", "police"), ("たべるものがない", "yorisoi")],
)
@pytest.mark.parametrize("persona", ["", "resident", "employer"])
def test_help_comes_before_any_question(client, site, line, helpline, persona, numbers):
    if persona:
        begin(client, persona)
    response = say(client, line, "work" if persona == "resident" else "", follow_redirects=False)
    assert response.headers["location"] == f"/ja/talk?n={2 if persona else 1}"
    page = client.get("/ja/talk").text
    assert page.index(f'href="tel:{numbers[helpline]}"') < page.index('id="now"')
    assert page.index(BOX) < page.index('id="now"')
    assert "<summary><h2>電話できる相談先</h2></summary>" in page, "the heading names no danger"
    steps = counted(site)
    assert steps["danger", "", ""] == 1
    assert not any(event == "not_understood" for event, _, _ in steps)


def test_help_is_still_there_after_a_call_and_on_every_later_page(client, site, numbers):
    begin(client)
    say(client, "しにたい", "work")
    for path in ("/ja/talk", "/ja/talk?change=1", "/ja/talk?n=0"):
        assert OPEN_BOX in client.get(path).text
    client.post("/ja/talk", data={"fact": "work", "value": "seeking"})
    client.post("/ja/talk", data={"fact": "age", "value": "45..49"})
    for path in ("/ja/talk", "/ja/result", "/ja/result", "/ja/talk", "/ja/sheet", "/en/talk"):
        page = client.get(path).text
        assert OPEN_BOX in page, path
        first = "yorisoi" if path.startswith("/en") else "inochi-gunma"  # who reads no Japanese is given who speaks more
        assert f'href="tel:{numbers[first]}"' in page, path
        assert "ひとりで抱えなくて大丈夫" not in page, "words to what was told stand once"
    assert counted(site)["danger", "", ""] == 1


def test_a_later_line_or_an_answer_sent_again_loses_no_danger(client, numbers):
    begin(client)
    say(client, "なぐられた")
    for line in ("46歳 派遣", "宿題", "ほにゃ", "きえたいような", "しにたい"):
        say(client, line)
        assert f'href="tel:{numbers["police"]}"' in client.get("/ja/talk").text, line
    page = client.get("/ja/talk").text
    assert page.index(numbers["police"]) < page.index(numbers["inochi-gunma"]), "violence first"
    client.get("/ja/talk?n=0")
    client.post("/ja/talk", data={"fact": "work", "n": "1", "value": "?"})
    client.post("/ja/talk", data={"fact": "age", "exact": "よんじゅう？"})
    assert numbers["police"] in client.get("/ja/result").text
    client.post("/ja/erase")
    begin(client)
    assert BOX not in client.get("/ja/talk").text


def test_an_answer_that_told_of_danger_is_kept_when_it_is_changed(client, numbers):
    begin(client)
    client.post("/ja/talk", data={"fact": "livelihood", "value": "urgent"})
    client.post("/ja/talk", data={"fact": "livelihood", "value": "hard"})
    assert numbers["yorisoi"] in client.get("/ja/talk").text
    client.post("/ja/talk", data={"fact": "livelihood", "change": "1", "value": "?"})
    assert numbers["yorisoi"] in client.get("/ja/talk").text


def test_no_food_shows_the_desks_with_the_lines(client):
    begin(client)
    page = say(client, "たべるものがない", "work").text
    assert page.count(BOX) == 1
    assert "福祉事務所" in page[page.index(BOX) : page.index('id="now"')]
    assert "食べるものや、今夜いるところのことを" in page
    assert "食べるものや、今夜いるところのことを" in client.get("/ja/talk").text, "a reload says it again"


def test_a_doubt_puts_a_quiet_box_above_the_reply_and_folds_it_later(client, site):
    begin(client)
    page = say(client, "きえたいような", "work").text
    assert 'class="calm no-print maybe" open' in flat(page)
    assert ("danger", "", "") not in counted(site)
    client.post("/ja/talk", data={"fact": "work", "value": "seeking"})
    page = flat(client.get("/ja/talk").text)
    assert 'class="calm no-print maybe"' in page
    assert 'class="calm no-print maybe" open' not in page


def test_the_lines_are_folded_for_the_visit_by_a_form_and_no_address_tells(client):
    begin(client)
    say(client, "なぐられた")
    for page in ("talk", "result", "sheet"):
        response = client.post("/ja/fold", data={"page": page, "fold": "yes"}, follow_redirects=False)
        assert (response.status_code, response.headers["location"]) == (303, f"/ja/{page}")
    client.post("/ja/talk", data={"fact": "work", "value": "seeking"})
    page = client.get("/ja/talk").text
    assert BOX in page
    assert OPEN_BOX not in page
    client.post("/ja/fold", data={"page": "https://evil.example", "fold": "no"})
    assert OPEN_BOX in client.get("/ja/talk").text
    client.post("/ja/fold", data={"page": "talk", "fold": "yes"})
    say(client, "しにたい")
    assert OPEN_BOX in client.get("/ja/talk").text, "what is told anew is in sight"


def test_what_is_taken_along_tells_nothing_of_danger(client, numbers):
    begin(client)
    for fact, value in (("work", "not_working"), ("withdrawn", "yes"), ("municipality", "10211")):
        client.post("/ja/talk", data={"fact": fact, "value": value})
    before = client.get("/ja/result").text, client.get("/ja/sheet").text, client.get("/ja/result.ics").text
    say(client, "なぐられた")
    after = client.get("/ja/result").text, client.get("/ja/sheet").text, client.get("/ja/result.ics").text
    assert kept_text(after[0]) == kept_text(before[0])
    assert "なく" not in kept_text(after[0])
    assert after[2].replace("\r\n", "").split("DTSTAMP")[0] == before[2].replace("\r\n", "").split("DTSTAMP")[0]
    assert numbers["dv-plus"] not in after[2]
    box = after[1][after[1].index(BOX) :]
    box = box[: box.index("</details>")]
    assert numbers["dv-plus"] in box
    assert "no-print" in box
    assert "checked" not in re.search(r'value="helplines"([^>]*)>', after[1])[1]
    posted = client.post("/ja/sheet", data={"keep": ["window", "phone"]}).text
    assert numbers["dv-plus"] not in posted.replace(box, "")
    ticked = client.post("/ja/sheet", data={"keep": ["window", "helplines"]}).text
    assert numbers["dv-plus"] in ticked.replace(box, "")


def test_that_there_is_no_food_is_on_the_paper_only_for_who_ticks_it(client):
    begin(client)
    client.post("/ja/talk", data={"fact": "livelihood", "value": "urgent"})
    assert "checked" not in about(client, "今日の食べものや寝るところに困っている")
    client.post("/ja/talk", data={"fact": "livelihood", "value": "hard"})
    assert "checked" in about(client, "暮らしが苦しい")


def about(client, words):
    """The box beside a line about oneself on the sheet."""
    lines = re.findall(r'value="about-[^"]+"([^>]*)>\s*<label[^>]*>(.*?)</label>', client.get("/ja/sheet").text, re.S)
    return next(box for box, text in lines if words in text)


@pytest.mark.parametrize(
    ("fact", "line"),
    [("age", "しにたい"), ("municipality", "高崎市 しにたい"), ("jobless_months", "しにたい")],
)
def test_danger_typed_into_any_field_brings_help(client, site, fact, line, numbers):
    begin(client)
    page = client.post("/ja/talk", data={"fact": fact, "exact": line}).text
    assert page.index(numbers["inochi-gunma"]) < page.index('id="now"')
    assert OPEN_BOX in page
    assert ("高崎市</b>" in page) == (fact == "municipality")
    assert counted(site)["danger", "", ""] == 1


@pytest.mark.parametrize(
    ("fact", "typed", "words"),
    [
        ("age", "昭和54年", "46〜47歳"),
        ("jobless_months", "３年", "3年"),
        ("age", "パートです", "契約・パート・派遣など"),
    ],
)
def test_a_field_for_a_number_takes_words(client, fact, typed, words):
    begin(client)
    assert words in client.post("/ja/talk", data={"fact": fact, "exact": typed}).text


def test_a_field_that_cannot_be_read_says_so_and_nothing_of_sadness(client):
    begin(client)
    page = client.post("/ja/talk", data={"fact": "age", "exact": "ほげ"}).text
    assert "数字で書いてみてください" in page
    assert BOX not in page


def test_a_doubt_in_a_field_that_cannot_be_read_is_kept_too(client):
    begin(client)
    for field in ("age", "municipality"):
        assert BOX in client.post("/ja/talk", data={"fact": field, "exact": "きえたいような"}).text
    client.post("/ja/talk", data={"fact": "work", "value": "seeking"})
    assert BOX in client.get("/ja/talk").text


def test_the_list_of_windows_helps_too_and_never_puts_what_was_typed_into_an_address(client):
    response = client.post("/ja/windows", data={"place": "たかさき"}, follow_redirects=False)
    assert response.headers["location"] == "/ja/windows?place=10202"
    for typed in ("しにたい", "高崎市 しにたい"):
        helped = client.post("/ja/windows", data={"place": typed})
        assert OPEN_BOX in helped.text
        assert helped.url.query in (b"sent=1", b"sent=1&place=10202")
        assert helped.text.index(OPEN_BOX) < helped.text.index('id="place"')
        assert OPEN_BOX in client.get("/ja/talk").text, "and in the conversation"
    response = client.post("/en/windows", data={"place": "isesakki"}, follow_redirects=False)
    assert response.headers["location"] == "/en/windows?place=10204"
    near = client.post("/ja/windows", data={"place": "toyooka"}).text
    assert 'href="/ja/windows?place=10210">富岡市</a>' in near
    lost = client.post("/ja/windows", data={"place": "ほげ"}).text
    assert "こちらのことですか" not in lost
    assert "市町村の名前が見つかりませんでした" in lost
    assert "ほげ" not in lost


def test_an_empty_line_changes_nothing(client, site):
    for text in ("", "   ", "\u3000"):
        assert say(client, text).status_code == 200
    assert not counted(site)


SECRET = "ひみつのことば"


@pytest.mark.parametrize("text", [SECRET, *READINGS])
def test_a_line_is_kept_nowhere(app, tmp_path, caplog, monkeypatch, text, site):
    read = READINGS.get(text, Understanding())
    monkeypatch.setattr("navigator.language.understand.understand", lambda *_, **__: read)
    caplog.set_level(logging.DEBUG)
    client = TestClient(app)
    line, responses, cookies = f"{text} {SECRET}", [], []

    def step(response):
        responses.append(response)
        cookies.append(str(site.seal.open(client.cookies["talk"], NOW)))

    begin(client)
    step(say(client, line, "work", follow_redirects=False))
    step(client.post("/ja/talk", data={"fact": "age", "exact": line}, follow_redirects=False))
    for path in ("/ja/talk", "/ja/result", "/ja/sheet"):
        step(client.get(path))
    assert counted(site)
    site.store.close()
    kept = [*cookies, *_rows(tmp_path), *(str(r.url) for r in responses), *(str(r.headers) for r in responses)]
    kept += [r.getMessage() for r in caplog.records if not r.name.startswith(("httpx", "asyncio"))]
    assert len(_rows(tmp_path)) > 1
    assert not [k for k in kept if SECRET in k or quote(SECRET) in k]
    assert SECRET not in "".join(r.text for r in responses[2:])


def _rows(folder):
    rows = []
    for file in folder.rglob("*.sqlite3"):
        with sqlite3.connect(file) as base:
            for (table,) in base.execute("select name from sqlite_master where type='table'").fetchall():
                rows += [str(row) for row in base.execute(f'select * from "{table}"')]
    return rows


def test_the_fullest_cookie_still_fits(client, knowledge):
    for persona in ("resident", "employer"):
        begin(client, persona)
        for fact, declared in knowledge.facts.items():
            if fact != "persona":
                client.post(
                    "/ja/talk",
                    data={
                        "fact": fact,
                        "value": list(declared.fact.options) or [str(declared.fact.values[-1])],
                    },
                )
    facts = {
        f: FactReading(d.fact.options or (str(d.fact.values[0]),), several=bool(d.fact.options))
        for f, d in knowledge.facts.items()
    }
    facts |= {f: FactReading(range=(20, 20)) for f, d in knowledge.facts.items() if d.fact.kind == "integer"}
    READINGS["すべて"] = sure(
        facts=facts, crisis="self_harm", concern="possible", topics=tuple(Topic(t, 0.9) for t in knowledge.topics),
        inquiries=tuple(Inquiry("what", w, "window") for w in knowledge.windows), readings=READINGS["みどり"].readings,
    )  # fmt: skip
    say(client, "すべて", "needs")
    assert len(client.cookies["talk"]) < MAX_BYTES
    assert "このように受けとりました" in client.get("/ja/talk").text


def test_a_large_line_is_answered_and_a_larger_one_refused_kindly(client):
    begin(client)
    assert say(client, "あ" * 1500, "work").status_code == 200
    refused = say(client, "あ" * 200_000, "work")
    assert refused.status_code == 413
    assert "短くして" in refused.text


def test_a_place_that_may_be_meant_is_one_tap_away(client):
    client.post("/ja/talk", data={"fact": "persona", "value": "resident"})
    page = client.post("/pt/talk", data={"fact": "municipality", "exact": "toyooka"}).text
    offered = re.findall(r'<button class="reply" name="value" value="10210">(.+?)</button>', page)
    assert offered == ["Tomioka", '<span>Tomioka (<span lang="ja">富岡市</span>)</span>'], "in the list, and below the field"


def test_after_a_danger_the_door_is_what_comes_then(client, site):
    """Two hands that said "first" contradicted each other: a beaten wife read 合いそうな窓口 over Hello Work."""
    begin(client)
    say(client, "なぐられた", "work")
    client.post("/ja/talk", data={"fact": "work", "value": "seeking"})
    page = client.get("/ja/result").text
    assert page.index("<h2>電話できる相談先") < page.index('eyebrow">そのあとで') < page.index("<h1")
    assert 'eyebrow">合いそうな窓口' not in page
