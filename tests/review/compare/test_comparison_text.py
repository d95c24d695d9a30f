"""A comparison as lines."""

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
