"""What an answer in one's own words says at the question at hand: likelihoods of its options, of `declined`, `unknown`, and of
`ask` where none can be taken. Of a number or a place only that one is `told`; its value is read by its letters.

Learnt as the other classifiers are (training/answers.py), stored beside them; a question without heads has no likelihoods.
"""

from dataclasses import dataclass
from functools import cache

from .linear import STORED, StoredWeights, TextFeatures
from .stored_arrays import StoredArrays

try:
    import numpy as np
except ImportError:  # pragma: no cover - numpy is a dependency; answers are then read by their words alone
    np = None  # type: ignore[assignment]


@dataclass(frozen=True)
class AnswerHeads(StoredWeights):
    """A class for each `question:answer`; of one question exactly one holds."""

    def likelihoods(self, fact: str, text: TextFeatures) -> dict[str, float]:
        """The likelihood of each answer to this fact; they add up to one. Empty for a question without heads."""
        columns = [n for n, name in enumerate(self.names) if name.startswith(f"{fact}:")]
        if not columns:
            return {}
        total = self.totals(text)[columns]
        chances = np.exp(total - total.max())
        answers = (self.names[n].partition(":")[2] for n in columns)
        return dict(zip(answers, (chances / chances.sum()).tolist(), strict=True))


@cache
def stored_answer_heads(with_encoder: bool) -> AnswerHeads | None:
    """The heads that ship with the software, None where they or numpy are missing."""
    if np is None or not STORED.exists():
        return None
    with StoredArrays(STORED) as arrays:
        if "answers_names" not in arrays:
            return None
        part = "answers_full" if with_encoder else "answers_plain"
        return AnswerHeads(
            names=tuple(str(name) for name in arrays["answers_names"]),
            senses={str(name): i for i, name in enumerate(arrays["answers_senses"])},
            encoder=arrays[f"{part}_encoder"].astype(np.float32) if with_encoder else None,
            letters=arrays[f"{part}_letters"],
            scale=arrays[f"{part}_scale"].astype(np.float32),
            words=arrays[f"{part}_words"].astype(np.float32),
            bias=arrays[f"{part}_bias"].astype(np.float32),
        )
