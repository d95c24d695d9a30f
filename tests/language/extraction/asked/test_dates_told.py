"""Dates since when someone has been without work, up to 29 November 2026."""

from datetime import date

import pytest

from navigator.language.extraction.asked.dates_told import date_told
from navigator.language.text.line import read_line

DAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("去年の3月でやめた", (20, 20)), ("今年の三月末日に定年退職", (8, 8)), ("8月末で雇い止め", (3, 3)), ("12月に切られた", (11, 11)), ("去年の夏から", (15, 17)),
        ("先週切られたばっか", (0, 0)), ("昨日クビ", (0, 0)), ("先月やめました", (1, 1)), ("since april", (7, 7)), ("desde julho desse ano", (4, 4)),
        ("me sali en mayo", (6, 6)), ("去年十一月辞的", (12, 12)), ("từ tháng 3", (8, 8)), ("はたちで辞めて今40", (240, 240)), ("semana passada", (0, 0)),
        ("ことしの 5がつ かいしゃ なくなった", (6, 6)), ("8がつから", (3, 3)), ("got laid off last tues", (0, 0)),
        ("お盆から", (3, 3)), ("去年のお盆から", (15, 15)), ("正月明けに辞めた", (10, 10)), ("ゴールデンウィーク明け", (6, 6)),
    ],
)  # fmt: skip
def test_a_date_is_counted_to_the_day(text, months):
    since = date_told(read_line(text).text, DAY)
    assert since is not None
    assert (since.fewest, since.most) == months


@pytest.mark.parametrize("text", ["ずっと", "今月末で辞める予定", "may trabaho pa ako", "6月です", "今月いっぱい", "年明けから出る予定", "今年の12月から", "去年から", "40歳で辞めて今40"])
def test_no_date_plans_and_what_is_to_come_are_none(text):
    assert date_told(read_line(text).text, DAY) is None
