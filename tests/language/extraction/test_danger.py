"""Danger is never missed: every line of the list is caught, direct ones first of all; near misses are never certain."""

from pathlib import Path

import pytest

from navigator.language.extraction.analysis import LineAnalysis
from navigator.language.extraction.danger import DangerReading, read_danger
from navigator.language.text.line import read_line
from navigator.language.text.words import Hit, Sense
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


def concern(likelihood, word="", *, calm="", piece=0.0):
    """The concern of 死にたい with this likelihood; `word` is the level of 死にたい, `calm` the kind of a calming word."""
    line = read_line("死にたい。とは思わない")
    hits = [Hit(Sense("danger", "self_harm", word), 0, 4)] if word else []
    hits += [Hit(Sense("calm", calm), 0, 2)] if calm else []
    pieces = ({"danger": piece},) if piece else ()
    return read_danger(LineAnalysis(line, tuple(hits), (), {"danger": likelihood}, pieces)).concern


@pytest.mark.parametrize(
    ("likelihood", "word", "level"),
    [
        (0.9, "", "certain"), (0.89, "", "possible"), (0.05, "", "possible"), (0.049, "", "none"),
        (0.75, "possible", "certain"), (0.74, "possible", "possible"), (0.015, "possible", "possible"), (0.014, "possible", "none"),
        (0.12, "certain", "certain"), (0.11, "certain", "possible"), (0.0, "certain", "possible"),
    ],
)  # fmt: skip
def test_likelihood_and_words_decide_together(likelihood, word, level):
    assert concern(likelihood, word) == level


def test_one_clause_is_enough():
    assert concern(0.0, piece=0.9) == "certain"


@pytest.mark.parametrize("calm", ["degree", "denial", "past", "subject"])
def test_a_near_miss_is_possible_however_likely(calm):
    assert concern(0.99, "certain", calm=calm) == "possible"
    assert concern(0.99, "possible", calm=calm) == "possible"


def test_another_word_altogether_does_not_count():
    line = read_line("死にたいやき")
    hits = (Hit(Sense("danger", "self_harm", "certain"), 0, 4), Hit(Sense("calm", "other"), 0, 6))
    assert read_danger(LineAnalysis(line, hits, (), {})) == DangerReading()


@pytest.mark.parametrize(
    ("likely", "word", "crisis"),
    [
        ({"self_harm": 0.35, "violence": 0.9}, "", "self_harm"),  # the graver kind, from KIND_MIN
        ({"self_harm": 0.34, "violence": 0.9}, "", "violence"),
        ({"self_harm": 0.3, "violence": 0.9}, "self_harm", "self_harm"),  # named by a word, at a third of the likeliest
        ({"self_harm": 0.29, "violence": 0.9}, "self_harm", "violence"),
        ({"self_harm": 0.74, "violence": 0.2, "destitution": 0.1}, "violence", "self_harm"),
        ({"violence": 0.1, "destitution": 0.2}, "", "destitution"),
    ],
)
def test_the_gravest_kind_that_is_named_counts(likely, word, crisis):
    hits = (Hit(Sense("danger", word, "certain"), 0, 2),) if word else ()
    scores = {"danger": 0.95} | {f"crisis:{kind}": likelihood for kind, likelihood in likely.items()}
    assert read_danger(LineAnalysis(read_line("こわい"), hits, (), scores)).crisis == crisis
