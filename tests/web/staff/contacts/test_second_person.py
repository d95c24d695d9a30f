"""A contact is shown to citizens when a second person has looked at it; one person may hide it, or bring the last back."""

import pytest

from navigator.knowledge.content.office_ref import TOWN_HALL
from navigator.ledger import accounts
from navigator.ledger.database import Actor
from tests.conftest import NOW
from tests.web.staff.contacts.conftest import CITIZEN, NUMBER, OTA, answer, confirm, propose, typed

OTHER = "0276-46-8600"


def shown(officer, number=NUMBER):
    return f'href="tel:{number}"' in officer.client.get(CITIZEN).text


def test_a_number_is_shown_after_the_second_yes_and_not_before(officer):
    editor, admin = officer("editor"), officer("admin")
    assert propose(editor).headers["location"].endswith("?done=proposed")
    assert not shown(editor)
    assert "もう一人の確認を待っています" in editor.get("").text
    assert "editorさんが書いた" in admin.get(OTA).text
    page = admin.get(f"{OTA}/phone/waiting").text
    assert f'href="tel:{NUMBER}"' in page
    assert answer(admin, "approve").headers["location"].endswith("?done=approve")
    assert shown(admin)
    assert "editor・admin" in admin.get(OTA).text
    assert answer(admin, "approve").headers["location"].endswith("?done=gone")


def test_nobody_is_their_own_second_person(officer):
    editor = officer("editor")
    propose(editor)
    assert "確かめたので" not in editor.get(f"{OTA}/phone/waiting").text
    assert answer(editor, "approve").headers["location"].endswith("?done=own")
    assert not shown(editor)
    propose(editor)  # nor by writing it twice
    assert not shown(editor)


def test_two_who_write_the_same_have_both_looked(officer):
    propose(officer("editor"))
    admin = officer("admin")
    assert propose(admin).headers["location"].endswith("?done=confirmed")
    assert shown(admin)


def test_what_was_written_anew_meanwhile_is_not_approved_unseen(officer):
    editor, admin = officer("editor"), officer("admin")
    propose(editor)
    admin.get(f"{OTA}/phone/waiting")
    propose(editor, value=OTHER, again=OTHER)
    assert admin.post(f"{OTA}/phone", {"n": "1", "do": "approve"}).headers["location"].endswith("?done=gone")
    assert not shown(admin, OTHER)
    assert not shown(admin)


def test_a_second_person_may_decline(officer):
    editor, admin = officer("editor"), officer("admin")
    propose(editor)
    assert answer(admin, "decline").headers["location"].endswith("?done=decline")
    assert editor.get(f"{OTA}/phone/waiting").status_code == 404
    assert "待っていた連絡先を取り下げた" in editor.get("audit").text


def test_who_is_alone_is_told_so_and_named_so(officer, site):
    editor = officer("editor")
    with site.ledger.writing() as connection:
        accounts.remove(connection, "admin", Actor("test", NOW), last_too=True)
    editor.get(f"{OTA}/phone")
    assert "すぐに出ます" in editor.post(f"{OTA}/phone", typed()).text
    assert editor.post(f"{OTA}/phone", typed(do="confirm")).headers["location"].endswith("?done=confirmed")
    assert shown(editor)
    assert "editor（ひとりで）" in editor.get(OTA).text


def test_one_person_hides_a_value_at_once_and_brings_it_back(officer):
    editor = officer("editor")
    confirm(editor)
    editor.get(OTA)
    assert editor.post(f"{OTA}/phone", do="hide").headers["location"].endswith("?done=hide")
    assert not shown(editor)
    text = editor.get(OTA).text
    assert "隠しています" in text
    assert f"前の値「{NUMBER}」にもどす" in text
    assert "hidden: 'yes'" in editor.get("contacts/confirmed.yaml").text
    editor.get(OTA)
    assert editor.post(f"{OTA}/phone", do="bring_back").headers["location"].endswith("?done=bring_back")
    assert shown(editor)


def with_number(knowledge, *, hall):
    of_kind = (o for w, of in knowledge.contact_offices.items() if (w == TOWN_HALL) == hall for o in of.values())
    return next(office for office in of_kind if office.phone.confirmed_text)


@pytest.mark.parametrize("hall", [True, False])
def test_what_the_files_say_can_be_hidden_too_and_no_page_fails(officer, knowledge, hall):
    editor, office = officer("editor"), with_number(knowledge, hall=hall)
    window, number, path = office.window, office.phone.confirmed_text, f"{office.window}/{office.id}"
    editor.get(f"contacts/{path}")
    editor.post(f"contacts/{path}/phone", do="hide")
    pages = [editor.client.get(page) for page in ("/ja/windows/self-reliance?place=10201", f"/ja/windows/{window}", "/ja/windows")]
    assert {page.status_code for page in pages} <= {200, 404}
    assert all(f'href="tel:{number}"' not in page.text for page in pages)


@pytest.mark.parametrize("do", ["approve", "decline", "hide", "bring_back"])
def test_viewers_say_neither_yes_nor_no(officer, do):
    propose(officer("editor"))
    viewer = officer("viewer")
    assert viewer.get(f"{OTA}/phone/waiting").status_code == 403
    assert viewer.post(f"{OTA}/phone", {"n": "1", "do": do}).status_code == 403


def test_a_number_that_is_none_is_refused(officer):
    editor = officer("editor")
    editor.get(f"{OTA}/phone")
    assert editor.post(f"{OTA}/phone", {"n": "٣", "do": "approve"}).status_code == 422
