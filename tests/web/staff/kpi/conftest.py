"""Results sent by month or in a file, and what is recorded then; invented targets."""

from datetime import date
from decimal import Decimal

import pytest

from navigator.knowledge.content.targets import Kpi, TargetYear
from navigator.knowledge.files.period import Period
from navigator.ledger import results
from navigator.ledger.results import KpiValue, RecordedKpiValue
from navigator.web.staff.kpi.context import KpiContext
from navigator.web.staff.kpi.numbers import input_text
from tests.conftest import NOW

HEAD = "目標,年月,実績,メモ\r\n"


def current_results(site):
    with site.ledger.reading() as connection:
        current = results.current(connection).values()
        return {tuple(part for part in recorded.figure.cell if part): input_text(recorded) for recorded in current}


def send_file(officer, content, name="a.csv", year="2025"):
    officer.get("kpi/import")
    return officer.post("kpi/import", {"year": year}, files={"file": (name, content)})


def fill_month(officer, month, **values):
    officer.get(f"kpi/month/{month}")
    """Fields by target, `kpi_x=...`, `kpi_x__note=...`; a body's behind its name: `**{"kpi_x/県": ...}`."""
    fields = {"kpi": list({key.split("__")[0].replace("_", "-") for key in values})}
    for key, value in values.items():
        kpi, _, part = key.partition("__")
        fields[f"{part or 'value'}-{kpi.replace('_', '-')}"] = value
    return officer.post(f"kpi/month/{month}", fields)


def target(id="placed", **fields):
    """An invented target: 100 a year, counted in 件."""
    defaults = {"section": "1", "owner": "課", "value": "100", "unit": "件", "within": "", "text": f"目標 {id}", "note": ""}
    return Kpi(id=id, **{**defaults, "counted": "year", "leading": "", **fields})


def year_of_targets(*kpis, first=2025):
    return TargetYear(f"{first}年度", Period(date(first, 4, 1), date(first + 1, 3, 31)), kpis, None)


def recorded(kpi, month, value, note="", **more):
    return RecordedKpiValue(KpiValue(kpi, month, None if value is None else Decimal(value), note, **more), "ann", NOW)


@pytest.fixture
def context(t):
    """The context of the target years, on a day in July 2025."""

    def of(*target_years, today=date(2025, 7, 1), current=()):
        by_cell = {entry.figure.cell: entry for entry in current}
        return KpiContext(target_years, target_years[0], by_cell, today, t)

    return of
