"""The usage at a glance: a month, or any range of whole months, in charts, tables and a map."""

from dataclasses import dataclass
from datetime import date
from math import cos, radians

from starlette.responses import Response

from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.content.offices import Municipality
from navigator.usage.publish.calendar import PublicationPeriod, fiscal_year, month_of
from navigator.usage.publish.files import FileHeader, text
from navigator.usage.publish.publication import MonthSpan
from navigator.usage.publish.tables import Table, month_words, tables
from navigator.usage.publish.words import LEGEND
from navigator.usage.store import StoreError
from navigator.web.staff.guard import Route
from navigator.web.staff.request import StaffRequest

from .charts import Picture, bars, trend

TILES = ("started", "finished", "contact", "printed")
CHARTED = {
    "question": "stopped", "window": "shown", "scheme": "shown", "persona": "started", "category": "guided",
    "municipality": "guided", "language": "started", "channel": "started",
}  # fmt: skip
MAP_WIDTH, MAP_EDGE, LARGEST = 460.0, 34.0, 26.0
LETTERS, LINE = 64.0, 14.0  # room of a name on the map


@dataclass(frozen=True)
class TableView:
    """A table as the page shows it: the lines with a number, and beside them a picture."""

    table: Table
    rows: tuple[tuple[str, tuple[str, ...]], ...]  # name, figures
    others: int  # lines of which nothing is told
    picture: Picture | None


@dataclass(frozen=True)
class Spot:
    """A municipality on the map."""

    name: str
    x: float
    y: float
    radius: float  # 0: nothing is told of it
    n: str
    named: bool  # there is room for the name


@dataclass(frozen=True)
class Map:
    """Where the offices of the municipalities lie, as wide as a phone."""

    width: float
    height: float
    spots: tuple[Spot, ...]


@dataclass(frozen=True)
class Selection:
    """The months of the page, and the ways to others."""

    span: MonthSpan
    period: str
    first: str
    last: str
    months: tuple[tuple[str, str], ...]  # 2026-04, 2026年4月; the newest first
    ways: tuple[tuple[str, str, str], ...]  # words, first, last


def show(visit: StaffRequest) -> Response:
    """GET the overview of the last closed month, or of the months asked for."""
    chosen = choose(visit)
    if chosen is None:
        return visit.page("overview_none")
    published = visit.site.published
    found = list(tables(published.publication, chosen.span, published.names()))
    summary = {line.key: text(line.figures[0], visit.t) for line in found[0].lines}
    return visit.page(
        "overview", chosen=chosen, shown=[table_view(table, visit.t) for table in found[1:]], legend=LEGEND,
        tiles=[(line.name, summary[line.key]) for line in found[0].lines if line.key in TILES],
        summary=table_view(found[0], visit.t), map=map_of(found, visit),
    )  # fmt: skip


def glance(visit: StaffRequest) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The last closed month in a few figures: its name, and what happened how often; "" while there is none."""
    published = visit.site.published
    try:
        span = published.span()
    except StoreError:  # what waits for the officer is shown all the same
        span = None
    if span is None:
        return "", ()
    summary = next(tables(published.publication, span, published.names()))
    figures = tuple((line.name, text(line.figures[0], visit.t)) for line in summary.lines if line.key in TILES[:2])
    return FileHeader("", span, visit.t).period, figures


def choose(visit: StaffRequest) -> Selection | None:
    """The months asked for, as far as they are closed; None while there is none."""
    published, asked = visit.site.published, visit.request.query_params
    span = published.span(asked.get("from", "")[:7], asked.get("to", "")[:7])
    if span is None:
        return None
    months = published.publication.months()
    return Selection(
        span, FileHeader("", span, visit.t).period, str(month_of(span.first)), str(month_of(span.last)),
        tuple((str(m), month_words(m)) for m in reversed(months)), _ways(months, visit.t),
    )  # fmt: skip


def _ways(months: list[PublicationPeriod], t: Translator) -> tuple[tuple[str, str, str], ...]:
    last = months[-1]
    this, before = fiscal_year(last.start), fiscal_year(date(last.start.year - 1, last.start.month, 1))
    ways = [
        ("最後に締めた月", last, last), ("今の年度", *_ends(this, months)), ("前の年度", *_ends(before, months)),
        ("すべて", months[0], last),
    ]  # fmt: skip
    return tuple((t(words), str(a), str(b)) for words, a, b in ways if a is not None and b is not None)


def _ends(year: PublicationPeriod, months: list[PublicationPeriod]) -> tuple[PublicationPeriod | None, PublicationPeriod | None]:
    own = [month for month in months if year.start <= month.start < year.after]
    return (own[0], own[-1]) if own else (None, None)


def table_view(table: Table, t: Translator) -> TableView:
    """A table for the page."""
    lines = table.lines if table.id in ("summary", "months", "persona", "danger") else table.told
    rows = tuple((t(line.name), tuple(text(f, t) for f in line.figures)) for line in lines)
    picture = trend(table, ("started", "finished", "stopped"), t) if table.id == "months" else None
    if table.id in CHARTED:
        picture = bars(table, CHARTED[table.id], t)
    return TableView(table, rows, len(table.lines) - len(rows), picture)


def map_of(found: list[Table], visit: StaffRequest) -> Map | None:
    """The municipalities where they lie; None in a region without coordinates."""
    places = visit.site.knowledge.municipalities
    lines = [
        line for table in found if table.id == "municipality" for line in table.lines if line.key in places
    ]
    if not lines or not all(places[line.key].lat for line in lines):
        return None
    frame = _Frame([places[line.key] for line in lines])
    most = max((line.figures[0].n for line in lines), default=0)
    spots: list[Spot] = []
    for line in sorted(lines, key=lambda at: -at.figures[0].n):
        n = line.figures[0].n if line.figures[0].is_published else 0
        x, y = frame.at(places[line.key])
        radius = LARGEST * (n / most) ** 0.5 if n else 0
        named = bool(n) and not any(spot.named and _near(spot, x, y) for spot in spots)
        spots.append(
            Spot(places[line.key].name, x, y, round(radius, 1), text(line.figures[0], visit.t), named)
        )
    return Map(MAP_WIDTH, frame.height, tuple(spots))


def _near(spot: Spot, x: float, y: float) -> bool:
    """Whether two names would be written over each other."""
    return abs(spot.x - x) < LETTERS and abs(spot.y - y) < LINE


class _Frame:
    """A flat map: degrees of longitude shrunk as they are at this latitude."""

    def __init__(self, places: list[Municipality]) -> None:
        self.west, self.north = min(p.lon for p in places), max(p.lat for p in places)
        self.shrunk = cos(radians(self.north))
        wide = (max(p.lon for p in places) - self.west) * self.shrunk or 1
        self.scale = (MAP_WIDTH - 2 * MAP_EDGE) / wide
        self.height = round((self.north - min(p.lat for p in places)) * self.scale + 2 * MAP_EDGE, 1)

    def at(self, place: Municipality) -> tuple[float, float]:
        """Where a place lies on the page."""
        x = MAP_EDGE + (place.lon - self.west) * self.shrunk * self.scale
        return round(x, 1), round(MAP_EDGE + (self.north - place.lat) * self.scale, 1)


ROUTES = (Route("overview", "viewer", show),)
