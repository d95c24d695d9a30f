"""Words that anyone who knows the region would try first: its places, its name, and what stands in the addresses of its offices."""

import unicodedata
from collections.abc import Iterator

from .knowledge import Knowledge
from .lexicon.region_names import short_kana
from .official_pages import hosts

MIN_LATIN, MIN_JAPANESE = 3, 2  # letters; a shorter one stands in other words


def local_words(knowledge: Knowledge) -> frozenset[str]:
    """In half-width small letters."""
    folded = (unicodedata.normalize("NFKC", word).casefold() for word in _words(knowledge))
    return frozenset(word for word in folded if len(word) >= (MIN_LATIN if word.isascii() else MIN_JAPANESE))


def _words(knowledge: Knowledge) -> Iterator[str]:
    name = knowledge.region.name
    yield from (name, name[:-1], *knowledge.region.app.split())
    for place in knowledge.municipalities.values():
        yield from (place.name, place.name[:-1], place.kana, short_kana(place), place.romaji)
    for host in hosts(knowledge):
        yield from host.replace("-", ".").split(".")
