"""One value confirmed by an officer is shown to citizens at once, on every machine, with its history."""

import shutil
from dataclasses import replace
from datetime import date

import pytest
import yaml
from starlette.testclient import TestClient

from navigator.knowledge.confirmations import apply_confirmations
from navigator.knowledge.content.confirmation import Confirmation
from navigator.knowledge.load import load
from navigator.ledger import confirmed_contacts
from navigator.web.app import create_app
from tests.conftest import NOW, ROOT
from tests.web.staff.contacts.conftest import CITIZEN, NUMBER, OTA, confirm, typed


def test_a_number_is_previewed_confirmed_and_shown_at_once(officer, site):
    editor = officer("editor")
    editor.get(f"{OTA}/phone")
    page = editor.post(f"{OTA}/phone", typed())
    assert page.status_code == 200
    assert "下見です" in page.text
    assert f'href="tel:{NUMBER}"' in page.text
    assert NUMBER not in editor.client.get(CITIZEN).text  # nobody else sees it yet
    assert editor.post(f"{OTA}/phone", typed(do="confirm")).status_code == 303
    text = editor.client.get(CITIZEN).text
    assert f'href="tel:{NUMBER}"' in text
    assert "窓口に電話して確かめました" in text
    assert "いま確認中です" not in text


def test_another_machine_shows_it_too(app, officer, knowledge, monkeypatch):
    monkeypatch.setattr("navigator.web.app.load", lambda _: knowledge)
    monkeypatch.setattr("navigator.web.ledger_watch.EVERY", 0)
    other = create_app(app.state.site.settings, clock=lambda: NOW)
    with TestClient(other) as citizen:
        assert NUMBER not in citizen.get(CITIZEN).text
        confirm(officer("editor"))
        assert NUMBER in citizen.get(CITIZEN).text


def test_a_start_without_the_database_shows_what_was_last_confirmed(app, officer, knowledge, monkeypatch):
    confirm(officer("editor"))
    settings = app.state.site.settings.model_copy(
        update={"database_url": "postgresql://nobody@127.0.0.1:1/none"}
    )
    monkeypatch.setattr("navigator.web.app.load", lambda _: knowledge)
    again = create_app(settings, clock=lambda: NOW)
    assert again.state.site.knowledge.offices["hello-work"]["ota"].phone.confirmed_text == NUMBER


def test_hours_become_open_now(officer, site):
    editor = officer("editor")
    confirm(editor)
    confirm(editor, "hours", value="月〜金 8:30〜17:15\r\n祝日はお休み\r\n12/29〜1/3はお休み")
    text = editor.client.get(CITIZEN).text
    assert "いま受け付けています（17:15まで）" in text
    assert "8:30〜17:15" in editor.get(OTA).text


def test_an_address_and_a_page_are_shown(officer):
    editor = officer("editor")
    confirm(editor, "address", value="太田市  飯田町1")
    confirm(editor, "page", value="https://example.jp/ota")
    text = editor.client.get(CITIZEN).text
    assert "太田市 飯田町1" in text
    assert 'href="https://example.jp/ota"' in text


def test_a_confirmation_is_corrected_and_taken_back_with_history(officer, site):
    editor = officer("editor")
    confirm(editor)
    confirm(editor, value="0276-46-8600", again="0276-46-8600")
    editor.get(OTA)
    assert editor.post(f"{OTA}/phone", do="withdraw").status_code == 303
    assert "いま確認中です" in editor.client.get(CITIZEN).text
    text = editor.get(OTA).text
    assert text.count(NUMBER) == 1
    assert "0276-46-8600" in text
    assert "取り消し" in text
    audit = editor.get("audit").text
    assert audit.count("連絡先を確認した") == 2
    assert "連絡先の確認を取り消した" in audit


def test_an_extension_goes_with_the_number_it_belonged_to(knowledge):
    phone = next(
        o.phone for p in knowledge.offices.values() for o in p.values() if o.phone.extension and o.phone.confirmed_text
    )
    window, office = next(
        (w, o.id) for w, p in knowledge.offices.items() for o in p.values() if o.phone == phone
    )

    def laid(number):
        confirmation = Confirmation(f"{window}/{office}", "phone", number, "officer-call", date(2026, 11, 24))
        return apply_confirmations(knowledge, [confirmation]).offices[window][office].phone

    assert laid(phone.text).extension == phone.extension
    assert laid(NUMBER).extension == ""


def test_the_export_is_the_file_and_comes_back_the_same(officer, site, tmp_path):
    editor = officer("editor")
    confirm(editor, evidence="https://example.jp/ota を見た")
    confirm(editor, "hours", value="月〜金 8:30〜17:15\n祝日はお休み\n12/29〜1/3はお休み")
    confirm(editor, "hours", path="contacts/saposute/gunma", value="24時間")
    file = editor.get("contacts/confirmed.yaml")
    for name in ("rules", "content"):
        shutil.copytree(ROOT / name, tmp_path / "region" / name)
    (tmp_path / "region/content/confirmed.yaml").write_bytes(file.content)
    again = load(tmp_path / "region")
    for window, office in (("hello-work", "ota"), ("saposute", "gunma")):
        here, there = site.knowledge.offices[window][office], again.offices[window][office]
        assert (here.phone, here.hours) == (there.phone, there.hours)
    with site.ledger.reading() as connection:
        kept = confirmed_contacts.values(confirmed_contacts.current(connection))
    assert set(again.confirmations) == set(kept)
    assert len(yaml.safe_load(file.text)) == 3


def test_an_entry_that_no_longer_fits_the_files_is_left_out(knowledge):
    gone = Confirmation("hello-work/closed", "phone", NUMBER, "officer-call", date(2026, 11, 24))
    good = replace(gone, office="hello-work/ota")
    laid = apply_confirmations(knowledge, [gone, good])
    assert laid.offices["hello-work"]["ota"].phone.confirmed_text == NUMBER
    assert "closed" not in laid.offices["hello-work"]


def test_viewers_see_and_do_not_confirm(officer, site):
    viewer = officer("viewer")
    assert viewer.get(f"{OTA}/phone").status_code == 403
    assert viewer.post(f"{OTA}/phone", typed(do="confirm")).status_code == 403
    assert "確かめる</a>" not in viewer.get(OTA).text


@pytest.mark.parametrize(
    "path", ["contacts/hello-work/none", "contacts/none/ota", "contacts/hello-work/ota/fax"]
)
def test_what_does_not_exist_is_not_found(officer, path):
    assert officer("editor").get(path).status_code == 404
