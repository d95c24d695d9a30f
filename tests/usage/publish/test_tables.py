"""The published tables: all of them, with a municipality's own."""

from datetime import date

import pytest

from navigator.usage.publish.archive import Archive
from navigator.usage.publish.calendar import MonthSpan
from navigator.usage.publish.publication import Publication
from navigator.usage.publish.tables import TABLES, municipality_table, table, tables
from navigator.usage.publish.words import PublishedNames
from tests.usage.publish.draws import no_noise
from tests.usage.publish.season import LAYOUT, season

SPAN = MonthSpan(date(2026, 4, 1), date(2026, 5, 31))


@pytest.fixture
def publication(tmp_path):
    archive = Archive.at(tmp_path / "published.sqlite3")
    return Publication(season(1, LAYOUT, 100, months=7), archive, LAYOUT, lambda: date(2026, 8, 10), no_noise)


def test_every_table_has_lines_and_words(publication):
    all_tables = list(tables(publication, SPAN, PublishedNames(windows=frozenset({"hello-work"}))))
    assert [table.id for table in all_tables] == list(TABLES)
    assert all(table.lines and table.about and len(table.heads) == len(table.lines[0].figures) for table in all_tables)


def test_only_the_months_of_the_span_are_listed(publication):
    months = table(publication, SPAN, PublishedNames(), "months")
    assert [(line.key, line.name) for line in months.lines] == [("2026-04", "2026年4月"), ("2026-05", "2026年5月")]
    assert table(publication, SPAN, PublishedNames(), "weather") is None


def test_a_municipality_has_its_whole_quarters_and_its_months(publication):
    span = MonthSpan(date(2026, 4, 1), date(2026, 7, 31))
    lines = municipality_table(publication, span, PublishedNames(), "10201").lines
    assert [(line.key, line.name) for line in lines] == [
        ("2026-04+3", "2026年4月から6月"), ("2026-04", "2026年4月"), ("2026-05", "2026年5月"),
        ("2026-06", "2026年6月"), ("2026-07", "2026年7月"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "keys"),
    [
        (date(2026, 4, 1), date(2026, 6, 30), ["2026-04+3", "2026-04", "2026-05", "2026-06"]),
        (date(2026, 4, 1), date(2026, 5, 31), ["2026-04", "2026-05"]),
        (date(2026, 5, 1), date(2026, 7, 31), ["2026-05", "2026-06", "2026-07"]),
    ],
)
def test_a_quarter_that_is_cut_by_the_span_is_left_out(publication, first, last, keys):
    lines = municipality_table(publication, MonthSpan(first, last), PublishedNames(), "10201").lines
    assert [line.key for line in lines] == keys
