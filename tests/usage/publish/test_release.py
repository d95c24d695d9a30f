"""A closed period: the noise in each of its figures, none in one of the earlier rule."""

from datetime import date

from navigator.usage.publish.calendar import PublicationPeriod
from navigator.usage.publish.layout import Cell
from navigator.usage.publish.noise import Noise
from navigator.usage.publish.release import Release

TOTAL, PART = Cell("total", "", "started"), Cell("language", "ja", "started")


def test_totals_and_parts_have_their_own_noise():
    release = Release(PublicationPeriod(date(2026, 4, 1)), {}, Noise(10.0, 12.0))
    assert (release.variance(TOTAL), release.variance(PART)) == (100.0, 144.0)


def test_what_the_earlier_rule_told_is_exact():
    assert Release(PublicationPeriod(date(2026, 4, 1)), {}).variance(TOTAL) == 0.0
