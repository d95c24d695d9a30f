"""A served region with its own data folder and a fixed clock."""

import pytest
from starlette.testclient import TestClient

from navigator.settings import Settings
from navigator.web.app import create_app
from tests.conftest import NOW


@pytest.fixture(autouse=True)
def region_loaded_once(knowledge, monkeypatch):
    """The region is immutable: one reading of its files serves every test."""
    monkeypatch.setattr("navigator.web.app.load", lambda _region: knowledge)


@pytest.fixture
def app(tmp_path, knowledge, monkeypatch):
    """The region is read once for all tests; it is immutable."""
    monkeypatch.setattr("navigator.web.app.load", lambda _folder: knowledge)
    return create_app(Settings(data_dir=tmp_path / "data", secret="for tests"), clock=lambda: NOW)


@pytest.fixture
def client(app):
    with TestClient(app) as client:
        yield client
