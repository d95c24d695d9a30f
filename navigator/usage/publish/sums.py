"""Which sums over months are published: those that published parts add up to, and those that disclose nothing more.

A sum whose parts are all published tells nothing new. Any other is published only if nobody could then work out a
suppressed figure of its months, of its quarters or of its other cells.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .disclosure import Constraint, DisclosureAudit
from .layout import Breakdown, Cell, Layout
from .limits import ANY, THRESHOLD, Bounds, prior_bounds
from .month import is_fully_suppressed
from .release import Release


@dataclass(frozen=True)
class Family:
    """Cells that sums connect: a total with its breakdowns, or one cell alone."""

    cells: tuple[Cell, ...]
    rows: tuple[Breakdown, ...] = ()


@dataclass(frozen=True)
class ReleasedParts:
    """What was released within the period: its months, and the quarters of a year."""

    months: Sequence[Release]
    quarters: Sequence[Release] = ()

    def sum(self, cell: Cell) -> int:
        """The figure of the whole period."""
        return sum(month.figure(cell) for month in self.months)

    def is_derivable(self, cell: Cell) -> bool:
        """Whether published parts add up to the whole."""
        return all(cell in part.published for part in self.quarters or self.months)


def published_in_sum(released: ReleasedParts, layout: Layout) -> frozenset[Cell]:
    """The cells of a quarter or a year that are published."""
    published: set[Cell] = set()
    for family in families(layout):
        published |= _FamilySelection(family, released, layout).published()
    if released.quarters:
        published |= {cell for cell in layout.yearly() if released.sum(cell) >= THRESHOLD}
    return frozenset(published)


def families(layout: Layout) -> Iterator[Family]:
    """Every cell in exactly one family."""
    rows = list(layout.breakdowns())
    for total in layout.totals():
        breakdowns = tuple(row for row in rows if row.total == total)
        yield Family((total, *(cell for row in breakdowns for cell in row.parts)), breakdowns)
    yield from (Family((leaf,)) for leaf in layout.leaves())


class _FamilySelection:
    """The selection within one family. Its figures are numbered month by month, cell by cell."""

    def __init__(self, family: Family, released: ReleasedParts, layout: Layout) -> None:
        self.family, self.released, self.layout = family, released, layout
        self.numbers = {cell: n for n, cell in enumerate(family.cells)}

    def published(self) -> set[Cell]:
        """The cells to publish."""
        derivable = {cell for cell in self.family.cells if self.released.is_derivable(cell)}
        candidates = [cell for cell in self.family.cells if cell not in derivable and self._is_publishable(cell)]
        return derivable | set(self._publishable_subset(candidates, ()))

    def _is_publishable(self, cell: Cell) -> bool:
        bounds = self.layout.bounded_by(cell)
        large = self.released.sum(cell) >= THRESHOLD
        return large and all(bound in month.published for month in self.released.months for bound in bounds)

    def _publishable_subset(self, candidates: Sequence[Cell], published: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """As many candidates as disclose nothing; those that fail together are tried in halves, in the fixed order."""
        if not candidates:
            return published
        if not self._disclose((*published, *candidates)):
            return (*published, *candidates)
        if len(candidates) == 1:
            return published
        half = len(candidates) // 2
        return self._publishable_subset(candidates[half:], self._publishable_subset(candidates[:half], published))

    def _disclose(self, published: tuple[Cell, ...]) -> bool:
        """Whether these sums, published together, leave a suppressed figure unprotected."""
        constraints = [*self._month_constraints(), *self._sum_constraints(published)]
        audit = DisclosureAudit(len(self.released.months) * len(self.family.cells), constraints)
        return audit.discloses(list(self._suppressed(published)))

    def _number(self, month: int, cell: Cell) -> int:
        return month * len(self.family.cells) + self.numbers[cell]

    def _within(self, part: Release, cell: Cell) -> tuple[int, ...]:
        """The figures of a cell in the months of a part."""
        return tuple(
            self._number(n, cell)
            for n, month in enumerate(self.released.months)
            if part.period.start <= month.period.start < part.period.after
        )

    def _throughout(self, cell: Cell) -> tuple[int, ...]:
        """The figures of a cell in every month."""
        return tuple(self._number(n, cell) for n in range(len(self.released.months)))

    def _month_constraints(self) -> Iterator[Constraint]:
        for n, month in enumerate(self.released.months):
            rows = self.family.rows
            unsure = {c for row in rows if is_fully_suppressed(row, month.figures, month.published) for c in row.parts}
            for cell in self.family.cells:
                yield Constraint((self._number(n, cell),), _known_bounds(month, cell, unsure))
            for row in rows:
                if month.figure(row.total) == sum(month.figure(part) for part in row.parts):
                    parts = tuple(self._number(n, part) for part in row.parts)
                    yield Constraint(parts, _exactly(0), (self._number(n, row.total),))

    def _sum_constraints(self, published: tuple[Cell, ...]) -> Iterator[Constraint]:
        for part in self.released.quarters:
            for cell in part.published & self.numbers.keys():
                yield Constraint(self._within(part, cell), _exactly(part.figure(cell)))
        for cell in published:
            yield Constraint(self._throughout(cell), _exactly(self.released.sum(cell)))

    def _suppressed(self, published: tuple[Cell, ...]) -> Iterator[tuple[int, ...]]:
        """What must stay protected: each suppressed figure of a month, of a quarter, and of the whole."""
        for n, month in enumerate(self.released.months):
            yield from ((self._number(n, cell),) for cell in self.family.cells if cell not in month.published)
        for part in self.released.quarters:
            yield from (self._within(part, cell) for cell in self.family.cells if cell not in part.published)
        for cell in self.family.cells:
            if cell not in published and not self.released.is_derivable(cell):
                yield self._throughout(cell)


def _known_bounds(month: Release, cell: Cell, unsure: set[Cell]) -> Bounds:
    if cell in month.published:
        return _exactly(month.figure(cell))
    return ANY if cell in unsure else prior_bounds(month.figure(cell))


def _exactly(n: int) -> Bounds:
    return Bounds(n, n)
