"""Where the figures are invented, every page and every file says so; elsewhere none does."""

import io
import re

import pytest
from openpyxl import load_workbook
from pydantic import ValidationError
from starlette.testclient import TestClient

from navigator.ledger import tokens
from navigator.ledger.database import Actor
from navigator.settings import SAMPLE_MARK, Settings
from navigator.web.app import create_app
from navigator.web.staff.app import PAGES
from tests.conftest import NOW
from tests.web.staff.kpi.conftest import send_file
from tests.web.staff.statistics.conftest import code_of, make_channel

PATHS = {"town-{code}": "town-10201", "{number}/file": "1/file?name=rules/facts.yaml", "{number}/conditions": "1/conditions",
         "{number}/condition": "1/condition?file=rules/schemes/saposute-counselling.yaml&at=saposute-counselling/eligible",
         "{number}": "1", "{kind}/{id:path}": "windows/hello-work", "{kind}": "schemes", "{year}": "r8",
         "{id}.csv": "persona.csv", "{code}.csv": "10201.csv", "{month}": "2025-04", "target/{id}": "target/kpi-hw-hired",
         "{window}": "hello-work", "{office}": "ota", "{field}": "phone"}  # fmt: skip
NOTHING_THERE = ("/phone/waiting", "/year", "/prefecture", "/region.zip")  # nothing waits for a second person; the draft starts no year and no prefecture


@pytest.fixture
def is_sample():
    return True


@pytest.fixture
def app(settings, knowledge, is_sample):
    """Over a folder of invented figures, or (`is_sample` False) of real ones."""
    settings.data_dir.mkdir(parents=True)
    if is_sample:
        (settings.data_dir / SAMPLE_MARK).touch()
    return create_app(settings, lambda: NOW, knowledge)


def answers(admin):
    """Every GET of the staff pages: path, response."""
    code = code_of(make_channel(admin))
    admin.get("editions/")
    admin.post("editions/", do="begin", title="改定")
    for route in PAGES:
        if "GET" in route.methods:
            path = route.path
            for part, value in PATHS.items():
                path = path.replace(part, value)
            yield path, admin.get(path.replace("{code}", code))


def text_of(response):
    if response.content.startswith(b"PK"):
        book = load_workbook(io.BytesIO(response.content))
        sheets = ["".join(str(cell.value) for row in sheet.iter_rows(max_row=5) for cell in row) for sheet in book]
        return "見本" if all("見本" in sheet for sheet in sheets) else ""
    return response.text


def test_every_page_and_file_says_that_it_is_a_sample(officer, counted):
    for path, response in answers(officer("admin")):
        assert response.status_code == (404 if path.endswith(NOTHING_THERE) else 200), path
        assert "見本" in text_of(response), path
        if (name := response.headers.get("content-disposition")) is not None:
            assert 'filename="sample-' in name, path


@pytest.mark.parametrize("is_sample", [False])
def test_no_real_page_or_file_does(officer, counted, is_sample):
    for path, response in answers(officer("admin")):
        assert "数はすべて作りもの" not in text_of(response), path
        assert 'class="sample"' not in response.text, path
        assert "sample-" not in response.headers.get("content-disposition", ""), path


def test_whoever_signs_in_reads_it_first(stranger):
    page = stranger.get("sign-in").text
    assert 'class="sample"' in page
    assert re.search(r"<title>見本 \|", page)


def test_programs_read_it_too(app, site, counted):
    with site.ledger.writing() as connection:
        token = tokens.add(connection, "dashboard", Actor("admin", NOW))
    answer = TestClient(app).get("/api/v1/statistics", headers={"authorization": f"Bearer {token}"}).json()
    assert answer["sample"] is True


def test_a_sample_file_is_read_by_the_sample_alone(officer, site):
    admin = officer("admin")
    template = admin.get("kpi/template.csv?year=2025").content.decode("utf-8-sig").splitlines()
    filled = [line + "1" if line.startswith("kpi-job-fair") else line for line in template]
    content = "\r\n".join(filled).encode("utf-8-sig")
    assert "新しい 1件" in send_file(admin, content).text
    site.sample = False
    refused = send_file(admin, content)
    assert refused.status_code == 422
    assert "見本のファイル" in refused.text


def test_invented_figures_never_go_to_a_database_of_several_machines(tmp_path):
    (tmp_path / SAMPLE_MARK).touch()
    with pytest.raises(ValidationError, match="invented"):
        Settings(data_dir=tmp_path, database_url="postgresql://localhost/navigator")
