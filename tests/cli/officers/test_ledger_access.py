"""The ledger as a verb of the terminal opens it."""

from datetime import UTC, datetime, timedelta

import click
import pytest

from navigator.cli.officers.ledger_access import open_ledger, terminal
from navigator.ledger.database import Ledger, LedgerError


@pytest.fixture
def closed(monkeypatch, tmp_path):
    """The ledgers that were closed; each is opened in a folder of its own."""
    monkeypatch.setenv("NAVIGATOR_DATA_DIR", str(tmp_path))
    closed, close = [], Ledger.close
    monkeypatch.setattr(Ledger, "close", lambda ledger: (closed.append(ledger), close(ledger))[1])
    return closed


def test_it_is_opened_where_the_settings_say_and_closed_at_the_end(closed, tmp_path):
    with open_ledger() as (ledger, settings):
        assert settings.data_dir == tmp_path
        assert "schema" in ledger.versions()
        assert closed == []
    assert closed == [ledger]


def test_one_that_cannot_be_reached_is_told_in_one_line_and_closed(closed):
    with pytest.raises(click.ClickException, match=r"the ledger cannot be reached \(OperationalError\)"), open_ledger():
        raise LedgerError("OperationalError")
    assert len(closed) == 1


def test_settings_that_are_wrong_are_told(monkeypatch, tmp_path):
    monkeypatch.setenv("NAVIGATOR_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("NAVIGATOR_AUDIT_KEY", "short")
    with pytest.raises(click.ClickException, match="NAVIGATOR_AUDIT_KEY"), open_ledger():
        pass


def test_whoever_works_at_the_terminal_is_called_so():
    actor = terminal()
    assert actor.who == "terminal"
    assert abs(actor.at - datetime.now(UTC)) < timedelta(minutes=1)
