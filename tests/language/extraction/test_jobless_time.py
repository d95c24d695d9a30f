"""A time without work, and lengths of something else."""

import pytest

from navigator.language.extraction.jobless_time import time_without_work
from navigator.language.text.line import read_line
from navigator.language.text.words import Hit, Sense


def word_at(start):
    """A word for being without work."""
    return Hit(Sense("topic", "long_term_jobless"), start, start + 2)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("会社を辞めて半年", 6), ("クビになって2か月", 2), ("離職して3ヶ月です", 3), ("無職になって一年半", 18), ("働かなくなって三年たちます", 36),
        ("会社を辞めて2か月分の家賃", None), ("派遣で20年", None), ("失業保険は2か月後から", None), ("退職して半年で結婚", None), ("辞めるまで12年勤めた", None),
    ],
)  # fmt: skip
def test_only_what_says_so_counts(text, months):
    span = time_without_work(read_line(text).text, ())
    assert (span and span.months) == months


@pytest.mark.parametrize(("text", "months"), [("3ヶ月", 3), ("three years", 36), ("3 anos", 36), ("6 meses", 6), ("5年以上", 60), ("数年", None), ("ずっと", None)])
def test_a_span_beside_a_word_for_it_counts_in_any_language(text, months):
    line = read_line(text).text
    span = time_without_work(line, [word_at(len(line))])
    assert (span and span.months) == months
    assert not span or span.least == ("以上" in text)


@pytest.mark.parametrize(("years", "months"), [((), 360), ([(2, 5)], None), ([(1, 3)], None), ([(0, 2)], 360), ([(3, 5)], 360)])
def test_the_number_of_a_calendar_year_is_no_span(years, months):
    span = time_without_work("平成30年", [word_at(5)], years)
    assert (span and span.months) == months
