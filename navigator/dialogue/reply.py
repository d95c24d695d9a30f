"""What a person sends with a form: a quick reply, or a number or place typed in.

Whole sentences are understood elsewhere; here a field is read for what its question can take.
"""

import re
import unicodedata

from rapidfuzz import fuzz

from navigator.knowledge import Knowledge, nearest

from .conversation import UNKNOWN, UNSAID, Answer, is_valid, told

SURE = 88.0  # of 100: taken as meant


class ReplyError(Exception):
    """A form that cannot be taken: `kind` is missing, number, range, place or value."""

    def __init__(self, fact: str, kind: str, value: str = "", near: str = "") -> None:
        super().__init__(f"{fact}: {kind} {value!r}")
        self.fact, self.kind, self.value, self.near = fact, kind, value, near


def read_reply(knowledge: Knowledge, fact: str, values: list[str], exact: str = "") -> Answer:
    """The answer of a posted form. `?` is わからない, `-` is 答えたくない; `exact` a number or place typed in."""
    if fact not in knowledge.facts:
        raise ReplyError(fact, "fact", fact, nearest(fact, knowledge.facts) or "")
    kind = knowledge.facts[fact].fact.kind
    typed = unicodedata.normalize("NFKC", exact).strip()
    if values[:1] in (["?"], ["-"]):
        return UNKNOWN if values[0] == "?" else UNSAID
    if typed and not values:
        return _number(knowledge, fact, typed) if kind == "integer" else _place(knowledge, fact, typed)
    if not values and kind != "several":
        raise ReplyError(fact, "missing")
    answer = told(*values) if kind == "several" else told(values[0])
    if not is_valid(knowledge, fact, answer):
        raise ReplyError(fact, "value", values[0] if values else "")
    return answer


def _number(knowledge: Knowledge, fact: str, typed: str) -> Answer:
    """A number and nothing else: 「３年」 is not three months, nor 「昭和54年」 an age."""
    unit = re.escape(knowledge.fact_words[fact].unit)
    found = re.fullmatch(rf"(\d{{1,4}})\s*(?:{unit})?", typed)
    if not found:
        raise ReplyError(fact, "number", typed)
    answer = told(str(int(found[1])))
    if not is_valid(knowledge, fact, answer):
        raise ReplyError(fact, "range", typed)
    return answer


def _place(knowledge: Knowledge, fact: str, typed: str) -> Answer:
    if not knowledge.facts[fact].node.word("values_from"):
        raise ReplyError(fact, "value", typed)
    found = places(knowledge, typed)
    if found and found[0][1] >= SURE:
        return told(found[0][0])
    near = knowledge.municipalities[found[0][0]].name if found else ""
    raise ReplyError(fact, "place", typed, near)


def places(knowledge: Knowledge, text: str) -> list[tuple[str, float]]:
    """Municipalities by how near they are to a text, by kanji or kana: (code, score of 100)."""
    line = hiragana(unicodedata.normalize("NFKC", text)).strip()
    found = []
    for place in knowledge.municipalities.values():
        names = (place.name, place.name[:-1], place.kana, _without_kind(place.kana))
        score = max(_likeness(name, line) for name in names if len(name) > 1)
        found.append((place.code, score))
    return sorted(found, key=lambda pair: -pair[1])


def _likeness(name: str, line: str) -> float:
    if name == line:
        return 100.0
    if len(name) > 2 and name in line:
        return 95.0 + min(len(name), 4)
    return min(fuzz.ratio(name, line), 87.0)


def _without_kind(kana: str) -> str:
    for ending in ("まち", "むら", "し"):
        if kana.endswith(ending):
            return kana[: -len(ending)]
    return kana


def hiragana(text: str) -> str:
    """Katakana as hiragana."""
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)
