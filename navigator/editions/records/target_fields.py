"""What a form says of a target of a year, and what of that contradicts: the same that a file is refused for."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from navigator.editions.edition_files import digest_of
from navigator.knowledge.content.targets import COUNTED, MAX_BODY

MAX_DIGITS = 9


@dataclass(frozen=True)
class TargetProblem:
    """What is wrong with a field of a target. `name`: the body that it is about."""

    field: str
    kind: str
    name: str = ""


@dataclass(frozen=True)
class TargetFields:
    """A target's number, its remark and how its progress is told: as it stands, or as it was typed."""

    value: str
    note: str
    counted: str
    each: tuple[str, ...] = ()
    adds: bool = False
    rate_of: tuple[str, ...] = ()

    @property
    def plain(self) -> "TargetFields":
        """The same without blanks, commas and empty lines."""
        digits = unicodedata.normalize("NFKC", self.value).strip().replace(",", "")
        note = "".join(line.strip() for line in self.note.splitlines())
        return TargetFields(digits, note, self.counted.strip(), _lines(self.each), self.adds, _lines(self.rate_of))

    @property
    def seen(self) -> str:
        """It changes with any of them."""
        plain = self.plain
        told = [plain.value, plain.note, plain.counted, plain.each, plain.adds, plain.rate_of]
        return digest_of(json.dumps(told))[:12]

    @property
    def is_words(self) -> bool:
        """Whether progress is told in words."""
        return self.counted == "words"

    def problems(self, owner: str) -> list[TargetProblem]:
        """What is wrong with plain fields of a target that bodies own, at most one of each field."""
        return [*self._number_problems(), *self._body_problems(owner), *self._rate_problems()]

    def _number_problems(self) -> Iterator[TargetProblem]:
        if self.value and not (self.value.isascii() and self.value.isdecimal() and len(self.value) <= MAX_DIGITS):
            yield TargetProblem("value", "digits")
        elif self.value and self.is_words:
            yield TargetProblem("value", "words_number")
        if _has_control(self.note):
            yield TargetProblem("note", "letters")
        if self.counted not in COUNTED:
            yield TargetProblem("counted", "choice")

    def _body_problems(self, owner: str) -> Iterator[TargetProblem]:
        unknown = next((body for body in self.each if body not in owner), "")
        unfit = next((body for body in self.each if len(body) > MAX_BODY or re.search(r"[\s/]", body)), "")
        if any(map(_has_control, self.each)):
            yield TargetProblem("each", "letters")
        elif unknown or unfit:
            yield TargetProblem("each", "body" if unknown else "body_letters", unknown or unfit)
        elif self.each and len(set(self.each)) < max(2, len(self.each)):
            yield TargetProblem("each", "bodies")
        if self.adds and (self.is_words or not self.each):
            yield TargetProblem("adds", "adds_words" if self.is_words else "adds_alone")

    def _rate_problems(self) -> Iterator[TargetProblem]:
        if any(map(_has_control, self.rate_of)):
            yield TargetProblem("rate_of", "letters")
        elif self.rate_of and self.counted != "rate":
            yield TargetProblem("rate_of", "words_rate" if self.is_words else "rate_only")
        elif self.rate_of and len(self.rate_of) != 2:
            yield TargetProblem("rate_of", "two_names")


def _lines(typed: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line.strip() for line in typed if line.strip())


def _has_control(text: str) -> bool:
    return any(unicodedata.category(letter).startswith("C") for letter in text)
