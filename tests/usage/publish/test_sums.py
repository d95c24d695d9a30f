"""Sums over months: published when large, and when no suppressed month follows from them."""

from datetime import date

import pytest

from navigator.usage.counts import DANGER
from navigator.usage.publish.calendar import fiscal_year, month_of, quarter
from navigator.usage.publish.layout import Cell
from navigator.usage.publish.month import published_in_month
from navigator.usage.publish.release import Release
from navigator.usage.publish.sums import ReleasedParts, families, published_in_sum
from tests.usage.publish.season import LAYOUT

STARTED = Cell("total", "", "started")
CELLS = (STARTED, Cell("persona", "resident", "started"), Cell("language", "ja", "started"), Cell("channel", "direct", "started"))


def months(*started):
    """Closed months in which so many residents started in Japanese without a code."""
    releases = []
    for period, n in zip(fiscal_year(date(2026, 4, 1)).split(1), started, strict=False):
        figures = dict.fromkeys(LAYOUT.cells(), 0) | dict.fromkeys(CELLS, n)
        releases.append(Release(period, figures, published_in_month(figures, LAYOUT)))
    return releases


@pytest.mark.parametrize(
    ("started", "published"),
    [
        ((3, 3, 4), True), ((3, 3, 3), False),  # the threshold
        ((2, 9, 9), True), ((3, 9, 9), False),  # what is left of a month when the other two are as large as they can be
        ((40, 30, 20), True),  # adds up from published months
    ],
)  # fmt: skip
def test_a_quarter_is_published_when_large_and_when_its_months_stay_protected(started, published):
    assert (STARTED in published_in_sum(ReleasedParts(months(*started)), LAYOUT)) == published


@pytest.mark.parametrize(("danger", "published"), [(10, True), (9, False)])
def test_danger_is_published_for_a_year_from_ten_on_and_for_no_quarter(danger, published):
    figures = dict.fromkeys(LAYOUT.cells(), 0) | {Cell("total", "", DANGER): danger}
    april = Release(month_of(date(2026, 4, 1)), figures, frozenset())
    first = Release(quarter(date(2026, 4, 1)), figures, frozenset())
    assert (Cell("total", "", DANGER) in published_in_sum(ReleasedParts([april], [first]), LAYOUT)) == published
    assert Cell("total", "", DANGER) not in published_in_sum(ReleasedParts([april]), LAYOUT)


def test_every_cell_but_the_yearly_ones_belongs_to_one_family():
    cells = [cell for family in families(LAYOUT) for cell in family.cells]
    assert sorted(cells, key=str) == sorted(set(LAYOUT.cells()) - set(LAYOUT.yearly()), key=str)
