"""Sessions end by time, by hand and with their account; the table alone opens none."""

from dataclasses import replace
from datetime import timedelta

import pytest

from navigator.ledger import accounts, sessions
from tests.ledger.conftest import ANN, NOW, SECONDS, add_account


@pytest.fixture
def begin(ledger):
    add_account(ledger)

    def begin_at(seconds=0):
        with ledger.writing() as connection:
            return sessions.begin(connection, "ann", replace(ANN, at=NOW + timedelta(seconds=seconds)))

    return begin_at


@pytest.fixture
def owner(ledger):
    """The name of a session's account, so many seconds later."""

    def owner_of(key, later=0):
        with ledger.reading() as connection:
            account = sessions.account_of(connection, key, SECONDS + later)
        return account.name if account else None

    return owner_of


def test_a_session_ends_by_time(ledger, begin, owner):
    key = begin()
    assert owner(key) == "ann"
    assert owner(key, sessions.IDLE) == "ann"
    assert owner(key, sessions.IDLE + 1) is None
    assert owner("guessed") is None
    with ledger.writing() as connection:
        sessions.mark_used(connection, key, SECONDS + sessions.MAX_AGE)
    assert owner(key, sessions.MAX_AGE) == "ann"
    assert owner(key, sessions.MAX_AGE + 1) is None


def test_a_session_of_the_future_is_none(begin, owner):
    """Begun while the clock was ahead, it would never end."""
    key = begin(9 * 24 * 60 * 60)
    assert owner(key) is None
    assert owner(begin(4 * 60)) == "ann"  # clocks of two machines differ a little


def test_a_session_ends_by_hand_and_with_a_new_password(ledger, begin, owner):
    key, other = begin(), begin()
    with ledger.writing() as connection:
        sessions.end(connection, other)
    assert owner(other) is None
    assert owner(key) == "ann"
    with ledger.writing() as connection:
        accounts.set_password(connection, "ann", "hash", ANN)
    assert owner(key) is None


def test_a_session_ends_with_its_account(ledger, begin, owner):
    add_account(ledger, "bob")
    key = begin()
    with ledger.writing() as connection:
        accounts.remove(connection, "ann", ANN)
    add_account(ledger, "ann")
    assert owner(key) is None


def test_a_use_is_noted_once_a_minute(ledger, begin):
    key = begin()
    with ledger.reading() as connection:
        assert [sessions.is_mark_due(connection, key, SECONDS + n) for n in (59, 60)] == [False, True]
        assert not sessions.is_mark_due(connection, "guessed", SECONDS + 60)


@pytest.mark.parametrize(("later", "rows"), [(sessions.IDLE, 2), (sessions.IDLE + 1, 1)])
def test_a_new_session_removes_those_that_have_ended(ledger, begin, later, rows):
    begin()
    begin(later)
    with ledger.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM ledger_sessions").scalar() == rows


def test_the_table_of_sessions_opens_none(ledger, begin):
    key = begin()
    with ledger.reading() as connection:
        stored = connection.exec_driver_sql("SELECT key FROM ledger_sessions").scalar()
        assert stored != key
        assert sessions.account_of(connection, stored, SECONDS) is None
