"""The targets of a year as one table: what is changed is read aloud before and after, and a faulty one loses nothing."""

import html
import re
from html.parser import HTMLParser

import pytest

from tests.web.staff.editions.conftest import text_of, texts
from tests.web.staff.editions.test_edition_pages import begin, write

YEAR = "content/kpi/y1.yaml"
SECOND = "  - {id: lessons, section: B, unit: 回, counted: year, text: 教室の回数, note: まだわかりません}  # 二つめ\n"


@pytest.fixture
def path(ann):
    path = begin(ann)
    write(ann, path, text_of(YEAR) + SECOND, YEAR)
    return path


class _Fields(HTMLParser):
    """What a browser would send of a page as it stands."""

    def __init__(self, page):
        super().__init__()
        self.fields, self.name, self.select = {}, "", ""
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        name, value = told.get("name") or "", told.get("value") or ""
        if tag == "textarea":
            self.name, self.fields[name] = name, ""
        elif tag == "select":
            self.select = name
        elif (tag == "option" and "selected" in told) or (tag == "input" and (told.get("type") != "checkbox" or "checked" in told)):
            self.fields[name or self.select] = value

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.fields[self.name], self.name = self.fields[self.name].removeprefix("\n").replace("\n", "\r\n"), ""

    def handle_data(self, data):
        if self.name:
            self.fields[self.name] += data


def send(officer, path, page="", **typed):
    shown = _Fields(page or officer.get(f"{path}/targets/y1").text).fields
    fields = {name: value for name, value in shown.items() if name.partition(":")[2]}
    return officer.post(f"{path}/targets/y1", {name: value for name, value in (fields | typed).items() if value is not None})


def test_targets_are_entered_and_read_aloud(ann, path, site):
    assert send(ann, path).status_code == 303
    assert texts(site)[YEAR] == text_of(YEAR) + SECOND, "nothing was changed"
    assert send(ann, path, **{"value:lessons": "１,２００", "note:lessons": "", "value:visitors": "40"}).status_code == 303
    written = text_of(YEAR).replace("value: '30'", "value: '40'") + SECOND.replace("unit: 回", "value: 1200, unit: 回").replace(
        ", note: まだわかりません", ""
    )
    assert texts(site)[YEAR] == written
    page = html.unescape(ann.get(f"{path}/targets/y1").text)
    assert told(page, "お茶の会に来る人") == [["30人"], ["40人"]]
    assert 'href="/staff/editions/1/targets/y1">はじめの年' in ann.get(f"{path}/targets").text


def test_what_is_no_number_is_said_at_its_field_and_nothing_is_lost(ann, path, site):
    before = texts(site)
    page = html.unescape((refused := send(ann, path, **{"value:visitors": "四十", "value:lessons": "12"})).text)
    assert refused.status_code == 422
    assert "数字だけ" in re.search(r'id="visitors-problem">(.*?)</p>', page)[1]
    assert 'value="12"' in page
    assert 'value="四十"' in page
    assert texts(site) == before


def told(page, name):
    """What is read aloud of a target, before and after."""
    found = re.search(rf"<b>{name}</b></p>.*?前</b></dt>(.*?)<dt><b>後</b></dt>(.*?)</dl>", page, re.DOTALL)
    return [re.findall(r"<dd>(.*?)</dd>", part) for part in found.groups()]


