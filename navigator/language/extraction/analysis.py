"""What is known of a line before anything is decided: its words, and the likelihoods of the classifiers.

Without classifiers the words alone give likelihoods under the same names, by rule of thumb.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from navigator.language.classifiers.encoder import encode, has_encoder
from navigator.language.classifiers.features import letter_groups, senses
from navigator.language.classifiers.linear import TextFeatures, stored_classifiers
from navigator.language.text.clauses import piece_bounds
from navigator.language.text.lexicon import Lexicon
from navigator.language.text.line import Line
from navigator.language.text.words import Hit

if TYPE_CHECKING:
    from numpy.typing import NDArray

WORD, WEAK_WORD = 0.6, 0.12  # likelihood by a word alone
WHOLE = 0.3  # weight of the whole line beside its likeliest piece


@dataclass(frozen=True)
class LineAnalysis:
    """A line, its words, and likelihoods by the name of their classifier (`topic:…`, `danger`)."""

    line: Line
    hits: tuple[Hit, ...]
    hidden: tuple[Hit, ...]  # words of danger without spaces and signs; their places count in `line.bare`
    scores: dict[str, float]  # of the whole line
    pieces: tuple[dict[str, float], ...] = ()  # of each piece, when there are several
    vector: "NDArray[Any] | None" = field(default=None, compare=False)  # the encoder's, of the whole line

    def of(self, kind: str) -> list[Hit]:
        return [hit for hit in self.hits if hit.sense.kind == kind]

    def score(self, name: str) -> float:
        """The likelihood for the whole line, 0 for an unknown name."""
        return self.scores.get(name, 0.0)

    def likelihood(self, name: str) -> float:
        """Of the whole line and its likeliest piece together.

        The piece weighs more, so that a long line drowns nothing; the whole keeps what was torn out of it from being misread.
        """
        whole = self.score(name)
        if not self.pieces:
            return whole
        piece = max(scores.get(name, 0.0) for scores in self.pieces)
        return _inverse(WHOLE * _log_odds(whole) + (1 - WHOLE) * _log_odds(max(whole, piece)))

    def words(self, hits: Sequence[Hit]) -> tuple[str, ...]:
        """What was typed for these hits, each once, in order."""
        return tuple(dict.fromkeys(word for hit in hits if (word := self.line.words(hit.start, hit.end))))


def _log_odds(likelihood: float) -> float:
    bounded = min(max(likelihood, 1e-12), 1 - 1e-12)
    return math.log(bounded / (1 - bounded))


def _inverse(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


def analyse(lexicon: Lexicon, line: Line) -> LineAnalysis:
    """The words of a line, and the likelihoods by the lexicon's classifiers or those that ship."""
    hits, hidden = lexicon.hits(line), lexicon.hidden_hits(line)
    classifiers = lexicon.classifiers or stored_classifiers(has_encoder())
    if classifiers is None:
        return LineAnalysis(line, hits, hidden, _by_words(hits))
    features = text_features(line, hits)
    whole, *of_pieces = classifiers.scores(features)
    return LineAnalysis(line, hits, hidden, whole, tuple(of_pieces), features[0].vector)


def text_features(line: Line, hits: Sequence[Hit]) -> list[TextFeatures]:
    """What the classifiers read of a line, and of each of its pieces."""
    bounds = piece_bounds(line)
    pieces = [line.part(start, end) for start, end in bounds]
    texts = list(dict.fromkeys([line.typed, *(piece.text for piece in pieces)]))
    vectors = dict(zip(texts, encode(texts), strict=True))
    features = [TextFeatures(letter_groups(line, hits), senses(hits), vectors[line.typed])]
    for piece, (start, end) in zip(pieces, bounds, strict=True):
        inside = [hit for hit in hits if start <= hit.start < end]
        features.append(TextFeatures(letter_groups(piece, []), senses(inside), vectors[piece.text]))
    return features


def _by_words(hits: Sequence[Hit]) -> dict[str, float]:
    """Likelihoods where there are no classifiers."""
    scores: dict[str, float] = {}
    for hit in hits:
        if hit.sense.kind == "topic":
            scores[f"topic:{hit.sense.id}"] = WORD
        elif hit.sense.kind == "danger":
            score = WORD if hit.sense.value == "certain" else WEAK_WORD
            for name in (f"crisis:{hit.sense.id}", "danger"):
                scores[name] = max(scores.get(name, 0.0), score)
    return scores | _persona_by_words(hits)


def _persona_by_words(hits: Sequence[Hit]) -> dict[str, float]:
    roles = {(hit.sense.id, hit.sense.value) for hit in hits if hit.sense.kind == "who"}
    order = (("employer", "company"), ("supporter", "duty"), ("family", "relative"), ("supporter", "near"))
    on_topic = any(hit.sense.kind in ("topic", "fact", "danger") for hit in hits)
    persona = next((p for p, role in order if (p, role) in roles), "resident" if on_topic else "null")
    out_of_scope = any(hit.sense.kind == "topic" and hit.sense.id == "out_of_scope" for hit in hits)
    return {f"persona:{persona}": WORD, "understood": 0.9 if on_topic and not out_of_scope else 0.3}
