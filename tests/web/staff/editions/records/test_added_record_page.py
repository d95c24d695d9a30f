"""The first record of a kind, in the files of a region and where there is nothing yet: by forms, and refused at the field."""

import html

import pytest

from navigator.editions.edition_files import NOTHING
from navigator.knowledge.files.problems import KnowledgeError
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.load import load, load_unfinished
from tests.web.staff.editions.conditions.test_free_places import chosen
from tests.web.staff.editions.conftest import REGION
from tests.web.staff.editions.records.test_record_page import send, texts
from tests.web.staff.editions.test_edition_pages import begin
from tests.web.staff.editions.test_prefecture_page import NEW, WAY, lacks, page_of, written

LINE = {"0__name": "あけぼのの電話（架空）", "0__for": "any", "0__number/status": "unknown"}
NUMBERED = {"0__number/value": "0000-00-0000", "0__number/source": "officer-check", "0__number/checked_on": "2030-04-30"}
LIMIT = {
    "0__called": "使える年齢の上限", "0__unit": "歳", "0__values/@0/value": "４９", "0__values/@0/valid:from": "2030-04-01",
    "0__values/@0/cites": "statement-1",
}  # fmt: skip


@pytest.fixture
def bob(desk):
    return desk("bob")


@pytest.fixture
def path(bob):
    """A draft of a new prefecture with all that its forms asked for before."""
    bob.get("editions/")
    bob.post("editions/", do="new_prefecture", **NEW)
    written(bob, "editions/1", WAY)
    return "editions/1"


def test_a_first_telephone_for_danger_is_added_where_none_stands(bob, path, site):
    assert lacks(page_of(bob, path)) == ["danger"]
    assert f"/staff/{path}/added/helplines" in page_of(bob, path)
    answer = send(bob, path, "added/helplines", **LINE | NUMBERED | {"0__number/status": "confirmed"})
    assert answer.headers["location"].endswith("records/helplines/helpline-1?done=record")
    (line,) = load(RegionFiles(NOTHING.folder, texts(site))).helplines
    assert (line.name, line.phone.confirmed_text, line.serves) == ("あけぼのの電話（架空）", "0000-00-0000", ("any",))
    assert lacks(page_of(bob, path)) == []


@pytest.mark.parametrize(("typed", "said"), [
    ({"0__name": ""}, "ここは空にできません"), ({"0__number/value": "0990-00-0000"}, "電話番号のけた数か、文字がちがいます"),
    ({"0__number/status": "confirmed"}, "値がありません。値を書くか、「わからない」にしてください。"),
    (NUMBERED, "「わからない」には、値を書けません"), ({"id": "Line 1"}, "英小文字・数字"),
])  # fmt: skip
def test_a_telephone_that_cannot_be_is_refused_at_its_field(bob, path, site, typed, said):
    answer = send(bob, path, "added/helplines", **LINE | typed)
    assert answer.status_code == 422
    assert said in html.unescape(answer.text)
    assert "helpline-1" not in texts(site)["content/helplines.yaml"]


def test_a_first_number_is_added_and_stands_in_a_condition(bob, path, site):
    answer = send(bob, path, "added/parameters", **LIMIT)
    assert answer.headers["location"].endswith("/parameters?done=record")
    assert "使える年齢の上限" in html.unescape(bob.get(f"{path}/parameters").text)
    files = RegionFiles(NOTHING.folder, texts(site))
    with pytest.raises(KnowledgeError, match="parameter `parameter_1` is used by no rule"):
        load(files)
    assert load_unfinished(files).rules.parameters["parameter_1"].values[0].value == "49"
    page = html.unescape(bob.get(f"{path}/conditions").text)
    assert "つきの相談所" not in page, "nothing of what is served here is mixed in while something is owed"
    assert "「相談所」の対象" in page


def test_a_condition_is_added_to_the_first_window(bob, path, site):
    chosen(bob, path, ("rules/windows.yaml", "window-1/eligible"), "municipality", "95001")
    assert "eligible" in texts(site)["rules/windows.yaml"]


