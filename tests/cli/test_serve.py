"""`navigator serve` refuses a bad region before anything listens, and reads the region once where it serves."""

import os
import signal
from collections import Counter

import pytest
import uvicorn

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
    monkeypatch.setattr(signal, "signal", lambda *_: None)
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
def test_a_bad_region_is_refused_in_words(run, loads, workers, tmp_path, monkeypatch):
    monkeypatch.setenv("NAVIGATOR_REGION", str(tmp_path))
    done = run("serve", "--workers", workers)
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)  # no traceback
    assert "rules/ranks.yaml:1  the file is missing" in done.output
    assert "Nothing is served until they are mended" in done.output
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
