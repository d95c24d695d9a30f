"""Rows of a table that was sent, in whatever encoding of Japanese Excel, with bounds on both sides."""

import io

import pytest
from openpyxl import Workbook

from navigator.web.staff.errors import UnreadableTable
from navigator.web.staff.sent_tables.table_rows import MAX_COLUMNS, MAX_ROWS, folded, read_rows

TEXT = "名前,電話\r\n,\r\n 窓口 ,\"12,3\"\r\n"
ROWS = [(1, ["名前", "電話"]), (3, ["窓口", "12,3"])]


def fault(content):
    with pytest.raises(UnreadableTable) as caught:
        read_rows(content)
    return caught.value.kind


@pytest.mark.parametrize("content", [
    TEXT.encode(), TEXT.encode("utf-8-sig"), TEXT.encode("utf-16"), b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT.encode("cp932"),
    TEXT.encode("euc_jp"), TEXT.replace("12,3", "x").replace(",", "\t").replace("x", "12,3").encode(), TEXT.replace("\r\n", "\n").encode(),
])  # fmt: skip
def test_rows_that_hold_anything_are_read_with_their_numbers(content):
    assert read_rows(content) == ROWS


def test_the_first_line_tells_how_cells_are_parted():
    assert read_rows(b"a\tb,c\td\n1\t2\t3\n") == [(1, ["a", "b,c", "d"]), (2, ["1", "2", "3"])]
    assert read_rows(b"a\tb\n1,2,3\t4\n") == [(1, ["a", "b"]), (2, ["1,2,3", "4"])]
    assert read_rows(b"a\tb,c\n1\t,2\n") == [(1, ["a\tb", "c"]), (2, ["1", "2"])]


def test_a_cell_may_have_lines_of_its_own():
    assert read_rows(b'a,b\r\n"x\r\ny",z\r\n') == [(1, ["a", "b"]), (3, ["x\r\ny", "z"])]
    assert read_rows(b'a,b\n"x\ny",z\nc,d\n') == [(1, ["a", "b"]), (3, ["x\ny", "z"]), (4, ["c", "d"])]


def test_a_book_is_read_by_its_sheet():
    workbook, out = Workbook(), io.BytesIO()
    workbook.active.append([" first ", None])
    workbook.create_sheet("表").append(["second"])
    workbook.save(out)
    for sheet, cell in (("", "first"), ("表", "second")):
        assert [(number, " ".join(cells).strip()) for number, cells in read_rows(out.getvalue(), sheet)] == [(1, cell)]


@pytest.mark.parametrize(("content", "kind"), [
    (b"", "empty"), (b" , \n\n", "empty"), (b"\xd0\xcf\x11\xe0 an old book", "old_excel"), (b"PK no book", "excel"),
    (b"\x81", "encoding"), (b"a\0b", "encoding"), (b"\xff\xfe\x00", "encoding"), (b"\xef\xbb\xbf\xff", "encoding"),
    (b"a," + b"x" * 200_000, "columns"),
])  # fmt: skip
def test_what_cannot_be_read_says_why(content, kind):
    assert fault(content) == kind


@pytest.mark.parametrize(("rows", "columns", "is_long"), [
    (MAX_ROWS, 1, False), (MAX_ROWS + 1, 1, True), (1, MAX_COLUMNS, False), (1, MAX_COLUMNS + 1, True),
])  # fmt: skip
def test_a_table_is_no_longer_and_no_wider_than_an_officer_fills(rows, columns, is_long):
    content = ("," * (columns - 1) + "x\n") * rows
    if is_long:
        assert fault(content.encode()) == "long"
    else:
        assert len(read_rows(content.encode())) == rows


def test_empty_cells_beyond_the_bounds_harm_nothing():
    content = "x\n" + "," * (MAX_COLUMNS + 5) + "\ny\n" + "\n" * MAX_ROWS + " , \n"
    assert read_rows(content.encode()) == [(1, ["x"]), (3, ["y"])]


@pytest.mark.parametrize(("text", "plain"), [("ＡＢ　ｃ", "abc"), (" 新しい\n値 ", "新しい値"), ("ﾒﾓ", "メモ"), ("Straße", "strasse")])
def test_headings_are_compared_without_widths_blanks_and_case(text, plain):
    assert folded(text) == plain
