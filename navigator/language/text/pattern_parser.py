"""Reads a written word (see `pattern`) into the expression that finds it. What could cost too much is refused."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from . import pattern_cost
from .pattern_cost import Cost

SIGNS = "()|~+*$"
_ENDS = ("", "|", ")")  # of a sequence
_NEXT_SIGN = re.compile(f"[{re.escape(SIGNS)}]")
PARTICLES = frozenset("がをはもに、")  # whose place clipped speech leaves empty: 会社(が)なくなった
ANY = "\0"  # among first letters: any
MOST_GAPS = 3  # one after another
_AFTER_REST = (*" |)~$-", "")  # what may follow the rest of a word


class WordPiece(NamedTuple):
    """A piece of a word: its expression, the letters it may begin with, what it may cost; the gaps in it, one after another.

    A named tuple, as a cost is: tens of thousands are made when a lexicon is read, four times as fast as frozen dataclasses.
    """

    expression: str = ""
    starts: frozenset[str] = frozenset({""})
    cost: Cost = pattern_cost.NOTHING
    gaps: int = 0
    may_repeat: bool = True  # nothing in it is of any length


class PatternParser:
    """Reads a written word from left to right; each method returns a piece. ValueError says what is wrong."""

    def __init__(self, written: str, spell: Callable[[str], str], gap: int, *, clipped: bool = False) -> None:
        self.written, self.spell, self.gap, self.at, self.clipped = written, spell, gap, 0, clipped

    def choice(self) -> WordPiece:
        """Alternatives up to a closing bracket or the end."""
        return _either(self.alternatives())

    def alternatives(self) -> list[WordPiece]:
        """Each of them once, though it stand twice."""
        parts = {(piece := self.sequence()).expression: piece}
        while self.peek() == "|":
            self.at += 1
            piece = self.sequence()
            parts.setdefault(piece.expression, piece)
        return [*parts.values()]

    def sequence(self) -> WordPiece:
        """Items up to a `|`, a closing bracket or the end."""
        letters = self.letters()
        if letters and self.peek() in _ENDS:
            return _only_literal(letters, self.spell)
        items = [_literal(letters, self.spell)] if letters else []
        while self.peek() not in _ENDS:
            items.append(self.item())
        return _sequence(items)

    def item(self) -> WordPiece:
        """A literal, a bracket or a sign."""
        sign = self.peek()
        if sign == "(":
            return self.bracket()
        if sign not in SIGNS:
            return _literal(self.letters(), self.spell)
        self.at += 1
        starts = frozenset({ANY})
        if sign == "~":
            return WordPiece(f"[^。！？!?]{{0,{self.gap}}}?", starts, pattern_cost.of_gap(self.gap), 1, may_repeat=False)
        if sign == "*":
            if self.peek() not in _AFTER_REST and self.peek() not in SIGNS:
                raise ValueError("* is the rest of a word: no letter follows it")
            return WordPiece("[^\\W_]*+", starts, Cost(), may_repeat=False)
        return WordPiece("[0-9][0-9,.]*+" if sign == "+" else "$", starts, Cost())

    def bracket(self) -> WordPiece:
        """A choice in brackets, or any of its alternatives up to four times."""
        self.at += 1
        parts = self.alternatives()
        if self.peek() != ")":
            raise ValueError("a bracket is not closed")
        self.at += 1
        if self.peek() != "*":
            if self.clipped and self.peek() != "~" and {each.expression for each in parts} <= PARTICLES:
                parts.append(WordPiece())  # before a gap it would let anything pass
            piece = _either(parts)
            return WordPiece(f"(?:{piece.expression})", piece.starts, piece.cost, piece.gaps, piece.may_repeat)
        self.at += 1
        piece = _either([each for each in parts if each.expression] or parts)  # none of them need not be told twice
        if not piece.may_repeat:
            raise ValueError("it costs too much: what repeats, as (a|b)*, holds no ~, no * and nothing that repeats")
        repeated = f"(?:{piece.expression}){{0,{pattern_cost.REPEATS}}}"
        starts = piece.starts | _starts([piece, piece]) | {""}
        return WordPiece(repeated, starts, pattern_cost.of_repeat(piece.cost), may_repeat=False)

    def letters(self) -> str:
        """Letters up to the next sign, as they are written."""
        start = self.at
        sign = _NEXT_SIGN.search(self.written, start)
        self.at = sign.start() if sign else len(self.written)
        return self.written[start : self.at]

    def peek(self) -> str:
        """The letter at hand, "" at the end."""
        return self.written[self.at : self.at + 1]


def _literal(written: str, spell: Callable[[str], str]) -> WordPiece:
    text = spell(written)
    return WordPiece(re.escape(text), frozenset({text[:2]}), pattern_cost.of_literal(text))


@lru_cache(maxsize=1024)
def _only_literal(written: str, spell: Callable[[str], str]) -> WordPiece:
    """What most alternatives are."""
    return _sequence([_literal(written, spell)])


def _sequence(items: list[WordPiece]) -> WordPiece:
    """All of them, one after another."""
    return WordPiece(
        "".join([item.expression for item in items]),
        _starts(items),
        pattern_cost.of_sequence([item.cost for item in items]),
        sum([item.gaps for item in items]),
        all(item.may_repeat for item in items),
    )


def _starts(items: list[WordPiece]) -> frozenset[str]:
    """The first two letters of items one after another."""
    starts = {""}
    for item in items:
        if all(len(start) == 2 for start in starts):
            break
        starts = {(s + i)[:2] if len(s) < 2 else s for s in starts for i in item.starts}
    return frozenset(starts)


def _either(parts: list[WordPiece]) -> WordPiece:
    """Any of several parts."""
    return WordPiece(
        "|".join([piece.expression for piece in parts]),
        frozenset().union(*[piece.starts for piece in parts]),
        pattern_cost.of_choice([piece.cost for piece in parts]),
        max([piece.gaps for piece in parts]),
        all(piece.may_repeat for piece in parts),
    )
