"""What the process says of a book: rows as an officer sees them, or why there are none."""

import io
import json
import resource
import zipfile
from datetime import date, datetime
from types import SimpleNamespace

import pytest
from openpyxl import Workbook

from navigator.web.staff.errors import UnreadableTable
from navigator.web.staff.sent_tables import book_process
from navigator.web.staff.sent_tables.book_process import MAX_COLUMNS, MAX_MEMORY, MAX_ROWS, MAX_SECONDS


def book(cells=(), sheets=()):
    """A book with these cells on its first sheet, (row, column, value), and a row on each further one."""
    workbook, out = Workbook(), io.BytesIO()
    for row, column, value in cells:
        workbook.active.cell(row, column, value)
    for name, values in sheets:
        workbook.create_sheet(name).append(values)
    workbook.save(out)
    return out.getvalue()


def rows(content, sheet=""):
    """The rows without the empty cells behind them; each is as wide as the widest may be."""
    found = list(book_process._rows(io.BytesIO(content), sheet))
    assert {len(cells) for _, cells in found} <= {MAX_COLUMNS}
    return [(number, " ".join(cells).split()) for number, cells in found]


def padded(*cells):
    return [*cells, *[""] * (MAX_COLUMNS - len(cells))]


@pytest.fixture
def said(monkeypatch):
    """Runs what the process does, without its bounds."""
    bounds = []
    monkeypatch.setattr(book_process, "_bound", lambda *given: bounds.append(given))

    def run(content, *sheet):
        written = io.StringIO()
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(content)))
        monkeypatch.setattr("sys.stdout", written)
        book_process.main(*sheet)
        assert bounds.pop() == (MAX_MEMORY, MAX_SECONDS)
        return json.loads(written.getvalue())

    return run


def test_a_book_is_said_row_by_row(said):
    content = book([(1, 1, "名前"), (3, 2, 7)], [("表", ["second"])])
    assert said(content) == {"rows": [[1, padded("名前")], [3, padded("", "7")]]}
    assert said(content, "表") == {"rows": [[1, padded("second")]]}
    assert said(content, "ない表") == said(content)


def test_a_fault_is_said_by_its_kind(said, monkeypatch):
    assert said(b"no book") == {"fault": "excel"}
    assert said(book([(MAX_ROWS + 1, 1, "x")])) == {"fault": "long"}

    def out_of_memory(*_):
        raise MemoryError

    monkeypatch.setattr(book_process, "_rows", out_of_memory)
    assert said(book()) == {"fault": "long"}


@pytest.mark.parametrize(("row", "column", "is_long"), [
    (MAX_ROWS, 1, False), (MAX_ROWS + 1, 1, True), (1, MAX_COLUMNS, False), (1, MAX_COLUMNS + 1, True),
])  # fmt: skip
def test_a_cell_beyond_the_bounds_is_too_much(row, column, is_long):
    content = book([(row, column, "x")])
    if is_long:
        with pytest.raises(UnreadableTable, match=r"^long$"):
            rows(content)
    else:
        found = list(book_process._rows(io.BytesIO(content)))
        assert [(number, cells.index("x") + 1) for number, cells in found] == [(row, column)]


@pytest.mark.parametrize("bytes_more", [0, 1])
def test_a_book_that_unfolds_too_far_is_not_opened(monkeypatch, bytes_more):
    content = book([(1, 1, "x")])
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        whole = sum(part.file_size for part in packed.infolist())
    monkeypatch.setattr(book_process, "MAX_BOOK_BYTES", whole - bytes_more)
    if bytes_more:
        with pytest.raises(UnreadableTable, match=r"^long$"):
            rows(content)
    else:
        assert rows(content) == [(1, ["x"])]


@pytest.mark.parametrize("content", [b"", b"PK", b"name,phone\n", book()[:-30], book()[:200]])
def test_what_is_no_book_is_told(content):
    with pytest.raises(UnreadableTable, match=r"^excel$"):
        rows(content)


@pytest.mark.parametrize(("value", "written", "cell"), [
    (None, None, ""), (None, "=A1", "=A1"), (None, "A1", ""), (None, 7, ""), (3, "=A1", "3"), (1538.0, 1538.0, "1538"), (0.1 + 0.2, 0.3, "0.3"),
    (1234567.891, None, "1234567.891"), (-2.0, None, "-2"), (date(2026, 11, 24), None, "2026-11-24"),
    (datetime(2026, 11, 24, 9, 30), None, "2026-11-24"), (True, True, "True"), ("町", "町", "町"), ("", "", ""),
])  # fmt: skip
def test_a_cell_reads_as_an_officer_sees_it(value, written, cell):
    assert book_process._cell(value, written) == cell


def with_cells(xml):
    """A book whose first sheet has these rows."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book([(1, 1, "x")]))) as packed, zipfile.ZipFile(out, "w") as again:
        for name in packed.namelist():
            sheet = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{xml}</sheetData></worksheet>'
            again.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else packed.read(name))
    return out.getvalue()


def test_a_formula_reads_as_its_result():
    xml = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>A1</f></c></row><row r="2"><c r="A2"><v>1538.0</v></c></row>'
    assert rows(with_cells(xml)) == [(1, ["2", "=A1"]), (2, ["1538"])]


def test_the_sheet_that_is_read_is_one():
    content = book([(1, 1, "first"), (2, 1, "more")], [("表", [None, "second"])])
    assert rows(content, "表") == [(1, ["second"])]
    assert rows(content) == [(1, ["first"]), (2, ["more"])]


def test_a_formula_without_a_result_stands_as_it_is_written():
    assert rows(book([(1, 1, "=1+1"), (1, 2, date(2026, 11, 24))])) == [(1, ["=1+1", "2026-11-24"])]


def test_the_process_may_take_so_much_and_no_more(monkeypatch):
    bounds, steps = [], []
    monkeypatch.setattr(resource, "setrlimit", lambda *given: bounds.append(given))
    monkeypatch.setattr("os.nice", steps.append)
    book_process._bound(1000, 7)
    assert bounds == [(resource.RLIMIT_AS, (1000, 1000)), (resource.RLIMIT_CPU, (7, 7)), (resource.RLIMIT_FSIZE, (0, 0))]
    assert steps == [10]


@pytest.mark.parametrize("fault", [ValueError("current limit exceeds maximum limit"), OSError()])
def test_a_machine_that_allows_less_memory_is_no_fault(monkeypatch, fault):
    bounds = []

    def limit(which, given):
        if which == resource.RLIMIT_AS:
            raise fault
        bounds.append(which)

    monkeypatch.setattr(resource, "setrlimit", limit)
    monkeypatch.setattr("os.nice", lambda _: None)
    book_process._bound(1000, 7)
    assert bounds == [resource.RLIMIT_CPU, resource.RLIMIT_FSIZE]
