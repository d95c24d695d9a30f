"""Tables that officers send: CSV as Japanese Excel saves it, or an Excel book. Text comes out; nothing is run.

UnreadableTable         the file is no table; `kind` is one of empty, encoding, excel, old_excel, columns, long
"""

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from navigator.knowledge.content.targets import TargetYear
from navigator.web.staff.months import month_key, read_month

from .entry import ResultLine

MOST_LINES = 1500
LARGEST_BOOK = 64 * 1024 * 1024  # bytes unpacked: a small file must not unfold into the whole memory
NAMES = {
    "kpi": ("目標", "指標", "項目", "kpi", "目標のid", "id"),
    "month": ("年月", "月", "対象月"),
    "value": ("実績", "値", "件数", "数"),
    "note": ("メモ", "備考", "注"),
}


class UnreadableTable(Exception):
    """Nothing of the file could be used."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def lines_of(content: bytes, schedule: TargetYear) -> list[ResultLine]:
    """The lines of a table: one result a line (目標, 年月, 実績), or one target a line with a column a month."""
    rows = [(n, [cell.strip() for cell in row]) for n, row in _rows(content)]
    rows = [(n, row) for n, row in rows if any(row)]
    if not rows:
        raise UnreadableTable("empty")
    at = next((i for i, (_, row) in enumerate(rows[:10]) if _column(row, "kpi") is not None), None)
    if at is None:
        raise UnreadableTable("columns")
    head, body = rows[at][1], rows[at + 1 :]
    if _column(head, "month") is not None and _column(head, "value") is not None:
        found = list(_long(head, body))
    else:
        found = list(_wide(head, body, schedule))
    if not found:
        raise UnreadableTable("empty")
    if len(found) > MOST_LINES:
        raise UnreadableTable("long")
    return found


def _long(head: Sequence[str], body: Sequence[tuple[int, list[str]]]) -> Iterator[ResultLine]:
    columns = [_column(head, name) for name in NAMES]
    for number, row in body:
        kpi, month, value, note = (row[c] if c is not None and c < len(row) else "" for c in columns)
        if value:  # a template with empty lines is no mistake
            yield ResultLine(number, kpi, month, value, note)


def _wide(head: Sequence[str], body: Sequence[tuple[int, list[str]]], schedule: TargetYear) -> Iterator[ResultLine]:
    first = _column(head, "kpi")
    months = {c: cell for c, cell in enumerate(head) if c != first and read_month(cell, schedule)}
    if not months:
        raise UnreadableTable("columns")
    for number, row in body:
        for column, month in months.items():
            if column < len(row) and row[column]:
                yield ResultLine(number, row[first or 0], month, row[column])


def _column(head: Sequence[str], name: str) -> int | None:
    for column, cell in enumerate(head):
        if re.sub(r"\s", "", unicodedata.normalize("NFKC", cell)).casefold() in NAMES[name]:
            return column
    return None


def _rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    if content.startswith(b"PK"):
        yield from _book(content)
        return
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableTable("old_excel")
    text = decoded(content)
    first = text.partition("\n")[0]
    separator = "\t" if first.count("\t") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error:
        raise UnreadableTable("columns") from None


def decoded(content: bytes) -> str:
    """The text of a CSV. Excel writes UTF-8 with a mark, UTF-16 with a mark, or CP932 (Shift_JIS)."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        codecs: tuple[str, ...] = ("utf-16",)
    elif content.startswith(b"\xef\xbb\xbf"):
        codecs = ("utf-8-sig",)
    else:
        codecs = ("utf-8", "cp932", "euc_jp")  # UTF-8 first: hardly any other text happens to be valid in it
    for codec in codecs:
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableTable("encoding")


def _book(content: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_BOOK:
                raise UnreadableTable("long")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError):
        raise UnreadableTable("excel") from None
    try:
        sheet = book.worksheets[0] if book.worksheets else None
        for number, row in enumerate(sheet.iter_rows(values_only=True) if sheet else (), 1):
            yield number, [_cell(cell) for cell in row]
    finally:
        book.close()


def _cell(value: object) -> str:
    """A cell as an officer sees it: 1538.0 is 1538, a date is its month."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return month_key(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}"
    return str(value)
