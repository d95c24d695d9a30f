"""A served region with its own data folder and a fixed clock."""

import pytest
from starlette.testclient import TestClient

from navigator.settings import Settings
from navigator.web.app import create_app
from tests.conftest import NOW

SECRET = "for tests, and long enough to sign with"


@pytest.fixture(autouse=True)
def region_loaded_once(knowledge, monkeypatch):
    """The region is immutable: one reading of its files serves every test that names no region."""
    monkeypatch.setattr("navigator.web.app.load", lambda _region: knowledge)


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
