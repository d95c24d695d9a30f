"""Classes of answers in words, and the simplest answer of one person of a class."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from navigator.engine.compare.joint_domain import JointAnswer, JointDomain
from navigator.engine.decide.fact import Fact, option_sets
from navigator.review.compare.answer_classes import AnswerWords, range_of, request_value, simplest_answer_in
from navigator.review.compare.comparison import ComparedRules, compare
from tests.review.compare.conftest import DAY, edited

AGE = Fact("age", "integer", (*range(15, 30),), (1.0,) * 15)
WORK = Fact("work", "one", ("regular", "seeking", "not_working"), (1.0,) * 3)
SETS, CHANCES = option_sets(("hire", "fair", "retain"), (0.5, 0.5, 0.5))
PLANS = Fact("plans", "several", SETS, CHANCES, options=("hire", "fair", "retain"))


def numbers(first, last):
    return AGE.mask(range(first, last + 1))


@pytest.fixture
def words(knowledge, t):
    return AnswerWords(knowledge, knowledge, (), t)


def value(values):
    return JointAnswer(values, 0, 0, "value")


def joint(fact, *answers):
    return JointDomain(fact, (*answers, JointAnswer(fact.all_values, 0, 0, "unknown")), 0, 0)


def test_choices_of_several_are_told_by_option(knowledge, t, tmp_path, one_question):
    moved = edited(tmp_path, ("rules/windows.yaml", "plans: [hire, post_job, fair, retain]", "plans: [hire, post_job, retain]"))
    changed = compare(ComparedRules(knowledge, DAY, "前"), ComparedRules(moved, DAY, "後"), t)
    window = next(one for one in changed.certain if any(c.id == "hw-middle-senior" for c in one.changes))
    assert "「面接会に出たい」を選び" in window.answers[1]


@pytest.mark.parametrize(
    ("values", "bands", "given"),
    [
        (numbers(20, 24), ("15..19", "20..24"), "20..24"),
        (numbers(20, 24), ("19..24", "20..25", "21..23"), "21..23"),
        (numbers(20, 24), ("20..25", "19..24"), "20"),
        (numbers(15, 19), ("..19",), "..19"),
        (numbers(25, 29), ("25..",), "25.."),
        (numbers(26, 29), ("25..", "none"), "26"),
        (numbers(22, 22), ("22",), "22"),
        (numbers(22, 22), (), "22"),
        (numbers(16, 19), ("15..19",), "16"),
    ],
)
def test_a_number_is_given_by_a_quick_reply_that_lies_wholly_inside(values, bands, given):
    assert request_value(AGE, value(values), bands) == given


@pytest.mark.parametrize(
    ("fact", "answer", "given"),
    [
        (AGE, JointAnswer(numbers(20, 24), 0, 0, "range"), "20..24"),
        (AGE, JointAnswer(AGE.all_values, 0, 0, "unknown"), None),
        (WORK, value(WORK.mask(["seeking", "not_working"])), "seeking"),
        (PLANS, value(PLANS.mask([frozenset({"retain", "hire"})])), ["hire", "retain"]),
        (PLANS, value(PLANS.mask([frozenset()])), []),
    ],
)
def test_an_answer_is_given_as_a_request_has_it(fact, answer, given):
    assert request_value(fact, answer) == given


def test_a_range_is_its_first_and_its_last_number():
    assert range_of(AGE, JointAnswer(numbers(17, 17), 0, 0, "range")) == "17..17"


def test_the_simplest_answer_is_that_one_does_not_know_then_a_value_then_a_range():
    wide, narrow, young = JointAnswer(numbers(20, 29), 0, 0, "range"), value(numbers(25, 29)), value(numbers(15, 19))
    domain = joint(AGE, wide, narrow, young)
    assert simplest_answer_in(domain, 0b1111) == (3, None)
    assert simplest_answer_in(domain, 0b0111) == (1, "25")
    assert simplest_answer_in(domain, 0b0101, ("15..19",)) == (2, "15..19")
    assert simplest_answer_in(domain, 0b0001) == (0, "20..29")


def test_answers_to_one_question_are_told_by_kind(words):
    domain = joint(AGE, value(numbers(15, 19)), value(numbers(20, 29)), JointAnswer(numbers(18, 22), 0, 0, "range"), JointAnswer(numbers(15, 25), 0, 0, "range"))
    assert words.answers_text(domain, 0b00001) == "年齢 19歳まで"
    assert words.answers_text(domain, 0b00011) == "年齢に答えた"
    assert words.answers_text(domain, 0b01100) == "年齢 「18〜22歳」／「25歳まで」 のような幅のある答え"
    assert words.answers_text(domain, 0b10000) == "年齢がわからない"
    assert words.answers_text(domain, 0b10110) == "年齢 20歳から または 年齢 「18〜22歳」 のような幅のある答え または 年齢がわからない"
    with_work = replace(words, domains=(joint(WORK, value(WORK.mask(["seeking"]))), domain))
    assert with_work.cube_text([(1, 0b00001), (0, 0b01)]) == ("年齢 19歳まで", "お仕事のようすに答えた")


def test_several_spans_of_numbers_are_told_one_by_one(words):
    assert words.values_text(AGE, numbers(15, 16) | numbers(18, 18) | numbers(28, 29)) == "年齢 16歳まで／18歳／28歳から"


def test_most_of_many_values_are_told_by_those_left_out(words, knowledge):
    places = tuple(list(knowledge.municipalities)[:9])
    fact = Fact(knowledge.place_fact, "one", places, (1.0,) * 9)
    names = [knowledge.municipalities[code].name for code in places]
    assert words.values_text(fact, fact.all_values & ~0b11) == f"市町村 {names[0]}／{names[1]} のほか"
    assert words.values_text(fact, 0b111111) == "／".join(names[:6])
    small = replace(fact, values=places[:7])
    assert words.values_text(small, 0b0111111) == "／".join(names[:6])


@pytest.mark.parametrize(
    ("sets", "told"),
    [
        ([{"fair"}, {"fair", "hire"}, {"fair", "retain"}, {"hire", "fair", "retain"}], "「{fair}」を選んだ"),
        ([set(), {"hire"}, {"retain"}, {"hire", "retain"}], "「{fair}」を選ばない"),
        ([{"hire"}, {"hire", "retain"}], "「{hire}」を選び、「{fair}」は選ばない"),
        ([set()], "「{hire}」／「{fair}」／「{retain}」を選ばない"),
        ([{"hire"}, {"fair"}], "「{fair}」を選び、「{hire}」／「{retain}」は選ばない または 「{hire}」を選び、「{fair}」／「{retain}」は選ばない"),
    ],
)
def test_sets_of_options_are_told_by_what_is_chosen_and_what_is_not(words, sets, told):
    labels = {option: words.option("plans", option) for option in PLANS.options}
    assert sorted(words.values_text(PLANS, PLANS.mask(map(frozenset, sets))).split(" または ")) == sorted(told.format(**labels).split(" または "))


def test_what_the_new_region_no_longer_has_is_told_in_the_words_of_the_old(knowledge, words):
    spec = knowledge.facts["work"]
    fewer = replace(spec, fact=replace(spec.fact, values=tuple(v for v in spec.fact.values if v != "seeking")))
    no_words = SimpleNamespace(facts={"work": fewer}, fact_words={}, municipalities={})
    told, label = words.option("work", "seeking"), words.label("work")
    assert replace(words, new=no_words).option("work", "seeking") == told
    assert replace(words, new=SimpleNamespace(facts={})).label("work") == label


def test_a_request_is_told_as_question_and_answer_and_what_neither_region_knows_is_left_out(words):
    told = words.request_lines({"persona": "resident", "work": "seeking", "moon": "full", "age": "46"})
    assert len(told) == 3
    assert [line.rpartition(" → ")[2] for line in told][2] == "46歳"
    assert words.request_lines({"work": "on_the_moon"}) == ()
