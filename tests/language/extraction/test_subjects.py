"""Of whom a word is said."""

import pytest

from navigator.language.extraction.subjects import clauses, subject
from navigator.language.text.line import read_line
from navigator.language.text.words import Hit, Sense


def test_a_reason_or_an_objection_ends_a_clause():
    text = "妻が病気なので働きたいです。息子はいますが、家にいます"
    assert [text[start:end] for start, end in clauses(text)] == ["妻が病気なので", "働きたいです。", "息子はいますが", "、", "家にいます"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("妻は◇", "relative"), ("母の◇", "relative"), ("母の病院で◇", ""), ("私は◇", "speaker"), ("社長が◇", "other"), ("◇", ""),
        ("◇の息子", "relative"), ("次男33、◇", "relative"), ("息子、◇", "relative"), ("息子も◇", "relative"), ("妻は病気で、◇", "relative"), ("妻が病気なので◇", ""), ("息子はいますが、◇", "relative"),
        ("親が倒れて◇", ""), ("妻は病気です。◇", ""), ("妻は病気で、私は◇", "speaker"),
    ],
)  # fmt: skip
def test_the_subject_of_a_word(text, who):
    line = read_line(text.replace("◇", "無職"))
    start = line.text.index("無職")
    assert subject(line, (), Hit(Sense("fact", "work", "not_working"), start, start + 2)) == who


def test_a_relative_before_a_word_in_a_language_with_spaces(lexicon):
    line = read_line("my son is unemployed")
    hits = lexicon.hits(line)
    word = next(hit for hit in hits if hit.sense.kind == "fact")
    assert subject(line, hits, word) == "relative"
