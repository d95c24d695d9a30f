"""The navigator's own figures beside the officers': only what the door of published statistics lets through.

Every figure here is a text as it may be shown, hidden cells included. Nothing of this room reads a raw count.
"""

from collections.abc import Mapping
from typing import Protocol


class Figures(Protocol):
    """What the published statistics answer. Months are written 2025-04, both included."""

    def offers_shown(self, first: str, last: str) -> Mapping[str, str]:
        """How often each window and scheme was shown."""

    def channels(self, first: str, last: str) -> Mapping[tuple[str, str], str]:
        """How often each channel (started | finished) brought a conversation."""


class NoFigures:
    """Nothing is published."""

    def offers_shown(self, first: str, last: str) -> Mapping[str, str]:  # noqa: ARG002
        """Nothing."""
        return {}

    def channels(self, first: str, last: str) -> Mapping[tuple[str, str], str]:  # noqa: ARG002
        """Nothing."""
        return {}
