"""What was read out of a line: plain values, holding of the line only the words each reading rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Crisis = Literal["none", "self_harm", "violence", "destitution"]
Concern = Literal["none", "possible", "certain"]
CRISES: tuple[Crisis, ...] = ("self_harm", "violence", "destitution")  # gravest first
SETTINGS = ("partner", "wife", "child", "sexual", "workplace", "unseen", "another")  # of violence: who is hurt, by whom, where; who tells
CALMS = ("degree", "denial", "past", "subject", "other")  # why a line that sounds like danger is none
Words = tuple[str, ...]
NoAnswer = Literal["", "declined", "unknown"]


@dataclass(frozen=True, slots=True)
class Topic:
    """What a line is about; `score` is a likelihood from 0 to 1."""

    id: str
    score: float
    words: Words = ()


@dataclass(frozen=True, slots=True)
class FactReading:
    """A reading of a fact: one value, several options, or a range of numbers."""

    values: Words = ()
    range: tuple[int, int] | None = None
    words: Words = ()
    several: bool = False  # the fact takes several options
    born: bool = False  # an age counted from a year of birth: one less before the birthday

    @property
    def answer_values(self) -> Words:
        """In the notation of an answer: `("46",)`, `("40..49",)`, `("hire", "train")`."""
        if self.range is None:
            return self.values
        low, high = self.range
        return (str(low) if low == high else f"{low}..{high}",)

    @property
    def plain(self) -> Any:
        """In the notation of the interface: 46, "40..49", "seeking", ["hire", "train"]."""
        if self.several:
            return list(self.values)
        value = self.answer_values[0]
        return int(value) if self.range and value.isdecimal() else value


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question: what is asked, and the window or scheme it is about ("" when it names none)."""

    kind: str  # what | hours | phone | where | cost | booking | online | age | how | family | anonymous
    about: str = ""
    words: Words = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """One of up to three readings to choose from when none is sure."""

    fact: str
    value: str  # in the notation of an answer
    words: Words = ()


@dataclass(frozen=True, slots=True)
class Understanding:
    """Everything read out of a line. Not `understood`: the reply should ask back rather than guess."""

    persona: str | None = None
    persona_sure: bool = False
    topics: tuple[Topic, ...] = ()  # what the line is about, likeliest first
    ranking: tuple[str, ...] = ()  # the three likeliest topics, whether the line is about them or not
    facts: Mapping[str, FactReading] = field(default_factory=dict)
    crisis: Crisis = "none"
    concern: Concern = "none"
    crisis_words: Words = ()
    also: Crisis = "none"  # a second kind of danger that is named
    settings: tuple[str, ...] = ()  # of violence, in the order of SETTINGS
    understood: bool = False
    inquiries: tuple[Inquiry, ...] = ()
    readings: tuple[Offer, ...] = ()
    persona_words: Words = ()
    no_answer: NoAnswer = ""  # to the question at hand

    def as_json(self) -> dict[str, Any]:
        """As the interface and the terminal print it."""
        return {
            "persona": self.persona,
            "topics": [topic.id for topic in self.topics],
            "ranking": list(self.ranking),
            "facts": {id: reading.plain for id, reading in self.facts.items()},
            "crisis": self.crisis,
            "concern": self.concern,
            "also": self.also,
            "understood": self.understood,
        }
