"""The publication: closed months alone, closed once, and ranges that are sums of what was shown."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from navigator.usage.counts import DANGER, EventCount
from navigator.usage.publish.archive import Archive
from navigator.usage.publish.calendar import MonthSpan, PublicationPeriod, fiscal_year, month_of, quarter
from navigator.usage.publish.layout import Cell
from navigator.usage.publish.publication import Publication, PublishedFigure
from tests.usage.publish.season import LAYOUT, season

STARTED = Cell("total", "", "started")
APRIL, MAY = PublicationPeriod(date(2026, 4, 1)), PublicationPeriod(date(2026, 5, 1))


@pytest.fixture
def publish(tmp_path):
    """The publication of these counts on a day, always over the same archive."""

    def on(counts, today):
        return Publication(counts, Archive.at(tmp_path / "published.sqlite3"), LAYOUT, lambda: today)

    return on


def test_a_month_is_closed_on_the_fourth_of_the_next(publish):
    counts = season(1, LAYOUT, 100, months=3)
    assert publish(counts, date(2026, 5, 3)).months() == []
    assert publish(counts, date(2026, 5, 4)).months() == [APRIL]


def test_what_arrives_late_changes_nothing_that_was_published(publish):
    counts = season(1, LAYOUT, 100, months=3)
    before = publish(counts, date(2026, 6, 10)).figures(APRIL.span)
    counts.steps[date(2026, 4, 9)][EventCount("started", "", "resident")] += 500
    assert publish(counts, date(2026, 6, 11)).figures(APRIL.span) == before


def test_two_processes_that_close_together_agree(tmp_path):
    counts = season(1, LAYOUT, 100, months=2)
    first, second = (Publication(counts, Archive.at(tmp_path / "p"), LAYOUT, lambda: date(2026, 5, 9)) for _ in range(2))
    mine = first.figures(APRIL.span)
    second._releases = {}
    counts.steps[date(2026, 4, 9)][EventCount("started", "", "resident")] += 500
    late = second._archive.keep(second._release_of_month(APRIL, LAYOUT))
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
    started = {cell.key for cell in publication.figures(APRIL.span) if cell.table == "channel" and cell.event == "started"}
    assert started == set(LAYOUT.channels)


def test_a_range_is_the_sum_of_its_months(publish):
    publication = publish(season(1, LAYOUT, 100, months=3), date(2026, 6, 10))
    both = publication.figures(MonthSpan(APRIL.start, MAY.last))
    for cell, figure in both.items():
        assert figure == publication.figures(APRIL.span)[cell] + publication.figures(MAY.span)[cell]


def test_a_year_publishes_more_than_its_months_only_where_it_may(publish):
    publication = publish(season(3, LAYOUT, 30), date(2027, 4, 20))
    year = publication.figures(fiscal_year(APRIL.start).span)
    months = [publication.figures(month.span) for month in fiscal_year(APRIL.start).split(1)]
    more = [cell for cell, figure in year.items() if figure.is_complete and not all(month[cell].is_complete for month in months)]
    assert more
    assert year[STARTED].is_complete


def test_danger_is_published_for_whole_years_alone(publish):
    counts = season(3, LAYOUT, 30)
    for n in range(60):
        counts.steps.setdefault(date(2026, 4, 1) + timedelta(n), Counter())[EventCount(DANGER)] += 1
    publication, danger = publish(counts, date(2027, 4, 20)), Cell("total", "", DANGER)
    assert not publication.figures(APRIL.span)[danger].is_published
    assert not publication.figures(quarter(APRIL.start).span)[danger].is_published
    assert not publication.figures(MonthSpan(APRIL.start, date(2027, 2, 28)))[danger].is_published
    assert publication.figures(fiscal_year(APRIL.start).span)[danger].n >= 60


def test_a_service_that_began_in_a_quarter_has_its_months_alone(publish):
    counts = season(3, LAYOUT, 80, months=2, start=date(2026, 11, 1))
    publication = publish(counts, date(2027, 1, 10))
    figures = publication.figures(quarter(date(2026, 11, 1)).span)
    assert figures[STARTED] == PublishedFigure(160)
    again = publish(counts, date(2027, 4, 10))
    assert publish(counts, date(2027, 4, 11)).months() == again.months()
    assert again.months()[0] == month_of(date(2026, 11, 1))


def test_nothing_is_published_before_anything_was_counted(publish):
    publication = publish(season(3, LAYOUT, 0, months=0), date(2027, 1, 10))
    assert publication.months() == []
    assert publication.figures(APRIL.span) == {}




