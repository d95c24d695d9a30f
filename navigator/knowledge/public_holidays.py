"""The public holidays of a country. The library knows two hundred countries, and would load all of them for one.

It is loaded when days are asked for, which no first page does.
"""

import sys
import threading
from datetime import date
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import Any

PACKAGE = "holidays.countries"
_one_at_a_time = threading.Lock()


@lru_cache(maxsize=16)
def public_holidays(country: str, year: int) -> frozenset[date]:
    """The days of a year, by the two letters of the country."""
    import holidays

    with _one_at_a_time:
        calendar = _calendar_alone(country)
    return frozenset(calendar(years=year) if calendar else holidays.country_holidays(country, years=year))


def _calendar_alone(country: str) -> Any:
    """The country's class, without those of all others; None where the library keeps it in another way.

    What its package imports at first is every country: meanwhile an empty package stands in its place.
    """
    from holidays.registry import COUNTRIES

    module = next((module for module, names in COUNTRIES.items() if country in names), "")
    spec = find_spec(PACKAGE) if module and PACKAGE not in sys.modules else None
    if spec is None:
        return None
    sys.modules[PACKAGE] = module_from_spec(spec)
    try:
        return getattr(import_module(f"{PACKAGE}.{module}"), country, None)
    except ImportError:
        return None
    finally:
        del sys.modules[PACKAGE]
