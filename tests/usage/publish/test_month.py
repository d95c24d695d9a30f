"""A closed month: small figures, and what must be hidden beside them."""

import itertools
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.usage.publish.layout import Breakdown, Cell
from navigator.usage.publish.limits import LARGE, PROMISED, SMALL, Bounds, K, spans
from navigator.usage.publish.month import shown_in_month, shown_of
from tests.usage.publish.season import LAYOUT


def figures(**totals):
    found = dict.fromkeys(LAYOUT.cells(), 0)
    for name, n in totals.items():
        found[Cell("total", "", name)] = n
    return found


def row(*numbers):
    cells = tuple(Cell("language", f"l{n}", "started") for n in range(len(numbers)))
    total = Cell("total", "", "started")
    return Breakdown(total, cells), {total: sum(numbers), **dict(zip(cells, numbers, strict=True))}


def visible(*numbers):
    made, found = row(*numbers)
    shown = shown_of(made, found, {c for c in made.parts if found[c] >= K})
    return [n if cell in shown else None for cell, n in zip(made.parts, numbers, strict=True)]


def test_under_ten_is_hidden_and_ten_is_shown():
    found = figures(started=K, finished=K - 1)
    shown = shown_in_month(found, LAYOUT)
    assert Cell("total", "", "started") in shown
    assert Cell("total", "", "finished") not in shown


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
    found = figures(started=9)
    found[Cell("persona", "resident", "started")] = 9
    assert not shown_in_month(found, LAYOUT)


def test_what_was_shown_waits_for_the_results_that_bound_it():
    found = figures(started=50, finished=30, stopped=12, guided=42)
    found[Cell("offer", "saposute", "shown")] = 20
    assert Cell("offer", "saposute", "shown") in shown_in_month(found, LAYOUT)
    found[Cell("total", "", "stopped")] = 9
    shown = shown_in_month(found, LAYOUT)
    assert Cell("offer", "saposute", "shown") not in shown
    assert Cell("total", "", "guided") not in shown


def test_a_question_for_employers_alone_is_hidden_with_the_employers():
    found = figures(started=50)
    found |= {Cell("persona", "resident", "started"): 40, Cell("persona", "employer", "started"): 10}
    found[Cell("question", "plans", "asked")] = 10
    shown = shown_in_month(found, LAYOUT)
    assert Cell("persona", "employer", "started") not in shown  # the others are none: it would be all but told
    assert Cell("question", "plans", "asked") not in shown


def test_danger_is_shown_in_no_month():
    assert not shown_in_month(figures(danger=500), LAYOUT)


@given(st.lists(st.sampled_from([SMALL, LARGE, Bounds()]), min_size=1, max_size=4), st.data())
def test_spans_are_what_enumeration_finds(hidden, data):
    values = [data.draw(st.integers(int(b.least), 14 if b.most > 9 else 9)) for b in hidden]
    together = sum(values)
    worlds = [
        w
        for w in itertools.product(range(together + 1), repeat=len(hidden))
        if sum(w) == together and all(b.least <= n <= b.most for b, n in zip(hidden, w, strict=True))
    ]
    for n, span in enumerate(spans(hidden, together)):
        assert (min(w[n] for w in worlds), max(w[n] for w in worlds)) == (span.least, span.most)


@pytest.mark.parametrize("parts", [2, 3])
def test_who_knows_the_whole_rule_is_left_the_promised_values(parts):
    """Every world that would have been published alike stays possible: even the choice of what to hide tells too little."""
    worlds = defaultdict(list)
    for numbers in itertools.product(range(31), repeat=parts):
        if sum(numbers) >= K:
            worlds[(sum(numbers), tuple(visible(*numbers)))].append(numbers)
    for (total, published), alike in worlds.items():
        if total > 30:
            continue  # the worlds of a larger total were not all tried
        for n, shown in enumerate(published):
            if shown is None:
                values = {numbers[n] for numbers in alike}
                assert len(values) >= PROMISED, (total, published, values)
