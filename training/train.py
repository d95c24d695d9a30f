"""Builds navigator/language/classifiers/heads.npz from every labelled line: `make heads`.

The same lines and words give the same classifiers.
"""

import sys
from typing import Any

import numpy as np

from navigator.knowledge.load import load
from navigator.language.classifiers.encoder import encode
from navigator.language.classifiers.features import letter_groups, senses
from navigator.language.classifiers.linear import STORED, LinearClassifiers, TextFeatures
from navigator.language.text.lexicon import Lexicon
from navigator.language.text.line import read_line
from navigator.paths import ROOT

from .heads import as_classifiers, feature_matrix, fit, label_matrix
from .lines import Labelled, read_lines


def see(lexicon: Lexicon, lines: list[Labelled]) -> list[TextFeatures]:
    """The features of each line."""
    vectors = encode([line.text for line in lines])
    texts = []
    for labelled, vector in zip(lines, vectors, strict=True):
        line = read_line(labelled.text)
        hits = lexicon.hits(line)
        texts.append(TextFeatures(letter_groups(line, hits), senses(hits), vector))
    return texts


def build(lines: list[Labelled], texts: list[TextFeatures], *, encoder: bool) -> LinearClassifiers:
    """Classifiers from these lines and their features, for use with the encoder or without."""
    names = sorted({name for text in texts for name in text.senses})
    features = feature_matrix(texts, names, encoder=encoder)
    return as_classifiers(features, fit(features, label_matrix(lines)))


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
    """Build and store both sets."""
    lines = read_lines()
    texts = see(load(ROOT).lexicon, lines)
    full = build(lines, texts, encoder=True)
    plain = build(lines, texts, encoder=False)
    stored = arrays("full", full) | arrays("plain", plain)
    np.savez_compressed(STORED, names=np.array(full.names), senses=np.array(list(full.senses)), **stored)
    print(f"{len(lines)} lines, {STORED.stat().st_size / 1e6:.2f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
