"""The published tables as files: CSV and Excel for officers, plain values for JSON."""

import csv
import io
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile
from typing import Any

from .calendar import MonthSpan, month_of
from .figure import PublishedFigure
from .tables import Table, TableLine, month_words
from .words import AT_LEAST, FEW, LEGEND, PARTS, STAR

Translate = Callable[[str], str]
BOM = "\ufeff"  # Japanese Excel takes a CSV for Shift_JIS without it
FORMULA = "=+-@"  # and the same of full width, which Japanese Excel runs too
UNSEEN = ("Z", "Cc", "Cf")  # categories of blanks, line ends and letters without a width, which may stand before it
FileValue = str | int


@dataclass(frozen=True)
class FileHeader:
    """The head of every file: whose figures, and of which months."""

    title: str
    span: MonthSpan
    t: Translate = str

    @property
    def period(self) -> str:
        """2026年4月から2026年9月まで"""
        first, last = month_of(self.span.first), month_of(self.span.last)
        words = self.t("{first}から{last}まで")
        return month_words(first) if first == last else words.format(first=month_words(first), last=month_words(last))


def figure_text(figure: PublishedFigure, t: Translate = str) -> str:
    """A figure as people read it: a number, at least a number, few, or a star where it is told of other periods."""
    if not figure.is_published:
        return t(FEW) if figure.is_few else STAR
    return f"{figure.n:,}" if figure.is_complete else t(AT_LEAST).format(n=f"{figure.n:,}")


def as_csv(table: Table, header: FileHeader) -> str:
    """A table with its definition."""
    return rows_as_csv([*_head(table, header), [], *_rows(table, header.t)])


def rows_as_csv(rows: Iterable[Sequence[FileValue]]) -> str:
    """Rows with the mark that Japanese Excel needs, and no cell that a spreadsheet would run."""
    out = io.StringIO()
    csv.writer(out).writerows([safe_cell(value) for value in row] for row in rows)
    return BOM + out.getvalue()


def as_excel(tables: Sequence[Table], header: FileHeader) -> bytes:
    """A workbook with a sheet a table, and the definitions on the first."""
    import xlsxwriter  # here: most processes never write one

    out, t = io.BytesIO(), header.t
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold, number, wrap = (book.add_format(f) for f in ({"bold": True}, {"num_format": "#,##0"}, {"text_wrap": True}))
        first = book.add_worksheet(t("はじめに"))
        first.set_column(0, 0, 24)
        first.set_column(1, 1, 90, wrap)
        definitions = [(t(table.title), t(table.about)) for table in tables]
        notes = [(t("注意"), t(PARTS)), (t("記号"), t(LEGEND))]
        for n, pair in enumerate([(header.title, header.period), *notes, *definitions]):
            first.write_row(n, 0, pair)
        for table in tables:
            sheet = book.add_worksheet(t(table.title)[:31])
            sheet.set_column(0, 0, 36)
            sheet.set_column(1, 8, 14, number)
            head = _head(table, header)
            for n, row in enumerate(head):
                sheet.write_row(n, 0, row)
            for n, values in enumerate(_rows(table, t)):
                sheet.write_row(len(head) + 1 + n, 0, values, bold if n == 0 else None)
            sheet.freeze_panes(len(head) + 2, 1)
    return out.getvalue()


def as_values(table: Table, t: Translate = str) -> dict[str, Any]:
    """A table as JSON values.

    `n` is null where nothing is published, `rounded` true where it was blurred (all but what the earlier rule told),
    `complete` false where months are left out.
    """
    return {
        "id": table.id, "title": t(table.title), "definition": t(table.about), "counts": list(table.events),
        "rows": [_line_values(line, table.events, t) for line in table.lines],
    }  # fmt: skip


def _line_values(line: TableLine, events: Sequence[str], t: Translate) -> dict[str, Any]:
    figures = {
        event or "n": {
            "n": figure.n if figure.is_published else None,
            "rounded": figure.is_rounded,
            "complete": not figure.hidden,
        }
        for event, figure in zip(events, line.figures, strict=True)
    }
    return {"id": line.key, "name": t(line.name), "sections": list(line.sections), "figures": figures}


def _head(table: Table, header: FileHeader) -> list[list[FileValue]]:
    t = header.t
    return [
        [header.title, t(table.title)],
        [t("期間"), header.period],
        [t("数え方"), t(table.about)],
        [t("注意"), t(PARTS)],
        [t("記号"), t(LEGEND)],
    ]


def _rows(table: Table, t: Translate) -> Iterator[list[FileValue]]:
    cited = any(line.sections for line in table.lines)
    heads = [t(head) for head in table.heads]
    yield [t(table.first), *heads, *([t("計画の節")] if cited else [])]
    for line in table.lines:
        values: list[FileValue] = [figure.n if figure.is_complete else figure_text(figure, t) for figure in line.figures]
        yield [t(line.name), *values, *([" ".join(line.sections)] if cited else [])]


def safe_cell(value: FileValue) -> FileValue:
    """A name that a spreadsheet would run as a formula is marked as text."""
    if not isinstance(value, str):
        return value
    seen = "".join(dropwhile(lambda letter: unicodedata.category(letter).startswith(UNSEEN), value))
    return f"'{value}" if unicodedata.normalize("NFKC", seen[:1]).startswith(tuple(FORMULA)) else value
