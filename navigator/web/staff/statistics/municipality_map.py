"""The municipalities as dots where they lie, as large as their figure, with names that never cover one another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians

from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.content.offices import Municipality
from navigator.usage.publish.files import figure_text
from navigator.usage.publish.tables import Table

# Units of the SVG.
WIDTH, EDGE, MAX_RADIUS = 380.0, 36.0, 20.0
LETTER, DIGIT, NAME_HEIGHT = 13.0, 8.2, 16.0  # a Japanese letter is as wide as it is high
ASCENT = 12.5  # of a name above its baseline


@dataclass(frozen=True)
class LabelBox:
    """Where a name stands; nothing else is written there."""

    x: float
    top: float
    width: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return round(self.x + self.width, 1)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + NAME_HEIGHT

    @property
    def baseline(self) -> float:
        """What its letters stand on."""
        return round(self.top + ASCENT, 1)

    def overlaps(self, other: "LabelBox") -> bool:
        """Whether any of it is on the other."""
        return self.x < other.right and other.x < self.right and self.top < other.bottom and other.top < self.bottom

    def covers(self, x: float, y: float) -> bool:
        """Whether a point is under it."""
        return self.x < x < self.right and self.top < y < self.bottom


@dataclass(frozen=True)
class MapSpot:
    name: str
    x: float
    y: float
    radius: float  # 0: its figure is not published
    n: str
    label: LabelBox | None  # None where there is no room, or no figure


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
    largest = max((line.figures[0].n for line in lines if line.figures[0].is_published), default=0)
    spots = []
    for line in sorted(lines, key=lambda line: -line.figures[0].n):
        figure = line.figures[0]
        x, y = projection.position(municipalities[line.key])
        radius = round(MAX_RADIUS * (figure.n / largest) ** 0.5, 1) if figure.is_published else 0
        spots.append(MapSpot(municipalities[line.key].name, x, y, radius, figure_text(figure, t), None))
    return MunicipalityMap(WIDTH, projection.height, tuple(_labelled(spots, projection.height)))


def _labelled(spots: Sequence[MapSpot], height: float) -> Iterator[MapSpot]:
    """Each with its name in a free place about it, best where it covers the middle of no other: the largest choose first."""
    taken: list[LabelBox] = []
    for spot in spots:
        free = [box for box in _places(spot) if _is_free(box, taken, height)]
        clear = (box for box in free if not any(box.covers(s.x, s.y) for s in spots if s is not spot))
        label = next(clear, free[0] if free else None)
        if label:
            taken.append(label)
        yield MapSpot(spot.name, spot.x, spot.y, spot.radius, spot.n, label)


def _places(spot: MapSpot) -> Iterator[LabelBox]:
    """On the spot, then about it; none for a spot without a figure."""
    if not spot.radius:
        return
    words = f"{spot.name} {spot.n}"
    width = sum(LETTER if ord(letter) > 0x2E80 else DIGIT for letter in words)
    middle, right, left = spot.x - width / 2, spot.x + spot.radius + 2, spot.x - spot.radius - 2 - width
    centre, below, above = spot.y - NAME_HEIGHT / 2, spot.y + spot.radius, spot.y - spot.radius - NAME_HEIGHT
    for x, top in (
        (middle, centre), (middle, below), (middle, above), (right, centre), (left, centre),
        (spot.x, below), (spot.x - width, below), (spot.x, above), (spot.x - width, above),
    ):  # fmt: skip
        yield LabelBox(round(x, 1), round(top, 1), round(width, 1))


def _is_free(box: LabelBox, taken: Sequence[LabelBox], height: float) -> bool:
    """Whether it lies on the map and on no other name."""
    is_inside = box.x >= 0 and box.right <= WIDTH and box.top >= 0 and box.bottom <= height
    return is_inside and not any(box.overlaps(other) for other in taken)


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
