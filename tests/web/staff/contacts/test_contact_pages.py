"""The values of an office with their history, and the file of all that was confirmed."""

import shutil
from dataclasses import replace
from datetime import date

import pytest
import yaml

from navigator.knowledge.confirmations import apply_confirmations
from navigator.knowledge.content.confirmation import Confirmation
from navigator.knowledge.load import load
from navigator.ledger import confirmed_contacts
from tests.conftest import ROOT
from tests.web.staff.contacts.conftest import CITIZEN, NUMBER, OTA, confirm


def test_a_confirmation_is_corrected_and_taken_back_with_history(officer, site):
    editor = officer("editor")
    confirm(editor)
    confirm(editor, value="0276-46-8600", again="0276-46-8600")
    editor.get(OTA)
    editor.post(f"{OTA}/phone", do="bring_back")
    assert NUMBER in editor.client.get(CITIZEN).text
    editor.post(f"{OTA}/phone", do="hide")
    page = editor.client.get(CITIZEN).text
    assert "ここで聞いてみてください" in page  # the labour bureau again
    assert NUMBER not in page
    text = editor.get(OTA).text
    assert "隠した" in text
    audit = editor.get("audit").text
    assert audit.count("連絡先を確認した") == 2
    assert "連絡先を前の値にもどした" in audit


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


def test_the_exported_file_is_read_back_the_same(officer, site, tmp_path):
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
        kept = confirmed_contacts.confirmations_of(confirmed_contacts.current(connection))
    assert set(again.confirmations) == set(kept)
    assert len(yaml.safe_load(file.text)) == 3


def test_a_confirmation_that_no_longer_fits_the_files_is_left_out(knowledge):
    gone = Confirmation("hello-work/closed", "phone", NUMBER, "officer-call", date(2026, 11, 24))
    good = replace(gone, office="hello-work/ota")
    laid = apply_confirmations(knowledge, [gone, good])
    assert laid.offices["hello-work"]["ota"].phone.confirmed_text == NUMBER
    assert "closed" not in laid.offices["hello-work"]


@pytest.mark.parametrize(
    "path", ["contacts/hello-work/none", "contacts/none/ota", "contacts/hello-work/ota/fax"]
)
def test_an_unknown_office_or_field_is_not_found(officer, path):
    assert officer("editor").get(path).status_code == 404
