"""Who speaks: the person, their family, a supporter, an employer, or nobody that can be told."""

from .analysis import LineAnalysis

SURE, CLOSE = 0.6, 0.3  # likelihood of the first, and of the second at most
# Most lines are written by residents. Taking a mother for one costs more than asking: odds lean to the rarer speakers.
LEAN = {"resident": 1.0, "family": 4.5, "supporter": 2.7, "employer": 1.7, "null": 1.35}


def read_speaker(sight: LineAnalysis) -> tuple[str | None, bool, tuple[str, ...]]:
    """The persona (None when nobody can be told), whether that is sure, and the words for it."""
    ranked = ranking(sight)
    first, second = ranked[0], ranked[1]
    sure = first[1] >= SURE and second[1] <= CLOSE
    persona = None if first[0] == "null" else first[0]
    hits = [hit for hit in sight.of("who") if hit.sense.id == persona]
    return persona, sure and persona is not None, sight.words(hits)


def ranking(sight: LineAnalysis) -> list[tuple[str, float]]:
    """Each persona with its likelihood, likeliest first; "null" is nobody."""
    odds = {persona: _odds(sight.score(f"persona:{persona}")) * lean for persona, lean in LEAN.items()}
    total = sum(odds.values())
    return sorted(((persona, o / total) for persona, o in odds.items()), key=lambda pair: -pair[1])


def _odds(likelihood: float) -> float:
    bounded = min(max(likelihood, 1e-4), 1 - 1e-4)
    return bounded / (1 - bounded)
