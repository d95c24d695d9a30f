"""Dependence drawn as SVG by Graphviz, as Mermaid text where there is no Graphviz, and told in words."""

import html
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

import graphviz

from navigator.dialogue.wording.translation import Translator

from .dependence import (
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
    DependenceItem,
)

WIDTH = 16  # letters of a name on one line
FONT = "Noto Sans CJK JP, Noto Sans JP, Hiragino Sans, Yu Gothic, sans-serif"
SHAPES: Mapping[str, Mapping[str, str]] = {
    FACT: {"shape": "box", "style": "rounded,filled", "fillcolor": "#eef1fb", "color": "#4a5fb5"},
    CONDITION: {"shape": "box", "style": "filled", "fillcolor": "#f4f4f5", "color": "#6b6b76"},
    CATEGORY: {"shape": "hexagon", "style": "filled", "fillcolor": "#fdf3d8", "color": "#8a6500"},
    WINDOW: {"shape": "box", "style": "filled,bold", "fillcolor": "#e3f4ea", "color": "#115a36"},
    SCHEME: {"shape": "box", "style": "rounded,filled", "fillcolor": "#ffffff", "color": "#115a36"},
}
STROKES: Mapping[str, Mapping[str, str]] = {
    RESTS: {"color": "#4a5fb5"},
    PLACE: {"color": "#4a5fb5", "style": "dotted"},
    RANKS: {"color": "#8a6500", "style": "dotted"},
    LEADS: {"color": "#115a36", "penwidth": "2"},
    INSTEAD: {"color": "#a81021", "style": "dashed"},
    THEN: {"color": "#115a36", "style": "dashed", "arrowhead": "open"},
}
KINDS = {FACT: "質問", CONDITION: "条件", CATEGORY: "類型", WINDOW: "窓口", SCHEME: "支援策"}
MEANINGS = {
    RESTS: "この答えで決まる",
    PLACE: "場所で受け持ちが決まる",
    RANKS: "順番が変わる",
    LEADS: "この窓口で受けられる",
    INSTEAD: "対象外のとき、代わりに案内する",
    THEN: "次の段階",
}


@dataclass(frozen=True)
class GraphRow:
    """One item in words: what it rests on, and where it leads."""

    name: str
    kind: str
    id: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Drawing:
    """One picture. `svg` is "" where Graphviz is not installed; `mermaid` shows the same."""

    caption: str
    svg: str
    mermaid: str


@dataclass(frozen=True)
class GraphPage:
    """One picture of what lies around an item, or two of everything."""

    title: str
    summary: str
    drawings: tuple[Drawing, ...]
    legend: tuple[tuple[str, str], ...]  # kind of edge, meaning
    rows: tuple[GraphRow, ...]


EVERYTHING = (("何で決まるか", (RESTS, PLACE, LEADS)), ("対象外のときと、次の段階", (INSTEAD, THEN)))
AROUND_ONE = (("まわりの決まり", tuple(MEANINGS)),)


def graph_page(
    graph: Dependence, title: str, t: Translator, pictures: Sequence[tuple[str, Sequence[str]]] = EVERYTHING
) -> GraphPage:
    """The page of a graph, in these pictures: (caption, kinds of edges)."""
    drawn = {edge.kind for edge in graph.edges} & {kind for _, kinds in pictures for kind in kinds}
    return GraphPage(
        title=title,
        summary=t("{items} のものと {lines} 本の線です。図の下に、同じことを言葉で書きます。").format(
            items=len(graph.items), lines=len(graph.edges)
        ),
        drawings=tuple(drawing(graph.of_kinds(kinds), t(caption)) for caption, kinds in pictures),
        legend=tuple((kind, t(text)) for kind, text in MEANINGS.items() if kind in drawn),
        rows=tuple(_rows(graph, t)),
    )


def drawing(graph: Dependence, caption: str) -> Drawing:
    """One picture of all of a graph."""
    return Drawing(caption, svg(graph, caption), mermaid(graph))


def svg(graph: Dependence, title: str) -> str:
    """The picture with a title for screen readers; "" where Graphviz is not installed."""
    picture = graphviz.Digraph(
        title,
        graph_attr={"rankdir": "LR", "ranksep": "1.2", "nodesep": "0.18", "bgcolor": "white"},
        node_attr={"fontname": FONT, "fontsize": "13", "margin": "0.14,0.07", "height": "0.3"},
        edge_attr={"arrowsize": "0.7"},
    )
    numbers = {item.id: f"n{n}" for n, item in enumerate(graph.items)}
    for item in graph.items:
        picture.node(
            numbers[item.id], graphviz.escape(_wrapped(item.name)), **SHAPES[item.kind], tooltip=item.id
        )
    for edge in graph.edges:
        picture.edge(
            numbers[edge.start], numbers[edge.end], **STROKES[edge.kind], tooltip=f"{edge.start} → {edge.end}"
        )
    try:
        text = str(picture.pipe(format="svg", encoding="utf-8"))
    except graphviz.ExecutableNotFound:
        return ""
    label = html.escape(title, quote=True)
    return text[text.index("<svg") :].replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)


def mermaid(graph: Dependence) -> str:
    """The picture as Mermaid text."""
    numbers = {item.id: f"n{n}" for n, item in enumerate(graph.items)}
    arrows = {INSTEAD: "-.->", RANKS: "-.->", PLACE: "-.->", THEN: "==>"}
    lines = ["flowchart LR"]
    for item in graph.items:
        left, right = {FACT: ("([", "])"), CATEGORY: ("{{", "}}"), WINDOW: ("[[", "]]")}.get(
            item.kind, ("[", "]")
        )
        lines.append(f'  {numbers[item.id]}{left}"{_quoted(item.name)}"{right}')
    for edge in graph.edges:
        lines.append(f"  {numbers[edge.start]} {arrows.get(edge.kind, '-->')} {numbers[edge.end]}")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return text.replace('"', "#quot;")


def _wrapped(text: str) -> str:
    """A long name over several lines of similar length; brackets begin a line of their own."""
    mark = "（" if "（" in text else " "
    head, _, tail = text.partition(mark)
    parts = [head, (mark + tail).strip()] if head and tail and len(text) > WIDTH else [text]
    lines = []
    for part in parts:
        size = ceil(len(part) / ceil(len(part) / WIDTH)) if part else 1
        lines += [part[n : n + size] for n in range(0, len(part), size)]
    return "\n".join(lines)


def _rows(graph: Dependence, t: Translator) -> Iterator[GraphRow]:
    names = {item.id: item.name for item in graph.items}
    for item in graph.items:
        if item.kind != FACT:
            yield GraphRow(item.name, t(KINDS[item.kind]), item.id, tuple(_words(graph, item, names, t)))


def _words(
    graph: Dependence, item: DependenceItem, names: Mapping[str, str], t: Translator
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What an item rests on, and where it leads, by kind of edge."""
    for kind, text in (
        (RESTS, "決め手になる質問と条件"),
        (PLACE, "受け持ちを決める質問"),
        (RANKS, "順番を変える質問と条件"),
    ):
        starts = tuple(names[edge.start] for edge in graph.edges if edge.kind == kind and edge.end == item.id)
        if starts:
            yield t(text), starts
    for kind, text in ((LEADS, "窓口"), (INSTEAD, "対象外のときの案内"), (THEN, "次の段階")):
        ends = tuple(names[edge.end] for edge in graph.edges if edge.kind == kind and edge.start == item.id)
        if ends:
            yield t(text), ends
