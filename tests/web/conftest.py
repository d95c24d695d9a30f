"""A served region with its own data folder and a fixed clock."""

from functools import cache

import pytest
from starlette.testclient import TestClient

from navigator.settings import Settings
from navigator.web.app import create_app
from navigator.web.process.warm_up import warm_up, warm_up_beside
from navigator.web.rendering import static_files, templating
from tests.conftest import NOW

SECRET = "for tests, and long enough to sign with"


@pytest.fixture(autouse=True)
def region_loaded_once(knowledge, monkeypatch):
    """The region is immutable: one reading of its files serves every test that names no region."""
    monkeypatch.setattr("navigator.web.app.load", lambda _region: knowledge)


@pytest.fixture(scope="session")
def compiled():
    return templating._Compiled()


@pytest.fixture(autouse=True)
def templates_compiled_once(compiled, monkeypatch):
    """A process compiles each template once, however many sites it serves one after the other."""
    monkeypatch.setattr(templating, "_Compiled", lambda: compiled)


@pytest.fixture(scope="session")
def read_styles():
    return cache(static_files.read_styles)


@pytest.fixture(autouse=True)
def styles_read_once(read_styles, monkeypatch):
    monkeypatch.setattr("navigator.web.app.read_styles", read_styles)


@pytest.fixture(autouse=True)
def nothing_warmed_up(monkeypatch):
    """What a test needs is loaded at its first use; warming up, ten first pages a site, has tests of its own."""
    for name in ("warm_up", "warm_up_beside"):
        monkeypatch.setattr(f"navigator.web.app.{name}", lambda _site: None)


@pytest.fixture
def warmed_up(nothing_warmed_up, monkeypatch):
    """Sites begin as they are served."""
    for each in (warm_up, warm_up_beside):
        monkeypatch.setattr(f"navigator.web.app.{each.__name__}", each)


@pytest.fixture
def settings(tmp_path):
    return Settings(data_dir=tmp_path / "data", secret=SECRET)


@pytest.fixture
def app(settings, knowledge):
    return create_app(settings, lambda: NOW, knowledge)


@pytest.fixture
def site(app):
    return app.state.site


@pytest.fixture
def client(app):
    with TestClient(app) as client:
        yield client


def totals(site, first, last):
    """What was counted so far, however few conversations it comes from."""
    assert site.turns.write(enough=0)
    site.store.send_waiting()
    return site.reader.totals(first, last)
