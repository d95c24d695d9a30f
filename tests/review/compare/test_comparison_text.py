"""A comparison as lines."""

from navigator.review.compare.comparison_page import DiffChange, DiffClass, DiffPage, DiffQuestion
from navigator.review.compare.comparison_text import comparison_text

SPEAKERS = "自分のこと／家族のこと／支援している方のこと"


def test_the_text_is_read_by_officers(page, t):
    text = comparison_text(page, t)
    assert "基準値 サポステを使える年齢の上限：49歳 → 54歳" in text
    assert SPEAKERS in text
    assert "年齢 50〜54歳" in text
    assert "　・窓口「サポステ（若者サポートステーション）」：対象外 → 対象\n" in text
    assert "　　おいくつですか。だいたいでかまいません。 → 50〜54歳\n" in text
    assert "年齢 「50〜59歳」／「50歳から」 のような幅のある答え" in text


def test_a_whole_comparison_is_told_line_by_line(t):
    changed = DiffChange("window", "a", "窓口「甲」", "対象外", "対象", ("not", "fits"))
    appeared = DiffChange("alarm", "", "いそぎの案内", "", "子ども", (None, "child"))
    ordered = DiffChange("windows-order", "", "窓口の順番", "", "", (None, None))
    someone = DiffClass(("自分のこと", "年齢 50歳"), {}, False, (changed, ordered), {}, ("おいくつですか。 → 50歳", "町 → 甲町"), (("甲", "乙"), ()))
    everyone = DiffClass((), {}, True, (appeared,), {}, (), (("甲",), ("甲",)))
    questions = (DiffQuestion(("年齢 → 50歳",), "町", "仕事"), DiffQuestion((), "仕事", "質問は終わり"))
    page = DiffPage(("前", "後"), "変わる方は2組です。", ("期間の外です。",), ("増えた窓口：乙",), (someone,), (everyone,), 9, 8, 2, "変わるところ：2", questions)
    assert comparison_text(page, t) == """\
前 → 後
変わる方は2組です。
期間の外です。
・増えた窓口：乙

【はっきり答えた方】

1. 自分のこと で 年齢 50歳 の方
　・窓口「甲」：対象外 → 対象
　・窓口の順番が変わります
　例：
　　おいくつですか。 → 50歳
　　町 → 甲町
　窓口（前）：甲 → 乙
　窓口（後）：なし

【「わからない」や、幅のある答えをふくむ方】

1. すべての方
　・いそぎの案内： → 子ども

変わるところ：2
　・町 → 仕事
　　年齢 → 50歳
　・仕事 → 質問は終わり"""


def test_an_equal_comparison_has_no_lists(t):
    page = DiffPage(("前", "後"), "どの方にも同じです。", (), (), (), (), 9, 0, 0, "", ())
    assert comparison_text(page, t) == "前 → 後\nどの方にも同じです。\n\n質問の順番は変わりません。"
