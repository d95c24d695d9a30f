"""A language: texts through gettext, dates and times through Babel.

Catalogs are content/locale/<lang>/LC_MESSAGES/navigator.po of the region; Japanese is the source and needs none.
A text that a catalog lacks falls back to やさしい日本語, then to Japanese.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_skeleton
from babel.lists import format_list
from babel.messages.pofile import read_po

SOURCE = "ja"
FALLBACK = ("ja-easy",)


@dataclass(frozen=True)
class Tongue:
    """Says Japanese source texts in a language."""

    lang: str
    texts: Mapping[str, str] = field(default_factory=dict, repr=False, hash=False, compare=False)

    def __call__(self, text: str) -> str:
        """The text in this language."""
        return self.texts.get(text, text)

    @property
    def locale(self) -> Locale:
        """For dates and lists."""
        return _locale(self.lang)

    def date(self, day: dt.date) -> str:
        """11月25日(水)"""
        return format_skeleton("MMMEd", day, locale=self.locale)

    def year(self, day: dt.date) -> str:
        """2026年11月25日"""
        return format_skeleton("yMMMd", day, locale=self.locale)

    def time(self, moment: dt.time) -> str:
        """9:00"""
        return f"{moment.hour}:{moment.minute:02}"

    def join(self, parts: Iterable[str]) -> str:
        """A、B、C"""
        return format_list(list(parts), style="standard", locale=self.locale)


@lru_cache(maxsize=64)
def _locale(lang: str) -> Locale:
    try:
        return Locale.parse(lang.partition("-")[0])
    except (UnknownLocaleError, ValueError):
        return Locale.parse(SOURCE)


@lru_cache(maxsize=64)
def tongue(lang: str, catalogs: Path | None = None) -> Tongue:
    """The language, with the texts of its catalog over those it falls back to."""
    texts: dict[str, str] = {}
    for name in () if lang == SOURCE else (*FALLBACK, lang):
        path = catalogs / name / "LC_MESSAGES" / "navigator.po" if catalogs else None
        if path and path.exists():
            with path.open("rb") as file:
                texts |= {
                    str(m.id): str(m.string) for m in read_po(file) if m.id and m.string and not m.fuzzy
                }
    return Tongue(lang, texts)
