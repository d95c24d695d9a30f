"""Ages in forms that count only where the age is asked, on 29 November 2026."""

from datetime import date

import pytest

from navigator.language.understand import understand

DAY = date(2026, 11, 29)


@pytest.fixture
def told(lexicon):
    def age(text, persona="resident"):
        reading = understand(lexicon, text, DAY, persona=persona, asked="age").facts.get("age")
        return reading and reading.plain

    return age


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("48だいね", 48), ("よんなな", 47), ("六拾壱ﾆ相成ﾘﾏｼﾀ", 61), ("46 あ、ちげえ47", 47), ("45か6 もう数えてねえから", "45..46"), ("四十の後半なんさ", "45..49"),
        ("50代前半、じゃねえ、後半だいね", "55..59"), ("47のおっさんだが", 47), ("還暦まであと2年だいね", 58), ("数えで六十二", "60..61"), ("虚岁四十", "38..39"),
        ("goju ni sai desu", 52), ("trenta y singko", 35), ("kepala 4", "40..49"), ("80后", "36..46"), ("平成がんねん", 37), ("昭和48年の3月だがね", 53),
        ("昭和49年3月3日 ひなまつり", 52), ("来月でとうとう50だよ", 49), ("肉体年齢70、戸籍上は44", 44), ("ごじゅうさんになったんさ", 53),
    ],
)  # fmt: skip
def test_an_age_is_read(told, text, age):
    assert told(text) == age


@pytest.mark.parametrize(
    "text", ["息子は38 わたしは70", "74と47", "五十は過ぎたよ", "passei dos 50", "見た目は40", "平成5年に入社", "巳年", "求人に20社応募"]
)
def test_what_names_no_age_of_one_is_asked_again(told, text):
    assert told(text) is None


def test_a_decade_in_kana_stays_one(told):
    assert told("40だいです") == "40..49"
