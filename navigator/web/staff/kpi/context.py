"""What the pages of results rest on: the year of targets that was asked for, and the results entered so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from starlette.exceptions import HTTPException

from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.content.targets import TargetYear, target_year_on
from navigator.ledger import results
from navigator.ledger.results import Cell, RecordedKpiValue
from navigator.web.staff.request import StaffRequest

CurrentResults = Mapping[Cell, RecordedKpiValue]


@dataclass(frozen=True)
class KpiContext:
    """The targets of every year and of the one asked for, their results, and the day."""

    target_years: Sequence[TargetYear]
    target_year: TargetYear
    current: CurrentResults
    today: date
    t: Translator


def kpi_context(request: StaffRequest) -> KpiContext:
    """The context of this request. 404 in a region without targets."""
    with request.ledger.reading() as connection:
        current = results.current(connection)
    target_years = request.site.knowledge.target_years
    return KpiContext(target_years, requested_target_year(request), current, request.today, request.t)


def requested_target_year(request: StaffRequest) -> TargetYear:
    """The year that was asked for, else the one of today, else the latest that has begun, else the last. 404 without any."""
    target_years = request.site.knowledge.target_years
    if not target_years:
        raise HTTPException(404)
    wanted = request.http.query_params.get("year", "") or request.form.value("year")
    by_year = {year_of(target_year): target_year for target_year in target_years}
    begun = [target_year for target_year in target_years if target_year.period.start <= request.today]
    return by_year.get(wanted) or target_year_on(target_years, request.today) or (begun or list(target_years))[-1]


def year_of(target_year: TargetYear) -> str:
    """2025, as the address of a page names a year of targets."""
    return str(target_year.period.start.year)


def year_choices(target_years: Sequence[TargetYear], chosen: TargetYear) -> list[tuple[str, str, bool]]:
    """The years to choose from: 2025, its title, whether it is the chosen one."""
    return [(year_of(year), year.title, year == chosen) for year in target_years]
