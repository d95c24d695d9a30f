"""Reads a sheet of an Excel book row by row, with bounds on memory and time, and ends.

    python -m navigator.web.staff.sent_tables.book_process SHEET < BOOK      {"rows": [[number, cells], …]} or {"fault": …}

Without a sheet of this name it reads the first.
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

MAX_ROWS, MAX_COLUMNS = 2000, 50
MAX_BOOK_BYTES = 64 * 1024 * 1024  # unpacked
MAX_MEMORY, MAX_SECONDS = 512 * 1024 * 1024, 10
NumberedRow = tuple[int, list[str]]
Row = tuple[object, ...]


def main(sheet_name: str = "") -> None:
    """What the process does."""
    content = sys.stdin.buffer.read()
    _bound(MAX_MEMORY, MAX_SECONDS)
    try:
        said: dict[str, Any] = {"rows": list(_rows(io.BytesIO(content), sheet_name))}
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


def _rows(book: BinaryIO, sheet_name: str = "") -> Iterator[NumberedRow]:
    try:
        with zipfile.ZipFile(book) as packed:
            if sum(part.file_size for part in packed.infolist()) > MAX_BOOK_BYTES:
                raise UnreadableTable("long")
        yield from _bounded(book, sheet_name)
    except (InvalidFileException, zipfile.BadZipFile, ParseError, KeyError, ValueError, OSError, EOFError):
        raise UnreadableTable("excel") from None


def _bounded(book: BinaryIO, sheet_name: str) -> Iterator[NumberedRow]:
    """An empty row costs next to nothing; one too many ends the reading."""
    shown, written_in = _sheet(book, sheet_name, values=True), _sheet(book, sheet_name, values=False)
    for number, (row, written) in enumerate(zip(shown, written_in, strict=False), 1):
        if written.count(None) == len(written):
            continue
        cells = [_cell(cell, formula) for cell, formula in zip(row, written, strict=False)]
        if number > MAX_ROWS or any(cells[MAX_COLUMNS:]):
            raise UnreadableTable("long")
        yield number, cells[:MAX_COLUMNS]


def _sheet(book: BinaryIO, name: str, *, values: bool) -> Iterator[Row]:
    """The sheet of this name, else the first: what its cells show, or what is written in them."""
    sheets = load_workbook(book, read_only=True, data_only=values).worksheets
    if not sheets:
        return iter(())
    sheet = next((sheet for sheet in sheets if sheet.title == name), sheets[0])
    return iter(sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS + 1))


def _cell(value: object, written: object) -> str:
    """A cell as an officer sees it: 1538.0 is 1538, a date is 2025-04-01; a formula of which no result is stored, itself."""
    if value is None:
        return written if isinstance(written, str) and written.startswith("=") else ""
    if isinstance(value, date):
        return value.isoformat()[:10]  # without the time of a moment
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}"
    return str(value)


if __name__ == "__main__":
    main(*sys.argv[1:])
