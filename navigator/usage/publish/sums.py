"""Which sums over months are shown: what follows from shown parts, and what the attacker can be told besides.

A sum whose parts are all shown tells nothing new. Any other is shown only if, told it, nobody could work out a
hidden figure of its months, of its quarters or of its other cells.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .disclosure import Constraint, DisclosureAudit
from .layout import Breakdown, Cell, Layout
from .limits import ANY, Bounds, K, bounds
from .month import is_fully_suppressed
from .release import Release


@dataclass(frozen=True)
class Family:
    """Cells that sums tie together: a total with its breakdowns, or one cell alone."""

    cells: tuple[Cell, ...]
    rows: tuple[Breakdown, ...] = ()


@dataclass(frozen=True)
class ReleasedParts:
    """What was released within the period: its months, and the quarters of a year."""

    months: Sequence[Release]
    quarters: Sequence[Release] = ()

    def sum(self, cell: Cell) -> int:
        """The figure of the whole."""
        return sum(month.figure(cell) for month in self.months)

    def follows(self, cell: Cell) -> bool:
        """Whether shown parts already make up the whole."""
        return all(cell in part.shown for part in self.quarters or self.months)


def shown_in_sum(known: ReleasedParts, layout: Layout) -> frozenset[Cell]:
    """The cells of a quarter or a year that are shown."""
    shown: set[Cell] = set()
    for family in families(layout):
        shown |= _Choice(family, known, layout).made()
    if known.quarters:
        shown |= {cell for cell in layout.yearly() if known.sum(cell) >= K}
    return frozenset(shown)


def families(layout: Layout) -> Iterator[Family]:
    """Every cell in exactly one family."""
    rows = list(layout.rows())
    for total in layout.totals():
        own = tuple(row for row in rows if row.total == total)
        yield Family((total, *(cell for row in own for cell in row.parts)), own)
    yield from (Family((leaf,)) for leaf in layout.leaves())


class _Choice:
    """The choice within one family. Figures are numbered month by month, cell by cell."""

    def __init__(self, family: Family, known: ReleasedParts, layout: Layout) -> None:
        self.family, self.known, self.layout = family, known, layout
        self.place = {cell: n for n, cell in enumerate(family.cells)}

    def made(self) -> set[Cell]:
        """The cells to show."""
        follow = {cell for cell in self.family.cells if self.known.follows(cell)}
        return follow | set(self._told([c for c in self.family.cells if c not in follow and self._may(c)], ()))

    def _may(self, cell: Cell) -> bool:
        needs = self.layout.needs(cell)
        return self.known.sum(cell) >= K and all(n in m.shown for m in self.known.months for n in needs)

    def _told(self, wanted: Sequence[Cell], told: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """As many of the wanted as can be told; what fails together is tried in halves, in the fixed order."""
        if not wanted:
            return told
        if not self._exposed((*told, *wanted)):
            return (*told, *wanted)
        if len(wanted) == 1:
            return told
        half = len(wanted) // 2
        return self._told(wanted[half:], self._told(wanted[:half], told))

    def _exposed(self, told: tuple[Cell, ...]) -> bool:
        facts = [*self._months(), *self._sums(told)]
        return DisclosureAudit(len(self.known.months) * len(self.family.cells), facts).exposes(list(self._hidden(told)))

    def _at(self, month: int, cell: Cell) -> int:
        return month * len(self.family.cells) + self.place[cell]

    def _over(self, part: Release, cell: Cell) -> tuple[int, ...]:
        """The figure of a cell in each month of a part."""
        return tuple(
            self._at(n, cell)
            for n, month in enumerate(self.known.months)
            if part.period.start <= month.period.start < part.period.after
        )

    def _months(self) -> Iterator[Constraint]:
        for n, month in enumerate(self.known.months):
            unsure = {c for row in self.family.rows if is_fully_suppressed(row, month.figures, month.shown) for c in row.parts}
            for cell in self.family.cells:
                yield Constraint((self._at(n, cell),), _told_of(month, cell, unsure))
            for row in self.family.rows:
                if month.figure(row.total) == sum(month.figure(part) for part in row.parts):
                    parts = tuple(self._at(n, part) for part in row.parts)
                    yield Constraint(parts, Bounds(0, 0), (self._at(n, row.total),))

    def _sums(self, told: tuple[Cell, ...]) -> Iterator[Constraint]:
        for part in self.known.quarters:
            for cell in part.shown & self.place.keys():
                yield Constraint(self._over(part, cell), _exactly(part.figure(cell)))
        everything = range(len(self.known.months))
        for cell in told:
            yield Constraint(tuple(self._at(n, cell) for n in everything), _exactly(self.known.sum(cell)))

    def _hidden(self, told: tuple[Cell, ...]) -> Iterator[tuple[int, ...]]:
        """What must not be worked out: each hidden figure of a month, of a quarter, and of the whole."""
        for n, month in enumerate(self.known.months):
            yield from ((self._at(n, cell),) for cell in self.family.cells if cell not in month.shown)
        for part in self.known.quarters:
            yield from (self._over(part, cell) for cell in self.family.cells if cell not in part.shown)
        for cell in self.family.cells:
            if cell not in told and not self.known.follows(cell):
                yield tuple(self._at(n, cell) for n in range(len(self.known.months)))


def _told_of(month: Release, cell: Cell, unsure: set[Cell]) -> Bounds:
    if cell in month.shown:
        return _exactly(month.figure(cell))
    if cell in unsure:
        return ANY
    return bounds(month.figure(cell))


def _exactly(n: int) -> Bounds:
    return Bounds(n, n)


__all__ = ["Family", "ReleasedParts", "families", "shown_in_sum"]
