"""What runs beside the requests begins in its order, and the last counts are written before anything is closed."""

import threading
from types import SimpleNamespace

import pytest

from navigator.web.process import lifespan
from tests.web.own_loop import run


class Noted:
    """Notes what is called."""

    def __init__(self, name, done):
        self._name, self._done = name, done

    def __getattr__(self, called):
        return lambda *_: self._done.append(f"{self._name}.{called}")


@pytest.fixture
def done():
    return []


@pytest.fixture
def served(done, monkeypatch):
    """A process from its first to its last moment; the ledger is watched until it is told that all has ended."""
    watched = threading.Event()

    class Watch:
        def run(self, ended):
            watched.set()
            ended.wait(30)
            done.append("ledger.ended")

    leaving = threading.Event()
    site = SimpleNamespace(store=Noted("store", done), turns=Noted("turns", done), reader=Noted("reader", done), ledger_watch=Watch(), leaving=leaving)
    monkeypatch.setattr(lifespan, "prepare", lambda function, given: function(given))
    monkeypatch.setattr(lifespan, "delay_shutdown", lambda *given: done.append(given))

    def warm_up(given):
        assert given is site
        done.append("warm_up")

    def warm_up_beside(given):
        assert given is site
        done.append("warm_up_beside")

    async def serve():
        async with lifespan.lifespan(site, warm_up, warm_up_beside)(None):
            assert watched.wait(30)
            assert {thread.name: thread.daemon for thread in threading.enumerate()}["ledger-watch"]
            done.append("serving")

    return SimpleNamespace(run=serve, site=site)


BEFORE = ["store.reopen", "turns.start", "warm_up", "warm_up_beside", "serving"]


def test_all_begins_before_the_first_request_and_ends_in_order(served, done):
    run(served.run())
    assert [each for each in done if each != "ledger.ended"] == [*BEFORE, "turns.close", "store.close", "reader.close"]


def test_the_watch_of_the_ledger_ends_with_the_process(served, done):
    run(served.run())
    for thread in threading.enumerate():
        if thread.name == "ledger-watch":
            thread.join(30)
    assert "ledger.ended" in done


def test_an_end_is_delayed_where_signals_come(served, done, monkeypatch):
    """They come to the main thread alone."""
    monkeypatch.setattr(threading, "main_thread", threading.current_thread)
    monkeypatch.setattr(threading, "current_thread", threading.main_thread)
    run(served.run())
    (leaving, serving), *rest = done
    assert leaving is served.site.leaving
    assert serving.is_set(), "warmed up"
    assert [each for each in rest if each != "ledger.ended"][:5] == BEFORE


def test_an_end_before_all_is_warm_is_told(served, done, monkeypatch):
    seen = []
    monkeypatch.setattr(threading, "main_thread", threading.current_thread)
    monkeypatch.setattr(threading, "current_thread", threading.main_thread)
    monkeypatch.setattr(lifespan, "delay_shutdown", lambda _leaving, serving: seen.append(serving.is_set()))
    run(served.run())
    assert seen == [False]
