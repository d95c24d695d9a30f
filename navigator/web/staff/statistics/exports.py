"""Tables to take away: CSV, Excel, a page for the council, and what a municipality may have for itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.knowledge.content.targets import target_year_on
from navigator.ledger import results
from navigator.usage.publish.files import FileHeader, as_csv, as_excel
from navigator.usage.publish.tables import Table, municipality_table, table
from navigator.usage.publish.words import LEGEND, PARTS, SAMPLE
from navigator.web.staff.kpi.progress import Progress, progress_table
from navigator.web.staff.months import month_key
from navigator.web.staff.request import StaffPage, StaffRequest
from navigator.web.staff.trend_chart import TrendChart

from .charts import BarChart, bar_chart
from .overview import (
    NoMonthPage,
    Selection,
    TableView,
    findings_of,
    published_tables,
    requested_months,
    table_view,
)

CSV = "text/csv; charset=utf-8"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXCERPT_LINES = 5  # of a table: what the page for the council has room for
# The tables of that page, each with the column that its lines are ordered by.
COUNCIL_TABLES = (("window", "shown"), ("scheme", "shown"), ("municipality", "guided"), ("category", "guided"))


@dataclass(frozen=True)
class ExportsPage(StaffPage):
    """Everything that can be taken away."""

    template = "staff/exports.html"
    chosen: Selection
    shown: list[TableView]
    places: list[tuple[str, str]]  # code, name


@dataclass(frozen=True)
class CouncilPage(StaffPage):
    """One sheet for the council."""

    template = "staff/council.html"
    chosen: Selection
    findings: list[str]
    summary: TableView
    trend_chart: TrendChart | None  # None for a single month
    charts: list[BarChart]
    parts: str
    legend: str
    kpis: Sequence[Progress]
    kpi_year: str
    told: bool  # words, or figures of single bodies: a second sheet
    local_time: Callable[[datetime], str]
    plan: str
    on: str  # the day it was made


def exports_page(request: StaffRequest) -> Response:
    """GET the page from which everything can be taken away."""
    selection = requested_months(request)
    if selection is None:
        return request.page(NoMonthPage())
    views = [table_view(table, request.t) for table in published_tables(request, selection)]
    places = [(code, place.name) for code, place in request.site.knowledge.municipalities.items()]
    return request.page(ExportsPage(selection, views, places))


def table_csv(request: StaffRequest) -> Response:
    selection, published = _closed_months(request), request.site.published_figures
    id = request.http.path_params["id"]
    wanted = table(published.publication, selection.span, published.names(), id)
    if wanted is None:
        raise HTTPException(404)
    return _csv_file(request, selection, wanted, id)


def workbook(request: StaffRequest) -> Response:
    """GET all tables as one workbook."""
    selection = _closed_months(request)
    return _excel_file(request, selection, published_tables(request, selection), "")


def municipality_csv(request: StaffRequest) -> Response:
    """GET what one municipality may have, as CSV."""
    selection, code = _closed_months(request), request.http.path_params["code"]
    if code not in request.site.knowledge.municipalities:
        raise HTTPException(404)
    return _csv_file(request, selection, _municipality_table(request, selection, code), code)


def municipalities_workbook(request: StaffRequest) -> Response:
    """GET the same for every municipality, a sheet each."""
    selection = _closed_months(request)
    codes = request.site.knowledge.municipalities
    return _excel_file(
        request, selection, [_municipality_table(request, selection, code) for code in codes], "-municipalities"
    )


def _closed_months(request: StaffRequest) -> Selection:
    """404 while no month is closed."""
    selection = requested_months(request)
    if selection is None:
        raise HTTPException(404)
    return selection


def _municipality_table(request: StaffRequest, selection: Selection, code: str) -> Table:
    published = request.site.published_figures
    return municipality_table(published.publication, selection.span, published.names(), code)


def _csv_file(request: StaffRequest, selection: Selection, table: Table, id: str) -> Response:
    content = as_csv(table, _header(request, selection)).encode("utf-8")
    return request.file(content, CSV, f"{_file_stem(selection)}-{id}.csv")


def _excel_file(request: StaffRequest, selection: Selection, tables: Sequence[Table], suffix: str) -> Response:
    content = as_excel(tables, _header(request, selection))
    return request.file(content, EXCEL, f"{_file_stem(selection)}{suffix}.xlsx")


def _header(request: StaffRequest, selection: Selection) -> FileHeader:
    app = request.t(request.site.knowledge.region.app)
    return FileHeader(f"{request.t(SAMPLE)} {app}" if request.site.sample else app, selection.span, request.t)


def _file_stem(selection: Selection) -> str:
    return f"usage-{selection.first}-{selection.last}"


def council_page(request: StaffRequest) -> Response:
    """GET one sheet for the council, to be printed."""
    selection = requested_months(request)
    if selection is None:
        return request.page(NoMonthPage())
    target_year = target_year_on(request.site.knowledge.target_years, selection.span.last)
    by_id = {table.id: table for table in published_tables(request, selection)}
    kpis = _targets(request, selection)
    return request.page(
        CouncilPage(
            chosen=selection,
            findings=findings_of(request, selection, by_id["summary"]),
            summary=table_view(by_id["summary"], request.t),
            trend_chart=table_view(by_id["months"], request.t).trend,
            charts=[chart for id, event in COUNCIL_TABLES if (chart := bar_chart(by_id[id], event, request.t, EXCERPT_LINES))],
            parts=PARTS,
            legend=LEGEND,
            kpis=kpis,
            kpi_year=target_year.title if target_year else "",
            told=any(row.shares for row in kpis),
            local_time=request.local_time,
            plan=request.site.knowledge.plan.title,
            on=request.t.year(request.today),
        )
    )


def _targets(request: StaffRequest, selection: Selection) -> Sequence[Progress]:
    """The plan's targets with their results, for the year in which the months end, as they may leave the office."""
    target_year = target_year_on(request.site.knowledge.target_years, selection.span.last)
    if target_year is None:
        return ()
    with request.ledger.reading() as connection:
        current = results.current(connection)
    first, last = month_key(target_year.period.start), month_key(selection.span.last)
    leading = request.site.published_figures.offers_shown(first, last)
    return [row.on_paper for row in progress_table(target_year, current, leading, request.t)]
