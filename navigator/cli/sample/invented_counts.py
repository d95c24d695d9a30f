"""Invented conversations, as the counts they would leave: drawn anew from a seed, with nothing of a real use in them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from navigator.knowledge.content.wording import PERSONAS
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.rules.facts import OUTSIDE
from navigator.knowledge.rules.rule_files import RuleText
from navigator.usage.counts import (
    DANGER,
    DIRECT,
    NONE,
    OTHER,
    UNKNOWN,
    ChannelCount,
    Count,
    EventCount,
    LanguageCount,
    MunicipalityCount,
)

CONVERSATIONS = (900, 950, 980, 1040, 1100, 1150, 1210, 1260, 1330, 1400, 1480, 1560, 1640)  # a month, the oldest first
DAYS = 28  # of a month that are drawn from
PERSONA_SHARES = (62, 17, 11, 10)  # of PERSONAS
FIRST_LANGUAGE = 40  # times as often as each of the others
WITHOUT_CODE, UNKNOWN_CODE = 45, 2  # beside a channel's 10
QUESTIONS = 5  # that one conversation is asked at most
LEAVES, DOES_NOT_KNOW = 0.07, 0.09  # at each question
STOPS, CALLS, PRINTS, IS_MISREAD, IS_IN_DANGER = 0.12, 0.38, 0.2, 0.05, 0.012
PLACE_UNKNOWN, PLACE_OUTSIDE = 0.08, 0.03
SCHEMES, WINDOWS = 3, 2  # shown with one result at most


@dataclass(frozen=True)
class InventedUse:
    """The lists that conversations are drawn from."""

    knowledge: Knowledge
    channels: tuple[str, ...]
    random: Random

    def counts(self, months: Sequence[date]) -> Mapping[date, Mapping[Count, int]]:
        """The counts of each day, for months given by their first days."""
        days: dict[date, Counter[Count]] = {}
        for first, conversations in zip(months, CONVERSATIONS[-len(months) :], strict=True):
            for _ in range(conversations):
                day = first.replace(day=self.random.randint(1, DAYS))
                days.setdefault(day, Counter()).update(self._conversation())
        return days

    def _conversation(self) -> Iterator[Count]:
        persona = self.random.choices(PERSONAS, PERSONA_SHARES)[0]
        yield from self._everywhere("started", persona)
        if self.random.random() < IS_MISREAD:
            yield EventCount("not_understood", "", persona)
        if self.random.random() < IS_IN_DANGER:
            yield EventCount(DANGER)
        asked = [id for id, fact in self.knowledge.facts.items() if not fact.asked_of or persona in fact.asked_of]
        for question in asked[:QUESTIONS]:
            yield EventCount("asked", question, persona)
            if self.random.random() < LEAVES:
                return
            answer = "unknown" if self.random.random() < DOES_NOT_KNOW else "answered"
            yield EventCount(answer, question, persona)
        if self.random.random() < STOPS:
            yield from self._everywhere("stopped", persona, self.random.choice(asked[:QUESTIONS]))
        else:
            yield from self._everywhere("finished", persona)
        yield from self._result(persona)

    def _result(self, persona: str) -> Iterator[Count]:
        windows = self._drawn(self._offers(self.knowledge.windows, persona), WINDOWS)
        schemes = self._drawn(self._offers(self.knowledge.schemes, persona), SCHEMES)
        yield from (EventCount("shown", offer, persona) for offer in (*windows, *schemes))
        yield MunicipalityCount(self._place(), self.random.choice((*self.knowledge.rules.categories, NONE)))
        if windows and self.random.random() < CALLS:
            yield from self._everywhere("contact", persona, windows[0])
        if windows and self.random.random() < PRINTS:
            yield from self._everywhere("printed", persona, windows[0])

    def _everywhere(self, event: str, persona: str, target: str = "") -> Iterator[Count]:
        """A count with its language and its channel."""
        languages, channels = self.knowledge.region.languages, (DIRECT, OTHER, *self.channels)
        language_weights = (FIRST_LANGUAGE, *(1 for _ in languages[1:]))
        channel_weights = (WITHOUT_CODE, UNKNOWN_CODE, *(10 / (n + 1) for n in range(len(self.channels))))
        yield EventCount(event, target, persona)
        yield LanguageCount(self.random.choices(languages, language_weights)[0], event)
        yield ChannelCount(self.random.choices(channels, channel_weights)[0], event)

    def _place(self) -> str:
        chance = self.random.random()
        if chance < PLACE_UNKNOWN + PLACE_OUTSIDE:
            return UNKNOWN if chance < PLACE_UNKNOWN else OUTSIDE
        places = tuple(self.knowledge.municipalities)
        return self.random.choices(places, [1 / (n + 2) for n in range(len(places))])[0]

    @staticmethod
    def _offers(texts: Mapping[str, RuleText], persona: str) -> list[str]:
        return [id for id, text in texts.items() if persona in (text.personas or PERSONAS)]

    def _drawn(self, offers: Sequence[str], most: int) -> tuple[str, ...]:
        """A few of the offers, each once; the first of the list most often."""
        weights = [1 / (n + 1) for n in range(len(offers))]
        return tuple(dict.fromkeys(self.random.choices(offers, weights, k=self.random.randint(1, most)))) if offers else ()
