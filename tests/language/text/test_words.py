"""What a word says, and where it stands."""

import pytest

from navigator.language.text.line import read_line
from navigator.language.text.words import EITHER, Hit, Sense, Word


def test_a_word_says_one_thing_and_equal_senses_are_one():
    assert Sense("fact", "work", "seeking") == Sense("fact", "work", "seeking") != Sense("fact", "work")
    assert len({Word("無職", Sense("topic", "job_search")), Word("無職", Sense("topic", "job_search"))}) == 1


@pytest.mark.parametrize("changed", ["start", "end", "sense"])
def test_nothing_of_a_hit_changes(changed):
    with pytest.raises(AttributeError):
        setattr(Hit(Sense("calm", "idiom"), 0, 2), changed, 1)


def test_a_hit_stands_in_the_folded_text(lexicon):
    line = read_line("ﾊｹﾝ です")
    hits = [hit for hit in lexicon.hits(line) if hit.sense == Sense("bare", "work", "nonregular")]
    assert [line.text[hit.start : hit.end] for hit in hits] == ["はけん"]


def test_a_word_may_leave_values_open(lexicon):
    line = read_line("コンビニ")
    assert {"no", "yes"} in [set(hit.sense.value.split(EITHER)) for hit in lexicon.hits(line) if hit.sense.id == "withdrawn"]
