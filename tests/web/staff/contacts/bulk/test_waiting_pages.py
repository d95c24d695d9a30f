"""What one officer sent in one table is said yes to by another in one step; single values are taken out."""

import pytest

from navigator.ledger import confirmed_contacts
from tests.web.staff.contacts.bulk.conftest import CALL, NUMBER, OTA, propose, text_of, waiting_numbers
from tests.web.staff.contacts.conftest import CITIZEN

TABLE = {
    OTA: {**CALL, "value": NUMBER},
    "hello-work/ota/hours": {**CALL, "value": "月〜金 8:30〜17:15"},
    "hello-work/ota/address": {**CALL, "value": "太田市の試験の町1-2-3"},
}


def recorded(site):
    with site.ledger.reading() as connection:
        return {c.confirmation.field: (c.who, c.second) for c in confirmed_contacts.current(connection)}


def test_a_table_is_said_yes_to_in_one_step(officer, site):
    editor, admin = officer("editor"), officer("admin")
    propose(editor, TABLE)
    page = admin.get("contacts/waiting")
    assert "editorさんが" in text_of(page)
    assert "に書いた3件" in text_of(page)
    assert page.text.count("checked>") == 3
    answer = admin.post("contacts/waiting", {"n": waiting_numbers(admin), "do": "approve"})
    assert "3件を２人で確かめました" in admin.get(answer.headers["location"].removeprefix("/staff/")).text
    assert recorded(site) == dict.fromkeys(("phone", "hours", "address"), ("editor", "admin"))
    assert NUMBER in admin.client.get(CITIZEN).text
    assert admin.get("audit").text.count("連絡先を確認した") == 3


def test_single_values_are_taken_out(officer, site):
    editor, admin = officer("editor"), officer("admin")
    propose(editor, TABLE)
    first, *rest = waiting_numbers(admin)
    admin.post("contacts/waiting", {"n": rest, "do": "approve"})
    assert waiting_numbers(admin) == [first]
    assert len(recorded(site)) == 2
    answer = admin.post("contacts/waiting", {"n": [first], "do": "decline"})
    assert answer.headers["location"].endswith("decline-1-0")
    assert waiting_numbers(admin) == []
    assert len(recorded(site)) == 2


def test_nobody_says_yes_to_their_own_table(officer, site):
    editor = officer("editor")
    propose(editor, TABLE)
    page = editor.get("contacts/waiting").text
    assert "ほかの方に確かめてもらってください" in page
    assert 'value="approve"' not in page
    answer = editor.post("contacts/waiting", {"n": waiting_numbers(editor), "do": "approve"})
    assert "3件は、ご自分で書いたものか" in editor.get(answer.headers["location"].removeprefix("/staff/")).text
    assert recorded(site) == {}


def test_what_was_written_anew_meanwhile_is_not_shown_unseen(officer, site):
    editor, admin = officer("editor"), officer("admin")
    propose(editor, TABLE)
    seen = waiting_numbers(admin)
    propose(editor, {OTA: {**CALL, "value": "0276-46-8600"}})
    assert admin.post("contacts/waiting", {"n": seen, "do": "approve"}).headers["location"].endswith("approve-2-1")
    assert "phone" not in recorded(site)


def test_two_officers_tables_stand_apart(officer, site):
    editor, admin = officer("editor"), officer("admin")
    propose(editor, TABLE)
    propose(admin, {"hello-work/ota/page": {**CALL, "value": "https://jsite.mhlw.go.jp/invented"}})
    page = text_of(admin.get("contacts/waiting"))
    assert "editorさんが" in page
    assert "adminさんが" in page


@pytest.mark.parametrize("fields", [{"n": ["٣"], "do": "approve"}, {"n": ["1"], "do": "else"}])
def test_what_no_form_of_ours_sends_is_refused(officer, fields):
    editor = officer("editor")
    editor.get("contacts/waiting")
    assert editor.post("contacts/waiting", fields).status_code == 422


@pytest.mark.parametrize("done", ["approve", "approve-x", "approve-1-y", "-", "sent-<b>"])
def test_a_message_that_was_altered_says_nothing_strange(officer, done):
    page = officer("editor").get(f"contacts/waiting?done={done}")
    assert page.status_code == 200
    assert "<b>" not in page.text
