"""What is published of the counts. Every figure that leaves the counts, on whatever way, comes from here."""

from .archive import Archive
from .calendar import Period, fiscal_year, month_of, quarter
from .door import Figure, Publication, Span
from .files import Paper, as_csv, as_excel, as_values, text
from .layout import Cell, Layout, layout_from
from .limits import K
from .tables import TABLES, Line, Table, month_words, municipal, table, tables
from .words import LEGEND, STAR, Names, language_name, names_from

__all__ = [
    "LEGEND", "STAR", "TABLES", "Archive", "Cell", "Figure", "K", "Layout", "Line", "Names", "Paper",
    "Period", "Publication", "Span", "Table", "as_csv", "as_excel", "as_values", "fiscal_year", "language_name",
    "layout_from", "month_of", "month_words", "municipal", "names_from", "quarter", "table", "tables", "text",
]  # fmt: skip
