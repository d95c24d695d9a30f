"""A line in the pieces it was written in: one word of danger in a long line must not be drowned by the rest."""

import re

from .line import Line

MOST, SHORTEST = 6, 3  # pieces that are looked at; letters of a piece
_END = re.compile(r"[。！？!?\n…]+|(?<=[a-z]{2})\. |、|,\s|\s{2,}")


def clause_bounds(line: Line) -> list[tuple[int, int]]:
    """The places of the pieces, when there is more than one. Of many the last ones, where the point often is."""
    bounds, start = [], 0
    for sign in _END.finditer(line.text):
        if sign.start() - start >= SHORTEST:
            bounds.append((start, sign.start()))
            start = sign.end()
    if len(line.text) - start >= SHORTEST:
        bounds.append((start, len(line.text)))
    return bounds[-MOST:] if len(bounds) > 1 else []
