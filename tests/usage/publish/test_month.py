"""A closed month: small figures, and what must be hidden beside them."""

import itertools
from collections import defaultdict

import pytest

from navigator.usage.publish.layout import Breakdown, Cell
from navigator.usage.publish.limits import PROMISED_VALUES, THRESHOLD
from navigator.usage.publish.month import published_in_month, published_parts
from tests.usage.publish.season import LAYOUT


def figures(**totals):
    cells = dict.fromkeys(LAYOUT.cells(), 0)
    for name, n in totals.items():
        cells[Cell("total", "", name)] = n
    return cells


def row(*numbers):
    cells = tuple(Cell("language", f"l{n}", "started") for n in range(len(numbers)))
    total = Cell("total", "", "started")
    return Breakdown(total, cells), {total: sum(numbers), **dict(zip(cells, numbers, strict=True))}


def visible(*numbers):
    breakdown, counts = row(*numbers)
    published = published_parts(breakdown, counts, {c for c in breakdown.parts if counts[c] >= THRESHOLD})
    return [n if cell in published else None for cell, n in zip(breakdown.parts, numbers, strict=True)]


def test_under_ten_is_hidden_and_ten_is_shown():
    counts = figures(started=THRESHOLD, finished=THRESHOLD - 1)
    published = published_in_month(counts, LAYOUT)
    assert Cell("total", "", "started") in published
    assert Cell("total", "", "finished") not in published


def test_a_single_small_part_takes_the_last_with_it():
    assert visible(40, 30, 20, 4) == [40, 30, None, None]


def test_the_order_of_the_list_decides_and_not_the_size():
    assert visible(40, 4, 90) == [40, None, None]


def test_small_parts_that_hide_each_other_need_no_other():
    assert visible(40, 30, 5, 6) == [40, 30, None, None]


@pytest.mark.parametrize("rest", [(0, 0), (1, 2), (9, 9), (9, 8)])
def test_small_parts_that_their_sum_gives_away_take_another_with_them(rest):
    assert visible(40, 30, *rest) == [40, None, None, None]


def test_a_part_is_never_shown_when_its_total_is_hidden():
    counts = figures(started=9)
    counts[Cell("persona", "resident", "started")] = 9
    assert not published_in_month(counts, LAYOUT)


def test_what_was_shown_waits_for_the_results_that_bound_it():
    counts = figures(started=50, finished=30, stopped=12, guided=42)
    counts[Cell("offer", "saposute", "shown")] = 20
    assert Cell("offer", "saposute", "shown") in published_in_month(counts, LAYOUT)
    counts[Cell("total", "", "stopped")] = 9
    published = published_in_month(counts, LAYOUT)
    assert Cell("offer", "saposute", "shown") not in published
    assert Cell("total", "", "guided") not in published


def test_a_question_for_employers_alone_is_hidden_with_the_employers():
    counts = figures(started=50)
    counts |= {Cell("persona", "resident", "started"): 40, Cell("persona", "employer", "started"): 10}
    counts[Cell("question", "plans", "asked")] = 10
    published = published_in_month(counts, LAYOUT)
    assert Cell("persona", "employer", "started") not in published  # the others are none: it would be all but published
    assert Cell("question", "plans", "asked") not in published


def test_danger_is_shown_in_no_month():
    assert not published_in_month(figures(danger=500), LAYOUT)


@pytest.mark.parametrize("parts", [2, 3])
def test_who_knows_the_whole_rule_is_left_the_promised_values(parts):
    """Every world that would have been published alike stays possible: even the choice of what to hide tells too little."""
    worlds = defaultdict(list)
    for numbers in itertools.product(range(31), repeat=parts):
        if sum(numbers) >= THRESHOLD:
            worlds[(sum(numbers), tuple(visible(*numbers)))].append(numbers)
    for (total, published), alike in worlds.items():
        if total > 30:
            continue  # the worlds of a larger total were not all tried
        for n, figure in enumerate(published):
            if figure is None:
                values = {numbers[n] for numbers in alike}
                assert len(values) >= PROMISED_VALUES, (total, published, values)
