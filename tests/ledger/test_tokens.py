"""Tokens are shown once and stored as a hash."""

from datetime import timedelta

from navigator.ledger import tokens
from tests.ledger.conftest import ANN, NOW, audit_rows


def test_a_token_is_shown_once_and_can_be_taken_back(ledger):
    with ledger.writing() as connection:
        secret = tokens.add(connection, "県庁の表", ANN)
        assert tokens.add(connection, "県庁の表", ANN) is None
        assert tokens.find(connection, secret, NOW).name == "県庁の表"
        assert tokens.find(connection, secret[:-1], NOW) is None
        assert secret not in str(connection.exec_driver_sql("SELECT * FROM ledger_tokens").all())
        assert tokens.remove(connection, "県庁の表", ANN)
        assert not tokens.remove(connection, "県庁の表", ANN)
        assert tokens.find(connection, secret, NOW) is None


def test_a_token_ends(ledger):
    with ledger.writing() as connection:
        secret = tokens.add(connection, "表", ANN)
        assert tokens.find(connection, secret, NOW + timedelta(seconds=tokens.LIFE - 1))
        assert tokens.find(connection, secret, NOW + timedelta(seconds=tokens.LIFE)) is None


def test_the_use_of_a_token_is_noted_by_the_hour_and_in_the_audit_by_the_day(ledger):
    with ledger.writing() as connection:
        secret = tokens.add(connection, "表", ANN)
        for minutes, is_due in [(0, True), (59, False), (61, True), (24 * 60, True)]:
            now = NOW + timedelta(minutes=minutes)
            token = tokens.find(connection, secret, now)
            assert tokens.is_mark_due(token, now) is is_due
            if is_due:
                tokens.mark_used(connection, token, now)
        assert tokens.find(connection, secret, NOW).used_at == NOW + timedelta(days=1)
    assert [row[1] for row in audit_rows(ledger)] == ["token_added", "token_used", "token_used"]
