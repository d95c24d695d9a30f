"""A conversation of the engine in citizen words: each question as it is asked, each answer as it is tapped."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from navigator.engine import Domain, Ruleset
from navigator.knowledge import PERSONAS, Knowledge, parse_range

from .api import BadFacts, read_fact
from .conversation import UNKNOWN, Answer, told
from .phrases import VOICELESS, answer_text
from .tongue import Tongue

Said = tuple[tuple[int, int], ...]


def spoken(knowledge: Knowledge, rules: Ruleset, said: Said, say: Tongue) -> tuple[str, ...]:
    """One line a question. Cells without any value stand for a question that is asked and not yet answered."""
    voice = voice_of(rules, said)
    return tuple(_line(knowledge, rules.domains[fact], cells, voice, say) for fact, cells in said)


def told_facts(knowledge: Knowledge, facts: Mapping[str, Any], say: Tongue) -> tuple[str, ...]:
    """The facts of a request in the same words, those that can be read."""
    lines = []
    for id, value in facts.items():
        with suppress(BadFacts):
            answer = read_fact(knowledge, id, value)
            lines.append(_said(knowledge, id, answer, str(facts.get(VOICELESS)), say))
    return tuple(lines)


def voice_of(rules: Ruleset, said: Said) -> str:
    """Who speaks in a conversation; the first of the personas where it is not said."""
    for fact, cells in said:
        domain = rules.domains[fact]
        if domain.fact.id == VOICELESS and 0 < cells < domain.everything:
            return str(domain.fact.chosen(domain.values(cells))[0])
    return PERSONAS[0]


def _line(knowledge: Knowledge, domain: Domain, cells: int, voice: str, say: Tongue) -> str:
    id = domain.fact.id
    answer = answer_of(domain, cells, knowledge.facts[id].bands) if cells else None
    return _said(knowledge, id, answer, voice, say)


def _said(knowledge: Knowledge, id: str, answer: Answer | None, voice: str, say: Tongue) -> str:
    asked_of = knowledge.facts[id].asked_of
    speaker = voice if voice in asked_of else asked_of[0]
    ask = say(knowledge.fact_words[id].ask(speaker))
    return f"{ask} → {answer_text(knowledge, id, answer, speaker, say)}" if answer else ask


def answer_of(domain: Domain, cells: int, bands: tuple[str, ...] = ()) -> Answer:
    """An answer that leaves exactly these cells possible, the one that is easiest to give."""
    fact, values = domain.fact, domain.values(cells)
    if cells == domain.everything:
        return UNKNOWN
    if fact.kind == "integer":
        return told(_number(domain, cells, bands))
    first = fact.chosen(values)[0]
    if isinstance(first, frozenset):
        return told(*(option for option in fact.options if option in first))
    return told(str(first))


def _number(domain: Domain, cells: int, bands: tuple[str, ...]) -> str:
    numbers = [int(str(v)) for v in domain.fact.chosen(domain.values(cells))]
    low, high = int(str(domain.fact.values[0])), int(str(domain.fact.values[-1]))
    for band in bands:
        bounds = parse_range(band, low, high)
        if bounds and domain.touching(domain.fact.mask(range(bounds[0], bounds[1] + 1))) == cells:
            return band
    if (
        cells.bit_count() > 1
        and domain.touching(domain.fact.mask(range(numbers[0], numbers[-1] + 1))) == cells
    ):
        return f"{numbers[0]}..{numbers[-1]}"
    return str(numbers[0])
