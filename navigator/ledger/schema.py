"""Makes the tables once, however many processes start together, and migrates older ones."""

from collections.abc import Mapping

from sqlalchemy import Connection, inspect, select, text, update

from navigator.database import Step, bring_up_to_date, take_turn

from .audit_chain import link_all
from .tables import (
    VERSION,
    edition_notes,
    edition_proofs,
    edition_texts,
    editions,
    metadata,
    proposals,
    publications,
    recovery_codes,
    second_factors,
    state,
)

ADVISORY = 0x4E41564C  # the lock that processes on PostgreSQL queue at

ADDED_IN_2 = (
    "ALTER TABLE ledger_accounts ADD COLUMN initial BOOLEAN NOT NULL DEFAULT FALSE",
    "ALTER TABLE ledger_tokens ADD COLUMN ends_at BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE ledger_tokens ADD COLUMN used_at BIGINT NOT NULL DEFAULT 0",
    "UPDATE ledger_tokens SET ends_at = made_at + 365 * 24 * 60 * 60",
    "ALTER TABLE ledger_audit ADD COLUMN link VARCHAR(64) NOT NULL DEFAULT ''",
)


def _with_ends_and_links(connection: Connection) -> None:
    """1 -> 2: passwords that others chose, tokens that end, an audit log that is linked."""
    for statement in ADDED_IN_2:
        connection.execute(text(statement))
    link_all(connection)


ADDED_IN_3 = (
    "ALTER TABLE ledger_confirmations ADD COLUMN second VARCHAR(40) NOT NULL DEFAULT ''",
    "ALTER TABLE ledger_confirmations ADD COLUMN hidden BOOLEAN NOT NULL DEFAULT FALSE",
)


def _with_second_persons(connection: Connection) -> None:
    """2 -> 3: contacts that wait for a second person, and values that are hidden."""
    for statement in ADDED_IN_3:
        connection.execute(text(statement))
    proposals.create(connection)


ADDED_WITH_DOORS = (
    "ALTER TABLE ledger_channels ADD COLUMN town VARCHAR(12) NOT NULL DEFAULT ''",
    "ALTER TABLE ledger_channels ADD COLUMN origins TEXT NOT NULL DEFAULT ''",
)


def _with_doors(connection: Connection) -> None:
    """3 -> 4: doors of channels, in the frames of other sites."""
    for statement in ADDED_WITH_DOORS:
        connection.execute(text(statement))


def _with_second_factors(connection: Connection) -> None:
    """4 -> 5: numbers after the password."""
    second_factors.create(connection)
    recovery_codes.create(connection)
    connection.execute(state.insert().values(name="second_factor", n=0))


def _with_editions(connection: Connection) -> None:
    """5 -> 6: drafts of rules and content, and which of them are in force."""
    for table in (editions, edition_texts, edition_proofs, edition_notes, publications):
        table.create(connection)
    connection.execute(state.insert().values(name="editions", n=0))


ADDED_IN_7 = tuple(
    f"ALTER TABLE ledger_results ADD COLUMN {column} NOT NULL DEFAULT ''"
    for column in ("owner VARCHAR(40)", "whole VARCHAR(20)", "words TEXT")
)


def _with_owners_and_words(connection: Connection) -> None:
    """6 -> 7: results of each body by itself, rates of two numbers, progress in words."""
    for statement in ADDED_IN_7:
        connection.execute(text(statement))


# From the version that is the key to the next one. A step changes what `tables` now says otherwise.
STEPS: Mapping[int, Step] = {
    1: _with_ends_and_links, 2: _with_second_persons, 3: _with_doors, 4: _with_second_factors, 5: _with_editions,
    6: _with_owners_and_words,
}  # fmt: skip


def prepare(connection: Connection) -> None:
    """Make or migrate the tables, inside a writing transaction. SchemaError when they are newer than this program."""
    if connection.dialect.name == "postgresql":
        take_turn(connection, ADVISORY)
    if bring_up_to_date(connection, (version(connection), VERSION), _make, STEPS):
        connection.execute(update(state).where(state.c.name == "schema").values(n=VERSION))


def _make(connection: Connection) -> None:
    metadata.create_all(connection)
    names = ("schema", "contacts", "channels", "second_factor", "editions")
    connection.execute(state.insert(), [{"name": name, "n": 0} for name in names])


def version(connection: Connection) -> int:
    """The version of the tables in the database, 0 when there are none."""
    if not inspect(connection).has_table(state.name):
        return 0
    return connection.execute(select(state.c.n).where(state.c.name == "schema")).scalar() or 0
