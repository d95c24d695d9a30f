"""How words of the lexicon are written and found."""

import pytest

from navigator.language.text.line import LONG, fold, read_line
from navigator.language.text.pattern import GAP, WIDE_GAP, compile_clipped_pattern, compile_pattern
from navigator.language.text.pattern_parser import PatternParser


def found(written, text):
    shape = compile_pattern(written)
    return any(
        text[i : i + 2] in shape.starts or text[i] in shape.starts
        for i in range(len(text))
        if shape.end(text, i)
    )


@pytest.mark.parametrize(
    ("written", "text", "clipped"),
    [
        ("会社(が|は)(、|)なくな", "会社なくなりました", True), ("手帳(を|は)持って", "手帳持ってます", True), ("手帳(を|は)持って", "手帳を持ってます", True),
        ("(通帳|旅券)(を|が)~取り上げ", "通帳もスマホも取り上げ", False),  # before a gap the particle keeps others out
        ("刑務所(から|を)出", "刑務所出", False), ("母(が|の)倒", "母倒", False),  # what is no mere particle stays
    ],
)  # fmt: skip
def test_clipped_speech_leaves_particles_out(written, text, clipped):
    """会社なくなりました lost the door that 会社がなくなりました has."""
    shape = compile_clipped_pattern(written)
    assert bool(shape.end(text, 0)) is clipped
    assert bool(compile_pattern(written).end(text, 0)) is (clipped and "を" in text)


@pytest.mark.parametrize(
    ("written", "text"),
    [("(死|し)にたい", "もう死にたい"), ("食べ物~ない", "食べ物がもうない"), ("suicid*", "i am suicidal"), ("hit me", "he hit me"), ("第+回", "第12回"),
     ("食べ物~ない", "食べ物" + "あ" * 8 + "ない"), ("food~gone", "food " + "x" * 22 + " gone"),
     ("no(more|no)*way", "nomoreway"), ("首$", "首"), ("バイト", "ばいと")],
)  # fmt: skip
def test_a_written_word_is_found(written, text):
    assert found(written, text)


@pytest.mark.parametrize(
    ("written", "text"),
    [("die", "diet plan"), ("hit", "white"), ("食べ物~ない", "食べ物を売る。客がいない"), ("食べ物~ない", "食べ物" + "あ" * 9 + "ない"), ("food~gone", "food " + "x" * 23 + " gone"), ("首$", "首都")],
)  # fmt: skip
def test_a_written_word_is_not_found_in(written, text):
    assert not found(written, text)


@pytest.mark.parametrize("written", ["(死|し", "死)に", "", "~ない", "(あ|)", "+", "()", "sol[oa] sin", "キャリア・?リスタート"])
def test_what_cannot_be_read_says_why(written):
    with pytest.raises(ValueError, match=r"."):
        compile_pattern(written)


@pytest.mark.parametrize("written", [
    "困(る*|るる|る)*(る*|るる|る)*い", "困(る~)*い", "困((る|るる)*|れ)*い", "あ~あ~あ~あ~い", "a~a~a~a~b", "あ(あ|ああ|あああ|ああああ)*(あ|ああ|あああ|ああああ)*い", "a~a~a~(a|aa|aaa)*b",
])  # fmt: skip
def test_a_word_that_a_line_may_pass_in_too_many_ways_is_refused(written):
    with pytest.raises(ValueError, match="it costs too much"):
        compile_pattern(written)


@pytest.mark.parametrize(("written", "ways"), [
    ("あ", 1), ("(あ|い)", 1), ("(あ|ああ)い", 2), ("(あ|い)*", 5), ("(あ|ああ)*", 31), ("あ~い", 9), ("a~b", 25), ("(あ|あ)い", 1), ("(あ|あ|)*", 5), ("(あ~|い~)う", 9),
    ("(あ~|ああ~)う", 18),
])  # fmt: skip
def test_what_a_word_may_cost_is_counted_in_the_ways_through_it(written, ways):
    gap = WIDE_GAP if written.isascii() else GAP
    assert PatternParser(written, fold, gap).choice().cost.ways == ways


def test_the_rest_of_a_word_is_passed_in_one_way():
    assert not found("suicid*", "suic")
    with pytest.raises(ValueError, match="no letter follows"):
        compile_pattern("あ*い")


def test_a_line_of_letters_that_unfold_to_many_stays_bounded():
    assert len(read_line("ﷺ" * LONG).text) < 2 * LONG + 18
