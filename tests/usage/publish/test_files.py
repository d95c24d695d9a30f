"""Files to take away: Japanese Excel opens them, definitions and sections stand in them, no name runs as a formula."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from navigator.usage.publish.calendar import MonthSpan
from navigator.usage.publish.figure import PublishedFigure
from navigator.usage.publish.files import FileHeader, as_csv, as_excel, as_values, figure_text
from navigator.usage.publish.tables import Table, TableLine
from navigator.usage.publish.words import LEGEND, PARTS

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
    assert ["注意", PARTS] in rows
    assert ["記号", LEGEND] in rows
    assert rows[-3:] == [
        ["窓口", "案内した", "連絡先を押した", "計画の節"], ["ハローワーク", "1234", "20以上", "Ⅲ-2-(1)"], ["'=1+1", "＊", "＊", ""],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name",
    ["=HYPERLINK(1)", "＝HYPERLINK(1)", "＋1", "－1", "＠SUM(1)", "﹣1", "-1", "@a", "\n=1", "\t=1", "\r=1", " =1", "\u3000＝1", "\u200b=1", "\ufeff\u2060+1"],
)
def test_no_name_is_run_by_a_spreadsheet(name):
    assert _names(name) == [f"'{name}"]


@pytest.mark.parametrize("name", ["ハローワーク", "1=1", "広報－５月号", " 広報", "ー", "(前橋)", "", "'=1", "😀"])
def test_other_names_stay_as_they_are(name):
    assert _names(name) == [name]


def _names(name):
    """The names of lines in the file."""
    line = replace(TABLE.lines[0], name=name)
    rows = csv.reader(io.StringIO(as_csv(replace(TABLE, lines=(line,)), PAPER).removeprefix("\ufeff")))
    return [row[0] for row in list(rows)[-1:]]


def test_excel_has_a_sheet_a_table_and_true_numbers():
    book = load_workbook(io.BytesIO(as_excel([TABLE], PAPER)))
    assert book.sheetnames == ["はじめに", "窓口ごと"]
    cells = [[cell.value for cell in row] for row in book["窓口ごと"].iter_rows()]
    assert ["ハローワーク", 1234, "20以上", "Ⅲ-2-(1)"] in cells
    assert book["窓口ごと"]["A9"].data_type == "s"
    assert PARTS in [cell.value for cell in book["窓口ごと"]["B"]]
    assert [cell.value for cell in book["はじめに"][2]] == ["注意", PARTS]
    assert [cell.value for cell in book["はじめに"][4]] == ["窓口ごと", "数え方です。"]


def test_excel_is_laid_out_to_be_read():
    """Heads stay in sight, numbers have their thousands, and the definitions are wide enough."""
    book = load_workbook(io.BytesIO(as_excel([TABLE, replace(TABLE, title="長" * 40)], PAPER)))
    first, sheet = book["はじめに"], book["窓口ごと"]
    assert book.sheetnames[2] == "長" * 31
    assert [[cell.value for cell in row] for row in first.iter_rows(max_row=3)] == [["案内", PAPER.period], ["注意", PARTS], ["記号", LEGEND]]
    assert (round(first.column_dimensions["A"].width), round(first.column_dimensions["B"].width)) == (25, 91)
    assert first["B2"].alignment.wrap_text
    assert (round(sheet.column_dimensions["A"].width), round(sheet.column_dimensions["B"].width)) == (37, 15)
    assert sheet.column_dimensions["B"].max == 9
    assert sheet.freeze_panes == "B8"
    assert [cell.value for cell in sheet[7]] == ["窓口", "案内した", "連絡先を押した", "計画の節"]
    assert {cell.font.bold for cell in sheet[7]} == {True}
    assert not sheet["A8"].font.bold
    assert sheet["B8"].number_format == "#,##0"
    assert sheet["A9"].value == "=1+1"


def test_a_file_is_in_the_language_of_its_reader():
    def t(words):
        return f"<{words}>"

    header = replace(PAPER, t=t)
    rows = list(csv.reader(io.StringIO(as_csv(TABLE, header).removeprefix("\ufeff"))))
    assert rows[0] == ["案内", "<窓口ごと>"]
    assert [row[0] for row in rows[1:5]] == ["<期間>", "<数え方>", "<注意>", "<記号>"]
    assert rows[5:] == [
        [], ["<窓口>", "<案内した>", "<連絡先を押した>", "<計画の節>"], ["<ハローワーク>", "1234", "<20以上>", "Ⅲ-2-(1)"], ["<=1+1>", "＊", "＊", ""],
    ]  # fmt: skip
    book = load_workbook(io.BytesIO(as_excel([TABLE], header)))
    assert book.sheetnames == ["<はじめに>", "<窓口ごと>"]
    assert [cell.value for cell in book["<はじめに>"]["A"]] == ["案内", "<注意>", "<記号>", "<窓口ごと>"]
    values = as_values(TABLE, t)
    assert (values["title"], values["definition"], values["rows"][0]["name"]) == ("<窓口ごと>", "<数え方です。>", "<ハローワーク>")
    assert figure_text(PublishedFigure(), t) == "<少数>"


def test_a_table_without_sections_has_no_column_for_them():
    lines = (replace(TABLE.lines[0], sections=()),)
    rows = list(csv.reader(io.StringIO(as_csv(replace(TABLE, lines=lines), PAPER))))
    assert rows[-2:] == [["窓口", "案内した", "連絡先を押した"], ["ハローワーク", "1234", "20以上"]]


def test_a_span_of_one_month_is_that_month():
    assert FileHeader("", MonthSpan(date(2026, 4, 1), date(2026, 4, 30))).period == "2026年4月"


def test_values_have_their_table_and_the_columns_that_they_count():
    values = as_values(TABLE)
    assert {name: values[name] for name in ("id", "title", "definition", "counts")} == {
        "id": "window", "title": "窓口ごと", "definition": "数え方です。", "counts": ["shown", "contact"],
    }  # fmt: skip
    assert [(row["id"], row["name"], row["sections"]) for row in values["rows"]] == [("a", "ハローワーク", ["Ⅲ-2-(1)"]), ("b", "=1+1", [])]
    nameless = Table("summary", "まとめ", "", "", ("",), (TableLine("a", "あ", (PublishedFigure(30),)),))
    assert list(as_values(nameless)["rows"][0]["figures"]) == ["n"]


def test_values_tell_a_program_what_is_missing():
    rows = as_values(TABLE)["rows"]
    assert rows[0]["figures"] == {
        "shown": {"n": 1234, "rounded": False, "complete": True},
        "contact": {"n": 20, "rounded": False, "complete": False},
    }
    assert rows[1]["figures"]["shown"] == {"n": None, "rounded": False, "complete": False}


def test_values_tell_a_program_what_is_rounded():
    line = TableLine("a", "あ", (PublishedFigure(30, 0, 144.0), PublishedFigure(-4, 0, 144.0)))
    figures = as_values(Table("t", "表", "", "", ("shown", "contact"), (line,)))["rows"][0]["figures"]
    assert figures == {
        "shown": {"n": 30, "rounded": True, "complete": True},
        "contact": {"n": None, "rounded": True, "complete": True},
    }


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (PublishedFigure(1234), "1,234"), (PublishedFigure(1234, 2), "1,234以上"), (PublishedFigure(0, 3), "＊"),
        (PublishedFigure(10), "10"), (PublishedFigure(9), "少数"), (PublishedFigure(), "少数"), (PublishedFigure(9, 1), "＊"),
        (PublishedFigure(24, 0, 144.0), "24"), (PublishedFigure(23, 0, 144.0), "少数"), (PublishedFigure(-8, 0, 144.0), "少数"),
        (PublishedFigure(48, 0, 4 * 144.0), "48"), (PublishedFigure(47, 0, 4 * 144.0), "少数"),
    ],
)  # fmt: skip
def test_a_figure_is_a_number_a_least_number_few_or_a_star(figure, words):
    assert figure_text(figure) == words
