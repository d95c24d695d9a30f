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
        ("50代前半、じゃねえ、後半だいね", "55..59"), ("47のおっさんだが", 47), ("還暦まであと2年だいね", 58), ("数えで六十二", "60..61"), ("虚岁四十", "38..39"), ("六十ふたつ", 62), ("四十とみっつ", 43),
        ("goju ni sai desu", 52), ("trenta y singko", 35), ("kepala 4", "40..49"), ("80后", "36..46"), ("平成がんねん", 37), ("昭和48年の3月だがね", 53),
        ("昭和49年3月3日 ひなまつり", 52), ("来月でとうとう50だよ", 49), ("肉体年齢70、戸籍上は44", 44), ("ごじゅうさんになったんさ", 53),
        ("ごじゅーご", 55), ("よんじゅーきゅー", 49), ("ゴジユウニサイ", 52), ("ｺﾞｼﾞﾕｳｲﾁ", 51), ("四十代の後半になりますかねえ", "45..49"), ("５０代の終わりのほう", "55..59"),
        ("５０だいこうはん", "55..59"), ("40代のはじめです", "40..44"), ("来月の12日で50になります", 49), ("来年の5月で60", 59), ("60定年まであと1ねん", 59),
        ("こないだまで29だったけど誕生日で30", 30), ("あと3か月で50", 49), ("半年後に50になります", 49), ("あと2年で還暦", 58), ("voy a cumplir 50", 49), ("gonna be 50", 49),
        ("50の一歩手前", "47..49"), ("はたちです", 20), ("はたちの息子がいて、わたしは48", 48),
    ],
)  # fmt: skip
def test_an_age_is_read(told, text, age):
    assert told(text) == age


@pytest.mark.parametrize(
    "text", ["息子は38 わたしは70", "74と47", "五十は過ぎたよ", "passei dos 50", "見た目は40", "平成5年に入社", "巳年", "求人に20社応募", "ごじゆうに", "ご自由に", "50ちょい", "五十とちょっと", "50ちょっと過ぎ"]
)
def test_what_names_no_age_of_one_is_asked_again(told, text):
    assert told(text) is None


def test_the_relative_counts_where_it_is_said_whom_the_line_is_about(told):
    assert told("息子は48、わたしは76です。息子のことで相談してます", "family") == 48
    assert told("相談したいのは娘で51、あたしは79", "family") == 51
    assert told("私が70で娘が42", "family") is None


def test_a_decade_in_kana_stays_one(told):
    assert told("40だいです") == "40..49"
