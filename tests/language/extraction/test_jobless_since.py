"""Since when someone has been without work, by a year of any calendar; a year is no span of time."""

from datetime import date

import pytest

from navigator.language.understand import understand

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("平成30年から", "95..106"), ("平成30年4月に退職", 103), ("令和2年から", "71..82"), ("2018年から", "95..106"), ("2018年", "95..106"),
        ("2020/3から", 80), ("S63", "455..466"), ("令和元年12月から", 83), ("since 2019", "83..94"), ("desde 2019", "83..94"),
        ("去年の4月から", 19), ("せんげつやめた", 1), ("先月クビ", 1), ("はちかげつ", 8), ("ﾊﾁｶｹﾞﾂ", 8),
        ("30年", 360), ("2024年6月末退職", 29), ("2020年10月20日付で解雇", 73), ("1998年入社", None), ("平成生まれです", None), ("令和9年から", None), ("2020年13月から", None),
    ],
)  # fmt: skip
def test_a_year_answers_since_when(read_on, text, months):
    reading = read_on(text, persona="resident", asked="jobless_months").facts.get("jobless_months")
    assert (reading and reading.plain) == months


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("平成30年から無職です", "95..106"), ("2020年に会社を辞めて無職です", "71..82"), ("2018年に結婚して、今は無職です", None),
        ("無職です（令和2年から）", "71..82"), ("平成30年入社、いまは働いていません", None), ("昭和48年生まれ、無職", None), ("無職。令和6年3月から高崎に住んでいます", None),
    ],
)  # fmt: skip
def test_in_a_line_a_year_counts_where_it_tells_of_being_without_work(read_on, text, months):
    reading = read_on(text).facts.get("jobless_months")
    assert (reading and reading.plain) == months


@pytest.fixture
def read_on(lexicon):
    return lambda text, **known: understand(lexicon, text, DAY, **known)
