"""Fits linear heads: one logistic regression for each question, all of them in one run of L-BFGS."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack

from navigator.language.classifiers.features import BUCKETS
from navigator.language.classifiers.linear import LinearClassifiers, TextFeatures

from .lines import HEADS, Labelled

WEIGHTS = {"encoder": 2.0, "letters": 2.0, "words": 0.5}  # how far each kind of sight counts
STRENGTH = 8.0  # of the data against the pull to zero
ROUNDS = 70


@dataclass(frozen=True)
class Sight:
    """The lines as a matrix: encoder, letter groups, senses."""

    matrix: csr_matrix
    senses: tuple[str, ...]
    encoder: bool


def sight(seen: Sequence[TextFeatures], senses: Sequence[str], *, encoder: bool) -> Sight:
    """What the heads see of each line, weighed."""
    known = {name: i for i, name in enumerate(senses)}
    parts = [
        _sparse([one.letters for one in seen], BUCKETS) * WEIGHTS["letters"],
        _sparse([{known[s]: 1.0 for s in one.senses if s in known} for one in seen], len(known))
        * WEIGHTS["words"],
    ]
    if encoder:
        parts.insert(0, csr_matrix(np.array([one.vector for one in seen])) * WEIGHTS["encoder"])
    return Sight(hstack([*parts, csr_matrix(np.ones((len(seen), 1)))]).tocsr(), tuple(senses), encoder)


def _sparse(rows: Sequence[dict[int, float]], width: int) -> csr_matrix:
    starts, places, values = [0], [], []
    for row in rows:
        places.extend(row)
        values.extend(row.values())
        starts.append(len(places))
    return csr_matrix((values, places, starts), shape=(len(rows), width), dtype=np.float64)


def answers(lines: Sequence[Labelled]) -> Any:
    """What each head should say of each line: 1, or 0."""
    return np.array([[float(line.says(head)) for head in HEADS] for line in lines])


def fit(seen: Sight, wanted: Any) -> Any:
    """Weights (columns of the matrix by heads) that make the wanted answers likeliest."""
    matrix, turned = seen.matrix, seen.matrix.T.tocsr()
    shape = (matrix.shape[1], wanted.shape[1])
    pull = np.ones((shape[0], 1))
    pull[-1] = 0.0  # the last column is the bias

    def loss(flat: Any) -> tuple[float, Any]:
        weights = flat.reshape(shape)
        total = matrix @ weights
        missed = np.logaddexp(0.0, total) - wanted * total
        slope = turned @ (1.0 / (1.0 + np.exp(-total)) - wanted)
        held = 0.5 * float((pull * weights * weights).sum())
        return STRENGTH * float(missed.sum()) + held, (STRENGTH * slope + pull * weights).ravel()

    found = minimize(
        loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}
    )
    return found.x.reshape(shape)


def as_heads(seen: Sight, weights: Any) -> LinearClassifiers:
    """The weights as they are stored and used."""
    vector = 512 if seen.encoder else 0
    encoder = weights[:vector] * WEIGHTS["encoder"] if vector else None
    letters = weights[vector : vector + BUCKETS] * WEIGHTS["letters"]
    scale = np.abs(letters).max(axis=0) / 127.0 + 1e-12
    return LinearClassifiers(
        names=HEADS,
        senses={name: i for i, name in enumerate(seen.senses)},
        encoder=None if encoder is None else encoder.astype(np.float16).astype(np.float32),
        letters=np.round(letters / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        words=(weights[vector + BUCKETS : -1] * WEIGHTS["words"]).astype(np.float32),
        bias=weights[-1].astype(np.float32),
    )
