"""The publication: closed periods alone, each count drawn once, and spans that are sums of what was drawn."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from navigator.usage.counts import DANGER, EventCount, LanguageCount
from navigator.usage.publish.archive import Archive
from navigator.usage.publish.calendar import MonthSpan, PublicationPeriod, fiscal_year, month_of, quarter
from navigator.usage.publish.figure import PublishedFigure
from navigator.usage.publish.layout import Cell
from navigator.usage.publish.publication import Publication
from tests.usage.publish.draws import no_noise, seeded
from tests.usage.publish.season import LAYOUT, Season, season

STARTED, DANGERS = Cell("total", "", "started"), Cell("total", "", DANGER)
FAMILY, TOWN = Cell("persona", "family", "started"), Cell("municipality", "10201", "guided")
APRIL, MAY = PublicationPeriod(date(2026, 4, 1)), PublicationPeriod(date(2026, 5, 1))
SPRING, YEAR = quarter(APRIL.start), fiscal_year(APRIL.start)


@pytest.fixture
def publish(tmp_path):
    """The publication of these counts on a day, always over the same archive."""

    def on(counts, today, draw=no_noise):
        return Publication(counts, Archive.at(tmp_path / "published.sqlite3"), LAYOUT, lambda: today, draw)

    return on


def together(*seasons: Season) -> Season:
    """Several years as one."""
    found = Season()
    for each in seasons:
        for name in ("steps", "places", "reach", "languages"):
            getattr(found, name).update(getattr(each, name))
    return found


def test_a_month_is_closed_on_the_fourth_of_the_next(publish):
    counts = season(1, LAYOUT, 100, months=3)
    assert publish(counts, date(2026, 5, 3)).months() == []
    assert publish(counts, date(2026, 5, 4)).months() == [APRIL]


def test_what_arrives_late_changes_nothing_that_was_published(publish):
    counts = season(1, LAYOUT, 100, months=3)
    before = publish(counts, date(2026, 6, 10)).figures(APRIL.span)
    counts.steps[date(2026, 4, 9)][EventCount("started", "", "resident")] += 500
    assert publish(counts, date(2026, 6, 11)).figures(APRIL.span) == before


def test_what_was_drawn_is_never_drawn_again(publish):
    counts = season(1, LAYOUT, 100)
    first = publish(counts, date(2027, 4, 10), seeded(1)).figures(YEAR.span)
    assert publish(counts, date(2027, 4, 10), seeded(2)).figures(YEAR.span) == first
    same = publish(counts, date(2027, 5, 10), seeded(3))
    assert same.figures(YEAR.span) == same.figures(YEAR.span) == first


def test_of_two_processes_that_close_together_the_first_decides(tmp_path):
    counts = season(1, LAYOUT, 100, months=2)
    first, second = (
        Publication(counts, Archive.at(tmp_path / "p"), LAYOUT, lambda: date(2026, 5, 9), seeded(n)) for n in range(2)
    )
    mine = first.figures(APRIL.span)
    late = second._archive.keep(second._release(APRIL, LAYOUT))
    assert late.figures[STARTED] == mine[STARTED].n
    assert second.figures(APRIL.span) == mine


def test_the_noise_is_in_every_figure_and_of_each_its_own(publish):
    counts = season(1, LAYOUT, 100)
    drawn = publish(counts, date(2027, 4, 10), seeded(5)).figures(YEAR.span)
    truth = LAYOUT.figures(counts.totals(YEAR.start, YEAR.last))
    away = {cell: figure.n - truth[cell] for cell, figure in drawn.items()}
    assert set(away) == set(LAYOUT.cells())
    assert sum(n != 0 for n in away.values()) > 0.9 * len(away)
    assert len(set(away.values())) > 30


@pytest.mark.parametrize(
    ("cell", "months", "quarters"), [(STARTED, True, True), (FAMILY, False, True), (TOWN, False, False), (DANGERS, False, False)]
)
def test_a_figure_is_told_at_its_length_and_in_the_sums_of_it(publish, cell, months, quarters):
    """In the first year totals by month, breakdowns by quarter, towns and danger by the year."""
    publication = publish(season(3, LAYOUT, 30), date(2027, 4, 20))
    assert (cell in publication.figures(APRIL.span)) == months
    assert (cell in publication.figures(SPRING.span)) == quarters
    year = publication.figures(YEAR.span)[cell]
    assert not year.hidden
    assert year.variance == (100 if cell.is_total else 144) * (12 if months else 4 if quarters else 1)


def test_a_span_is_the_sum_of_what_was_drawn(publish):
    publication = publish(season(1, LAYOUT, 100, months=6), date(2026, 10, 10), seeded(4))
    halves = [publication.figures(quarter(day).span) for day in (date(2026, 4, 1), date(2026, 7, 1))]
    both = publication.figures(MonthSpan(date(2026, 4, 1), date(2026, 9, 30)))
    assert both
    assert all(figure == halves[0][cell] + halves[1][cell] for cell, figure in both.items())
    assert publication.figures(MonthSpan(APRIL.start, MAY.last))[STARTED] == (
        publication.figures(APRIL.span)[STARTED] + publication.figures(MAY.span)[STARTED]
    )


def test_a_quarter_that_is_cut_by_the_span_is_left_out_and_that_is_told(publish):
    publication = publish(season(1, LAYOUT, 100, months=6), date(2026, 10, 10))
    cut = publication.figures(MonthSpan(date(2026, 4, 1), date(2026, 8, 31)))[FAMILY]
    assert cut == publication.figures(SPRING.span)[FAMILY] + PublishedFigure(0, 2)
    assert FAMILY not in publication.figures(MAY.span)


def test_the_length_follows_what_was_published_last_year(publish):
    """Families were many last year: by month now. What this year brings decides nothing before the next."""
    last, this = season(3, LAYOUT, 300), season(4, LAYOUT, 5, start=date(2027, 4, 1))
    publication = publish(together(last, this), date(2028, 4, 10))
    month = publication.figures(month_of(date(2027, 4, 1)).span)
    assert {STARTED, FAMILY} <= set(month)
    assert TOWN not in month
    publication = publish(together(last, this, season(5, LAYOUT, 200, months=2, start=date(2028, 4, 1))), date(2028, 6, 10))
    assert STARTED not in publication.figures(month_of(date(2028, 4, 1)).span)


def test_each_count_is_drawn_at_one_length_alone(publish, tmp_path):
    publication = publish(together(season(3, LAYOUT, 50), season(4, LAYOUT, 50, start=date(2027, 4, 1))), date(2028, 4, 10))
    publication.months()
    drawn = Counter(
        (cell, month) for period, release in Archive.at(tmp_path / "published.sqlite3").all().items()
        for cell in release.figures for month in period.split(1)
    )  # fmt: skip
    assert set(drawn.values()) == {1}
    assert len(drawn) == 24 * len(set(LAYOUT.cells()))


def test_a_rule_that_changes_within_a_year_draws_nothing_twice(publish, monkeypatch):
    counts = season(3, LAYOUT, 30)
    publish(counts, date(2026, 6, 10)).months()
    monkeypatch.setattr("navigator.usage.publish.publication.length_of", lambda *_: 12)
    publication = publish(counts, date(2027, 4, 10))
    assert publication.figures(YEAR.span)[STARTED].hidden == 10
    assert not publication.figures(YEAR.span)[FAMILY].hidden


def test_danger_is_told_of_whole_years_alone(publish):
    counts = season(3, LAYOUT, 30)
    for n in range(60):
        counts.steps.setdefault(date(2026, 4, 1) + timedelta(n), Counter())[EventCount(DANGER)] += 1
    publication = publish(counts, date(2027, 4, 20))
    assert DANGERS not in publication.figures(MonthSpan(APRIL.start, date(2027, 2, 28)))
    assert publication.figures(YEAR.span)[DANGERS].n >= 60


def test_a_service_that_began_within_a_quarter_tells_what_there_was(publish):
    counts = season(3, LAYOUT, 80, months=5, start=date(2026, 11, 1))
    publication = publish(counts, date(2027, 4, 10))
    figures = publication.figures(quarter(date(2026, 11, 1)).span)
    assert figures[STARTED].n > 100
    assert figures[FAMILY].hidden == 0
    assert publication.figures(MonthSpan(date(2026, 11, 1), date(2027, 3, 31)))[TOWN].hidden == 0
    assert publication.months()[0] == month_of(date(2026, 11, 1))


def test_nothing_is_published_before_anything_was_counted(publish):
    publication = publish(season(3, LAYOUT, 0, months=0), date(2027, 1, 10))
    assert publication.months() == []
    assert publication.figures(APRIL.span) == {}


def test_a_channel_made_while_a_quarter_is_closed_waits_for_the_next_closing(tmp_path):
    """Another thread sets the layout after the counts were read: before, the new channel had none."""
    counts = season(1, LAYOUT, 100, months=4)
    publication = Publication(counts, Archive.at(tmp_path / "p"), LAYOUT, lambda: date(2026, 7, 9), no_noise)
    read = counts.totals

    def totals(first, last):
        publication.layout = replace(LAYOUT, channels=(*LAYOUT.channels, "leaflet"))
        return read(first, last)

    counts.totals = totals
    figures = publication.figures(SPRING.span)
    assert {cell.key for cell in figures if cell.table == "channel" and cell.event == "started"} == set(LAYOUT.channels)


def test_only_what_was_drawn_decides_whether_a_figure_is_shown(publish):
    """A threshold on the truth would tell whether somebody was there: none drawn as 30 is shown, 30 drawn as 9 is not."""
    counts = season(1, LAYOUT, 30, months=3)
    none, many = Cell("language", "en", "started"), Cell("language", "ja", "started")
    for day in counts.languages:
        counts.languages[day] = Counter({LanguageCount("ja", "started"): 1})
    truth = LAYOUT.figures(counts.totals(SPRING.start, SPRING.last))
    shown = publish(counts, date(2026, 7, 10), lambda _: 30).figures(SPRING.span)
    assert truth[none] == 0
    assert shown[none] == PublishedFigure(30, 0, 144.0)
    assert shown[none].is_published
    assert shown[many].n == truth[many] + 30
