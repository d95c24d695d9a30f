"""The clauses of a line: one word of danger in a long line must not be drowned by the rest."""

import re

from .line import Line

MOST, SHORTEST = 6, 3  # clauses that are read; letters of a clause
_END = re.compile(r"[。！？!?\n…]+|(?<=[a-z]{2})\. |、|,\s|\s{2,}")


def clause_bounds(line: Line) -> list[tuple[int, int]]:
    """Start and end of each clause, none for a single one. Of many the last ones, where the point often is."""
    bounds, start = [], 0
    for end in _END.finditer(line.text):
        if end.start() - start >= SHORTEST:
            bounds.append((start, end.start()))
            start = end.end()
    if len(line.text) - start >= SHORTEST:
        bounds.append((start, len(line.text)))
    return bounds[-MOST:] if len(bounds) > 1 else []
