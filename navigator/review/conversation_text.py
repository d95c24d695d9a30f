"""A conversation of the engine as citizens read it: each question as it is asked, each answer as it is tapped."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from navigator.dialogue.answers import DONT_KNOW, Answer, make_answer
from navigator.dialogue.decision_json import InvalidFact, read_fact
from navigator.dialogue.wording.fact_text import PERSONA_FACT, answer_text
from navigator.dialogue.wording.translation import Translator
from navigator.engine.decide.compiled_rules import CompiledRules
from navigator.engine.decide.fact import Domain
from navigator.engine.prove.fault import AnswersGiven
from navigator.knowledge.content.wording import PERSONAS
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.rules.conditions import parse_range


def conversation_text(
    knowledge: Knowledge, rules: CompiledRules, given: AnswersGiven, t: Translator
) -> tuple[str, ...]:
    """One line a question. No cells at all: the question is asked and not yet answered."""
    writer = _ConversationWriter(knowledge, persona_of(rules, given), t)
    lines = []
    for fact, cells in given:
        domain = rules.domains[fact]
        bands = knowledge.facts[domain.fact.id].bands
        lines.append(writer.line(domain.fact.id, simplest_answer(domain, cells, bands) if cells else None))
    return tuple(lines)


def request_text(knowledge: Knowledge, facts: Mapping[str, Any], t: Translator) -> tuple[str, ...]:
    """The facts of a request likewise; those that cannot be read are left out."""
    writer = _ConversationWriter(knowledge, str(facts.get(PERSONA_FACT)), t)
    lines = []
    for id, value in facts.items():
        with suppress(InvalidFact):
            lines.append(writer.line(id, read_fact(knowledge, id, value)))
    return tuple(lines)


def persona_of(rules: CompiledRules, given: AnswersGiven) -> str:
    """Who speaks; the first persona if no answer says so."""
    for fact, cells in given:
        domain = rules.domains[fact]
        if domain.fact.id == PERSONA_FACT and 0 < cells < domain.all_cells:
            return str(domain.fact.values_in(domain.values(cells))[0])
    return PERSONAS[0]


@dataclass(frozen=True)
class _ConversationWriter:
    knowledge: Knowledge
    persona: str
    t: Translator

    def line(self, id: str, answer: Answer | None) -> str:
        """A question with its answer, worded for a persona that is asked it."""
        persona = self.knowledge.facts[id].voice(self.persona)
        question = self.t(self.knowledge.fact_words[id].ask(persona))
        return (
            f"{question} → {answer_text(self.knowledge, id, answer, persona, self.t)}" if answer else question
        )


def simplest_answer(domain: Domain, cells: int, bands: tuple[str, ...] = ()) -> Answer:
    """The answer easiest to give that leaves exactly these cells possible."""
    fact, values = domain.fact, domain.values(cells)
    if cells == domain.all_cells:
        return DONT_KNOW
    if fact.kind == "integer":
        return make_answer(_simplest_number(domain, cells, bands))
    first = fact.values_in(values)[0]
    if isinstance(first, frozenset):
        return make_answer(*(option for option in fact.options if option in first))
    return make_answer(str(first))


def _simplest_number(domain: Domain, cells: int, bands: tuple[str, ...]) -> str:
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
