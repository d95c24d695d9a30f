"""The municipalities on the map."""

from navigator.knowledge.content.offices import Municipality
from navigator.usage.publish.publication import PublishedFigure
from navigator.usage.publish.tables import Table, TableLine
from navigator.web.staff.statistics.municipality_map import EDGE, MAX_RADIUS, WIDTH, municipality_map


def test_the_map_marks_the_municipality(officer, counted):
    page = officer("viewer").get("overview").text
    assert "前橋市 36" in page
    assert page.count("<circle") == 35


def municipality(code, lat, lon):
    return Municipality(code, f"{code}市", "", "", lat, lon, None)


def drawn(t, figures, **places):
    municipalities = {code: municipality(code, *position) for code, position in places.items()}
    lines = tuple(TableLine(code, code, (PublishedFigure(n),)) for code, n in figures.items())
    return municipality_map(Table("municipality", "", "", "", ("guided",), lines), municipalities, t)


def test_a_spot_is_as_large_as_its_figure(t):
    spots = drawn(t, {"a": 25, "b": 100, "c": 0, "elsewhere": 900}, a=(36, 139), b=(37, 138), c=(36, 138)).spots
    assert [(spot.name, spot.radius, spot.n, spot.named) for spot in spots] == [
        ("b市", MAX_RADIUS, "100", True), ("a市", MAX_RADIUS / 2, "25", True), ("c市", 0, "＊", False),
    ]  # fmt: skip


def test_the_places_fill_the_width_and_north_is_above(t):
    picture = drawn(t, {"west": 100, "east": 90}, west=(36, 138), east=(37, 139))
    west, east = picture.spots
    assert (west.x, east.x) == (EDGE, WIDTH - EDGE)
    assert (east.y, west.y) == (EDGE, round(picture.height - EDGE, 1))


def test_of_two_names_in_one_place_the_larger_is_written(t):
    spots = drawn(t, {"a": 90, "b": 100, "c": 80}, a=(36, 138.01), b=(36, 138), c=(36, 140)).spots
    assert [(spot.name, spot.named) for spot in spots] == [("b市", True), ("a市", False), ("c市", True)]


def test_there_is_no_map_without_coordinates(t):
    assert drawn(t, {"a": 30}, a=(0, 0)) is None
    assert drawn(t, {"unknown": 30}, a=(36, 138)) is None
