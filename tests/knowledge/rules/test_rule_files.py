"""Numbers in rules through time, and the stretches in which the rules stay the same."""

from datetime import date

import pytest

from navigator.knowledge.files.period import Period
from navigator.knowledge.rules.rule_files import Parameter, ParameterValue


def value(text, start, end=date.max):
    return ParameterValue(text, Period(start, end), ("plan",), "")


LIMIT = Parameter(
    "age_limit",
    "歳",
    (
        value("45", date(2024, 4, 1), date(2025, 3, 31)),
        value("49", date(2025, 4, 1), date(2026, 3, 31)),
        value("39", date(2023, 4, 1), date(2024, 3, 31)),
    ),
)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2025, 3, 31), "45"),
        (date(2025, 4, 1), "49"),
        (date(2026, 3, 31), "49"),
        (date(2026, 4, 1), "49"),  # all have lapsed: the latest, however the file orders them
        (date(2023, 3, 31), "45"),  # none has begun: the first that is written
    ],
)
def test_a_parameter_on_each_side_of_its_periods(day, text):
    assert LIMIT.on(day).value == text
