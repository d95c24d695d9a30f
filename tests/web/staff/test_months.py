"""Months as they are written in Japan, and results beside their targets."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from navigator.ledger.results import KpiValue, RecordedKpiValue
from navigator.web.staff.kpi.progress import progress_table, share_gone
from navigator.web.staff.months import era_month, months_of_year, read_month
from tests.conftest import NOW


@pytest.fixture
def schedule(knowledge):
    return knowledge.target_years[0]


@pytest.mark.parametrize(
    "text",
    ["2025-04", "2025/4", "2025.4", "202504", "令和7年4月", "令和７年４月分", "R7.4", "r7/4", "2025年 4月", "2025-04-01",
     "2025/4/1 0:00", "４月", "4", date(2025, 4, 1), datetime(2025, 4, 1)],
)  # fmt: skip
def test_a_month_is_written_in_many_ways(schedule, text):
    assert read_month(text, schedule) == "2025-04"


@pytest.mark.parametrize(
    "text", ["", "来月", "13月", "2025-13", "0", "令和7年", "1900-04", "4/2025", "実績", "件数", "2025"]
)
def test_what_is_no_month_is_none(schedule, text):
    assert read_month(text, schedule) == ""


def test_a_month_without_its_year_belongs_to_the_year_of_targets(schedule):
    assert read_month("3月", schedule) == "2026-03"
    assert read_month("3月") == ""
    assert months_of_year(schedule)[0] == "2025-04"
    assert months_of_year(schedule)[-1] == "2026-03"
    assert len(months_of_year(schedule)) == 12


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


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2025, 3, 31), 0),
        (date(2025, 4, 1), 0),
        (date(2025, 9, 30), 50),
        (date(2026, 3, 31), 100),
        (NOW.date(), 100),
    ],
)
def test_the_share_of_the_year_gone(schedule, day, share):
    assert share_gone(schedule, day) == share


def rows(schedule, t, *figures):
    standing = {(f.kpi, f.month): RecordedKpiValue(f, "ann", NOW) for f in figures}
    return {row.kpi.id: row for row in progress_table(schedule, standing, {}, t)}


def test_each_target_is_measured_as_it_is_counted(schedule, t):
    found = rows(
        schedule, t, KpiValue("kpi-hw-hired", "2025-04", Decimal(1000)), KpiValue("kpi-hw-hired", "2025-05", Decimal(2000)),
        KpiValue("kpi-saposute-new", "2025-04", Decimal(50)), KpiValue("kpi-saposute-new", "2025-06", Decimal(53)),
        KpiValue("kpi-fill-support", "2025-04", Decimal(90)), KpiValue("kpi-fill-support", "2025-05", Decimal("73.9")),
    )  # fmt: skip
    hired, new, fill = found["kpi-hw-hired"], found["kpi-saposute-new"], found["kpi-fill-support"]
    assert (hired.so_far, hired.percent, hired.state) == ("1,500 件", 97, "near")
    assert (new.so_far, new.percent, new.expected, new.state) == ("103 件", 50, 25, "ahead")
    assert (fill.so_far, fill.percent, fill.state) == (
        "73.9 ％",
        99,
        "near",
    )  # the last month's share, not a mean of shares


def test_a_target_is_reached_when_it_is_and_not_before(schedule, t):
    def state(value):
        return rows(schedule, t, KpiValue("kpi-saposute-new", "2026-03", Decimal(value)))["kpi-saposute-new"]

    assert (state(202).percent, state(202).state) == (99, "behind")
    assert (state(203).percent, state(203).state) == (100, "reached")


def test_a_target_without_a_number_is_not_measured(schedule, t):
    row = rows(schedule, t, KpiValue("kpi-municipal-sharing", "2025-04", Decimal(2)))["kpi-municipal-sharing"]
    assert (row.so_far, row.percent, row.state) == ("2 件", None, "unknown")


def test_what_lies_within_another_stands_beneath_it(schedule, t):
    order = [row.kpi.id for row in progress_table(schedule, {}, {}, t)]
    assert order.index("kpi-ms-hired") == order.index("kpi-hw-hired") + 1
    assert len(order) == 15
