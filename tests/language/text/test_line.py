"""Folding makes one spelling of many, and remembers what was typed."""

import pytest

from navigator.language.text.line import HUGE, LONG, read_line


@pytest.mark.parametrize(
    ("typed", "folded"),
    [("ﾊﾞｲﾄ", "ばいと"), ("バイト", "ばいと"), ("４６歳", "46歳"), ("Não", "nao"), ("đói", "doi"), ("　前橋　です ", "前橋です"), ("I  am\n47", "i am 47"),
     ("ヴ", "ゔ"), ("a\u202eb\x00c", "abc"), ("४५", "45"), ("don't", "dont")],
)  # fmt: skip
def test_folding(typed, folded):
    assert read_line(typed).text == folded


@pytest.mark.parametrize(
    ("typed", "bare"),
    [("し に た い", "しにたい"), ("しにたああい", "しにたい"), ("死・に・た・い", "死にたい"), ("しにたぃ", "しにたい"), ("しにてえ", "しにて"), ("きえたい", "きえたい")],
)  # fmt: skip
def test_what_is_spaced_or_drawn_out_reads_plainly(typed, bare):
    assert read_line(typed).bare.text == bare


def test_words_are_given_back_as_typed():
    line = read_line("もう ﾊﾞｲﾄ です")
    start = line.text.index("ばいと")
    assert line.words(start, start + 3) == "ﾊﾞｲﾄ"


def test_of_a_very_long_line_both_ends_are_read():
    line = read_line("始" + "あ" * LONG + "終")
    assert line.text[0] == "始"
    assert line.text[-1] == "終"
    assert len(read_line("あ" * (HUGE * 2)).text) < LONG


def test_a_line_that_is_not_very_long_is_read_whole():
    whole = "".join(chr(0x4E00 + n) for n in range(LONG + 1))
    assert read_line(whole[:-1]).text == whole[:-1]
    assert read_line(whole).text == whole[: 2 * LONG // 3] + whole[-(LONG // 3) :]


@pytest.mark.parametrize(("text", "word", "inside"), [("アパートを", "ぱーと", True), ("パートを", "ぱーと", False), ("今パート", "ぱーと", False), ("ア パートを", "ぱーと", False), ("アパート", "ぱーと", False)])
def test_no_word_begins_inside_katakana_of_a_line_with_hiragana(text, word, inside):
    line = read_line(text)
    assert line.inside_katakana(line.text.index(word)) is inside


@pytest.mark.parametrize(("text", "joined"), [("仕事ほど つかれた", True), ("ほどつかれた", False), ("ほ どつかれた", False), ("ほ どつ かれた", False)])
def test_a_word_does_not_begin_in_one_word_and_end_in_the_next(text, joined):
    line = read_line(text)
    start = line.text.index("どつか")
    assert line.joins_words(start, start + 3) is joined
