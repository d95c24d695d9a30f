"""Each line becomes the figure it means, or waits with its problem."""

import pytest

from navigator.web.staff.kpi.line_check import ResultLine, check_lines
from tests.web.staff.kpi.conftest import recorded, target, year_of_targets

WHOLE, PART = target("placed"), target("placed-young", within="placed")
YEAR = year_of_targets(WHOLE, PART)


def line(number, kpi, value, note="", month="2025-04"):
    return ResultLine(number, kpi, month, value, note)


@pytest.mark.parametrize(
    ("value", "note", "state", "kept_note"),
    [("5", "速報", "same", "速報"), ("5", "", "same", "速報"), ("5", "確定", "change", "確定"), ("6", "", "change", "速報")],
)
def test_a_line_is_compared_with_the_current_result(context, value, note, state, kept_note):
    current = [recorded("placed", "2025-04", 5, "速報")]
    (checked,) = check_lines([line(1, "placed", value, note)], context(YEAR, current=current))
    assert (checked.state, checked.figure.note, checked.before) == (state, kept_note, "5")


def test_a_line_without_a_current_result_is_new(context):
    (checked,) = check_lines([line(1, "placed", "1234")], context(YEAR))
    assert (checked.state, checked.value, checked.month, checked.problem) == ("new", "1,234", "令和7年4月", "")


def test_both_faults_of_a_line_are_said_at_once(context):
    (checked,) = check_lines([line(1, "placed", "多数", month="来月")], context(YEAR))
    assert checked.state == "bad"
    assert "年月として読めません" in checked.problem
    assert "数として読めません" in checked.problem


@pytest.mark.parametrize(("part", "hinted"), [("99", False), ("100", False), ("101", True)])
def test_a_part_is_hinted_when_it_is_larger_than_its_whole(context, part, hinted):
    """A part that equals its whole is possible: everybody was young."""
    lines = [line(1, "placed", "100"), line(2, "placed-young", part)]
    whole, checked = check_lines(lines, context(YEAR))
    assert whole.hint == ""
    assert checked.state == "new"
    assert ("（100）より大きく" in checked.hint) is hinted
    assert bool(checked.hint) is hinted


@pytest.mark.parametrize(("part", "hinted"), [("100", False), ("101", True)])
def test_a_part_alone_is_compared_with_the_current_whole(context, part, hinted):
    current = [recorded("placed", "2025-04", 100), recorded("placed", "2025-05", 1)]
    (checked,) = check_lines([line(1, "placed-young", part)], context(YEAR, current=current))
    assert bool(checked.hint) is hinted


def test_the_whole_that_is_sent_goes_before_the_current_one(context):
    lines = [line(1, "placed-young", "150"), line(2, "placed", "200")]
    checked, _ = check_lines(lines, context(YEAR, current=[recorded("placed", "2025-04", 100)]))
    assert checked.hint == ""


def test_two_lines_of_one_cell_name_each_other(context):
    lines = [line(2, "placed", "5"), line(3, "placed", "5", month="2025-05"), line(7, "目標 placed", "6", month="R7.4")]
    first, other_month, second = check_lines(lines, context(YEAR))
    assert (first.state, other_month.state, second.state) == ("bad", "new", "bad")
    assert "7行目にも" in first.problem
    assert "2行目にも" in second.problem
    assert first.figure is None


def test_a_note_is_cut_at_200_letters(context):
    (checked,) = check_lines([line(1, "placed", "5", "　" + "長" * 201)], context(YEAR))
    assert checked.figure.note == "長" * 200
