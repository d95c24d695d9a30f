"""Linear classifiers: what a line is about, who speaks, whether someone is in danger, as likelihoods.

They read the sentence encoder's vector, letter groups and the senses of words. `make heads` (training/train.py) builds
them and stores them as small arrays: one set for use with the encoder, a weaker one without. Without numpy there is none.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .features import Features
from .stored_arrays import StoredArrays

try:
    import numpy as np
except ImportError:  # pragma: no cover - numpy is a dependency; the words alone still serve
    np = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from numpy.typing import NDArray

STORED = Path(__file__).parent / "heads.npz"
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class TextFeatures:
    """What the classifiers read of a text."""

    letters: Features
    senses: frozenset[str]
    vector: "NDArray[Any] | None" = None


@dataclass(frozen=True)
class StoredWeights:
    """A column for each class. `letters` are whole numbers, to be multiplied by `scale`."""

    names: tuple[str, ...]
    senses: Mapping[str, int]
    encoder: "NDArray[Any] | None"
    letters: "NDArray[Any]"
    scale: "NDArray[Any]"
    words: "NDArray[Any]"
    bias: "NDArray[Any]"

    def totals(self, text: TextFeatures) -> "NDArray[Any]":
        """What speaks for each class, before it is a likelihood."""
        total = self.bias.copy()
        if text.letters:
            values = np.fromiter(text.letters.values(), dtype=np.float32)
            total += (values @ self.letters[list(text.letters)].astype(np.float32)) * self.scale
        known = [self.senses[name] for name in text.senses if name in self.senses]
        if known:
            total += self.words[known].sum(axis=0)
        if self.encoder is not None and text.vector is not None:
            total += text.vector @ self.encoder
        return total


@dataclass(frozen=True)
class LinearClassifiers(StoredWeights):
    """Each class by itself: several may hold."""

    def scores(self, texts: Sequence[TextFeatures]) -> list[dict[str, float]]:
        """For each text the likelihood by each classifier's name."""
        return [self._scores(text) for text in texts]

    def _scores(self, text: TextFeatures) -> dict[str, float]:
        chances = 1.0 / (1.0 + np.exp(-np.clip(self.totals(text), -30.0, 30.0)))
        return dict(zip(self.names, chances.tolist(), strict=True))


@cache
def stored_classifiers(with_encoder: bool) -> LinearClassifiers | None:
    """The classifiers that ship with the software, None (and a line in the log) where they or numpy are missing."""
    if np is None or not STORED.exists():
        log.warning("no classifiers (numpy or %s is missing): free text is read by its words alone", STORED.name)
        return None
    with StoredArrays(STORED) as arrays:
        part = "full" if with_encoder else "plain"
        return LinearClassifiers(
            names=tuple(str(name) for name in arrays["names"]),
            senses={str(name): i for i, name in enumerate(arrays["senses"])},
            encoder=arrays["full_encoder"].astype(np.float32) if with_encoder else None,
            letters=arrays[f"{part}_letters"],
            scale=arrays[f"{part}_scale"].astype(np.float32),
            words=arrays[f"{part}_words"].astype(np.float32),
            bias=arrays[f"{part}_bias"].astype(np.float32),
        )
