"""Since when someone has been without work: a year, or a month of a year, of any calendar, as months up to a day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from navigator.language.text.expression import expression
from navigator.language.text.numerals import numbers
from navigator.language.text.words import Hit

from .jobless_time import NEAR

_COUNT = r"[0-9]{1,2}|元|[一二三四五六七八九十]{1,3}"
_MONTH = rf"(?:年(?:の)?(?:(?P<month>{_COUNT})月)?|[-./](?P<numbered>[0-9]{{1,2}}))?"
_WESTERN = expression(rf"(?<![0-9])(?P<year>(?:19|20)[0-9]{{2}})(?![0-9]){_MONTH}")
_ERA_YEAR = expression(rf"(?P<year>{_COUNT}){_MONTH}")
_YEARS_AGO = {"今年": 0, "ことし": 0, "去年": 1, "きょねん": 1, "昨年": 1, "一昨年": 2, "おととし": 2}
_RELATIVE = expression(rf"(?P<when>{'|'.join(_YEARS_AGO)})(?:の)?(?P<month>{_COUNT})月(?P<numbered>)")
_MONTHS_AGO = {"今月": 0, "先月": 1, "せんげつ": 1, "先々月": 2}
_LEFT = r"(?:会社|仕事|前の職場|職場)?(?:を|が)?(?:辞め|やめ|退職|退社|離職|失業|解雇|クビ|首に|倒産)"
_MONTH_LEFT = expression(rf"(?P<when>{'|'.join(_MONTHS_AGO)})(?:の?(?:末|初め|はじめ))?(?:に|で)?、?{_LEFT}")
_SINCE = expression(
    r"^(?:の?(?:春|夏|秋|冬|末|初め|はじめ|頃|ころ|ごろ|途中|夏頃|暮れ))?(?:から|以来|より|に(?:会社|仕事|前の職場)?(?:を|が)?"
    r"(?:辞め|やめ|退職|離職|失業|解雇|クビ|首にな|無職|倒産))"
)
_LEFT_AT = expression(rf"^(?:の?(?:末|初め|はじめ|頭|半ば|[上中下]旬|[0-9]{{1,2}}日))?(?:で|に|付けで|付で|をもって)?、?{_LEFT}")
_ALONE = expression(r"(?:の?(?:春|夏|秋|冬|末|頃|ころ|ごろ))?(?:です|だ|かな|ね)?[。.、]?")  # not 1998年入社
_JOINED = expression(r"[^。、]{1,8}")
_ENDS = expression(r"^(?:から|以来|より)(?:です|だ)?(?:$|[。、)])")
_SINCE_ABROAD = expression(r"(?:since|desde|tu|tu nam|sejak|sejak tahun|mula noong|mula|从|自) ?$")


@dataclass(frozen=True, slots=True)
class Since:
    """The fewest and most months since a date, and where the date stands."""

    fewest: int
    most: int
    start: int
    end: int


def dates_since(text: str, hits: Sequence[Hit], as_of: date, *, asked: bool) -> Iterator[Since]:
    """Each date from which something has lasted, up to a day.

    Without the month the whole year is meant. Where it is `asked` since when, a date alone is enough.
    """
    relative = ((m.start(), as_of.year - _YEARS_AGO[m["when"]], m) for m in _RELATIVE.finditer(text))
    for start, year, match in (*_years(text, hits), *relative):
        alone = not text[:start] and bool(_ALONE.fullmatch(text, match.end()))
        since = _SINCE.match(text[match.end() :]) or _SINCE_ABROAD.search(text[:start])
        left = asked and _LEFT_AT.match(text[match.end() :])
        if not (since or left or (asked and alone)):
            continue
        month = match["month"] or match["numbered"]
        first, last = (_number(month), _number(month)) if month else (1, 12)
        most = (as_of.year - year) * 12 + as_of.month - first
        if most >= 0 and last <= 12:
            yield Since(max(most - (last - first), 0), most, start, match.end())
    if asked:
        for match in _MONTH_LEFT.finditer(text):
            yield Since(_MONTHS_AGO[match["when"]], _MONTHS_AGO[match["when"]], *match.span())


def is_told_of(text: str, since: Since, without_work: Sequence[Hit]) -> bool:
    """Whether the date is said of being without work: 2018年から無職, 無職（2018年から）, and not 無職。2018年から高崎."""
    if any(since.end <= hit.start and _JOINED.fullmatch(text[since.end : hit.start]) for hit in without_work):
        return True
    ends = _ENDS.match(text[since.end :])
    return bool(ends) and any(hit.end <= since.start <= hit.end + NEAR for hit in without_work)


def calendar_years(text: str, hits: Sequence[Hit]) -> list[tuple[int, int]]:
    """Where a year of a calendar stands: 平成30年 are no thirty years."""
    return [(start, match.end()) for start, _, match in _years(text, hits)]


def _years(text: str, hits: Sequence[Hit]) -> Iterator[tuple[int, int, re.Match[str]]]:
    for match in _WESTERN.finditer(text):
        yield match.start(), int(match["year"]), match
    for hit in hits:
        if hit.sense.kind == "number" and hit.sense.id.startswith("era"):
            letter = text[hit.start].isascii()
            if year := _ERA_YEAR.match(text, hit.start + 1 if letter else hit.end):
                yield hit.start, int(hit.sense.id[3:]) + _number(year["year"]), year


def _number(written: str) -> int:
    found = numbers(written)
    return found[0].value if found else 1  # 元年
