"""The targets of the plan: the table of a year, the history of each target, and a CSV to fill in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.knowledge.content.targets import Kpi, TargetYear, target_year_on
from navigator.ledger import results
from navigator.ledger.results import RecordedKpiValue
from navigator.usage.publish.files import rows_as_csv
from navigator.usage.publish.words import SAMPLE
from navigator.web.staff.months import era_month, month_key, months_of_year
from navigator.web.staff.request import StaffPage, StaffRequest
from navigator.web.staff.trend_chart import TrendChart

from .context import KpiContext, kpi_context, year_choices, year_of
from .numbers import input_text, result_in_words
from .progress import Progress, elapsed_percent, progress_table
from .target_chart import target_chart


@dataclass(frozen=True)
class TargetsPage(StaffPage):
    """The table of a year."""

    template = "staff/kpi.html"
    schedule: TargetYear
    rows: tuple[Progress, ...]
    years: list[tuple[str, str, bool]]
    gone: int  # percent of the year
    over: bool
    months: list[tuple[str, str, bool]]  # 2025-04, 令和7年4月, whether any result is entered; the newest first
    leading: bool  # figures of the navigator stand beside the targets
    next_missing: bool  # no targets are in force today


class TargetMonth(NamedTuple):
    month: str
    words: str
    value: str
    note: str
    begun: bool


class PastResult(NamedTuple):
    """An entry of the history; `value` is "" when it takes an earlier one back."""

    words: str
    value: str
    note: str
    who: str
    time: str


@dataclass(frozen=True)
class TargetPage(StaffPage):
    """A target: its months, and everything that was ever written of it."""

    template = "staff/kpi_target.html"
    kpi: Kpi
    schedule: TargetYear
    row: Progress
    months: list[TargetMonth]
    chart: TrendChart | None
    past: list[PastResult]


def targets_page(request: StaffRequest) -> Response:
    """GET the table of a year."""
    context = kpi_context(request)
    target_year, today = context.target_year, context.today
    months = [month for month in months_of_year(target_year) if month <= month_key(today)]
    leading = request.site.published_figures.offers_shown(months[0], months[-1]) if months else {}
    filled = {month for _, month in context.current}
    return request.page(
        TargetsPage(
            schedule=target_year,
            rows=progress_table(target_year, context.current, leading, context.t),
            years=year_choices(context.target_years, target_year),
            gone=elapsed_percent(target_year, today),
            over=target_year.period.end < today,
            months=[(month, era_month(month), month in filled) for month in reversed(months)],
            leading=bool(leading),
            next_missing=target_year_on(context.target_years, today) is None,
        )
    )


def target_page(request: StaffRequest) -> Response:
    """GET one target of a year. 404 when the year has none of this id."""
    context, id = kpi_context(request), request.http.path_params["id"]
    rows = progress_table(context.target_year, context.current, {}, context.t)
    row = next((row for row in rows if row.kpi.id == id), None)
    if row is None:
        raise HTTPException(404)
    with request.ledger.reading() as connection:
        history = results.history(connection, id)
    months = [_target_month(id, month, context) for month in months_of_year(context.target_year)]
    chart = target_chart(row.kpi, context.target_year, context.current, context.t)
    return request.page(TargetPage(row.kpi, context.target_year, row, months, chart, _past(request, history)))


def _target_month(id: str, month: str, context: KpiContext) -> TargetMonth:
    recorded = context.current.get((id, month))
    note = recorded.figure.note if recorded else ""
    return TargetMonth(month, era_month(month), result_in_words(recorded), note, month <= month_key(context.today))


def _past(request: StaffRequest, history: Sequence[RecordedKpiValue]) -> list[PastResult]:
    return [
        PastResult(
            era_month(recorded.figure.month), result_in_words(recorded), recorded.figure.note, recorded.who,
            request.local_time(recorded.at),
        )
        for recorded in history
    ]  # fmt: skip


def csv_template(request: StaffRequest) -> Response:
    """GET a CSV to fill in: every target, a column a month; opens in Japanese Excel."""
    context = kpi_context(request)
    months = months_of_year(context.target_year)
    rows = [["目標のid", "目標", "単位", *(era_month(month) for month in months)]]
    for kpi in context.target_year.kpis:
        values = [input_text(context.current.get((kpi.id, month))) for month in months]
        rows.append([kpi.id, kpi.text, kpi.unit, *values])
    text = rows_as_csv([[SAMPLE], *rows] if request.site.sample else rows)
    return request.file(text.encode(), "text/csv; charset=utf-8", f"targets-{year_of(context.target_year)}.csv")
