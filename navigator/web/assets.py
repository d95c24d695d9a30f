"""What only the look of a page needs: how far the door stands open, and the files it is drawn with."""

from collections.abc import Mapping
from pathlib import Path

from navigator.dialogue.conversation.views import TurnView

from .static_files import Asset, read_asset

WIDE = 4  # steps of a door: 0 closed … 4 wide open
KINDS = {
    "comfort.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
    "icon-192.png": "image/png",
    "icon-512.png": "image/png",
}


def door_opening(turn: TurnView) -> int:
    """How far the door stands open: further with each answer, wide when nothing is left to ask."""
    if turn.question is None or turn.finished:
        return WIDE
    told, left = len(turn.lines), max(1, turn.questions_left[1])
    return min(WIDE - 1, round(WIDE * told / (told + left)))


def read_assets(folder: Path) -> Mapping[str, Asset]:
    """The files that pages name, by their plain names."""
    return {name: read_asset(folder / name, kind) for name, kind in KINDS.items()}
