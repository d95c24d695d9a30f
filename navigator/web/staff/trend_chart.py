"""Figures month by month as lines: SVG on the page itself, without script or style; each line bears its own name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Units of the SVG.
WIDTH, HEIGHT = 380, 230
LEFT, RIGHT, TOP, BOTTOM = 44, 106, 20, 28  # room for the numbers, the names, a letter's height, the months
NAME_HEIGHT = 16  # between two names at the ends of lines
MONTH_WIDTH = 34  # that the name of a month takes
STEPS = (1, 2, 2.5, 5, 10)  # whose tens and hundreds are round


@dataclass(frozen=True)
class Series:
    """One line. None is a month without a figure."""

    name: str
    values: tuple[float | None, ...]
    kind: str = "line"  # line, or goal: dashed, without dots


@dataclass(frozen=True)
class DrawnLine:
    name: str
    kind: str
    pieces: tuple[str, ...]  # points of unbroken stretches, as a polyline has them
    dots: tuple[tuple[float, float], ...]
    name_x: float
    name_y: float


@dataclass(frozen=True)
class Tick:
    at: float
    words: str


@dataclass(frozen=True)
class TrendChart:
    """The lines with their axes."""

    words: str  # for whoever cannot see it
    lines: tuple[DrawnLine, ...]
    months: tuple[Tick, ...]
    numbers: tuple[Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT


def trend_chart(series: Sequence[Series], months: Sequence[str], words: str) -> TrendChart | None:
    """Lines over months; None for fewer than two months or without a figure."""
    figures = [value for line in series if line.kind == "line" for value in line.values if value is not None]
    if len(months) < 2 or not figures:
        return None
    top = _round_top(max(value for line in series for value in line.values if value is not None))
    places = [LEFT + (WIDTH - LEFT - RIGHT) * n / (len(months) - 1) for n in range(len(months))]
    drawn = [_drawn(line, places, top) for line in series if any(value is not None for value in line.values)]
    every = -(-MONTH_WIDTH * (len(months) - 1) // (WIDTH - LEFT - RIGHT))
    shown = [n for n in range(len(months)) if (len(months) - 1 - n) % every == 0]
    return TrendChart(
        words,
        tuple(_names_apart(drawn)),
        tuple(Tick(round(places[n], 1), months[n]) for n in shown),
        tuple(Tick(_y(value, top), f"{value:,g}") for value in (0, top / 2, top)),
    )


def _round_top(most: float) -> float:
    """The least round number that is not below the largest figure."""
    tens = 1.0
    while tens * 10 <= most:
        tens *= 10
    return next((step * tens for step in STEPS if step * tens >= most), 10 * tens)


def _y(value: float, top: float) -> float:
    return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top, 1)


def _drawn(line: Series, places: Sequence[float], top: float) -> DrawnLine:
    points = [None if value is None else (round(x, 1), _y(value, top)) for x, value in zip(places, line.values, strict=True)]
    pieces = tuple(" ".join(f"{x},{y}" for x, y in piece) for piece in _unbroken(points) if len(piece) > 1)
    there = tuple(point for point in points if point)
    return DrawnLine(line.name, line.kind, pieces, there if line.kind == "line" else (), WIDTH - RIGHT + 10, there[-1][1])


def _unbroken(points: Sequence[tuple[float, float] | None]) -> Iterator[list[tuple[float, float]]]:
    piece: list[tuple[float, float]] = []
    for point in points:
        if point:
            piece.append(point)
        else:
            yield piece
            piece = []
    yield piece


def _names_apart(lines: Sequence[DrawnLine]) -> Iterator[DrawnLine]:
    """Each name beside the end of its line, moved where it would stand on another: up first, and down from the edge."""
    heights: dict[str, float] = {}
    free = float(HEIGHT - BOTTOM)
    for line in sorted(lines, key=lambda line: -line.name_y):
        heights[line.name] = min(line.name_y, free)
        free = heights[line.name] - NAME_HEIGHT
    free = NAME_HEIGHT / 2
    for name in sorted(heights, key=lambda name: heights[name]):
        heights[name] = max(heights[name], free)
        free = heights[name] + NAME_HEIGHT
    for line in lines:
        y = round(heights[line.name], 1)
        yield DrawnLine(line.name, line.kind, line.pieces, line.dots, line.name_x, y)
