"""What is typed for a target: a count, the two numbers of a rate, or words, at each bound."""

from decimal import Decimal

import pytest

from navigator.web.staff.errors import EntryRefused
from navigator.web.staff.kpi.entry import MAX_WORDS, Entry, read_entry
from tests.web.staff.kpi.conftest import target

COUNT, WORDS = target("placed", unit="件/月"), target("told", counted="words", value="")
RATE = target("filled", counted="rate", unit="％以上", rate_of=("うまった数", "定員"))


@pytest.mark.parametrize(
    ("typed", "value"), [("0", "0"), ("１,５００ 件", "1500"), ("9999999", "9999999"), ("5.0", "5"), ("5人", "5")]
)
def test_a_count_is_read(typed, value, t):
    assert read_entry(typed, "", COUNT, t) == Entry(Decimal(value))


@pytest.mark.parametrize(
    ("typed", "whole"),
    [("148", "200"), ("１４８人", "200 人"), ("148/200", ""), ("２００のうち１４８", ""), ("200中148", ""), ("200中の148", ""), ("200うち148", "")],
)
def test_a_rate_is_two_numbers(typed, whole, t):
    assert read_entry(typed, whole, RATE, t) == Entry(Decimal(148), Decimal(200))


@pytest.mark.parametrize(("typed", "whole"), [("0", "200"), ("200", "200"), ("400", "200")])
def test_a_rate_may_be_nothing_all_and_twice_as_much(typed, whole, t):
    assert read_entry(typed, whole, RATE, t) == Entry(Decimal(typed), Decimal(whole))


def test_words_are_one_paragraph(t):
    assert read_entry(" 研修を\r\n\r\n開いた　", "", WORDS, t) == Entry(words="研修を 開いた")
    assert len(read_entry("字" * MAX_WORDS, "", WORDS, t).words) == MAX_WORDS


@pytest.mark.parametrize(
    ("kpi", "typed", "whole", "words"),
    [
        (COUNT, "　", "", "実績が空です"),
        (COUNT, "10000000", "", "大きすぎる"),
        (COUNT, "5.5", "", "小数のない"),
        (COUNT, "1,53", "", "数として読めません"),
        (COUNT, "5つ", "", "数として読めません"),
        (COUNT, "−5", "", "マイナス"),
        (COUNT, "▲5", "", "マイナス"),
        (RATE, "74.5", "", "「うまった数」と「定員」の両方から計算します"),
        (RATE, "", "200", "両方から計算します"),
        (RATE, "148", "0", "「定員」が０では"),
        (RATE, "多数", "200", "「うまった数」：「多数」は数として"),
        (RATE, "148", "-5", "「定員」：マイナス"),
        (RATE, "401", "200", "２倍より大きく"),
        (WORDS, " ", "", "進みが空です"),
        (WORDS, "字" * (MAX_WORDS + 1), "", "いまは401字あります"),
    ],
)
def test_what_is_no_entry_is_refused(kpi, typed, whole, words, t):
    with pytest.raises(EntryRefused) as refused:
        read_entry(typed, whole, kpi, t)
    assert words in refused.value.text


def test_a_rate_without_names_of_its_numbers_says_which(t):
    with pytest.raises(EntryRefused, match="「分子」と「分母」"):
        read_entry("5", "", target(counted="rate"), t)
