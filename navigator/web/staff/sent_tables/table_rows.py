"""The rows of a table that was sent, as text: from CSV in the encodings of Japanese Excel, or from an Excel book."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator

from navigator.web.staff.errors import UnreadableTable

from .book_reader import NumberedRow, read_book

MAX_ROWS, MAX_COLUMNS = 2000, 50  # of a text; of a book its process counts them


def read_rows(content: bytes, sheet: str = "") -> list[NumberedRow]:
    """The rows that hold anything, with their numbers; of a book those of this sheet, else of its first. UnreadableTable."""
    stripped = [(number, [cell.strip() for cell in row]) for number, row in _rows(content, sheet)]
    rows = [(number, row) for number, row in stripped if any(row)]
    if not rows:
        raise UnreadableTable("empty")
    return rows


def folded(text: str) -> str:
    """For comparing: half-width, without spaces, in lower case."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).casefold()


def _rows(content: bytes, sheet: str) -> Iterator[NumberedRow]:
    if content.startswith(b"PK"):
        yield from read_book(content, sheet)
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
