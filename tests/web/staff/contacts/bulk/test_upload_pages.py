"""A filled table: every change is shown before anything is written, and a refused line spoils no good one."""

import io
import json

import pytest
from openpyxl import load_workbook

from navigator.ledger import accounts, proposed_contacts
from navigator.ledger.database import Actor
from navigator.usage.publish.words import SAMPLE
from navigator.web.staff.contacts.bulk.contact_table import SHEET
from tests.conftest import NOW
from tests.web.staff.contacts.bulk.conftest import (
    CALL,
    NUMBER,
    OTA,
    as_csv,
    filled,
    propose,
    rows_of,
    send,
    text_of,
    waiting_numbers,
    write,
)
from tests.web.staff.contacts.conftest import CITIZEN

HOURS, PAGE, ADDRESS = "hello-work/ota/hours", "hello-work/ota/page", "hello-work/ota/address"


def waiting(site):
    with site.ledger.reading() as connection:
        found = [w.confirmation for w in proposed_contacts.all_waiting(connection)]
    return {f"{c.office}/{c.field}": c for c in found}


def test_a_book_comes_back_as_it_was_filled(officer, site):
    editor = officer("editor")
    book = load_workbook(io.BytesIO(editor.get("contacts/contacts.xlsx").content))
    sheet = book[SHEET]
    head = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[-1].value.startswith(OTA))
    for heading, value in {"新しい値": NUMBER, "出典": CALL["source"], "確認した日": NOW.replace(tzinfo=None), "メモ": "代表"}.items():
        row[head.index(heading)].value = value
    out = io.BytesIO()
    book.save(out)
    page = send(editor, out.getvalue(), "contacts.xlsx")
    assert page.status_code == 200
    assert "変わる 1件" in text_of(page)
    assert f"太田市 なし {NUMBER}" in text_of(page)
    assert waiting(site) == {}, "nothing is written before it is sent on"
    assert write(editor, page).headers["location"].endswith("contacts/waiting?done=sent-1")
    sent = waiting(site)[OTA]
    assert (sent.value, sent.source, sent.checked_on.isoformat(), sent.evidence) == (NUMBER, "officer-call", "2026-11-24", "代表")
    assert NUMBER not in editor.client.get(CITIZEN).text


REFUSED = [
    (OTA, {"value": "0276-46-860"}, "電話番号として読めませんでした"),
    (OTA, {"value": "276468609"}, "はじめの０が消えて"),
    (OTA, {"value": "0990-12-3456"}, "窓口の番号には使えません"),
    (OTA, {"value": "110"}, "窓口の番号には使えません"),
    (PAGE, {"value": "http://www.pref.gunma.jp/"}, "https:// から始まる"),
    (PAGE, {"value": "https://example.com/"}, "公的なページ"),
    (HOURS, {"value": "だいたい朝から"}, "読めませんでした"),
    (ADDRESS, {"value": "=A1"}, "式のまま"),
    (ADDRESS, {"value": "あ" * 301}, "長すぎます"),
    (OTA, {"value": NUMBER, "checked_on": "2026-11-25"}, "まだ来ていない日"),
    (OTA, {"value": NUMBER, "checked_on": "2025-11-01"}, "１年より前"),
    (OTA, {"value": NUMBER, "checked_on": "きのう"}, "「確認した日」が読めません"),
    (OTA, {"value": NUMBER, "checked_on": ""}, "「確認した日」が空です"),
    (OTA, {"value": NUMBER, "source": "うわさ"}, "「うわさ」は、選べる出典にありません"),
    (OTA, {"value": NUMBER, "source": ""}, "「出典」が空です"),
    (OTA, {"value": ""}, "「新しい値」が空です"),
    (OTA, {"value": NUMBER, "hide": "○"}, "どちらかに"),
    (OTA, {"value": "", "hide": "たぶん"}, "○を書くか"),
]


