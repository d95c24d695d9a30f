"""A line in its clauses."""

import pytest

from navigator.language.text.clauses import MOST, clause_bounds
from navigator.language.text.line import read_line


def clauses(text):
    line = read_line(text)
    return [line.text[start:end] for start, end in clause_bounds(line)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("仕事がない。もう死にたい", ["仕事がない", "もう死にたい"]),
        ("仕事がない、もう死にたい！", ["仕事がない", "もう死にたい"]),
        ("no work. i am done", ["no work", "i am done"]),
        ("no work, i am done", ["no work", "i am done"]),
        ("仕事がない", []),
        ("はい。仕事がない", []),  # two letters are no clause, and stay with the next
        ("いいえ。仕事がない", ["いいえ", "仕事がない"]),
    ],
)
def test_clauses_of_three_letters_and_more(text, parts):
    assert clauses(text) == parts


def test_of_many_clauses_the_last_are_read():
    assert clauses("".join(f"これは{n}。" for n in range(MOST + 1))) == [f"これは{n}" for n in range(1, MOST + 1)]
