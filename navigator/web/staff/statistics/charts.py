"""Charts of published tables: SVG in <img>, since the content security policy allows no inline style or script.

A chart says no more than the table beside it; a figure that is hidden there is a gap here.
"""

import re
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache

import pygal
from pygal.style import Style

from navigator.dialogue.wording.translation import Translator
from navigator.usage.publish.files import figure_text
from navigator.usage.publish.tables import Table, TableLine

SCRIPT = re.compile(rb"<script.*?</script>", re.DOTALL)  # pygal's tooltips: an image runs no script
COLOURS = ("#00118f", "#c74700", "#197a4b", "#8b5cf6", "#6b6b6b")
WIDTH, BAR_HEIGHT, HEAD_HEIGHT = 460, 30, 50  # pixels
TREND_HEIGHT = 380
FONT_SIZE = 14
MAX_LETTERS = 13  # of a name beside a bar
MAX_BARS = 12  # that a phone can still show
STYLE = Style(
    background="#ffffff", plot_background="#ffffff", foreground="#1a1a1a", foreground_strong="#1a1a1a",
    foreground_subtle="#767676", guide_stroke_color="#d9d9d9", major_guide_stroke_color="#d9d9d9", colors=COLOURS,
    font_family="sans-serif", label_font_size=FONT_SIZE, major_label_font_size=FONT_SIZE, legend_font_size=FONT_SIZE,
    opacity="1", opacity_hover="1",
)  # fmt: skip


@dataclass(frozen=True)
class Series:
    """A line or a set of bars, in one colour. None is a gap."""

    name: str
    values: tuple[int | None, ...]


@dataclass(frozen=True)
class Picture:
    """A chart on the page."""

    source: str  # data URL
    words: str  # for whoever cannot see it
    height: int  # pixels
    width: int = WIDTH


def bar_chart(table: Table, event: str, t: Translator) -> Picture | None:
    """The largest published figures of a column as bars; None when there is none."""
    column = table.events.index(event)
    head = t(table.heads[column])
    lines = largest_lines(table, column)[:MAX_BARS]
    if not lines:
        return None
    values = tuple(line.figures[column].n for line in lines)
    names = tuple(f"{_short(t(line.name))} {figure_text(line.figures[column], t)}" for line in lines)
    words = t("{title}の棒グラフ。{what}。数は、表と同じです。").format(title=t(table.title), what=head)
    height = HEAD_HEIGHT + BAR_HEIGHT * len(names)
    return Picture(_bar_chart_url(names[::-1], Series(head, values[::-1]), height), words, height)


def largest_lines(table: Table, column: int) -> list[TableLine]:
    """The lines whose figure in the column is published, the largest first."""
    lines = [line for line in table.lines if line.figures[column].is_published]
    return sorted(lines, key=lambda line: -line.figures[column].n)


def line_chart(table: Table, events: tuple[str, ...], t: Translator) -> Picture | None:
    """Columns over the months as lines; None for a single month."""
    if len(table.lines) < 2 or not table.lines_with_figures:
        return None
    columns = [table.events.index(event) for event in events]
    series = tuple(Series(t(table.heads[n]), tuple(_plotted(line, n) for line in table.lines)) for n in columns)
    words = t("{title}の折れ線グラフ。数は、表と同じです。").format(title=t(table.title))
    return Picture(_line_chart_url(tuple(line.key for line in table.lines), series), words, TREND_HEIGHT)


def _extra_margin(names: tuple[str, ...]) -> int:
    """Pixels that pygal leaves out of account: a Japanese letter is as wide as it is high."""
    return max(
        sum(FONT_SIZE if ord(letter) > 0x2E80 else FONT_SIZE // 2 for letter in name) - round(len(name) * FONT_SIZE * 0.6)
        for name in names
    )


def _short(name: str) -> str:
    return name if len(name) <= MAX_LETTERS else name[: MAX_LETTERS - 1] + "…"


def _plotted(line: TableLine, column: int) -> int | None:
    figure = line.figures[column]
    return figure.n if figure.is_complete else None


@lru_cache(maxsize=256)
def _bar_chart_url(names: tuple[str, ...], series: Series, height: int) -> str:
    chart = pygal.HorizontalBar(
        style=STYLE, js=[], explicit_size=True, width=WIDTH, height=height, show_legend=False,
        show_x_labels=False, margin_left=20 + _extra_margin(names),
        show_y_labels=True, show_x_guides=False, show_y_guides=False, range=(0, max(n or 0 for n in series.values)),
    )  # fmt: skip
    chart.x_labels = names
    chart.add(series.name, series.values)
    return _data_url(chart)


@lru_cache(maxsize=64)
def _line_chart_url(names: tuple[str, ...], series: tuple[Series, ...]) -> str:
    chart = pygal.Line(
        style=STYLE, js=[], explicit_size=True, width=WIDTH, height=TREND_HEIGHT, legend_at_bottom=True, dots_size=4,
        legend_at_bottom_columns=1, value_formatter=_formatted, x_label_rotation=40, include_x_axis=True, truncate_label=7,
    )  # fmt: skip
    chart.x_labels = names
    for line in series:
        chart.add(line.name, line.values)
    return _data_url(chart)


def _formatted(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}"


def _data_url(chart: pygal.Graph) -> str:
    svg = SCRIPT.sub(b"", chart.render())
    return "data:image/svg+xml;base64," + b64encode(svg).decode("ascii")
