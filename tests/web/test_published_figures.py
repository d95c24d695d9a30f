"""Published figures for other pages: without a database they are left out, and the log says so once."""

import pytest

from navigator.ledger import channels
from navigator.ledger.database import Actor, LedgerError
from navigator.usage.store import StoreError
from tests.conftest import NOW


@pytest.fixture
def published(site):
    return site.published_figures


def fail(fault):
    def raise_it(*_):
        raise fault

    return raise_it


def test_figures_that_cannot_be_read_are_left_out_and_logged_once(published, monkeypatch, caplog):
    with monkeypatch.context() as patch:
        patch.setattr(published.publication, "figures", fail(StoreError("counts", "OperationalError")))
        for _ in range(2):
            assert published.offers_shown("2026-09", "2026-10") == {}
            assert published.channels("2026-09", "2026-10") == {}
    assert len(caplog.records) == 1
    assert "OperationalError" in caplog.text
    published.offers_shown("2026-09", "2026-10")
    assert len(caplog.records) == 2


def test_channels_without_the_ledger_keep_their_codes_and_it_is_logged_once(site, published, monkeypatch, caplog):
    with site.ledger.writing() as connection:
        code = channels.add(connection, "駅のポスター", "poster", Actor("ann", NOW))
    assert published.names().name("channel", code) == "駅のポスター"
    monkeypatch.setattr(site.ledger, "reading", fail(LedgerError("OperationalError")))
    for _ in range(2):
        assert published.names().name("channel", code) == code
    assert len(caplog.records) == 1


def test_a_new_channel_is_published(site, published):
    with site.ledger.writing() as connection:
        code = channels.add(connection, "駅のポスター", "poster", Actor("ann", NOW))
    assert code not in published.publication.layout.channels
    site.ledger_watch.refresh()
    assert code in published.publication.layout.channels
