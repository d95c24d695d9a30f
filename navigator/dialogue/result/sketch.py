"""A sketch of the region: its town halls as dots, the person's town and that of the office by their names."""

from collections.abc import Iterable
from math import cos, radians

from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.wording.furigana import without_readings
from navigator.dialogue.wording.translation import N_, Translator
from navigator.knowledge.content.offices import Municipality

from .views import SketchPlace, SketchView, WindowView

ONE_MARK = N_("●が窓口のある市町村です。")
HOME_AND_OFFICE = N_("●が窓口のある市町村、○がお住まいの市町村です。")
COMPANY_AND_OFFICE = N_("●が窓口のある市町村、○が会社のある市町村です。")
# Units of the SVG.
WIDTH, EDGE = 240, 34
ABOVE, BELOW = -10, 31  # where a name stands from its dot: the other one's stands on the other side


def sketch(evaluation: Evaluation, first: WindowView) -> SketchView | None:
    """None where the office is not known, or a region has no coordinates."""
    towns = evaluation.knowledge.municipalities
    office = evaluation.knowledge.offices[first.window][first.office.id] if first.office else None
    there, here = towns.get(office.at) if office else None, towns.get(evaluation.municipality)
    if there is None or not all(town.lat for town in towns.values()):
        return None
    plane = _Plane(towns.values())
    marks = [(there, "office")] if here in (None, there) else [(here, "home"), (there, "office")]
    is_south = len(marks) == 2 and marks[0][0].lat < marks[1][0].lat
    sides = ((BELOW, ABOVE) if is_south else (ABOVE, BELOW))[: len(marks)]
    return SketchView(
        width=WIDTH,
        height=plane.height,
        dots=tuple(plane.position(town) for town in towns.values()),
        places=tuple(
            _place(town, kind, side, plane, evaluation.t) for (town, kind), side in zip(marks, sides, strict=True)
        ),
        caption=evaluation.t(_caption(evaluation.persona, len(marks))),
    )


def _caption(persona: str, marks: int) -> str:
    if marks == 1:
        return ONE_MARK
    return COMPANY_AND_OFFICE if persona == "employer" else HOME_AND_OFFICE


def _place(town: Municipality, kind: str, side: int, plane: "_Plane", t: Translator) -> SketchPlace:
    x, y = plane.position(town)
    name = without_readings(t.place(town)) if t.is_japanese or not town.romaji else town.romaji
    anchor = "start" if x < WIDTH / 3 else "end" if x > WIDTH * 2 / 3 else "middle"
    return SketchPlace(kind, name, x, y, y + side, anchor)


class _Plane:
    """Equirectangular: degrees of longitude shrunk as they are at this latitude."""

    def __init__(self, towns: Iterable[Municipality]) -> None:
        lats, lons = zip(*((town.lat, town.lon) for town in towns), strict=True)
        self._west, self._north = min(lons), max(lats)
        self._shrink = cos(radians(self._north))
        self._scale = (WIDTH - 2 * EDGE) / ((max(lons) - self._west) * self._shrink or 1)
        self.height = round((self._north - min(lats)) * self._scale) + 2 * EDGE

    def position(self, town: Municipality) -> tuple[int, int]:
        """x and y in the sketch."""
        x = EDGE + (town.lon - self._west) * self._shrink * self._scale
        return round(x), round(EDGE + (self._north - town.lat) * self._scale)
