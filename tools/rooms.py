"""Draws the rooms of the house from the code: the picture in docs/architecture.md and the list of modules in docs/rooms.md.

`make rooms` writes both; a test compares them with the code.
"""

import ast
import sys
from pathlib import Path

import grimp

ROOT = Path(__file__).parent.parent
PICTURE, LIST = ROOT / "docs" / "architecture.md", ROOT / "docs" / "rooms.md"
BEGIN, END = "<!-- rooms: made by `make rooms` -->", "<!-- end of rooms -->"
HEAD = """# Rooms and modules

Every module with the first sentence of its docstring. Made by `make rooms`; what a room may import stands in [architecture.md](architecture.md).
"""


def packages() -> list[str]:
    """Every package below `navigator`, outer ones first, each room's own rooms behind it."""
    folders = sorted(path.parent for path in (ROOT / "navigator").rglob("__init__.py"))
    return [".".join(folder.relative_to(ROOT).parts) for folder in folders if folder != ROOT / "navigator"]


def first_sentence(module: str) -> str:
    """The first sentence of a module's docstring."""
    path = ROOT / Path(*module.split("."))
    source = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    text = " ".join((ast.get_docstring(ast.parse(source.read_text(encoding="utf-8"))) or "").split())
    return text.split(". ")[0].rstrip(".") + "."


def edges_within(graph: grimp.ImportGraph, rooms: list[str]) -> list[tuple[str, str]]:
    """Which of some rooms import which, without what follows from the others."""
    uses = {
        room: {
            other for other in rooms
            if other != room and graph.find_shortest_chain(room, other, as_packages=True) is not None
        }
        for room in rooms
    }  # fmt: skip
    return [
        (room, other) for room in rooms for other in sorted(uses[room])
        if not any(other in uses[middle] and room not in uses[middle] for middle in uses[room] - {other})
    ]  # fmt: skip


def picture(graph: grimp.ImportGraph) -> str:
    """The rooms as a Mermaid flow chart: an arrow says "imports"."""
    rooms = packages()
    outer = [room for room in rooms if room.count(".") == 1]
    lines = ["```mermaid", "flowchart TD"]
    for room in outer:
        inner = [other for other in rooms if other.startswith(f"{room}.") and other.count(".") == 2]
        name = room.removeprefix("navigator.")
        if not inner:
            lines.append(f"  {_node(room)}[{name}]")
            continue
        lines.append(f"  subgraph {_node(room)}[{name}]")
        lines += [f"    {_node(other)}[{other.rpartition('.')[2]}]" for other in inner]
        lines += [f"    {_node(a)} --> {_node(b)}" for a, b in edges_within(graph, inner)]
        lines.append("  end")
    lines += [f"  {_node(a)} --> {_node(b)}" for a, b in edges_within(graph, outer)]
    return "\n".join([*lines, "```"])


def _node(room: str) -> str:
    return room.removeprefix("navigator.").replace(".", "_")


def module_list() -> str:
    """Every room with its modules."""
    parts = [HEAD]
    for room in packages():
        folder = ROOT / Path(*room.split("."))
        modules = sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")
        rows = [f"- `{name}`: {first_sentence(f'{room}.{name}')}" for name in modules]
        title = room.removeprefix("navigator.").replace(".", "/")
        parts.append("\n".join([f"## {title}/", "", first_sentence(room), "", *rows, ""]))
    return "\n".join(parts)


def pages() -> dict[Path, str]:
    """Both pages as the code has them."""
    sys.path.insert(0, str(ROOT))
    graph = grimp.build_graph("navigator", cache_dir=None)
    text = PICTURE.read_text(encoding="utf-8")
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    return {PICTURE: f"{before}{BEGIN}\n{picture(graph)}\n{END}{after}", LIST: module_list()}


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
