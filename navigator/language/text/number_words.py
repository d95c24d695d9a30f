"""Numbers in words of languages with spaces: fifty two, cuarenta y seis, bốn mươi sáu, empat puluh enam."""

import re

from .numerals import Number

_ENGLISH = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_SPANISH = ["uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"]
_PORTUGUESE = ["um", "dois", "tres", "quatro", "cinco", "seis", "sete", "oito", "nove"]
_VIETNAMESE = ["mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin"]
_INDONESIAN = ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
_TAGALOG = ["isa", "dalawa", "tatlo", "apat", "lima", "anim", "pito", "walo", "siyam"]
_OTHER_FORMS = {"una": 1, "un": 1, "uma": 1, "duas": 2, "moi": 1, "lam": 5, "tu": 4} | {
    "kwatro": 4, "kuwatro": 4, "singko": 5, "sais": 6, "syete": 7, "siyete": 7, "otso": 8, "nuwebe": 9, "nwebe": 9,
}  # fmt: skip


def _counted(*words: list[str]) -> dict[str, int]:
    return {word: count for of_language in words for count, word in enumerate(of_language, 1)}


SMALL_NUMBERS = (
    _counted(_ENGLISH, _SPANISH, _PORTUGUESE, _VIETNAMESE, _INDONESIAN, _TAGALOG) | _OTHER_FORMS
)
_LINKED = {
    "isang": 1, "dalawang": 2, "tatlong": 3, "apat na": 4, "limang": 5, "anim na": 6, "pitong": 7, "walong": 8, "siyam na": 9,
    "dos": 2, "tres": 3, "ek": 1, "dui": 2, "tin": 3, "char": 4, "panch": 5, "chha": 6, "saat": 7, "aath": 8, "das": 10,
    "एक": 1, "दुई": 2, "तीन": 3, "चार": 4, "पाँच": 5, "छ": 6, "सात": 7, "आठ": 8, "नौ": 9, "दश": 10,
    "ten": 10, "diez": 10, "dez": 10, "muoi": 10, "sepuluh": 10, "sampung": 10, "twelve": 12, "doce": 12, "doze": 12, "eleven": 11,
}  # fmt: skip
COUNTS = SMALL_NUMBERS | _LINKED
"""Words that count something that follows, from one to twelve."""
_TEENS = {
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "quince": 15, "quinze": 15,
    "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "dezesseis": 16, "dezessete": 17, "dezoito": 18,
    "dezenove": 19, "veintiuno": 21, "veintidos": 22, "veintitres": 23, "veinticuatro": 24, "veinticinco": 25,
    "veintiseis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29,
}  # fmt: skip
_TENS = {
    ten * 10: names.split()
    for ten, names in {
        2: "twenty veinte vinte dalawampu beinte",
        3: "thirty treinta trinta tatlumpu trenta trentay",
        4: "forty fourty cuarenta quarenta apatnapu kwarenta kuwarenta",
        5: "fifty cincuenta cinquenta limampu singkwenta singkuwenta",
        6: "sixty sesenta sessenta animnapu sisenta",
        7: "seventy setenta pitumpu",
        8: "eighty ochenta oitenta walumpu",
        9: "ninety noventa siyamnapu",
    }.items()
}  # fmt: skip
_TEN_OF = {name: ten for ten, names in _TENS.items() for name in names}
_AFTER_TENS = SMALL_NUMBERS.keys() - {"nam"}  # bốn mươi năm are forty years
_MULTIPLIED = ("muoi", "puluh")  # bốn mươi, empat puluh: the count of tens stands before


def _any(words: object) -> str:
    return "|".join(sorted(map(str, words), key=len, reverse=True))  # type: ignore[call-overload]


_NUMBER = re.compile(
    rf"\b(?:(?P<teen>{_any(_TEENS)})"
    rf"|(?:(?P<ten>{_any(_TEN_OF)})(?:t|g)?|(?P<count>{_any(SMALL_NUMBERS)}) (?:{_any(_MULTIPLIED)}))"
    rf"(?:(?: y | e |-| t | at | )(?P<unit>{_any(_AFTER_TENS)}))?)\b"
)


def number_words(text: str) -> list[Number]:
    """Every number from fifteen to ninety-nine in words, in order."""
    return [Number(_value(match), *match.span()) for match in _NUMBER.finditer(text)]


def _value(match: re.Match[str]) -> int:
    if match["teen"]:
        return _TEENS[match["teen"]]
    tens = _TEN_OF[match["ten"]] if match["ten"] else SMALL_NUMBERS[match["count"]] * 10
    return tens + (SMALL_NUMBERS[match["unit"]] if match["unit"] else 0)
