"""How a written word becomes an expression, and what is refused."""

import re

import pytest

from navigator.language.text.pattern_parser import ANY, PatternParser


def parse(written, *, clipped=False, gap=8):
    parser = PatternParser(written, str.lower, gap, clipped=clipped)
    piece = parser.choice()
    assert parser.at == len(written)
    return piece


@pytest.mark.parametrize(
    ("written", "expression", "starts"),
    [
        ("仕事", "仕事", {"仕事"}), ("仕", "仕", {"仕"}), ("a.b", r"a\.b", {"a."}), ("Ab", "ab", {"ab"}),
        ("(死|し)にたい", "(?:死|し)にたい", {"死に", "しに"}), ("(お|)金", "(?:お|)金", {"お金", "金"}),
        ("a|b|a", "a|b", {"a", "b"}),  # what stands twice is read once
        ("食~ない", "食[^。！？!?]{0,8}?ない", {"食" + ANY}), ("首$", "首$", {"首" + ANY}),
        ("第+回", "第[0-9][0-9,.]*+回", {"第" + ANY}), ("suicid*", r"suicid[^\W_]*+", {"su"}),
        ("no(a|b)*c", "no(?:a|b){0,4}c", {"no"}), ("(a|)*c", "(?:a){0,4}c", {"aa", "ac", "c"}), ("(い|ろは)*に", "(?:い|ろは){0,4}に", {"いい", "いろ", "いに", "ろは", "に"}),
    ],
)  # fmt: skip
def test_an_expression_and_the_letters_that_it_may_begin_with(written, expression, starts):
    piece = parse(written)
    assert (piece.expression, piece.starts) == (expression, starts)
    re.compile(piece.expression)


@pytest.mark.parametrize(("written", "gaps", "may_repeat"), [("ab", 0, True), ("a~b", 1, False), ("a~b~c", 2, False), ("(a~|b)", 1, False), ("a*", 0, False), ("a+", 0, True), ("(a|b)*", 0, False)])
def test_gaps_are_counted_and_what_is_of_any_length_may_not_repeat(written, gaps, may_repeat):
    piece = parse(written)
    assert (piece.gaps, piece.may_repeat) == (gaps, may_repeat)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("a*b", "no letter follows"), ("a*+", ""), ("(a|b", "not closed"), ("(a*)*", "costs too much"), ("(a~)*", "costs too much"), ("((a)*)*", "costs too much"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(written, message):
    if not message:
        assert parse(written).expression
        return
    with pytest.raises(ValueError, match=message):
        parse(written)


@pytest.mark.parametrize("written", ["a*", "a* b", "(a*)", "a*~b", "(a*|b)", "a*$", "a*-b"])
def test_the_rest_of_a_word_ends_where_no_letter_follows(written):
    assert r"[^\W_]*+" in parse(written).expression


@pytest.mark.parametrize(
    ("written", "expression"),
    [
        ("会社(が|は)な", "会社(?:が|は|)な"), ("会社(が)~な", r"会社(?:が)[^。！？!?]{0,8}?な"), ("会社(から|が)な", "会社(?:から|が)な"),
        ("会社(が|は)*な", "会社(?:が|は){0,4}な"),
    ],
)  # fmt: skip
def test_clipped_speech_leaves_mere_particles_out_but_not_before_a_gap(written, expression):
    assert parse(written, clipped=True).expression == expression
    assert parse(written).expression == expression.replace("は|)", "は)")


def test_a_gap_is_as_wide_as_it_is_told():
    assert parse("a~b", gap=22).expression == "a[^。！？!?]{0,22}?b"
    assert parse("a~b", gap=22).cost.ways == 23
