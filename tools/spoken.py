"""Words to say at the desk, in Latin letters, for those who speak Japanese but do not read it.

Made from the easy wording of each spoken line when catalogs are made. Particles are written as they sound: wa, e, o.
"""

import re
from collections.abc import Iterator, Sequence

import jaconv
from furigana import Reader, hiragana
from sudachipy import Morpheme, SplitMode

from navigator.dialogue.wording.furigana import without_readings

SPOKEN = re.compile(r"/(say|say_first|ask)(/|$)")
_PARTICLES = {"は": "わ", "へ": "え", "を": "お"}


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
    """The words of a stretch: endings stay with what they end, names stay whole."""
    kanas: list[str] = []
    places: list[bool] = []
    joins = False
    for kind, kana in _words(text, reader):
        kana = _PARTICLES.get(kana, kana) if kind[0] == "助詞" else kana
        if kanas and (joins or _is_ending(kind, kana)):
            kanas[-1] += kana
        else:
            kanas.append(kana)
            places.append(_PLACE in kind)
        joins = kind[0] == "接頭辞"
    return [_sound(kana).capitalize() if is_place else _sound(kana) for kana, is_place in zip(kanas, places, strict=True)]


_PLACE = "地名"
_NAME = ("名詞", "固有名詞")
_LONG = 7  # kana of a compound that nobody reads at one glance: denwa bangou


def _words(text: str, reader: Reader) -> Iterator[tuple[Sequence[str], str]]:
    """Part of speech and kana of each word; a name of the region is one word, as it is read there."""
    names = {match.start(): match.end() for match in reader.words.finditer(text)}
    end = 0
    for word in reader.sudachi.tokenize(text, SplitMode.C):
        if word.begin() < end:
            continue
        end = names.get(word.begin(), 0)
        if end and any(other.end() == end for other in reader.sudachi.tokenize(text, SplitMode.C)):
            is_place = _PLACE in word.part_of_speech()
            yield (*_NAME, _PLACE) if is_place else _NAME, reader.readings[text[word.begin() : end]]
        else:
            end = 0
            yield from _parts(word, reader)


def _parts(word: Morpheme, reader: Reader) -> Iterator[tuple[Sequence[str], str]]:
    """A long compound noun in the words it is made of, where they are read alike: soudan madoguchi."""
    whole = [(word.part_of_speech(), hiragana(word.reading_form()))]
    parts = [
        (part.part_of_speech(), hiragana(part.reading_form()))
        for part in reader.sudachi.tokenize(word.surface(), SplitMode.A)
    ]
    is_compound = word.part_of_speech()[:2] == ("名詞", "普通名詞") and len(whole[0][1]) >= _LONG
    yield from parts if is_compound and "".join(kana for _, kana in parts) == whole[0][1] else whole


def _is_ending(kind: Sequence[str], kana: str) -> bool:
    """Whether a word hangs on the one before: したい, 教えて, 働きません."""
    if kind[0] == "助動詞":
        return kana not in _APART
    return kind[0] == "接尾辞" or (kind[1] == "接続助詞" and kana in ("て", "で", "ば"))


_APART = ("です", "でしょう", "で", "だ", "な")


def _sound(kana: str) -> str:
    """In Hepburn, long vowels doubled as they are in kana."""
    return re.sub("([aeiou])-", r"\1\1", jaconv.kana2alphabet(kana.rstrip("っ")))
