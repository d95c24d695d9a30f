"""Dependence drawn: as SVG by Graphviz, as Mermaid text where there is none, and always in words."""

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
    """One thing in words: what it rests on, and where it leads."""

    name: str
    kind: str
    id: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Drawing:
    """One picture. `svg` is "" where Graphviz is missing; `mermaid` says the same."""

    caption: str
    svg: str
    mermaid: str


@dataclass(frozen=True)
class GraphPage:
    """The page: one picture of what lies around a thing, or two of everything."""

    title: str
    summary: str
    figures: tuple[Drawing, ...]
    legend: tuple[tuple[str, str], ...]  # kind of line, meaning
    rows: tuple[GraphRow, ...]


GROUNDS, PATHS = (RESTS, PLACE, LEADS), (INSTEAD, THEN)
WHOLE = (("何で決まるか", GROUNDS), ("対象外のときと、次の段階", PATHS))
NEAR = (("まわりの決まり", tuple(MEANINGS)),)


def graph_page(
    drawn: Dependence, title: str, t: Translator, pictures: Sequence[tuple[str, Sequence[str]]] = WHOLE
) -> GraphPage:
    """All of a drawing, in these pictures: (caption, kinds of lines)."""
    kinds = {line.kind for line in drawn.edges} & {kind for _, shown in pictures for kind in shown}
    return GraphPage(
        title=title,
        summary=t("{items} のものと {lines} 本の線です。図の下に、同じことを言葉で書きます。").format(
            items=len(drawn.items), lines=len(drawn.edges)
        ),
        figures=tuple(figure(drawn.only(kinds), t(caption)) for caption, kinds in pictures),
        legend=tuple((kind, t(text)) for kind, text in MEANINGS.items() if kind in kinds),
        rows=tuple(_rows(drawn, t)),
    )


def figure(drawn: Dependence, caption: str) -> Drawing:
    """One picture."""
    return Drawing(caption, svg(drawn, caption) or "", mermaid(drawn))


def svg(drawn: Dependence, title: str) -> str | None:
    """The drawing with a title that is read out; None where Graphviz is not installed."""
    graph = graphviz.Digraph(
        title,
        graph_attr={
            "rankdir": "LR",
            "ranksep": "1.2",
            "nodesep": "0.18",
            "bgcolor": "white",
            "concentrate": "false",
        },
        node_attr={"fontname": FONT, "fontsize": "13", "margin": "0.14,0.07", "height": "0.3"},
        edge_attr={"arrowsize": "0.7"},
    )
    numbers = {item.id: f"n{n}" for n, item in enumerate(drawn.items)}
    for item in drawn.items:
        graph.node(
            numbers[item.id], graphviz.escape(_wrapped(item.name)), **SHAPES[item.kind], tooltip=item.id
        )
    for line in drawn.edges:
        graph.edge(
            numbers[line.start], numbers[line.end], **STROKES[line.kind], tooltip=f"{line.start} → {line.end}"
        )
    try:
        text = str(graph.pipe(format="svg", encoding="utf-8"))
    except graphviz.ExecutableNotFound:
        return None
    label = html.escape(title, quote=True)
    return text[text.index("<svg") :].replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)


def mermaid(drawn: Dependence) -> str:
    """The drawing as Mermaid text."""
    numbers = {item.id: f"n{n}" for n, item in enumerate(drawn.items)}
    arrows = {INSTEAD: "-.->", RANKS: "-.->", PLACE: "-.->", THEN: "==>"}
    lines = ["flowchart LR"]
    for item in drawn.items:
        opened, closed = {FACT: ("([", "])"), CATEGORY: ("{{", "}}"), WINDOW: ("[[", "]]")}.get(
            item.kind, ("[", "]")
        )
        lines.append(f'  {numbers[item.id]}{opened}"{_quoted(item.name)}"{closed}')
    for line in drawn.edges:
        lines.append(f"  {numbers[line.start]} {arrows.get(line.kind, '-->')} {numbers[line.end]}")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return text.replace('"', "#quot;")


def _wrapped(text: str, width: int = 16) -> str:
    """A long name over several lines of like length; what stands in brackets begins its own."""
    mark = "（" if "（" in text else " "
    head, _, tail = text.partition(mark)
    parts = [head, (mark + tail).strip()] if head and tail and len(text) > width else [text]
    lines = []
    for part in parts:
        size = ceil(len(part) / ceil(len(part) / width)) if part else 1
        lines += [part[n : n + size] for n in range(0, len(part), size)]
    return "\n".join(lines)


def _rows(drawn: Dependence, t: Translator) -> Iterator[GraphRow]:
    names = {item.id: item.name for item in drawn.items}
    for item in drawn.items:
        if item.kind != FACT:
            yield GraphRow(item.name, t(KINDS[item.kind]), item.id, tuple(_words(drawn, item, names, t)))


def _words(
    drawn: Dependence, item: DependenceItem, names: Mapping[str, str], t: Translator
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What bears on a thing, and what it leads to, by kind of line."""
    for kind, text in (
        (RESTS, "決め手になる質問と条件"),
        (PLACE, "受け持ちを決める質問"),
        (RANKS, "順番を変える質問と条件"),
    ):
        starts = tuple(names[line.start] for line in drawn.edges if line.kind == kind and line.end == item.id)
        if starts:
            yield t(text), starts
    for kind, text in ((LEADS, "窓口"), (INSTEAD, "対象外のときの案内"), (THEN, "次の段階")):
        ends = tuple(names[line.end] for line in drawn.edges if line.kind == kind and line.start == item.id)
        if ends:
            yield t(text), ends
