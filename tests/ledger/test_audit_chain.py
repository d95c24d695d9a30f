"""Whoever alters, removes or adds an entry without the key is found out."""

import pytest

from navigator.ledger import audit, audit_chain
from navigator.ledger.audit import AuditEvent
from navigator.ledger.database import Ledger
from tests.ledger.conftest import ANN
from tests.ledger.test_schema import BACK_TO_2

KEY = "a key that the database does not have"


@pytest.fixture
def linked(url, tmp_path):
    """A ledger with five entries, the second of them in a transaction with the third."""
    ledger = Ledger.open(url, tmp_path, KEY)
    for several in ([0], [1, 2], [3], [4]):
        with ledger.writing() as connection:
            for n in several:
                audit.record(connection, ANN, AuditEvent("channel_made", f"c{n}", "前", "後"))
    yield ledger
    ledger.close()


def checked(ledger, link=""):
    with ledger.reading() as connection:
        return audit_chain.check(connection, link)


def after(ledger, statement):
    with ledger.writing() as connection:
        connection.exec_driver_sql(statement)
    return checked(ledger).broken_at


def test_a_log_that_nobody_touched_is_whole(linked):
    assert (checked(linked).entries, checked(linked).broken_at) == (5, None)


@pytest.mark.parametrize(
    ("statement", "broken_at"),
    [
        ("UPDATE ledger_audit SET who = 'bob' WHERE id = 3", 3),
        ("UPDATE ledger_audit SET after = '' WHERE id = 5", 5),
        ("UPDATE ledger_audit SET link = '' WHERE id = 1", 1),
        ("UPDATE ledger_audit SET link = (SELECT link FROM ledger_audit WHERE id = 2) WHERE id = 4", 4),
        ("DELETE FROM ledger_audit WHERE id = 1", 2),
        ("DELETE FROM ledger_audit WHERE id = 3", 4),
        ("INSERT INTO ledger_audit SELECT 9, at, who, did, about, before, after, link FROM ledger_audit WHERE id = 5", 9),
    ],
)
def test_each_way_to_alter_it_shows(linked, statement, broken_at):
    assert after(linked, statement) == broken_at


def test_an_end_that_was_cut_off_shows_by_a_link_that_was_kept(linked):
    kept = checked(linked).last_link
    assert checked(linked, kept).holds_link
    assert after(linked, "DELETE FROM ledger_audit WHERE id = 5") is None
    assert not checked(linked, kept).holds_link


def test_without_the_key_nothing_fits(linked, url, tmp_path):
    other = Ledger.open(url, tmp_path, "another")
    assert checked(other).broken_at == 1
    other.close()


def test_what_was_written_before_there_were_links_is_linked_at_the_first_start(url, tmp_path):
    old = Ledger.open(url, tmp_path)
    with old.writing() as connection:
        audit.record(connection, ANN, AuditEvent("channel_made", "c0"))
        for statement in (
            *BACK_TO_2, "ALTER TABLE ledger_audit DROP COLUMN link", "ALTER TABLE ledger_accounts DROP COLUMN initial",
            "ALTER TABLE ledger_tokens DROP COLUMN ends_at", "ALTER TABLE ledger_tokens DROP COLUMN used_at",
            "INSERT INTO ledger_tokens (name, key, made_by, made_at) VALUES ('t', 'k', 'ann', 1000)",
            "UPDATE ledger_state SET n = 1 WHERE name = 'schema'",
        ):  # fmt: skip
            connection.exec_driver_sql(statement)
    old.close()
    new = Ledger.open(url, tmp_path, KEY)
    assert (checked(new).entries, checked(new).broken_at) == (1, None)
    with new.reading() as connection:
        assert connection.exec_driver_sql("SELECT ends_at FROM ledger_tokens").scalar() == 1000 + 365 * 86400
    new.close()
