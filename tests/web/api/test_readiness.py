"""`/readyz` tells what is true of this machine and its file, yes or no, and nothing of how many people are here."""

import sqlite3

import psycopg
import pytest
from starlette.testclient import TestClient

from navigator.settings import Settings
from navigator.web.app import create_app
from tests.conftest import NOW
from tests.postgres import postgres, postgres_url  # noqa: F401
from tests.web.conftest import totals

AWAY = "postgresql://nobody@127.0.0.1:1/none"
READY = {"ready": True, "rules": True, "store": True, "edition": True, "encoder": True}


def _answer(client):
    client.post("/ja/talk", data={"fact": "persona", "value": "family"})


def _started(site):
    return sum(n for step, n in totals(site, NOW.date(), NOW.date()).steps.items() if step.event == "started")


def test_one_machine_alone(client):
    assert client.get("/readyz").json() == READY
    _answer(client)
    assert client.get("/readyz").json() == READY, "whether somebody was here does not show"


def test_a_file_that_is_held_is_told_and_loses_nothing(app, site):
    client = TestClient(app)
    holder = sqlite3.connect(site.settings.counts, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    _answer(client)
    assert not site.turns.write(enough=0)
    response = client.get("/readyz")
    assert (response.status_code, response.json()["store"]) == (503, False)
    holder.execute("ROLLBACK")
    holder.close()
    assert client.get("/readyz").json() == READY
    assert _started(site) == 1


def test_a_database_that_is_away_leaves_a_machine_ready(tmp_path):
    app = create_app(Settings(data_dir=tmp_path / "data", secret="for tests, and long enough to sign with", database_url=AWAY), clock=lambda: NOW)
    client, site = TestClient(app), app.state.site
    _answer(client)
    assert site.turns.write(enough=0)
    site.store.send_waiting()
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (200, READY)


@pytest.fixture
def machines(tmp_path, postgres_url):  # noqa: F811
    folders = (tmp_path / "one", tmp_path / "two")
    each = (Settings(data_dir=folder, secret="for tests, and long enough to sign with", database_url=postgres_url) for folder in folders)
    return [create_app(settings, clock=lambda: NOW) for settings in each]


def test_staff_read_what_all_machines_counted(machines, postgres_url):  # noqa: F811
    for app in machines:
        _answer(TestClient(app))
    assert [_started(app.state.site) for app in machines] == [1, 2]
    with psycopg.connect(postgres_url) as connection:
        assert connection.execute("SELECT count(*) FROM batches").fetchone() == (2,)
