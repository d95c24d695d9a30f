"""The counts, all that usage leaves behind: each names a cell of a table, never a visit or a person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter

from navigator.knowledge.content.wording import PERSONAS

EVENTS = (
    "started", "asked", "answered", "unknown", "shown", "contact", "printed", "finished", "stopped",
    "not_understood",
)  # fmt: skip
DANGER = "danger"  # counted by day alone: no target, no persona, no channel, no language
WRONG_NUMBER = (
    "wrong_number"  # somebody says that an office's number did not work: the office alone, no persona
)

# Said in full, because "" would read as a column that somebody forgot.
UNKNOWN = "unknown"  # a municipality that was not told
NONE = "none"  # in none of the plan's categories
DIRECT = "direct"  # came without a code of ours
OTHER = "other"  # came with a code that we do not know


@dataclass(frozen=True, slots=True)
class EventCount:
    """Something happened in a conversation: to a fact, a window, a scheme, or ("") to the whole of it."""

    event: str
    target: str = ""
    persona: str = ""


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
    kind: tuple(field.name for field in fields(kind)) for kind in (EventCount, MunicipalityCount, ChannelCount, LanguageCount)
}


_VALUES: dict[type[Count], Callable[[Count], tuple[str, ...]]] = {
    kind: attrgetter(*columns) for kind, columns in COLUMNS.items()
}


def values(count: Count) -> tuple[str, ...]:
    """What a count says, in the order of its columns."""
    return _VALUES[type(count)](count)


def merged(counts: Sequence[Count]) -> dict[Count, int]:
    """Equal counts become one, with how often it came."""
    found: dict[Count, int] = {}
    for count in counts:
        found[count] = found.get(count, 0) + 1
    return found


__all__ = [
    "COLUMNS",
    "DANGER",
    "DIRECT",
    "EVENTS",
    "NONE",
    "OTHER",
    "PERSONAS",
    "UNKNOWN",
    "WRONG_NUMBER",
    "ChannelCount",
    "Count",
    "EventCount",
    "LanguageCount",
    "MunicipalityCount",
    "merged",
    "values",
]  # fmt: skip
