"""`/readyz` tells what is true of this machine, of its file, and of what is still to be sent."""

import sqlite3

import psycopg
import pytest
from starlette.testclient import TestClient

from navigator.settings import Settings
from navigator.usage.forwarding.forwarder import ForwardingError, forward, start
from navigator.usage.forwarding.lock import try_lock
from navigator.web.app import create_app
from tests.conftest import NOW
from tests.postgres import postgres, postgres_url  # noqa: F401

AWAY = "postgresql://nobody@127.0.0.1:1/none"


def _answer(client):
    client.post("/ja/talk", data={"fact": "persona", "value": "family"})


def test_one_machine_alone(client):
    assert client.get("/readyz").json() == {
        "ready": True, "rules": True, "store": True, "encoder": True, "waiting": 0, "lost": 0,
        "forwarding": {"state": "off", "rows": 0, "fault": ""},
    }  # fmt: skip


def test_a_file_that_is_held_is_told_with_what_waits(client, site):
    holder = sqlite3.connect(site.settings.counts, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    _answer(client)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert (response.json()["store"], response.json()["waiting"]) == (False, 1)
    holder.execute("ROLLBACK")
    holder.close()
    client.cookies.clear()
    _answer(client)
    assert client.get("/readyz").json()["waiting"] == 0


@pytest.fixture
def sending(tmp_path, postgres_url):  # noqa: F811
    settings = Settings(data_dir=tmp_path / "data", secret="for tests", database_url=postgres_url)
    with TestClient(create_app(settings, clock=lambda: NOW)) as client:
        yield client


def test_a_machine_among_several(sending):
    site = sending.app.state.site
    assert sending.get("/readyz").json()["forwarding"] == {"state": "stopped", "rows": 0, "fault": ""}
    with try_lock(site.settings.data_dir):
        start(site.settings.counts)
        _answer(sending)
        waiting = sending.get("/readyz").json()
        assert waiting["forwarding"]["state"] == "working"
        assert waiting["forwarding"]["rows"] > 0
        away = type(site.reader).open(AWAY)
        with pytest.raises(ForwardingError):
            forward(site.settings.counts, away)
        failing = sending.get("/readyz")
        assert failing.status_code == 200, "neither a page nor a count suffers"
        assert failing.json()["forwarding"]["state"] == "failing"
        assert failing.json()["forwarding"]["fault"] == "OperationalError"
        forward(site.settings.counts, site.reader)
        assert sending.get("/readyz").json()["forwarding"] == {"state": "working", "rows": 0, "fault": ""}


def test_staff_read_what_all_machines_counted(sending, tmp_path):
    site = sending.app.state.site
    other = Settings(data_dir=tmp_path / "other", secret="for tests", database_url=site.settings.database_url)
    with TestClient(create_app(other, clock=lambda: NOW)) as client:
        for visitor in (sending, client):
            _answer(visitor)
        for settings in (site.settings, other):
            forward(settings.counts, site.reader)
        steps = site.reader.totals(NOW.date(), NOW.date()).steps
        assert sum(n for step, n in steps.items() if step.event == "started") == 2
    with psycopg.connect(site.settings.database_url) as connection:
        assert connection.execute("SELECT count(*) FROM machines").fetchone() == (2,)
