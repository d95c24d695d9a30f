"""A line in its clauses."""

import pytest

from navigator.language.text.clauses import LONGEST, MOST, clause_bounds, piece_bounds
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


def pieces(text):
    line = read_line(text)
    return [line.text[start:end] for start, end in piece_bounds(line)]


def test_a_clause_is_a_piece():
    assert pieces("仕事がない、もう死にたい！") == ["仕事がない", "もう死にたい"]
    assert pieces("仕事がない") == []


@pytest.mark.parametrize("count", [MOST, MOST + 1, 3 * MOST])
def test_of_many_clauses_neighbours_are_joined_and_none_is_lost(count):
    read = pieces("".join(f"これは{n}。" for n in range(count)))
    assert len(read) == MOST
    assert [clause for piece in read for clause in piece.split("。")] == [f"これは{n}" for n in range(count)]


def test_a_clause_without_an_end_is_cut_and_none_of_it_lost():
    read = pieces("あ" * (2 * LONGEST + 1))
    assert [len(piece) for piece in read] == [80, 80, 81]
    assert pieces("あ" * LONGEST) == []
