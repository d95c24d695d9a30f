"""Questions about the pages, and ways of invented people: what does not resolve is a problem at its line."""

import pytest

from navigator.knowledge.content.guide import (
    ExampleWay,
    FrequentQuestion,
    read_example_ways,
    read_frequent_questions,
)
from navigator.knowledge.load import load
from tests.knowledge.conftest import told_of
from tests.knowledge.written import problems_of, written

FAQ, WAYS = "content/faq.yaml", "content/example_ways.yaml"
FAULTS = [
    (FAQ, "  ask: お金はかかりますか\n", "", "`ask` is missing"),
    (FAQ, "  words: [お金が", "  word: [お金が", "Did you mean `words`?"),
    (FAQ, "{page: privacy, text: くわしく見る（プライバシー）}", "{page: privacy}", "`text` is missing"),
    (FAQ, "cites: [oizumi-tabunka]", "cites: [oizumi-tabunca]", "Did you mean `oizumi-tabunka`?"),
    (WAYS, "  picture: home\n", "  picture: hom\n", "picture `hom` is not known here. Did you mean `home`?"),
    (WAYS, "window: hw-middle-senior", "window: hw-midle-senior", "Did you mean `hw-middle-senior`?"),
    (WAYS, "  title: 家から出にくい、52歳の方\n", "", "`title` is missing"),
]


@pytest.mark.parametrize(("file", "old", "new", "way_out"), FAULTS)
def test_a_fault_is_told_at_its_line(region, file, old, new, way_out):
    found = told_of(region, file, old, new)
    assert any(way_out in problem for problem in found), found


def test_a_region_may_leave_both_out(region):
    (region / FAQ).unlink()
    (region / WAYS).unlink()
    knowledge = load(region)
    assert (knowledge.frequent_questions, knowledge.example_ways) == ({}, ())


def test_what_a_region_says_of_itself_is_read_whole(knowledge):
    for way in knowledge.example_ways:
        assert all((way.id, way.picture, way.facts, way.title, way.lines, way.window)), way
    for question in knowledge.frequent_questions.values():
        assert all((question.id, question.ask, question.text)), question
        assert bool(question.page) == bool(question.page_text), question
    assert any(question.page for question in knowledge.frequent_questions.values())
    assert any(question.words and question.cites for question in knowledge.frequent_questions.values())


def test_questions_are_read_in_their_order_with_all_that_stands_there():
    tree = written("""
        cost: {ask: お金はかかりますか, text: [かかりません。, 電話代は別です。], words: [料金, いくら], more: {page: about, text: くわしく}, cites: [law]}
        name: {ask: 名前はいりますか, text: いりません。}
    """)
    assert read_frequent_questions(tree) == {
        "cost": FrequentQuestion("cost", "お金はかかりますか", ("かかりません。", "電話代は別です。"), ("料金", "いくら"), "about", "くわしく", ("law",)),
        "name": FrequentQuestion("name", "名前はいりますか", ("いりません。",), (), "", "", ()),
    }
    assert problems_of(tree) == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("a: {ask: あ}", "1: `text` is missing"), ("a: {text: あ}", "1: `ask` is missing"),
        ("a: {ask: あ, text: い, more: {page: about}}", "1: `text` is missing"), ("a: {ask: あ, text: い, more: {text: う}}", "1: `page` is missing"),
        ("a: {ask: あ, text: い, cite: [x]}", "1: `cite` is not known here. Did you mean `cites`?"),
    ],
)  # fmt: skip
def test_a_question_that_lacks_something_is_told(line, problem):
    tree = written(line)
    read_frequent_questions(tree)
    assert problems_of(tree) == [problem]


WAY = "ken: {picture: home, facts: {persona: resident, age: 46}, title: 家にいた, lines: [電話した。, 会った。], window: desk}"


def test_a_way_is_read_with_the_answers_that_led_there():
    tree = written(WAY)
    facts = {"persona": "resident", "age": "46"}
    assert read_example_ways(tree, ("desk",)) == (ExampleWay("ken", "home", facts, "家にいた", ("電話した。", "会った。"), "desk"),)
    assert problems_of(tree) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("picture: home", "picture: hom", "1: picture `hom` is not known here. Did you mean `home`?"),
        ("window: desk", "window: dask", "1: window `dask` is not known here. Did you mean `desk`?"),
        ("title: 家にいた, ", "", "1: `title` is missing"), (", window: desk", "", "1: `window` is missing"), ("picture: home, ", "", "1: `picture` is missing"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_way_is_told_once(old, new, problem):
    tree = written(WAY.replace(old, new))
    read_example_ways(tree, ("desk",))
    assert problems_of(tree) == [problem]
