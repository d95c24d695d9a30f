"""How words of the lexicon are written and found."""

import pytest

from navigator.language.text.pattern import compile_pattern


def found(written, text):
    shape = compile_pattern(written)
    return any(
        text[i : i + 2] in shape.starts or text[i] in shape.starts
        for i in range(len(text))
        if shape.end(text, i)
    )


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
