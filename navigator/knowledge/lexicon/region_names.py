"""The names of a region as words: its municipalities, windows and schemes."""

from collections.abc import Iterator

from navigator.knowledge.content.offices import Municipality
from navigator.language.text.line import fold, spaced
from navigator.language.text.pattern_parser import SIGNS
from navigator.language.text.words import Sense, Word

from .entries import LexiconContext

ENDINGS = {"市": ("し",), "町": ("まち", "ちょう"), "村": ("むら", "そん"), "区": ("く",)}
MIN_NAME = 3  # letters of the name of a window or scheme; a shorter one would stand in other words
MIN_SOUND, MIN_LATIN_SOUND = 3, 6  # letters of a place name that a misspelling is compared with


def place_words(context: LexiconContext) -> Iterator[Word]:
    """The municipalities as written, in kana and in Latin letters, with and without 市, 町 or 村."""
    for code, place in context.municipalities.items():
        short = short_kana(place)
        names = (place.name, place.name[:-1], place.kana, short, place.romaji, short + place.name[-1])
        for name in dict.fromkeys(name for name in names if len(name) > 1):
            yield Word(_literal(name), Sense("place", code))


def places_by_sound(context: LexiconContext) -> dict[str, str]:
    """Codes of the municipalities by the names that misspellings are compared with. A shared name tells neither."""
    codes: dict[str, set[str]] = {}
    for code, place in context.municipalities.items():
        for name in (place.name, short_kana(place), place.romaji):
            if name and len(name) >= (MIN_LATIN_SOUND if spaced(name[0]) else MIN_SOUND):
                codes.setdefault(fold(name), set()).add(code)
    return {name: of_name.pop() for name, of_name in codes.items() if len(of_name) == 1}


def service_words(context: LexiconContext) -> Iterator[Word]:
    """Windows and schemes by the names they are shown with."""
    for kind, names_by_id in (("window", context.windows), ("scheme", context.schemes)):
        for id, names in names_by_id.items():
            for name in names:
                if len(fold(name)) >= MIN_NAME:
                    yield Word(_literal(name), Sense(kind, id, "name"))


def short_kana(place: Municipality) -> str:
    """The kana without し, まち, むら …"""
    for ending, sounds in ENDINGS.items():
        for sound in sounds if place.name.endswith(ending) else ():
            if place.kana.endswith(sound):
                return place.kana[: -len(sound)]
    return place.kana


def _literal(name: str) -> str:
    """A name as a written word: signs of the pattern language become spaces."""
    return "".join(" " if letter in SIGNS else letter for letter in fold(name))
