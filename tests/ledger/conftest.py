"""The same tests over SQLite and over a real PostgreSQL; two officers and a moment."""

from datetime import UTC, datetime, timedelta

import pytest

from navigator.ledger import accounts, audit
from navigator.ledger.database import Actor, Ledger
from tests.postgres import postgres, postgres_url  # noqa: F401

NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
SECONDS = int(NOW.timestamp())
ANN = Actor("ann", NOW)
BOB = Actor("bob", NOW + timedelta(hours=1))


@pytest.fixture(params=["sqlite", "postgres"])
def url(request):
    return request.getfixturevalue("postgres_url") if request.param == "postgres" else ""


@pytest.fixture
def open_ledger(url, tmp_path):
    opened = []

    def open_another():
        opened.append(Ledger.open(url, tmp_path))
        return opened[-1]

    yield open_another
    for ledger in opened:
        ledger.close()


@pytest.fixture
def ledger(open_ledger):
    return open_ledger()


def add_account(ledger, name="ann", role="admin", password_hash="hash"):
    with ledger.writing() as connection:
        accounts.add(connection, (name, role), password_hash, ANN)


def audit_rows(ledger):
    """What was recorded, the oldest first."""
    with ledger.reading() as connection:
        rows = [(e.who, e.did, e.about, e.before, e.after) for _, e in audit.entries(connection)]
    return rows[::-1]
