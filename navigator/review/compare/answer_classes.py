"""Classes of answers in words, like 年齢 50〜54歳 で 仕事を探している の方; and the answers of one person of a class."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from navigator.dialogue.wording.fact_text import PERSONA_FACT, number_text, option_label, wanted_ranges
from navigator.dialogue.wording.translation import Translator
from navigator.engine.compare.cubes import option_cubes
from navigator.engine.compare.joint_domain import JointAnswer, JointDomain
from navigator.engine.decide.fact import Fact
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.rules.conditions import parse_range
from navigator.review.conversation_text import request_text

FEW = 6  # values up to which each is named


@dataclass(frozen=True)
class AnswerWords:
    """Words for facts of either of two regions, the new region's before the old one's."""

    old: Knowledge
    new: Knowledge
    domains: Sequence[JointDomain]
    t: Translator

    def knowledge_of(self, fact: str) -> Knowledge:
        """The region whose words a fact is told in."""
        return self.new if fact in self.new.facts else self.old

    def label(self, fact: str) -> str:
        return self.t(self.knowledge_of(fact).fact_words[fact].label)

    def option(self, fact: str, value: str) -> str:
        knowledge = self.knowledge_of(fact)
        if value not in {str(v) for v in knowledge.facts[fact].fact.values} | {
            *knowledge.facts[fact].fact.options
        }:
            knowledge = self.old
        persona = knowledge.facts[fact].asked_of[0]
        return option_label(knowledge, fact, value, persona, self.t, short=True)

    def cube_text(self, cube: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """A class, with one text a fact."""
        return tuple(self.answers_text(self.domains[fact], mask) for fact, mask in cube)

    def answers_text(self, domain: JointDomain, mask: int) -> str:
        """Some of the answers to one fact."""
        answers = domain.answers_in(mask)
        label = self.label(domain.fact.id)
        pieces = []
        values = _union(a for a in answers if a.kind == "value")
        if values:
            all_values = _union(a for a in domain.answers if a.kind == "value")
            pieces.append(
                self.t("{label}に答えた").format(label=label)
                if values == all_values
                else self.values_text(domain.fact, values)
            )
        ranges = [
            self.number_text(domain.fact, range_of(domain.fact, a)) for a in answers if a.kind == "range"
        ]
        if ranges:
            text = self.t("{label} {spans} のような幅のある答え")
            pieces.append(text.format(label=label, spans=self.t("／").join(f"「{r}」" for r in ranges)))
        if any(a.kind == "unknown" for a in answers):
            pieces.append(self.t("{label}がわからない").format(label=label))
        return self.t(" または ").join(pieces)

    def values_text(self, fact: Fact, values: int) -> str:
        if fact.kind == "integer":
            numbers = self.t("／").join(self.number_text(fact, text) for text in wanted_ranges(fact, values))
            return f"{self.label(fact.id)} {numbers}"
        if fact.kind == "several":
            return self.option_sets_text(fact, values)
        names = fact.values_in(values)
        others = fact.values_in(fact.all_values & ~values)
        if len(names) > FEW and len(others) < len(names):
            named = self.t("／").join(self.option(fact.id, str(v)) for v in others)
            return self.t("{label} {values} のほか").format(label=self.label(fact.id), values=named)
        return self.t("／").join(self.option(fact.id, str(v)) for v in names)

    def option_sets_text(self, fact: Fact, values: int) -> str:
        """Sets of options: 「Ａ」を選び「Ｂ」は選ばない."""
        sets = {value for value in fact.values_in(values) if isinstance(value, frozenset)}
        pieces = []
        for taken, left in option_cubes(fact.options, sets):
            taken_text, left_text = (
                self.t("／").join(f"「{self.option(fact.id, o)}」" for o in ids) for ids in (taken, left)
            )
            if taken and left:
                pieces.append(
                    self.t("{taken}を選び、{left}は選ばない").format(taken=taken_text, left=left_text)
                )
            elif taken:
                pieces.append(self.t("{taken}を選んだ").format(taken=taken_text))
            else:
                pieces.append(self.t("{left}を選ばない").format(left=left_text))
        return self.t(" または ").join(pieces)

    def number_text(self, fact: Fact, text: str) -> str:
        """A number or range with its unit."""
        return number_text(text, fact, self.knowledge_of(fact.id).fact_words[fact.id].unit, self.t)

    def request_lines(self, facts: Mapping[str, Any]) -> tuple[str, ...]:
        """Facts of a request as questions and answers, each from the first region that knows it."""
        persona = {PERSONA_FACT: facts[PERSONA_FACT]} if PERSONA_FACT in facts else {}
        lines: list[str] = []
        for fact, value in facts.items():
            asked = persona | {fact: value}
            texts = (request_text(side, asked, self.t) for side in (self.new, self.old) if fact in side.facts)
            lines += next((text[-1:] for text in texts if len(text) == len(asked)), ())
        return tuple(lines)


def simplest_answer_in(domain: JointDomain, mask: int, bands: Sequence[str] = ()) -> tuple[int, Any]:
    """The answer of a class easiest to give: (its index, its value in a request, None for "don't know")."""
    if mask & domain.unknown:
        return domain.unknown.bit_length() - 1, None
    answers = [(n, a) for n, a in enumerate(domain.answers) if mask >> n & 1]
    n, answer = next(((n, a) for n, a in answers if a.kind == "value"), answers[0])
    return n, request_value(domain.fact, answer, bands)


def request_value(fact: Fact, answer: JointAnswer, bands: Sequence[str] = ()) -> Any:
    """An answer as a request has it; None for "don't know"."""
    if answer.kind == "unknown":
        return None
    if fact.kind == "integer":
        return range_of(fact, answer) if answer.kind == "range" else _band(fact, answer.values, bands)
    first = fact.values_in(answer.values)[0]
    if isinstance(first, frozenset):
        return [option for option in fact.options if option in first]
    return str(first)


def range_of(fact: Fact, answer: JointAnswer) -> str:
    """A range of numbers as a request has it: 45..54."""
    numbers = fact.values_in(answer.values)
    return f"{numbers[0]}..{numbers[-1]}"


def _band(fact: Fact, values: int, bands: Sequence[str]) -> str:
    """A quick reply inside these values, or else the first number."""
    first, last = int(str(fact.values[0])), int(str(fact.values[-1]))
    for band in bands:
        bounds = parse_range(band, first, last)
        if (
            bounds
            and not fact.mask(v for v in fact.values if bounds[0] <= int(str(v)) <= bounds[1]) & ~values
        ):
            return band
    return str(fact.values_in(values)[0])


def _union(answers: Iterable[JointAnswer]) -> int:
    return reduce(or_, (answer.values for answer in answers), 0)
