"""Words to say at the desk, in Latin letters, for those who speak Japanese but do not read it.

Made from the easy wording of each spoken line when catalogs are made. Particles are written as they sound: wa, e, o.
"""

import re
from collections.abc import Sequence

import jaconv
from furigana import Reader, hiragana
from sudachipy import SplitMode

from navigator.dialogue.wording.furigana import without_readings

SPOKEN = re.compile(r"/say(/|$)|/ask(/|$)")
_PARTICLES = {"は": "わ", "へ": "え", "を": "お"}
_READING = re.compile("｜([^｜《》]+)《([^｜《》]+)》")


def is_spoken(comments: list[str], files: list[str]) -> bool:
    """Whether a text is something to say on the telephone (not a question that the program asks)."""
    return any(SPOKEN.search(c) for c in comments) and not any(f.endswith("facts.yaml") for f in files)


def latin(text: str, reader: Reader) -> str:
    """A line as it sounds: Hajimete denwa shimasu."""
    words = []
    for part in re.split(r"([。？、「」（）・\s])", without_readings(text)):
        if part.strip():
            words.append(_PUNCTUATION[part] if part in _PUNCTUATION else " ".join(_sounds(part, reader)))
    said = re.sub(r"\s+([.,?])", r"\1", " ".join(filter(None, words)))
    return re.sub(r"(^|[.?] )([a-z])", lambda m: m[1] + m[2].upper(), said).strip()


_PUNCTUATION = {"。": ".", "？": "?", "、": ",", "「": "", "」": "", "（": ",", "）": "", "・": ","}


def _sounds(text: str, reader: Reader) -> list[str]:
    """The words of a stretch: endings stay with what they end."""
    found: list[str] = []
    names = {name: reading for name, reading in _READING.findall(reader.annotated(text)) if name in reader.readings}
    joins = False
    for word in reader.sudachi.tokenize(text, SplitMode.C):
        kind = word.part_of_speech()
        kana = names.get(word.surface()) or hiragana(word.reading_form())
        if kind[0] == "助詞":
            kana = _PARTICLES.get(kana, kana)
        if found and (joins or _is_ending(kind, kana)):
            found[-1] += _sound(kana)
        else:
            found.append(_sound(kana))
        joins = kind[0] == "接頭辞"
    return found


def _is_ending(kind: Sequence[str], kana: str) -> bool:
    """Whether a word hangs on the one before: したい, 教えて, 働きません."""
    if kind[0] == "助動詞":
        return kana not in _APART
    return kind[0] == "接尾辞" or (kind[1] == "接続助詞" and kana in ("て", "で", "ば"))


_APART = ("です", "でしょう", "で", "だ", "な")


def _sound(kana: str) -> str:
    """In Hepburn, long vowels doubled as they are in kana."""
    return re.sub("([aeiou])-", r"\1\1", jaconv.kana2alphabet(kana))
