"""A block is cut into its pieces, each with the comments before it, and put together again to the letter."""

import pytest

from navigator.editions.conditions.text_pieces import Piece, TextPieces
from navigator.knowledge.files.yaml_text import composed

LIST = """\
top:
  # 一
  - a: 1  # 甲
    b: [x, y]

  # 二
  - c
"""


def value_of(text):
    return composed(text).value[0][1]


def test_a_list_is_cut_with_its_comments():
    whole, block = TextPieces(LIST), value_of(LIST)
    starts = whole.dashes(block)
    assert [LIST[start : start + 3] for start in starts] == ["- a", "- c"]
    assert whole.pieces(starts, block.value) == [
        Piece("", "- a: 1  # 甲\n    b: [x, y]"), Piece("\n\n  # 二\n  ", "- c"),
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "own"), [
    ("a:\n  b: 1  # x\n  c: 2  # y\n\n# z\n", "b: 1  # x\n  c: 2  # y"),
    ("a: {b: 1}  # x\n", "{b: 1}"),
    ("a: []  # x\n", "[]"),
    ("a: word  # x\n", "word"),
    ("a:\n  - b:\n      - c  # x\nd: 1\n", "- b:\n      - c  # x"),
    ("a:\n  b: 1", "b: 1"),
    ("a:\r\n  b: 1 # x\r\nc: 2\r\n", "b: 1 # x"),
])  # fmt: skip
def test_a_node_ends_with_the_line_of_its_last_value(text, own):
    assert TextPieces(text).own(value_of(text)) == own


@pytest.mark.parametrize(("text", "line_break"), [("a\nb", "\n"), ("a\r\nb", "\r\n"), ("a", "\n")])
def test_lines_end_as_the_text_has_them(text, line_break):
    assert TextPieces(text).line_break == line_break


@pytest.mark.parametrize(("at", "end"), [(0, 2), (2, 2), (3, 5), (5, 5)])
def test_a_line_ends_at_its_break_or_with_the_text(at, end):
    assert TextPieces("ab\ncd").line_end(at) == end


def test_a_line_may_end_where_the_text_begins():
    assert TextPieces("\nab").line_end(0) == 0
    assert [TextPieces("- a\n- b").dashes(composed("- a\n- b"))] == [[0, 4]]


def test_pieces_are_joined_where_the_block_begins():
    pieces = [Piece("\n  # 二\n  ", "- c"), Piece("", "- new"), Piece("\n  # 三\n  ", "- d")]
    assert TextPieces("x\n").joined(pieces, 2) == "# 二\n  - c\n  - new\n  # 三\n  - d"
    assert TextPieces("x\r\n").joined([Piece("", "- a"), Piece("", "- b")], 4) == "- a\r\n    - b"


def test_each_node_needs_its_beginning():
    with pytest.raises(ValueError, match="zip"):
        TextPieces(LIST).pieces([0], value_of(LIST).value)
