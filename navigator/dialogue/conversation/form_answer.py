"""What a person sends with a form: a quick reply, or a number or place typed in; free text is read elsewhere."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from navigator.dialogue.answers import DECLINED, DONT_KNOW, Answer, is_valid, make_answer
from navigator.knowledge.files.problems import nearest
from navigator.knowledge.knowledge import Knowledge
from navigator.language.extraction.place_names import typed_place


class FormAnswerError(Exception):
    """A form without a valid answer: `kind` is fact, missing, number, range, place or value; `near` what may be meant."""

    def __init__(self, fact: str, kind: str, value: str = "", near: str = "") -> None:
        super().__init__(f"{fact}: {kind} {value!r}")
        self.fact, self.kind, self.value, self.near = fact, kind, value, near


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """A field that could not be taken, in names of our own lists: enough to say so on the page that follows.

    `kind` as in FormAnswerError, or `both`: ticked, and "none of these"."""

    fact: str
    kind: str
    near: str = ""  # the code of the municipality that may be meant

    def pack(self) -> list[str]:
        """JSON-able."""
        return [self.fact, self.kind, self.near]


KINDS = ("missing", "number", "range", "place", "value", "both")


def unpack_problems(knowledge: Knowledge, data: Any) -> tuple[FieldProblem, ...]:
    """Problems from their packed form, without what is not of our lists."""
    entries = data if isinstance(data, list) else ()
    return tuple(problem for entry in entries if (problem := _unpacked_problem(knowledge.facts, knowledge.municipalities, entry)))


def _unpacked_problem(facts: Collection[str], codes: Collection[str], entry: Any) -> FieldProblem | None:
    match entry:
        case [str(fact), str(kind), str(near)] if fact in facts and kind in KINDS and (not near or near in codes):
            return FieldProblem(fact, kind, near)
    return None


def read_form_answer(knowledge: Knowledge, fact: str, values: list[str], exact: str = "") -> Answer:
    """The answer of a posted form. `?` is わからない, `-` is 答えたくない; `exact` is a number or place typed in."""
    if fact not in knowledge.facts:
        raise FormAnswerError(fact, "fact", fact, nearest(fact, knowledge.facts) or "")
    kind = knowledge.facts[fact].fact.kind
    typed = unicodedata.normalize("NFKC", exact).strip()
    if values[:1] in (["?"], ["-"]):
        return DONT_KNOW if values[0] == "?" else DECLINED
    if typed and not values:
        return _number(knowledge, fact, typed) if kind == "integer" else _place(knowledge, fact, typed)
    if not values and kind != "several":
        raise FormAnswerError(fact, "missing")
    answer = make_answer(*values) if kind == "several" else make_answer(values[0])
    if not is_valid(knowledge, fact, answer):
        raise FormAnswerError(fact, "value", values[0] if values else "")
    return answer


def _number(knowledge: Knowledge, fact: str, typed: str) -> Answer:
    """A number, with its unit or without: 「３年」 is not three months, nor 「昭和54年」 an age."""
    unit = re.escape(knowledge.fact_words[fact].unit)
    number = re.fullmatch(rf"(\d{{1,4}})\s*(?:{unit})?", typed)
    if not number:
        raise FormAnswerError(fact, "number", typed)
    answer = make_answer(str(int(number[1])))
    if not is_valid(knowledge, fact, answer):
        raise FormAnswerError(fact, "range", typed)
    return answer


def _place(knowledge: Knowledge, fact: str, typed: str) -> Answer:
    if not knowledge.facts[fact].is_place:
        raise FormAnswerError(fact, "value", typed)
    code, certain = typed_place(knowledge.lexicon, typed)
    if certain:
        return make_answer(code)
    raise FormAnswerError(fact, "place", typed, code)
