"""The fixed periods, and when they are due."""

from datetime import date, timedelta

import pytest

from navigator.usage.publish.calendar import PublicationPeriod, fiscal_year, quarter


@pytest.mark.parametrize("length", [1, 3, 12])
def test_a_period_is_due_three_days_after_its_end(length):
    period = PublicationPeriod(date(2026, 4, 1), length)
    assert not period.is_due(period.last + timedelta(3))
    assert period.is_due(period.last + timedelta(4))


@pytest.mark.parametrize(
    ("day", "year", "part"),
    [
        (date(2027, 3, 31), "2026-04+12", "2027-01+3"), (date(2027, 4, 1), "2027-04+12", "2027-04+3"),
        (date(2026, 12, 31), "2026-04+12", "2026-10+3"), (date(2026, 6, 30), "2026-04+12", "2026-04+3"),
    ],
)  # fmt: skip
def test_a_fiscal_year_begins_in_april(day, year, part):
    assert (str(fiscal_year(day)), str(quarter(day))) == (year, part)
