"""`navigator serve` refuses a bad region before anything listens, and reads the region once where it serves."""

import gc
import os
import signal
from collections import Counter
from types import SimpleNamespace

import pytest
import uvicorn
from uvicorn import _subprocess

from navigator.cli import serve
from navigator.cli.serve import _Workers
from navigator.knowledge import load


@pytest.fixture(autouse=True)
def region_loaded_once():
    """By the verb itself, not by the tests."""


@pytest.fixture
def loads(monkeypatch, tmp_path):
    """How often a region was read, while nothing listens."""
    reads, read_yaml = Counter(), load.read_yaml

    def counted(name, *others):
        reads[name] += 1
        return read_yaml(name, *others)

    monkeypatch.setattr(load, "read_yaml", counted)
    monkeypatch.setattr(uvicorn.Server, "run", lambda server: setattr(server, "started", server.config.loaded))
    monkeypatch.setattr(uvicorn.Config, "bind_socket", lambda _: None)
    monkeypatch.setattr(_Workers, "__init__", lambda *_, **__: None)
    monkeypatch.setattr(_Workers, "run", lambda _: None)
    monkeypatch.setenv("NAVIGATOR_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("NAVIGATOR_CACHE_DIR", str(tmp_path / "cache"))  # where nothing was kept yet
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(serve, "_loaded", [])
    monkeypatch.setattr(_subprocess, "spawn", _subprocess.spawn)
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setattr("navigator.web.app.warm_up_whole", lambda _: None)
    before = os.umask(0o077)
    yield reads
    os.umask(before)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_the_region_is_read_once(run, loads, workers):
    done = run("serve", "--port", "8123", "--workers", workers)
    assert done.exit_code == 0, done.output
    assert done.output == "http://127.0.0.1:8123/\n"
    assert loads["rules/ranks.yaml"] == 1


@pytest.mark.parametrize("workers", ["1", "2"])
def test_nothing_is_looked_through_while_it_is_loaded(run, loads, monkeypatch, workers):
    looked, frozen, read_yaml = [], [], load.read_yaml
    monkeypatch.setattr(load, "read_yaml", lambda *names: looked.append(gc.isenabled()) or read_yaml(*names))
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(gc.isenabled()))
    assert run("serve", "--workers", workers).exit_code == 0
    assert looked
    assert not any(looked)
    assert frozen[-1] is False
    assert gc.isenabled()


def test_workers_are_forked_from_what_was_loaded_once(run, loads):
    assert run("serve", "--workers", "2").exit_code == 0
    site = serve._loaded[0].state.site
    assert isinstance(_subprocess.spawn, serve._Forking)
    assert site.store._connection is None  # none survives a fork
    assert site.ledger._engine.pool.checkedin() == 0
    assert not site.store._closed


def test_asked_for_other_workers_they_read_everything_as_it_stands(monkeypatch):
    restarted_by = []
    monkeypatch.setattr(_subprocess, "spawn", serve._Forking())
    monkeypatch.setattr(uvicorn.supervisors.Multiprocess, "restart_all", lambda _: restarted_by.append(_subprocess.spawn.get_start_method()))
    _Workers.__new__(_Workers).handle_hup()
    assert restarted_by == ["spawn"]


def test_a_worker_knows_what_was_written_since_the_start(monkeypatch):
    polls = []
    site = SimpleNamespace(ledger_watch=SimpleNamespace(refresh=lambda: polls.append(1)))
    loaded = SimpleNamespace(state=SimpleNamespace(site=site))
    monkeypatch.setattr(serve, "_loaded", [loaded])
    assert serve.served_app() is loaded
    assert polls == [1]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_bad_region_is_refused_in_words(run, loads, workers, tmp_path, monkeypatch):
    monkeypatch.setenv("NAVIGATOR_REGION", str(tmp_path))
    done = run("serve", "--workers", workers)
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)  # no traceback
    assert "rules/ranks.yaml:1  the file is missing" in done.output
    assert "Nothing is served until they are mended" in done.output
    assert gc.isenabled()
    assert "http://" not in done.output


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize(("name", "value"), [("SECRET", "short"), ("PUBLIC_URL", "navi.example/ja")])
def test_a_setting_that_must_not_be_served_with_is_told(run, loads, monkeypatch, workers, name, value):
    monkeypatch.setenv(f"NAVIGATOR_{name}", value)
    done = run("serve", "--workers", workers)
    assert done.exit_code == 1
    assert f"NAVIGATOR_{name}" in done.output
    assert isinstance(done.exception, SystemExit)


@pytest.mark.parametrize("port", ["99999", "0", "-1"])
def test_a_port_that_is_none_is_told_at_once(run, loads, port):
    done = run("serve", "--port", port)
    assert done.exit_code == 2
    assert "65535" in done.output


def test_files_are_made_for_their_owner_alone(run, loads):
    before = os.umask(0o022)
    try:
        run("serve")
        assert os.umask(0o022) == 0o077
    finally:
        os.umask(before)
