"""Japanese as those write it who write no kanji: every training answer is learnt in both spellings."""

from functools import cache
from typing import Any

from sudachipy import Dictionary, SplitMode

_SIGNS = ("補助記号", "記号", "空白")


@cache
def _tokenizer() -> Any:
    return Dictionary().create()


def in_kana(text: str) -> str:
    """The text by its sounds, in katakana; signs, digits and Latin letters as they are."""
    sounds = []
    for word in _tokenizer().tokenize(text, SplitMode.C):
        reads = word.reading_form()
        plain = word.surface().isascii() or word.part_of_speech()[0] in _SIGNS or reads in ("", "キゴウ")
        sounds.append(word.surface() if plain else reads)
    return "".join(sounds)
