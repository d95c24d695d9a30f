"""Translation: texts from gettext catalogs, dates and lists through Babel.

Japanese is the source and needs no catalog. A text that a catalog lacks falls back to やさしい日本語 without its readings,
then to Japanese.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from navigator.knowledge.content.offices import Municipality
from navigator.knowledge.files.catalogs import DOMAINS, LATIN, READ_ALOUD
from navigator.knowledge.files.figures import Figures, with_figures
from navigator.knowledge.files.period import Period
from navigator.knowledge.files.shown_texts import ShownTexts, shown_texts
from navigator.paths import CATALOGS

from .furigana import without_readings

N_ = str
"""Marks a text for the catalogs that is translated later, when the language is known."""

SOURCE_LANGUAGE = "ja"
EASY_JAPANESE = "ja-easy"
WITHOUT_SPACES = ("ja", "zh")
LANGUAGE_NAMES = {
    "ja": "日本語", "ja-easy": "やさしい日本語", "en": "English", "pt": "Português", "vi": "Tiếng Việt", "zh": "中文",
    "es": "Español", "tl": "Tagalog", "ne": "नेपाली", "id": "Bahasa Indonesia",
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Translator:
    """Japanese source texts in a language: `t(text)`. Callable, as gettext's `_` is. Another one is another: texts are not compared."""

    lang: str
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    plurals: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    spoken: Mapping[str, tuple[str, str]] = field(default_factory=dict, repr=False)
    reviewed: bool = True
    figures: Figures = ()  # of the rules in force, that texts name

    def __call__(self, text: str) -> str:
        """The text in this language."""
        return with_figures(self.texts.get(text, text), self._figures)

    def source(self, text: str) -> str:
        """The Japanese text itself, with its figures."""
        return with_figures(text, self._figures)

    @cached_property
    def _figures(self) -> Mapping[str, str]:
        return {name: self.number(int(value)) for name, value in self.figures}

    def count(self, text: str, n: int) -> str:
        """The text in the plural form of a number, with the number in place of `{n}`."""
        forms = self.plurals.get(text)
        form = self.source(forms[min(self._plural_form(n), len(forms) - 1)]) if forms else self(text)
        return with_figures(form, {"n": str(n)})

    def _plural_form(self, n: int) -> int:
        """The index of a number's form among those of a catalog."""
        tags = sorted(self.locale.plural_form.tags | {"other"}, key=_PLURALS.index)
        return tags.index(self.locale.plural_form(n))

    def place(self, place: Municipality) -> str:
        """The name of a municipality: with its reading, or in Latin letters with the Japanese name to show.

        Who reads Chinese letters reads the name; the sound stands beside it.
        """
        if self.lang == EASY_JAPANESE:
            return f"｜{place.name}《{place.kana}》"
        if self.is_japanese or not place.romaji:
            return place.name
        names = (place.romaji, place.name) if self.has_spaces else (place.name, place.romaji)
        return self.in_brackets(*names)

    def place_in_list(self, place: Municipality) -> str:
        """The name of a municipality among others to tap: in the letters of the reader alone."""
        if self.is_japanese or not place.romaji:
            return self.place(place)
        return place.romaji if self.has_spaces else place.name

    def in_brackets(self, text: str, more: str) -> str:
        """A text with more in the brackets of the language: Ota (太田市). Never a bracket in or after a bracket."""
        between = " " if self.has_spaces and _JAPANESE.search(more) else _CLAUSES.get(self.locale.language, ", ")
        more = _BRACKET.sub(lambda m: "" if m[1].removesuffix("番") in text else f"{between}{m[1]}", more)  # 110 (110番) once
        if text.endswith((")", "）")):
            return f"{self.clauses(text[:-1], more)}{text[-1]}"
        return f"{text} ({more})" if self.has_spaces else f"{text}（{more}）"

    def labelled(self, label: str, text: str) -> str:
        """What a line of plain text is, and what it says: 電話：…, 电话：…, Telefone: …"""
        return f"{label}: {text}" if self.has_spaces else f"{label}：{text}"

    def town_hall(self, place: Municipality) -> str:
        """The town hall as the owner of its main number: 太田市役所（代表）, Ota City Hall (main number, 太田市役所)."""
        japanese = HALL if place.name.endswith("市") else TOWN_HALL
        if self.is_japanese or not place.romaji:
            return self(japanese).format(place=self.place(place))
        if not self.has_spaces:  # who reads Chinese letters reads the name; the sound stands beside
            return self.in_brackets(self(japanese).format(place=place.name), place.romaji)
        of_its_kind = HALLS.get(place.name[-1], japanese)
        text = self.texts.get(of_its_kind) or self(japanese)
        return self.in_brackets(text.format(place=place.romaji), _BRACKET.sub("", japanese).format(place=place.name))

    def put_into(self, sentence: str, name: str, text: str) -> str:
        """A sentence with a text of its own in place of `{name}`: it begins small there, unless it is quoted or a name."""
        before = sentence.partition(f"{{{name}}}")[0]
        return with_figures(sentence, {name: text if before.endswith(_QUOTES) else self.begun_small(text)})

    def begun_small(self, text: str, *, is_label: bool = False) -> str:
        """By what the language itself writes small somewhere: on, but never Ota; of a label, what it writes great at beginnings alone."""
        first, second = (*_WORD.findall(text), "", "")[:2]
        is_name = first.lower() not in self._small_words and (not is_label or first in self._great_words)
        return text if first == "I" or second[:1].isupper() or is_name or not self.has_spaces else text[:1].lower() + text[1:]

    @cached_property
    def _small_words(self) -> frozenset[str]:
        return frozenset(word for text in self.texts.values() for word in _WORD.findall(text) if word.islower())

    @cached_property
    def _great_words(self) -> frozenset[str]:
        return frozenset(word for text in self.texts.values() for word in _GREAT_WITHIN.findall(text))

    def japanese(self, text: str) -> str:
        """The Japanese text, to show at a desk; "" where the page has it already."""
        japanese = self.source(text)
        return "" if self.is_japanese or self(text) == japanese else japanese

    def named(self, text: str) -> str:
        """An official name, on foreign pages with the Japanese to show or to ask for."""
        japanese = self.japanese(text)
        return self.in_brackets(self(text), japanese) if japanese and japanese not in self(text) else self(text)

    def to_ask_for(self, section: str) -> str:
        """A section of an office, on foreign pages with the Japanese to ask for and its sound."""
        named, (_, sound) = self.named(section), self.read_aloud(section)
        return self.in_brackets(named, sound) if sound else named

    def read_aloud(self, text: str) -> tuple[str, str]:
        """A line to say at a desk, in easy Japanese with readings and in Latin letters; ("", "") on Japanese pages."""
        easy, latin = self.spoken.get(text, (text, ""))
        return ("", "") if self.is_japanese else (self.source(easy), self.source(latin))

    @cached_property
    def is_japanese(self) -> bool:
        """Japanese or やさしい日本語: its reader needs no Japanese to show or read aloud."""
        return _is_japanese(self.lang)

    @cached_property
    def has_spaces(self) -> bool:
        """Whether the language puts spaces between its words."""
        return self.locale.language not in WITHOUT_SPACES

    def sentences(self, *parts: str) -> str:
        """Sentences that follow one another, those that there are."""
        return (" " if self.has_spaces else "").join(filter(None, parts))

    @property
    def tag(self) -> str:
        """The language as a BCP 47 tag, for pages and links."""
        return language_tag(self.lang)

    @property
    def locale(self) -> Locale:
        """The Babel locale, of Japanese where Babel has none."""
        return _locale(self.lang)

    def date(self, day: dt.date) -> str:
        """11月25日(水)"""
        return self._with_readings(_formatted("MMMEd", day, self.lang))

    def period(self, period: Period) -> str:
        """2025年4月1日から2026年3月31日まで"""
        return self(N_("{start}から{end}まで")).format(start=self.year(period.start), end=self.year(period.end))

    def year(self, day: dt.date) -> str:
        """2026年11月25日"""
        return self._with_readings(_formatted("yMMMd", day, self.lang))

    def month_day(self, day: dt.date) -> str:
        """12月29日, 29 de dez., Dec 29"""
        return self._with_readings(_formatted("MMMd", day, self.lang))

    def weekday(self, day: int) -> str:
        """月, seg., Mon: of Monday as 0"""
        name = self.locale.days["stand-alone"]["abbreviated"][day]
        return f"｜{name}《{_WEEK[name]}》" if self.lang == EASY_JAPANESE else name

    def span(self, first: str, last: str) -> str:
        """9:00〜17:00, Mon–Fri, 周一～周五"""
        return f"{first}{_SPANS.get(self.locale.language, '–')}{last}"

    def clauses(self, *parts: str) -> str:
        """Statements side by side, which no "and" joins: 月〜金 9:00〜17:00、祝日はお休み"""
        return _CLAUSES.get(self.locale.language, ", ").join(filter(None, parts))

    def time(self, moment: dt.time) -> str:
        """9:00"""
        return f"{moment.hour}:{moment.minute:02}"

    def list_of(self, parts: Iterable[str]) -> str:
        """A、B、C"""
        return format_list(list(parts), style="standard", locale=self.locale)

    def any_of(self, parts: Iterable[str]) -> str:
        """A、B、またはC; elsewhere A / B / C, since an option may have commas of its own: contract, part-time or similar / self-employed"""
        *before, last = parts
        return "、または".join(["、".join(before), last] if before else [last]) if self.is_japanese else " / ".join([*before, last])

    def side_by_side(self, names: Sequence[str]) -> str:
        """月・水・金, Mon, Wed, and Fri"""
        return "・".join(names) if self.is_japanese else self.list_of(names)

    def number(self, value: int) -> str:
        """1,538, in Portuguese 1.538"""
        return format_decimal(value, locale=self.locale)

    def _with_readings(self, date: str) -> str:
        return _DATE.sub(_reading, date) if self.lang == EASY_JAPANESE else date


