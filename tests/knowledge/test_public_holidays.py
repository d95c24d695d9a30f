"""Public holidays are those of the library, of which one country is loaded."""

import subprocess
import sys

import holidays
import pytest

from navigator.knowledge.public_holidays import public_holidays
from tests.conftest import ROOT

ALONE = """
import sys
from navigator.knowledge.public_holidays import public_holidays
days = public_holidays("JP", 2026), public_holidays("JP", 2027), public_holidays("PT", 2026)
print(*(len(of_year) for of_year in days), *sorted(name for name in sys.modules if name.startswith("holidays.countries.")))
import holidays
print(len(holidays.country_holidays("PE", years=2026)) > 0)
"""


@pytest.mark.parametrize("country", ["JP", "PT", "US"])
def test_days_are_those_of_the_library(country):
    public_holidays.cache_clear()
    assert public_holidays(country, 2026) == frozenset(holidays.country_holidays(country, years=2026))
    public_holidays.cache_clear()
    assert public_holidays(country, 2026) == frozenset(holidays.country_holidays(country, years=2026))  # all are loaded by now


def test_one_country_is_loaded_and_the_library_is_whole_afterwards():
    done = subprocess.run([sys.executable, "-c", ALONE], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded, whole = done.stdout.splitlines()
    numbers = [len(frozenset(holidays.country_holidays(country, years=year))) for country, year in (("JP", 2026), ("JP", 2027), ("PT", 2026))]
    assert loaded.split() == [*map(str, numbers), "holidays.countries.japan", "holidays.countries.portugal"]
    assert whole == "True"


def test_a_country_that_nobody_knows_is_refused():
    with pytest.raises(NotImplementedError):
        public_holidays("ZZ", 2026)
