"""Charts of published tables: SVG pictures that a page holds as images, so that the strict policy stays.

A picture says nothing that the table beside it does not; what is hidden there is a gap here.
"""

from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache

import pygal
from pygal.style import Style

from navigator.dialogue import Tongue
from navigator.usage.publish import Line, Table

COLOURS = ("#00118f", "#c74700", "#197a4b", "#8b5cf6", "#6b6b6b")
WIDTH, ROW, HEAD = 460, 30, 90
MOST = 12  # bars that a phone can still show
STYLE = Style(
    background="#ffffff", plot_background="#ffffff", foreground="#1a1a1a", foreground_strong="#1a1a1a",
    foreground_subtle="#767676", colors=COLOURS, font_family="sans-serif", label_font_size=14, major_label_font_size=14,
    value_font_size=13, legend_font_size=14, value_colors=("#1a1a1a",) * 5, opacity="1", opacity_hover="1",
)  # fmt: skip


@dataclass(frozen=True)
class Series:
    """One colour of a chart."""

    name: str
    values: tuple[int | None, ...]


@dataclass(frozen=True)
class Picture:
    """A chart as the page takes it."""

    source: str
    words: str
    height: int
    width: int = WIDTH


def bars(table: Table, event: str, say: Tongue) -> Picture | None:
    """The largest figures of a column as bars; None when there is none."""
    column = table.events.index(event)
    lines = sorted((line for line in table.lines if line.figures[column].told), key=lambda at: -at.figures[column].n)
    if not lines:
        return None
    names, values = tuple(say(at.name) for at in lines[:MOST]), tuple(at.figures[column].n for at in lines[:MOST])
    words = say("{title}の棒グラフ。{what}。数は、表と同じです。").format(title=say(table.title), what=say(table.heads[column]))
    height = HEAD + ROW * len(names)
    return Picture(_bars(tuple(reversed(names)), Series(say(table.heads[column]), tuple(reversed(values))), height), words, height)


def trend(table: Table, events: tuple[str, ...], say: Tongue) -> Picture | None:
    """Columns over the months as lines; None for a single month."""
    if len(table.lines) < 2 or not table.told:
        return None
    columns = [table.events.index(event) for event in events]
    series = tuple(Series(say(table.heads[n]), tuple(_plotted(line, n) for line in table.lines)) for n in columns)
    words = say("{title}の折れ線グラフ。数は、表と同じです。").format(title=say(table.title))
    return Picture(_lines(tuple(line.key for line in table.lines), series), words, 320)


def _plotted(line: Line, column: int) -> int | None:
    figure = line.figures[column]
    return figure.n if figure.exact else None


@lru_cache(maxsize=256)
def _bars(names: tuple[str, ...], series: Series, height: int) -> str:
    chart = pygal.HorizontalBar(
        style=STYLE, js=[], explicit_size=True, width=WIDTH, height=height, show_legend=False, print_values=True,
        print_values_position="top", value_formatter=_said, show_y_guides=False, truncate_label=13,
        range=(0, max(n or 0 for n in series.values)),
    )  # fmt: skip
    chart.x_labels = names
    chart.add(series.name, series.values)
    return _source(chart)


@lru_cache(maxsize=64)
def _lines(names: tuple[str, ...], series: tuple[Series, ...]) -> str:
    chart = pygal.Line(
        style=STYLE, js=[], explicit_size=True, width=WIDTH, height=320, legend_at_bottom=True, dots_size=4,
        legend_at_bottom_columns=2, value_formatter=_said, x_label_rotation=40, include_x_axis=True,
    )  # fmt: skip
    chart.x_labels = names
    for one in series:
        chart.add(one.name, one.values)
    return _source(chart)


def _said(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}"


def _source(chart: pygal.Graph) -> str:
    return "data:image/svg+xml;base64," + b64encode(chart.render()).decode("ascii")
