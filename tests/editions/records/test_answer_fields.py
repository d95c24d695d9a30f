"""The answers of somebody, as a form shows and takes them."""

from dataclasses import replace
from pathlib import Path

import pytest

from navigator.editions.records.answer_fields import answer_inputs, answers_in, shown_answers
from navigator.editions.records.kinds.record_kind import RecordField
from navigator.editions.records.record_files import RecordFiles
from navigator.knowledge.files.region_files import RegionFiles

FIELD = RecordField("facts", "どう答えた方か", "answers")
FILES = RecordFiles(RegionFiles(Path("none"), {
    "rules/facts.yaml": "work: {}\nage: {type: integer}\ntown: {values_from: municipalities}\n",
    "content/facts.yaml": """\
work: {label: 仕事, options: {home: {resident: 家にいる, family: 家です}, seeking: 探している}}
town: {label: 町, options: {outside: 県の外}}
""",
    "content/municipalities.yaml": "'10201': {name: 前の町}\n'10202': {name: 後の町}\n",
}))  # fmt: skip
TYPED = replace(FILES, files=RegionFiles(Path("none"), {
    **FILES.files.texts, "content/facts.yaml": "age: {label: 年齢, options: {young: 若い}}\nwork: {options: {home: {}}}\n",
}))  # fmt: skip
TOWNS = (("10201", "前の町"), ("10202", "後の町"), ("outside", "県の外"))


@pytest.mark.parametrize(("now", "shown"), [
    (None, {"0.facts:work": [], "0.facts:age": [], "0.facts:town": []}),
    ({"age": "45"}, {"0.facts:work": [], "0.facts:age": ["45"], "0.facts:town": []}),
    ({"gone": "yes", "work": "home"}, {"0.facts:work": ["home"], "0.facts:age": [], "0.facts:town": [], "0.facts:gone": ["yes"]}),
    ({"work": ["home", "seeking"]}, None),
    (["home"], {"0.facts:work": [], "0.facts:age": [], "0.facts:town": []}),
])  # fmt: skip
def test_each_question_shows_the_one_answer_that_stands(now, shown):
    found = shown_answers(FILES, FIELD, now)
    assert found == shown
    assert found is None or list(found) == list(shown)


def test_answers_are_chosen_in_the_words_that_people_see():
    shown = {"0.facts:work": ["home"], "0.facts:age": ["45"], "0.facts:town": [], "0.facts:gone": []}
    assert list(answer_inputs(FILES, shown)) == [
        ("0.facts:work", "仕事", "home", (("home", "家にいる"), ("seeking", "探している"))),
        ("0.facts:age", "age", "45", ()),
        ("0.facts:town", "町", "", TOWNS),
        ("0.facts:gone", "gone", "", ()),
    ]


def test_a_region_without_words_for_outside_says_its_name():
    texts = dict(FILES.files.texts) | {"content/facts.yaml": "town: {label: 町}\n"}
    ((*_, choices),) = answer_inputs(RecordFiles(RegionFiles(Path("none"), texts)), {"0.facts:town": []})
    assert choices == (*TOWNS[:2], ("outside", "outside"))


def test_a_number_is_typed_whatever_words_stand_beside_it():
    assert list(answer_inputs(TYPED, {"0.facts:age": ["45"]})) == [("0.facts:age", "年齢", "45", ())]
    assert answers_in(TYPED, None, {"0.facts:age": ["45"]}) == ({"age": "45"}, "")


def test_an_answer_without_words_is_empty():
    assert list(answer_inputs(TYPED, {"0.facts:work": []})) == [("0.facts:work", "work", "", (("home", ""),))]


def test_a_region_without_questions_shows_the_answers_that_stand():
    files = RecordFiles(RegionFiles(Path("none"), {"rules/facts.yaml": "- work\n"}))
    assert shown_answers(files, FIELD, {"work": "home"}) == {"0.facts:work": ["home"]}
    assert shown_answers(RecordFiles(RegionFiles(Path("none"))), FIELD, None) == {}


@pytest.mark.parametrize(("now", "told", "answers"), [
    (None, {"work": "home"}, {"work": "home"}),
    (None, {"work": "home", "age": ""}, {"work": "home"}),
    ({"age": "45", "work": "home"}, {"work": "seeking", "age": "46", "town": "outside"}, {"age": "46", "work": "seeking", "town": "outside"}),
    ({"age": "45"}, {"age": ""}, {}),
    (None, {"work": "none"}, None),
    (None, {"town": "10203"}, None),
    (None, {"age": "old"}, None),
    (None, {"age": "-1"}, None),
])  # fmt: skip
def test_answers_keep_their_order_and_are_among_the_choices(now, told, answers):
    typed = {f"0.facts:{fact}": [answer] for fact, answer in told.items()}
    found, problem = answers_in(FILES, now, typed)
    assert (found, problem) == (answers, "" if answers is not None else "choice")
    assert list(found or ()) == list(answers or ())
