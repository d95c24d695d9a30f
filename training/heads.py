"""Fits the linear classifiers: one logistic regression for each, all in one run of L-BFGS."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack

from navigator.language.classifiers.features import BUCKETS
from navigator.language.classifiers.linear import LinearClassifiers, TextFeatures

from .lines import HEADS, Labelled

WEIGHTS = {"encoder": 2.0, "letters": 2.0, "words": 0.5}  # scale of each kind of feature
STRENGTH = 8.0  # of the data against the pull to zero
BY_MEANING = 0.5  # the same of the second fit, which sees the encoder's vector alone
ROUNDS = 70
VECTOR = 512  # length of the encoder's


@dataclass(frozen=True)
class FeatureMatrix:
    """A row of features for each line: encoder, letter groups, senses, and a one for the bias."""

    matrix: csr_matrix
    senses: tuple[str, ...]
    encoder: bool

    def rows(self, count: int) -> "FeatureMatrix":
        """The first rows alone."""
        return FeatureMatrix(self.matrix[:count], self.senses, self.encoder)


def feature_matrix(texts: Sequence[TextFeatures], senses: Sequence[str], *, encoder: bool) -> FeatureMatrix:
    """The features of each text, scaled."""
    column = {name: i for i, name in enumerate(senses)}
    letters = _sparse([text.letters for text in texts], BUCKETS)
    words = _sparse([{column[s]: 1.0 for s in text.senses if s in column} for text in texts], len(column))
    parts = [letters * WEIGHTS["letters"], words * WEIGHTS["words"], csr_matrix(np.ones((len(texts), 1)))]
    if encoder:
        parts.insert(0, csr_matrix(np.array([text.vector for text in texts])) * WEIGHTS["encoder"])
    return FeatureMatrix(hstack(parts).tocsr(), tuple(senses), encoder)


def _sparse(rows: Sequence[dict[int, float]], width: int) -> csr_matrix:
    starts, places, values = [0], [], []
    for row in rows:
        places.extend(row)
        values.extend(row.values())
        starts.append(len(places))
    return csr_matrix((values, places, starts), shape=(len(rows), width), dtype=np.float64)


def label_matrix(lines: Sequence[Labelled]) -> Any:
    """1 or 0 for each line (row) and classifier (column)."""
    return np.array([[float(line.says(name)) for name in HEADS] for line in lines])


def fit(features: FeatureMatrix, labels: Any, count: Any) -> Any:
    """Weights (columns of the feature matrix by classifiers) that make the labels likeliest; each row counts so often."""
    return _fit(features.matrix, labels, STRENGTH * count)


def fit_twice(features: FeatureMatrix, labels: Any, count: Any) -> Any:
    """The mean of two fits: over everything, and by meaning alone, which cannot learn an author's spelling by heart.

    On authors kept out danger is caught more often with it, and fewer calm lines are disturbed; without the encoder
    there is only the first.
    """
    weights = fit(features, labels, count)
    if not features.encoder:
        return weights
    meaning = [*range(VECTOR), features.matrix.shape[1] - 1]
    weights[meaning] += _fit(features.matrix[:, meaning].tocsr(), labels, BY_MEANING * count)
    return weights / 2


def _fit(matrix: csr_matrix, labels: Any, strength: Any) -> Any:
    transposed, strength = matrix.T.tocsr(), strength[:, None]
    shape = (matrix.shape[1], labels.shape[1])
    pull = np.ones((shape[0], 1))
    pull[-1] = 0.0  # the last column is the bias

    def loss(flat: Any) -> tuple[float, Any]:
        weights = flat.reshape(shape)
        total = matrix @ weights
        missed = strength * (np.logaddexp(0.0, total) - labels * total)
        slope = transposed @ (strength * (1.0 / (1.0 + np.exp(-total)) - labels))
        penalty = 0.5 * float((pull * weights * weights).sum())
        return float(missed.sum()) + penalty, (slope + pull * weights).ravel()

    start = np.zeros(shape[0] * shape[1])
    result = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return result.x.reshape(shape)


def as_classifiers(features: FeatureMatrix, weights: Any) -> LinearClassifiers:
    """The weights as they are stored and used."""
    vector = VECTOR if features.encoder else 0
    encoder = weights[:vector] * WEIGHTS["encoder"] if vector else None
    letters = weights[vector : vector + BUCKETS] * WEIGHTS["letters"]
    scale = np.abs(letters).max(axis=0) / 127.0 + 1e-12
    return LinearClassifiers(
        names=HEADS,
        senses={name: i for i, name in enumerate(features.senses)},
        encoder=None if encoder is None else encoder.astype(np.float16).astype(np.float32),
        letters=np.round(letters / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        words=(weights[vector + BUCKETS : -1] * WEIGHTS["words"]).astype(np.float32),
        bias=weights[-1].astype(np.float32),
    )
