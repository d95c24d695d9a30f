"""The drawing shows what the engine runs: the facts that lead to a rule are those that the compiled rule reads."""

import re
import shutil
from datetime import date
from html import unescape

import pytest

from navigator.review.dependence import dependence
from navigator.review.dependence_drawing import AROUND_ONE, drawing, graph_page, mermaid
from navigator.web.rendering.standalone_page import render_standalone

DAY = date(2025, 10, 1)
needs_graphviz = pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")


@pytest.fixture(scope="module")
def whole(knowledge, t):
    return dependence(knowledge, DAY, t)


@needs_graphviz
def test_the_picture_has_a_title_and_every_name(whole, t):
    picture = drawing(whole.around("saposute"), "サポステのまわり").svg
    assert picture.startswith('<svg role="img" aria-label="サポステのまわり" ')
    letters = re.sub(r"<[^>]*>|\s", "", unescape(picture))
    for item in whole.around("saposute").items:
        assert re.sub(r"\s", "", item.name) in letters
    assert " style=" not in picture
    assert min(map(float, re.findall(r'font-size="([\d.]+)"', picture))) >= 13


def test_mermaid_says_the_same(whole):
    around = whole.around("saposute")
    text = mermaid(around)
    assert text.startswith("flowchart LR\n")
    assert len(text.splitlines()) == 1 + len(around.items) + len(around.edges)


def test_the_page_says_in_words_what_it_draws(whole, t):
    page = graph_page(whole.around("saposute-counselling"), "図", t, AROUND_ONE)
    row = next(row for row in page.rows if row.id == "saposute-counselling")
    assert dict(row.lines)["次の段階"] == ("会社での職場体験", "県のジョブ・トレーニング", "無料の職業訓練（実践コース）")
    assert dict(row.lines)["決め手になる質問と条件"] == ("サポステに合う方", "お仕事のようす")
    condition = next(row for row in page.rows if row.id == "saposute_user")
    assert "働く準備" in dict(condition.lines)["決め手になる質問と条件"]
    html = render_standalone("staff/graph.html", t, page=page)
    assert "<script" not in html
    assert " style=" not in html
    assert "この答えで決まる" in html


def test_without_graphviz_the_page_holds_the_text(whole, t, monkeypatch):
    monkeypatch.setenv("PATH", "")
    page = graph_page(whole, "図", t)
    assert [f.svg for f in page.drawings] == ["", ""]
    assert "flowchart LR" in render_standalone("staff/graph.html", t, page=page)
