"""Japanese punctuation in the text of a finished page, as languages write it that put spaces between their words.

Templates and values are joined with Japanese brackets, colons, ranges and commas; beside Latin or Devanagari letters
these become western ones, each with its space. What is written in Japanese, a name or the title of a source, keeps its own.
"""

import re
from functools import lru_cache
from unicodedata import category

from .open_elements import OpenElements

_TAG = re.compile(
    r"(<title\b.*?</title>|<textarea\b.*?</textarea>|<style\b.*?</style>|<script\b.*?</script>|<[^>]*>)", re.S
)
_RAW = re.compile(r"<(?:title|textarea|style|script)\b")
_INLINE = re.compile(r"</?(?:a|b|em|i|small|span|strong)\b")
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺー一-鿿々〆]")
_MARK = re.compile(r"\s*[（「『]|[）」』]|：\s*|〜|、\s*|。(?=\S)|(?<=\d)・(?=\d)")
_SENTENCES = re.compile(r"((?:[^\W\d_]{2}|\))[.!?]|।)([^\W\d_]|[¿¡])")
_PAIRS = {"（": "(", "）": ")", "「": "“", "」": "”", "『": "“", "』": "”"}
_OPENING = {"（": "）", "「": "」", "『": "』"}


def with_western_punctuation(page: str) -> str:
    """The page with western punctuation, and a space where two words would touch across a tag."""
    pieces: list[str] = []
    before, tags = "", [""]  # the last letter of the text, and the tags that came after it
    open_elements = OpenElements()
    for n, piece in enumerate(_TAG.split(page)):
        if n % 2:
            tags.append(piece)
            if not _RAW.match(piece):
                open_elements.pass_tag(piece)
        elif piece:
            touches = all(map(_INLINE.match, tags))
            text = piece if open_elements.lang == "ja" else _western(piece, before if touches else "")
            if touches and _are_words(before, text[0]):
                tags.insert(next((n for n, tag in enumerate(tags) if tag[1] != "/"), len(tags)), " ")
            pieces += (*tags, text)
            before, tags = text[-1], []
    return "".join((*pieces, *tags))


def _are_words(before: str, after: str) -> bool:
    """Whether these letters would read as one word, or as a sentence without the space before it."""
    if _JAPANESE.match(before) and _JAPANESE.match(after):
        return False
    return (_is_letter(before) or before in ".:!?,)”।") and (_is_letter(after) or after in "(“#¿〒")


def _is_letter(sign: str) -> bool:
    """A letter, a digit, or the sign of a vowel that stands on one."""
    return sign.isalnum() or category(sign or " ").startswith("M")


@lru_cache(maxsize=8192)
def _western(text: str, before: str) -> str:
    """One stretch of text. A bracket is closed as it was opened. Nothing typed stands between tags (`phrase_breaks.py`)."""
    parts: list[str] = []
    kept: list[str] = []  # the ends of brackets that stay Japanese
    end = 0
    for mark in _MARK.finditer(text):
        parts.append(text[end : mark.start()])
        said = "".join(parts)[-1:] or before
        parts.append(_mark(mark[0], said, text[mark.end() :], kept))
        end = mark.end()
    return _SENTENCES.sub(_apart, "".join((*parts, text[end:])))


def _apart(sentences: re.Match[str]) -> str:
    """The end of a sentence and the first letter of the next; `org` of an address begins none."""
    end, first = sentences.groups()
    return f"{end} {first}" if not first.islower() or end[-1] == "।" else sentences[0]


def _is_japanese(text: str, end: str) -> bool:
    """Whether what stands in a bracket is Japanese, as far as it stands in this stretch of text."""
    inside, _, closed = text.partition(end)
    return bool(_JAPANESE.search(inside)) or not (closed or text.endswith(end))


def _mark(mark: str, before: str, after: str, kept: list[str]) -> str:
    sign = mark.strip()
    if sign in _OPENING and _JAPANESE.match(before) and _is_japanese(after, _OPENING[sign]):
        kept.append(_OPENING[sign])
        return mark
    if sign in kept:
        kept.remove(sign)
        return mark
    if sign in _OPENING:
        return (" " if before and before not in "(“ " else "") + _PAIRS[sign]
    if sign in _PAIRS:
        return _PAIRS[sign] + (" " if after[:1].isalnum() else "")
    if _JAPANESE.match(before):
        return mark
    return {"〜": "–", "：": ": ", "、": ", ", "。": ". ", "・": " / "}[sign]
