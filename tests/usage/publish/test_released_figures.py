"""The figure of a span is the sum of what was released within it, each month told once; invented releases."""

from datetime import date
from types import SimpleNamespace

import pytest

from navigator.usage.publish.calendar import MonthSpan, PublicationPeriod
from navigator.usage.publish.figure import PublishedFigure
from navigator.usage.publish.layout import TOTAL, Cell
from navigator.usage.publish.release import Release
from navigator.usage.publish.released_figures import ReleasedFigures

NOISE = SimpleNamespace(deviation=lambda *, is_total: 3 if is_total else 4)
TOTALS, MONTHLY, QUARTERLY, MAY_ONLY, BOTH, NEVER = (
    Cell(TOTAL if key == "totals" else "persona", key, "started") for key in ("totals", "monthly", "quarterly", "may", "both", "never")
)
APRIL, MAY, JUNE, JULY = (PublicationPeriod(date(2026, month, 1)) for month in (4, 5, 6, 7))
QUARTER, NEXT_QUARTER = PublicationPeriod(date(2026, 4, 1), 3), PublicationPeriod(date(2026, 7, 1), 3)
YEAR = PublicationPeriod(date(2026, 4, 1), 12)


def releases(*exact, more=()):
    """Three months and their quarter; the months in `exact` were told by the earlier rule."""
    months = {APRIL: {MONTHLY: 10, TOTALS: 100, BOTH: 1}, MAY: {MONTHLY: 20, TOTALS: 100, MAY_ONLY: 5}, JUNE: {MONTHLY: 30, TOTALS: 100}}
    drawn = [Release(month, figures, None if month in exact else NOISE) for month, figures in months.items()]
    return ReleasedFigures([*drawn, Release(QUARTER, {QUARTERLY: 66, BOTH: 9}, NOISE), *more])


def span(first, last):
    return MonthSpan(first.start, last.start)


def test_a_quarter_is_the_sum_of_its_months_or_its_own_draw():
    assert releases().figures(QUARTER.span) == {
        MONTHLY: PublishedFigure(60, 0, 3 * 16),
        TOTALS: PublishedFigure(300, 0, 3 * 9),
        QUARTERLY: PublishedFigure(66, 0, 16),
        MAY_ONLY: PublishedFigure(5, 2, 16),
        BOTH: PublishedFigure(9, 0, 16),
    }


def test_a_quarter_and_the_month_after_it_are_told_together():
    figures = releases(more=[Release(JULY, {BOTH: 2, MONTHLY: 40}, NOISE)]).figures(span(APRIL, JULY))
    assert figures[BOTH] == PublishedFigure(11, 0, 2 * 16)
    assert figures[MONTHLY] == PublishedFigure(100, 0, 4 * 16)
    assert figures[QUARTERLY] == PublishedFigure(66, 1, 16)


def test_a_part_of_a_quarter_is_told_by_its_months_alone():
    """What was drawn for the quarter tells nothing of two of its months."""
    assert releases().figures(span(APRIL, MAY)) == {
        MONTHLY: PublishedFigure(30, 0, 2 * 16),
        TOTALS: PublishedFigure(200, 0, 2 * 9),
        MAY_ONLY: PublishedFigure(5, 1, 16),
        BOTH: PublishedFigure(1, 1, 16),
    }


def test_of_one_month_only_its_own_figures_are_told():
    assert set(releases().figures(span(JUNE, JUNE))) == {MONTHLY, TOTALS}
    assert releases().figures(span(JULY, JULY)) == {}


def test_the_months_that_are_closed_stand_in_order():
    assert releases().months == [APRIL, MAY, JUNE]
    backwards = ReleasedFigures([Release(MAY, {}, NOISE), Release(APRIL, {}, NOISE)])
    assert backwards.months == [APRIL, MAY]


def test_exact_figures_have_no_noise():
    assert releases(APRIL, MAY, JUNE).figures(span(APRIL, MAY))[MONTHLY] == PublishedFigure(30, 0, 0.0)


def test_a_quarter_is_drawn_over_the_months_that_were_not_told_exactly():
    assert releases().to_draw(QUARTER) == span(APRIL, JUNE)
    assert releases(APRIL).to_draw(QUARTER) == span(MAY, JUNE)
    assert releases(JUNE).to_draw(QUARTER) == span(APRIL, MAY)
    assert releases(APRIL, MAY, JUNE).to_draw(QUARTER) is None
    assert releases().to_draw(NEXT_QUARTER) is None
    assert releases().to_draw(MAY) == span(MAY, MAY)


def test_what_was_drawn_beside_an_exact_month_tells_of_the_others():
    figures = releases(APRIL)
    assert figures.figures(span(MAY, JUNE))[QUARTERLY] == PublishedFigure(66, 0, 16)
    assert figures.figures(QUARTER.span)[QUARTERLY] == PublishedFigure(66, 1, 16)


def test_the_size_of_a_year_is_that_of_twelve_months():
    """Of the months that tell of a cell: five in one of three months are sixty a year."""
    assert releases().size(YEAR) == {MONTHLY: 240, TOTALS: 1200, QUARTERLY: 264, MAY_ONLY: 60, BOTH: 36}
    assert releases().size(PublicationPeriod(date(2025, 4, 1), 12)) == {}


def test_the_month_after_a_year_is_no_part_of_it():
    after = Release(PublicationPeriod(date(2027, 4, 1)), {MONTHLY: 500}, NOISE)
    assert releases(more=[after]).size(YEAR) == releases().size(YEAR)


@pytest.mark.parametrize(
    ("cell", "period", "drawn"),
    [
        (QUARTERLY, MAY, True), (QUARTERLY, APRIL, True), (QUARTERLY, JUNE, True), (QUARTERLY, QUARTER, True), (QUARTERLY, YEAR, True),
        (QUARTERLY, JULY, False), (QUARTERLY, PublicationPeriod(date(2026, 3, 1)), False), (MAY_ONLY, MAY, True), (MAY_ONLY, QUARTER, True),
        (MAY_ONLY, APRIL, False), (MAY_ONLY, JUNE, False), (NEVER, MAY, False),
    ],
)  # fmt: skip
def test_each_count_is_drawn_once(cell, period, drawn):
    assert releases().is_drawn(cell, period) is drawn


def test_what_was_told_exactly_was_not_drawn():
    assert not releases(APRIL, MAY, JUNE).is_drawn(MONTHLY, MAY)
