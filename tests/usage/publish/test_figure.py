"""A published figure: what was drawn decides whether it is shown, and sums tell what they leave out."""

import pytest

from navigator.usage.publish.figure import HIDDEN_FIGURE, PublishedFigure


def test_sums_add_the_numbers_the_noise_and_the_months_left_out():
    assert PublishedFigure(30, 1, 144.0) + PublishedFigure(-4, 2, 100.0) == PublishedFigure(26, 3, 244.0)
    assert PublishedFigure() + HIDDEN_FIGURE == HIDDEN_FIGURE == PublishedFigure(0, 1, 0.0)


@pytest.mark.parametrize(
    ("figure", "published", "complete", "few", "rounded"),
    [
        (PublishedFigure(10), True, True, False, False),
        (PublishedFigure(9), False, False, True, False),
        (PublishedFigure(10, 1), True, False, False, False),
        (PublishedFigure(9, 1), False, False, False, False),
        (PublishedFigure(24, 0, 144.0), True, True, False, True),
        (PublishedFigure(23, 0, 144.0), False, False, True, True),
        (PublishedFigure(), False, False, True, False),
        (HIDDEN_FIGURE, False, False, False, False),
        (PublishedFigure(0, 0, 0.5), False, False, True, True),
    ],
)
def test_each_says_how_it_is_shown(figure, published, complete, few, rounded):
    assert (figure.is_published, figure.is_complete, figure.is_few, figure.is_rounded) == (published, complete, few, rounded)
