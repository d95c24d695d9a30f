"""Words in a line, and hidden words of danger."""

import pytest

from navigator.language.text.lexicon import Lexicon
from navigator.language.text.line import read_line
from navigator.language.text.words import Hit, Sense, Word

JOB, DIE, MAYBE = Sense("topic", "job_search"), Sense("danger", "self_harm", "certain"), Sense("danger", "self_harm", "possible")
LEXICON = Lexicon(
    (Word("仕事", JOB), Word("きえたい", DIE), Word("つらい", MAYBE), Word("want to die", DIE), Word("きえ~たい", DIE)),
    facts={"work": ("yes", "no")},
    asked_of={"work": ("resident",)},
)


def test_every_word_is_found_with_its_place():
    assert LEXICON.hits(read_line("仕事もなく、仕事がつらい")) == (Hit(JOB, 0, 2), Hit(JOB, 6, 8), Hit(MAYBE, 9, 12))
    assert LEXICON.hits(read_line("i do want to die")) == (Hit(DIE, 5, 16),)


@pytest.mark.parametrize("text", ["き え た い", "き・え・た・い", "きえたーい", "きえたああい"])
def test_a_certain_word_of_danger_is_found_however_it_is_spaced(text):
    assert LEXICON.hidden_hits(read_line(text)) == (Hit(DIE, 0, 4),)


@pytest.mark.parametrize("text", ["つ ら い", "w a n t t o d i e", "仕 事"])
def test_other_words_are_not(text):
    assert LEXICON.hidden_hits(read_line(text)) == ()


def test_a_fact_takes_its_values_from_whom_it_is_asked_of():
    assert LEXICON.takes("work", "yes", "resident")
    assert not LEXICON.takes("work", "maybe", "resident")
    assert not LEXICON.takes("work", "yes", "employer")
    assert not LEXICON.takes("age", "yes", "resident")
