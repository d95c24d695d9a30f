"""The counts, all that a use leaves behind: each names a cell of a table, never a visit or a person."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from operator import attrgetter

EVENTS = (
    "started", "asked", "answered", "unknown", "shown", "contact", "printed", "finished", "stopped",
    "not_understood",
)  # fmt: skip
DANGER = "danger"  # counted by day alone: no target, no persona, no channel, no language
WRONG_NUMBER = "wrong_number"  # a citizen reports that an office's number does not work: no persona

FLOOD = "flood"  # far more was sent than people send, and the rest was not counted: by day alone, set by the gatherer
FEEDBACK = ("helped", "wrong_window", "no_answer", "hard", "not_found")  # what is said of the pages themselves

# Written out, because "" would look like a forgotten column.
UNKNOWN = "unknown"  # the municipality was not asked or not answered
NONE = "none"  # none of the plan's categories
DIRECT = "direct"  # came without a channel code
OTHER = "other"  # came with an unknown channel code


@dataclass(frozen=True, slots=True)
class EventCount:
    """Something happened in a conversation: to a fact, a window, a scheme, or ("") to the whole of it."""

    event: str
    target: str = ""
    persona: str = ""


def feedback_count(reason: str) -> EventCount:
    """Somebody said how the pages served them: an answer to a question of ours, and nothing of who."""
    return EventCount("answered", f"feedback/{reason}")


@dataclass(frozen=True, slots=True)
class MunicipalityCount:
    """A conversation reached its result: where, and for which category of the plan. Kept by month."""

    municipality: str
    category: str


@dataclass(frozen=True, slots=True)
class ChannelCount:
    """Something happened in a conversation that a leaflet, a poster or a post brought."""

    channel: str
    event: str


@dataclass(frozen=True, slots=True)
class LanguageCount:
    """Something happened in a conversation in this language."""

    language: str
    event: str


Count = EventCount | MunicipalityCount | ChannelCount | LanguageCount
COLUMNS: dict[type[Count], tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind))
    for kind in (EventCount, MunicipalityCount, ChannelCount, LanguageCount)
}
_VALUES: dict[type[Count], Callable[[Count], tuple[str, ...]]] = {
    kind: attrgetter(*columns) for kind, columns in COLUMNS.items()
}


def values(count: Count) -> tuple[str, ...]:
    """The values of a count, in the order of its columns."""
    return _VALUES[type(count)](count)


def merged(counts: Iterable[Count]) -> dict[Count, int]:
    """Each count with how often it occurs; of a mapping, with how often it says."""
    return dict(Counter(counts))
