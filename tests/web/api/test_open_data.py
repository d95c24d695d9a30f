"""The tables as files: CSV and JSON say the same, a spreadsheet runs none of it, and nobody fetches the same bytes twice."""

import csv
import io
from dataclasses import replace
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from navigator.dialogue.open_data import OpenColumn, OpenTable
from navigator.web.api.open_data import ServedTables, as_csv
from navigator.web.app import create_app
from tests.conftest import NOW

TABLES = ("offices", "windows", "schemes", "sources")


def read(text):
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.parametrize("table", TABLES)
def test_csv_and_json_say_the_same(client, table):
    text = client.get(f"/api/v1/data/{table}.csv")
    values = client.get(f"/api/v1/data/{table}.json").json()
    assert text.content[:3] == b"\xef\xbb\xbf"
    assert text.headers["content-type"] == "text/csv; charset=utf-8"
    assert read(text.text) == values["rows"]
    assert (values["as_of"], values["licence"], values["region"]) == (f"{NOW:%Y-%m-%d}", "運営者が定めます", "群馬県")


def test_a_spreadsheet_runs_no_cell():
    rows = ({"a": '=HYPERLINK("x")', "b": "two\nlines, and \"more\""}, {"a": "＝1+1", "b": "-1"})
    table = OpenTable("t", "", "", (OpenColumn("a", ""), OpenColumn("b", "")), rows)
    assert read(as_csv(table)) == [{"a": "'=HYPERLINK(\"x\")", "b": rows[0]["b"]}, {"a": "'＝1+1", "b": "'-1"}]


def test_the_same_bytes_are_not_sent_twice(client):
    first = client.get("/api/v1/data/offices.json")
    again = client.get("/api/v1/data/offices.json", headers={"if-none-match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert "set-cookie" not in first.headers
    assert first.headers["cache-control"] == "public, no-cache"
    assert first.headers["access-control-allow-origin"] == "*"


def test_the_tables_are_made_once_for_what_is_served_on_a_day(settings, knowledge):
    moments = [NOW]
    site = create_app(settings, lambda: moments[-1], knowledge).state.site
    served = ServedTables(site)
    first = served.of_today()
    assert served.of_today() is first
    moments.append(NOW + timedelta(days=1))
    assert served.of_today() is not first
    second = served.of_today()
    site.knowledge = replace(knowledge)
    assert served.of_today() is not second


def test_the_page_lists_every_file_with_its_columns(client):
    page = client.get("/api/data").text
    for table in TABLES:
        assert f"/api/v1/data/{table}.csv" in page
        assert f"/api/v1/data/{table}.json" in page
        for column in client.get(f"/api/v1/data/{table}.json").json()["columns"]:
            assert column["name"] in page
    assert "利用条件：運営者が定めます" in page
    assert 'href="/api/data"' in client.get("/ja/about").text


def test_what_is_no_table_is_not_found(client):
    for path in ("people.csv", "offices.xml", "offices."):
        assert client.get(f"/api/v1/data/{path}").status_code == 404


def test_a_region_may_leave_them_out(settings, knowledge):
    region = replace(knowledge.region, reach=())
    client = TestClient(create_app(settings, lambda: NOW, replace(knowledge, region=region)))
    assert {client.get(path).status_code for path in ("/api/data", "/api/v1/data/offices.csv")} == {404}
    assert "/api/data" not in client.get("/ja/about").text
