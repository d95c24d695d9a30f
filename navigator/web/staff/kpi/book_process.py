"""Reads the first sheet of an Excel book row by row, with bounds on memory and time, and ends.

    python -m navigator.web.staff.kpi.book_process < BOOK      {"rows": [[number, cells], …]} or {"fault": …}
"""

import contextlib
import io
import json
import os
import resource
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from navigator.web.staff.errors import UnreadableTable
from navigator.web.staff.months import month_key

MAX_ROWS, MAX_COLUMNS = 2000, 50
MAX_BOOK_BYTES = 64 * 1024 * 1024  # unpacked
MAX_MEMORY, MAX_SECONDS = 512 * 1024 * 1024, 10
NumberedRow = tuple[int, list[str]]
Row = tuple[object, ...]


def main() -> None:
    """What the process does."""
    content = sys.stdin.buffer.read()
    _bound(MAX_MEMORY, MAX_SECONDS)
    try:
        said: dict[str, Any] = {"rows": list(_rows(io.BytesIO(content)))}
    except UnreadableTable as fault:
        said = {"fault": fault.kind}
    except MemoryError:
        said = {"fault": "long"}
    sys.stdout.write(json.dumps(said))


def _bound(memory: int, seconds: int) -> None:
    """From here on the process may take so much and no more; its end is then all that happens."""
    with contextlib.suppress(OSError, ValueError):  # where the machine itself allows less
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    os.nice(10)


def _rows(book: BinaryIO) -> Iterator[NumberedRow]:
    try:
        with zipfile.ZipFile(book) as packed:
            if sum(part.file_size for part in packed.infolist()) > MAX_BOOK_BYTES:
                raise UnreadableTable("long")
        yield from _bounded(book)
    except (InvalidFileException, zipfile.BadZipFile, ParseError, KeyError, ValueError, OSError, EOFError):
        raise UnreadableTable("excel") from None


def _bounded(book: BinaryIO) -> Iterator[NumberedRow]:
    """An empty row costs next to nothing; one too many ends the reading."""
    for number, (row, written) in enumerate(zip(_sheet(book, values=True), _sheet(book, values=False), strict=False), 1):
        if written.count(None) == len(written):
            continue
        cells = [_cell(cell, formula) for cell, formula in zip(row, written, strict=False)]
        if number > MAX_ROWS or any(cells[MAX_COLUMNS:]):
            raise UnreadableTable("long")
        yield number, cells[:MAX_COLUMNS]


def _sheet(book: BinaryIO, *, values: bool) -> Iterator[Row]:
    """The first sheet: what its cells show, or what is written in them."""
    sheets = load_workbook(book, read_only=True, data_only=values).worksheets
    return iter(sheets[0].iter_rows(values_only=True, max_col=MAX_COLUMNS + 1)) if sheets else iter(())


def _cell(value: object, written: object) -> str:
    """A cell as an officer sees it: 1538.0 is 1538, a date is its month; a formula of which no result is stored, itself."""
    if value is None:
        return written if isinstance(written, str) and written.startswith("=") else ""
    if isinstance(value, date):
        return month_key(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}"
    return str(value)


if __name__ == "__main__":
    main()
