"""Lengths of time without work, as they are told where one is asked."""

import pytest

from navigator.language.extraction.asked.months_told import told_months
from navigator.language.text.line import read_line


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("半年", (6, 6)), ("ﾊﾝﾄｼ ｸﾞﾗｲ", (6, 6)), ("2ねんはん", (30, 30)), ("1年と2か月", (14, 14)), ("3年3カ月", (39, 39)), ("いちねん", (12, 12)),
        ("2、3年だいね", (24, 36)), ("二三年", (24, 36)), ("4か月から5か月くらい", (4, 5)), ("半年から1年の間", (6, 12)), ("3 ou 4 meses", (3, 4)),
        ("かれこれ二十年になる", (240, 240)), ("10年以上", (120, 600)), ("十年とちょっと", (120, 131)), ("hơn 1 năm", (12, 23)), ("一年未満", (0, 11)), ("6週間", (1, 1)), ("4週間", (0, 0)),
        ("一年は経ってない、半年よりは長い", (6, 11)), ("まだ一年は経ってねえ、10か月だいね", (10, 10)), ("四半世紀", (300, 300)),
        ("まだ一週間", (0, 0)), ("45日くらい", (1, 1)), ("two and half years", (30, 30)), ("hace año y medio", (18, 18)), ("1 năm 2 tháng", (14, 14)),
        ("两三个月了吧", (2, 3)), ("isang taon", (12, 12)), ("lima bulan", (5, 5)), ("१० महिना", (10, 10)), ("5 mo", (5, 5)),
        ("10年半", (126, 126)), ("十二年半", (150, 150)), ("more than a year", (12, 23)), ("a year and two months", (14, 14)),
        ("一年とふた月くれえ", (14, 14)), ("ひと月", (1, 1)), ("ﾖﾈﾝ", (48, 48)), ("しちねん", (84, 84)), ("とおか", (0, 0)), ("みっかまえ", (0, 0)), ("来月でちょうど一年", (11, 11)),
        ("来年で10年", (108, 119)), ("１年と半年", (18, 18)), ("半月", (0, 0)), ("isang taon at kalahati", (18, 18)), ("setahun setengah", (18, 18)), ("faz meio ano", (6, 6)),
        ("2 taon at kalahati", (30, 30)), ("half a yr", (6, 6)), ("働いたことがない", (120, 600)), ("長男は学校を出て以来、一度も勤めに出ておりません", (120, 600)),
        ("我从来没上过班", (120, 600)), ("never worked", (120, 600)), ("gan 1 nam, 10 thang gi do", (10, 10)), ("半年にはまだならねえかな、四、五か月ってとこ", (4, 5)),
        ("十年まではいかねえ、八、九年だべ", (96, 108)),
    ],
)  # fmt: skip
def test_a_length_is_read_in_months(text, months):
    told = told_months(read_line(text).text, 600)
    assert told is not None
    assert (told.fewest, told.most) == months


@pytest.mark.parametrize("text", ["ずっと", "何年も", "19年勤めて、無職は2か月と聞かれたら3か月", "コロナから", "家賃2か月分たまってる", "だよねん", "いつかは", "1年と1年半", "なのかな", "働いたことはあります", ""])
def test_no_length_or_several_are_none(text):
    assert told_months(read_line(text).text, 600) is None
