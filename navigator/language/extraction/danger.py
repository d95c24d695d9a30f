"""Danger in a line: what kind, how certain, and by which words.

Words and heads both speak; either is enough for `possible`. Words that resemble a near miss (degree, denial, past,
prevention work) keep it from being `certain`, and never silence it. Only where the very letters are those of another
word altogether (`calm: other`) are they not counted.
"""

from dataclasses import dataclass

from navigator.language.text.clauses import clause_bounds
from navigator.language.text.words import Hit
from navigator.language.understanding import CRISES, Concern, Crisis

from .analysis import LineAnalysis

CERTAIN_WITH_WORD = 0.75  # likelihood from which the heads are certain, beside any word of danger
CERTAIN_ALONE = 0.9  # and without one
MIN_SUPPORT = 0.12  # with a certain word
POSSIBLE = 0.05  # from which danger is possible
POSSIBLE_WITH_WORD = 0.015  # with a possible word
KIND_MIN = 0.35  # from which a kind of danger is named beside a graver one


@dataclass(frozen=True)
class DangerReading:
    """What was found."""

    crisis: Crisis = "none"
    concern: Concern = "none"
    words: tuple[str, ...] = ()


def read_danger(sight: LineAnalysis) -> DangerReading:
    """The danger in a line."""
    found = _counted(sight)
    calmed = _calmed(sight)
    certain = [hit for hit in found if hit.sense.value == "certain" and not _within(hit, calmed)]
    hidden = [] if sight.of("calm") else list(sight.hidden)
    likely = max((s.get("danger", 0.0) for s in (sight.scores, *sight.pieces)), default=0.0)
    plain = any(_spelt_out(sight, hit) for hit in hidden)
    concern = _concern(bool(certain or hidden), found, 1.0 if plain else likely, calm=bool(calmed))
    if concern == "none":
        return DangerReading()
    words = (*sight.words(found), *(sight.line.bare.words(h.start, h.end) for h in hidden))
    return DangerReading(_kind(sight, [*certain, *hidden], found), concern, tuple(dict.fromkeys(words)))


def _concern(certain: bool, found: list[Hit], likely: float, *, calm: bool) -> Concern:
    if (certain and likely >= MIN_SUPPORT) or (likely >= (CERTAIN_WITH_WORD if found else CERTAIN_ALONE) and not calm):
        return "certain"
    strong = any(hit.sense.value == "certain" for hit in found)
    if certain or strong or likely >= POSSIBLE or (found and likely >= POSSIBLE_WITH_WORD):
        return "possible"
    return "none"


def _counted(sight: LineAnalysis) -> list[Hit]:
    """The words of danger, less those whose letters are another word's."""
    others = [hit for hit in sight.of("calm") if hit.sense.id == "other"]
    return [
        hit for hit in sight.of("danger")
        if not any(o.start <= hit.start and hit.start < o.end and hit.end <= o.end + 2 for o in others)
    ]  # fmt: skip


def _calmed(sight: LineAnalysis) -> list[tuple[int, int]]:
    """The pieces of the line in which a near miss stands."""
    bounds = clause_bounds(sight.line) or [(0, len(sight.line.text))]
    calm = [hit for hit in sight.of("calm") if hit.sense.id != "other"]
    return [(s, e) for s, e in bounds if any(s < hit.end and hit.start < e for hit in calm)]


def _within(hit: Hit, bounds: list[tuple[int, int]]) -> bool:
    return any(start <= hit.start < end for start, end in bounds)


def _spelt_out(sight: LineAnalysis, hit: Hit) -> bool:
    """Whether a word is written letter by letter, with signs or spaces between: heads do not see through that."""
    bare = sight.line.bare
    return bare.at[hit.end - 1] - bare.at[hit.start] >= hit.end - hit.start + 1


def _kind(sight: LineAnalysis, certain: list[Hit], found: list[Hit]) -> Crisis:
    """The gravest kind that words or heads name; else the likeliest."""
    named = {hit.sense.id for hit in certain}
    possible = {hit.sense.id for hit in found}
    likely = {c: max(s.get(f"crisis:{c}", 0.0) for s in (sight.scores, *sight.pieces)) for c in CRISES}
    for crisis in CRISES:
        said = crisis in named and likely[crisis] >= max(likely.values()) / 3
        if said or likely[crisis] >= (CERTAIN_WITH_WORD if named else KIND_MIN):
            return crisis
    return max(CRISES, key=lambda c: likely[c] + 0.2 * (c in named) + 0.05 * (c in possible))
