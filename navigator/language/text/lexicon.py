"""The words that a region's people use, and what each says. Plain values: where they come from is not known here.

All words stand in one index by the letters they begin with, so that one pass over a line finds them all.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from navigator.language.classifiers.linear import LinearClassifiers
from navigator.language.text.words import Hit, Word

from .line import Line, spaced
from .pattern import Pattern, compile_bare_pattern, compile_pattern, find

Index = dict[str, tuple[tuple[Pattern, int], ...]]


@dataclass(frozen=True)
class Lexicon:
    """The words of a region with those of its languages.

    `places` are names by sound (kana, Latin letters) with their code; `facts` the known facts with their valid values,
    `numbers` those that are numbers with their bounds; `several` those that take several options; `asked_of` whom they
    are asked of; `follows` what a topic says by itself: (topic, fact, value); `heads` other ones than those that ship
    with the software; `ages` the fact that takes the age of whom a persona speaks of; `place` the fact that takes a
    municipality and `jobless` the one that takes months without work, "" for none; `beside` the answers (fact, value)
    that say one is without work; `alarms` by kind of danger the answer (fact, value) that raises the region's alarm.
    """

    words: tuple[Word, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    several: frozenset[str] = frozenset()
    asked_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    follows: tuple[tuple[str, str, str], ...] = ()
    heads: LinearClassifiers | None = None
    ages: Mapping[str, str] = field(default_factory=dict)
    place: str = ""
    jobless: str = ""
    beside: frozenset[tuple[str, str]] = frozenset()
    alarms: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @cached_property
    def index(self) -> Index:
        """The words by the letters they begin with."""
        return _index([compile_pattern(word.written) for word in self.words])

    @cached_property
    def hidden(self) -> Index:
        """The words of danger as they stand in writing without spaces and signs."""
        found = {i: _hidden(word) for i, word in enumerate(self.words)}
        return _index([found.get(i) for i in range(len(self.words))])

    def hits(self, line: Line) -> tuple[Hit, ...]:
        """Every word that stands in a line, in order."""
        return tuple(Hit(self.words[n].sense, start, end) for n, start, end in find(self.index, line))

    def hidden_hits(self, line: Line) -> tuple[Hit, ...]:
        """The words of danger in a line as it reads without spaces and signs; places count in `line.bare`."""
        return tuple(Hit(self.words[n].sense, start, end) for n, start, end in find(self.hidden, line.bare))


def _hidden(word: Word) -> Pattern | None:
    """A certain word of danger as it reads without spaces; none for scripts that need them, and for signs."""
    if word.sense.kind != "danger" or word.sense.value != "certain" or "~" in word.written:
        return None
    if all(spaced(letter) for letter in word.written):
        return None
    try:
        return compile_bare_pattern(word.written)
    except ValueError:
        return None


def _index(patterns: list[Pattern] | list[Pattern | None]) -> Index:
    found: dict[str, list[tuple[Pattern, int]]] = {}
    for number, shape in enumerate(patterns):
        for start in shape.starts if shape else ():
            found.setdefault(start, []).append((shape, number))  # type: ignore[arg-type]
    return {start: tuple(there) for start, there in found.items()}
