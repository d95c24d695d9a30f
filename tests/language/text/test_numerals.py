"""Numbers in digits, in kanji and by sound."""

import pytest

from navigator.language.text.numerals import Number, kana_numbers, numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [("46", 46), ("四十六", 46), ("四六", 46), ("五〇", 50), ("十", 10), ("十九", 19), ("百二十", 120), ("二百五", 205), ("零", 0), ("1234", 1234), ("一二三四", 1234)],
)
def test_a_number_in_any_writing(text, value):
    assert [number.value for number in numbers(text)] == [value]


def test_more_than_four_digits_are_no_number():
    assert numbers("12345と一二三四五") == []


def test_a_number_knows_its_place_and_writing():
    assert numbers("今46歳と四十") == [Number(46, 1, 3), Number(40, 5, 7, kanji=True)]


@pytest.mark.parametrize(
    ("text", "values"),
    [("よんじゅうろくさい", [46]), ("じゅうはっさい", [18]), ("じゅうきゅうさい", [19]), ("ごじゅうだい", [50]), ("しじゅうしちさい", [47]), ("ごじゅうしょ", []), ("あごじゅうさい", [])],
)
def test_numbers_by_sound_before_a_word_for_age(text, values):
    assert [number.value for number in kana_numbers(text, ())] == values


@pytest.mark.parametrize(
    ("text", "gaps", "values"),
    [("むすこよんじゅうろくへや", (3, 10), [46]), ("むすこよんじゅうろくへや", (10,), []), ("さんじゅうねんはたらいた", (5,), []), ("よんじゅうななむしょく", (7,), [47]), ("ごじゅう", (), [50]), ("むすめ。よんじゅうさんです。", (), [43]), ("じゅうしょ。", (), [])],
)
def test_a_number_by_sound_between_blanks(text, gaps, values):
    assert [number.value for number in kana_numbers(text, gaps)] == values
