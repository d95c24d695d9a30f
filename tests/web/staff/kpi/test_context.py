"""Which year of targets a page is about."""

from datetime import date
from types import SimpleNamespace

import pytest
from starlette.exceptions import HTTPException

from navigator.web.forms import Form
from navigator.web.staff.kpi.context import requested_target_year, year_choices
from tests.web.staff.kpi.conftest import target, year_of_targets

YEARS = tuple(year_of_targets(target(), first=first) for first in (2025, 2026, 2028))


def request(today, wanted="", typed="", years=YEARS):
    return SimpleNamespace(
        site=SimpleNamespace(knowledge=SimpleNamespace(target_years=years)), today=today,
        http=SimpleNamespace(query_params={"year": wanted}), form=Form({"year": [typed]}),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("today", "wanted", "typed", "year"),
    [
        (date(2026, 3, 31), "", "", 2025),
        (date(2026, 4, 1), "", "", 2026),
        (date(2026, 4, 1), "2025", "2028", 2025),
        (date(2026, 4, 1), "", "2028", 2028),
        (date(2026, 4, 1), "soon", "", 2026),
        (date(2027, 6, 1), "", "", 2026),  # a gap: the latest that has begun
        (date(2024, 6, 1), "", "", 2028),  # before all of them: the last
    ],
)
def test_the_year_asked_for_else_todays_else_the_latest(today, wanted, typed, year):
    assert requested_target_year(request(today, wanted, typed)).period.start.year == year


def test_a_region_without_targets_has_no_such_page():
    with pytest.raises(HTTPException) as error:
        requested_target_year(request(date(2026, 4, 1), years=()))
    assert error.value.status_code == 404


def test_the_chosen_year_is_marked():
    assert year_choices(YEARS[:2], YEARS[1]) == [("2025", "2025年度", False), ("2026", "2026年度", True)]
