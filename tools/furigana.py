"""Japanese in words with their readings: over every kanji of やさしい日本語, and for what is said aloud.

Made from the bare text each time catalogs are made, so that a reading corrected in content/locale/readings.yaml reaches every
text. What is corrected there is strongest, then numbers with their counters, weekdays and 何; SudachiPy reads the rest.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

import yaml
from sudachipy import Dictionary, Morpheme, SplitMode

from navigator.dialogue.wording.furigana import without_readings
from navigator.knowledge.knowledge import Knowledge

_KANJI = "々〆ヶ一-龠"
_HAS_KANJI = re.compile(f"[{_KANJI}]")
_PLACEHOLDER = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True)
class Word:
    """A word of a text: where it stands, how it is read, and what it is."""

    begin: int
    end: int
    surface: str
    kana: str
    kind: Sequence[str] = ("名詞", "普通名詞")  # the part of speech, from coarse to fine
    compound: int = 0  # words of one compound bear one number

    @property
    def is_name(self) -> bool:
        """Written with a capital letter."""
        return "固有名詞" in self.kind


def hiragana(text: str) -> str:
    """Katakana as hiragana."""
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)


class Reader:
    """Reads Japanese aloud, word by word."""

    def __init__(self, readings: Mapping[str, str], names: Mapping[str, str] = MappingProxyType({})) -> None:
        self.readings = {**names, **readings}
        self.names = frozenset(names)
        longest_first = sorted(self.readings, key=len, reverse=True)
        self.corrected = re.compile("|".join(map(re.escape, longest_first)) or "(?!)")
        self.sudachi = Dictionary().tokenizer(mode=SplitMode.C)

    @classmethod
    def read(cls, path: Path, knowledge: Knowledge) -> "Reader":
        """The readings of a region: those written by hand, and the names of its municipalities."""
        by_hand = yaml.safe_load(path.read_text(encoding="utf-8")) or {} if path.exists() else {}
        places = {place.name: place.kana for place in knowledge.municipalities.values()}
        stems = {_STEM.sub("", name): _STEM_READ.sub("", kana) for name, kana in places.items()}
        return cls(by_hand, {**stems, **{kana: kana for kana in stems.values()}, **places})

    def annotated(self, text: str) -> str:
        """The bare text with a reading over every kanji."""
        return "".join(over_kanji(word.surface, word.kana) for word in self.words(text))

    def words(self, text: str) -> list[Word]:
        """The words of a text, one after the other, without gaps."""
        bare = without_readings(text)
        spoken = _PLACEHOLDER.sub(lambda placeholder: "0" * len(placeholder[0]), bare)
        words = list(self._tokens(spoken))
        for begin, end, kana in self._strong(bare, spoken):
            words = list(self._laid_over(words, spoken, begin, end, kana))
        return [replace(w, surface=bare[w.begin : w.end], kana=_with_placeholders(w, bare)) for w in words]

    def _tokens(self, text: str, start: int = 0) -> Iterator[Word]:
        for number, whole in enumerate(self.sudachi.tokenize(text), start * 1000 + 1):
            for part in _parts(whole):
                begin, end = start + part.begin(), start + part.end()
                kind = part.part_of_speech()
                yield Word(begin, end, part.surface(), _kana(part), kind, number)

    def _strong(self, bare: str, spoken: str) -> Iterator[tuple[int, int, str]]:
        """What is read as we say: (from, to, reading)."""
        for pattern, read in ((_COUNTED, _counted), (_WEEKDAY, _weekday)):
            for found in pattern.finditer(spoken):
                yield found.start(), found.end(), read(found)
        for pattern, kana in _ALONE:
            for found in pattern.finditer(spoken):
                yield found.start(), found.end(), kana
        for found in self.corrected.finditer(bare):
            yield found.start(), found.end(), self.readings[found[0]]

    def _laid_over(self, words: list[Word], text: str, begin: int, end: int, kana: str) -> Iterator[Word]:
        """The words with one that is read as said; a single kanji inside a longer word is left alone."""
        inside = [word for word in words if word.begin < end and word.end > begin]
        is_whole = inside[0].begin == begin and inside[-1].end == end
        if not is_whole and end - begin == 1:
            yield from words
            return
        yield from (word for word in words if word.end <= begin)
        yield from self._tokens(text[inside[0].begin : begin], inside[0].begin)
        kind = Word.kind if len(inside) > 1 else inside[0].kind
        kind = (*Word.kind, "固有名詞") if text[begin:end] in self.names else kind
        yield Word(begin, end, text[begin:end], kana, kind, inside[0].compound)
        yield from self._tokens(text[end : inside[-1].end], end)
        yield from (word for word in words if word.begin >= end)


def _with_placeholders(word: Word, bare: str) -> str:
    """Its reading with the placeholder that stood in it: figures stand there while it is read."""
    found = _PLACEHOLDER.search(bare[word.begin : word.end])
    return word.kana.replace("0" * len(found[0]), found[0], 1) if found else word.kana


_STEM = re.compile("[市町村]$")
_STEM_READ = re.compile("(し|まち|むら)$")


def _kana(word: Morpheme) -> str:
    """As it is read; signs, letters and figures as they are written."""
    return word.surface() if word.part_of_speech()[0] in _NOT_READ or word.surface().isdecimal() else hiragana(word.reading_form())


_NOT_READ = ("補助記号", "空白", "記号")


def _parts(word: Morpheme) -> list[Morpheme]:
    """The parts of a compound, as far as they are read alike within it."""
    parts = list(word.split(SplitMode.A))
    return parts if "".join(p.reading_form() for p in parts) == word.reading_form() else [word]


_COUNTED = re.compile(r"(?<![\d.,])(\d+)(日間?|人|か月|月|年|分|階|万)(?![曜本目以齢])")
_DAYS = {1: "ついたち", 2: "ふつか", 3: "みっか", 4: "よっか", 5: "いつか", 6: "むいか", 7: "なのか", 8: "ようか", 9: "ここのか", 10: "とおか",
         14: "じゅうよっか", 20: "はつか", 24: "にじゅうよっか"}  # fmt: skip
_PERSONS = {1: "ひとり", 2: "ふたり"}
_COUNTERS = {"人": "にん", "か月": "かげつ", "月": "がつ", "年": "ねん", "階": "かい", "万": "まん"}


def _counted(found: re.Match[str]) -> str:
    """A number with its counter: ついたち, ひとり, 15にち, 30ぷん."""
    figures, counter = found.groups()
    number = int(figures) if not figures.startswith("00") else -1  # of a placeholder nothing is known
    if counter in ("日", "日間"):
        is_span = counter == "日間" or not re.search("月$", found.string[: found.start()])
        day = "いちにち" if number == 1 and is_span else _DAYS.get(number, f"{figures}にち")
        return day + ("かん" if counter == "日間" else "")
    if counter == "分":
        return figures + ("ぷん" if figures[-1] in "013468" and number > 0 else "ふん")
    if counter == "人" and number in _PERSONS:
        return _PERSONS[number]
    return figures + _COUNTERS[counter]


_WEEK = {"月": "げつ", "火": "か", "水": "すい", "木": "もく", "金": "きん", "土": "ど", "日": "にち", "祝": "しゅく"}
_WEEKDAY = re.compile(
    "^[月火水木金土日]$|(?<![一-龠0-9])(?<!年・)[月火水木金土日](?=[〜・、][火水木金土日祝](?![一-龠]|曜)|[〜・、]祝日)"
    "|(?<=[月火水木金土日][〜・、])(?<!年・月・)[火水木金土日祝](?![一-龠ご曜])"
)


def _weekday(found: re.Match[str]) -> str:
    return _WEEK[found[0]]


_ALONE = (
    (re.compile("何(?=[をもがにかへ]|から|より)(?!か月|回)"), "なに"),
    (re.compile("(?<=[ぁ-ん])人(?![一-龠])"), "ひと"),
    (re.compile("(?<![0-9一-龠/])年(?![一-龠に])"), "とし"),
    (re.compile("(?<=年・)月"), "つき"),
    (re.compile("(?<=年・月・)日"), "ひ"),
    (re.compile("(?<=[ぁ-ん ])中(?![一-龠])"), "なか"),
)
"""Kanji that are read so where they stand as words of their own."""


def over_kanji(word: str, reading: str) -> str:
    """The reading over the kanji alone: 働く, はたらく -> ｜働《はたら》く."""
    if not _HAS_KANJI.search(word) or _PLACEHOLDER.fullmatch(word):
        return word
    pieces = re.findall(f"[{_KANJI}]+|[^{_KANJI}]+", word)
    pattern = "".join("(.+?)" if _HAS_KANJI.search(p) else re.escape(hiragana(p)) for p in pieces)
    match = re.fullmatch(pattern, reading)
    if not match:
        return f"｜{word}《{reading}》"
    readings = iter(match.groups())
    return "".join(f"｜{p}《{next(readings)}》" if _HAS_KANJI.search(p) else p for p in pieces)
