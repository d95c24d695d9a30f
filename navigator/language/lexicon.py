"""The words that a region's people use, and what each says. Plain values: where they come from is not known here.

A word is written as it is said; `(a|b)` is a choice, `~` a few words between, `*` at its end an open ending.
All words stand in one index, so that one pass over a line finds them all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .line import Line, fold, spaced

GAP, WIDE_GAP = 8, 24  # letters that `~` may stand for: in Japanese or Chinese, in scripts with spaces
MOST_SPELLINGS = 4000  # of one written word


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word says: `kind` (danger, topic, fact, who, ask, place, window …), of what, and which value."""

    kind: str
    id: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """One spelling: its parts in order, and its sense."""

    parts: tuple[str, ...]
    sense: Sense
    open: bool = False  # goes on after its last letter


@dataclass(frozen=True, slots=True)
class Hit:
    """A word found in a line, from `start` to `end` of the folded text."""

    sense: Sense
    start: int
    end: int


@dataclass(frozen=True)
class Lexicon:
    """The words of a region with those of its languages."""

    words: tuple[Word, ...] = ()
    bare_words: tuple[Word, ...] = ()  # those also looked for in spaced-out writing
    names: Mapping[str, str] = field(
        default_factory=dict
    )  # folded name of a place, as read in kana or letters -> code
    facts: Mapping[str, tuple[int, int] | None] = field(
        default_factory=dict
    )  # known facts; the bounds of a number
    several: frozenset[str] = frozenset()  # the facts that take several options

    @cached_property
    def index(self) -> Mapping[str, tuple[Word, ...]]:
        """The words by their first two letters (or their only one)."""
        return _index(self.words)

    @cached_property
    def bare_index(self) -> Mapping[str, tuple[Word, ...]]:
        """The words for spaced-out writing."""
        return _index(self.bare_words)


def _index(words: tuple[Word, ...]) -> dict[str, tuple[Word, ...]]:
    found: dict[str, list[Word]] = {}
    for word in words:
        found.setdefault(word.parts[0][:2], []).append(word)
    return {start: tuple(there) for start, there in found.items()}


def hits(index: Mapping[str, tuple[Word, ...]], line: Line) -> tuple[Hit, ...]:
    """Every word of an index that stands in a line, in order."""
    text, found = line.text, []
    for start in range(len(text)):
        for key in (text[start : start + 2], text[start]):
            for word in index.get(key, ()):
                end = _end(word, text, start)
                if end:
                    found.append(Hit(word.sense, start, end))
            if len(key) < 2:
                break
    return tuple(found)


def _end(word: Word, text: str, start: int) -> int:
    """Where a word that begins at `start` ends; 0 when it does not stand there."""
    first = word.parts[0]
    if not text.startswith(first, start) or (start and _joined(text[start - 1], first[0])):
        return 0
    end = start + len(first)
    for part in word.parts[1:]:
        reach = end + (WIDE_GAP if spaced(part[0]) else GAP) + len(part)
        there = text.find(part, end, reach)
        if there < 0:
            return 0
        end = there + len(part)
    if not word.open and end < len(text) and _joined(text[end - 1], text[end]):
        return 0
    return end


def _joined(before: str, after: str) -> bool:
    """Whether two letters stand within one word, in a script that parts words by spaces."""
    return _letter(before) and _letter(after)


def _letter(letter: str) -> bool:
    return spaced(letter) and letter.isalnum()


def spellings(written: str, sense: Sense) -> Iterator[Word]:
    """The words that a written word stands for. ValueError when its brackets do not close, or it says nothing."""
    goes_on = written.endswith("*")
    for choice in _choices(written.rstrip("*")):
        parts = tuple(part for part in (fold(p.strip()) for p in choice.split("~")) if part)
        if not parts:
            raise ValueError("a word is empty")
        yield Word(parts, sense, goes_on)


def _choices(written: str) -> list[str]:
    found = [""]
    rest = written
    while rest:
        before, bracket, after = rest.partition("(")
        found = [f + before for f in found]
        if not bracket:
            break
        inside, closed, rest = after.partition(")")
        if not closed or "(" in inside:
            raise ValueError("a bracket is not closed, or stands within another")
        found = [f + choice for f in found for choice in inside.split("|")]
        if len(found) > MOST_SPELLINGS:
            raise ValueError("too many choices in one word. Write it as two")
    if ")" in written.partition("(")[0]:
        raise ValueError("a bracket is closed that was not opened")
    return found
