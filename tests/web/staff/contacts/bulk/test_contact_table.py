"""Every value in one table: in the order of what people meet most, with nothing that a spreadsheet would run."""

import io

from openpyxl import load_workbook

from navigator.web.staff.contacts.bulk.contact_table import HOW_TO, MARK
from tests.web.staff.contacts.bulk.conftest import CALL, NUMBER, OTA, propose, rows_of, waiting_numbers


def test_every_value_is_a_row_beside_empty_cells(officer, knowledge):
    head, rows = rows_of(officer("viewer"))
    places = [row[-1].rpartition("/")[0] for row in rows]
    assert len(places) == len(set(places))
    offices = {f"{window}/{id}" for window, of in knowledge.contact_offices.items() for id in of}
    assert {place.rpartition("/")[0] for place in places} == offices
    ota = dict(zip(head, rows[places.index(OTA)], strict=True))
    assert (ota["市町村"], ota["項目"], ota["いまの値"], ota["状態"]) == ("太田市", "電話", "", "なし")
    assert ota["新しい値"] == ota["出典"] == ota["確認した日"] == ota["消す"] == ""


def test_a_value_that_was_confirmed_says_by_what_and_when(officer):
    editor, admin = officer("editor"), officer("admin")
    propose(editor, {OTA: {"value": NUMBER, **CALL}})
    waiting = waiting_numbers(admin)
    admin.post("contacts/waiting", {"n": waiting, "do": "approve"})
    head, rows = rows_of(editor)
    row = dict(zip(head, next(row for row in rows if row[-1].startswith(OTA)), strict=True))
    assert (row["いまの値"], row["状態"], row["いまの出典"], row["いまの確認日"]) == (
        NUMBER, "確認ずみ", CALL["source"], CALL["checked_on"],
    )  # fmt: skip


def test_the_book_says_how_and_holds_text_alone(officer):
    answer = officer("viewer").get("contacts/contacts.xlsx")
    how, sheet = load_workbook(io.BytesIO(answer.content)).worksheets
    assert [row[0].value for row in how.iter_rows()] == list(HOW_TO)
    head = [cell.value for cell in sheet[1]]
    assert head[-1] == MARK
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert not [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "n" and cell.value is not None]
    to_fill = sheet.cell(2, head.index("新しい値") + 1)
    assert to_fill.number_format == "@" or sheet.column_dimensions["I"].number_format == "@", "the first 0 of a telephone stays"


def test_a_name_that_a_spreadsheet_would_run_is_text(officer, site):
    editor, admin = officer("editor"), officer("admin")
    propose(editor, {"hello-work/ota/address": {"value": "+HYPERLINK(1)", **CALL}})
    admin.post("contacts/waiting", {"n": waiting_numbers(admin), "do": "approve"})
    _, rows = rows_of(editor)
    assert [row[4] for row in rows if row[-1].startswith("hello-work/ota/address")] == ["'+HYPERLINK(1)"]


def test_taking_it_away_is_noted(officer):
    admin = officer("admin")
    admin.get("contacts/contacts.csv")
    assert "contacts/contacts.csv" in admin.get("audit").text
