"""Danger in a line: what kind, how certain, and by which words.

Words or classifiers alone suffice for `possible`. Words of a near miss (degree, denial, past, prevention work) keep
danger from being `certain`, and never silence it. Only letters that belong to another word altogether (`calm: other`)
are not counted.
"""

from dataclasses import dataclass

from navigator.language.text.clauses import clause_bounds
from navigator.language.text.words import Hit
from navigator.language.understanding import CRISES, Concern, Crisis

from .analysis import LineAnalysis

# Likelihoods from which danger is
CERTAIN_WITH_WORD = 0.75  # certain, beside any word of danger
CERTAIN_ALONE = 0.9  # certain, without a word
MIN_SUPPORT = 0.12  # certain, with a certain word
POSSIBLE = 0.05  # possible
POSSIBLE_WITH_WORD = 0.015  # possible, with any word
KIND_MIN = 0.35  # of a kind, though no certain word names it


@dataclass(frozen=True)
class DangerReading:
    """The danger in a line; `words` are those it rests on, as typed."""

    crisis: Crisis = "none"
    concern: Concern = "none"
    words: tuple[str, ...] = ()


def read_danger(analysis: LineAnalysis) -> DangerReading:
    hits, calmed = _danger_hits(analysis), _calmed_clauses(analysis)
    certain = [hit for hit in hits if hit.sense.value == "certain" and not _within(hit, calmed)]
    hidden = [] if analysis.of("calm") else list(analysis.hidden)
    spelt_out = any(_is_spelt_out(analysis, hit) for hit in hidden)
    likelihood = 1.0 if spelt_out else analysis.highest("danger")
    concern = _concern(bool(certain or hidden), hits, likelihood, calm=bool(calmed))
    if concern == "none":
        return DangerReading()
    words = (*analysis.words(hits), *(analysis.line.bare.words(hit.start, hit.end) for hit in hidden))
    return DangerReading(_kind(analysis, [*certain, *hidden], hits), concern, tuple(dict.fromkeys(words)))


def _concern(certain_word: bool, hits: list[Hit], likelihood: float, *, calm: bool) -> Concern:
    if certain_word and likelihood >= MIN_SUPPORT:
        return "certain"
    if likelihood >= (CERTAIN_WITH_WORD if hits else CERTAIN_ALONE) and not calm:
        return "certain"
    calmed_word = any(hit.sense.value == "certain" for hit in hits)
    if certain_word or calmed_word or likelihood >= (POSSIBLE_WITH_WORD if hits else POSSIBLE):
        return "possible"
    return "none"


def _danger_hits(analysis: LineAnalysis) -> list[Hit]:
    """The words of danger, without those whose letters belong to another word."""
    others = [hit for hit in analysis.of("calm") if hit.sense.id == "other"]
    return [
        hit for hit in analysis.of("danger")
        if not any(o.start <= hit.start and hit.start < o.end and hit.end <= o.end + 2 for o in others)
    ]  # fmt: skip


def _calmed_clauses(analysis: LineAnalysis) -> list[tuple[int, int]]:
    """The clauses in which a word of a near miss stands."""
    bounds = clause_bounds(analysis.line) or [(0, len(analysis.line.text))]
    calm = [hit for hit in analysis.of("calm") if hit.sense.id != "other"]
    return [(start, end) for start, end in bounds if any(start < hit.end and hit.start < end for hit in calm)]


def _within(hit: Hit, bounds: list[tuple[int, int]]) -> bool:
    return any(start <= hit.start < end for start, end in bounds)


def _is_spelt_out(analysis: LineAnalysis, hit: Hit) -> bool:
    """Whether a word is typed with signs or spaces between its letters, which the classifiers do not see through."""
    bare = analysis.line.bare
    return bare.at[hit.end - 1] - bare.at[hit.start] >= hit.end - hit.start + 1


def _kind(analysis: LineAnalysis, certain: list[Hit], hits: list[Hit]) -> Crisis:
    """The gravest kind that words or classifiers name; else the likeliest."""
    by_certain_word = {hit.sense.id for hit in certain}
    by_word = {hit.sense.id for hit in hits}
    likely = {crisis: analysis.highest(f"crisis:{crisis}") for crisis in CRISES}
    for crisis in CRISES:
        named = crisis in by_certain_word and likely[crisis] >= max(likely.values()) / 3
        if named or likely[crisis] >= (CERTAIN_WITH_WORD if by_certain_word else KIND_MIN):
            return crisis
    return max(CRISES, key=lambda c: likely[c] + 0.2 * (c in by_certain_word) + 0.05 * (c in by_word))
