"""Periods as they are written."""

from datetime import date

import pytest

from navigator.knowledge.files.period import ALWAYS, Period, read_period
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.yaml_file import yaml_tree

FIRST, LAST = date(2030, 4, 1), date(2031, 3, 31)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2030-04-01..2031-03-31", Period(FIRST, LAST)),
        ("2030-04-01..", Period(start=FIRST)),
        ("..2031-03-31", Period(end=LAST)),
        ("2030-04-01..2030-04-01", Period(FIRST, FIRST)),
    ],
)
def test_a_period_is_open_where_nothing_is_written(text, period):
    report = Report()
    assert read_period(yaml_tree(text, "a.yaml", report)) == period
    assert not report.problems


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2030-04-01", "a period is written FROM..TO"),
        ("2030-04-02..2030-04-01", "ends before it begins"),
        ("2030-04-31..", "`2030-04-31` is not a day"),
    ],
)
def test_a_bad_period_says_how_to_write_it(text, problem):
    report = Report()
    read_period(yaml_tree(text, "a.yaml", report))
    assert problem in str(report.problems[0])


def test_both_days_are_inside():
    period = Period(FIRST, LAST)
    assert [day in period for day in (date(2030, 3, 31), FIRST, LAST, date(2031, 4, 1))] == [False, True, True, False]
    assert read_period(None) is ALWAYS
    assert date.min in ALWAYS
