"""Lines of a table of contacts: found below their headings wherever these stand, with a day however it is written."""

import io

import pytest
from openpyxl import Workbook

from navigator.usage.publish.words import SAMPLE
from navigator.web.staff.contacts.bulk.contact_table import SHEET
from navigator.web.staff.contacts.bulk.sent_lines import HEAD_WITHIN, ContactLine, lines_of, read_day
from navigator.web.staff.errors import UnreadableTable

HEAD = "照合,新しい値,出典,確認した日,メモ,消す"


def lines(*rows, **more):
    return lines_of("\n".join(rows).encode(), **more)


def test_each_line_has_its_cells_by_their_headings():
    found = lines("連絡先の表", HEAD, "m1,v,s,d,n,h", "m2", ",,,,,○")
    assert found == [
        ContactLine(3, "m1", "v", "s", "d", "n", "h"), ContactLine(4, "m2"), ContactLine(5, "", hide="○"),
    ]  # fmt: skip
    assert [line.is_filled for line in found] == [True, False, True]
    assert found[0].fields == {"number": 3, "mark": "m1", "value": "v", "source": "s", "checked_on": "d", "note": "n", "hide": "h"}


@pytest.mark.parametrize("field", ["value", "source", "checked_on", "note", "hide"])
def test_a_line_is_filled_by_any_of_its_cells(field):
    assert ContactLine(1, "m", **{field: "x"}).is_filled
    assert not ContactLine(1, "m").is_filled


def test_headings_may_stand_in_any_order_and_width_and_some_be_missing():
    assert lines("照合,新しい値", "m,v") == [ContactLine(2, "m", "v")]
    assert lines("余分,新しい 値,照 合,メ　モ", "x,v,m,n") == [ContactLine(2, "m", "v", note="n")]


def test_a_book_is_read_by_the_sheet_of_contacts():
    workbook, out = Workbook(), io.BytesIO()
    workbook.active.append(["ほかの表"])
    sheet = workbook.create_sheet(SHEET)
    for row in (["照合", "新しい値"], ["m", "v"]):
        sheet.append(row)
    workbook.save(out)
    assert lines_of(out.getvalue()) == [ContactLine(2, "m", "v")]


@pytest.mark.parametrize(("before", "is_found"), [(HEAD_WITHIN - 1, True), (HEAD_WITHIN, False)])
def test_the_head_stands_near_the_top(before, is_found):
    rows = [*["x"] * before, HEAD, "m,v"]
    if is_found:
        assert lines(*rows) == [ContactLine(before + 2, "m", "v")]
    else:
        with pytest.raises(UnreadableTable, match=r"^columns$"):
            lines(*rows)


@pytest.mark.parametrize(("rows", "kind"), [(["照合,出典", "m,s"], "columns"), (["新しい値", "v"], "columns"), ([HEAD], "empty"), ([""], "empty")])
def test_a_table_without_its_columns_or_lines_is_told(rows, kind):
    with pytest.raises(UnreadableTable, match=rf"^{kind}$"):
        lines(*rows)


@pytest.mark.parametrize(("before", "is_told"), [(0, True), (HEAD_WITHIN - 2, True), (HEAD_WITHIN - 1, True), (HEAD_WITHIN, False)])
def test_invented_figures_are_taken_where_they_are_meant_alone(before, is_told):
    rows = [HEAD, *["m,v"] * (before - 1), f"{SAMPLE}の表,v"] if before else [f"{SAMPLE}の表", HEAD, "m,v"]
    if is_told:
        with pytest.raises(UnreadableTable, match=r"^sample$"):
            lines(*rows)
    assert lines(*rows, sample=True)


@pytest.mark.parametrize(("typed", "day"), [
    ("2026-11-24", "2026-11-24"), ("2026/1/2", "2026-01-02"), ("2026.11.24", "2026-11-24"), ("2026年11月24日", "2026-11-24"),
    ("２０２６－１１－２４", "2026-11-24"), (" 2026年 11月 24日 ", "2026-11-24"), ("令和8年11月24日", "2026-11-24"), ("令和元年5月1日", "2019-05-01"),
    ("R8.11.24", "2026-11-24"), ("r8/11/24", "2026-11-24"), ("2026-02-29", ""), ("2026-13-01", ""), ("昭和8年11月24日", ""), ("11月24日", ""),
    ("2026-11-24 9:30", ""), ("", ""), ("きのう", ""), ("20261124", ""),
])  # fmt: skip
def test_a_day_is_read_however_it_is_written(typed, day):
    assert read_day(typed) == day
