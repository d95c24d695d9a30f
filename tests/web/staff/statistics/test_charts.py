"""Charts are images that say no more than the table beside them."""

import base64
import re

from navigator.usage.publish.publication import HIDDEN_FIGURE, PublishedFigure
from navigator.usage.publish.tables import Table, TableLine
from navigator.web.staff.statistics.charts import (
    BAR_HEIGHT,
    HEAD_HEIGHT,
    MAX_BARS,
    bar_chart,
    largest_lines,
    line_chart,
)


def test_charts_are_pictures_without_script(officer, counted):
    page = officer("viewer").get("overview?from=2026-09&to=2026-10").text
    pictures = re.findall(r'<img class="chart" src="data:image/svg\+xml;base64,([^"]+)" alt="([^"]+)"', page)
    assert len(pictures) >= 4, len(pictures)
    for source, words in pictures:
        assert "<script" not in base64.b64decode(source).decode()
        assert "グラフ" in words
    assert "<script" not in page
    assert " style=" not in page


def table(*figures, events=("started",)):
    lines = tuple(TableLine(str(n), f"行{n}", (figure,)) for n, figure in enumerate(figures))
    return Table("t", "表", "", "", events, lines)


def test_bars_are_the_largest_published_figures(t):
    several = table(*(PublishedFigure(100 + n) for n in range(MAX_BARS + 1)), HIDDEN_FIGURE)
    assert [line.key for line in largest_lines(several, 0)][:2] == [str(MAX_BARS), str(MAX_BARS - 1)]
    assert len(largest_lines(several, 0)) == MAX_BARS + 1
    picture = bar_chart(several, "started", t)
    assert picture.height == HEAD_HEIGHT + BAR_HEIGHT * MAX_BARS
    svg = base64.b64decode(picture.source.partition(",")[2]).decode()
    assert "行12 112" in svg
    assert "行0 100" not in svg
    assert bar_chart(table(HIDDEN_FIGURE), "started", t) is None


def test_a_trend_needs_two_months_and_a_figure(t):
    figure = PublishedFigure(100)
    assert line_chart(table(figure), ("started",), t) is None
    assert line_chart(table(HIDDEN_FIGURE, HIDDEN_FIGURE), ("started",), t) is None
    assert line_chart(table(figure, HIDDEN_FIGURE), ("started",), t).words.startswith("表の折れ線グラフ")
