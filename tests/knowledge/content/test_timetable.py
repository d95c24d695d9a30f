"""Opening hours as the files write them."""

from datetime import time

import pytest

from navigator.knowledge.content.timetable import Hours, Timetable, read_timetable
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.yaml_file import yaml_tree


def read(**data):
    report = Report()
    timetable = read_timetable(yaml_tree(data, "a.yaml", report))
    return timetable, [problem.text for problem in report.problems]


def test_days_weeks_and_closing():
    value = [
        {"days": ["mon..wed", "fri"], "open": "09:00..17:15"},
        {"days": "sat", "nth": ["2", "4"], "open": "10:00..24:00"},
        {"month_day": "25", "open": "13:00..16:00"},
    ]
    timetable, problems = read(value=value, closed=["holidays", "12-29..01-03", "08-15"])
    assert problems == []
    assert timetable == Timetable(
        (
            Hours((0, 1, 2, 4), time(9), time(17, 15)),
            Hours((5,), time(10), time(0), nth=(2, 4)),
            Hours((), time(13), time(16), month_day=25),
        ),
        closed_on_holidays=True,
        closed_on=(((12, 29), (1, 3)), ((8, 15), (8, 15))),
    )


def test_nothing_said_of_closing_is_not_known():
    assert not read(value=[{"days": "mon", "open": "09:00..10:00"}])[0].closing_known
    assert read(value=[{"days": "mon", "open": "09:00..10:00"}], closed=[])[0].closing_known


def test_always_and_plain_texts():
    assert read(value="always") == (Timetable(always=True), [])
    assert read(value="九時から") == (None, [])
    assert read() == (None, [])


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({"value": [{"days": "monday", "open": "09:00..10:00"}]}, "`monday` is not a day of the week"),
        ({"value": [{"days": "mon..someday", "open": "09:00..10:00"}]}, "is not a day of the week"),
        ({"value": [{"days": "mon", "open": "9..10"}]}, "`9` is not a time"),
        ({"value": [{"month_day": "32", "open": "09:00..10:00"}]}, "`32` is not a number from 1 to 31"),
        ({"value": [{"month_day": "first", "open": "09:00..10:00"}]}, "`first` is not a number from 1 to 31"),
        ({"value": [{"days": "mon", "nth": ["6"], "open": "09:00..10:00"}]}, "`6` is not a number from 1 to 5"),
        ({"value": [{"days": "mon", "nth": ["0"], "open": "09:00..10:00"}]}, "`0` is not a number from 1 to 5"),
        ({"value": [{"days": "mon", "open": "09:00..10:00"}], "closed": ["13-01"]}, "`13-01` is not a day of the year"),
        ({"value": [{"days": "mon"}]}, "`open` is missing"),
    ],
)
def test_bad_hours_are_refused_with_the_way_out(data, problem):
    assert problem in read(**data)[1][0]
