"""Breaks Japanese where phrases end: `<wbr>` in the text of a finished page, so that no line ends inside a word.

BudouX reads each text once and its breaks are kept: pages are made of the same texts over and over. What a person
typed stands in attributes and text areas alone, which are passed over, so nothing typed is ever kept here.
"""

import re
from functools import lru_cache

import budoux

LANGUAGES = ("ja",)  # やさしい日本語 puts blanks between its words itself
SHORT = 5  # letters that any line holds
_PIECE = re.compile(
    r"(?P<kept><(?P<raw>title|textarea|style|script)\b.*?</(?P=raw)>|<[^>]*>|&[#\w]+;)|(?P<text>[^<&]+)", re.S
)
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")
_PART = re.compile(r"[^\s・]+・?|\s+|・")  # names are read apart: ぐんま はたらく・つながる
_AFTER_MARKS = re.compile(
    r"(?<=[、。，．！？）」』】〜～：\s])<wbr>|<wbr>(?=[\s（「『])"
)  # lines break there anyway
_parser = budoux.load_default_japanese_parser()


def phrased(page: str) -> str:
    """The page with a possible break after each phrase."""
    return _PIECE.sub(lambda m: m["kept"] or breaks(m["text"]), page)


@lru_cache(maxsize=16_384)
def breaks(text: str) -> str:
    """A text with its breaks; blanks between tags shrink to one."""
    if not text.strip():
        return "\n" if "\n" in text else " "
    if len(text) <= SHORT or not _JAPANESE.search(text):
        return text
    return _AFTER_MARKS.sub("", "<wbr>".join(map(_part, _PART.findall(text))))


def _part(text: str) -> str:
    return text if len(text) <= SHORT else "<wbr>".join(_parser.parse(text))
