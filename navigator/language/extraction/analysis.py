"""Everything that is seen of a line before anything is decided: its words, and what the heads make of it.

Where the heads are missing, the words speak for themselves: the same names, with likelihoods by rule of thumb.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from navigator.language.classifiers.encoder import encode, has_encoder
from navigator.language.classifiers.features import letter_groups, senses
from navigator.language.classifiers.linear import TextFeatures, stored_classifiers
from navigator.language.text.clauses import clause_bounds
from navigator.language.text.lexicon import Lexicon
from navigator.language.text.line import Line
from navigator.language.text.words import Hit

LONGEST = 600  # letters of a line that is looked at piece by piece, and with the encoder
WORD, WEAK_WORD = 0.6, 0.12  # likelihood by a word alone


@dataclass(frozen=True)
class LineAnalysis:
    """A line, its words, and the likelihood of each head: of the whole, and the highest danger of a piece."""

    line: Line
    hits: tuple[Hit, ...]
    hidden: tuple[Hit, ...]
    scores: dict[str, float]
    pieces: tuple[dict[str, float], ...] = ()

    def of(self, kind: str) -> list[Hit]:
        """The hits of one kind."""
        return [hit for hit in self.hits if hit.sense.kind == kind]

    def score(self, head: str) -> float:
        """The likelihood of a head for the whole line."""
        return self.scores.get(head, 0.0)

    def words(self, found: Sequence[Hit]) -> tuple[str, ...]:
        """What was typed for these hits, each once, in order."""
        return tuple(dict.fromkeys(word for hit in found if (word := self.line.words(hit.start, hit.end))))


def analyse(lexicon: Lexicon, line: Line) -> LineAnalysis:
    """See a line."""
    hits = lexicon.hits(line)
    hidden = lexicon.hidden_hits(line)
    heads = lexicon.heads or stored_classifiers(has_encoder() and len(line.typed) < LONGEST)
    if heads is None:
        return LineAnalysis(line, hits, hidden, _by_words(hits))
    brief = len(line.typed) < LONGEST
    bounds = clause_bounds(line) if brief else []
    parts = [line, *(line.part(start, end) for start, end in bounds)]
    inside = [hits, *([h for h in hits if start <= h.start < end] for start, end in bounds)]
    vectors = encode([line.typed, *(part.text for part in parts[1:])]) if brief else [None] * len(parts)
    seen = [
        TextFeatures(letter_groups(part, [] if n else part_hits), senses(part_hits), vector)
        for n, (part, part_hits, vector) in enumerate(zip(parts, inside, vectors, strict=True))
    ]
    scores = heads.scores(seen)
    return LineAnalysis(line, hits, hidden, scores[0], tuple(scores[1:]))


def _by_words(hits: Sequence[Hit]) -> dict[str, float]:
    """Likelihoods where there are no heads."""
    found: dict[str, float] = {}
    for hit in hits:
        if hit.sense.kind == "topic":
            found[f"topic:{hit.sense.id}"] = WORD
        elif hit.sense.kind == "danger":
            score = WORD if hit.sense.value == "certain" else WEAK_WORD
            for head in (f"crisis:{hit.sense.id}", "danger"):
                found[head] = max(found.get(head, 0.0), score)
    return found | _persona_by_words(hits)


def _persona_by_words(hits: Sequence[Hit]) -> dict[str, float]:
    said = {(hit.sense.id, hit.sense.value) for hit in hits if hit.sense.kind == "who"}
    order = (("employer", "company"), ("supporter", "duty"), ("family", "relative"), ("supporter", "near"))
    persona = next((p for p, role in order if (p, role) in said), "")
    about = any(hit.sense.kind in ("topic", "fact", "danger") for hit in hits)
    persona = persona or ("resident" if about else "null")
    scope = any(hit.sense.kind == "topic" and hit.sense.id == "out_of_scope" for hit in hits)
    return {f"persona:{persona}": WORD, "understood": 0.9 if about and not scope else 0.3}
