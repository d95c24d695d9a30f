"""Files to take away: Japanese Excel opens them, definitions and sections stand in them, no name runs as a formula."""

import csv
import io
from datetime import date

from openpyxl import load_workbook

from navigator.usage.publish.calendar import MonthSpan
from navigator.usage.publish.files import FileHeader, as_csv, as_excel, as_values, figure_text
from navigator.usage.publish.publication import PublishedFigure
from navigator.usage.publish.tables import Table, TableLine
from navigator.usage.publish.words import LEGEND

PAPER = FileHeader("案内", MonthSpan(date(2026, 4, 1), date(2026, 9, 30)))
TABLE = Table(
    "window", "窓口ごと", "数え方です。", "窓口", ("shown", "contact"),
    (TableLine("a", "ハローワーク", (PublishedFigure(1234), PublishedFigure(20, 1)), ("Ⅲ-2-(1)",)), TableLine("b", "=1+1", (PublishedFigure(0, 6), PublishedFigure(0, 6)))),
)  # fmt: skip


def test_csv_opens_in_japanese_excel():
    text = as_csv(TABLE, PAPER)
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[1] == ["期間", "2026年4月から2026年9月まで"]
    assert ["数え方", "数え方です。"] in rows
    assert ["記号", LEGEND] in rows
    assert rows[-3:] == [
        ["窓口", "案内した", "連絡先を押した", "計画の節"], ["ハローワーク", "1234", "20以上", "Ⅲ-2-(1)"], ["'=1+1", "＊", "＊", ""],
    ]  # fmt: skip


def test_excel_has_a_sheet_a_table_and_true_numbers():
    book = load_workbook(io.BytesIO(as_excel([TABLE], PAPER)))
    assert book.sheetnames == ["はじめに", "窓口ごと"]
    cells = [[cell.value for cell in row] for row in book["窓口ごと"].iter_rows()]
    assert ["ハローワーク", 1234, "20以上", "Ⅲ-2-(1)"] in cells
    assert book["窓口ごと"]["A8"].data_type == "s"
    assert [cell.value for cell in book["はじめに"][3]] == ["窓口ごと", "数え方です。"]


def test_values_tell_a_program_what_is_missing():
    rows = as_values(TABLE)["rows"]
    assert rows[0]["figures"] == {"shown": {"n": 1234, "exact": True}, "contact": {"n": 20, "exact": False}}
    assert rows[1]["figures"]["shown"] == {"n": None, "exact": False}


def test_a_figure_is_a_number_a_least_number_or_a_star():
    assert [figure_text(f) for f in (PublishedFigure(1234), PublishedFigure(1234, 2), PublishedFigure(0, 3), PublishedFigure(10), PublishedFigure(9), PublishedFigure())] == [
        "1,234", "1,234以上", "＊", "10", "＊", "＊",
    ]  # fmt: skip
