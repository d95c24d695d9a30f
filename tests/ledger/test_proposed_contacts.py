"""What waits for a second person; many who say yes at once say it once."""

import threading
from dataclasses import replace

import pytest

from navigator.ledger import confirmed_contacts, proposed_contacts
from navigator.ledger.proposed_contacts import ProposalError
from tests.ledger.conftest import ANN, BOB, add_account, audit_rows
from tests.ledger.test_confirmed_contacts import NUMBER


@pytest.fixture
def two_officers(ledger):
    add_account(ledger, "ann", "admin")
    add_account(ledger, "bob", "editor")


def shown(ledger):
    with ledger.reading() as connection:
        return [(c.confirmation.value, c.who, c.second) for c in confirmed_contacts.current(connection)]


def test_a_second_person_says_yes(ledger, two_officers):
    with ledger.writing() as connection:
        assert not proposed_contacts.propose(connection, NUMBER, ANN)
        waiting, = proposed_contacts.all_waiting(connection)
        with pytest.raises(ProposalError, match="own"):
            proposed_contacts.approve(connection, waiting.id, ANN)
    assert shown(ledger) == []
    assert ledger.versions()["contacts"] == 0, "nobody reads anew for what only waits"
    with ledger.writing() as connection:
        proposed_contacts.approve(connection, waiting.id, BOB)
        with pytest.raises(ProposalError, match="gone"):
            proposed_contacts.approve(connection, waiting.id, BOB)
    assert shown(ledger) == [(NUMBER.value, "ann", "bob")]
    assert [row[:2] for row in audit_rows(ledger)[2:]] == [("ann", "contact_proposed"), ("bob", "contact_confirmed")]


def test_a_viewer_is_no_second_person(ledger):
    add_account(ledger, "ann", "admin")
    add_account(ledger, "bob", "viewer")
    with ledger.writing() as connection:
        assert proposed_contacts.propose(connection, NUMBER, ANN)
    assert shown(ledger) == [(NUMBER.value, "ann", "")]


def test_what_is_written_anew_has_a_number_of_its_own(ledger, two_officers):
    with ledger.writing() as connection:
        proposed_contacts.propose(connection, NUMBER, ANN)
        first, = proposed_contacts.all_waiting(connection)
        proposed_contacts.propose(connection, replace(NUMBER, value="0999-12-3400"), ANN)
        with pytest.raises(ProposalError, match="gone"):
            proposed_contacts.approve(connection, first.id, BOB)
        second, = proposed_contacts.all_waiting(connection)
        proposed_contacts.decline(connection, second.id, BOB)
        assert proposed_contacts.all_waiting(connection) == []
        with pytest.raises(ProposalError, match="gone"):
            proposed_contacts.decline(connection, second.id, BOB)
    assert shown(ledger) == []


def test_many_who_say_yes_at_once_say_it_once(ledger, two_officers):
    """Writers take turns on both databases."""
    with ledger.writing() as connection:
        proposed_contacts.propose(connection, NUMBER, ANN)
        waiting, = proposed_contacts.all_waiting(connection)
    said, together = [], threading.Barrier(6)

    def say_yes():
        together.wait()
        try:
            with ledger.writing() as connection:
                proposed_contacts.approve(connection, waiting.id, BOB)
            said.append("yes")
        except ProposalError as error:
            said.append(error.kind)

    threads = [threading.Thread(target=say_yes) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == ["gone"] * 5 + ["yes"]
    assert shown(ledger) == [(NUMBER.value, "ann", "bob")]
