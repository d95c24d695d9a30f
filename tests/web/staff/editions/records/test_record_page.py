"""Records as forms: a desk's words, a scheme's last day, read aloud before and after; what cannot be is said at its field."""

import html
import re

import pytest

from navigator.editions import draft_texts, proofs
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.load import load
from navigator.ledger.database import Actor
from tests.editions.conftest import WHOLE
from tests.web.staff.editions.conftest import LIMIT, NOW, REGION, text_of, texts
from tests.web.staff.editions.test_edition_pages import begin, write

DESK, SCHEME, OFFICE = "records/windows/moon-desk", "records/schemes/tea-circle", "records/offices/moon-desk/kasumi"
WORDS = "content/windows.yaml"


@pytest.fixture
def path(ann):
    return begin(ann)


def page_of(officer, path, record):
    return officer.get(f"{path}/{record}").text


def sent_by(page):
    """What a browser would send of the form of a record."""
    form = re.search(r'<form method="post" action="[^"]*/(?:records|added)/.*?</form>', page, re.DOTALL)[0]
    fields = {}
    for tag in re.findall(r"<input[^>]*>", form, re.DOTALL):
        name, value = re.search(r'name="([^"]+)"', tag)[1], re.search(r'value="([^"]*)"', tag)[1]
        if 'type="checkbox"' not in tag or " checked" in tag:
            fields.setdefault(name, []).append(html.unescape(value))
    for name, value in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.DOTALL):
        fields[name] = [html.unescape(value).removeprefix("\n")]
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options) or re.search(r'value="([^"]*)"', options)
        fields.setdefault(name, []).append(html.unescape(chosen[1]))
    return fields


def send(officer, path, record, page="", **typed):
    fields = sent_by(page or page_of(officer, path, record)) | {name.replace("__", "."): value for name, value in typed.items()}
    return officer.post(f"{path}/{record}", fields)


