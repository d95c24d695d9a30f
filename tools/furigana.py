"""Readings over every kanji of やさしい日本語, made when catalogs are made and corrected by hand in a data file.

SudachiPy reads; content/locale/readings.yaml is stronger (names: 沼田, 大泉, 利根 …). What already carries a reading
written by hand is left as it is.
"""

import re
from pathlib import Path

import yaml
from sudachipy import Dictionary, SplitMode

from navigator.knowledge.knowledge import Knowledge

_KANJI = re.compile("[々〆ヶ一-龠]")
_DONE = re.compile("(｜[^｜《》]+《[^｜《》]+》|\\{[^}]*\\})")


def hiragana(text: str) -> str:
    """Katakana as hiragana."""
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)


class Reader:
    """Reads Japanese aloud, word by word."""

    def __init__(self, readings: dict[str, str]) -> None:
        self.readings = readings
        self.words = re.compile("|".join(map(re.escape, sorted(readings, key=len, reverse=True))) or "(?!)")
        self.sudachi = Dictionary().tokenizer(mode=SplitMode.A)

    @classmethod
    def read(cls, path: Path, knowledge: Knowledge) -> "Reader":
        """The readings of a region: those written by hand, and the names of its municipalities."""
        by_hand = yaml.safe_load(path.read_text(encoding="utf-8")) or {} if path.exists() else {}
        places = {place.name: place.kana for place in knowledge.municipalities.values()}
        return cls({**places, **by_hand})

    def annotated(self, text: str) -> str:
        """The text with a reading over every kanji; what is annotated already stays."""
        parts = _DONE.split(text)
        parts[::2] = [self._annotated(part) for part in parts[::2]]
        return "".join(parts)

    def _annotated(self, text: str) -> str:
        found, end = [], 0
        for match in self.words.finditer(text):
            found += [self._read(text[end : match.start()]), over_kanji(match[0], self.readings[match[0]])]
            end = match.end()
        return "".join((*found, self._read(text[end:])))

    def _read(self, text: str) -> str:
        return "".join(
            over_kanji(word.surface(), hiragana(word.reading_form())) for word in self.sudachi.tokenize(text)
        )


def over_kanji(word: str, reading: str) -> str:
    """The reading over the kanji alone: 働く, はたらく -> ｜働《はたら》く."""
    if not _KANJI.search(word):
        return word
    pieces = re.findall("[々〆ヶ一-龠]+|[^々〆ヶ一-龠]+", word)
    pattern = "".join("(.+?)" if _KANJI.search(p) else re.escape(hiragana(p)) for p in pieces)
    match = re.fullmatch(pattern, reading)
    if not match:
        return f"｜{word}《{reading}》"
    readings = iter(match.groups())
    return "".join(f"｜{p}《{next(readings)}》" if _KANJI.search(p) else p for p in pieces)
