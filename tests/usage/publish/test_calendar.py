"""The fixed periods: which cover a range, and when they are due."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.usage.publish.calendar import PublicationPeriod, covering, fiscal_year, month_of, quarter


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 40))
def test_fixed_periods_cover_a_range_once(day, months):
    first = day.replace(day=1)
    last = month_of(first + timedelta(31 * months)).last
    parts = list(covering(first, last))
    assert parts[0].start == first
    assert parts[-1].last == last
    assert all(a.after == b.start for a, b in pairwise(parts))


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


@pytest.mark.parametrize(
    ("first", "last", "periods"),
    [
        (date(2026, 4, 1), date(2027, 3, 31), ["2026-04+12"]),
        (date(2026, 4, 1), date(2027, 2, 28), ["2026-04+3", "2026-07+3", "2026-10+3", "2027-01", "2027-02"]),
        (date(2026, 5, 9), date(2026, 9, 2), ["2026-05", "2026-06", "2026-07+3"]),
    ],
)
def test_a_range_is_covered_by_the_fewest_periods(first, last, periods):
    assert list(map(str, covering(first, last))) == periods
