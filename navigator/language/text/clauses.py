"""The clauses of a line, and the pieces it is read in: one word of danger in a long line must not be drowned by the rest."""

import re
from itertools import pairwise

from .line import Line

MOST, SHORTEST, LONGEST = 12, 3, 120  # pieces that are read; letters of a clause, of a piece
_END = re.compile(r"[。！？!?\n…]+|(?<=[a-z]{2})\. |、|,\s|\s{2,}")
Bounds = list[tuple[int, int]]


def clause_bounds(line: Line) -> Bounds:
    """Start and end of each clause, none for a single one."""
    bounds = _clauses(line)
    return bounds if len(bounds) > 1 else []


def piece_bounds(line: Line) -> Bounds:
    """Start and end of the pieces that together are the whole line, none for a single one.

    A clause is a piece. One without an end is cut; of very many some neighbours are joined.
    """
    pieces = [part for start, end in _clauses(line) for part in _cut(start, end)]
    if len(pieces) > MOST:
        firsts = [n * len(pieces) // MOST for n in range(MOST + 1)]
        pieces = [(pieces[first][0], pieces[after - 1][1]) for first, after in pairwise(firsts)]
    return pieces if len(pieces) > 1 else []


def _clauses(line: Line) -> Bounds:
    bounds, start = [], 0
    for end in _END.finditer(line.text):
        if end.start() - start >= SHORTEST:
            bounds.append((start, end.start()))
            start = end.end()
    if len(line.text) - start >= SHORTEST:
        bounds.append((start, len(line.text)))
    return bounds


def _cut(start: int, end: int) -> Bounds:
    """Equal parts of bearable length."""
    parts = -(-(end - start) // LONGEST)
    marks = [start + n * (end - start) // parts for n in range(parts + 1)]
    return list(pairwise(marks))
