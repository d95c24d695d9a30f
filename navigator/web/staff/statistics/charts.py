"""Charts of published tables. A chart says no more than the table beside it; a figure that is hidden there is a gap here."""

from dataclasses import dataclass

from navigator.dialogue.wording.translation import Translator
from navigator.usage.publish.files import figure_text
from navigator.usage.publish.tables import Table, TableLine
from navigator.web.staff.trend_chart import Series, TrendChart, trend_chart

MAX_BARS = 8  # the whole table is one tap away


@dataclass(frozen=True)
class Bar:
    """A name, whole, and a figure as long as its share of the longest."""

    name: str
    figure: str
    percent: float
    sections: tuple[str, ...] = ()  # of the plan


@dataclass(frozen=True)
class BarChart:
    """Bars in one colour; `head` says what they count."""

    title: str
    head: str
    bars: tuple[Bar, ...]


def bar_chart(table: Table, event: str, t: Translator, most: int = MAX_BARS) -> BarChart | None:
    """The largest published figures of a column as bars; None when there is none."""
    column = table.events.index(event)
    lines = largest_lines(table, column)[:most]
    if not lines:
        return None
    longest = lines[0].figures[column].n
    bars = tuple(
        Bar(
            t(line.name), figure_text(line.figures[column], t),
            round(100 * line.figures[column].n / longest, 1), line.sections,
        )
        for line in lines
    )  # fmt: skip
    return BarChart(t(table.title), t(table.heads[column]), bars)


def largest_lines(table: Table, column: int) -> list[TableLine]:
    """The lines whose figure in the column is published, the largest first."""
    lines = [line for line in table.lines if line.figures[column].is_published]
    return sorted(lines, key=lambda line: -line.figures[column].n)


def months_chart(table: Table, events: tuple[str, ...], t: Translator) -> TrendChart | None:
    """Columns over the months as lines; None for a single month."""
    columns = [table.events.index(event) for event in events]
    series = [Series(t(table.heads[n]), tuple(_plotted(line, n) for line in table.lines)) for n in columns]
    words = t("{title}の折れ線グラフ。数は、表と同じです。").format(title=t(table.title))
    return trend_chart(series, [_short_month(line.key, t) for line in table.lines], words)


def _short_month(month: str, t: Translator) -> str:
    return t("{n}月").format(n=int(month[5:7]))


def _plotted(line: TableLine, column: int) -> float | None:
    figure = line.figures[column]
    return figure.n if figure.is_complete else None
