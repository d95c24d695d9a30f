"""Numbers of the rules in texts."""

import pytest

from navigator.knowledge.files.figures import with_figures


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{limit}歳までの{values}", "49歳までの{values}"),
        ("{limit}, {limit}", "49, 49"),
        ("49歳まで", "49歳まで"),
        ("{limits}", "{limits}"),
    ],
)
def test_a_parameter_becomes_its_number_and_nothing_else(text, filled):
    assert with_figures(text, {"limit": "49"}) == filled
