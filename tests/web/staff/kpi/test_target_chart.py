"""A target's chart has its goal as a line; what is counted by the year is drawn as its sum."""

from decimal import Decimal

import pytest

from navigator.ledger.results import KpiValue, RecordedKpiValue
from navigator.web.staff.kpi.target_chart import target_chart
from navigator.web.staff.trend_chart import BOTTOM, HEIGHT, TOP
from tests.conftest import NOW


@pytest.fixture
def target_year(knowledge):
    return knowledge.target_years[0]


def drawn(target_year, t, kpi, *values):
    figures = [KpiValue(kpi, month, Decimal(value)) for month, value in values]
    current = {figure.cell: RecordedKpiValue(figure, "ann", NOW) for figure in figures}
    return target_chart(target_year.kpi(kpi), target_year, current, t)


def test_months_stand_against_their_goal(target_year, t):
    chart = drawn(target_year, t, "kpi-hw-hired", ("2025-04", 1000), ("2025-05", 2000))
    result, goal = chart.lines
    assert (result.name, goal.name, goal.kind) == ("実績", "目標 1,538", "goal")
    assert result.dots[1][1] == TOP
    assert result.dots[0][1] == (HEIGHT - BOTTOM + TOP) / 2


def test_a_year_adds_up_beside_an_even_pace(target_year, t):
    chart = drawn(target_year, t, "kpi-job-training", ("2025-04", 10), ("2025-06", 30))
    total, goal, pace = chart.lines
    assert (total.name, goal.name, pace.name) == ("合計", "目標 81", "均等な進み")
    height = HEIGHT - BOTTOM - TOP
    assert [round((HEIGHT - BOTTOM - y) / height * 100) for _, y in total.dots] == [10, 40]
    assert len(pace.pieces) == 1


def test_without_a_number_there_is_no_goal_and_without_results_no_chart(knowledge, t):
    year = knowledge.target_years[1]
    assert [line.kind for line in drawn(year, t, "kpi-hw-hired", ("2026-04", 5)).lines] == ["line"]
    assert drawn(year, t, "kpi-hw-hired") is None


def test_the_page_of_a_target_draws_it(officer):
    editor = officer("editor")
    editor.get("kpi/month/2025-04")
    editor.post("kpi/month/2025-04", {"kpi": ["kpi-hw-hired"], "value-kpi-hw-hired": "1500", "was-kpi-hw-hired": ""})
    page = editor.get("kpi/target/kpi-hw-hired?year=2025").text
    assert 'class="trend"' in page
    assert "目標 1,538" in page
