"""The drawing shows what the engine runs: the facts that lead to a rule are those that the compiled rule reads."""

import re
import shutil
from datetime import date
from html import unescape
from xml.etree.ElementTree import fromstring

import graphviz
import pytest

from navigator.review.dependence import (
    CATEGORY,
    CONDITION,
    FACT,
    INSTEAD,
    LEADS,
    PLACE,
    RANKS,
    RESTS,
    SCHEME,
    THEN,
    WINDOW,
    Dependence,
    DependenceEdge,
    DependenceItem,
    dependence,
)
from navigator.review.dependence_drawing import (
    AROUND_ONE,
    MEANINGS,
    GraphRow,
    _wrapped,
    drawing,
    graph_page,
    mermaid,
    svg,
)
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


DRAWN = Dependence(
    (DependenceItem("age", FACT, "年齢"), DependenceItem("old", CATEGORY, "年配の方"), DependenceItem("desk", WINDOW, "相談の\\窓口で、とても長い名前のところ")),
    (DependenceEdge("age", "old", RESTS), DependenceEdge("old", "desk", INSTEAD)),
)  # fmt: skip


def test_each_item_and_edge_is_drawn_by_its_kind(monkeypatch):
    drawn = []

    def pipe(picture, format, encoding):
        drawn.append((picture.name, format, encoding, picture.source))
        return "<?xml?><svg width='1'></svg>"

    monkeypatch.setattr(graphviz.Digraph, "pipe", pipe)
    assert svg(DRAWN, "図 <\"甲\">") == "<svg role=\"img\" aria-label=\"図 &lt;&quot;甲&quot;&gt;\" width='1'></svg>"
    ((name, format, encoding, source),) = drawn
    assert (name, format, encoding) == ("図 <\"甲\">", "svg", "utf-8")
    lines = [line.strip() for line in source.splitlines()]
    assert lines[1:4] == [
        "graph [bgcolor=white nodesep=0.18 rankdir=LR ranksep=1.2]",
        'node [fontname="Noto Sans CJK JP, Noto Sans JP, Hiragino Sans, Yu Gothic, sans-serif" fontsize=13 height=0.3 margin="0.14,0.07"]',
        "edge [arrowsize=0.7]",
    ]
    assert lines[4] == 'n0 [label="年齢" color="#4a5fb5" fillcolor="#eef1fb" shape=box style="rounded,filled" tooltip=age]'
    assert lines[5] == 'n1 [label="年配の方" color="#8a6500" fillcolor="#fdf3d8" shape=hexagon style=filled tooltip=old]'
    assert lines[6].startswith('n2 [label="相談の\\\\窓口')
    assert lines[-3:-1] == ['n0 -> n1 [color="#4a5fb5" tooltip="age → old"]', 'n1 -> n2 [color="#a81021" style=dashed tooltip="old → desk"]']


def test_without_graphviz_there_is_no_picture(monkeypatch):
    def missing(*_, **__):
        raise graphviz.ExecutableNotFound(["dot"])

    monkeypatch.setattr(graphviz.Digraph, "pipe", missing)
    assert svg(DRAWN, "図") == ""


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


ITEMS = tuple(
    DependenceItem(id, kind, name)
    for id, kind, name in (("a", FACT, '年齢"A"'), ("b", CONDITION, "合う方"), ("c", CATEGORY, "類型"), ("d", WINDOW, "窓口"), ("e", SCHEME, "支援策"))
)
EDGES = (("a", "b", RESTS), ("a", "d", PLACE), ("b", "c", RANKS), ("e", "d", LEADS), ("d", "e", INSTEAD), ("d", "c", THEN))
SMALL = Dependence(ITEMS, tuple(DependenceEdge(*edge) for edge in EDGES))


def test_each_kind_has_its_shape_and_its_line_in_mermaid():
    assert mermaid(SMALL).splitlines() == [
        "flowchart LR", '  n0(["年齢#quot;A#quot;"])', '  n1["合う方"]', '  n2{{"類型"}}', '  n3[["窓口"]]', '  n4["支援策"]',
        "  n0 --> n1", "  n0 -.-> n3", "  n1 -.-> n2", "  n4 --> n3", "  n3 -.-> n4", "  n3 ==> n2",
    ]  # fmt: skip


