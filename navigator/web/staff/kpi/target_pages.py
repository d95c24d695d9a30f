"""The targets of the plan: the table of a year, the history of each target, and a CSV to fill in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
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
from .entry import rate_names
from .line_fields import WHOLE_TARGET
from .numbers import input_parts, input_text, pair_text, result_in_words
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
    local_time: Callable[[datetime], str]


class OwnResult(NamedTuple):
    """What stands for a month: of a body, or ("") of the whole."""

    owner: str
    value: str
    note: str


class TargetMonth(NamedTuple):
    month: str
    words: str
    entries: list[OwnResult]
    begun: bool


class PastResult(NamedTuple):
    """An entry of the history; `value` is "" when it takes an earlier one back."""

    words: str
    owner: str
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
    local_time: Callable[[datetime], str]


def targets_page(request: StaffRequest) -> Response:
    """GET the table of a year."""
    context = kpi_context(request)
    target_year, today = context.target_year, context.today
    months = [month for month in months_of_year(target_year) if month <= month_key(today)]
    leading = request.site.published_figures.offers_shown(months[0], months[-1]) if months else {}
    filled = {month for _, month, _ in context.current}
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
            local_time=request.local_time,
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
    months = [_target_month(row.kpi, month, context) for month in months_of_year(context.target_year)]
    chart = target_chart(row.kpi, context.target_year, context.current, context.t)
    past = _past(request, history)
    return request.page(TargetPage(row.kpi, context.target_year, row, months, chart, past, request.local_time))


def _target_month(kpi: Kpi, month: str, context: KpiContext) -> TargetMonth:
    entries = [
        OwnResult(owner, result_in_words(recorded), recorded.figure.note)
        for owner in ("", *kpi.each) if (recorded := context.current.get((kpi.id, month, owner)))
    ]  # fmt: skip
    return TargetMonth(month, era_month(month), entries, month <= month_key(context.today))


def _past(request: StaffRequest, history: Sequence[RecordedKpiValue]) -> list[PastResult]:
    return [
        PastResult(
            era_month(recorded.figure.month), recorded.figure.owner, result_in_words(recorded), recorded.figure.note,
            recorded.who, request.local_time(recorded.at),
        )
        for recorded in history
    ]  # fmt: skip


def csv_template(request: StaffRequest) -> Response:
    """GET a CSV to fill in: every target and each of its bodies, a column a month; opens in Japanese Excel."""
    context = kpi_context(request)
    months = months_of_year(context.target_year)
    rows = [["目標のid", "目標", "担当", "単位", *(era_month(month) for month in months)]]
    for kpi in context.target_year.kpis:
        for owner in kpi.each if kpi.is_words and kpi.each else ("", *kpi.each):
            values = [_cell(kpi, context.current.get((kpi.id, month, owner))) for month in months]
            rows.append([kpi.id, kpi.text, owner or WHOLE_TARGET, _unit(kpi), *values])
    text = rows_as_csv([[SAMPLE], *rows] if request.site.sample else rows)
    return request.file(text.encode(), "text/csv; charset=utf-8", f"targets-{year_of(context.target_year)}.csv")


def _unit(kpi: Kpi) -> str:
    """The unit, or what the two numbers of a rate are, as a cell holds them."""
    return pair_text(*rate_names(kpi)) if kpi.is_rate else kpi.unit


def _cell(kpi: Kpi, recorded: RecordedKpiValue | None) -> str:
    """What can be sent in again: of a rate its two numbers, and no percent of before."""
    return "" if kpi.is_rate and not input_parts(recorded)[1] else input_text(recorded)
