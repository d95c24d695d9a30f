"""Builds navigator/language/heads.npz from every labelled line: `make heads`.

The same lines and words give the same heads. `--only-plain` and `--only-full` build one of the two sets.
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

from .heads import answers, as_heads, fit, sight
from .lines import Labelled, read_lines


def see(lexicon: Lexicon, lines: list[Labelled]) -> list[TextFeatures]:
    """What the heads see of each line."""
    vectors = encode([line.text for line in lines])
    found = []
    for labelled, vector in zip(lines, vectors, strict=True):
        line = read_line(labelled.text)
        hits = lexicon.hits(line)
        found.append(TextFeatures(letter_groups(line, hits), senses(hits), vector))
    return found


def build(lines: list[Labelled], seen: list[TextFeatures], *, encoder: bool) -> LinearClassifiers:
    """Heads from these lines."""
    names = sorted({name for one in seen for name in one.senses})
    seeing = sight(seen, names, encoder=encoder)
    return as_heads(seeing, fit(seeing, answers(lines)))


def arrays(part: str, heads: LinearClassifiers) -> dict[str, Any]:
    """One set as it is stored."""
    found: dict[str, Any] = {
        f"{part}_letters": heads.letters,
        f"{part}_scale": heads.scale,
        f"{part}_words": heads.words.astype(np.float16),
        f"{part}_bias": heads.bias,
    }
    if heads.encoder is not None:
        found[f"{part}_encoder"] = heads.encoder.astype(np.float16)
    return found


def main() -> None:
    """Build and store both sets."""
    lines = read_lines()
    seen = see(load(ROOT).lexicon, lines)
    full = build(lines, seen, encoder=True)
    plain = build(lines, seen, encoder=False)
    stored = arrays("full", full) | arrays("plain", plain)
    names, known = np.array(full.names), np.array(list(full.senses))
    np.savez_compressed(STORED, names=names, senses=known, **stored)
    print(f"{len(lines)} lines, {STORED.stat().st_size / 1e6:.2f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