HALL, TOWN_HALL = N_("{place}役所（代表）"), N_("{place}役場（代表）")
HALLS = {"町": N_("{place}の町役場（代表）"), "村": N_("{place}の村役場（代表）")}
"""Of a town and of a village, in languages that tell them apart; Japanese has it in the name."""
_BRACKET = re.compile(r"\s*[（(]([^（()）]*)[）)]")
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")
_QUOTES = ("“", '"', "«", "「", "‘")
_WORD = re.compile(r"[^\W\d_]+")
_GREAT_WITHIN = re.compile(r"(?<=[a-zß-ÿ] )[A-ZÀ-ÖØ-Þ][^\W\d_]*")
_TAGS = {"zh": "zh-Hans"}
_LOCALES = {"es": "es_419"}  # whose numbers and days are meant: 3,325 as in Peru and Mexico, not 3.325
_SPANS = {"ja": "〜", "zh": "～"}
_CLAUSES = {"ja": "、", "zh": "，"}
_PLURALS = ("zero", "one", "two", "few", "many", "other")
_DATE = re.compile(r"(\d+)日|[(]([月火水木金土日])[)]|[年月]")
_DAYS = {"1": "ついたち", "2": "ふつか", "3": "みっか", "4": "よっか", "5": "いつか", "6": "むいか", "7": "なのか", "8": "ようか",
         "9": "ここのか", "10": "とおか", "14": "じゅうよっか", "20": "はつか", "24": "にじゅうよっか"}  # fmt: skip
