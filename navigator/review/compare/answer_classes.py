"""Classes of answers in words: 年齢 50〜54歳 で 仕事を探している の方; and what one person of a class would say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from navigator.dialogue.wording.fact_text import number_text, option_label, wanted_ranges
from navigator.dialogue.wording.translation import Translator
from navigator.engine.compare.cubes import option_cubes
from navigator.engine.compare.joint_domain import JointAnswer, JointDomain
from navigator.engine.decide.fact import Fact
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.rules.conditions import parse_range
from navigator.review.conversation_text import request_text

FEW = 6  # values that are still named one by one


@dataclass(frozen=True)
class AnswerWords:
    """Words for facts that stand in either of two regions; the new one's come first."""

    old: Knowledge
    new: Knowledge
    letters: Sequence[JointDomain]
    t: Translator

    def of(self, fact: str) -> Knowledge:
        """Whose words a fact is told in."""
        return self.new if fact in self.new.facts else self.old

    def label(self, fact: str) -> str:
        """The name of a fact."""
        return self.t(self.of(fact).fact_words[fact].label)

    def option(self, fact: str, value: str) -> str:
        """One value."""
        knowledge = self.of(fact)
        if value not in {str(v) for v in knowledge.facts[fact].fact.values} | {
            *knowledge.facts[fact].fact.options
        }:
            knowledge = self.old
        voice = knowledge.facts[fact].asked_of[0]
        return option_label(knowledge, fact, value, voice, self.t, short=True)

    def who(self, cube: Iterable[tuple[int, int]]) -> tuple[str, ...]:
        """A class, one piece a fact."""
        return tuple(self.piece(self.letters[fact], mask) for fact, mask in cube)

    def piece(self, letter: JointDomain, mask: int) -> str:
        """The answers to one fact."""
        chosen = letter.chosen(mask)
        label = self.label(letter.fact.id)
        pieces = []
        values = _union(a for a in chosen if a.kind == "value")
        if values:
            every = _union(a for a in letter.answers if a.kind == "value")
            pieces.append(
                self.t("{label}に答えた").format(label=label)
                if values == every
                else self.values(letter.fact, values)
            )
        spans = [self.number(letter.fact, span(letter.fact, a)) for a in chosen if a.kind == "range"]
        if spans:
            text = self.t("{label} {spans} のような幅のある答え")
            pieces.append(text.format(label=label, spans=self.t("／").join(f"「{s}」" for s in spans)))
        if any(a.kind == "unknown" for a in chosen):
            pieces.append(self.t("{label}がわからない").format(label=label))
        return self.t(" または ").join(pieces)

    def values(self, fact: Fact, values: int) -> str:
        """A set of values."""
        if fact.kind == "integer":
            ranges = self.t("／").join(self.number(fact, text) for text in wanted_ranges(fact, values))
            return f"{self.label(fact.id)} {ranges}"
        if fact.kind == "several":
            return self.choices(fact, values)
        names = fact.values_in(values)
        others = fact.values_in(fact.all_values & ~values)
        if len(names) > FEW and len(others) < len(names):
            shown = self.t("／").join(self.option(fact.id, str(v)) for v in others)
            return self.t("{label} {values} のほか").format(label=self.label(fact.id), values=shown)
        return self.t("／").join(self.option(fact.id, str(v)) for v in names)

    def choices(self, fact: Fact, values: int) -> str:
        """Sets of options: 「Ａ」を選び「Ｂ」は選ばない."""
        sets = {value for value in fact.values_in(values) if isinstance(value, frozenset)}
        pieces = []
        for taken, left in option_cubes(fact.options, sets):
            shown = [
                self.t("／").join(f"「{self.option(fact.id, o)}」" for o in ids) for ids in (taken, left)
            ]
            if taken and left:
                pieces.append(
                    self.t("{taken}を選び、{left}は選ばない").format(taken=shown[0], left=shown[1])
                )
            elif taken:
                pieces.append(self.t("{taken}を選んだ").format(taken=shown[0]))
            else:
                pieces.append(self.t("{left}を選ばない").format(left=shown[1]))
        return self.t(" または ").join(pieces)

    def number(self, fact: Fact, text: str) -> str:
        """A number or range with its unit."""
        return number_text(text, fact, self.t(self.of(fact.id).fact_words[fact.id].unit), self.t)

    def spoken(self, facts: Mapping[str, Any]) -> tuple[str, ...]:
        """Facts of a request as questions and answers."""
        lines: list[str] = []
        voice = {"persona": facts["persona"]} if "persona" in facts else {}
        for fact, value in facts.items():
            for knowledge in (self.new, self.old):
                found = (
                    request_text(knowledge, voice | {fact: value}, self.t) if fact in knowledge.facts else ()
                )
                if len(found) > (fact != "persona" and bool(voice)):
                    lines.append(found[-1])
                    break
        return tuple(lines)


def plainest(letter: JointDomain, mask: int, bands: Sequence[str] = ()) -> tuple[int, Any]:
    """The answer of a class that is easiest to give: (its place, the value as a request has it). None: nothing need be said."""
    if mask & letter.unknown:
        return letter.unknown.bit_length() - 1, None
    answers = [(n, a) for n, a in enumerate(letter.answers) if mask >> n & 1]
    n, answer = next(((n, a) for n, a in answers if a.kind == "value"), answers[0])
    return n, request_value(letter.fact, answer, bands)


def request_value(fact: Fact, answer: JointAnswer, bands: Sequence[str] = ()) -> Any:
    """An answer as a request has it."""
    if answer.kind == "unknown":
        return None
    if fact.kind == "integer":
        return span(fact, answer) if answer.kind == "range" else _band(fact, answer.values, bands)
    first = fact.values_in(answer.values)[0]
    if isinstance(first, frozenset):
        return [option for option in fact.options if option in first]
    return str(first)


def span(fact: Fact, answer: JointAnswer) -> str:
    """A range of numbers, from end to end."""
    numbers = fact.values_in(answer.values)
    return f"{numbers[0]}..{numbers[-1]}"


def _band(fact: Fact, values: int, bands: Sequence[str]) -> str:
    """A quick reply inside these values, else the first number."""
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
    found = 0
    for answer in answers:
        found |= answer.values
    return found
