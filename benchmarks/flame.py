"""A flame picture of a turn: where the processor's time goes, as an SVG to open in a browser.

    python benchmarks/flame.py [--lang ja] [--many 600] [--out flame.svg]

Looks at the stack after each thousandth of a second of processor, in this process and without a server. Wide is dear; what
stands above was called by what stands below it. Point at a field for its name and share.
"""

import argparse
import asyncio
import os
import signal
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from types import FrameType

from layers import ANSWERS, Visitor

EVERY = 0.001  # seconds of processor
WIDTH, ROW, LETTER, LEAST = 1400, 15, 6.6, 0.003  # pixels, and the share below which nothing is drawn
COLOURS = (("navigator", "#c8553d"), ("templates", "#d98f3f"), ("jinja2", "#e3b35c"), ("starlette", "#6f8fa8"), ("fastapi", "#6f8fa8"))
PACKAGES = "site-packages"


@dataclass
class Call:
    """A function where it was called from, and how often it was seen there."""

    name: str = "all"
    path: str = ""
    seen: int = 0
    calls: dict[tuple[str, str], "Call"] = field(default_factory=dict)

    def add(self, stack: list[tuple[str, str]], times: int) -> None:
        self.seen += times
        if stack:
            path, name = stack[0]
            self.calls.setdefault(stack[0], Call(name, path)).add(stack[1:], times)

    @property
    def depth(self) -> int:
        return 1 + max((call.depth for call in self.calls.values()), default=0)


class Looks:
    """The stacks that were seen."""

    def __init__(self) -> None:
        self.stacks: Counter[tuple[tuple[str, str], ...]] = Counter()

    def look(self, _number: int, frame: FrameType | None) -> None:
        stack = []
        while frame is not None:
            stack.append((_short(frame.f_code.co_filename), frame.f_code.co_name))
            frame = frame.f_back
        self.stacks[tuple(reversed(stack))] += 1

    def tree(self, below: str) -> Call:
        """The calls below a function."""
        root = Call()
        for stack, times in self.stacks.items():
            names = [name for _, name in stack]
            if below in names:
                root.add([*stack[names.index(below) + 1 :]], times)
        return root


def _short(path: str) -> str:
    """A path from the package on."""
    parts = Path(path).parts
    start = parts.index(PACKAGES) + 1 if PACKAGES in parts else next((n for n, part in enumerate(parts) if part in ("navigator", "templates")), -1)
    return "/".join(parts[start:])


def svg(root: Call) -> str:
    """The picture, from below."""
    height = (root.depth + 1) * ROW
    rows = "".join(_fields(root, 0.0, WIDTH / max(1, root.seen), height - ROW, root.seen))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="monospace" font-size="11">'
        f'<rect width="{WIDTH}" height="{height}" fill="#fffdf8"/>{rows}</svg>'
    )


def _fields(call: Call, left: float, scale: float, top: float, whole: int) -> list[str]:
    width = call.seen * scale
    label = f"{call.path} {call.name}".strip()
    colour = next((colour for part, colour in COLOURS if call.path.startswith(part)), "#a9a294")
    shown = escape(label[-int(width / LETTER) :]) if width > 5 * LETTER else ""
    drawn = [
        f'<g><title>{escape(label)} {call.seen / whole:.1%}</title><rect x="{left:.1f}" y="{top}" width="{max(width - 0.5, 0.5):.1f}" height="{ROW - 1}" '
        f'fill="{colour}"/><text x="{left + 2:.1f}" y="{top + ROW - 4}">{shown}</text></g>'
    ]
    for below in sorted(call.calls.values(), key=lambda each: each.name):
        if below.seen >= LEAST * whole:
            drawn += _fields(below, left, scale, top - ROW, whole)
        left += below.seen * scale
    return drawn


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--lang", default="ja")
    arguments.add_argument("--many", type=int, default=600)
    arguments.add_argument("--out", type=Path, default=Path("flame.svg"))
    given = arguments.parse_args()
    sys.path.insert(0, str(Path(__file__).parents[1]))
    os.environ |= {"NAVIGATOR_DATA_DIR": tempfile.mkdtemp(), "NAVIGATOR_TURNS_A_MINUTE": "100000000"}
    from navigator.web.app import create_app

    visitor, looks = Visitor(create_app(), given.lang), Looks()
    asyncio.run(visitor.turns(len(ANSWERS)))
    signal.signal(signal.SIGPROF, looks.look)
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    asyncio.run(visitor.turns(given.many))
    signal.setitimer(signal.ITIMER_PROF, 0)
    root = looks.tree("ask")
    given.out.write_text(svg(root), encoding="utf-8")
    print(f"{root.seen} looks at {given.many} turns: {given.out}, {given.out.stat().st_size / 1024:.0f} KB")


if __name__ == "__main__":
    main()
