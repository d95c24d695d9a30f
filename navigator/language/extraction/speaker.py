"""Who speaks: the person, their family, a supporter, an employer, or "null" for nobody in particular."""

from .analysis import LineAnalysis

SURE, CLOSE = 0.6, 0.3  # sure: likelihood of the first at least, and of the second at most
# Factors of the odds. Most lines are by residents, and to take a mother for one costs more than to ask.
LEAN = {"resident": 1.0, "family": 4.5, "supporter": 2.7, "employer": 1.7, "null": 1.35}


def read_speaker(analysis: LineAnalysis) -> tuple[str | None, bool, tuple[str, ...]]:
    """The persona (None for nobody in particular), whether that is sure, and the words for it."""
    (first, likelihood), (_, next_likelihood) = ranking(analysis)[:2]
    sure = likelihood >= SURE and next_likelihood <= CLOSE
    persona = None if first == "null" else first
    hits = [hit for hit in analysis.of("who") if hit.sense.id == persona]
    return persona, sure and persona is not None, analysis.words(hits)


def ranking(analysis: LineAnalysis) -> list[tuple[str, float]]:
    """Each persona with its likelihood, likeliest first; "null" is nobody in particular."""
    odds = {persona: _odds(analysis.score(f"persona:{persona}")) * lean for persona, lean in LEAN.items()}
    total = sum(odds.values())
    return sorted(((persona, o / total) for persona, o in odds.items()), key=lambda pair: -pair[1])


def _odds(likelihood: float) -> float:
    bounded = min(max(likelihood, 1e-4), 1 - 1e-4)
    return bounded / (1 - bounded)
