"""Which figures of a closed month are published, decided from that month alone.

Figures under the threshold are suppressed (primary). Where the rest of a sum would give one away, further figures of
that sum are suppressed (secondary), always from the end of a fixed list: an order by size would itself tell of them.
"""

from collections.abc import Collection, Mapping

from .layout import Breakdown, Cell, Layout
from .limits import ANY, THRESHOLD, Bounds, feasibility_intervals, is_protected, prior_bounds

TrueFigures = Mapping[Cell, int]


def published_in_month(figures: TrueFigures, layout: Layout) -> frozenset[Cell]:
    published: set[Cell] = set()
    for total in layout.totals():
        if _is_publishable(total, figures, layout, published):
            published.add(total)
    for row in layout.breakdowns():
        if row.total in published:
            publishable = {cell for cell in row.parts if _is_publishable(cell, figures, layout, published)}
            published |= published_parts(row, figures, publishable)
    published |= {leaf for leaf in layout.leaves() if _is_publishable(leaf, figures, layout, published)}
    return frozenset(published)


def published_parts(row: Breakdown, figures: TrueFigures, publishable: Collection[Cell]) -> set[Cell]:
    """The parts that stay published beside their total, after secondary suppression."""
    published = [cell for cell in row.parts if cell in publishable]
    barred = {cell for cell in row.parts if figures[cell] >= THRESHOLD} - set(published)
    while published and not _leaves_protected(row, figures, published, barred):
        published.pop()
    return set(published)


def is_fully_suppressed(row: Breakdown, figures: TrueFigures, published: Collection[Cell]) -> bool:
    """Whether a row is suppressed whole because nothing less would do: then not even who is small is known."""
    return not any(cell in published for cell in row.parts) and not _leaves_protected(row, figures, (), ())


def _is_publishable(cell: Cell, figures: TrueFigures, layout: Layout, published: Collection[Cell]) -> bool:
    return figures[cell] >= THRESHOLD and all(bound in published for bound in layout.bounded_by(cell))


def _leaves_protected(
    row: Breakdown, figures: TrueFigures, published: Collection[Cell], barred: Collection[Cell]
) -> bool:
    """Whether every suppressed part is protected. `barred`: large parts that may not be published for another reason."""
    suppressed = [cell for cell in row.parts if cell not in published]
    total = sum(figures[cell] for cell in suppressed)
    prior: list[Bounds] = [ANY if cell in barred else prior_bounds(figures[cell]) for cell in suppressed]
    return all(map(is_protected, feasibility_intervals(prior, total)))