_WEEK = {"月": "げつ", "火": "か", "水": "すい", "木": "もく", "金": "きん", "土": "ど", "日": "にち"}


def _reading(part: re.Match[str]) -> str:
    """A day, a weekday or the kanji for year or month, with its reading."""
    day, weekday = part.groups()
    if day:
        return f"｜{part[0]}《{_DAYS[day]}》" if day in _DAYS else f"{day}｜日《にち》"
    if weekday:
        return f"(｜{weekday}《{_WEEK[weekday]}》)"
    return "｜年《ねん》" if part[0] == "年" else "｜月《がつ》"


def _is_japanese(lang: str) -> bool:
    return lang.partition("-")[0] == SOURCE_LANGUAGE


def language_tag(lang: str) -> str:
    """The BCP 47 tag of a language by its code."""
    return SOURCE_LANGUAGE if _is_japanese(lang) else _TAGS.get(lang, lang)


@lru_cache(maxsize=64)
def _locale(lang: str) -> Locale:
    try:
        return Locale.parse(_LOCALES.get(lang) or lang.partition("-")[0])
    except (UnknownLocaleError, ValueError):
        return Locale.parse(SOURCE_LANGUAGE)


@lru_cache(maxsize=4096)
def _formatted(skeleton: str, day: dt.date, lang: str) -> str:
    return str(format_skeleton(skeleton, day, locale=_locale(lang)))


@lru_cache(maxsize=64)
def translator(lang: str, catalogs: Path | None = None, figures: Figures = ()) -> Translator:
    """The translator of a language: the texts of its catalogs over those of やさしい日本語.

    `catalogs` is the region's folder; the program's own sentences come from the program's catalogs. `figures` are the
    parameters in force, that the region's texts name.
    """
    if figures:
        return replace(translator(lang, catalogs), figures=figures)
    shown = [] if lang == SOURCE_LANGUAGE else _all_shown(lang, catalogs)
    texts = {id: text for catalog in shown for id, text in catalog.texts.items()}
    for id, text in _easy_texts(catalogs).items() if shown else ():
        texts.setdefault(id, text)
    plurals = {id: forms for catalog in shown for id, forms in catalog.plurals.items()}
    spoken = {} if Translator(lang).is_japanese or not catalogs else _spoken(catalogs)
    return Translator(lang, texts, plurals, spoken, all(catalog.is_reviewed or not catalog.texts for catalog in shown))


def _all_shown(lang: str, catalogs: Path | None) -> list[ShownTexts]:
    """The catalogs of a language: the program's, then the region's."""
    folders = dict.fromkeys(filter(None, (CATALOGS, catalogs)))
    return [shown_texts(folder, lang, domain) for folder in folders for domain in DOMAINS]


@lru_cache(maxsize=8)
def _easy_texts(catalogs: Path | None) -> Mapping[str, str]:
    """What stands in for a text that a language lacks."""
    return {id: without_readings(text) for catalog in _all_shown(EASY_JAPANESE, catalogs) for id, text in catalog.texts.items()}


@lru_cache(maxsize=8)
def _spoken(folder: Path) -> Mapping[str, tuple[str, str]]:
    easy, latin = shown_texts(folder, EASY_JAPANESE, DOMAINS[1]).texts, shown_texts(folder, LATIN, READ_ALOUD).texts
    return {text: (easy.get(text, text), letters) for text, letters in latin.items()}
