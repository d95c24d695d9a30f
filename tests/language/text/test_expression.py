"""Katakana in an expression is read as hiragana."""

from navigator.language.text.expression import expression


def test_katakana_finds_what_lines_are_folded_to():
    assert expression(r"^クビ[^。]").match("くびだ")
    assert not expression(r"ヶ月").search("か月")
