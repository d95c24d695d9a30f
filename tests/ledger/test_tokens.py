"""Tokens are shown once and stored as a hash."""

from navigator.ledger import tokens
from tests.ledger.conftest import ANN


def test_a_token_is_shown_once_and_can_be_taken_back(ledger):
    with ledger.writing() as connection:
        secret = tokens.add(connection, "県庁の表", ANN)
        assert tokens.add(connection, "県庁の表", ANN) is None
        assert tokens.find(connection, secret).name == "県庁の表"
        assert tokens.find(connection, secret[:-1]) is None
        assert secret not in str(connection.exec_driver_sql("SELECT * FROM ledger_tokens").all())
        assert tokens.remove(connection, "県庁の表", ANN)
        assert not tokens.remove(connection, "県庁の表", ANN)
        assert tokens.find(connection, secret) is None