def bomb(base):
    levels = [f"b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join([base.rstrip("\n"), "b0: &b0 [x, x]", *levels, ""])


def test_a_few_anchors_that_name_millions_of_values_are_refused(ann, path, site):
    answer = write(ann, path, bomb(text_of(WORDS)), WORDS)
    line = len(text_of(WORDS).splitlines()) + 1
    assert (answer.status_code, f"{line}行目：「&」「*」「!」で始まる値は使えません。" in html.unescape(html.unescape(answer.text))) == (422, True)
    with site.ledger.writing() as connection:  # as an earlier version had taken it
        draft_texts.write_text(connection, 1, (WORDS, bomb(text_of(WORDS))), text_of(WORDS), Actor("ann", NOW))
    for page in ("records", DESK, "conditions", "parameters", f"file?name={WORDS}"):
        assert ann.get(f"{path}/{page}").status_code in (200, 404), page


def test_a_field_longer_than_anybody_reads_is_refused_before_any_work(ann, path, site):
    for value in ("x\n" * 20_000, "x" * 6_001):
        answer = send(ann, path, DESK, **{"0__bring": value})
        assert (answer.status_code, "６０００字、３００行まで" in answer.text) == (422, True)
    assert texts(site) == {}
    assert send(ann, path, DESK, **{"0__bring": "x\n" * 299}).status_code == 303


def test_odd_names_are_no_fault_of_ours(ann, path, site):
    for id in ("a" * 300, "moon-desk/" + "a" * 300, "a" * 300 + "/b"):
        for kind in ("windows", "schemes", "offices"):
            assert ann.get(f"{path}/records/{kind}/{id}").status_code == 404
    answer = send(ann, path, SCHEME, **{"0.points:" + "9" * 5_000: "x"})
    assert (answer.status_code, texts(site)) == (303, {})


def test_every_record_that_is_sent_as_it_stands_changes_nothing(ann, path, site):
    seen = 0
    for kind in re.findall(rf"/{path}/records/([\w-]+)", ann.get(f"{path}/records").text):
        for record in re.findall(rf'href="/staff/{path}/(records/{kind}/[^"]+)"', ann.get(f"{path}/records/{kind}").text):
            is_whole = record != "records/operator/operator"  # nobody runs the pages of the small region: two fields are needed
            assert send(ann, path, record).status_code == (303 if is_whole else 422), record
            seen += 1
    assert seen >= 18
    assert texts(site) == {}


def test_a_desks_words_are_read_aloud_before_and_after(ann, path, site):
    assert send(ann, path, DESK, **{"0.name": "つきの机", "0.say": "もしもし。\n\n聞きたいのですが。"}).headers["location"].endswith("?done=record")
    told = text_of(WORDS).replace("name: つきの相談所", "name: つきの机").replace(
        "[はじめて来ました。, 話を聞いてほしいのですが。]", "[もしもし。, 聞きたいのですが。]"
    )
    assert texts(site) == {WORDS: told}
    page = html.unescape(page_of(ann, path, DESK))
    before, after = re.search(r"名前</b></p>.*?前</b></dt>(.*?)<dt><b>後</b></dt>(.*?)</dl>", page, re.DOTALL).groups()
    assert "つきの相談所" in before
    assert "つきの机" in after
    assert "変えました" in ann.get(f"{path}/records/windows").text


def test_a_scheme_ends_on_a_day_and_rests_on_one_ground_more(ann, path, site):
    assert send(ann, path, SCHEME, **{"1.valid:to": "2030-06-30", "1.cites": ["tea-circle", "street-map"]}).status_code == 303
    file = "rules/schemes/tea-circle.yaml"
    assert texts(site) == {file: text_of(file).replace(
        "cites: [tea-circle]\n", "cites: [tea-circle, street-map]\n"
    ).rstrip("\n") + "\n  valid: ..2030-06-30\n"}


def test_one_text_becomes_one_for_each_and_one_again(ann, path, site):
    voices = {"0.lead": "", "0.lead:resident": "あなたに。", "0.lead:employer": "会社に。"}
    assert send(ann, path, DESK, **voices).status_code == 303
    assert "lead:\n    resident: あなたに。\n    employer: 会社に。" in texts(site)[WORDS]
    assert send(ann, path, DESK, **dict.fromkeys(voices, "") | {"0.lead": "だれの話も聞く相談所です。"}).status_code == 303
    assert texts(site) == {}, "as it was"


REFUSED = (
    (DESK, "0.name", {"0.name": " "}, "空にできません"),
    (DESK, "0.lead", {"0.lead:resident": "あなたに。"}, "どちらかだけ"),
    (DESK, "0.name", {"0.name": "a\x07"}, "使えない記号"),
    (SCHEME, "1.valid", {"1.valid:to": "あした"}, "日付を読みとれません"),
    (SCHEME, "1.valid", {"1.valid:from": "2030-06-01", "1.valid:to": "2030-05-01"}, "はじめの日より前"),
    (SCHEME, "1.window", {"1.window": "sun"}, "えらび直して"),
    (SCHEME, "1.cites", {"1.cites": []}, "空にできません"),
    (SCHEME, "0.points", {"0.points:0": "お茶が出ます"}, "根拠を選んで"),
    (SCHEME, "0.page", {"0.page/url": "www.example.org"}, "https://"),
    (OFFICE, "0.at", {"0.at": "1"}, "えらび直して"),
    (OFFICE, "0.relay/ask", {"0.relay/ask": "つないでください。"}, "がありません"),
    ("records/helplines/night-bell", "0.number/value", {"0.number/value": "12"}, "けた数"),
    ("records/helplines/night-bell", "0.number", {"0.number/status": "confirmed"}, "がありません"),
)  # fmt: skip


def test_what_cannot_be_is_said_at_its_field_and_stays_there(ann, path, site):
    for record, name, typed, said in REFUSED:
        refused = send(ann, path, record, **typed)
        assert refused.status_code == 422, typed
        page = html.unescape(refused.text)
        problem = re.search(rf'id="{name}[^"]*-problem">(.*?)</p>', page, re.DOTALL)
        assert problem, (typed, re.findall(r'-problem">(.*?)</p>', page))
        assert said in problem[1], typed
        for field, value in typed.items():
            assert not value or value in page, field
    assert texts(site) == {}


def test_two_officers_at_one_desk_lose_nothing(ann, desk, path, site):
    bob = desk("bob")
    of_bob = page_of(bob, path, DESK)
    assert send(ann, path, DESK, **{"0.kind": "話す", "0.name": "アンの机"}).status_code == 303
    refused = send(bob, path, DESK, of_bob, **{"0.name": "ボブの机", "0.why": "行けます。"})
    assert refused.status_code == 422
    problem = re.search(r'id="0.name-problem">(.*?)</p>', refused.text)[1]
    assert "いまは「アンの机」です" in problem
    assert "ボブの机" in refused.text
    assert texts(site)[WORDS].count("ボブ") == 0
    assert send(bob, path, DESK, refused.text).status_code == 303
    told = text_of(WORDS).replace("name: つきの相談所", "name: ボブの机").replace("kind: なんでも", "kind: 話す")
    assert texts(site)[WORDS] == told.replace("why: はじめに行くところです。", "why: 行けます。"), "Ann's other word stays"


def test_a_record_is_found_by_a_part_of_its_name(ann, path):
    assert "ほしの喫茶" not in ann.get(f"{path}/records/windows?q=つき").text
    assert "つきの相談所" in ann.get(f"{path}/records/windows?q=つき").text
    assert "見つかりません" in ann.get(f"{path}/records/windows?q=zzz").text


def test_a_form_saves_over_nothing_that_waits_to_be_looked_at(ann, path):
    for text in ("a: ann\n", "a: ann too\n"):
        ann.post(f"{path}/file", {"name": WORDS, "seen": "0", "text": text, "do": "save"})
    write(ann, path, text_of(WORDS) + "# 1\n", WORDS)
    ann.post(f"{path}/file", {"name": WORDS, "seen": "0", "text": "a: again\n", "do": "save"})
    refused = send(ann, path, DESK, **{"0.name": "つきの机"})
    assert refused.status_code == 422
    assert "２つの変更" in refused.text


def test_what_is_published_or_only_looked_at_has_no_form(ann, desk, path, site):
    eve, page = desk("eve"), page_of(ann, path, DESK)
    assert '<form method="post" action="/staff/editions' not in page_of(eve, path, DESK)
    assert eve.post(f"{path}/{DESK}", {"0.name": "x"}).status_code == 403
    ann.post(path, do="withdraw")
    assert send(ann, path, DESK, page, **{"0.name": "つきの机"}).status_code == 422
    assert texts(site) == {}


@pytest.mark.parametrize("record", ["records/suns", "records/windows/sun", "records/suns/moon-desk", "records/offices/moon-desk"])
def test_what_is_not_there_is_not_found(ann, path, record):
    assert ann.get(f"{path}/{record}").status_code == 404


def test_markup_that_an_officer_writes_is_letters(ann, path):
    assert send(ann, path, DESK, **{"0.name": "</textarea><img src=x>"}).status_code == 303
    for page in (page_of(ann, path, DESK), ann.get(f"{path}/records/windows").text):
        assert "&lt;img" in page
        assert "<img src=x" not in page


def test_what_is_wrong_leads_to_its_field_and_changes_are_read_aloud(ann, path, site):
    figure = f"{WORDS}:9  `39歳` is a number of the rules. Write `{{star_age_limit}}` in place of the figure"
    send(ann, path, DESK, **{"0.name": "つきの机"})
    with site.ledger.writing() as connection:
        by = Actor("ann", NOW)
        proof = proofs.begin(connection, 1, RegionFiles(REGION), NOW.date(), by)
        told = {"problems": [["rules/schemes/tea-circle.yaml", 2, "x"], ["rules/schemes/tea-circle.yaml", 4, "z"], [LIMIT, 4, "y"]], "figures": [figure]}
        proofs.finish(connection, proof, WHOLE | told, by)
    page = html.unescape(ann.get(f"{path}/proof").text)
    assert f'<a href="/staff/{path}/records/windows/star-cafe#0.kind-field">窓口「ほしの喫茶」の「何の相談か」</a>' in page
    assert f'<a href="/staff/{path}/records/schemes/tea-circle#1.for-field">支援策「お茶の会」の「だれのためのところか」</a>' in page
    at = "condition?file=rules/schemes/tea-circle.yaml&at=tea-circle/eligible"
    assert f'<a href="/staff/{path}/{at}">支援策「お茶の会」の条件</a>' in page
    assert f'<a href="/staff/{path}/parameters#star_age_limit">決まりの数「star_age_limit」</a>' in page
    assert "窓口：つきの机" in page
    assert "つきの机" in html.unescape(ann.get(f"{path}/sheet").text)


NEW = {
    "id": "moon-walk", "0.name": "月夜の散歩", "0.lead": "月を見て歩きます。", "0.start": "つきの相談所に電話します。", "1.for": ["resident"],
    "1.window": "moon-desk", "1.valid:from": "2030-06-01", "1.cites": "tea-circle",
}  # fmt: skip


def test_a_scheme_is_added_with_what_it_needs(ann, path, site):
    assert f"{path}/added/schemes" in ann.get(f"{path}/records/schemes").text
    assert send(ann, path, "added/schemes", **NEW).headers["location"].endswith("records/schemes/moon-walk?done=record")
    assert texts(site) == {
        "content/schemes/moon-walk.yaml": "moon-walk:\n  name: 月夜の散歩\n  lead: 月を見て歩きます。\n  start: つきの相談所に電話します。\n",
        "rules/schemes/moon-walk.yaml": "moon-walk:\n  for: [resident]\n  window: moon-desk\n  valid: 2030-06-01..\n  cites: [tea-circle]\n",
    }
    load(RegionFiles(REGION, texts(site)))
    assert "月夜の散歩" in page_of(ann, path, "records/schemes/moon-walk")


def test_who_adds_a_scheme_needs_no_name_in_letters(ann, path, site):
    for n in (1, 2):
        added = send(ann, path, "added/schemes", **NEW | {"id": ""})
        assert added.headers["location"].endswith(f"records/schemes/scheme-{n}?done=record")
    load(RegionFiles(REGION, texts(site)))


def test_what_a_new_scheme_lacks_is_said_at_its_field(ann, desk, path, site):
    for name, typed, said in (
        ("id", {"id": "月"}, "英小文字"), ("id", {"id": "moon-desk"}, "もうあります"), ("0.lead", {"0.lead": ""}, "空にできません"),
        ("1.window", {"1.window": ""}, "空にできません"), ("1.for", {"1.for": []}, "空にできません"), ("1.cites", {"1.cites": ""}, "空にできません"),
    ):  # fmt: skip
        refused = send(ann, path, "added/schemes", **NEW | typed)
        assert refused.status_code == 422, name
        assert said in re.search(rf'id="{name}-problem">(.*?)</p>', refused.text)[1]
        assert name == "0.lead" or "月を見て歩きます。" in refused.text
    assert texts(site) == {}
    assert ann.get(f"{path}/added/topics").status_code == 404
    assert desk("eve").get(f"{path}/added/schemes").status_code == 403
