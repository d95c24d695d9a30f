"""Phrase breaks for Japanese: `<wbr>` in the text of a finished page, so that no line ends inside a word.

BudouX reads the region's texts at start and their breaks are cached, since pages repeat the same texts. What a person
typed stands only in attributes and text areas, which are left alone: nothing typed is ever cached.
"""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

import budoux

PHRASED = "ja"  # the language broken; やさしい日本語 puts blanks between its words itself
SHORT, LONG = 5, 9  # letters: so few fit any line; more may not fit a heading on the smallest phone
_KEPT = re.compile(  # each begins with `<`: searched for by its first letter
    r"(<title\b.*?</title>|<textarea\b.*?</textarea>|<style\b.*?</style>|<option\b.*?</option>|<script\b.*?</script>|<[^>]*>|<)", re.S
)
_LETTER = re.compile(r"(&(?:[#\w]+;)?)")  # one that is written as a name
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")
_PART = re.compile(r"[^\s・]+・?|\s+|・")  # the parts of a name: ぐんま はたらく・つながる
_AFTER_MARKS = re.compile(r"(?<=[、。，．！？）」』】〜～：\s])<wbr>|<wbr>(?=[\s（「『])")  # browsers break there anyway
_IN_NUMBER = re.compile(r"(?<=[\w-])(?<![ぁ-ゖァ-ヺ一-鿿])<wbr>(?=[0-9A-Za-z０-９-])")
_SEAM = re.compile(  # in long official names and spans of days
    r"(?<=[でを])(?=[ぁ-ゖ]{4})|(?<=[ぁ-ゖ])(?=\d)|(?<=[一-鿿])(?=[ァ-ヺ])|(?<=[ァ-ヺー])(?=[一-鿿])"
)
_parser = budoux.load_default_japanese_parser()


def with_phrase_breaks(page: str) -> str:
    """The page with a possible break after each phrase."""
    pieces = _KEPT.split(page)
    pieces[::2] = [text and (_between_letters(text) if "&" in text else breaks(text)) for text in pieces[::2]]
    return "".join(pieces)


def _between_letters(text: str) -> str:
    """A text in which letters are written as names."""
    pieces = _LETTER.split(text)
    pieces[::2] = [part and breaks(part) for part in pieces[::2]]
    return "".join(pieces)


@lru_cache(maxsize=16_384)
def breaks(text: str) -> str:
    """A text with its breaks; white space alone shrinks to one character."""
    if not text.strip():
        return "\n" if "\n" in text else " "
    if len(text) <= SHORT or not _JAPANESE.search(text):
        return text
    return _AFTER_MARKS.sub("", "<wbr>".join(map(_part, _PART.findall(text))))


def _part(text: str) -> str:
    if len(text) <= SHORT:
        return text
    pieces = re.split(r"<wbr>|(?=（)", _IN_NUMBER.sub("", "<wbr>".join(_parser.parse(text))))
    seams = (_SEAM.sub("<wbr>", piece) if len(piece) > LONG else piece for piece in pieces if piece)
    return "<wbr>".join(_joined("<wbr>".join(seams).split("<wbr>")))


def _joined(pieces: list[str]) -> list[str]:
    """The pieces with no single letter left behind: it goes with what follows, the last one with what stands before.

    So does one before a bracket, where browsers break anyway: 市役|所|（代表）.
    """
    joined: list[str] = []
    for piece in pieces:
        if piece.startswith("（") and len(joined) > 1 and len(joined[-1]) == 1:
            joined[-2:] = [joined[-2] + joined[-1]]
        if joined and (len(joined[-1]) == 1 or (len(piece) == 1 and piece is pieces[-1])):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def read_ahead(words: Any) -> None:
    """Fill the cache with every text in a tree of values."""
    for text in set(texts(words)):
        breaks(text)


def texts(value: Any) -> Iterator[str]:
    """Every string in a tree of dataclasses, dicts, tuples and lists."""
    if isinstance(value, str):
        yield value
        return
    inside: Any = ()
    if is_dataclass(value):
        inside = (getattr(value, field.name) for field in fields(value))
    elif isinstance(value, dict):
        inside = value.values()
    elif isinstance(value, tuple | list):
        inside = value
    for part in inside:
        yield from texts(part)
