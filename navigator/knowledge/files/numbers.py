"""The numbers of a text and of its translation, whatever the digits, separators and words of a language."""

import re
import unicodedata

SMALL = 12  # such a number may stand as a word, and a month by its name
FIRST_YEAR_OF_ERA = 2018  # 令和1年 is 2019
_MYRIADS = re.compile(r"(\d[\d,]*)万")
_THOUSANDS = re.compile(r"(?<=\d)[.,\u00a0\u202f](?=\d{3}(?!\d))")
_ERA = re.compile(r"令和(\d+)年")
_NUMBER = re.compile(r"\d+")
_NAMES = re.compile(r"Reiwa \d+|\bT[2-7]\b|Thứ [2-7]")  # an era, and weekdays that are numbered
_MAGNITUDES = (
    ("milhões", 1_000_000), ("mil", 1_000), ("हजार", 1_000), ("ribu", 1_000), ("nghìn", 1_000), ("thousand", 1_000),
)
_LAKH = re.compile(r"(\d+) लाख(?: (\d+) हजार)?")
_MEANT = {"半年": frozenset({"6"}), "１年": frozenset({"12"}), "二つ": frozenset({"2"}), "次のどれか": frozenset({"2"})}
"""Words of the source that may be figures in a translation."""


def differing_numbers(source: str, translation: str) -> tuple[str, ...]:
    """The numbers that one of them has and the other lacks; small ones of the source may stand as words."""
    expected, actual = numbers_of(source), numbers_of(_NAMES.sub("", translation))
    meant = frozenset().union(*(figures for word, figures in _MEANT.items() if word in source))
    lacking = {number for number in expected - actual if int(number) > SMALL}
    return tuple(sorted(lacking | (actual - expected - meant), key=int))


def numbers_of(text: str) -> frozenset[str]:
    """The numbers of a text, whatever its digits and separators: 80万円, 800,000, 800 mil and 8 लाख are 800000."""
    plain = unicodedata.normalize("NFKC", text)
    if not _NUMBER.search(plain):
        return frozenset()
    plain = "".join(_digit(letter) for letter in plain)
    plain = _ERA.sub(lambda era: f"{int(era[1]) + FIRST_YEAR_OF_ERA}年", plain)
    plain = _THOUSANDS.sub("", plain)
    plain = _MYRIADS.sub(lambda found: str(int(found[1]) * 10_000), plain)
    plain = _LAKH.sub(lambda found: str(int(found[1]) * 100_000 + int(found[2] or 0) * 1_000), plain)
    for word, times in _MAGNITUDES:
        plain = _multiplied(plain, word, times)
    return frozenset(number.lstrip("0") or "0" for number in _NUMBER.findall(plain))


def _multiplied(text: str, word: str, times: int) -> str:
    return re.sub(rf"(\d+) {word}\b", lambda found: str(int(found[1]) * times), text)


def _digit(letter: str) -> str:
    return str(unicodedata.digit(letter)) if letter.isdecimal() else letter
