"""Charts say no more than the table beside them, and every name is whole."""

import re

from navigator.usage.publish.figure import HIDDEN_FIGURE, PublishedFigure
from navigator.usage.publish.tables import Table, TableLine
from navigator.web.staff.statistics.charts import MAX_BARS, bar_chart, largest_lines, months_chart


def test_charts_are_drawn_without_script_and_style(officer, counted):
    page = officer("viewer").get("overview?from=2026-09&to=2026-10").text
    assert page.count('<table class="bars">') >= 3
    assert 'class="trend"' in page
    assert "<script" not in page
    assert " style=" not in page


def test_the_longest_name_is_whole_on_its_bar(officer, counted, knowledge):
    page = officer("viewer").get("overview").text
    bars = "".join(re.findall(r'<table class="bars">.*?</table>', page, re.DOTALL))
    assert knowledge.window_words["saposute"].name in bars
    assert "…" not in bars


def table(*figures, events=("started",)):
    lines = tuple(TableLine(f"2026-{n + 1:02}", f"行{n}", (figure,)) for n, figure in enumerate(figures))
    return Table("t", "表", "", "", events, lines)


def test_bars_are_the_largest_published_figures(t):
    several = table(*(PublishedFigure(100 + n) for n in range(MAX_BARS + 1)), HIDDEN_FIGURE)
    assert [line.name for line in largest_lines(several, 0)][:2] == [f"行{MAX_BARS}", f"行{MAX_BARS - 1}"]
    bars = bar_chart(several, "started", t).bars
    assert len(bars) == MAX_BARS
    assert [(bar.name, bar.figure, bar.percent) for bar in (bars[0], bars[-1])] == [("行8", "108", 100.0), ("行1", "101", 93.5)]
    assert len(bar_chart(several, "started", t, 5).bars) == 5
    assert bar_chart(table(HIDDEN_FIGURE), "started", t) is None


def test_a_month_that_is_hidden_is_a_gap(t):
    figure = PublishedFigure(100)
    assert months_chart(table(figure), ("started",), t) is None
    drawn = months_chart(table(figure, figure, HIDDEN_FIGURE, figure + HIDDEN_FIGURE, figure, figure), ("started",), t)
    assert len(drawn.lines[0].pieces) == 2
    assert len(drawn.lines[0].dots) == 4
    assert drawn.words.startswith("表の折れ線グラフ")
