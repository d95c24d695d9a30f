"""The notation of the lexicon's words, and how they are found in a line.

`(a|b)` is a choice, `(a|b)*` any of them a few times, `~` a few letters between, `+` a number, `*` the rest of a word,
`$` the end of the line. Everything else stands for itself, folded as lines are.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from .line import Line, fold, fold_bare, spaced
from .pattern_cost import MOST_STEPS
from .pattern_parser import ANY, MOST_GAPS, SIGNS, PatternParser

GAP, WIDE_GAP = 8, 24  # letters that `~` may stand for: in Japanese or Chinese, in scripts with spaces
_LATIN = "[a-z0-9]"
_BEFORE = f"(?:(?<!{_LATIN})|(?!{_LATIN}))"  # no word begins within another, where words are parted by spaces
_AFTER = f"(?!(?<={_LATIN}){_LATIN})"
_FOREIGN = "[]{}?\\"  # signs of other notations, never of a word


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
def compile_clipped_pattern(written: str) -> Pattern:
    """The pattern of a written word that is found without its particles as well. ValueError says what is wrong with it."""
    return _pattern(written, fold, clipped=True)


@lru_cache(maxsize=8192)
def compile_bare_pattern(written: str) -> Pattern:
    """The pattern of a written word in `Line.bare`. ValueError says what is wrong with it."""
    return _pattern(written, fold_bare)


def _pattern(written: str, spell: Callable[[str], str], *, clipped: bool = False) -> Pattern:
    if not any(letter.isalnum() or ord(letter) > 0x2E7F for letter in written if letter not in SIGNS):
        raise ValueError("it says nothing")
    if foreign := next((letter for letter in written if letter in _FOREIGN), ""):
        raise ValueError(f"it holds {foreign}, which stands for nothing here. Write a choice as (a|b)")
    parser = PatternParser(written, spell, WIDE_GAP if all(map(spaced, written)) else GAP, clipped=clipped)
    piece = parser.choice()
    if parser.at < len(written):
        raise ValueError("a bracket is closed that was not opened")
    starts = frozenset(start.partition(ANY)[0] for start in piece.starts)
    if "" in starts:
        raise ValueError("it may begin with nothing, a gap or a number. Begin it with a word")
    if piece.gaps > MOST_GAPS:
        raise ValueError(f"it costs too much: it holds more than {MOST_GAPS} ~ one after another")
    if piece.cost.steps > MOST_STEPS:
        raise ValueError("it costs too much: a line may pass it in too many ways. Write fewer ~ and )*, or several words")
    return Pattern(f"{_BEFORE}(?:{piece.expression}){_AFTER}", starts)


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
