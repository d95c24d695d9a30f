"""Charts of published tables: SVG pictures that a page holds as images, so that the strict policy stays.

A picture says nothing that the table beside it does not; what is hidden there is a gap here.
"""

import re
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache

import pygal
from pygal.style import Style

from navigator.dialogue.wording.translation import Translator
from navigator.usage.publish.files import text
from navigator.usage.publish.tables import Table, TableLine

SCRIPT = re.compile(rb"<script.*?</script>", re.DOTALL)  # tooltips; inert in an image, and dead weight
COLOURS = ("#00118f", "#c74700", "#197a4b", "#8b5cf6", "#6b6b6b")
WIDTH, ROW, HEAD = 460, 30, 50
TREND = 380
SIZE = 14
LONGEST = 13  # letters of a name beside a bar
MOST = 12  # bars that a phone can still show
STYLE = Style(
    background="#ffffff", plot_background="#ffffff", foreground="#1a1a1a", foreground_strong="#1a1a1a",
    foreground_subtle="#767676", guide_stroke_color="#d9d9d9", major_guide_stroke_color="#d9d9d9", colors=COLOURS,
    font_family="sans-serif", label_font_size=SIZE, major_label_font_size=SIZE, legend_font_size=SIZE,
    opacity="1", opacity_hover="1",
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


def bars(table: Table, event: str, t: Translator) -> Picture | None:
    """The largest figures of a column as bars; None when there is none."""
    column = table.events.index(event)
    lines = sorted(
        (line for line in table.lines if line.figures[column].is_published), key=lambda at: -at.figures[column].n
    )
    if not lines:
        return None
    values = tuple(at.figures[column].n for at in lines[:MOST])
    names = tuple(f"{_short(t(at.name))} {text(at.figures[column], t)}" for at in lines[:MOST])
    words = t("{title}の棒グラフ。{what}。数は、表と同じです。").format(
        title=t(table.title), what=t(table.heads[column])
    )
    height = HEAD + ROW * len(names)
    return Picture(
        _bars(tuple(reversed(names)), Series(t(table.heads[column]), tuple(reversed(values))), height),
        words,
        height,
    )


def trend(table: Table, events: tuple[str, ...], t: Translator) -> Picture | None:
    """Columns over the months as lines; None for a single month."""
    if len(table.lines) < 2 or not table.told:
        return None
    columns = [table.events.index(event) for event in events]
    series = tuple(
        Series(t(table.heads[n]), tuple(_plotted(line, n) for line in table.lines)) for n in columns
    )
    words = t("{title}の折れ線グラフ。数は、表と同じです。").format(title=t(table.title))
    return Picture(_lines(tuple(line.key for line in table.lines), series), words, TREND)


def _room(names: tuple[str, ...]) -> int:
    """What the library leaves out of account: a Japanese letter is as wide as it is high."""
    return max(sum(SIZE if ord(letter) > 0x2E80 else SIZE // 2 for letter in name) - round(len(name) * SIZE * 0.6) for name in names)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"


def _plotted(line: TableLine, column: int) -> int | None:
    figure = line.figures[column]
    return figure.n if figure.is_complete else None


@lru_cache(maxsize=256)
def _bars(names: tuple[str, ...], series: Series, height: int) -> str:
    chart = pygal.HorizontalBar(
        style=STYLE, js=[], explicit_size=True, width=WIDTH, height=height, show_legend=False,
        show_x_labels=False, margin_left=20 + _room(names),
        show_y_labels=True, show_x_guides=False, show_y_guides=False, range=(0, max(n or 0 for n in series.values)),
    )  # fmt: skip
    chart.x_labels = names
    chart.add(series.name, series.values)
    return _source(chart)


@lru_cache(maxsize=64)
def _lines(names: tuple[str, ...], series: tuple[Series, ...]) -> str:
    chart = pygal.Line(
        style=STYLE, js=[], explicit_size=True, width=WIDTH, height=TREND, legend_at_bottom=True, dots_size=4,
        legend_at_bottom_columns=1, value_formatter=_said, x_label_rotation=40, include_x_axis=True, truncate_label=7,
    )  # fmt: skip
    chart.x_labels = names
    for one in series:
        chart.add(one.name, one.values)
    return _source(chart)


def _said(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}"


def _source(chart: pygal.Graph) -> str:
    drawn = SCRIPT.sub(b"", chart.render())
    return "data:image/svg+xml;base64," + b64encode(drawn).decode("ascii")