@pytest.mark.parametrize(("place", "cells", "words"), REFUSED)
def test_a_line_is_refused_as_the_form_refuses_it(officer, site, place, cells, words):
    editor = officer("editor")
    page = send(editor, filled(editor, {place: {**CALL, **cells}}))
    assert page.status_code == 422
    assert words in text_of(page)
    assert 'action="/staff/contacts/lines"' not in page.text


def test_a_number_that_is_known_to_be_wrong_is_refused(officer, knowledge):
    editor, wrong = officer("editor"), next(iter(knowledge.wrong_numbers))
    page = send(editor, filled(editor, {OTA: {**CALL, "value": wrong}}))
    assert "まちがって出回っている番号" in text_of(page)


def test_one_refused_line_is_named_by_its_row_and_spoils_no_good_one(officer, site):
    editor = officer("editor")
    content = filled(editor, {OTA: {**CALL, "value": "12"}, HOURS: {**CALL, "value": "月〜金 8:30〜17:15"}})
    _, rows = rows_of(editor)
    row = next(n for n, row in enumerate(rows, 2) if row[-1].startswith(OTA))
    page = send(editor, content)
    assert page.status_code == 422
    assert "送れない 1件" in text_of(page)
    assert f'data-label="行">{row}</td>' in page.text
    assert "この1件を送る" in text_of(page)
    page = write(editor, page)
    assert "1件を送りました" in text_of(page)
    assert "「12」は電話番号として読めませんでした" in text_of(page), "what was refused stays to be mended"
    assert set(waiting(site)) == {HOURS}


def test_what_changed_since_the_table_was_made_is_shown_and_not_overwritten(officer, site):
    editor, admin = officer("editor"), officer("admin")
    content = filled(editor, {OTA: {**CALL, "value": "0276-46-8600"}})
    shown = send(editor, content)
    propose(admin, {OTA: {**CALL, "value": NUMBER}})
    editor.post("contacts/waiting", {"n": waiting_numbers(editor), "do": "approve"})
    for page in (write(editor, shown), send(editor, content)):
        assert f"いまは「{NUMBER}」（確認ずみ）です" in text_of(page)
        assert "この1件を" not in text_of(page)
    assert waiting(site) == {}
    assert NUMBER in editor.client.get(CITIZEN).text


def test_what_somebody_else_wrote_is_not_thrown_away(officer, site):
    editor, admin = officer("editor"), officer("admin")
    propose(admin, {OTA: {**CALL, "value": NUMBER}})
    page = send(editor, filled(editor, {OTA: {**CALL, "value": "0276-46-8600"}}))
    assert f"adminさんが書いた「{NUMBER}」が、確認を待っています" in text_of(page)
    assert waiting(site)[OTA].value == NUMBER


def test_the_same_table_sent_twice_is_no_second_look(officer, site):
    editor, admin = officer("editor"), officer("admin")
    content = filled(editor, {OTA: {**CALL, "value": NUMBER}})
    write(editor, send(editor, content))
    page = send(admin, content)
    assert "変わる 0件" in text_of(page)
    assert "同じ値が、もう一人の確認を待っています" in text_of(page)
    assert NUMBER not in admin.client.get(CITIZEN).text


def test_ones_own_earlier_value_gives_way_and_is_named(officer, site):
    editor = officer("editor")
    propose(editor, {OTA: {**CALL, "value": NUMBER}})
    page = send(editor, filled(editor, {OTA: {**CALL, "value": "0276-46-8600"}}))
    assert f"前に書いた「{NUMBER}」と入れかえます" in text_of(page)
    write(editor, page)
    assert waiting(site)[OTA].value == "0276-46-8600"


def test_a_day_alone_says_that_the_value_is_right(officer, site, knowledge):
    editor, hall = officer("editor"), next(iter(knowledge.municipalities.values())).hall
    place = f"municipality/{hall.id}/phone"
    page = send(editor, filled(editor, {place: {"source": "officer-call", "checked_on": "令和8年11月24日"}}))
    assert "値は同じです" in text_of(page)
    write(editor, page)
    assert waiting(site)[place].value == hall.phone.confirmed_text


