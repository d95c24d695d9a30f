"""What a person sends: a posted form, or a typed line that names a number, a place or an option.

Whole sentences are understood elsewhere; here a line is read for what the conversation can take as an answer.
"""

import re
import unicodedata
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from navigator.knowledge import Knowledge, nearest

from .conversation import UNKNOWN, UNSAID, Answer, Conversation, is_valid, told
from .phrases import answer_text, option_label
from .tongue import Tongue

SURE, NEAR = 88.0, 62.0  # of 100: taken as meant; offered as "did you mean"
MOST = 200  # characters of a line that are read
_AGE = re.compile(r"(\d{1,3})\s*(?:歳|才|さい)")
_BAND = re.compile(r"(\d0)\s*代")
_NUMBER = re.compile(r"\d{1,3}")


class ReplyError(Exception):
    """A form that cannot be taken: `kind` is missing, number, range, place or value."""

    def __init__(self, fact: str, kind: str, value: str = "", near: str = "") -> None:
        super().__init__(f"{fact}: {kind} {value!r}")
        self.fact, self.kind, self.value, self.near = fact, kind, value, near


@dataclass(frozen=True)
class Heard:
    """What was read out of a line: answers taken, and readings to choose from (fact, value, label)."""

    answers: tuple[tuple[str, Answer, str], ...] = ()
    did_you_mean: tuple[tuple[str, str, str], ...] = ()

    @property
    def understood(self) -> bool:
        """Something was taken as an answer."""
        return bool(self.answers)


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
    found = _NUMBER.search(typed)
    if not found:
        raise ReplyError(fact, "number", typed)
    answer = told(str(int(found[0])))
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


def understand_line(
    knowledge: Knowledge, conversation: Conversation, text: str, say: Tongue, asked: str = ""
) -> Heard:
    """Read a line for an exact age, a place, and the options of the question at hand."""
    line = unicodedata.normalize("NFKC", text)[:MOST].strip()
    persona = conversation.persona
    answers: dict[str, Answer] = {}
    age, where = knowledge.typed("age", persona), knowledge.place_fact
    for reading in (_age(line, lone=asked == age),):
        if reading and age and is_valid(knowledge, age, reading):
            answers[age] = reading
    for code, score in places(knowledge, line)[:1]:
        if score >= SURE and where:
            answers[where] = told(code)
    choices = _options(knowledge, asked, persona, line, say) if asked and asked not in answers else []
    if choices and choices[0][1] >= SURE:
        answers[asked] = told(choices[0][0])
        choices = []
    taken = tuple((f, a, answer_text(knowledge, f, a, persona, say)) for f, a in answers.items())
    offered = [] if taken else _offered(knowledge, line, choices, asked, persona, say)
    return Heard(taken, tuple(offered[:3]))


def _age(line: str, *, lone: bool) -> Answer | None:
    if found := _AGE.search(line):
        return told(found[1])
    if found := _BAND.search(line):
        return told(f"{found[1]}..{int(found[1]) + 9}")
    return told(line) if lone and _NUMBER.fullmatch(line) else None


def _offered(
    knowledge: Knowledge, line: str, choices: list[tuple[str, float]], asked: str, persona: str, say: Tongue
) -> list[tuple[str, str, str]]:
    found = [
        (asked, value, option_label(knowledge, asked, value, persona, say))
        for value, score in choices if score >= NEAR
    ]  # fmt: skip
    if knowledge.place_fact and len(line) <= 12:
        found += [
            (knowledge.place_fact, code, knowledge.municipalities[code].name)
            for code, score in places(knowledge, line)[:3] if score >= NEAR
        ]  # fmt: skip
    return found


def _options(
    knowledge: Knowledge, fact: str, persona: str, line: str, say: Tongue
) -> list[tuple[str, float]]:
    """The options of a question by how near their words are to the line."""
    words, declared = knowledge.fact_words[fact], knowledge.facts[fact]
    if declared.fact.kind == "integer" or declared.node.word("values_from") or not line:
        return []
    voice = persona if persona in declared.asked_of else declared.asked_of[0]
    labels = {value: say(text(voice)) for value, text in words.options.items()}
    found = process.extract(line, labels, scorer=fuzz.WRatio, processor=utils.default_process, limit=3)
    return [(value, score if len(line) > 1 else 0.0) for _, score, value in found]


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


def danger_in(knowledge: Knowledge, text: str) -> str:
    """What is in danger by the words of a line, "" when none of them stands in it; the gravest first."""
    line = "".join(hiragana(unicodedata.normalize("NFKC", text)).split())
    for kind, words in knowledge.danger.items():
        if any(hiragana(unicodedata.normalize("NFKC", word)) in line for word in words):
            return kind
    return ""
