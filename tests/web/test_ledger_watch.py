"""A process keeps in step with the ledger, and no page waits for a database that is away."""

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from navigator.ledger import channels
from navigator.ledger.database import Actor, Ledger, LedgerError
from navigator.web.ledger_watch import LedgerSnapshot, LedgerWatch
from tests.conftest import NOW

ANN = Actor("ann", NOW)


@pytest.fixture
def ledger(tmp_path):
    opened = Ledger.open("", tmp_path)
    yield opened
    opened.close()


class Site:
    """Notes what it is given."""

    def __init__(self):
        self.seen = []

    def use(self, seen):
        self.seen.append(seen)


def run(pages):
    """What the coroutine gives, in a thread of its own: a browser in this process may have left a loop running."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, pages()).result()


def make(ledger, name="poster"):
    with ledger.writing() as connection:
        return channels.make(connection, name, "poster", ANN)


def test_what_has_not_changed_is_not_read_again(ledger, tmp_path):
    site = Site()
    fresh = LedgerWatch(ledger, tmp_path / "seen.json", site.use)
    fresh.start()
    fresh.refresh()
    assert len(site.seen) == 1
    code = make(ledger)
    fresh.refresh()
    assert site.seen[-1] == LedgerSnapshot((), frozenset({code}))


def test_looking_is_done_at_most_once_a_second(ledger, tmp_path):
    site, asked = Site(), []
    fresh = LedgerWatch(ledger, tmp_path / "seen.json", site.use)
    fresh.start()
    versions = ledger.versions
    ledger.versions = lambda: asked.append(1) or versions()

    async def pages():
        for _ in range(50):
            await fresh.poll()

    run(pages)
    assert asked == []
    fresh._next = 0.0
    run(pages)
    assert asked == [1]


def test_a_database_that_hangs_holds_no_page_up(ledger, tmp_path):
    fresh = LedgerWatch(ledger, tmp_path / "seen.json", Site().use)
    fresh.start()
    held, asked = threading.Event(), []

    def hang():
        asked.append(1)
        held.wait(5)
        raise LedgerError("OperationalError")

    ledger.versions = hang
    fresh._next = 0.0

    async def pages():
        times = []
        for _ in range(20):
            began = time.monotonic()
            await fresh.poll()
            times.append(time.monotonic() - began)
        held.set()
        return times

    times = run(pages)
    assert sum(times) < 1.5  # the first waits a tenth of a second; if each did, it would be two, and without a limit five
    assert asked == [1]


def test_what_was_seen_outlives_a_start_without_the_database(ledger, tmp_path):
    code, kept = make(ledger), tmp_path / "seen.json"
    LedgerWatch(ledger, kept, Site().use).start()
    away = Ledger.open("postgresql://nobody@127.0.0.1:1/none", tmp_path)
    site = Site()
    LedgerWatch(away, kept, site.use).start()
    assert site.seen == [LedgerSnapshot((), frozenset({code}))]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"confirmations": [{}], "channels": []}'])
def test_a_spoiled_copy_is_left_aside(ledger, tmp_path, content):
    (tmp_path / "seen.json").write_text(content)
    site = Site()
    LedgerWatch(ledger, tmp_path / "seen.json", site.use).start()
    assert site.seen == [LedgerSnapshot()]
