"""The usage as officers see and take it: pages, charts, files, the sheet for the council, the interface."""

import base64
import io
import re
from datetime import date

import pytest
from openpyxl import load_workbook

from navigator.ledger import tokens
from navigator.ledger.database import Actor
from navigator.usage.counts import ChannelCount, EventCount, LanguageCount, MunicipalityCount
from tests.conftest import NOW

SEPTEMBER, OCTOBER = date(2026, 9, 10), date(2026, 10, 10)


@pytest.fixture
def counted(site):
    """Two closed months: fifty-one conversations each, a single one of them of a family; two small places."""
    for day in (SEPTEMBER, OCTOBER):
        for persona, place, n in (
            ("resident", "10201", 30), ("supporter", "10201", 5), ("supporter", "10202", 8), ("supporter", "10203", 7),
            ("family", "10201", 1),
        ):  # fmt: skip
            turn = [
                EventCount("started", "", persona), LanguageCount("ja", "started"), ChannelCount("direct", "started"),
                EventCount("finished", "", persona), LanguageCount("ja", "finished"), ChannelCount("direct", "finished"),
                EventCount("asked", "work", persona), EventCount("shown", "saposute", persona), MunicipalityCount(place, "jobless"),
            ]  # fmt: skip
            site.store.write(day, turn * n)
        site.store.write(day, [EventCount("stopped", "work", "resident"), LanguageCount("ja", "stopped"), ChannelCount("direct", "stopped")] * 12)


def test_before_a_month_is_closed_the_page_says_when(officer):
    assert "翌月の４日" in officer("viewer").get("overview").text
    assert officer("viewer").get("exports/all.xlsx").status_code == 404


def test_who_is_not_signed_in_sees_nothing(stranger, accounts_made):
    for path in ("overview", "exports", "exports/all.xlsx", "exports/persona.csv", "council"):
        assert stranger.get(path).status_code == 303


def test_the_last_closed_month_stands_first(officer, counted):
    page = officer("viewer").get("overview").text
    assert "2026年10月" in page
    assert re.search(r'class="big">51<', page)


def test_a_lone_family_cannot_be_worked_out(officer, counted):
    page = officer("viewer").get("overview?from=2026-09&to=2026-10").text
    table = page[page.index('id="persona"') : page.index('id="category"')]
    assert "家族" in table
    assert re.search(r"本人</th><td[^>]*>60<", table)
    assert re.search(r"家族</th><td[^>]*>＊", table)
    assert not re.search(r"支援者</th><td[^>]*>\d", table)  # 102 less 60 less 40 would be the family


def test_charts_are_pictures_without_script(officer, counted):
    page = officer("viewer").get("overview?from=2026-09&to=2026-10").text
    pictures = re.findall(r'<img class="chart" src="data:image/svg\+xml;base64,([^"]+)" alt="([^"]+)"', page)
    assert len(pictures) >= 4, len(pictures)
    for source, words in pictures:
        assert "<script" not in base64.b64decode(source).decode()
        assert "グラフ" in words
    assert "<script" not in page
    assert " style=" not in page


def test_the_map_marks_the_municipality(officer, counted):
    page = officer("viewer").get("overview").text
    assert "前橋市 36" in page
    assert page.count("<circle") == 35


def test_strange_months_show_what_there_is(officer, counted):
    for query in ("from=x&to=y", "from=2030-01&to=2031-01", "from=2026-10&to=2026-09", "from=1999-01"):
        assert officer("viewer").get(f"overview?{query}").status_code == 200


def test_a_table_as_csv_and_all_as_excel(officer, counted):
    csv = officer("viewer").get("exports/persona.csv?from=2026-09&to=2026-10")
    assert csv.content.startswith(b"\xef\xbb\xbf")
    assert "本人" in csv.text
    assert "usage-2026-09-2026-10-persona.csv" in csv.headers["content-disposition"]
    book = load_workbook(io.BytesIO(officer("viewer").get("exports/all.xlsx").content))
    assert "窓口ごと" in book.sheetnames
    assert officer("viewer").get("exports/nothing.csv").status_code == 404


def test_a_municipality_gets_its_own_figures(officer, counted):
    found = officer("viewer").get("exports/municipality/10201.csv?from=2026-09&to=2026-10").text
    assert "2026年10月,36,51" in found
    other = officer("viewer").get("exports/municipality/10202.csv?from=2026-09&to=2026-10").text
    assert "2026年10月,＊,51" in other
    assert officer("viewer").get("exports/municipality/99999.csv").status_code == 404
    book = load_workbook(io.BytesIO(officer("viewer").get("exports/municipalities.xlsx").content))
    assert len(book.sheetnames) == 36


def test_the_sheet_for_the_council_cites_the_plan(officer, counted):
    page = officer("viewer").get("council?from=2026-09&to=2026-10").text
    assert "サポステ" in page
    assert "Ⅲ-3-(1)" in page
    assert page.count("<h1") == 1


def test_the_page_of_exports_names_every_table(officer, counted):
    page = officer("viewer").get("exports").text
    assert "/staff/exports/municipality/10201.csv" in page
    assert "/staff/exports/danger.csv" in page


@pytest.fixture
def token(site):
    with site.ledger.writing() as connection:
        return tokens.make(connection, "dashboard", Actor("admin", NOW))


def test_the_interface_wants_a_token(client, counted, token):
    for header in ({}, {"authorization": "Bearer wrong"}, {"authorization": f"Basic {token}"}):
        refused = client.get("/api/v1/statistics", headers=header)
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"] == "Bearer"
    answer = client.get("/api/v1/statistics?from=2026-09&to=2026-10", headers={"authorization": f"Bearer {token}"}).json()
    assert (answer["from"], answer["to"]) == ("2026-09", "2026-10")
    rows = next(table for table in answer["tables"] if table["id"] == "persona")["rows"]
    assert rows[0]["figures"]["started"] == {"n": 60, "exact": True}
    assert next(row for row in rows if row["id"] == "family")["figures"]["started"] == {"n": None, "exact": False}


def test_the_interface_refuses_what_is_no_month(client, counted, token):
    assert client.get("/api/v1/statistics?from=soon", headers={"authorization": f"Bearer {token}"}).status_code == 422


def test_before_a_month_is_closed_the_interface_says_so(client, token):
    assert client.get("/api/v1/statistics", headers={"authorization": f"Bearer {token}"}).status_code == 404


def test_other_rooms_read_the_same_figures(site, counted):
    assert site.published.offers_shown("2026-09", "2026-10")["saposute"] == "102"
    assert site.published.channels("2026-09", "2026-10")[("direct", "started")] == "＊"  # the only other would be none


def test_figures_that_cannot_be_read_stop_no_other_page(officer, site, counted):
    (site.settings.data_dir / "published.sqlite3").mkdir()
    one = officer("viewer")
    assert one.get("").status_code == 200
    assert one.get("kpi/").status_code == 200
    assert one.get("overview").status_code == 503
    assert site.published.offers_shown("2026-09", "2026-10") == {}


def test_the_first_page_tells_the_last_month(officer, counted):
    page = officer("viewer").get("").text
    assert "2026年10月" in page
    assert re.search(r'class="big">51<', page)
