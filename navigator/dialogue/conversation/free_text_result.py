"""What was heard of a line, in names of our own lists alone: enough to show the reply again when a page is reloaded or
comes back after a call. The line itself is nowhere in it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from navigator.dialogue.answers import is_valid, make_answer
from navigator.knowledge.content.wording import PERSONAS
from navigator.knowledge.knowledge import Knowledge
from navigator.language.topics import TOPICS
from navigator.language.understanding import CRISES

MOST = 3  # readings, cards and topics are never more than one can look over


@dataclass(frozen=True, slots=True)
class FreeTextResult:
    """Everything empty: nothing was said, or it was answered since."""

    facts: tuple[str, ...] = ()  # the answers taken
    changed: tuple[str, ...] = ()  # of these, the ones that took the place of an earlier answer
    guess: str = ""  # who seems to speak, while that is not certain
    offers: tuple[tuple[str, str], ...] = ()  # readings to choose from: (fact, value)
    asks: tuple[tuple[str, str], ...] = ()  # (what is asked, window or scheme; "" for the door that leads)
    topics: tuple[str, ...] = ()
    danger: str = ""
    certain: bool = False
    lost: bool = False

    @property
    def taken(self) -> bool:
        """Something was understood: there is a reply to it, and it need not be said again."""
        return bool(self.facts or self.asks or self.topics or self.certain)

    @property
    def answers(self) -> bool:
        """An answer was taken beyond who speaks: what was said has its place already."""
        return bool({*self.facts} - {"persona"})

    def pack(self) -> dict[str, Any]:
        """Short and JSON-able."""
        found: dict[str, Any] = {
            "f": [*self.facts], "c": [*self.changed], "g": self.guess, "o": [list(o) for o in self.offers],
            "q": [list(a) for a in self.asks], "t": [*self.topics], "d": self.danger, "s": int(self.certain), "l": int(self.lost),
        }  # fmt: skip
        return {key: value for key, value in found.items() if value}


NO_FREE_TEXT = FreeTextResult()


def unpack_free_text(knowledge: Knowledge, data: Any) -> FreeTextResult:
    """What was heard, from its packed form; whatever is not of our lists is left out."""
    if not isinstance(data, dict):
        return NO_FREE_TEXT
    things = {*knowledge.windows, *knowledge.schemes, ""}
    return FreeTextResult(
        facts=_known(data.get("f"), knowledge.facts),
        changed=_known(data.get("c"), knowledge.facts),
        guess=_one(data.get("g"), PERSONAS),
        offers=tuple((f, v) for f, v in _pairs(data.get("o")) if is_valid(knowledge, f, make_answer(v))),
        asks=tuple((kind, id) for kind, id in _pairs(data.get("q")) if id in things and kind.isalpha()),
        topics=_known(data.get("t"), TOPICS),
        danger=_one(data.get("d"), CRISES),
        certain=bool(data.get("s")),
        lost=bool(data.get("l")),
    )


def _known(data: Any, known: Iterable[str]) -> tuple[str, ...]:
    valid = set(known)
    return (
        tuple(entry for entry in data if isinstance(entry, str) and entry in valid)
        if isinstance(data, list)
        else ()
    )


def _one(data: Any, known: Iterable[str]) -> str:
    return data if isinstance(data, str) and data in set(known) else ""


def _pairs(data: Any) -> list[tuple[str, str]]:
    entries = data if isinstance(data, list) else ()
    return [
        (e[0], e[1])
        for e in entries
        if isinstance(e, list) and len(e) == 2 and all(isinstance(x, str) for x in e)
    ]


def help_only(result: FreeTextResult) -> FreeTextResult:
    """Of a reply, the help for someone in danger, or for someone who was not understood."""
    return replace(NO_FREE_TEXT, danger=result.danger, certain=result.certain, lost=result.lost)


def danger_only(result: FreeTextResult) -> FreeTextResult:
    """Of a reply that was answered, what must not be lost: help for someone in danger stays beside the next question."""
    return replace(NO_FREE_TEXT, danger=result.danger) if result.certain else NO_FREE_TEXT
