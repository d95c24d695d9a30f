"""The menu below the talk on LINE: five fields over one picture, for whom and two pages for whoever is in need of them now.

A field for whom sends the same signed choice as the button of the first card; nothing else stands in it.
"""

from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from navigator.dialogue.wording.fact_text import PERSONA_FACT
from navigator.dialogue.wording.translation import N_

from . import flex
from .choice import LineChoice
from .replies import FOR_WHOM, LineAccount

NAME = "support-navigator"  # by which ours are told from menus that others made
PICTURE = "line-menu.png"  # drawn from these words by tools/share_picture.py
WIDTH, HEIGHT = 1200, 810  # pixels, one of the sizes that LINE shows
WORDS_MARK = b"Words"  # the keyword of the text in the picture that says what is drawn on it
PAGES = {"phones": N_("電話番号の一覧"), "help": N_("つらいとき・困ったとき")}
ROWS = ((*FOR_WHOM,), (*PAGES,))
MOST_LABEL = 20  # letters that LINE takes for a field; it is read aloud

Part = dict[str, Any]


@dataclass(frozen=True)
class MenuField:
    """A field of the picture, in its pixels."""

    id: str  # for whom, or the page
    words: str
    x: int
    y: int
    width: int
    height: int


def menu_fields() -> list[MenuField]:
    """From the left above to the right below; together they are the whole picture."""
    words, tall = FOR_WHOM | PAGES, HEIGHT // len(ROWS)
    tops = accumulate([0, *(tall for _ in ROWS[1:])])
    return [
        MenuField(id, words[id], n * (WIDTH // len(row)), top, WIDTH // len(row), tall)
        for row, top in zip(ROWS, tops, strict=True)
        for n, id in enumerate(row)
    ]


def rich_menu(account: LineAccount) -> Part:
    """The menu in LINE's own form, in the first language."""
    return {
        "size": {"width": WIDTH, "height": HEIGHT},
        "selected": True,
        "name": NAME,
        "chatBarText": account.translators[0]("相談先を探す"),
        "areas": [{"bounds": _bounds(field), "action": _action(field, account)} for field in menu_fields()],
    }


def _bounds(field: MenuField) -> Part:
    return {"x": field.x, "y": field.y, "width": field.width, "height": field.height}


def _action(field: MenuField, account: LineAccount) -> Part:
    """Whom a region never asks about begins on the first page."""
    t = account.translators[0]
    label = t(field.words)[:MOST_LABEL]
    if field.id in PAGES:
        button = flex.page_button(label, account.page(t, field.id))
    elif field.id in account.knowledge.facts[PERSONA_FACT].fact.index:
        button = flex.choice_button(label, LineChoice(field.id, "", t.lang).sealed(account.secret))
    else:
        button = flex.page_button(label, account.start(t))
    action: Part = button["action"]
    return action
