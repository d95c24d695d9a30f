"""Tables as officers send them, up to their limits."""

import io
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from navigator.web.staff.errors import UnreadableTable
from navigator.web.staff.kpi.line_check import ResultLine
from navigator.web.staff.kpi.spreadsheet import HEAD_WITHIN, MAX_LINES, lines_of
from navigator.web.staff.sent_tables.table_rows import MAX_COLUMNS, MAX_ROWS
from tests.web.staff.kpi.conftest import target, year_of_targets

YEAR = year_of_targets(target())
HEAD = "目標,年月,実績\n"


def book(*rows):
    workbook, out = Workbook(), io.BytesIO()
    for row in rows:
        workbook.active.append(row)
    workbook.save(out)
    return out.getvalue()


def refused(content):
    with pytest.raises(UnreadableTable) as caught:
        lines_of(content, YEAR)
    return caught.value.kind


def test_a_line_keeps_its_place_in_the_file():
    lines = lines_of(b"\n" + HEAD.encode() + b"\na,4, 5 ,\nb,5,6\n", YEAR)
    assert lines == [ResultLine(4, "a", "4", "5"), ResultLine(5, "b", "5", "6")]


def test_a_line_without_a_result_is_left_out():
    assert lines_of(HEAD.encode() + b"a,4,\nb,5,6\nc\n", YEAR) == [ResultLine(3, "b", "5", "6")]


def test_a_table_with_a_column_a_month_is_read_and_other_columns_are_not():
    content = "目標,単位,４月,R7.5,計\na,件,1,,9\nb,件\nc,件,2,3\n".encode()
    assert [(line.number, line.kpi, line.month, line.value) for line in lines_of(content, YEAR)] == [
        (2, "a", "４月", "1"), (4, "c", "４月", "2"), (4, "c", "R7.5", "3"),
    ]  # fmt: skip


def test_tabs_separate_as_well():
    assert lines_of("目標\t年月\t実績\na\t4\t1,500\n".encode(), YEAR) == [ResultLine(2, "a", "4", "1,500")]


def test_cells_of_a_book_are_read_as_they_look():
    content = book(
        ["目標", "年月", "実績", "備考"], ["a", date(2025, 4, 1), 1538.0, None], ["b", datetime(2025, 5, 1), 74.5, "速報"],
    )  # fmt: skip
    assert lines_of(content, YEAR) == [ResultLine(2, "a", "2025-04-01", "1538"), ResultLine(3, "b", "2025-05-01", "74.5", "速報")]


def test_the_head_stands_within_the_first_lines():
    def titled(n):
        return "".join(f"表題{i}\n" for i in range(n)).encode() + HEAD.encode() + b"a,4,5\n"

    assert len(lines_of(titled(HEAD_WITHIN - 1), YEAR)) == 1
    assert refused(titled(HEAD_WITHIN)) == "columns"


def test_a_table_may_have_so_many_lines_and_no_more():
    assert len(lines_of(HEAD.encode() + b"a,4,5\n" * MAX_LINES, YEAR)) == MAX_LINES
    assert refused(HEAD.encode() + b"a,4,5\n" * (MAX_LINES + 1)) == "long"


def test_a_text_is_read_so_far_and_no_further():
    assert refused(HEAD.encode() + b"\n" * MAX_ROWS + b"a,4,5\n") == "long"
    assert len(lines_of(HEAD.encode() + b"a,4,5\n" + b"\n" * 5000, YEAR)) == 1
    assert refused(HEAD.encode() + b"a,4,5" + b"," * MAX_COLUMNS + b"x\n") == "long"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (HEAD.encode(), "empty"),
        (b"\n,\n", "empty"),
        ("目標,単位\na,件\n".encode(), "columns"),
        (b"\xff\xfe\x00", "encoding"),
        (b"\x81\xff\x00", "encoding"),
        (b"a\x00b", "encoding"),
        (b"PK\x03\x04", "excel"),
        (b"\xd0\xcf\x11\xe0", "old_excel"),
    ],
)
def test_a_file_that_is_no_table_says_which_way(content, kind):
    assert refused(content) == kind


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp"])
def test_a_text_is_read_in_the_encodings_of_japanese_excel(codec):
    (line,) = lines_of("目標,年月,実績\n求職者の就職,４月,5\n".encode(codec), YEAR)
    assert (line.kpi, line.month) == ("求職者の就職", "４月")
