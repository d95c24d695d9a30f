"""The closed lists: a count with a value outside them is never written, wherever it came from."""

from dataclasses import dataclass
from functools import cached_property

from navigator.knowledge.content.office_ref import OfficeRef
from navigator.knowledge.content.wording import PERSONAS
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.rules.facts import OUTSIDE

from .counts import (
    COLUMNS,
    DANGER,
    DIRECT,
    EVENTS,
    FEEDBACK,
    NONE,
    OTHER,
    UNKNOWN,
    WRONG_NUMBER,
    Count,
    EventCount,
    feedback_count,
    values,
)


@dataclass(frozen=True)
class Vocabulary:
    """The values that a count may have. Events and personas are fixed; the rest is a region's own."""

    targets: frozenset[str]  # ids of facts, windows and schemes
    municipalities: frozenset[str]
    categories: frozenset[str]
    languages: frozenset[str]
    channels: frozenset[str] = frozenset({DIRECT, OTHER})
    feedback: frozenset[str] = frozenset(feedback_count(reason).target for reason in FEEDBACK)  # never with a persona
    offices: frozenset[str] = frozenset()  # window/office or municipality/code, as targets of a wrong number alone

    @cached_property
    def _lists(self) -> dict[str, frozenset[str]]:
        return {
            "event": frozenset(EVENTS),
            "target": self.targets | {""},
            "persona": frozenset({*PERSONAS, ""}),
            "municipality": self.municipalities,
            "category": self.categories,
            "channel": self.channels,
            "language": self.languages,
        }

    def unknown_column(self, count: Count) -> str:
        """The first column with a value outside its list, "" when the count may be written."""
        if isinstance(count, EventCount) and count.event == DANGER:
            return "target" if count.target else "persona" if count.persona else ""
        if isinstance(count, EventCount) and count.event == WRONG_NUMBER:
            return "target" if count.target not in self.offices else "persona" if count.persona else ""
        if isinstance(count, EventCount) and count.target in self.feedback:
            return "event" if count.event != "answered" else "persona" if count.persona else ""
        columns = zip(COLUMNS[type(count)], values(count), strict=True)
        return next((column for column, value in columns if value not in self._lists[column]), "")


def vocabulary_of(knowledge: Knowledge, channels: frozenset[str] = frozenset()) -> Vocabulary:
    """The closed lists of a region with these codes of channels."""
    return Vocabulary(
        targets=frozenset({*knowledge.facts, *knowledge.windows, *knowledge.schemes}),
        municipalities=frozenset({*knowledge.municipalities, OUTSIDE, UNKNOWN}),
        categories=frozenset({*knowledge.rules.categories, NONE}),
        languages=frozenset(knowledge.region.languages),
        channels=channels | {DIRECT, OTHER},
        offices=frozenset(
            str(OfficeRef(window, id)) for window, places in knowledge.contact_offices.items() for id in places
        ),
    )
