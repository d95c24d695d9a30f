"""Danger is never missed: every line of the list is caught, direct ones first of all; near misses are never certain."""

from pathlib import Path

import pytest

from navigator.language.understanding import CRISES

HERE = Path(__file__).parent


def rows(name):
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


DANGERS = rows("danger.tsv")
LANGUAGES = {"ja", "ja-easy", "en", "pt", "vi", "zh", "es", "tl", "ne", "id"}


def test_the_list_knows_every_language_and_danger():
    assert {lang for _, lang, _, _ in DANGERS} == LANGUAGES
    for crisis in CRISES:
        direct = {lang for level, lang, kind, _ in DANGERS if level == "certain" and kind == crisis}
        assert direct == LANGUAGES, crisis
    assert len(DANGERS) > 1000


def test_every_line_of_the_list_is_caught(read):
    missed = [text for _, _, _, text in DANGERS if read(text).concern == "none"]
    assert not missed


@pytest.mark.parametrize(("crisis", "text"), [(c, t) for level, _, c, t in DANGERS if level == "certain"])
def test_what_is_said_plainly_is_certain(read, crisis, text):
    found = read(text)
    assert (found.concern, found.crisis) == ("certain", crisis)
    assert found.understood


@pytest.mark.parametrize("text", [t for (t,) in rows("near_misses.tsv")])
def test_a_near_miss_is_never_certain(read, text):
    assert read(text).concern != "certain"


@pytest.mark.parametrize(
    "around",
    ["46歳、派遣です。{}。求人はありますか", "{} サポステって何時までですか", "はい、{}", "{}" + "。仕事のことも聞きたいです" * 12],
)  # fmt: skip
@pytest.mark.parametrize("text", ["もう死にたい", "夫に殴られています", "今夜寝る場所がない"])
def test_danger_is_heard_inside_a_longer_line(read, around, text):
    assert read(around.format(text)).concern == "certain"


def test_danger_is_heard_in_an_answer_to_another_question(read):
    found = read("46歳です。もう死にたい", persona="resident", asked="age")
    assert found.concern == "certain"
    assert found.facts["age"].plain == 46


def test_a_denial_does_not_hide_the_wish_that_follows(read):
    assert read("死にたいわけじゃないけど、いなくなりたいとは毎日思う").concern == "certain"


def test_the_words_it_rests_on_are_as_typed(read):
    assert "シニタイ" in read("もう　シニタイ").crisis_words


def test_no_food_or_roof_is_an_answer_as_well(read):
    assert read("今夜寝る場所がない").facts["livelihood"].values == ("urgent",)


@pytest.mark.parametrize(
    "text",
    ["求人の見方を教えてください", "職業訓練を受けたい", "前橋で事務の仕事を探しています", "こんにちは"],
)
def test_ordinary_lines_stay_quiet(read, text):
    assert read(text).concern == "none"
