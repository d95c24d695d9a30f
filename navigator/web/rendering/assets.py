"""The files that pages are drawn with, and how far the door on them stands open."""

from collections.abc import Mapping
from pathlib import Path

from navigator.dialogue.conversation.views import TurnView

from .static_files import Asset, read_asset

WIDE_OPEN = 4  # steps of a door, from 0: closed
MEDIA_TYPES = {
    "comfort.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
    "icon-192.png": "image/png",
    "icon-512.png": "image/png",
}


def door_opening(turn: TurnView) -> int:
    """How far the door stands open: further with each answer, wide when nothing is left to ask."""
    if turn.question is None or turn.finished:
        return WIDE_OPEN
    answered, left = len(turn.lines), max(1, turn.questions_left[1])
    return min(WIDE_OPEN - 1, round(WIDE_OPEN * answered / (answered + left)))


def read_assets(folder: Path) -> Mapping[str, Asset]:
    """The files that pages name, by their plain names."""
    return {name: read_asset(folder / name, media_type) for name, media_type in MEDIA_TYPES.items()}
