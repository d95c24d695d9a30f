"""Years and days of birth, with and without the birthday of this year."""

from datetime import date

import pytest

from navigator.language.extraction.ages.births import births, short_births
from navigator.language.text.line import read_line

DAY = date(2026, 11, 24)


@pytest.fixture
def ages(lexicon):
    def read(text, asked=False):
        line = read_line(text)
        return [(age.low, age.high, age.born) for age in births(line.text, lexicon.hits(line), DAY, asked=asked)]

    return read


@pytest.mark.parametrize(
    ("text", "age", "born"),
    [
        ("1978年生まれ", 48, True), ("昭和53年生まれです", 48, True), ("S53生まれ", 48, True), ("nasci em 78", 48, True), ("78年生まれ", 48, True), ("平成元年生まれ", 37, True),
        ("2000年2月29日生まれ", 26, False), ("昭和55年5月6日生まれ", 46, False), ("昭和64年1月7日生まれで無職です", 37, False),
        ("1980年11月24日生まれ", 46, False), ("1980年11月25日生まれ", 45, False), ("1980年11月生まれ", 46, True), ("1980年12月生まれ", 45, False),
        ("昭和53年の早生まれ", 48, False), ("1978年早生まれです", 48, False),
        ("一九七六年生まれ", 50, True), ("nasci em dezembro de 79", 47, True), ("naci en mayo del 80", 46, True), ("born in march 1981", 45, True), ("born nov 10 1966", 60, True), ("naci el 10 de noviembre de 1966", 60, True), ("nasci em 3 de maio de 79", 47, True),
        ("1984 pa ko pinanganak", 42, True), ("1984 ko janma", 42, True), ("सन् १९८५ मा जन्मेको हुँ", 41, True),
    ],
)  # fmt: skip
def test_an_age_from_a_birth(ages, text, age, born):
    assert ages(text) == [(age, age, born)]


@pytest.mark.parametrize(("text", "age"), [("1979", 47), ("1979年", 47), ("S48", 53), ("昭和48", 53), ("1980/5/6", 46), ("平成3年12月31日", 34)])
def test_a_year_alone_is_one_where_the_age_is_asked(ages, text, age):
    assert [low for low, _, _ in ages(text, asked=True)] == [age]


@pytest.mark.parametrize("text", ["2000年に大学を出ました", "1995年から働いて", "2026年4月1日に入社しました", "S48", "1979"])
def test_other_years_are_no_births(ages, text):
    assert ages(text) == []


@pytest.mark.parametrize("text", ["sou de marilia 45 anos", "nasci em marilia 45 anos", "sou de jundiai 50 anos", "soy del agustino 44 anos", "sou de outeiro 46", "lahir di desa 45 tahun"])
def test_a_place_that_begins_as_a_month_tells_no_birth(ages, text):
    """Who is from Marília and 45 was 81."""
    assert ages(text) == []


@pytest.mark.parametrize(
    ("text", "asked", "ages"), [("'78生まれの男です", False, [48]), ("’78", True, [48]), ("'78", False, []), ("'78に結婚", False, []), ("46歳", True, [])]
)
def test_two_digits_after_an_apostrophe_are_a_year_of_birth_where_that_is_said_or_asked(text, asked, ages):
    assert [age.low for age in short_births(read_line(text), DAY, asked=asked)] == ages
