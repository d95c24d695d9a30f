"""Months as they are written in Japan."""

from datetime import date, datetime

import pytest

from navigator.web.staff.months import (
    era_month,
    first_day,
    month_key,
    months_of_year,
    read_month,
    recent_months,
)


@pytest.fixture
def target_year(knowledge):
    return knowledge.target_years[0]


@pytest.mark.parametrize(
    "text",
    ["2025-04", "2025/4", "2025.4", "202504", "令和7年4月", "令和７年４月分", "R7.4", "r7/4", "2025年 4月", "2025-04-01",
     "2025/4/1 0:00", "４月", "4", date(2025, 4, 1), datetime(2025, 4, 1)],
)  # fmt: skip
def test_a_month_is_written_in_many_ways(target_year, text):
    assert read_month(text, target_year) == "2025-04"


@pytest.mark.parametrize(
    "text", ["", "2014-12", "2101-01", "2025-00", "13", "0月", "来月", "13月", "2025-13", "0", "令和7年", "1900-04", "4/2025", "実績", "件数", "2025"]
)
def test_a_text_that_is_no_month_is_empty(target_year, text):
    assert read_month(text, target_year) == ""


@pytest.mark.parametrize(
    ("text", "month"),
    [("令和8年度1月", "2027-01"), ("令和8年度3月分", "2027-03"), ("R8年度4月", "2026-04"), ("2026年度12月", "2026-12"), ("令和8年1月", "2026-01")],
)  # fmt: skip
def test_the_first_months_of_a_year_belong_to_the_fiscal_year_before(text, month):
    assert read_month(text) == month


def test_a_month_without_its_year_belongs_to_the_year_of_targets(target_year):
    assert read_month("3月", target_year) == "2026-03"
    assert read_month("3月") == ""
    assert months_of_year(target_year)[0] == "2025-04"
    assert months_of_year(target_year)[-1] == "2026-03"
    assert len(months_of_year(target_year)) == 12


@pytest.mark.parametrize(
    ("month", "words"),
    [
        ("2025-04", "令和7年4月"),
        ("2019-05", "令和元年5月"),
        ("2019-04", "平成31年4月"),
        ("2026-12", "令和8年12月"),
    ],
)
def test_a_month_is_said_in_its_era(month, words):
    assert era_month(month) == words
    assert read_month(words) == month


@pytest.mark.parametrize("month", ["2015-01", "2100-12"])
def test_the_years_that_a_month_may_lie_in(month):
    assert read_month(month) == month


def test_recent_months_go_back_over_the_year():
    assert recent_months(date(2026, 2, 28), 4) == ["2026-02", "2026-01", "2025-12", "2025-11"]


def test_the_key_of_a_month_and_its_first_day():
    assert month_key(date(2025, 4, 30)) == "2025-04"
    assert first_day("2025-04") == date(2025, 4, 1)
