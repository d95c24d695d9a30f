"""Builds navigator/language/classifiers/heads.npz from every labelled line: `make heads`.

The same lines and words give the same classifiers.
"""

import sys
from typing import Any

import numpy as np

from navigator.knowledge.load import load
from navigator.language.classifiers.linear import STORED, LinearClassifiers, TextFeatures
from navigator.language.extraction.analysis import text_features
from navigator.language.text.lexicon import Lexicon
from navigator.language.text.line import read_line
from navigator.paths import ROOT

from .answers import learnt_arrays
from .heads import as_classifiers, feature_matrix, fit, fit_twice, label_matrix
from .lines import HEADS, OF_DANGER, Labelled, read_lines


def see(lexicon: Lexicon, lines: list[Labelled]) -> list[list[TextFeatures]]:
    """The features of each line, and of each of its pieces."""
    folded = [read_line(line.text) for line in lines]
    return [text_features(line, lexicon.hits(line)) for line in folded]


def build(lines: list[Labelled], seen: list[list[TextFeatures]], *, encoder: bool) -> LinearClassifiers:
    """Classifiers from these lines and their features, for use with the encoder or without.

    Danger is looked for in each piece of a line: pieces of lines without danger are shown as such. What is labelled for danger
    alone teaches nothing else.
    """
    in_order = sorted(range(len(lines)), key=lambda n: lines[n].tells_danger_alone)
    lines, seen = [lines[n] for n in in_order], [seen[n] for n in in_order]
    whole_lines = sum(not line.tells_danger_alone for line in lines)
    names = sorted({name for texts in seen for name in texts[0].senses})
    calm = [piece for line, texts in zip(lines, seen, strict=True) if line.crisis == "none" for piece in texts[1:]]
    features = feature_matrix([*(texts[0] for texts in seen), *calm], names, encoder=encoder)
    labels = np.vstack([label_matrix(lines), np.zeros((len(calm), len(HEADS)))])
    of_pieces = [line.count for line, texts in zip(lines, seen, strict=True) for _ in texts[1:] if line.crisis == "none"]
    count = np.array([line.count for line in lines] + of_pieces)
    whole = fit(features.rows(whole_lines), labels[:whole_lines, :OF_DANGER], count[:whole_lines])
    return as_classifiers(features, np.hstack([whole, fit_twice(features, labels[:, OF_DANGER:], count)]))


def arrays(prefix: str, classifiers: LinearClassifiers) -> dict[str, Any]:
    """One set by the names it is stored under."""
    named: dict[str, Any] = {
        f"{prefix}_letters": classifiers.letters,
        f"{prefix}_scale": classifiers.scale,
        f"{prefix}_words": classifiers.words.astype(np.float16),
        f"{prefix}_bias": classifiers.bias,
    }
    if classifiers.encoder is not None:
        named[f"{prefix}_encoder"] = classifiers.encoder.astype(np.float16)
    return named


def main() -> None:
    """Build and store both sets, and the heads of answers."""
    lines = read_lines()
    texts = see(load(ROOT).lexicon, lines)
    full = build(lines, texts, encoder=True)
    plain = build(lines, texts, encoder=False)
    stored = arrays("full", full) | arrays("plain", plain)
    np.savez_compressed(STORED, names=np.array(full.names), senses=np.array(list(full.senses)), **stored, **learnt_arrays())
    print(f"{len(lines)} lines, {STORED.stat().st_size / 1e6:.2f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
