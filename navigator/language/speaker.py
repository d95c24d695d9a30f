"""Who speaks: the person, their family, a supporter, an employer, or nobody that can be told."""

from .sight import Sight

PERSONAS = ("resident", "family", "supporter", "employer")
SURE, CLOSE = 0.6, 0.3  # likelihood of the first, and of the second at most


def speaker(sight: Sight) -> tuple[str | None, bool, tuple[str, ...]]:
    """The persona (None when nobody can be told), whether that is sure, and the words for it."""
    ranked = ranking(sight)
    first, second = ranked[0], ranked[1]
    sure = first[1] >= SURE and second[1] <= CLOSE
    persona = None if first[0] == "null" else first[0]
    hits = [hit for hit in sight.of("who") if hit.sense.id == persona]
    return persona, sure and persona is not None, sight.words(hits)


def ranking(sight: Sight) -> list[tuple[str, float]]:
    """Each persona with its likelihood, likeliest first; "null" is nobody."""
    scores = [(persona, sight.score(f"persona:{persona}")) for persona in (*PERSONAS, "null")]
    return sorted(scores, key=lambda pair: -pair[1])
