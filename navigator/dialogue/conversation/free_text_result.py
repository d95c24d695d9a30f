"""What was understood of a line, in ids of our own lists alone: enough to show the reply again when a page is reloaded
or comes back after a call. Never the line itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from navigator.dialogue.answers import is_valid, make_answer
from navigator.knowledge.content.wording import PERSONAS
from navigator.knowledge.knowledge import Knowledge
from navigator.language.topics import TOPICS
from navigator.language.understanding import CRISES, SETTINGS

MOST = 3  # readings, questions, topics or pages of one line
PageRef = tuple[str, str]  # window | scheme | plan | faq, and which
BUILT_IN_TOPICS = ("greeting_smalltalk", "out_of_scope")  # replied to without the region's topics


@dataclass(frozen=True, slots=True)
class FreeTextResult:
    """What was understood. Empty: no line was typed, or it has been answered since."""

    facts: tuple[str, ...] = ()  # the answers taken
    changed: tuple[str, ...] = ()  # of these, the ones that changed an earlier answer
    likely_persona: str = ""  # the persona who seems to speak, while that is not certain
    offers: tuple[tuple[str, str], ...] = ()  # readings to choose from: (fact, value)
    inquiries: tuple[tuple[str, str], ...] = ()  # (kind of question, window or scheme; "" for the first window)
    topics: tuple[str, ...] = ()
    danger: str = ""  # its kind
    danger_is_certain: bool = False  # of the danger
    danger_also: str = ""  # a second kind that the same line names
    danger_settings: tuple[str, ...] = ()  # of violence
    not_understood: bool = False  # nothing was understood
    concerns: tuple[str, ...] = ()  # outside the plan; the conversation keeps them too
    found: tuple[PageRef, ...] = ()  # pages that the line may look for

    @property
    def has_reply(self) -> bool:
        """Whether there is a reply, so that the line need not be typed again."""
        return bool(self.facts or self.inquiries or self.topics or self.concerns or self.danger_is_certain)

    @property
    def has_answers(self) -> bool:
        """Whether an answer was taken beyond who speaks."""
        return bool({*self.facts} - {"persona"})

    def pack(self) -> dict[str, Any]:
        """Short and JSON-able."""
        packed: dict[str, Any] = {
            "f": [*self.facts], "c": [*self.changed], "g": self.likely_persona, "o": [list(o) for o in self.offers],
            "q": [list(a) for a in self.inquiries], "t": [*self.topics], "k": [*self.concerns],
            "m": [list(page) for page in self.found],
            "d": self.danger, "b": self.danger_also, "s": int(self.danger_is_certain),
            "p": [*self.danger_settings], "l": int(self.not_understood),
        }  # fmt: skip
        return {key: value for key, value in packed.items() if value}


NO_FREE_TEXT = FreeTextResult()


def unpack_free_text(knowledge: Knowledge, data: Any) -> FreeTextResult:
    """The result from its packed form; ids that are not of our lists are left out."""
    if not isinstance(data, dict):
        return NO_FREE_TEXT
    subjects = {*knowledge.windows, *knowledge.schemes, ""}
    return FreeTextResult(
        facts=_known(data.get("f"), knowledge.facts),
        changed=_known(data.get("c"), knowledge.facts),
        likely_persona=_one(data.get("g"), PERSONAS),
        offers=tuple((f, v) for f, v in _pairs(data.get("o")) if is_valid(knowledge, f, make_answer(v))),
        inquiries=tuple((kind, id) for kind, id in _pairs(data.get("q")) if id in subjects and kind.isalpha()),
        topics=_known(data.get("t"), TOPICS),
        concerns=_known(data.get("k"), knowledge.concerns),
        found=tuple(page for page in _pairs(data.get("m")) if page in _page_refs(knowledge)),
        danger=_one(data.get("d"), CRISES),
        danger_is_certain=bool(data.get("s")),
        danger_also=_one(data.get("b"), CRISES),
        danger_settings=_known(data.get("p"), SETTINGS),
        not_understood=bool(data.get("l")),
    )


def _page_refs(knowledge: Knowledge) -> set[PageRef]:
    lists = {
        "window": knowledge.windows, "scheme": knowledge.schemes, "faq": knowledge.frequent_questions,
        "plan": [section.id for section in knowledge.plan.sections],
    }  # fmt: skip
    return {(kind, id) for kind, ids in lists.items() for id in ids}


def _known(data: Any, known: Iterable[str]) -> tuple[str, ...]:
    valid = set(known)
    return tuple(e for e in data if isinstance(e, str) and e in valid) if isinstance(data, list) else ()


def _one(data: Any, known: Iterable[str]) -> str:
    return next(iter(_known([data], known)), "")


def _pairs(data: Any) -> list[tuple[str, str]]:
    entries = data if isinstance(data, list) else ()
    return [
        (e[0], e[1])
        for e in entries
        if isinstance(e, list) and len(e) == 2 and all(isinstance(x, str) for x in e)
    ]
