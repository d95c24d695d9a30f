"""What a word of the lexicon says, and where it was found in a line."""

from dataclasses import dataclass

EITHER = "|"  # between the values of an answer that one word leaves open


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word says: its kind (danger, topic, fact, who, ask, place, window …), of which id, and which value."""

    kind: str
    id: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A written word (see `pattern`) and its sense."""

    written: str
    sense: Sense


@dataclass(frozen=True, slots=True)
class Hit:
    """A word found in a line, from `start` to `end` of the folded text."""

    sense: Sense
    start: int
    end: int
