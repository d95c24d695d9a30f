"""Confirmed contacts: corrected by writing anew, withdrawn, and left out when unreadable."""

import json
from dataclasses import replace
from datetime import date

import pytest

from navigator.knowledge.content.confirmation import Confirmation
from navigator.ledger import confirmed_contacts
from navigator.ledger.tables import confirmations
from tests.ledger.conftest import ANN, BOB, audit_rows

NUMBER = Confirmation("moon-desk/kasumi", "phone", "0999-12-3456", "officer-call", date(2026, 11, 24), "控え")


def test_a_confirmation_is_corrected_and_taken_back(ledger):
    later = replace(NUMBER, value="0999-12-3400", evidence="")
    with ledger.writing() as connection:
        confirmed_contacts.confirm(connection, NUMBER, ANN)
        confirmed_contacts.confirm(connection, NUMBER, BOB)  # the same again is no change
        confirmed_contacts.confirm(connection, replace(NUMBER, field="address", value="霞市"), ANN)
        confirmed_contacts.confirm(connection, later, BOB)
        assert confirmed_contacts.confirmations_of(confirmed_contacts.current(connection)) == [
            replace(NUMBER, field="address", value="霞市"),
            later,
        ]
        confirmed_contacts.withdraw(connection, "moon-desk/kasumi", "phone", ANN)
        confirmed_contacts.withdraw(connection, "moon-desk/kasumi", "phone", ANN)
    with ledger.reading() as connection:
        assert [c.confirmation.field for c in confirmed_contacts.current(connection)] == ["address"]
        past = confirmed_contacts.history(connection, "moon-desk/kasumi")
        assert [c.confirmation.value for c in past] == ["", "0999-12-3400", "霞市", "0999-12-3456"]
        assert past[-1].confirmation == NUMBER
    assert ledger.versions()["contacts"] == 4


def test_nothing_to_withdraw_is_no_change(ledger):
    with ledger.writing() as connection:
        confirmed_contacts.withdraw(connection, NUMBER.office, "phone", ANN)
        assert confirmed_contacts.history(connection, NUMBER.office) == []
    assert audit_rows(ledger) == []


HOURS = {"days": ["mon..fri"], "open": "09:00..17:00"}
UNREADABLE = [
    ("hours", "garbage"),
    ("hours", "[]"),
    ("hours", "[" * 5000),
    ("hours", '"always"'),
    ("hours", json.dumps({"value": None})),
    ("hours", json.dumps({"closed": ["holidays"]})),
    ("hours", json.dumps({"value": [HOURS], "season": "winter"})),
    ("hours", json.dumps({"value": [HOURS | {"week": "even"}]})),
    ("hours", json.dumps({"value": [HOURS | {"month_day": "last"}]})),
    ("hours", json.dumps({"value": [HOURS | {"nth": ["last"]}]})),
    ("phone", "ask at the desk"),
    ("chat", "https://example.org/chat"),
]


def write_row(ledger, field, value):
    row = {
        "office": NUMBER.office, "field": field, "value": value, "source": "street-map", "evidence": "",
        "checked_on": NUMBER.checked_on, "who": "newer", "at": 0,
    }  # fmt: skip
    with ledger.writing() as connection:
        connection.execute(confirmations.insert().values(row))


@pytest.mark.parametrize(("field", "value"), UNREADABLE)
def test_a_row_that_cannot_be_read_is_left_out_and_logged_once(ledger, caplog, field, value):
    with ledger.writing() as connection:
        confirmed_contacts.confirm(connection, NUMBER, ANN)
    write_row(ledger, field, value)
    for _ in range(2):
        with ledger.reading() as connection:
            assert confirmed_contacts.confirmations_of(confirmed_contacts.current(connection)) == [NUMBER]
            assert confirmed_contacts.confirmations_of(confirmed_contacts.history(connection, NUMBER.office)) == [NUMBER]
    message, = caplog.messages
    assert message == f"staff: confirmation 2 (moon-desk/kasumi, {field}) cannot be read and is left out"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("hours", json.dumps({"value": [HOURS | {"nth": [1, 5]}, HOURS | {"month_day": 31}], "closed": ["holidays"]})),
        ("hours", '{"value": "always"}'),
        ("page", "https://example.org/"),
        ("address", "霞市"),
        ("phone", "110"),
    ],
)
def test_what_this_program_writes_it_reads(ledger, caplog, field, value):
    write_row(ledger, field, value)
    with ledger.reading() as connection:
        assert [c.confirmation.value for c in confirmed_contacts.current(connection)] == [value]
    assert not caplog.messages


def test_what_is_confirmed_after_an_unreadable_row_holds(ledger):
    with ledger.writing() as connection:
        confirmed_contacts.confirm(connection, NUMBER, ANN)
    write_row(ledger, "phone", "by carrier pigeon")
    with ledger.writing() as connection:
        confirmed_contacts.confirm(connection, NUMBER, BOB)
        assert [c.who for c in confirmed_contacts.history(connection, NUMBER.office)] == ["bob", "ann"]
        assert [c.who for c in confirmed_contacts.current(connection)] == ["bob"]
    assert audit_rows(ledger)[-1] == ("bob", "contact_confirmed", "moon-desk/kasumi phone", "by carrier pigeon", NUMBER.value)
