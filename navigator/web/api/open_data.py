"""The region's tables as CSV and JSON, and the page that lists them."""

import csv
import io
import json

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from navigator.dialogue.open_data import OpenTable, licence, open_data_json, open_tables
from navigator.usage.publish.files import BOM, safe_cell
from navigator.web.error_response import ErrorBody
from navigator.web.rendering.static_files import encode_body
from navigator.web.site import Site

KEPT = "public, no-cache"  # a copy is asked for anew: officers may have taken a number back
TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


def router(site: Site) -> APIRouter:
    """The routes over one region; 404 where it offers no tables."""
    routes = APIRouter()

    @routes.get("/api/data", include_in_schema=False)
    def page() -> Response:
        tables = _tables(site)
        t = site.translator(site.languages[0])
        return site.page("api/data.html", t, tables=tables, licence=licence(site.knowledge), day=t.year(site.today))

    @routes.get(
        "/api/v1/data/{table}.{form}", responses={404: {"model": ErrorBody, "description": "no such table"}},
        summary="A table: offices, windows, schemes or sources, as csv or json",
    )  # fmt: skip
    def data(request: Request, table: str, form: str) -> Response:
        found = next((each for each in _tables(site) if each.id == table), None)
        if found is None or form not in TYPES:
            raise HTTPException(404)
        text = as_csv(found) if form == "csv" else _as_json(site, found)
        return encode_body(text.encode("utf-8")).answer(request, TYPES[form], {"cache-control": KEPT, **_named(table, form)})

    return routes


def as_csv(table: OpenTable) -> str:
    """With the mark that Japanese Excel needs, and no cell that a spreadsheet would run."""
    out = io.StringIO()
    writer = csv.writer(out)
    names = [column.name for column in table.columns]
    writer.writerow(names)
    writer.writerows([safe_cell(row[name]) for name in names] for row in table.rows)
    return BOM + out.getvalue()


def _as_json(site: Site, table: OpenTable) -> str:
    return json.dumps(open_data_json(site.knowledge, table, site.today), ensure_ascii=False)


def _named(table: str, form: str) -> dict[str, str]:
    """The file that is saved; a program may read it from its own page, for nothing in it is anybody's."""
    return {"content-disposition": f'inline; filename="{table}.{form}"', "access-control-allow-origin": "*"}


def _tables(site: Site) -> tuple[OpenTable, ...]:
    if "open_data" not in site.knowledge.region.reach:
        raise HTTPException(404)
    return open_tables(site.knowledge, site.today)
