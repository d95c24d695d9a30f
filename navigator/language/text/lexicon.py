"""The words that a region's people use, and what each says. Knows nothing of the files they come from.

One index by first letters holds all words, so that one pass over a line finds them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from .line import Line, spaced
from .pattern import Pattern, compile_bare_pattern, compile_pattern, find
from .words import Hit, Word

if TYPE_CHECKING:  # they bring the arithmetic with them, which only a typed line needs
    from navigator.language.classifiers.answer_heads import AnswerHeads
    from navigator.language.classifiers.linear import LinearClassifiers

Index = dict[str, tuple[tuple[Pattern, int], ...]]


@dataclass(frozen=True)
class Lexicon:
    """The words of a region with those of its languages, and what a reader must know of the region's facts."""

    words: tuple[Word, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)  # name by sound (kana, Latin letters) -> code
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # fact -> its values
    numbers: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # fact of whole numbers -> its bounds
    several: frozenset[str] = frozenset()  # facts that take several options
    asked_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # fact -> personas
    follows: tuple[tuple[str, str, str], ...] = ()  # topic, and the answer (fact, value) that it implies
    classifiers: "LinearClassifiers | None" = None  # None: those that ship with the software
    answer_heads: "AnswerHeads | None" = None  # None: those that ship with the software
    ages: Mapping[str, str] = field(default_factory=dict)  # persona -> the fact for the age of whom they speak
    place: str = ""  # the fact that takes a municipality
    jobless: str = ""  # the fact that takes months without work
    without_work: frozenset[tuple[str, str]] = frozenset()  # answers (fact, value) that say one is without work
    alarms: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # danger -> the answer that raises the alarm

    def takes(self, fact: str, value: str, persona: str) -> bool:
        """Whether the fact has this value and is asked of this persona."""
        return value in self.facts.get(fact, ()) and persona in self.asked_of.get(fact, ())

    @cached_property
    def index(self) -> Index:
        """The words by the letters they begin with."""
        return _index(compile_pattern(word.written) for word in self.words)

    @cached_property
    def hidden(self) -> Index:
        """The certain words of danger, as they read without spaces and signs."""
        return _index(_hidden(word) for word in self.words)

    def make_indexes(self) -> None:
        """Make both indexes now, and not when the first line is read: they stay with the words, wherever those are kept."""
        self.index, self.hidden  # noqa: B018 - asked for, they are there

    def hits(self, line: Line) -> tuple[Hit, ...]:
        """Every word in a line, in order, but for those whose letters belong to another word."""
        found = [Hit(self.words[n].sense, start, end) for n, start, end in find(self.index, line)]
        compounds = [hit for hit in found if hit.sense.kind == "compound"]
        return tuple(hit for hit in found if not _is_part(line, hit, compounds))

    def hidden_hits(self, line: Line) -> tuple[Hit, ...]:
        """The words of `hidden` in a line; their places count in `line.bare`."""
        return tuple(Hit(self.words[n].sense, start, end) for n, start, end in find(self.hidden, line.bare))


PARTED = ("fact", "asked", "bare", "who", "sign", "topic")  # kinds of words that are not read inside a longer one; danger is


def _is_part(line: Line, hit: Hit, compounds: Iterable[Hit]) -> bool:
    """Whether the letters of a word are part of a longer word, or of two words that a space parts."""
    if hit.sense.kind == "danger":
        return line.joins_words(hit.start, hit.end)
    if hit.sense.kind not in PARTED:
        return False
    if line.inside_katakana(hit.start) or line.joins_words(hit.start, hit.end):
        return True
    return any(
        c.start < hit.start < c.end or (c.start == hit.start and hit.end < c.end) for c in compounds
    )


def _hidden(word: Word) -> Pattern | None:
    """The pattern of a certain word of danger in `Line.bare`; none for scripts with spaces, or with a gap."""
    if word.sense.kind != "danger" or word.sense.value != "certain" or "~" in word.written:
        return None
    if all(spaced(letter) for letter in word.written):
        return None
    try:
        return compile_bare_pattern(word.written)
    except ValueError:
        return None


def _index(patterns: Iterable[Pattern | None]) -> Index:
    numbered: dict[str, list[tuple[Pattern, int]]] = {}
    for number, pattern in enumerate(patterns):
        if pattern is not None:
            for start in pattern.starts:
                numbered.setdefault(start, []).append((pattern, number))
    return {start: tuple(of_start) for start, of_start in numbered.items()}
