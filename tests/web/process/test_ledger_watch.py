"""A process keeps in step with the ledger, whatever stands in it, and no page waits for a database that is away."""

import json
import logging
import threading
from datetime import date

import pytest
from starlette.testclient import TestClient

from navigator.knowledge.content.confirmation import Confirmation
from navigator.ledger import channels, confirmed_contacts
from navigator.ledger.channels import ChannelDoor
from navigator.ledger.database import Actor, Ledger, LedgerError, increase_version
from navigator.ledger.tables import confirmations
from navigator.web.app import create_app
from navigator.web.process import ledger_watch
from navigator.web.process.ledger_watch import INTERVAL, INTERVAL_AFTER_FAULT, LedgerSnapshot, LedgerWatch
from tests.conftest import NOW

ANN = Actor("ann", NOW)


@pytest.fixture
def ledger(tmp_path):
    opened = Ledger.open("", tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def applied():
    """The snapshots that were handed over."""
    return []


@pytest.fixture
def watch(ledger, tmp_path, applied):
    watch = LedgerWatch(ledger, tmp_path / "copy.json", applied.append)
    watch.start()
    return watch


def make_channel(ledger):
    with ledger.writing() as connection:
        return channels.add(connection, "poster", "poster", ANN)


def test_an_unchanged_ledger_is_not_applied_again(ledger, watch, applied):
    watch.refresh()
    assert len(applied) == 1
    code = make_channel(ledger)
    watch.refresh()
    assert applied[1:] == [LedgerSnapshot((), frozenset({code}))]


def test_the_watch_polls_until_it_is_ended(ledger, watch, applied, monkeypatch):
    monkeypatch.setattr(ledger_watch, "INTERVAL", 0.001)
    code, ended, seen = make_channel(ledger), threading.Event(), threading.Event()
    watch._apply = lambda snapshot: (applied.append(snapshot), seen.set())
    thread = threading.Thread(target=watch.run, args=(ended,))
    thread.start()
    assert seen.wait(10)
    ended.set()
    thread.join(10)
    assert not thread.is_alive()
    assert applied[-1].channels == {code}


@pytest.mark.parametrize("fault", [LedgerError("OperationalError"), KeyError("a column that is not there")])
def test_after_a_fault_the_watch_waits_longer_and_logs_once(ledger, watch, monkeypatch, caplog, fault):
    assert watch.interval == INTERVAL
    with monkeypatch.context() as patch:
        patch.setattr(ledger, "versions", lambda: (_ for _ in ()).throw(fault))
        watch.refresh()
        assert watch.interval == INTERVAL_AFTER_FAULT
        watch.refresh()
    assert [r.levelname for r in caplog.records] == ["ERROR"]
    watch.refresh()
    assert watch.interval == INTERVAL
    assert [r.levelname for r in caplog.records] == ["ERROR", "WARNING"]


def test_a_snapshot_that_cannot_be_applied_is_logged_with_its_traceback_and_tried_again(ledger, watch, applied, caplog):
    def fail(_snapshot):
        raise TypeError("no mapping")

    watch._apply = fail
    make_channel(ledger)
    watch.refresh()
    assert caplog.records[0].exc_info
    watch._apply = applied.append
    watch.refresh()
    assert len(applied) == 2


def test_the_copy_outlives_a_start_without_the_database(ledger, watch, tmp_path, applied):
    code, door = make_channel(ledger), ChannelDoor("10201", ("https://www.town.example",))
    with ledger.writing() as connection:
        channels.change_door(connection, code, door, ANN)
    watch.refresh()
    away = Ledger.open("postgresql://nobody@127.0.0.1:1/none", tmp_path)
    applied.clear()
    LedgerWatch(away, tmp_path / "copy.json", applied.append).start()
    assert applied == [LedgerSnapshot((), frozenset({code}), {code: door})]


def test_the_copy_of_an_older_program_is_read(ledger, tmp_path, applied):
    (tmp_path / "copy.json").write_text('{"confirmations": [], "channels": ["abcde"]}')
    LedgerWatch(ledger, tmp_path / "copy.json", applied.append).start()
    assert applied[0] == LedgerSnapshot((), frozenset({"abcde"}))


@pytest.mark.parametrize("content", ["", "{", "[]", '{"confirmations": [{}], "channels": []}'])
def test_a_spoiled_copy_is_left_aside(ledger, tmp_path, applied, caplog, content):
    (tmp_path / "copy.json").write_text(content)
    LedgerWatch(ledger, tmp_path / "copy.json", applied.append).start()
    assert applied == [LedgerSnapshot()]
    assert "copy.json" in caplog.text


OFFICE = "saposute/gunma"
ADDRESS = "みほん町1-1"


def write_row(ledger, field, value):
    """A row as another version may have written it."""
    with ledger.writing() as connection:
        connection.execute(
            confirmations.insert().values(
                office=OFFICE, field=field, value=value, source="", evidence="", checked_on=date(2026, 11, 1), who="ann",
                at=ANN.timestamp,
            )
        )  # fmt: skip
        increase_version(connection, "contacts")


@pytest.fixture
def confirmed(knowledge):
    """A confirmation that can be read, of another office than the row that cannot."""
    window, offices = next((w, o) for w, o in knowledge.offices.items() if f"{w}/" not in OFFICE)
    return Confirmation(f"{window}/{next(iter(offices))}", "address", ADDRESS, next(iter(knowledge.sources)), date(2026, 11, 1))


def address(site, confirmed):
    window, _, office = confirmed.office.partition("/")
    return site.knowledge.offices[window][office].address.text


@pytest.mark.parametrize("value", ["garbage", "[]", "7", '{"value": {"from": 9}}', '{"value": null, "new_key": 1}'])
def test_a_row_that_cannot_be_read_is_left_out_and_everything_is_served(site, client, confirmed, value, caplog):
    with site.ledger.writing() as connection:
        confirmed_contacts.confirm(connection, confirmed, ANN)
    write_row(site.ledger, "hours", value)
    for _ in range(2):
        site.ledger_watch.refresh()
        for path in ("/healthz", "/readyz", "/ja/", "/ja/windows/saposute", "/ja/phones"):
            assert client.get(path).status_code == 200, path
    assert address(site, confirmed) == ADDRESS
    assert len([r for r in caplog.records if r.levelno >= logging.ERROR]) <= 1, "once, not at each poll"


@pytest.mark.parametrize("value", ["garbage", "[]"])
def test_a_process_starts_without_a_row_that_cannot_be_read(settings, knowledge, confirmed, value):
    ledger = Ledger.open("", settings.data_dir)
    with ledger.writing() as connection:
        confirmed_contacts.confirm(connection, confirmed, ANN)
    write_row(ledger, "hours", value)
    ledger.close()
    for _ in range(2):  # from the ledger, and from the copy that the first start made
        app = create_app(settings, lambda: NOW, knowledge)
        assert address(app.state.site, confirmed) == ADDRESS
        with TestClient(app) as client:
            assert client.get("/healthz").status_code == 200


def test_one_bad_entry_of_the_copy_costs_no_other(settings, knowledge, confirmed):
    settings = settings.model_copy(update={"database_url": "postgresql://nobody@127.0.0.1:1/none"})
    settings.data_dir.mkdir()
    good = {"office": confirmed.office, "field": "address", "value": ADDRESS, "source": confirmed.source, "checked_on": "2026-11-01"}
    bad = good | {"field": "hours", "value": "garbage"}
    (settings.data_dir / "ledger-seen.json").write_text(json.dumps({"confirmations": [bad, good], "channels": []}))
    assert address(create_app(settings, lambda: NOW, knowledge).state.site, confirmed) == ADDRESS
