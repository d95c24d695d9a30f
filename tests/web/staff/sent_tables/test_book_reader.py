"""Excel books that would fill the memory or never end are refused, and harm nobody."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from navigator.web.staff.errors import UnreadableTable
from navigator.web.staff.sent_tables import book_process, book_reader
from navigator.web.staff.sent_tables.book_process import MAX_COLUMNS, MAX_ROWS
from navigator.web.staff.sent_tables.book_reader import read_book
from tests.conftest import CAMPAIGN

SHEET = "xl/worksheets/sheet1.xml"
SHEET_HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
SHEET_END = b"</sheetData></worksheet>"


def book(*cells):
    """A book with these cells: (row, column, value)."""
    workbook, out = Workbook(), io.BytesIO()
    for row, column, value in cells:
        workbook.active.cell(row, column, value)
    workbook.save(out)
    return out.getvalue()


def with_sheet(xml):
    """A book whose first sheet is this."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book((1, 1, "x")))) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
        for name in packed.namelist():
            again.writestr(name, xml if name == SHEET else packed.read(name))
    return out.getvalue()


def fault(content):
    with pytest.raises(UnreadableTable) as caught:
        read_book(content)
    return caught.value.kind


def filled(content, sheet=""):
    """The cells that hold anything: (row, column) -> text."""
    return {(number, column): cell for number, row in read_book(content, sheet) for column, cell in enumerate(row, 1) if cell}


def test_rows_that_hold_anything_keep_their_numbers():
    assert filled(book((1, 1, "a"), (4, 2, 5))) == {(1, 1): "a", (4, 2): "5"}


def test_the_sheet_of_the_name_is_read_and_the_first_where_there_is_none():
    workbook, out = Workbook(), io.BytesIO()
    workbook.active.append(["first"])
    workbook.create_sheet("表").append(["second", date(2026, 11, 24)])
    workbook.save(out)
    assert filled(out.getvalue(), "表") == {(1, 1): "second", (1, 2): "2026-11-24"}
    assert filled(out.getvalue(), "別の表") == {(1, 1): "first"}


def test_a_formula_without_a_stored_result_is_shown_as_it_is_written():
    assert filled(book((1, 1, "=1+2"))) == {(1, 1): "=1+2"}


def test_the_last_row_and_column_are_read_and_the_next_is_refused():
    assert filled(book((MAX_ROWS, MAX_COLUMNS, "z"))) == {(MAX_ROWS, MAX_COLUMNS): "z"}
    assert fault(book((MAX_ROWS + 1, 1, "z"))) == "long"
    assert fault(book((1, MAX_COLUMNS + 1, "z"))) == "long"


@pytest.mark.parametrize("last", [b"20000", b"1048576"])
def test_one_cell_far_away_fills_no_memory(last):
    """What lies beyond the columns that are looked at is not there; nothing else may happen."""
    row = b'<row r="%s"><c r="XFD%s"><v>1</v></c></row>' % (last, last)
    assert read_book(with_sheet(SHEET_HEAD + row + SHEET_END)) == []


def sheet_of(rows, columns, first=0):
    """A sheet full of numbers, from the column `first` on."""
    cells = [b'<c r="%s%%d"><v>1</v></c>' % get_column_letter(first + n + 1).encode() for n in range(columns)]
    row = b"".join(cells)
    return SHEET_HEAD + b"".join(b'<row r="%d">%s</row>' % (n, row.replace(b"%d", b"%d" % n)) for n in range(1, rows)) + SHEET_END


def test_reading_ends_at_the_first_row_too_many():
    assert fault(with_sheet(sheet_of(100_000, 3))) == "long"


@pytest.mark.skipif(not CAMPAIGN, reason="lasts as long as a book may")
def test_a_book_that_takes_too_long_is_ended():
    assert fault(with_sheet(sheet_of(MAX_ROWS, 900, first=MAX_COLUMNS + 1))) == "long"


@pytest.mark.parametrize(
    "xml",
    [b"<worksheet", b"", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;&b;</x>', b"\xff\xfe"],
    ids=["cut", "empty", "entities", "no text"],
)
def test_a_sheet_that_is_no_xml_is_no_fault_of_ours(xml):
    assert fault(with_sheet(xml)) == "excel"


def test_a_book_is_not_unpacked_beyond_its_limit(monkeypatch):
    monkeypatch.setattr(book_process, "MAX_BOOK_BYTES", 100)
    with pytest.raises(UnreadableTable, match="long"):
        list(book_process._rows(io.BytesIO(book((1, 1, "x")))))


def test_a_process_that_hangs_is_ended(monkeypatch):
    monkeypatch.setattr(book_reader, "PROCESS", "tests.web.staff.sent_tables.hanging")
    monkeypatch.setattr(book_reader, "MAX_WAIT", 0.5)
    assert fault(b"PK") == "long"
