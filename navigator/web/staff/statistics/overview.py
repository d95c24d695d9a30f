"""The usage at a glance: a month, or any range of whole months, in charts, tables and a map."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.responses import Response

from navigator.dialogue.wording.translation import Translator
from navigator.usage.publish.calendar import MonthSpan, PublicationPeriod, add_months, fiscal_year, month_of
from navigator.usage.publish.files import FileHeader, figure_text
from navigator.usage.publish.tables import Table, month_words, tables
from navigator.usage.publish.words import LEGEND, PARTS
from navigator.usage.store import StoreError
from navigator.web.staff.months import era_year
from navigator.web.staff.request import StaffPage, StaffRequest
from navigator.web.staff.trend_chart import TrendChart

from .charts import BarChart, bar_chart, months_chart
from .findings import damped_finding, flood_finding, started_of, summary_findings, table_finding
from .municipality_map import MunicipalityMap, municipality_map

log = logging.getLogger(__name__)

TILES = ("started", "finished", "contact", "printed")
CHARTED = {
    "question": "stopped", "window": "shown", "scheme": "shown", "persona": "started", "category": "guided",
    "municipality": "guided", "language": "started", "channel": "started",
}  # fmt: skip
COMPARED_MONTHS = 12
ALL_LINES = ("summary", "months", "persona", "feedback", "danger")  # tables whose lines all stand on the page


@dataclass(frozen=True)
class TableView:
    """A table as the page shows it: what it says, the lines with a number, and a chart."""

    table: Table
    rows: tuple[tuple[str, tuple[str, ...]], ...]  # name, figures
    others: int  # lines without a published figure
    finding: str  # "" where there is nothing to say
    bars: BarChart | None
    trend: TrendChart | None


@dataclass(frozen=True)
class Selection:
    """The months of the page, and the ways to others."""

    span: MonthSpan
    period: str
    first: str
    last: str
    months: tuple[tuple[str, str], ...]  # 2026-04, 2026年4月; the newest first
    ways: tuple[tuple[str, str, str], ...]  # words, first, last


@dataclass(frozen=True)
class NoMonthPage(StaffPage):
    """No month is closed yet."""

    template = "staff/overview_none.html"


@dataclass(frozen=True)
class OverviewPage(StaffPage):
    """Every table of the months."""

    template = "staff/overview.html"
    chosen: Selection
    tiles: list[tuple[str, str]]  # words, figure
    findings: list[str]
    legend: str
    parts: str
    summary: TableView
    shown: list[TableView]
    map: MunicipalityMap | None


def overview_page(request: StaffRequest) -> Response:
    """GET the overview of the last closed month, or of the months asked for."""
    selection = requested_months(request)
    if selection is None:
        return request.page(NoMonthPage())
    summary, *others = published_tables(request, selection)
    municipalities = next(table for table in others if table.id == "municipality")
    return request.page(
        OverviewPage(
            chosen=selection,
            tiles=_tiles(summary, TILES, request.t),
            findings=findings_of(request, selection, summary),
            legend=LEGEND,
            parts=PARTS,
            summary=table_view(summary, request.t),
            shown=[table_view(table, request.t) for table in others],
            map=municipality_map(municipalities, request.site.knowledge.municipalities, request.t),
        )
    )


def published_tables(request: StaffRequest, selection: Selection) -> list[Table]:
    """Every table of the months; the first is the summary."""
    published = request.site.published_figures
    return list(tables(published.publication, selection.span, published.names()))


def _tiles(summary: Table, events: Sequence[str], t: Translator) -> list[tuple[str, str]]:
    return [(line.name, figure_text(line.figures[0], t)) for line in summary.lines if line.key in events]


def last_month(request: StaffRequest) -> tuple[str, Sequence[tuple[str, str]]]:
    """The last closed month in a few figures: its name, and what happened how often; "" while there is none."""
    published = request.site.published_figures
    try:
        span = published.span()
    except StoreError as fault:  # what waits for the officer is shown all the same
        log.warning("staff: published figures cannot be read (%s); the first page shows none", fault.kind)
        return "", ()
    if span is None:
        return "", ()
    summary = next(tables(published.publication, span, published.names()))
    return FileHeader("", span, request.t).period, _tiles(summary, TILES[:2], request.t)


def requested_months(request: StaffRequest) -> Selection | None:
    """The months asked for, as far as they are closed; None while no month is."""
    published, query = request.site.published_figures, request.http.query_params
    span = published.span(query.get("from", "")[:7], query.get("to", "")[:7])
    if span is None:
        return None
    months = published.publication.months()
    return Selection(
        span=span,
        period=FileHeader("", span, request.t).period,
        first=str(month_of(span.first)),
        last=str(month_of(span.last)),
        months=tuple((str(month), month_words(month)) for month in reversed(months)),
        ways=_presets(months, request.t),
    )


def findings_of(request: StaffRequest, selection: Selection, summary: Table) -> list[str]:
    """What the summary says, in sentences."""
    earlier = _earlier_months(request, selection)
    sentences = summary_findings(summary, selection.period, earlier[-1] if earlier else None, request.t)
    if request.site.reader.had_flood(selection.span.first, selection.span.last):
        return [*sentences, damped_finding(request.t)]
    flood = flood_finding(started_of(summary), [started_of(table) for table in earlier], request.t)
    return [*sentences, flood] if flood else sentences


def _earlier_months(request: StaffRequest, selection: Selection) -> list[Table]:
    """The summaries of the months before a single month, as far as they are closed, the last one last."""
    month, published = month_of(selection.span.first), request.site.published_figures
    if month.last != selection.span.last:
        return []
    before = (month_of(add_months(month.start, -n)) for n in range(COMPARED_MONTHS, 0, -1))
    closed = published.publication.months()
    return [next(tables(published.publication, each.span, published.names())) for each in before if each in closed]


def _presets(months: Sequence[PublicationPeriod], t: Translator) -> tuple[tuple[str, str, str], ...]:
    """The spans that officers ask for most; a fiscal year by its name, for "this year" is another one from April on."""
    last = months[-1]
    years = sorted({fiscal_year(month.start) for month in months}, reverse=True)
    presets = (
        (t("最後に締めた月"), [last]),
        *((era_year(year.start.year), _within(year, months)) for year in years[:2]),
        (t("すべて"), months),
    )
    return tuple((words, str(span[0]), str(span[-1])) for words, span in presets)


def _within(year: PublicationPeriod, months: Sequence[PublicationPeriod]) -> list[PublicationPeriod]:
    return [month for month in months if year.start <= month.start < year.after]


def table_view(table: Table, t: Translator) -> TableView:
    """A table with its picture, where there is one."""
    lines = table.lines if table.id in ALL_LINES else table.lines_with_figures
    rows = tuple((t(line.name), tuple(figure_text(figure, t) for figure in line.figures)) for line in lines)
    bars = bar_chart(table, CHARTED[table.id], t) if table.id in CHARTED else None
    trend = months_chart(table, ("started", "finished", "stopped"), t) if table.id == "months" else None
    return TableView(table, rows, len(table.lines) - len(rows), table_finding(table, t), bars, trend)
