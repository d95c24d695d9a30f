"""The door: closed months alone, closed once, and ranges that are sums of what was shown."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.usage.counts import DANGER, DIRECT, EVENTS, OTHER, PERSONAS, EventCount
from navigator.usage.publish.archive import Archive
from navigator.usage.publish.calendar import PublicationPeriod, covering, fiscal_year, month_of, quarter
from navigator.usage.publish.files import text
from navigator.usage.publish.layout import Cell, layout_from
from navigator.usage.publish.publication import MonthSpan, Publication, PublishedFigure
from navigator.usage.publish.tables import TABLES, tables
from navigator.usage.publish.words import EVENT_WORDS, PERSONA_WORDS, PublishedNames
from tests.usage.publish.season import LAYOUT, season

STARTED = Cell("total", "", "started")
APRIL, MAY = PublicationPeriod(date(2026, 4, 1)), PublicationPeriod(date(2026, 5, 1))


@pytest.fixture
def opened(tmp_path):
    def door(counts, today):
        return Publication(counts, Archive.at(tmp_path / "published.sqlite3"), LAYOUT, lambda: today)

    return door


def of(period):
    return MonthSpan(period.start, period.last)


def test_a_month_is_closed_on_the_fourth_of_the_next(opened):
    counts = season(1, LAYOUT, 100, months=3)
    assert opened(counts, date(2026, 5, 3)).months() == []
    assert opened(counts, date(2026, 5, 4)).months() == [APRIL]


def test_what_arrives_late_changes_nothing_that_was_published(opened):
    counts = season(1, LAYOUT, 100, months=3)
    before = opened(counts, date(2026, 6, 10)).figures(of(APRIL))
    counts.steps[date(2026, 4, 9)][EventCount("started", "", "resident")] += 500
    assert opened(counts, date(2026, 6, 11)).figures(of(APRIL)) == before


def test_two_processes_that_close_together_agree(tmp_path):
    counts = season(1, LAYOUT, 100, months=2)
    first, second = (Publication(counts, Archive.at(tmp_path / "p"), LAYOUT, lambda: date(2026, 5, 9)) for _ in range(2))
    mine = first.figures(of(APRIL))
    second._releases = {}
    counts.steps[date(2026, 4, 9)][EventCount("started", "", "resident")] += 500
    late = second._archive.keep(second._month(APRIL, LAYOUT))
    assert late.figures[STARTED] == mine[STARTED].n


def test_a_channel_made_while_a_month_is_closed_waits_for_the_next_closing(tmp_path):
    """Another thread sets the layout after the true figures were read: before, the new channel had none."""
    counts = season(1, LAYOUT, 100, months=2)
    publication = Publication(counts, Archive.at(tmp_path / "p"), LAYOUT, lambda: date(2026, 5, 9))
    read = counts.totals

    def totals(first, last):
        publication.layout = replace(LAYOUT, channels=(*LAYOUT.channels, "leaflet"))
        return read(first, last)

    counts.totals = totals
    started = {cell.key for cell in publication.figures(of(APRIL)) if cell.table == "channel" and cell.event == "started"}
    assert started == set(LAYOUT.channels)


def test_a_range_is_the_sum_of_its_months(opened):
    door = opened(season(1, LAYOUT, 100, months=3), date(2026, 6, 10))
    both = door.figures(MonthSpan(APRIL.start, MAY.last))
    for cell, figure in both.items():
        assert figure == door.figures(of(APRIL))[cell] + door.figures(of(MAY))[cell]


def test_a_quarter_tells_more_than_its_months_only_where_it_may(opened):
    door = opened(season(3, LAYOUT, 30), date(2027, 4, 20))
    year = door.figures(of(fiscal_year(APRIL.start)))
    months = [door.figures(of(month)) for month in fiscal_year(APRIL.start).cut(1)]
    more = [cell for cell, figure in year.items() if figure.is_complete and not all(month[cell].is_complete for month in months)]
    assert more
    assert year[STARTED].is_complete


def test_danger_is_told_for_whole_years_alone(opened):
    counts = season(3, LAYOUT, 30)
    for n in range(60):
        counts.steps.setdefault(date(2026, 4, 1) + timedelta(n), Counter())[EventCount(DANGER)] += 1
    door, danger = opened(counts, date(2027, 4, 20)), Cell("total", "", DANGER)
    assert not door.figures(of(APRIL))[danger].is_published
    assert not door.figures(of(quarter(APRIL.start)))[danger].is_published
    assert not door.figures(MonthSpan(APRIL.start, date(2027, 2, 28)))[danger].is_published
    assert door.figures(of(fiscal_year(APRIL.start)))[danger].n >= 60


def test_a_service_that_began_in_a_quarter_has_its_months_alone(opened):
    counts = season(3, LAYOUT, 80, months=2, start=date(2026, 11, 1))
    door = opened(counts, date(2027, 1, 10))
    figures = door.figures(of(quarter(date(2026, 11, 1))))
    assert figures[STARTED] == PublishedFigure(160)
    again = opened(counts, date(2027, 4, 10))
    assert opened(counts, date(2027, 4, 11)).months() == again.months()
    assert again.months()[0] == month_of(date(2026, 11, 1))


def test_nothing_is_told_before_anything_was_counted(opened):
    door = opened(season(3, LAYOUT, 0, months=0), date(2027, 1, 10))
    assert door.months() == []
    assert door.figures(of(APRIL)) == {}


def test_every_table_has_lines_and_words(opened):
    door = opened(season(1, LAYOUT, 100, months=3), date(2026, 6, 10))
    found = list(tables(door, MonthSpan(APRIL.start, MAY.last), PublishedNames(windows=frozenset({"hello-work"}))))
    assert [table.id for table in found] == list(TABLES)
    assert all(table.lines and table.about and len(table.heads) == len(table.lines[0].figures) for table in found)


def test_channels_stand_in_one_order_whoever_closes_a_month(knowledge):
    assert layout_from(knowledge, ["k", "b"]).channels == layout_from(knowledge, {"b", "k"}).channels == (DIRECT, "b", "k", OTHER)


def test_every_event_and_persona_has_words():
    assert {*EVENTS, DANGER} <= set(EVENT_WORDS)
    assert set(PERSONA_WORDS) == {*PERSONAS, ""}


def test_a_figure_is_a_number_a_least_number_or_a_star():
    assert [text(f) for f in (PublishedFigure(1234), PublishedFigure(1234, 2), PublishedFigure(0, 3), PublishedFigure(9), PublishedFigure())] == [
        "1,234", "1,234以上", "＊", "＊", "＊",
    ]  # fmt: skip


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 40))
def test_fixed_periods_cover_a_range_once(day, months):
    first = day.replace(day=1)
    last = month_of(first + timedelta(31 * months)).last
    parts = list(covering(first, last))
    assert parts[0].start == first
    assert parts[-1].last == last
    assert all(a.after == b.start for a, b in pairwise(parts))
