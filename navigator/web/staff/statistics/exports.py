"""Tables to take away: CSV, Excel, a page for the council, and what a municipality may have for itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import Response

from navigator.knowledge.content.targets import target_year_on
from navigator.ledger import results
from navigator.usage.publish.files import FileHeader, as_csv, as_excel, text
from navigator.usage.publish.tables import Table, municipal, table, tables
from navigator.usage.publish.words import LEGEND
from navigator.web.staff.guard import Route
from navigator.web.staff.kpi.progress import progress_table
from navigator.web.staff.months import month_key
from navigator.web.staff.request import PRIVATE, StaffRequest

from .overview import Selection, TableView, choose, table_view

CSV = "text/csv; charset=utf-8"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIRST = 5  # lines of a table that the page for the council has room for


@dataclass(frozen=True)
class TableExcerpt:
    """A table shortened to its largest figures, for one sheet of paper."""

    title: str
    first: str
    head: str
    rows: tuple[tuple[str, str, str], ...]  # name, figure, sections of the plan


def table_csv(visit: StaffRequest) -> Response:
    """GET a table as CSV."""
    chosen = _chosen(visit)
    published = visit.site.published
    found = table(published.publication, chosen.span, published.names(), visit.request.path_params["id"])
    if found is None:
        raise HTTPException(404)
    return _file(as_csv(found, _paper(visit, chosen)).encode("utf-8"), CSV, f"{_stem(chosen)}-{found.id}.csv")


def workbook(visit: StaffRequest) -> Response:
    """GET all tables as one workbook."""
    chosen, published = _chosen(visit), visit.site.published
    found = list(tables(published.publication, chosen.span, published.names()))
    return _file(as_excel(found, _paper(visit, chosen)), EXCEL, f"{_stem(chosen)}.xlsx")


def municipality_csv(visit: StaffRequest) -> Response:
    """GET what one municipality may have, as CSV."""
    chosen, code = _chosen(visit), visit.request.path_params["code"]
    if code not in visit.site.knowledge.municipalities:
        raise HTTPException(404)
    found = _town(visit, chosen, code)
    return _file(as_csv(found, _paper(visit, chosen)).encode("utf-8"), CSV, f"{_stem(chosen)}-{code}.csv")


def municipalities_workbook(visit: StaffRequest) -> Response:
    """GET the same for every municipality, a sheet each."""
    chosen = _chosen(visit)
    found = [_town(visit, chosen, code) for code in visit.site.knowledge.municipalities]
    return _file(as_excel(found, _paper(visit, chosen)), EXCEL, f"{_stem(chosen)}-municipalities.xlsx")


def _town(visit: StaffRequest, chosen: Selection, code: str) -> Table:
    published = visit.site.published
    return municipal(published.publication, chosen.span, published.names(), code)


def exports_page(visit: StaffRequest) -> Response:
    """GET the page from which everything can be taken away."""
    chosen = choose(visit)
    if chosen is None:
        return visit.page("overview_none")
    published = visit.site.published
    found = [table_view(each, visit.t) for each in tables(published.publication, chosen.span, published.names())]
    places = [(code, place.name) for code, place in visit.site.knowledge.municipalities.items()]
    return visit.page("exports", chosen=chosen, shown=found, places=places)


def council(visit: StaffRequest) -> Response:
    """GET one sheet for the council, to be printed."""
    chosen = choose(visit)
    if chosen is None:
        return visit.page("overview_none")
    published = visit.site.published
    found = {each.id: each for each in tables(published.publication, chosen.span, published.names())}
    parts = [_part(found[id], event, visit) for id, event in COUNCIL]
    return visit.page(
        "council", chosen=chosen, summary=_summary(found["summary"], visit), parts=parts, legend=LEGEND, kpis=_kpis(visit, chosen),
        plan=visit.site.knowledge.plan.title, on=visit.t.year(visit.today),
    )  # fmt: skip


COUNCIL = (
    ("window", "shown"),
    ("scheme", "shown"),
    ("question", "stopped"),
    ("municipality", "guided"),
    ("category", "guided"),
)


def _summary(found: Table, visit: StaffRequest) -> TableView:
    return table_view(found, visit.t)


def _part(found: Table, event: str, visit: StaffRequest) -> TableExcerpt:
    column = found.events.index(event)
    lines = sorted(
        (line for line in found.told if line.figures[column].is_published), key=lambda at: -at.figures[column].n
    )
    rows = tuple(
        (visit.t(line.name), text(line.figures[column], visit.t), " ".join(line.sections))
        for line in lines[:FIRST]
    )
    return TableExcerpt(visit.t(found.title), visit.t(found.first), visit.t(found.heads[column]), rows)


def _kpis(visit: StaffRequest, chosen: Selection) -> Sequence[object]:
    """The plan's targets with their results, for the year in which the period ends."""
    schedule = target_year_on(visit.site.knowledge.target_years, chosen.span.last)
    if schedule is None:
        return ()
    with visit.ledger.reading() as connection:
        standing = results.current(connection)
    leading = visit.site.published.offers_shown(month_key(schedule.period.start), month_key(chosen.span.last))
    return tuple(row for row in progress_table(schedule, standing, leading, visit.t))


def _chosen(visit: StaffRequest) -> Selection:
    chosen = choose(visit)
    if chosen is None:
        raise HTTPException(404)
    return chosen


def _paper(visit: StaffRequest, chosen: Selection) -> FileHeader:
    return FileHeader(visit.t(visit.site.knowledge.region.app), chosen.span, visit.t)


def _stem(chosen: Selection) -> str:
    return f"usage-{chosen.first}-{chosen.last}"


def _file(body: bytes, media_type: str, name: str) -> Response:
    return Response(
        body,
        headers={**PRIVATE, "content-disposition": f'attachment; filename="{quote(name)}"'},
        media_type=media_type,
    )


ROUTES = (
    Route("exports", "viewer", exports_page),
    Route("exports/all.xlsx", "viewer", workbook),
    Route("exports/municipalities.xlsx", "viewer", municipalities_workbook),
    Route("exports/municipality/{code}.csv", "viewer", municipality_csv),
    Route("exports/{id}.csv", "viewer", table_csv),
    Route("council", "viewer", council),
)
