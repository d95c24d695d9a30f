"""A new question as files say it, and what cannot be asked."""

from dataclasses import replace

import pytest

from navigator.editions.records.new_question import (
    NewQuestion,
    problems_of_question,
    question_rule,
    question_words,
)

WORK = NewQuestion("仕事", "働いていますか。", "行くところが変わります。", ["resident"], "one", ["働いている", "いない"])
AGE = replace(WORK, kind="integer", answers=["15..34", "35〜49", "50-99"], unit="歳")


def test_the_answers_of_a_choice_stand_in_both_files_by_the_same_names():
    assert question_words(WORK)["options"] == {"answer-1": "働いている", "answer-2": "いない"}
    assert question_rule(WORK) == {
        "type": "one", "values": ["answer-1", "answer-2"], "asked_of": ["resident"], "burden": "1",
        "likelihood": {"answer-1": "1", "answer-2": "1"},
    }  # fmt: skip
    assert question_rule(replace(WORK, kind="several"))["likelihood"] == {"answer-1": "0.5", "answer-2": "0.5"}


def test_a_number_has_the_whole_range_and_its_spans():
    assert problems_of_question(AGE, ["resident"]) == {}
    assert question_rule(AGE)["range"] == "15..99"
    assert question_rule(AGE)["bands"] == ["15..34", "35..49", "50..99"] == list(question_rule(AGE)["likelihood"])
    assert question_words(AGE)["bands"] == {"15..34": "15〜34歳", "35..49": "35〜49歳", "50..99": "50〜99歳"}
    assert question_words(AGE)["unit"] == "歳"


@pytest.mark.parametrize(("change", "problems"), [
    ({}, {}), ({"label": ""}, {"label": "needed"}), ({"ask": "あ" * 201}, {"ask": "long"}), ({"why": "\x07"}, {"why": "long"}),
    ({"personas": []}, {"personas": "choice"}), ({"personas": ["employer"]}, {"personas": "choice"}), ({"kind": "all"}, {"kind": "choice"}),
    ({"answers": ["はい"]}, {"answers": "answers"}), ({"answers": ["はい", "はい"]}, {"answers": "answers"}),
    ({"answers": [str(n) for n in range(21)]}, {"answers": "answers"}), ({"answers": ["はい"], "kind": "several"}, {}),
    ({"answers": ["15..34", "36..49"], "kind": "integer"}, {"answers": "spans"}), ({"answers": ["34..15"], "kind": "integer"}, {"answers": "spans"}),
    ({"answers": ["15..34", "わからない"], "kind": "integer"}, {"answers": "spans"}), ({"answers": [], "kind": "integer"}, {"answers": "spans"}),
])  # fmt: skip
def test_what_cannot_be_asked_is_said_of_its_field(change, problems):
    assert problems_of_question(replace(WORK, **change), ["resident"]) == problems
