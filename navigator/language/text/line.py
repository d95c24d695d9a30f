"""A line as it is read: of bounded length, folded to one spelling, each letter with its place in what was typed.

Folding makes one of half-width and full-width, katakana and hiragana, capitals and small letters, accents and none;
what cannot be seen (controls, marks of direction, broken surrogates) falls away. Nothing of a line is ever stored.
"""

import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

LONG, HUGE = 1200, 20000  # letters; of a longer line only both ends are read, of a huge one shorter ends
_SOUND_MARKS = "ﾞﾟ\u3099\u309a゛゜"
_APOSTROPHES = "'’‘`´ʼ"
_MASKS = "○◯"  # stand for a letter that is not written out
_STRETCH = "ーｰ~〜～…・"
_SMALL = dict(zip("ぁぃぅぇぉ", "あいうえお", strict=True))
_ROWS = {
    "あ": "かさたなはまやらわがざだばぱゃ",
    "い": "きしちにひみりぎじぢびぴ",
    "う": "くすつぬふむゆるぐずづぶぷゅ",
    "え": "けせてねへめれげぜでべぺ",
    "お": "こそとのほもよろをごぞどぼぽょ",
}
_NO_ACCENT = {"đ": "d", "ı": "i", "ł": "l", "ø": "o"}


@dataclass(frozen=True)
class Line:
    """The folded text, and for each of its letters the place in what was typed."""

    typed: str
    text: str
    at: tuple[int, ...]
    gaps: frozenset[int] = frozenset()  # letters before which a space was dropped

    def words(self, start: int, end: int) -> str:
        """What was typed for the folded letters from `start` to `end`."""
        if not 0 <= start < end <= len(self.at):
            return ""
        last = self.at[end - 1] + 1
        while last < len(self.typed) and self.typed[last] in _SOUND_MARKS:
            last += 1
        return self.typed[self.at[start] : last]

    def inside_katakana(self, at: int) -> bool:
        """Whether a katakana letter stands right before the katakana letter at `at`: no word begins there (アパート).

        Only where hiragana is written as well: who writes katakana alone puts no words apart.
        """
        if not at or at in self.gaps or not self._has_hiragana:
            return False
        return all(_is_katakana(self.typed[self.at[n]]) for n in (at - 1, at))

    def joins_words(self, start: int, end: int) -> bool:
        """Whether the letters are the end of one word and the beginning of the next: ほ[ど つか]れた."""
        if not start or start in self.gaps or not any(start < gap < end for gap in self.gaps):
            return False
        return all("ぁ" <= self.typed[self.at[n]] <= "ん" for n in (start - 1, start))

    @cached_property
    def _has_hiragana(self) -> bool:
        return any("ぁ" <= letter <= "ん" for letter in self.typed)

    @cached_property
    def bare(self) -> "Line":
        """The line without spaces, signs and drawn-out sounds, to find words that are s p a c e d out."""
        text: list[str] = []
        at: list[int] = []
        for letter, place in zip(self.text, self.at, strict=True):
            if plain := _unstretched(letter, text[-1] if text else ""):
                text.append(plain)
                at.append(place)
        return Line(self.typed, "".join(text), tuple(at))

    def part(self, start: int, end: int) -> "Line":
        """A piece of the line, as a line."""
        return Line(self.typed, self.text[start:end], self.at[start:end])


def read_line(typed: object) -> Line:
    """Fold what was typed. Never raises; anything but a text is an empty line."""
    line = _bounded(typed) if isinstance(typed, str) else ""
    text: list[str] = []
    at: list[int] = []
    place = 0
    while place < len(line) and len(text) < 2 * LONG:  # one letter may unfold to eighteen
        width = 2 if line[place + 1 : place + 2] and line[place + 1] in _SOUND_MARKS else 1
        for letter in _folded(line[place : place + width]):
            if letter == " " and (not text or text[-1] == " "):
                continue
            text.append(letter)
            at.append(place)
        place += width
    return _without_idle_spaces(line, text, at)


def _bounded(typed: str) -> str:
    """Of a very long line its beginning and its end; without halves of letters."""
    if len(typed) > LONG:
        head, tail = (2 * LONG // 3, LONG // 3) if len(typed) <= HUGE else (400, 200)
        typed = f"{typed[:head]} {typed[-tail:]}"
    return typed.encode(errors="ignore").decode()


def _without_idle_spaces(line: str, text: list[str], at: list[int]) -> Line:
    """The line without the spaces beside Japanese and Chinese letters, where they part no words."""
    rest = [
        i
        for i, letter in enumerate(text)
        if letter != " " or (0 < i < len(text) - 1 and spaced(text[i - 1]) and spaced(text[i + 1]))
    ]
    gaps = {n for n, (i, before) in enumerate(zip(rest, [-1, *rest], strict=False)) if i - before > 1}
    return Line(line, "".join(text[i] for i in rest), tuple(at[i] for i in rest), frozenset(gaps))


def spaced(letter: str) -> bool:
    """Whether words of this script are parted by spaces."""
    return letter < "\u2e80"


def _is_katakana(letter: str) -> bool:
    return letter != "・" and ("ァ" <= letter <= "ー" or "ｦ" <= letter <= "ﾟ")


@lru_cache(maxsize=8192)
def _folded(piece: str) -> str:
    """One typed letter (with its sound mark) in the common spelling."""
    letters = []
    for letter in unicodedata.normalize("NFKC", piece):
        category = unicodedata.category(letter)
        if letter in "\n\r\t" or category[0] == "Z":
            letters.append(" ")
        elif category[0] == "C" or letter in _APOSTROPHES:
            continue
        elif letter.isdecimal():
            letters.append(str(unicodedata.decimal(letter)))
        elif "ァ" <= letter <= "ヶ":
            letters.append(chr(ord(letter) - 0x60))
        else:
            letters.append(_without_accent(letter.lower()))
    return "".join(letters)


def _without_accent(letter: str) -> str:
    """A letter of the Latin alphabet without its accent; any other as it is."""
    if letter in _NO_ACCENT:
        return _NO_ACCENT[letter]
    apart = unicodedata.normalize("NFD", letter)
    return apart[0] if apart[:1].isascii() and apart[:1].isalpha() else letter


def fold(text: str) -> str:
    """A text in the common spelling, with its spaces."""
    return "".join(_folded(piece) for piece in unicodedata.normalize("NFKC", text))


def fold_bare(text: str) -> str:
    """A text as it reads in `Line.bare`."""
    bare = ""
    for letter in fold(text):
        bare += _unstretched(letter, bare[-1:])
    return bare


def _unstretched(letter: str, before: str) -> str:
    """The letter in `Line.bare`, "" for a sign and for a sound that only draws out the letter before."""
    letter = _SMALL.get(letter, letter)
    if letter in _MASKS:
        return letter
    if not letter.isalnum() or letter in _STRETCH:
        return ""
    if before and letter in "あいうえお" and (before == letter or before in _ROWS[letter]):
        return ""
    return letter
