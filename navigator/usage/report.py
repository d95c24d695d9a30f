"""The published figures as plain text, for `navigator usage report`."""

from collections.abc import Iterable, Iterator
from unicodedata import east_asian_width

from navigator.usage.publish.calendar import MonthSpan
from navigator.usage.publish.files import FileHeader, figure_text
from navigator.usage.publish.publication import Publication
from navigator.usage.publish.tables import Table, tables
from navigator.usage.publish.words import FEW, LEGEND, PARTS, STAR, PublishedNames


def report(publication: Publication, span: MonthSpan, names: PublishedNames) -> str:
    """The tables of a span, below a title and the legend."""
    blocks: list[tuple[str, ...]] = [("利用の集計　" + FileHeader("", span).period, PARTS + LEGEND)]
    blocks += [(f"■ {table.title}", *_lines(table)) for table in tables(publication, span, names)]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _lines(table: Table) -> Iterator[str]:
    """Only lines with a number, in their fixed order: an order by size would tell of figures that are not shown."""
    if table.lines_with_figures:
        rows = [(line.name, *map(figure_text, line.figures)) for line in table.lines_with_figures]
        yield from _aligned([("", *table.heads), *rows])
    if len(table.lines_with_figures) < len(table.lines):
        yield f"ここにない{table.first}は、どれも「{FEW}」か「{STAR}」です。"


def _aligned(rows: list[tuple[str, ...]]) -> Iterable[str]:
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for name, *cells in rows:
        padded = (" " * (width - _width(cell)) + cell for cell, width in zip(cells, widths[1:], strict=True))
        yield "  ".join((name + " " * (widths[0] - _width(name)), *padded))


def _width(text: str) -> int:
    """Columns on a terminal: a Japanese character takes two."""
    return sum(2 if east_asian_width(character) in "FWA" else 1 for character in text)
