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


def now(ledger):
    with ledger.reading() as connection:
        return [(c.confirmation.value, c.confirmation.hidden) for c in confirmed_contacts.current(connection)]


def change(ledger, do, *about):
    with ledger.writing() as connection:
        do(connection, *(about or (NUMBER.office, "phone")), ANN)


def test_a_confirmation_is_corrected(ledger):
    later = replace(NUMBER, value="0999-12-3400", evidence="")
    with ledger.writing() as connection:
        confirmed_contacts.confirm(connection, NUMBER, ANN)
        confirmed_contacts.confirm(connection, NUMBER, BOB)  # the same again is no change
        confirmed_contacts.confirm(connection, replace(NUMBER, field="address", value="霞市"), ANN)
        confirmed_contacts.confirm(connection, later, BOB, "ann")
        assert confirmed_contacts.confirmations_of(confirmed_contacts.current(connection)) == [
            replace(NUMBER, field="address", value="霞市"),
            later,
        ]
        past = confirmed_contacts.history(connection, NUMBER.office)
    assert [(c.confirmation.value, c.who, c.second) for c in past] == [
        ("0999-12-3400", "ann", "bob"), ("霞市", "ann", ""), ("0999-12-3456", "ann", ""),
    ]  # fmt: skip
    assert past[-1].confirmation == NUMBER
    assert ledger.versions()["contacts"] == 3


def test_a_value_is_hidden_and_brought_back(ledger):
    change(ledger, confirmed_contacts.confirm, NUMBER)
    for _ in range(2):
        change(ledger, confirmed_contacts.hide)
    assert now(ledger) == [("", True)]
    change(ledger, confirmed_contacts.bring_back)
    assert now(ledger) == [(NUMBER.value, False)]
    assert ledger.versions()["contacts"] == 3
    assert [row[1] for row in audit_rows(ledger)] == ["contact_confirmed", "contact_hidden", "contact_brought_back"]


def test_the_last_value_is_that_before_the_last_change(ledger):
    change(ledger, confirmed_contacts.confirm, NUMBER)
    change(ledger, confirmed_contacts.confirm, replace(NUMBER, value="0999-12-3400"))
    change(ledger, confirmed_contacts.bring_back)
    assert now(ledger) == [(NUMBER.value, False)]


@pytest.mark.parametrize("do", [confirmed_contacts.hide, lambda *about: confirmed_contacts.confirm(about[0], NUMBER, ANN)])
def test_before_the_first_change_the_files_held(ledger, do):
    change(ledger, do)
    change(ledger, confirmed_contacts.bring_back)
    assert now(ledger) == []


def test_what_was_hidden_as_wrong_is_not_brought_back_past_its_hiding(ledger):
    change(ledger, confirmed_contacts.confirm, NUMBER)
    change(ledger, confirmed_contacts.hide)
    change(ledger, confirmed_contacts.confirm, replace(NUMBER, value="0999-12-3400"))
    change(ledger, confirmed_contacts.bring_back)
    assert now(ledger) == [("0999-12-3400", False)]


def test_nothing_to_bring_back_is_no_change(ledger):
    change(ledger, confirmed_contacts.bring_back)
    with ledger.reading() as connection:
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