def test_lines_without_a_change_are_folded(officer):
    editor = officer("editor")
    head, rows = rows_of(editor)
    page = send(editor, as_csv(head, rows))
    assert f"変わらない {len(rows)}件" in text_of(page)
    assert 'action="/staff/contacts/lines"' not in page.text


def test_a_value_is_hidden_at_once_by_one_person_and_brought_back(officer, site, knowledge):
    editor, hall = officer("editor"), next(iter(knowledge.municipalities.values())).hall
    page = send(editor, filled(editor, {f"municipality/{hall.id}/phone": {"hide": "○"}}))
    assert "隠す 1件" in text_of(page)
    assert write(editor, page).status_code == 303
    office = f"contacts/municipality/{hall.id}"
    assert "隠しています" in editor.get(office).text
    editor.post(f"{office}/phone", do="bring_back")
    assert "隠しています" not in editor.get(office).text


def test_a_line_twice_or_of_no_value_of_ours_is_refused(officer):
    editor = officer("editor")
    head, rows = rows_of(editor)
    row = next(row for row in rows if row[-1].startswith(OTA))
    row[head.index("新しい値")] = NUMBER
    stranger = [*row[:-1], "hello-work/closed/phone/00000000"]
    page = send(editor, as_csv(head, [row, row, stranger]))
    assert text_of(page).count("ほかの行にもあります") == 2
    assert "どの値の行かが、わかりません" in text_of(page)


def test_who_is_alone_is_told_so_and_shows_it_at_once(officer, site):
    editor = officer("editor")
    with site.ledger.writing() as connection:
        accounts.remove(connection, "admin", Actor("test", NOW), last_too=True)
    page = send(editor, filled(editor, {OTA: {**CALL, "value": NUMBER}}))
    assert "すぐに出ます" in text_of(page)
    answer = write(editor, page)
    assert answer.headers["location"].endswith("contacts/?done=sent-1")
    assert "1件を書きました" in editor.get("contacts/?done=sent-1").text
    assert NUMBER in editor.client.get(CITIZEN).text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "選ばれていません"),
        ("市町村,事業所\na,b\n".encode(), "見出しが見つかりません"),
        ("照合,新しい値\n".encode(), "連絡先の行が見つかりません"),
        (f"{SAMPLE}\n照合,新しい値\na,b\n".encode(), "見本のファイル"),
        (b"PK\x03\x04", "Excelのファイルとして開けません"),
    ],
)
def test_a_file_that_is_no_table_of_ours_says_what_to_do(officer, content, words):
    page = send(officer("editor"), content)
    assert page.status_code == 422
    assert words in text_of(page)


WHOLE = {"number": 1, "mark": f"{OTA}/0", "value": "", "source": "", "checked_on": "", "note": "", "hide": ""}


@pytest.mark.parametrize(
    "line",
    ["", "[]", "{}", json.dumps(WHOLE | {"number": "x"}), json.dumps(WHOLE | {"value": "\ud800"}),
     json.dumps(WHOLE | {"value": "\0"}), "[" * 100_000],
    ids=["empty", "list", "no cells", "no number", "half a letter", "no letter", "deep"],
)  # fmt: skip
def test_a_line_that_no_page_of_ours_sent_is_refused(officer, site, line):
    editor = officer("editor")
    editor.get("contacts/bulk")
    assert editor.post("contacts/lines", {"line": [line]}).status_code == 422
    assert waiting(site) == {}


def test_viewers_send_nothing(officer):
    viewer = officer("viewer")
    assert viewer.get("contacts/bulk").status_code == 403
    assert viewer.post("contacts/lines", {"line": ["{}"]}).status_code == 403
    assert viewer.post("contacts/waiting", {"n": ["1"], "do": "approve"}).status_code == 403
