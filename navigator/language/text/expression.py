"""Regular expressions over folded text: katakana in them is read as hiragana, as lines are folded."""

import re

_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(ord("ァ"), ord("ヶ") + 1)}


def expression(written: str) -> re.Pattern[str]:
    """The compiled expression; ァ to ヶ stand for the same sounds in hiragana."""
    return re.compile(written.translate(_HIRAGANA))
