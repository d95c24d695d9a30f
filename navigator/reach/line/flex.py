"""Messages in LINE's own form (Flex): texts, buttons, bubbles side by side."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

MOST_BUBBLES, MOST_LABEL, MOST_ALT = 12, 40, 400  # as LINE takes them
Part = dict[str, Any]

_PLAIN_NUMBER = re.compile(r"[0-9-]+")


def text(words: str, *, size: str = "md", bold: bool = False) -> Part:
    """A paragraph."""
    return {"type": "text", "text": words, "wrap": True, "size": size, "weight": "bold" if bold else "regular"}


def page_button(label: str, address: str, *, style: str = "secondary") -> Part:
    """Opens a page."""
    return _button({"type": "uri", "label": label[:MOST_LABEL], "uri": address}, style)


def choice_button(label: str, data: str) -> Part:
    """Sends a choice back, without a word in the talk."""
    return _button({"type": "postback", "label": label[:MOST_LABEL], "data": data}, "secondary")


def call_buttons(label: str, number: str, *, style: str = "primary") -> list[Part]:
    """Calls a number; none where it has a sign that telephones dial by hand only (#8000)."""
    if not _PLAIN_NUMBER.fullmatch(number):
        return []
    return [_button({"type": "uri", "label": label[:MOST_LABEL], "uri": f"tel:{number}"}, style)]


def _button(action: Part, style: str) -> Part:
    return {"type": "button", "style": style, "height": "sm", "adjustMode": "shrink-to-fit", "action": action}


def bubble(parts: Iterable[Part], buttons: Sequence[Part] = ()) -> Part:
    """A card."""
    card: Part = {"type": "bubble", "body": _box(list(parts))}
    return card | ({"footer": _box(list(buttons))} if buttons else {})


def _box(contents: list[Part]) -> Part:
    return {"type": "box", "layout": "vertical", "spacing": "sm", "contents": contents}


def message(alt: str, bubbles: Sequence[Part]) -> Part:
    """One card, or as many side by side as LINE takes. `alt` is what notifications show: nothing of what was chosen."""
    shown = list(bubbles[:MOST_BUBBLES])
    contents = shown[0] if len(shown) == 1 else {"type": "carousel", "contents": shown}
    return {"type": "flex", "altText": alt[:MOST_ALT], "contents": contents}


def plain(words: str) -> Part:
    """A message of text alone."""
    return {"type": "text", "text": words}
