"""An attacker with every table of a season, every range, every earlier export, and the rule, recovers nothing."""

import math
from datetime import date

import pytest

from navigator.usage.publish.archive import Archive
from navigator.usage.publish.calendar import MonthSpan, add_months, fiscal_year, month_of
from navigator.usage.publish.limits import PROMISED_VALUES, THRESHOLD
from navigator.usage.publish.month import is_fully_suppressed
from navigator.usage.publish.publication import Publication
from tests.conftest import CAMPAIGN
from tests.usage.publish.attack import Knowledge, months_of, structure, widths
from tests.usage.publish.season import LAYOUT, MANY, season

APRIL = date(2026, 4, 1)
YEAR = fiscal_year(APRIL)


def spans(last_month: int):
    """Every range of whole months up to this month of the year."""
    for first in range(last_month + 1):
        for end in range(first, last_month + 1):
            yield MonthSpan(add_months(APRIL, first), month_of(add_months(APRIL, end)).last)


def exports(counts, layout, path):
    """Everything that can be had in the course of the year: each month, all ranges up to it, from a fresh process."""
    for n in range(12):
        today = add_months(APRIL, n + 1).replace(day=5)
        publication = Publication(counts, Archive.at(path), layout, lambda today=today: today)
        for span in spans(n):
            yield span, publication.figures(span)


def attack(counts, layout, path, *, rule=True):
    known = Knowledge(list(structure(layout, months_of(MonthSpan(YEAR.start, YEAR.last)))))
    for span, figures in exports(counts, layout, path):
        known.export(months_of(span), figures)
    releases = Archive.at(path).all()
    if rule:
        learn_the_rule(known, releases, layout)
    targets, truth = [], []
    for period, release in releases.items():
        months = [str(month) for month in period.split(1)]
        for cell in set(layout.cells()) - set(layout.yearly()) - release.published:
            targets.append({(month, cell): 1.0 for month in months})
            truth.append(release.figure(cell))
    intervals = list(widths(known, targets, PROMISED_VALUES))
    return [(targets[n], truth[n], lo, hi) for n, lo, hi in intervals]


def learn_the_rule(known, releases, layout):
    """The attacker is even told which hidden figures of a month are small, wherever the rule lets anyone tell."""
    for period, release in releases.items():
        if period.length > 1:
            continue
        unsure = {c for row in layout.breakdowns() if is_fully_suppressed(row, release.figures, release.published) for c in row.parts}
        for cell in set(layout.cells()) - release.published - unsure:
            n = release.figure(cell)
            known.learn({(str(period), cell): 1.0}, 0 if n < THRESHOLD else THRESHOLD, THRESHOLD - 1 if n < THRESHOLD else math.inf)


CASES = [(seed, traffic) for traffic in (6, 25, 70, 200) for seed in range(5)] if CAMPAIGN else [(1, 25)]


@pytest.mark.parametrize(("seed", "traffic"), CASES)
def test_no_suppressed_figure_is_recovered(tmp_path, seed, traffic):
    intervals = attack(season(seed, LAYOUT, traffic), LAYOUT, tmp_path / "published.sqlite3")
    assert intervals
    for target, truth, least, most in intervals:
        assert least - 1e-6 <= truth <= most + 1e-6 or most - least >= PROMISED_VALUES - 1, target
        assert math.floor(most + 1e-6) - math.ceil(least - 1e-6) + 1 >= PROMISED_VALUES, (target, truth, least, most)


@pytest.mark.skipif(not CAMPAIGN, reason="the lists of a whole region take minutes")
@pytest.mark.parametrize("traffic", [30, 150, 800])
def test_nor_with_the_lists_of_a_whole_region(tmp_path, traffic):
    for target, truth, least, most in attack(season(7, MANY, traffic), MANY, tmp_path / "published.sqlite3"):
        assert math.floor(most + 1e-6) - math.ceil(least - 1e-6) + 1 >= PROMISED_VALUES, (target, truth, least, most)
