"""The municipalities on the map."""

from itertools import combinations

import pytest

from navigator.knowledge.content.offices import Municipality
from navigator.usage.publish.figure import PublishedFigure
from navigator.usage.publish.tables import Table, TableLine
from navigator.web.staff.statistics.municipality_map import (
    EDGE,
    MAX_RADIUS,
    NAME_HEIGHT,
    WIDTH,
    LabelBox,
    municipality_map,
)


def test_the_map_marks_the_municipality(officer, counted):
    page = officer("viewer").get("overview").text
    assert "前橋市 36" in page
    assert page.count('<circle class="spot"') + page.count('<circle class="few"') == 35


def municipality(code, lat, lon):
    return Municipality(code, f"{code}市", "", "", lat, lon, None)


def drawn(t, figures, **places):
    municipalities = {code: municipality(code, *position) for code, position in places.items()}
    lines = tuple(TableLine(code, code, (PublishedFigure(n),)) for code, n in figures.items())
    return municipality_map(Table("municipality", "", "", "", ("guided",), lines), municipalities, t)


def test_a_spot_is_as_large_as_its_figure(t):
    spots = drawn(t, {"a": 25, "b": 100, "c": 0, "elsewhere": 900}, a=(36, 139), b=(37, 138), c=(36, 138)).spots
    assert [(spot.name, spot.radius, spot.n, spot.label is not None) for spot in spots] == [
        ("b市", MAX_RADIUS, "100", True), ("a市", MAX_RADIUS / 2, "25", True), ("c市", 0, "少数", False),
    ]  # fmt: skip


def test_the_places_fill_the_width_and_north_is_above(t):
    picture = drawn(t, {"west": 100, "east": 90}, west=(36, 138), east=(37, 139))
    west, east = picture.spots
    assert (west.x, east.x) == (EDGE, WIDTH - EDGE)
    assert (east.y, west.y) == (EDGE, round(picture.height - EDGE, 1))


@pytest.mark.parametrize("n", [12, 1234])
def test_of_all_places_the_names_keep_clear_of_each_other_and_the_largest_are_there(t, knowledge, n):
    figures = {code: n + 35 - rank for rank, code in enumerate(knowledge.municipalities)}
    lines = tuple(TableLine(code, code, (PublishedFigure(n),)) for code, n in figures.items())
    picture = municipality_map(Table("municipality", "", "", "", ("guided",), lines), knowledge.municipalities, t)
    boxes = [spot.label for spot in picture.spots if spot.label]
    assert not [(a, b) for a, b in combinations(boxes, 2) if a.overlaps(b)]
    assert all(box.x >= 0 and box.right <= WIDTH and box.top >= 0 and box.bottom <= picture.height for box in boxes)
    assert len(boxes) >= 16
    named = {spot.name for spot in picture.spots if spot.label}
    assert {"前橋市", "高崎市", "桐生市", "伊勢崎市", "太田市", "館林市"} <= named


def test_boxes_overlap_when_they_share_room():
    box = LabelBox(10, 10, 40)
    assert box.overlaps(LabelBox(49, 10 + NAME_HEIGHT - 1, 40))
    assert not box.overlaps(LabelBox(50, 10, 40))
    assert not box.overlaps(LabelBox(10, 10 + NAME_HEIGHT, 40))


def test_there_is_no_map_without_coordinates(t):
    assert drawn(t, {"a": 30}, a=(0, 0)) is None
    assert drawn(t, {"unknown": 30}, a=(36, 138)) is None