@pytest.mark.parametrize(("typed", "said"), [
    ({"0__values/@0/value": "四十九"}, "数字だけで書いてください。たとえば：45"), ({"0__values/@0/valid:from": ""}, "ここは空にできません"),
    ({"0__values/@0/cites": ""}, "ここは空にできません"), ({"id": "age-limit"}, "英小文字・数字"),
])  # fmt: skip
def test_a_number_that_cannot_be_is_refused_at_its_field(bob, path, site, typed, said):
    answer = send(bob, path, "added/parameters", **LIMIT | typed)
    assert answer.status_code == 422
    assert said in html.unescape(answer.text)


def test_a_number_and_a_telephone_are_added_to_a_region_that_has_some(desk, site):
    ann = desk("ann")
    path = begin(ann)
    sent = {"0__values/@0/cites": "street-map", "id": "table_limit"}
    assert send(ann, path, "added/parameters", **LIMIT | sent).status_code == 303
    assert send(ann, path, "added/helplines", **LINE).status_code == 303
    knowledge = load_unfinished(RegionFiles(REGION, texts(site)))
    assert knowledge.rules.parameters["table_limit"].unit == "歳"
    assert [line.id for line in knowledge.helplines] == ["night-bell", "helpline-1"]


def test_what_has_no_first_fields_is_not_added(bob, path):
    for kind in ("screens", "topics", "plan", "no-such"):
        assert bob.get(f"{path}/added/{kind}").status_code == 404


QUESTION = {"label": "仕事", "ask": "働いていますか。", "why": "行くところが変わります。", "personas": "resident", "kind": "one"}


def test_a_first_question_is_added_and_asked_once_a_condition_uses_it(bob, path, site, prove):
    assert f"/staff/{path}/question" in page_of(bob, path)
    assert "家族" not in html.unescape(bob.get(f"{path}/question").text), "whom this region does not ask is not offered"
    answer = bob.post(f"{path}/question", QUESTION | {"answers": "働いている\r\nいない\r\n"})
    assert answer.headers["location"].endswith("records/questions/question_1?done=record")
    assert load(RegionFiles(NOTHING.folder, texts(site))).facts["question_1"].value_names == ("answer-1", "answer-2")
    written(bob, path, [WAY[3] | {"name": "仕事の相談所"}])
    chosen(bob, path, ("rules/windows.yaml", "window-2/eligible"), "question_1", "answer-2")
    assert "いない" in html.unescape(bob.get(f"{path}/conditions").text)
    prove(bob, path)
    proof = html.unescape(bob.get(f"{path}/proof").text)
    assert "だれにも聞かれません" not in proof, "a question that a condition uses is asked"
    assert "代わりの窓口を示していません" in proof
    assert send(bob, path, "records/windows/window-2", **{"1__instead/otherwise": "window-1"}).status_code == 303
    prove(bob, path)
    assert "まちがいは見つかりませんでした。" in html.unescape(bob.get(f"{path}/proof").text), "whole, and by forms alone"


def test_a_question_by_number_is_added_to_a_region_that_asks_some(desk, site):
    ann = desk("ann")
    path = begin(ann)
    page = html.unescape(ann.get(f"{path}/records/questions").text)
    assert f"/staff/{path}/question" in page
    sent = QUESTION | {"kind": "integer", "answers": "0..4\n5..40", "unit": "年", "personas": ["resident", "employer"]}
    assert ann.post(f"{path}/question", sent).status_code == 303
    spec = load(RegionFiles(REGION, texts(site))).facts["question_1"]
    assert (spec.bands, spec.asked_of) == (("0..4", "5..40"), ("resident", "employer"))


@pytest.mark.parametrize(("typed", "said"), [
    ({"ask": ""}, "ここは空にできません"), ({"answers": "はい"}, "２つからです"), ({"kind": "integer"}, "すきまも重なりもなく"),
    ({"personas": "employer"}, "えらび直してください"),
])  # fmt: skip
def test_a_question_that_cannot_be_asked_is_refused_at_its_field_and_stays_there(bob, path, site, typed, said):
    answer = bob.post(f"{path}/question", QUESTION | {"answers": "はい\nいいえ"} | typed)
    assert answer.status_code == 422
    page = html.unescape(answer.text)
    assert said in page
    assert "行くところが変わります。" in page
    assert "question_1" not in texts(site)["rules/facts.yaml"]


def test_who_may_only_look_adds_no_question(desk, path):
    assert desk("eve").get(f"{path}/question").status_code in (403, 404)
