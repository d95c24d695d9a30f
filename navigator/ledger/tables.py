"""The tables of the ledger: what officers write. Nothing of citizens stands here, not even a count.

The same definitions serve SQLite and PostgreSQL. Moments are seconds since 1970 in UTC. A correction of a result or
a contact is a new row, so that the rows are the history.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

VERSION = 7  # of the definitions below; a change to them needs a new version and a step in `schema`

metadata = MetaData()

state = Table(
    "ledger_state", metadata,
    Column("name", String(40), primary_key=True),  # `schema`, `contacts`, `channels`, `second_factor`, `editions`
    Column("n", BigInteger, nullable=False),
)  # fmt: skip
accounts = Table(
    "ledger_accounts", metadata,
    Column("name", String(40), primary_key=True),
    Column("role", String(10), nullable=False),
    Column("password", Text, nullable=False),  # an argon2 hash
    Column("made_at", BigInteger, nullable=False),
    Column("initial", Boolean, nullable=False),  # whether somebody else chose the password
)  # fmt: skip
sessions = Table(
    "ledger_sessions", metadata,
    Column("key", String(64), primary_key=True),  # a hash: the table opens no session
    Column("account", String(40), nullable=False, index=True),
    Column("made_at", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
)  # fmt: skip
tokens = Table(
    "ledger_tokens", metadata,
    Column("name", String(60), primary_key=True),
    Column("key", String(64), nullable=False, unique=True),  # a hash
    Column("made_by", String(40), nullable=False),
    Column("made_at", BigInteger, nullable=False),
    Column("ends_at", BigInteger, nullable=False),
    Column("used_at", BigInteger, nullable=False),  # 0 while it was not
)  # fmt: skip
attempts = Table(
    "ledger_attempts", metadata,
    Column("key", String(64), primary_key=True),  # a keyed hash of the name that was typed; never an address
    Column("failures", Integer, nullable=False),
    Column("last_at", BigInteger, nullable=False),
)  # fmt: skip
second_factors = Table(
    "ledger_second_factors", metadata,
    Column("account", String(40), primary_key=True),
    Column("seed", Text, nullable=False),  # sealed
    Column("step", BigInteger, nullable=False),  # of the last number that was taken
    Column("made_at", BigInteger, nullable=False),
)  # fmt: skip
recovery_codes = Table(
    "ledger_recovery_codes", metadata,
    Column("key", String(64), primary_key=True),  # a hash
    Column("account", String(40), nullable=False, index=True),
)  # fmt: skip
audit = Table(
    "ledger_audit", metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", BigInteger, nullable=False),
    Column("who", String(40), nullable=False),
    Column("did", String(40), nullable=False),
    Column("about", String(200), nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("link", String(64), nullable=False),  # `audit_chain`
)  # fmt: skip
results = Table(
    "ledger_results", metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("kpi", String(64), nullable=False),
    Column("month", String(7), nullable=False),
    Column("value", String(20), nullable=False),  # "" beside empty `words` withdraws the entry
    Column("note", Text, nullable=False),
    Column("who", String(40), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("owner", String(40), nullable=False, server_default=""),  # whose figure; "" for the target as a whole
    Column("whole", String(20), nullable=False, server_default=""),  # of a rate: what `value` is a part of
    Column("words", Text, nullable=False, server_default=""),  # progress of a target without a number
    Index("ledger_results_cell", "kpi", "month"),
)  # fmt: skip
channels = Table(
    "ledger_channels", metadata,
    Column("code", String(12), primary_key=True),
    Column("name", String(60), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("retired", Boolean, nullable=False),
    Column("who", String(40), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("town", String(12), nullable=False, server_default=""),  # the municipality whose page its door opens
    Column("origins", Text, nullable=False, server_default=""),  # whose frames may hold its door, by blanks
)  # fmt: skip
confirmations = Table(
    "ledger_confirmations", metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("office", String(130), nullable=False),  # window/office
    Column("field", String(20), nullable=False),
    Column("value", Text, nullable=False),  # "" withdraws the confirmation
    Column("source", String(64), nullable=False),
    Column("evidence", Text, nullable=False),
    Column("checked_on", Date, nullable=False),
    Column("who", String(40), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("second", String(40), nullable=False, server_default=""),  # who said yes to it; "" for who was alone, or took something back
    Column("hidden", Boolean, nullable=False, server_default=false()),  # nothing is shown, whatever the region's files say
    Index("ledger_confirmations_value", "office", "field"),
)  # fmt: skip
proposals = Table(
    "ledger_proposals", metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("office", String(130), nullable=False),  # window/office
    Column("field", String(20), nullable=False),
    Column("value", Text, nullable=False),
    Column("source", String(64), nullable=False),
    Column("evidence", Text, nullable=False),
    Column("checked_on", Date, nullable=False),
    Column("who", String(40), nullable=False),
    Column("at", BigInteger, nullable=False),
    UniqueConstraint("office", "field", name="ledger_proposals_value"),
    sqlite_autoincrement=True,  # the number of one that is gone is never another's
)  # fmt: skip
editions = Table(
    "ledger_editions", metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("title", String(80), nullable=False),
    Column("state", String(10), nullable=False),  # draft | approved | published | recalled
    Column("based_on", Integer, nullable=False),  # the edition that was in force when it began, 0 for the files alone
    Column("version", Integer, nullable=False),  # how often anything was changed that a proof rests on
    Column("starts_at", BigInteger, nullable=False),  # 0: as soon as it is published
    Column("who", String(40), nullable=False),
    Column("at", BigInteger, nullable=False),
    sqlite_autoincrement=True,
)  # fmt: skip
edition_texts = Table(
    "ledger_edition_texts", metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("edition", Integer, nullable=False),
    Column("file", String(200), nullable=False),  # rules/facts.yaml
    Column("kind", String(10), nullable=False),  # text | given | dropped | followed | aside: see editions.draft_texts
    Column("text", Text, nullable=False),
    Column("base", String(64), nullable=False),  # digest of the region's own file when it was written, "" for a new one
    Column("who", String(40), nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("ledger_edition_texts_file", "edition", "file"),
    sqlite_autoincrement=True,
)  # fmt: skip
edition_proofs = Table(
    "ledger_edition_proofs", metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("edition", Integer, nullable=False, index=True),
    Column("version", Integer, nullable=False),  # of the edition
    Column("digest", String(64), nullable=False),  # of every file and of the software
    Column("day", Date, nullable=False),
    Column("step", String(20), nullable=False),
    Column("result", Text, nullable=False),  # JSON, "" while it runs
    Column("who", String(40), nullable=False),
    Column("at", BigInteger, nullable=False),
)  # fmt: skip
edition_notes = Table(
    "ledger_edition_notes", metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("edition", Integer, nullable=False, index=True),
    Column("kind", String(12), nullable=False),  # comment | handed_back | accepted | approved | new_year | step
    Column("about", Text, nullable=False),  # accepted: what comes out otherwise; approved: the number of the proof; new_year: its days
    Column("text", Text, nullable=False),
    Column("who", String(40), nullable=False),
    Column("at", BigInteger, nullable=False),
)  # fmt: skip
publications = Table(
    "ledger_publications", metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("edition", Integer, nullable=False),  # 0: the files alone
    Column("digest", String(64), nullable=False),  # that was proven; "" for the files alone
    Column("starts_at", BigInteger, nullable=False),
    Column("recalled", Boolean, key="stopped", nullable=False),  # before it began; its first name in the database
    Column("who", String(40), nullable=False),
    Column("at", BigInteger, nullable=False),
    sqlite_autoincrement=True,
)  # fmt: skip
