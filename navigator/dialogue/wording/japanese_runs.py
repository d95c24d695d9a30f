"""Japanese within a finished page of another language: marked as Japanese, so that it is read aloud and drawn as such.

Names of offices, addresses and titles of sources stay Japanese everywhere. A screen reader told nothing spells them in the
language of the page, and a Chinese font draws other strokes. Chinese shares its letters: there only what holds kana is marked.
"""

import re

from .open_elements import OpenElements

_TAG = re.compile(r"<(?P<raw>title|textarea|style|script|svg|option)\b.*?</(?P=raw)>|<[^>]*>", re.S)
_LETTERS = "ぁ-ゖァ-ヺー一-鿿々〆〒"
_BETWEEN = "（「『）」』・、。〜～：？！／\\s0-9０-９-"
_RUN = re.compile(f"[{_LETTERS}]+(?:[{_BETWEEN}]+[{_LETTERS}]+)*[0-9-]*[）」』。？]*")
_KANA = re.compile("[ぁ-ゖァ-ヺ]")


def with_japanese_marked(page: str, lang: str, around: str = "") -> str:
    """The page with `lang` on each Japanese run that stands in the page's own language; `around`: of what a part stands in."""
    pieces: list[str] = []
    open_elements = OpenElements(around)
    end = 0
    for tag in _TAG.finditer(page):
        if tag.start() > end:
            pieces.append(_marked(page[end : tag.start()], open_elements.lang, lang))
        pieces.append(tag[0])
        end = tag.end()
        if not tag["raw"]:
            open_elements.pass_tag(tag[0])
    return "".join((*pieces, page[end:]))


def _marked(text: str, here: str, lang: str) -> str:
    """A stretch of text. With a run in it, it becomes one element, or a flex container would take each part for an item."""
    first = _RUN.search(text) if here == lang else None
    if first is None:
        return text
    marked = _RUN.sub(lambda run: _span(run[0], lang), text)
    return marked if first[0] == text else f"<span>{marked}</span>"


def _span(run: str, lang: str) -> str:
    is_japanese = _KANA.search(run) if lang.startswith("zh") else True
    return f'<span lang="ja">{run}</span>' if is_japanese else run
