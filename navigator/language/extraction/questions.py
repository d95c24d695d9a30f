"""Questions about a thing: what it is, when it is open, its telephone; and which window or scheme is meant."""

from collections.abc import Sequence
from typing import Literal

from navigator.language.text.words import Hit
from navigator.language.understanding import Inquiry

from .analysis import LineAnalysis

BRIEF = 24  # letters of a question that may name nothing
ALONE = (
    "hours",
    "phone",
    "where",
    "cost",
    "booking",
    "online",
    "anonymous",
    "family",
    "age",
)  # asked without a name
ABOUT = 0.3  # likelihood that a line is about how to reach something
MOST = 3


def inquiries(sight: LineAnalysis) -> tuple[Inquiry, ...]:
    """The questions of a line, at most three."""
    kinds = sight.of("ask")
    thing = _thing(sight)
    if thing is None:
        reach = sight.score("topic:contact_access") >= ABOUT or len(sight.line.text) <= BRIEF
        kinds = [hit for hit in kinds if hit.sense.id in ALONE] if reach else []
        return tuple(_ask(sight, hit, None) for hit in _once(kinds))[:MOST]
    if not kinds and thing.end - thing.start >= len(sight.line.text) - 2:
        return (Inquiry("what", thing.sense.id, _sort(thing), sight.words([thing])),)
    return tuple(_ask(sight, hit, thing) for hit in _once(kinds))[:MOST]


def _thing(sight: LineAnalysis) -> Hit | None:
    """The window or scheme that is named, by its longest name."""
    named = [*sight.of("window"), *sight.of("scheme")]
    return max(named, key=lambda hit: (hit.end - hit.start, -hit.start)) if named else None


def _once(hits: Sequence[Hit]) -> list[Hit]:
    return list({hit.sense.id: hit for hit in hits}.values())


def _sort(thing: Hit) -> Literal["window", "scheme", ""]:
    return "window" if thing.sense.kind == "window" else "scheme"


def _ask(sight: LineAnalysis, hit: Hit, thing: Hit | None) -> Inquiry:
    if thing is None:
        return Inquiry(hit.sense.id, words=sight.words([hit]))
    return Inquiry(hit.sense.id, thing.sense.id, _sort(thing), sight.words([thing, hit]))
