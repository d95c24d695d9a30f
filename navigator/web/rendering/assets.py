"""The files that pages are drawn with, and how far the door on them stands open."""

from collections.abc import Mapping
from pathlib import Path

from navigator.dialogue.conversation.views import TurnView

from .static_files import Asset, read_asset

WIDE_OPEN = 4  # steps of a door, from 0: closed
MEDIA_TYPES = {
    "comfort.js": "text/javascript; charset=utf-8",
    "share.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
    "icon-192.png": "image/png",
    "icon-512.png": "image/png",
    "share.png": "image/png",
    "door-button.png": "image/png",
}


def door_opening(turn: TurnView) -> int:
    """How far the door stands open: further with each screen, wide when the first window is certain."""
    if turn.screen is None or turn.finished or turn.door_certain:
        return WIDE_OPEN
    return min(WIDE_OPEN - 1, round(WIDE_OPEN * turn.index / (turn.index + max(1, turn.screens_left))))


def read_assets(folder: Path) -> Mapping[str, Asset]:
    """The files that pages name, by their plain names."""
    return {name: read_asset(folder / name, media_type) for name, media_type in MEDIA_TYPES.items()}