def test_how_a_target_is_counted_is_changed_and_read_aloud(ann, path, site):
    write(ann, path, text_of(YEAR).replace("owner: まほろば県", "owner: まほろば県・港市") + SECOND, YEAR)
    before = texts(site)[YEAR]
    answer = send(ann, path, **{
        "each:visitors": "まほろば県\r\n港市", "adds:visitors": "true", "counted:visitors": "rate", "rate_of:visitors": "来た人\r\n席",
        "counted:lessons": "words",
    })  # fmt: skip
    assert answer.status_code == 303
    assert texts(site)[YEAR] == before.replace("港市,", "港市, each: [まほろば県, 港市], adds: true,").replace(
        "counted: year, leading", "counted: rate, rate_of: [来た人, 席], leading"
    ).replace("counted: year, text: 教室", "counted: words, text: 教室")
    page = html.unescape(ann.get(f"{path}/targets/y1").text)
    assert told(page, "お茶の会に来る人") == [
        ["数え方：年度の合計", "団体ごとの数：ありません", "分子と分母の名前：ありません"],
        ["数え方：割合", "団体ごとの数：まほろば県・港市（足すと全体になります）", "分子は「来た人」、分母は「席」"],
    ]
    proof = html.unescape(ann.get(f"{path}/proof").text)
    assert told(proof, "お茶の会に来る人") == told(page, "お茶の会に来る人")
    assert told(proof, "教室の回数") == [["ありません。"], ["—　まだわかりません", "数え方：言葉で書く"]], "a new one"
    assert "<h3>はじめの年の目標</h3>" in proof
    written = texts(site)[YEAR]
    assert send(ann, path).status_code == 303
    assert texts(site)[YEAR] == written, "sent as it was shown"
    assert send(ann, path, **{"adds:visitors": None}).status_code == 303
    assert texts(site)[YEAR] == written.replace(" adds: true,", "")


@pytest.mark.parametrize(("typed", "field", "said"), [
    ({"counted": "words"}, "value", "言葉で書く目標には、数を入れられません。"),
    ({"counted": "words", "value": "", "rate_of": "来た人\r\n席"}, "rate_of", "言葉で書く目標には、分子と分母がありません。"),
    ({"rate_of": "来た人\r\n席"}, "rate_of", "「割合」のときだけ"),
    ({"counted": "rate", "rate_of": "来た人"}, "rate_of", "名前を２つ、１行に１つずつ"),
    ({"adds": "true"}, "adds", "数を入れる団体があるときだけ"),
    ({"each": "まほろば県\r\n港市"}, "each", "「港市」は、担当（まほろば県）にありません。"),
    ({"counted": "daily"}, "counted", "えらび直してください。"),
])  # fmt: skip
def test_what_contradicts_is_said_at_its_field_and_nothing_is_lost(ann, path, site, typed, field, said):
    before = texts(site)
    answer = send(ann, path, **{f"{name}:visitors": value for name, value in typed.items()})
    assert answer.status_code == 422
    id = "visitors-problem" if field == "value" else f"{field}:visitors-problem"
    assert said in re.search(rf'id="{id}">(.*?)</p>', html.unescape(answer.text))[1]
    assert texts(site) == before
    kept = _Fields(answer.text).fields
    assert {name: kept[f"{name}:visitors"] for name in typed} == typed
    assert answer.text.count("<details open>") == (0 if field == "value" else 1)


def test_who_meets_another_hears_just_what_that_one_changed(ann, desk, path):
    bob = desk("bob")
    shown = bob.get(f"{path}/targets/y1").text
    assert send(ann, path, **{"counted:visitors": "month"}).status_code == 303
    refused = html.unescape(send(bob, path, shown, **{"counted:visitors": "rate"}).text)
    assert "いまは「数え方：月ごとの数」です" in refused


def test_two_officers_change_two_targets_and_meet_at_one(ann, desk, path, site):
    bob = desk("bob")
    shown = bob.get(f"{path}/targets/y1").text
    assert send(ann, path, **{"value:visitors": "40"}).status_code == 303
    assert send(bob, path, shown, **{"value:lessons": "12"}).status_code == 303
    refused = send(bob, path, shown, **{"value:visitors": "50"})
    assert refused.status_code == 422
    assert "いまは「40人」です" in refused.text
    assert send(bob, path, refused.text).status_code == 303
    assert "value: '50'" in texts(site)[YEAR]
    assert "value: 12, unit: 回" in texts(site)[YEAR]


def test_who_may_only_look_sees_no_form_and_what_is_not_there_is_not_found(desk, ann, path):
    eve = desk("eve")
    page = eve.get(f"{path}/targets/y1").text
    assert "<textarea" not in page
    assert "<p>年度の合計</p>" in page
    assert eve.post(f"{path}/targets/y1", {"value:visitors": "1"}).status_code == 403
    assert ann.get(f"{path}/targets/y9").status_code == 404
