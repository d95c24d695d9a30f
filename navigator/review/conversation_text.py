"""A conversation of the engine in citizen words: each question as it is asked, each answer as it is tapped."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from navigator.dialogue.answers import DONT_KNOW, Answer, make_answer
from navigator.dialogue.decision_json import BadFacts, read_fact
from navigator.dialogue.wording.fact_text import PERSONA_FACT, answer_text
from navigator.dialogue.wording.translation import Translator
from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.fact import Domain
from navigator.knowledge.content.wording import PERSONAS
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.rules.conditions import parse_range

SpokenLine = tuple[tuple[int, int], ...]


def conversation_text(knowledge: Knowledge, rules: CompiledRules, said: SpokenLine, t: Translator) -> tuple[str, ...]:
    """One line a question. Cells without any value stand for a question that is asked and not yet answered."""
    speaker = _Speaker(knowledge, voice_of(rules, said), t)
    lines = []
    for fact, cells in said:
        domain = rules.domains[fact]
        bands = knowledge.facts[domain.fact.id].bands
        lines.append(speaker.line(domain.fact.id, answer_of(domain, cells, bands) if cells else None))
    return tuple(lines)


def request_text(knowledge: Knowledge, facts: Mapping[str, Any], t: Translator) -> tuple[str, ...]:
    """The facts of a request in the same words, those that can be read."""
    speaker = _Speaker(knowledge, str(facts.get(PERSONA_FACT)), t)
    lines = []
    for id, value in facts.items():
        with suppress(BadFacts):
            lines.append(speaker.line(id, read_fact(knowledge, id, value)))
    return tuple(lines)


def voice_of(rules: CompiledRules, said: SpokenLine) -> str:
    """Who speaks in a conversation; the first of the personas where it is not said."""
    for fact, cells in said:
        domain = rules.domains[fact]
        if domain.fact.id == PERSONA_FACT and 0 < cells < domain.all_cells:
            return str(domain.fact.values_in(domain.values(cells))[0])
    return PERSONAS[0]


@dataclass(frozen=True)
class _Speaker:
    knowledge: Knowledge
    voice: str
    t: Translator

    def line(self, id: str, answer: Answer | None) -> str:
        """A question, and its answer if there is one; in a voice that the fact has."""
        voice = self.knowledge.facts[id].voice(self.voice)
        ask = self.t(self.knowledge.fact_words[id].ask(voice))
        return f"{ask} → {answer_text(self.knowledge, id, answer, voice, self.t)}" if answer else ask


def answer_of(domain: Domain, cells: int, bands: tuple[str, ...] = ()) -> Answer:
    """An answer that leaves exactly these cells possible, the one that is easiest to give."""
    fact, values = domain.fact, domain.values(cells)
    if cells == domain.all_cells:
        return DONT_KNOW
    if fact.kind == "integer":
        return make_answer(_number(domain, cells, bands))
    first = fact.values_in(values)[0]
    if isinstance(first, frozenset):
        return make_answer(*(option for option in fact.options if option in first))
    return make_answer(str(first))


def _number(domain: Domain, cells: int, bands: tuple[str, ...]) -> str:
    numbers = [int(str(v)) for v in domain.fact.values_in(domain.values(cells))]
    low, high = int(str(domain.fact.values[0])), int(str(domain.fact.values[-1]))
    for band in bands:
        bounds = parse_range(band, low, high)
        if bounds and domain.cells_touching(domain.fact.mask(range(bounds[0], bounds[1] + 1))) == cells:
            return band
    if (
        cells.bit_count() > 1
        and domain.cells_touching(domain.fact.mask(range(numbers[0], numbers[-1] + 1))) == cells
    ):
        return f"{numbers[0]}..{numbers[-1]}"
    return str(numbers[0])
