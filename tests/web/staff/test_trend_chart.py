"""Lines over months: round axes, gaps where nothing is published, and names beside their own lines, apart."""

import itertools

import pytest

from navigator.web.staff.trend_chart import (
    BOTTOM,
    HEIGHT,
    LEFT,
    NAME_HEIGHT,
    RIGHT,
    TOP,
    WIDTH,
    Series,
    trend_chart,
)

MONTHS = tuple(f"{n}月" for n in range(4, 13))


def chart(*lines, months=MONTHS):
    return trend_chart([Series(f"線{n}", tuple(values)) for n, values in enumerate(lines)], months, "図")


def test_two_months_and_a_figure_are_needed():
    assert chart([5], months=("4月",)) is None
    assert chart([None] * 9) is None
    assert trend_chart([Series("目標", (5.0, 5.0), "goal")], ("4月", "5月"), "図") is None
    assert chart([None, 5], months=("4月", "5月")) is not None


@pytest.mark.parametrize(("most", "top"), [(7, "10"), (10, "10"), (11, "20"), (213, "250"), (1640, "2,000"), (80, "100")])
def test_the_axis_ends_at_a_round_number(most, top):
    numbers = chart([0, most], months=("4月", "5月")).numbers
    assert [tick.words for tick in numbers][::2] == ["0", top]
    assert [tick.at for tick in numbers][::2] == [HEIGHT - BOTTOM, TOP]


def test_lines_go_from_edge_to_edge_and_break_at_a_gap():
    drawn = chart([0, 10, None, 10, 10], months=MONTHS[:5]).lines[0]
    assert len(drawn.pieces) == 2
    assert drawn.pieces[0].startswith(f"{float(LEFT)},{float(HEIGHT - BOTTOM)} ")
    assert drawn.pieces[1].endswith(f"{float(WIDTH - RIGHT)},{float(TOP)}")
    assert len(drawn.dots) == 4


def test_names_at_the_ends_stand_apart_and_inside():
    lines = chart([5, 100], [5, 99], [5, 98], [1, 2], months=("4月", "5月")).lines
    heights = sorted(line.name_y for line in lines)
    assert all(below - above >= NAME_HEIGHT for above, below in itertools.pairwise(heights))
    assert heights[0] >= 0
    assert heights[-1] <= HEIGHT - BOTTOM
    assert lines[3].name_y > lines[0].name_y


def test_of_many_months_some_are_named_the_last_always():
    named = [tick.words for tick in chart(range(1, 10)).months]
    assert named == ["4月", "6月", "8月", "10月", "12月"]
    assert [tick.words for tick in chart([1, 2, 3], months=MONTHS[:3]).months] == ["4月", "5月", "6月"]


def test_a_goal_has_no_dots():
    goal = trend_chart([Series("実績", (1, 2)), Series("目標", (3, 3), "goal")], ("4月", "5月"), "図").lines[1]
    assert (goal.kind, goal.dots) == ("goal", ())
