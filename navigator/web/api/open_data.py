"""The region's tables as CSV and JSON, and the page that lists them."""

import json
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

from navigator.dialogue.open_data import OpenTable, licence, open_data_json, open_tables
from navigator.knowledge.knowledge import Knowledge
from navigator.usage.publish.files import rows_as_csv
from navigator.web.error_response import ErrorBody
from navigator.web.rendering.static_files import encode_body
from navigator.web.site import Site

KEPT = "public, no-cache"  # a copy is asked for anew: officers may have taken a number back
TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


@dataclass(frozen=True)
class TablesOfDay:
    """The tables as they stand on a day."""

    knowledge: Knowledge
    day: date
    tables: tuple[OpenTable, ...]


class ServedTables:
    """The tables of what is served; made anew for another edition, for a contact that was confirmed, and for another day."""

    def __init__(self, site: Site) -> None:
        self.site, self._made = site, TablesOfDay(site.knowledge, date.min, ())

    def of_today(self) -> tuple[OpenTable, ...]:
        """404 where the region offers none."""
        knowledge, day, made = self.site.knowledge, self.site.today, self._made
        if "open_data" not in knowledge.region.reach:
            raise HTTPException(404)
        if made.knowledge is not knowledge or made.day != day:
            made = self._made = TablesOfDay(knowledge, day, open_tables(knowledge, day))
        return made.tables


def router(site: Site) -> APIRouter:
    """The routes over one region; 404 where it offers no tables."""
    routes, served = APIRouter(), ServedTables(site)

    @routes.get("/api/data", include_in_schema=False)
    def page() -> Response:
        tables = served.of_today()
        t = site.translator(site.languages[0])
        return site.page("api/data.html", t, tables=tables, licence=licence(site.knowledge), day=t.year(site.today))

    @routes.get(
        "/api/v1/data/{table}.{form}", responses={404: {"model": ErrorBody, "description": "no such table"}},
        summary="A table: offices, windows, schemes or sources, as csv or json",
    )  # fmt: skip
    def data(request: Request, table: str, form: str) -> Response:
        found = next((each for each in served.of_today() if each.id == table), None)
        if found is None or form not in TYPES:
            raise HTTPException(404)
        text = as_csv(found) if form == "csv" else _as_json(site, found)
        return encode_body(text.encode("utf-8")).answer(request, TYPES[form], {"cache-control": KEPT, **_named(table, form)})

    return routes


def as_csv(table: OpenTable) -> str:
    """The rows under the names of their columns."""
    names = [column.name for column in table.columns]
    return rows_as_csv([names, *([row[name] for name in names] for row in table.rows)])


def _as_json(site: Site, table: OpenTable) -> str:
    return json.dumps(open_data_json(site.knowledge, table, site.today), ensure_ascii=False)


def _named(table: str, form: str) -> dict[str, str]:
    """The file that is saved; a program may read it from its own page, for nothing in it is anybody's."""
    return {"content-disposition": f'inline; filename="{table}.{form}"', "access-control-allow-origin": "*"}
