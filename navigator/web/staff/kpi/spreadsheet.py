"""Tables that officers send: CSV as Japanese Excel saves it, or an Excel book. Text comes out; nothing is run."""

import csv
import io
from collections.abc import Iterator, Sequence

from navigator.knowledge.content.targets import TargetYear
from navigator.usage.publish.words import SAMPLE
from navigator.web.staff.errors import UnreadableTable
from navigator.web.staff.months import read_month

from .book_reader import NumberedRow, read_book
from .line_check import ResultLine
from .line_fields import folded

MAX_LINES = 1500
MAX_ROWS, MAX_COLUMNS = 2000, 50  # of a text; of a book its process counts them
HEAD_WITHIN = 10  # lines
HEADINGS = {
    "kpi": ("目標", "指標", "項目", "kpi", "目標のid", "id"),
    "month": ("年月", "月", "対象月"),
    "value": ("実績", "値", "件数", "数"),
    "note": ("メモ", "備考", "注"),
}


def lines_of(content: bytes, target_year: TargetYear, *, sample: bool = False) -> list[ResultLine]:
    """The lines of a table: one result a line (目標, 年月, 実績), or one target a line with a column a month.

    UnreadableTable when nothing of the file can be used, or when its figures are invented (見本) and `sample` is not set.
    """
    stripped = [(number, [cell.strip() for cell in row]) for number, row in _rows(content)]
    rows = [(number, row) for number, row in stripped if any(row)]
    if not rows:
        raise UnreadableTable("empty")
    head_at = next((i for i, (_, row) in enumerate(rows[:HEAD_WITHIN]) if _column(row, "kpi") is not None), None)
    if not sample and any(row[0].startswith(SAMPLE) for _, row in rows[:HEAD_WITHIN]):
        raise UnreadableTable("sample")
    if head_at is None:
        raise UnreadableTable("columns")
    head, body = rows[head_at][1], rows[head_at + 1 :]
    is_long = _column(head, "month") is not None and _column(head, "value") is not None
    lines = list(_long_lines(head, body) if is_long else _wide_lines(head, body, target_year))
    if not lines:
        raise UnreadableTable("empty")
    if len(lines) > MAX_LINES:
        raise UnreadableTable("long")
    return lines


def _long_lines(head: Sequence[str], body: Sequence[NumberedRow]) -> Iterator[ResultLine]:
    columns = [_column(head, name) for name in HEADINGS]
    for number, row in body:
        kpi, month, value, note = (row[c] if c is not None and c < len(row) else "" for c in columns)
        if value:  # a template with empty lines is no mistake
            yield ResultLine(number, kpi, month, value, note)


def _wide_lines(head: Sequence[str], body: Sequence[NumberedRow], target_year: TargetYear) -> Iterator[ResultLine]:
    first = _column(head, "kpi") or 0
    months = {c: cell for c, cell in enumerate(head) if c != first and read_month(cell, target_year)}
    if not months:
        raise UnreadableTable("columns")
    for number, row in body:
        for column, month in months.items():
            if column < len(row) and row[column]:
                yield ResultLine(number, row[first], month, row[column])


def _column(head: Sequence[str], name: str) -> int | None:
    for column, cell in enumerate(head):
        if folded(cell) in HEADINGS[name]:
            return column
    return None


def _rows(content: bytes) -> Iterator[NumberedRow]:
    if content.startswith(b"PK"):
        yield from read_book(content)
        return
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableTable("old_excel")
    text = _decoded(content)
    first = text.partition("\n")[0]
    separator = "\t" if first.count("\t") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            if reader.line_num > MAX_ROWS or len(row) > MAX_COLUMNS:
                if any(cell.strip() for cell in row):
                    raise UnreadableTable("long")
                continue
            yield reader.line_num, row
    except csv.Error:
        raise UnreadableTable("columns") from None


def _decoded(content: bytes) -> str:
    """The text of a CSV. Excel writes UTF-8 with a mark, UTF-16 with a mark, or CP932 (Shift_JIS)."""
    for codec in _codecs(content):
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableTable("encoding")


def _codecs(content: bytes) -> tuple[str, ...]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    if content.startswith(b"\xef\xbb\xbf"):
        return ("utf-8-sig",)
    return ("utf-8", "cp932", "euc_jp")  # UTF-8 first: hardly any other text happens to be valid in it
