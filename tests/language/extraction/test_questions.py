"""Questions with and without the name of what they are about."""

from dataclasses import replace

import pytest

from navigator.language.extraction.analysis import LineAnalysis
from navigator.language.extraction.questions import BRIEF, inquiries
from navigator.language.text.line import read_line
from navigator.language.text.words import Hit, Sense


def read(text, *hits, contact=0.0):
    return inquiries(LineAnalysis(read_line(text), hits, (), {"topic:contact_access": contact}))


def ask(kind, start, end):
    return Hit(Sense("ask", kind), start, end)


STAR, TOWER = Hit(Sense("window", "star", "name"), 0, 2), Hit(Sense("scheme", "tower", "name"), 0, 4)


def test_a_question_about_the_longest_name():
    (inquiry,) = read("星の塔の電話", STAR, TOWER, ask("phone", 4, 6))
    assert (inquiry.kind, inquiry.about, inquiry.words) == ("phone", "tower", ("星の塔の", "電話"))


@pytest.mark.parametrize(("text", "kinds"), [("星の塔のほう", ["what"]), ("星の塔のほうは", [])])
def test_a_name_alone_asks_what_it_is(text, kinds):
    assert [inquiry.kind for inquiry in read(text, TOWER)] == kinds
    assert all((inquiry.about, inquiry.words) == ("tower", ("星の塔の",)) for inquiry in read(text, TOWER))


def test_a_name_among_other_words_asks_nothing():
    assert read("ここの星の塔のこと", replace(TOWER, start=3, end=7)) == ()


def test_of_names_as_long_the_first_is_meant():
    late = Hit(Sense("window", "moon", "name"), 4, 8)
    assert read("星の塔の月の窓電話", late, TOWER, ask("phone", 8, 9))[0].about == "tower"
    assert read("星の塔の月の窓電話", replace(STAR, start=6, end=8), TOWER, ask("phone", 8, 9))[0].about == "tower"


@pytest.mark.parametrize(
    ("letters", "contact", "kinds"), [(BRIEF, 0.0, ["phone"]), (BRIEF + 1, 0.29, []), (BRIEF + 1, 0.3, ["phone"])]
)
def test_without_a_name_a_brief_line_or_one_about_contact_asks(letters, contact, kinds):
    found = read("電話" + "あ" * (letters - 2), ask("phone", 0, 2), contact=contact)
    assert [(inquiry.kind, inquiry.about, inquiry.words) for inquiry in found] == [(kind, "", ("電話",)) for kind in kinds]


def test_what_and_how_need_a_name():
    assert read("どうやって", ask("how", 0, 5)) == ()
    assert [inquiry.kind for inquiry in read("星へどうやって", STAR, ask("how", 3, 7))] == ["how"]


def test_each_kind_once_and_three_at_most():
    hits = [ask(kind, n, n + 1) for n, kind in enumerate(["phone", "hours", "phone", "where", "cost"])]
    assert [inquiry.kind for inquiry in read("電時話所金", *hits)] == ["phone", "hours", "where"]
