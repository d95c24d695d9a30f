"""What is published of the counts. Every figure that leaves the counts, on whatever way, comes from here."""

from .archive import Archive
from .calendar import Period, fiscal_year, month_of, quarter
from .door import Counts, Figure, Publication, Span
from .layout import Cell, Layout, layout_from
from .limits import K

__all__ = [
    "Archive", "Cell", "Counts", "Figure", "K", "Layout", "Period", "Publication", "Span", "fiscal_year",
    "layout_from", "month_of", "quarter",
]  # fmt: skip
