"""The published tables: all of them, with a municipality's own."""

from dataclasses import replace
from datetime import date

import pytest

from navigator.knowledge.content.wording import PERSONAS
from navigator.usage.counts import DANGER, FEEDBACK
from navigator.usage.publish.archive import Archive
from navigator.usage.publish.calendar import MonthSpan, fiscal_year
from navigator.usage.publish.figure import HIDDEN_FIGURE, PublishedFigure
from navigator.usage.publish.layout import (
    CATEGORY,
    CHANNEL,
    GUIDED,
    LANGUAGE,
    MUNICIPALITY,
    OFFER,
    PERSONA,
    QUESTION,
    SERVED,
    TOTAL,
    TOTAL_EVENTS,
    Cell,
)
from navigator.usage.publish.publication import Publication
from navigator.usage.publish.tables import TABLES, TableLine, municipality_table, table, tables
from navigator.usage.publish.words import EVENT_WORDS, PublishedNames
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


NAMES = PublishedNames(
    {(MUNICIPALITY, "10201"): "前橋市", (OFFER, "saposute"): "サポステ", (QUESTION, "age"): "年齢", (PERSONA, "resident"): "本人"},
    {(OFFER, "saposute"): ("Ⅲ-2-(1)", "Ⅲ-2-(2)"), (OFFER, "training"): ("Ⅲ-3",)},
    frozenset({"hello-work", "saposute"}),
)
KEYS = {
    QUESTION: LAYOUT.questions, "window": ("hello-work", "saposute"), "scheme": ("centre", "bureau", "training", "subsidy"),
    PERSONA: (*PERSONAS, ""), CATEGORY: LAYOUT.categories, MUNICIPALITY: LAYOUT.municipalities, LANGUAGE: LAYOUT.languages,
    CHANNEL: LAYOUT.channels, SERVED: FEEDBACK,
}  # fmt: skip


@pytest.mark.parametrize(("id", "keys"), KEYS.items(), ids=KEYS)
def test_a_table_has_a_line_for_each_key_and_its_figures_under_their_heads(publication, id, keys):
    shown, figures = table(publication, SPAN, NAMES, id), publication.figures(SPAN)
    of = OFFER if id in ("window", "scheme") else id
    assert shown == replace(TABLES[id], lines=shown.lines)
    assert [line.key for line in shown.lines] == [*keys]
    assert [line.name for line in shown.lines] == [NAMES.words.get((of, key), key) for key in keys]
    assert [line.sections for line in shown.lines] == [NAMES.sections.get((of, key), ()) for key in keys]
    for line in shown.lines:
        assert line.figures == tuple(figures.get(Cell(of, line.key, event), HIDDEN_FIGURE) for event in shown.events)


def test_the_summary_and_the_months_are_the_figures_of_all(publication):
    figures = publication.figures(SPAN)
    summary, months = (table(publication, SPAN, NAMES, id) for id in ("summary", "months"))
    assert [(line.key, line.name, line.figures) for line in summary.lines] == [
        (event, EVENT_WORDS[event], (figures.get(Cell(TOTAL, "", event), HIDDEN_FIGURE),)) for event in TOTAL_EVENTS
    ]
    assert any(line.has_figure for line in summary.lines)
    for line, month in zip(months.lines, publication.months(), strict=False):
        of_month = publication.figures(month.span)
        assert line.figures == tuple(of_month.get(Cell(TOTAL, "", event), HIDDEN_FIGURE) for event in months.events)
    assert all(line.has_figure for line in months.lines)


def test_urgent_help_is_told_by_the_year_once_it_has_ended(tmp_path):
    archive = Archive.at(tmp_path / "published.sqlite3")
    publication = Publication(season(1, LAYOUT, 1000, months=16), archive, LAYOUT, lambda: date(2027, 8, 10), no_noise)
    lines = table(publication, MonthSpan(date(2026, 4, 1), date(2027, 7, 31)), NAMES, DANGER).lines
    assert [(line.key, line.name) for line in lines] == [("2026-04+12", "2026年度"), ("2027-04+12", "2027年度")]
    figure = publication.figures(fiscal_year(date(2026, 4, 1)).span)[Cell(TOTAL, "", DANGER)]
    assert lines[0].figures == (figure,)
    assert figure.is_published
    assert lines[1].figures == (HIDDEN_FIGURE,)


def test_a_municipality_stands_beside_the_whole_region(publication):
    shown = municipality_table(publication, SPAN, NAMES, "10201")
    assert (shown.id, shown.title, shown.first, shown.events) == ("municipality-10201", "前橋市", "期間", ("here", "everywhere"))
    assert (shown.about, shown.heads) == (TABLES[MUNICIPALITY].about, ("この市町村", "全体"))
    figures = [publication.figures(month.span) for month in publication.months()[:2]]
    assert [line.figures for line in shown.lines] == [
        tuple(of.get(cell, HIDDEN_FIGURE) for cell in (Cell(MUNICIPALITY, "10201", GUIDED), Cell(TOTAL, "", GUIDED))) for of in figures
    ]


def test_lines_without_a_figure_are_told_apart():
    lines = (TableLine("a", "a", (HIDDEN_FIGURE, PublishedFigure(10))), TableLine("b", "b", (HIDDEN_FIGURE,)), TableLine("c", "c", (PublishedFigure(12),)))
    assert [line.key for line in replace(TABLES["summary"], lines=lines).lines_with_figures] == ["a", "c"]
    assert TABLES["summary"].heads == ("回数",)
