"""The municipalities as dots where they lie, as large as their figure. As wide as a phone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians

from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.content.offices import Municipality
from navigator.usage.publish.files import figure_text
from navigator.usage.publish.tables import Table

# Units of the SVG.
WIDTH, EDGE, MAX_RADIUS = 460.0, 34.0, 26.0
NAME_WIDTH, NAME_HEIGHT = 64.0, 14.0


@dataclass(frozen=True)
class MapSpot:
    name: str
    x: float
    y: float
    radius: float  # 0: its figure is not published
    n: str
    named: bool  # there is room for the name


@dataclass(frozen=True)
class MunicipalityMap:
    """The map; the spots stand in it by size, the largest first."""

    width: float
    height: float
    spots: tuple[MapSpot, ...]


def municipality_map(
    table: Table, municipalities: Mapping[str, Municipality], t: Translator
) -> MunicipalityMap | None:
    """The map of a table; None in a region without coordinates."""
    lines = [line for line in table.lines if line.key in municipalities]
    if not lines or not all(municipalities[line.key].lat for line in lines):
        return None
    projection = _Projection([municipalities[line.key] for line in lines])
    largest = max(line.figures[0].n for line in lines)
    spots: list[MapSpot] = []
    for line in sorted(lines, key=lambda line: -line.figures[0].n):
        figure, municipality = line.figures[0], municipalities[line.key]
        n = figure.n if figure.is_published else 0
        x, y = projection.position(municipality)
        radius = round(MAX_RADIUS * (n / largest) ** 0.5, 1) if n else 0
        named = n > 0 and not any(spot.named and _names_overlap(spot, x, y) for spot in spots)
        spots.append(MapSpot(municipality.name, x, y, radius, figure_text(figure, t), named))
    return MunicipalityMap(WIDTH, projection.height, tuple(spots))


def _names_overlap(spot: MapSpot, x: float, y: float) -> bool:
    return abs(spot.x - x) < NAME_WIDTH and abs(spot.y - y) < NAME_HEIGHT


class _Projection:
    """Equirectangular: degrees of longitude shrunk as they are at this latitude."""

    def __init__(self, places: Sequence[Municipality]) -> None:
        self._west, self._north = min(p.lon for p in places), max(p.lat for p in places)
        self._shrink = cos(radians(self._north))
        degrees_wide = (max(p.lon for p in places) - self._west) * self._shrink or 1
        self._scale = (WIDTH - 2 * EDGE) / degrees_wide
        self.height = round((self._north - min(p.lat for p in places)) * self._scale + 2 * EDGE, 1)

    def position(self, place: Municipality) -> tuple[float, float]:
        """x and y on the map."""
        x = EDGE + (place.lon - self._west) * self._shrink * self._scale
        return round(x, 1), round(EDGE + (self._north - place.lat) * self._scale, 1)
