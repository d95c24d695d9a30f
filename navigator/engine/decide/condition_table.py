"""Conditions read all at once: every branch of theirs is a field of one number, and what a fact says to all of them one such number.

One part decides a branch: an `all` the one that fails, an `any` the one that holds. A field says whether it is decided, and
below that bit which leaves are open (condition.py). So a state is read by joining one number a fact; then each branch that
is not decided hands what is open in it to the branch around it, and decides that one where nothing is.
"""

import sys
from collections.abc import Iterator, Sequence
from functools import reduce
from operator import getitem, or_

from .condition import FAILS, HOLDS, ConditionNode, Leaf, Masks
from .memo import remember

_Column = tuple[int, int, int, int]
"""The cells of a leaf, and what it adds to the number where it holds, is open, or fails."""


class ConditionTable:
    """Conditions over so many facts. What it reads of each is what the condition reads by itself: a test holds the two together."""

    def __init__(self, nodes: Sequence[ConditionNode], facts: int) -> None:
        self._size = len(nodes)
        self._decided = 2 << facts
        self._bytes = 4 if facts + 2 <= 32 else 8 * -(-(facts + 2) // 64)  # of a field: one bit a fact and two more
        self._columns: list[list[_Column]] = [[] for _ in range(facts)]
        self._within: list[tuple[int, int]] = []  # each branch within another: their fields, the inner ones first
        self._fields = len(nodes)
        for field, node in enumerate(nodes):
            self._add(node, field, both=True)
        self._rows = tuple(_Rows(columns) for columns in self._columns)

    def _add(self, node: ConditionNode, field: int, *, both: bool) -> None:
        """Add a part to the branch of a field. A branch of the same kind is the same as its parts."""
        if isinstance(node, Leaf):
            self._columns[node.fact].append(self._column(node, field, both=both))
        elif node.both is both:
            for part in node.parts:
                self._add(part, field, both=both)
        else:
            inner, self._fields = self._fields, self._fields + 1
            for part in node.parts:
                self._add(part, inner, both=node.both)
            self._within.append((inner, field))

    def _column(self, leaf: Leaf, field: int, *, both: bool) -> _Column:
        shift = 8 * self._bytes * field
        held = 0 if both else self._decided
        failed = leaf.failed or (self._decided if both else 0)
        return leaf.mask, held << shift, 2 << leaf.fact << shift, failed << shift

    def read(self, masks: Masks) -> list[int]:
        """What each condition reads: FAILS, HOLDS, or what is open."""
        decided = self._decided
        fields = self._split(reduce(or_, map(getitem, self._rows, masks), 0))
        for inner, outer in self._within:
            open_ = fields[inner]
            if not open_ & decided:
                fields[outer] |= open_ or decided
        del fields[self._size :]
        return [FAILS if open_ & decided else open_ or HOLDS for open_ in fields]

    def _split(self, number: int) -> list[int]:
        whole = number.to_bytes(self._bytes * self._fields, sys.byteorder)
        if self._bytes > 8:
            return list(_pieces(whole, self._bytes))
        return memoryview(whole).cast("I" if self._bytes == 4 else "Q").tolist()


def _pieces(whole: bytes, size: int) -> Iterator[int]:
    return (int.from_bytes(whole[start : start + size], sys.byteorder) for start in range(0, len(whole), size))


class _Rows(dict[int, int]):
    """What a fact says to every branch, by its possible cells; made at the first look."""

    def __init__(self, columns: Sequence[_Column]) -> None:
        super().__init__()
        self.columns = columns

    def __missing__(self, possible: int) -> int:
        row = 0
        for cells, held, open_, failed in self.columns:
            row |= held if not possible & ~cells else open_ if possible & cells else failed
        return remember(self, possible, row)
