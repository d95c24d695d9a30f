"""At which length a figure is drawn: by what was published last year, and for danger by the year alone."""

import pytest

from navigator.usage.counts import DANGER
from navigator.usage.publish.layout import Cell
from navigator.usage.publish.lengths import MONTH, QUARTER, YEAR, length_of
from navigator.usage.publish.noise import Noise

TOTAL, TOWN = Cell("total", "", "started"), Cell("municipality", "10201", "guided")


@pytest.mark.parametrize(
    ("cell", "last_year", "length"),
    [
        (TOTAL, None, MONTH), (TOTAL, 679, MONTH), (TOTAL, 678, QUARTER), (TOTAL, 393, QUARTER), (TOTAL, 391, YEAR),
        (TOWN, None, YEAR), (TOWN, 815, MONTH), (TOWN, 814, QUARTER), (TOWN, 471, QUARTER), (TOWN, 470, YEAR), (TOWN, -5, YEAR),
        (Cell("persona", "family", "started"), None, QUARTER), (Cell("total", "", DANGER), 100_000, YEAR),
    ],
)  # fmt: skip
def test_a_figure_is_drawn_at_the_shortest_length_that_leaves_a_year_near_the_truth(cell, last_year, length):
    assert length_of(cell, last_year, Noise()) == length
