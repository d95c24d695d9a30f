"""Which figures of a closed month are shown. It looks at that month alone.

Small figures are hidden. Where the rest of a sum would give one away, further figures of that sum are hidden,
always from the end of a fixed list: an order that followed the figures would tell of them.
"""

from collections.abc import Collection, Mapping

from .layout import Breakdown, Cell, Layout
from .limits import ANY, Bounds, K, bounds, is_protected, spans

TrueFigures = Mapping[Cell, int]


def shown_in_month(figures: TrueFigures, layout: Layout) -> frozenset[Cell]:
    """The cells of a month that are shown."""
    shown: set[Cell] = set()
    for total in layout.totals():
        if _large(total, figures, layout, shown):
            shown.add(total)
    for row in layout.rows():
        if row.total in shown:
            shown |= shown_of(row, figures, {c for c in row.parts if _large(c, figures, layout, shown)})
    shown |= {leaf for leaf in layout.leaves() if _large(leaf, figures, layout, shown)}
    return frozenset(shown)


def shown_of(row: Breakdown, figures: TrueFigures, large: Collection[Cell]) -> set[Cell]:
    """The cells of a row that stay visible beside its total. `large`: those that may be shown at all."""
    visible = [cell for cell in row.parts if cell in large]
    barred = {cell for cell in row.parts if figures[cell] >= K} - set(visible)
    while visible and not _safe(row, figures, visible, barred):
        visible.pop()
    return set(visible)


def is_fully_suppressed(row: Breakdown, figures: TrueFigures, shown: Collection[Cell]) -> bool:
    """Whether a row is hidden whole because nothing less would do: then not even who is small is known."""
    return not any(cell in shown for cell in row.parts) and not _safe(row, figures, (), ())


def _large(cell: Cell, figures: TrueFigures, layout: Layout, shown: Collection[Cell]) -> bool:
    return figures[cell] >= K and all(needed in shown for needed in layout.needs(cell))


def _safe(row: Breakdown, figures: TrueFigures, visible: Collection[Cell], barred: Collection[Cell]) -> bool:
    hidden = [cell for cell in row.parts if cell not in visible]
    together = sum(figures[cell] for cell in hidden)
    known: list[Bounds] = [ANY if cell in barred else bounds(figures[cell]) for cell in hidden]
    return all(map(is_protected, spans(known, together)))
