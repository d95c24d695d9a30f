"""Results beside their targets."""

from datetime import date
from decimal import Decimal

import pytest

from navigator.ledger.results import KpiValue, RecordedKpiValue
from navigator.web.staff.kpi.progress import elapsed_percent, progress_table
from tests.conftest import NOW
from tests.web.staff.kpi.conftest import recorded, target, year_of_targets


@pytest.fixture
def target_year(knowledge):
    return knowledge.target_years[0]


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
def test_the_share_of_the_year_gone(target_year, day, share):
    assert elapsed_percent(target_year, day) == share


def cells(*entries):
    return {entry.figure.cell: entry for entry in entries}


def rows(target_year, t, *figures):
    standing = {f.cell: RecordedKpiValue(f, "ann", NOW) for f in figures}
    return {row.kpi.id: row for row in progress_table(target_year, standing, {}, t)}


def test_each_target_is_measured_as_it_is_counted(target_year, t):
    found = rows(
        target_year, t, KpiValue("kpi-hw-hired", "2025-04", Decimal(1000)), KpiValue("kpi-hw-hired", "2025-05", Decimal(2000)),
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


def test_a_target_is_reached_when_it_is_and_not_before(target_year, t):
    def state(value):
        return rows(target_year, t, KpiValue("kpi-saposute-new", "2026-03", Decimal(value)))["kpi-saposute-new"]

    assert (state(202).percent, state(202).state) == (99, "behind")
    assert (state(203).percent, state(203).state) == (100, "reached")


def test_a_target_without_a_number_is_not_measured(knowledge, t):
    row = rows(knowledge.target_years[1], t, KpiValue("kpi-hw-hired", "2026-04", Decimal(2)))["kpi-hw-hired"]
    assert (row.so_far, row.percent, row.state) == ("2 件", None, "unknown")


def test_what_lies_within_another_stands_beneath_it(target_year, t):
    order = [row.kpi.id for row in progress_table(target_year, {}, {}, t)]
    assert order.index("kpi-ms-hired") == order.index("kpi-hw-hired") + 1
    assert len(order) == 19


@pytest.mark.parametrize(
    ("counted", "value", "percent", "state"),
    [
        ("month", 89, 89, "behind"),
        ("month", 90, 90, "near"),
        ("rate", "89.9", 89, "behind"),
        ("rate", "99.9", 99, "near"),
        ("month", 100, 100, "reached"),
        ("year", 24, 24, "behind"),
        ("year", 25, 25, "ahead"),
    ],
)
def test_a_state_changes_at_its_bound(t, counted, value, percent, state):
    """A result of June: a quarter of the year is entered."""
    year = year_of_targets(target(counted=counted))
    (row,) = progress_table(year, cells(recorded("placed", "2025-06", value)), {}, t)
    assert (row.percent, row.expected, row.state) == (percent, 25 if counted == "year" else 100, state)


def test_a_result_that_was_taken_back_is_none(t):
    (row,) = progress_table(year_of_targets(target()), cells(recorded("placed", "2025-04", None)), {}, t)
    assert (row.so_far, row.percent, row.basis) == ("", None, "まだ入力がありません")


def test_the_mean_of_months_is_rounded_half_up(t):
    current = cells(*(recorded("placed", m, value) for m, value in (("2025-04", 1), ("2025-05", "1.5"))))
    (row,) = progress_table(year_of_targets(target(counted="month")), current, {}, t)
    assert row.so_far == "1.3 件"


def test_the_navigators_figure_stands_beside_the_target_it_leads_to(t):
    year = year_of_targets(target("a", leading="window"), target("b"))
    assert [row.leading for row in progress_table(year, {}, {"window": "34"}, t)] == ["34", ""]


@pytest.mark.parametrize(
    ("kpi", "month", "value", "words"),
    [
        ("kpi-saposute-new", "2025-07", 65, "年度の経過（33％）を1ポイント下回っています"),
        ("kpi-saposute-new", "2025-07", 103, "年度の経過（33％）を17ポイント上回っています"),
        ("kpi-saposute-new", "2025-07", 68, "年度の経過（33％）と同じです"),
        ("kpi-saposute-new", "2026-03", 190, "目標を7％下回っています"),
        ("kpi-hw-hired", "2025-04", 1400, "目標まで、あと9％です"),
        ("kpi-hw-hired", "2025-04", 1000, "目標を35％下回っています"),
        ("kpi-hw-hired", "2025-04", 1538, "目標に届いています"),
    ],
)
def test_the_distance_is_said_in_figures(target_year, t, kpi, month, value, words):
    assert rows(target_year, t, KpiValue(kpi, month, Decimal(value)))[kpi].words == words


def test_a_bar_ends_where_there_is_no_more_room(target_year, t):
    assert rows(target_year, t, KpiValue("kpi-job-training", "2025-04", Decimal(800)))["kpi-job-training"].bar == 120