@needs_graphviz
def test_each_kind_has_its_colour_and_its_line_in_the_picture():
    root = fromstring(re.sub(r' xmlns="[^"]*"', "", drawing(SMALL, '図"1"').svg, count=1))
    assert (root.get("role"), root.get("aria-label")) == ("img", '図"1"')
    edges = {
        edge.find(".//*[@{http://www.w3.org/1999/xlink}title]").get("{http://www.w3.org/1999/xlink}title"): edge.find(".//path")
        for edge in root.findall(".//g[@class='edge']")
    }
    assert {title: (path.get("stroke"), path.get("stroke-dasharray"), path.get("stroke-width")) for title, path in edges.items()} == {
        "a → b": ("#4a5fb5", None, None), "a → d": ("#4a5fb5", "1,5", None), "b → c": ("#8a6500", "1,5", None),
        "e → d": ("#115a36", None, "2"), "d → e": ("#a81021", "5,2", None), "d → c": ("#115a36", "5,2", None),
    }  # fmt: skip
    nodes = {node.find(".//a").get("{http://www.w3.org/1999/xlink}title"): node for node in root.findall(".//g[@class='node']")}
    fills = {id: next(shape.get("fill") for shape in node.iter() if shape.tag in ("path", "polygon")) for id, node in nodes.items()}
    assert fills == {"a": "#eef1fb", "b": "#f4f4f5", "c": "#fdf3d8", "d": "#e3f4ea", "e": "#ffffff"}


def test_the_page_of_a_small_graph_is_told_whole(t):
    page = graph_page(SMALL, "図", t)
    assert page.title == "図"
    assert page.summary == "5 のものと 6 本の線です。図の下に、同じことを言葉で書きます。"
    assert [picture.caption for picture in page.drawings] == ["何で決まるか", "対象外のときと、次の段階"]
    assert [picture.mermaid.count("->") + picture.mermaid.count("=>") for picture in page.drawings] == [3, 2]
    assert page.legend == tuple((kind, MEANINGS[kind]) for kind in (RESTS, PLACE, LEADS, INSTEAD, THEN))
    assert page.rows == (
        GraphRow("合う方", "条件", "b", (("決め手になる質問と条件", ('年齢"A"',)),)),
        GraphRow("類型", "類型", "c", (("順番を変える質問と条件", ("合う方",)),)),
        GraphRow("窓口", "窓口", "d", (("受け持ちを決める質問", ('年齢"A"',)), ("対象外のときの案内", ("支援策",)), ("次の段階", ("類型",)))),
        GraphRow("支援策", "支援策", "e", (("窓口", ("窓口",)),)),
    )


@needs_graphviz
@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("みじかい", ["みじかい"]),
        ("あ" * 16, ["あ" * 16]),
        ("あ" * 18, ["あ" * 9] * 2),
        ("窓口（サポステ）", ["窓口（サポステ）"]),
        ("若者サポートステーション（サポステ）", ["若者サポートステーション", "（サポステ）"]),
        ("ハローワーク 仕事の相談と紹介の窓口", ["ハローワーク", "仕事の相談と紹介の窓口"]),
    ],
)
def test_a_long_name_stands_on_lines_of_like_length(name, lines):
    picture = drawing(Dependence((DependenceItem("a", FACT, name),), ()), "図").svg
    shown = [unescape(text).replace("\N{NO-BREAK SPACE}", " ").strip() for text in re.findall(r"<text[^>]*>(.*?)</text>", picture)]
    assert shown == lines


@pytest.mark.parametrize(("name", "lines"), [
    ("長" * 13 + "（甲）", ["長" * 13 + "（甲）"]), ("長" * 14 + "（甲）", ["長" * 14, "（甲）"]), ("長" * 16, ["長" * 16]), ("長" * 17, ["長" * 9, "長" * 8]),
    ("a" * 9 + " " + "b" * 9, ["a" * 9, "b" * 9]), ("", [""]),
])  # fmt: skip
def test_a_long_name_stands_on_lines_of_similar_length(name, lines):
    assert _wrapped(name) == "\n".join(lines)
