"""Answers in a line, on a lexicon of a few words."""

from datetime import date

import pytest

from navigator.language.extraction.analysis import LineAnalysis
from navigator.language.extraction.answers import read_answers
from navigator.language.text.lexicon import Lexicon
from navigator.language.text.line import read_line
from navigator.language.text.words import Sense, Word
from navigator.language.understanding import FactReading

LEXICON = Lexicon(
    (
        Word("ぶらぶら", Sense("topic", "long_term_jobless")),
        Word("休み", Sense("fact", "work", "no")),
        Word("働く", Sense("fact", "work", "yes")),
        Word("はい", Sense("reply", "yes")),
        Word("わからない", Sense("reply", "unknown")),
        Word("勉強", Sense("fact", "needs", "learn")),
        Word("友達", Sense("fact", "needs", "meet")),
        Word("北町", Sense("place", "1")),
    ),
    places={"kitamachi": "1"},
    facts={"work": ("yes", "no"), "needs": ("learn", "meet"), "months": (), "place": ("1", "outside"), "age": (), "offer": ("yes", "no")},
    numbers={"months": (0, 600), "age": (15, 80)},
    several=frozenset({"needs"}),
    asked_of=dict.fromkeys(("work", "needs", "months", "place", "age"), ("resident",)) | {"offer": ("employer",)},
    ages={"resident": "age"},
    place="place",
    jobless="months",
    without_work=frozenset({("work", "no")}),
)


def answers(text, asked="", persona="resident"):
    line = read_line(text)
    analysis = LineAnalysis(line, LEXICON.hits(line), (), {})
    return read_answers(LEXICON, analysis, date(2030, 4, 1), persona, asked).facts


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("ぶらぶら" + "あ" * 10 + "3年", (36, 36)),
        ("ぶらぶら" + "あ" * 11 + "3年", None),
        ("3年" + "あ" * 10 + "ぶらぶら", (36, 36)),
        ("3年" + "あ" * 11 + "ぶらぶら", None),
        ("休みで3年", (36, 36)),  # an answer that says one is without work
        ("働く。3年", None),
        ("辞め" + "あ" * 8 + "3年", (36, 36)),
        ("辞め" + "あ" * 9 + "3年", None),
    ],
)
def test_a_span_of_time_counts_near_a_word_for_being_without_work(text, months):
    reading = answers(text).get("months")
    assert (reading and reading.range) == months


@pytest.mark.parametrize(
    ("text", "months"),
    [("3年半", (42, 42)), ("半年", (6, 6)), ("18か月", (18, 18)), ("数年", None), ("5年以上", (60, 600)), ("二年", (24, 24)), ("50年", (600, 600)), ("51年", None)],
)
def test_a_span_of_time_answers_the_question(text, months):
    reading = answers(text, asked="months").get("months")
    assert (reading and reading.range) == months


@pytest.mark.parametrize(("text", "work"), [("働く", "yes"), ("働くじゃない", None), ("働くのもいいけど、じゃない", "yes"), ("休みじゃない", "no")])
def test_a_word_that_is_denied_is_no_answer(text, work):
    reading = answers(text).get("work")
    assert (reading and reading.values[0]) == work


def test_several_options_are_gathered_and_of_one_the_last_counts_or_what_is_said_of_now():
    assert answers("勉強と友達")["needs"] == FactReading(("learn", "meet"), words=("勉強", "友達"), several=True)
    assert answers("働く休み")["work"].values == ("no",)
    assert answers("今は働く、休み")["work"].values == ("yes",)


@pytest.mark.parametrize(
    ("text", "asked", "values"),
    [("はい", "work", ("yes",)), ("はい", "", None), ("えっとはい", "work", None), ("わからない", "work", None), ("はい", "needs", None)],
)
def test_a_reply_at_the_beginning_answers_a_question_of_yes_and_no(text, asked, values):
    reading = answers(text, asked).get(asked)
    assert (reading and reading.values) == values


def test_what_stands_beside_an_age_or_a_place_that_was_asked_for_is_read_too():
    assert answers("北町です。休み", asked="place")["work"].values == ("no",)
    assert answers("46歳、休み", asked="age")["work"].values == ("no",)


def test_a_place_by_name_or_by_a_near_spelling():
    assert answers("北町です")["place"] == FactReading(("1",), words=("北町",))
    assert answers("kitamachy")["place"] == FactReading(("1",), words=("kitamachy",))
    assert "place" not in answers("kitamochy")


def test_a_fact_is_read_only_from_whom_it_is_asked_of_and_within_its_bounds():
    assert answers("46歳")["age"].range == (46, 46)
    assert "age" not in answers("85歳")
    assert answers("働く", persona="employer") == {}
