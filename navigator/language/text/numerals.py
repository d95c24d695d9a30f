"""Numbers as they are written: digits, 四十六, 五〇, 元."""

import re
from collections.abc import Container
from dataclasses import dataclass

_DIGITS = {k: i for i, k in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1}
_TENS = {"十": 10, "百": 100}
_NUMBER = re.compile(r"[0-9]+|[〇零一二三四五六七八九十百]+")


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands in the folded text."""

    value: int
    start: int
    end: int
    kanji: bool = False


def numbers(text: str) -> list[Number]:
    """Every number of up to four digits, in order."""
    result = []
    for match in _NUMBER.finditer(text):
        written = match[0]
        if len(written) <= 4:
            kanji = not written.isdecimal()
            result.append(Number(kanji_value(written) if kanji else int(written), *match.span(), kanji))
    return result


def kanji_value(written: str) -> int:
    """四十六 and 四六 are 46. Below a thousand, of the letters of a number alone."""
    if not any(letter in _TENS for letter in written):
        return int("".join(str(_DIGITS[letter]) for letter in written))
    total = part = 0
    for letter in written:
        if letter in _TENS:
            total += max(part, 1) * _TENS[letter]
            part = 0
        else:
            part = _DIGITS[letter]
    return total + part


_KANA_DIGITS = ("いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
_KANA_UNITS = {kana: i + 1 for i, kana in enumerate(_KANA_DIGITS)} | {
    "し": 4, "しち": 7, "く": 9, "きゅー": 9, "れい": 0, "はっ": 8, "いっ": 1,
}  # fmt: skip
_UNIT = "|".join(sorted(_KANA_UNITS, key=len, reverse=True))
# ジユウ without small letters; but ごじゆうに is no 52
_TEN = r"じゅう|じゅー|(?<!ご)じゆう|じゆう(?!に(?!さい))|じゅっ|じっ"
_KANA = rf"({_UNIT})?({_TEN})({_UNIT})?"
_BEFORE_AGE = re.compile(r"さい|だい")
_BECOMES = re.compile(r"な(?:り|る|っ)")
_COPULA = re.compile(r"(?:です|で|だ|に|の)?")
_PAUSES = "。、.,!?()「」"
_KANA_COUNTERS = re.compile(r"ねん|にん|まん|えん|ふん|じかん|か?げつ|かい|まい|ほん|ぼん|ぽん|こ(?!と)|しゃ|にち|ど(?!う|く)|ひく")


def kana_numbers(text: str, gaps: Container[int], *, alone: bool = False) -> list[Number]:
    """よんじゅうろく(さい): numbers in kana, before a word for age, or between blanks; or `alone`."""
    result = []
    for match in re.finditer(_KANA, text):
        start, end = match.span()
        begins = not start or start in gaps or not "ぁ" <= text[start - 1] <= "ん"
        ends = not _KANA_COUNTERS.match(text, end) if alone else _BEFORE_AGE.match(text, end)
        parted = _is_parted(text, gaps, start) and any(_is_parted(text, gaps, place) for place in _word_ends(text, end))
        if not (begins and (ends or (parted and not _KANA_COUNTERS.match(text, end)))):
            continue
        is_particle = match[3] == "に" and _BECOMES.match(text, end)  # よんじゅうに なりました
        tens, units = _KANA_UNITS.get(match[1] or "", 1), 0 if is_particle else _KANA_UNITS.get(match[3] or "", 0)
        result.append(Number(tens * 10 + units, *match.span()))
    return result


def _is_parted(text: str, gaps: Container[int], at: int) -> bool:
    """Whether a word may begin or end there: a space stood there, a pause stands beside it, or nothing."""
    return at in (0, len(text)) or at in gaps or text[at] in _PAUSES or text[at - 1] in _PAUSES


def _word_ends(text: str, end: int) -> tuple[int, int]:
    """Where a number ends, without what follows it and with it: ごじゅう, ごじゅうです."""
    copula = _COPULA.match(text, end)
    return end, copula.end() if copula else end
