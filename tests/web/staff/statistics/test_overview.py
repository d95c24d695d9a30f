"""The usage at a glance, and as other systems and pages read it."""

import re
import threading
from datetime import date

import pytest

from navigator.ledger import tokens
from navigator.ledger.database import Actor
from navigator.usage.counts import FLOOD, EventCount, feedback_count
from tests.conftest import NOW


def test_before_a_month_is_closed_the_page_says_when(officer):
    assert "翌月の４日" in officer("viewer").get("overview").text
    assert officer("viewer").get("exports/all.xlsx").status_code == 404


def test_the_last_closed_month_stands_first(officer, counted):
    page = officer("viewer").get("overview").text
    assert "2026年10月" in page
    assert re.search(r'class="big">51<', page)


def test_a_lone_family_is_few(officer, counted):
    page = officer("viewer").get("overview?from=2026-09&to=2026-10").text
    table = page[page.index('id="persona"') : page.index('id="category"')]
    assert re.search(r"本人</th><td[^>]*>60<", table)
    assert re.search(r"家族</th><td[^>]*>少数<", table)
    assert "わざと少しずらして丸めています" in page


def test_a_figure_that_is_told_of_longer_periods_says_of_which(officer, site, counted, monkeypatch):
    monkeypatch.setattr("navigator.usage.publish.publication.length_of", lambda cell, *_: 1 if cell.is_total else 3)
    page = officer("viewer").get("overview?from=2026-10").text
    table = page[page.index('id="persona"') : page.index('id="category"')]
    assert "３か月か年度を選んでください" in table
    assert re.search(r'class="big">51<', page)


def test_strange_months_show_what_there_is(officer, counted):
    for query in ("from=x&to=y", "from=2030-01&to=2031-01", "from=2026-10&to=2026-09", "from=1999-01"):
        assert officer("viewer").get(f"overview?{query}").status_code == 200


@pytest.fixture
def token(site):
    with site.ledger.writing() as connection:
        return tokens.add(connection, "dashboard", Actor("admin", NOW))


def test_the_interface_wants_a_token(client, counted, token):
    for header in ({}, {"authorization": "Bearer wrong"}, {"authorization": f"Basic {token}"}):
        refused = client.get("/api/v1/statistics", headers=header)
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"] == "Bearer"
    answer = client.get("/api/v1/statistics?from=2026-09&to=2026-10", headers={"authorization": f"Bearer {token}"}).json()
    assert (answer["from"], answer["to"]) == ("2026-09", "2026-10")
    assert answer["note"].startswith("内訳の合計は総数と一致しません。")
    rows = next(table for table in answer["tables"] if table["id"] == "persona")["rows"]
    assert rows[0]["figures"]["started"] == {"n": 60, "rounded": True, "complete": True}
    assert next(row for row in rows if row["id"] == "family")["figures"]["started"] == {"n": None, "rounded": True, "complete": True}


def test_the_interface_refuses_what_is_no_month(client, counted, token):
    assert client.get("/api/v1/statistics?from=soon", headers={"authorization": f"Bearer {token}"}).status_code == 422


def test_before_a_month_is_closed_the_interface_says_so(client, token):
    assert client.get("/api/v1/statistics", headers={"authorization": f"Bearer {token}"}).status_code == 404


def test_other_rooms_read_the_same_figures(site, counted):
    assert site.published_figures.offers_shown("2026-09", "2026-10")["saposute"] == "102"
    assert site.published_figures.channels("2026-09", "2026-10")[("direct", "started")] == "102"


def test_figures_that_cannot_be_read_are_logged_and_stop_no_other_page(officer, site, counted, caplog):
    (site.settings.data_dir / "published.sqlite3").mkdir()
    viewer = officer("viewer")
    assert viewer.get("").status_code == 200
    assert "published figures cannot be read" in caplog.text
    assert viewer.get("kpi/").status_code == 200
    assert viewer.get("overview").status_code == 503
    assert site.published_figures.offers_shown("2026-09", "2026-10") == {}


def test_the_first_page_tells_the_last_month(officer, counted):
    page = officer("viewer").get("").text
    assert "2026年10月" in page
    assert re.search(r'class="big">51<', page)


def test_a_fiscal_year_is_offered_by_its_name(officer, counted):
    page = officer("viewer").get("overview").text
    assert 'href="/staff/overview?from=2026-09&amp;to=2026-10"' in page
    assert "令和8年度" in page
    assert "今の年度" not in page


def test_what_was_said_of_the_pages_stands_among_the_figures(officer, site, counted):
    site.store.write(date(2026, 10, 10), [feedback_count("hard")] * 30 + [feedback_count("helped")] * 5)
    page = officer("viewer").get("overview?from=2026-10").text
    table = page[page.index('id="feedback"') : page.index('id="danger"')]
    assert re.search(r"むずかしかった</th><td[^>]*>30<", table)
    assert re.search(r"役に立った</th><td[^>]*>少数<", table)


def test_a_flood_is_said_on_the_overview(officer, site, counted):
    for month, n in ((5, 100), (6, 100), (7, 100), (8, 700)):
        site.store.write(date(2026, month, 10), [EventCount("started", "", "resident")] * n)
    viewer = officer("viewer")
    assert "ふだんの月の5倍を超えています。" in viewer.get("overview?from=2026-08&to=2026-08").text
    assert "ふだんの月の" not in viewer.get("overview?from=2026-07&to=2026-07").text


def test_a_flood_that_was_damped_is_said_on_the_overview(officer, site, counted):
    viewer, words = officer("viewer"), "人の手とは思えない速さの送信があり、その一部は数えていません。"
    assert words not in viewer.get("overview?from=2026-10&to=2026-10").text
    site.store.write(date(2026, 10, 10), [EventCount(FLOOD)])
    assert words in viewer.get("overview?from=2026-10&to=2026-10").text
    assert words in viewer.get("overview?from=2026-09&to=2026-10").text
    assert words not in viewer.get("overview?from=2026-09&to=2026-09").text
    table = viewer.get("overview?from=2026-10&to=2026-10").text
    assert re.search(r'class="big">51<', table), "the mark is no conversation"


def test_figures_are_read_beside_the_loop_that_serves_citizens(officer, site, counted, monkeypatch):
    months, threads = site.published_figures.publication.months, set()
    monkeypatch.setattr(site.published_figures.publication, "months", lambda: threads.add(threading.current_thread().name) or months())
    viewer = officer("viewer")
    assert viewer.get("overview").status_code == 200
    assert {name.startswith("AnyIO worker") for name in threads} == {True}
