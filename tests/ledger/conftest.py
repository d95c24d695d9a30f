"""The same tests over SQLite and over a real PostgreSQL."""

from datetime import UTC, datetime

import pytest

from navigator.ledger.database import Actor, Ledger
from tests.postgres import postgres, postgres_url  # noqa: F401

NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
ANN = Actor("ann", NOW)


@pytest.fixture(params=["sqlite", "postgres"])
def url(request):
    return request.getfixturevalue("postgres_url") if request.param == "postgres" else ""


@pytest.fixture
def open_ledger(url, tmp_path):
    opened = []

    def one():
        opened.append(Ledger.open(url, tmp_path))
        return opened[-1]

    yield one
    for ledger in opened:
        ledger.close()


@pytest.fixture
def ledger(open_ledger):
    return open_ledger()
