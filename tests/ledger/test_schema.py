"""A ledger of an earlier version is migrated once, and says what it said."""

from sqlalchemy import text, update

from navigator.ledger import confirmed_contacts, proposed_contacts, results, second_factor
from navigator.ledger.tables import VERSION, state
from tests.ledger.conftest import ANN
from tests.ledger.test_confirmed_contacts import NUMBER
from tests.ledger.test_results import FIGURE, RATE, WORDS

BACK_TO_6 = tuple(f"ALTER TABLE ledger_results DROP COLUMN {column}" for column in ("owner", "whole", "words"))
BACK_TO_5 = (
    *BACK_TO_6,
    *(f"DROP TABLE ledger_{table}" for table in ("editions", "edition_texts", "edition_proofs", "edition_notes", "publications")),
    "DELETE FROM ledger_state WHERE name = 'editions'",
)
BACK_TO_4 = (
    *BACK_TO_5,
    "DROP TABLE ledger_second_factors",
    "DROP TABLE ledger_recovery_codes",
    "DELETE FROM ledger_state WHERE name = 'second_factor'",
)
BACK_TO_2 = (
    *BACK_TO_4,
    "DROP TABLE ledger_proposals",
    "ALTER TABLE ledger_confirmations DROP COLUMN second",
    "ALTER TABLE ledger_confirmations DROP COLUMN hidden",
    "ALTER TABLE ledger_channels DROP COLUMN town",
    "ALTER TABLE ledger_channels DROP COLUMN origins",
)


def test_contacts_from_before_second_persons_go_on(open_ledger):
    earlier = open_ledger()
    with earlier.writing() as connection:
        confirmed_contacts.confirm(connection, NUMBER, ANN)
        for statement in BACK_TO_2:
            connection.execute(text(statement))
        connection.execute(update(state).where(state.c.name == "schema").values(n=2))
    ledger = open_ledger()
    with ledger.writing() as connection:
        recorded, = confirmed_contacts.current(connection)
        assert (recorded.confirmation, recorded.who, recorded.second) == (NUMBER, "ann", "")
        assert proposed_contacts.all_waiting(connection) == []
        proposed_contacts.propose(connection, NUMBER, ANN)
        second_factor.require(connection, True, ANN)
        assert second_factor.is_required(connection)
    assert ledger.versions()["schema"] == VERSION


def test_results_from_before_owners_and_words_go_on(open_ledger):
    earlier = open_ledger()
    with earlier.writing() as connection:
        results.enter(connection, [FIGURE], ANN)
        for statement in BACK_TO_6:
            connection.execute(text(statement))
        connection.execute(update(state).where(state.c.name == "schema").values(n=6))
    ledger = open_ledger()
    with ledger.writing() as connection:
        assert results.current(connection)[FIGURE.cell].figure == FIGURE
        assert results.enter(connection, [RATE, WORDS], ANN) == 2
        assert results.current(connection)[RATE.cell].figure == RATE
    assert ledger.versions()["schema"] == VERSION
