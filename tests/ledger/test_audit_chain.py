"""Whoever alters, removes or adds an entry without the key is found out."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

import psycopg
import pytest

from navigator.ledger import accounts, audit, audit_chain
from navigator.ledger.audit import AuditEvent
from navigator.ledger.database import Ledger, LedgerError
from navigator.usage.counts import EventCount
from navigator.usage.forwarding.central import Central
from navigator.usage.forwarding.sealed_batch import SealedBatch
from tests.conftest import ROOT
from tests.ledger.conftest import ANN, add_account
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


BATCH = SealedBatch("b1", {EventCount: [("2026-11-24", "started", "", "resident", 3)]})


@pytest.fixture
def without_rights(postgres_url, tmp_path):
    """The address for a role that owns nothing, with the grants that the operators' page gives to the server's."""
    owner, central = Ledger.open(postgres_url, tmp_path, KEY), Central.open(postgres_url)
    add_account(owner)
    central.receive(BATCH)
    owner.close()
    central.close()
    parts = urlsplit(postgres_url)
    role = f"server_of_{parts.path[1:]}"
    grants = re.search(r"```sql\n(GRANT .+?)```", (ROOT / "docs/operators.md").read_text(encoding="utf-8"), re.S)[1]
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {role} LOGIN")
        connection.execute(re.sub(r"\bnavigator\b", role, grants))
    yield parts._replace(netloc=f"{role}@{parts.hostname or ''}").geturl()
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"DROP OWNED BY {role}")
        connection.execute(f"DROP ROLE {role}")


def test_the_role_of_the_server_adds_to_the_log_and_cannot_alter_it(without_rights, tmp_path):
    ledger, central = Ledger.open(without_rights, tmp_path, KEY), Central.open(without_rights)
    with ledger.writing() as connection:
        accounts.set_password(connection, "ann", "another", ANN)
    central.receive(replace(BATCH, id="b2"))
    central.close()
    for statement in ("UPDATE ledger_audit SET who = 'bob'", "DELETE FROM ledger_audit", "TRUNCATE ledger_audit", "DROP TABLE ledger_audit"):
        with pytest.raises(LedgerError) as refused, ledger.writing() as connection:
            connection.exec_driver_sql(statement)
        assert refused.value.kind == "InsufficientPrivilege"
    assert (checked(ledger).entries, checked(ledger).broken_at) == (2, None)
    ledger.close()
