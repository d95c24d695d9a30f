"""Japanese within a finished page of another language: marked as Japanese, so that it is read aloud and drawn as such.

Names of offices, addresses and titles of sources stay Japanese everywhere. A screen reader told nothing spells them in the
language of the page, and a Chinese font draws other strokes. Chinese shares its letters: there only what holds kana is marked.
"""

import re

_TAG = re.compile(
    r"<(?P<raw>title|textarea|style|script|svg|option)\b.*?</(?P=raw)>|<(?P<end>/?)(?P<name>[a-z0-9]+)[^>]*>|<[^>]*>", re.S
)
_LANG = re.compile(r'\slang="([^"]*)"')
_VOID = frozenset({"area", "br", "hr", "img", "input", "link", "meta", "wbr"})
_LETTERS = "ぁ-ゖァ-ヺー一-鿿々〆〒"
_BETWEEN = "（「『）」』・、。〜～：？！／\\s0-9０-９-"
_RUN = re.compile(f"[{_LETTERS}]+(?:[{_BETWEEN}]+[{_LETTERS}]+)*[0-9-]*[）」』。？]*")
_KANA = re.compile("[ぁ-ゖァ-ヺ]")


def with_japanese_marked(page: str, lang: str) -> str:
    """The page with `lang` on each Japanese run that stands in the page's own language."""
    pieces: list[str] = []
    open_elements: list[tuple[str, str]] = [("", "")]  # name and language of each element that is open
    end = 0
    for tag in _TAG.finditer(page):
        if tag.start() > end:
            pieces.append(_marked(page[end : tag.start()], open_elements[-1][1], lang))
        pieces.append(tag[0])
        end = tag.end()
        if tag["name"] and tag["name"] not in _VOID:
            _enter(tag, open_elements)
    return "".join((*pieces, page[end:]))


def _enter(tag: re.Match[str], open_elements: list[tuple[str, str]]) -> None:
    """Keep what is open: an end closes what was left open within it, too."""
    name = tag["name"]
    if not tag["end"]:
        lang = _LANG.search(tag[0])
        open_elements.append((name, lang[1] if lang else open_elements[-1][1]))
        return
    while len(open_elements) > 1 and open_elements.pop()[0] != name:
        pass


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
