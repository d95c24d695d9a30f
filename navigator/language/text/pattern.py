"""The notation of the lexicon's words, and how they are found in a line.

`(a|b)` is a choice, `(a|b)*` any of them a few times, `~` a few letters between, `+` a number, `*` the rest of a word,
`$` the end of the line. Everything else stands for itself, folded as lines are.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from .line import Line, fold, fold_bare, spaced

GAP, WIDE_GAP = 8, 24  # letters that `~` may stand for: in Japanese or Chinese, in scripts with spaces
_LATIN = "[a-z0-9]"
_BEFORE = f"(?:(?<!{_LATIN})|(?!{_LATIN}))"  # no word begins within another, where words are parted by spaces
_AFTER = f"(?!(?<={_LATIN}){_LATIN})"
SIGNS = "()|~+*$"
_FOREIGN = "[]{}?\\"  # signs of other notations, never of a word
_ANY = "\0"  # among first letters: any


@dataclass(frozen=True, slots=True)
class Pattern:
    """A written word: the expression that finds it, and the two letters it may begin with."""

    expression: str
    starts: frozenset[str]

    def end(self, text: str, start: int) -> int:
        """Where the word ends when it stands at `start`; 0 when it does not."""
        match = _compiled(self.expression).match(text, start)
        return match.end() if match and match.end() > start else 0


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


@lru_cache(maxsize=8192)
def compile_pattern(written: str) -> Pattern:
    """The pattern of a written word. ValueError says what is wrong with it."""
    return _pattern(written, fold)


@lru_cache(maxsize=8192)
def compile_bare_pattern(written: str) -> Pattern:
    """The pattern of a written word in `Line.bare`. ValueError says what is wrong with it."""
    return _pattern(written, fold_bare)


def _pattern(written: str, spell: Callable[[str], str]) -> Pattern:
    if not any(letter.isalnum() or ord(letter) > 0x2E7F for letter in written if letter not in SIGNS):
        raise ValueError("it says nothing")
    if foreign := next((letter for letter in written if letter in _FOREIGN), ""):
        raise ValueError(f"it holds {foreign}, which stands for nothing here. Write a choice as (a|b)")
    parser = _PatternParser(written, spell, WIDE_GAP if all(map(spaced, written)) else GAP)
    expression, starts = parser.choice()
    if parser.at < len(written):
        raise ValueError("a bracket is closed that was not opened")
    starts = {start.partition(_ANY)[0] for start in starts}
    if "" in starts:
        raise ValueError("it may begin with nothing, a gap or a number. Begin it with a word")
    return Pattern(f"{_BEFORE}(?:{expression}){_AFTER}", frozenset(starts))


class _PatternParser:
    """Reads a written word from left to right; each method returns an expression and the letters it may begin with."""

    def __init__(self, written: str, spell: Callable[[str], str], gap: int) -> None:
        self.written, self.spell, self.gap, self.at = written, spell, gap, 0

    def choice(self) -> tuple[str, set[str]]:
        """Alternatives up to a closing bracket or the end."""
        parts = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            parts.append(self.sequence())
        return "|".join(part for part, _ in parts), set().union(*(starts for _, starts in parts))

    def sequence(self) -> tuple[str, set[str]]:
        """Items up to a `|`, a closing bracket or the end."""
        expression, starts = "", {""}
        while self.peek() not in ("", "|", ")"):
            of_item, item_starts = self.item()
            expression += of_item
            starts = {(s + i)[:2] if len(s) < 2 else s for s in starts for i in item_starts}
        return expression, starts

    def item(self) -> tuple[str, set[str]]:
        """A literal, a bracket or a sign."""
        sign = self.peek()
        if sign == "(":
            return self.bracket()
        if sign not in SIGNS:
            return self.literal()
        self.at += 1
        gap = f"[^。！？!?]{{0,{self.gap}}}?"
        return {"~": gap, "+": "[0-9][0-9,.]*", "*": "[^\\W_]*", "$": "$"}[sign], {_ANY}

    def bracket(self) -> tuple[str, set[str]]:
        """A choice in brackets, or any of its alternatives up to four times."""
        self.at += 1
        expression, starts = self.choice()
        if self.peek() != ")":
            raise ValueError("a bracket is not closed")
        self.at += 1
        if self.peek() == "*":
            self.at += 1
            return f"(?:{expression}){{0,4}}", starts | {""}
        return f"(?:{expression})", starts

    def literal(self) -> tuple[str, set[str]]:
        """Letters up to the next sign."""
        start = self.at
        while self.peek() and self.peek() not in SIGNS:
            self.at += 1
        text = self.spell(self.written[start : self.at])
        return re.escape(text), {text[:2]}

    def peek(self) -> str:
        """The letter at hand, "" at the end."""
        return self.written[self.at : self.at + 1]


def find(index: dict[str, tuple[tuple[Pattern, int], ...]], line: Line) -> list[tuple[int, int, int]]:
    """Every pattern of an index that stands in a line: (number, start, end), in order of the line."""
    text, matches = line.text, []
    for start in range(len(text)):
        if start and _inside_a_word(text, start):
            continue
        for key in dict.fromkeys((text[start : start + 2], text[start])):
            for pattern, number in index.get(key, ()):
                if end := pattern.end(text, start):
                    matches.append((number, start, end))
    return matches


def _inside_a_word(text: str, at: int) -> bool:
    """Whether ASCII letters or digits stand on both sides: no word of the lexicon begins there."""
    before_and_after = text[at - 1 : at + 1]
    return before_and_after.isascii() and before_and_after.isalnum()
