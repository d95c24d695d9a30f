"""Since when someone has been without work, where that is asked: 去年の3月で, 8月末に切られた, 先週, since april, from 20 to 40."""

from collections.abc import Iterator
from datetime import date

from navigator.language.text.expression import expression
from navigator.language.text.numerals import numbers

from .months_told import ToldMonths

_COUNT = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_YEARS_AGO = {
    "今年": 0, "ことし": 0, "本年": 0, "去年": 1, "きょねん": 1, "昨年": 1, "一昨年": 2, "おととし": 2,
}  # fmt: skip
_RELATIVE = expression(rf"(?P<when>今年|ことし|本年|去年|きょねん|昨年|一昨年|おととし)(?:の|的)?(?P<month>{_COUNT})(?:月|がつ)")
_SEASONS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "暮れ": (12, 12), "初め": (1, 2), "はじめ": (1, 2), "末": (12, 12)}
_SEASON = expression(r"(?P<when>今年|ことし|去年|きょねん|昨年|一昨年|おととし)の?(?P<season>春|夏|秋|暮れ|初め|はじめ|末)")
_FEASTS = {"正月": 1, "お正月": 1, "年明け": 1, "年始": 1, "ごーるでんうぃーく": 5, "gw": 5, "お盆": 8, "盆": 8}
_FEAST = expression(
    rf"(?:^|(?<=[、。])|(?P<when>{'|'.join(_YEARS_AGO)})の?)(?P<feast>{'|'.join(sorted(_FEASTS, key=len, reverse=True))})"
    r"(?:明け|過ぎ|すぎ|あと|の後|の前)?(?=から|で|に|$)"
)
_MONTH_ALONE = expression(
    rf"(?:^|(?<=[^0-9年一-龥]))(?P<month>{_COUNT})(?:月|がつ)(?:の)?(?:(?:末|頭|初め|はじめ|いっぱい|[上中下]旬)|(?=から|で(?!す)|"
    rf"に|[0-9]{{1,2}}日))"
)
_ABROAD = {
    name: month
    for month, names in enumerate(
        (
            "january enero janeiro januari enero", "february febrero fevereiro februari pebrero", "march marzo marco maret marso",
            "april abril", "may mayo maio mei", "june junio junho juni hunyo", "july julio julho juli hulyo", "august agosto agustus",
            "september setiembre septiembre setembro setyembre", "october octubre outubro oktober oktubre",
            "november noviembre novembro nobyembre", "december diciembre dezembro desember disyembre",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH_ABROAD = expression(
    rf"(?:\b(?:since|from|desde|de|en|em|in|sejak|mula(?: noong)?|noong|hoi|tu)\s(?:last )?|^(?=[a-z]+(?: (?:de |of )?[0-9]{4})?$))"
    rf"\b(?P<month>{'|'.join(sorted(_ABROAD, key=len, reverse=True))})\b(?: (?:de |of |nong |noong )?(?P<year>(?:19|20)[0-9]{{2}}))?"
)
_MONTH_NUMBERED = expression(r"(?:\btu thang|\bthang|从|從|自)\s?(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})(?:月|\b)(?! ?年)")
_RECENT = {
    r"昨日|きのう|今日|きょう|さっき|おととい|一昨日|今週|先週|せんしゅう|今月|こんげつ|今朝|ayer|ontem|yesterday|kemarin|"
    r"kahapon|hom qua|昨天|今天|上周|上星期|"
    r"semana pas?sada|last (?:week|mon|tue|wed|thu|fri|sat|sun)[a-z]*|this week|this month|minggu lalu|tuan truoc|nakaraang linggo": 0,
    r"先月|せんげつ|last month|mes passado|mes pasado|thang truoc|上个月|上個月|bulan lalu|nakaraang buwan": 1,
    r"先々月|せんせんげつ|二月前": 2,
}  # fmt: skip
_FROM_TO = expression(
    r"(?:(?P<teen>はたち|二十歳)|(?P<from>[0-9]{2}|[一二三四五六七八九]?十[一二三四五六七八九]?)(?:歳|才|さい)?)(?:で|"
    r"の(?:とき|時|ころ|頃)|から).{0,10}?"
    r"(?:今|いま|現在)(?:は|、)?(?P<to>[0-9]{2}|[一二三四五六七八九]?十[一二三四五六七八九]?)"
)
_PLANNED = expression(r"予定|今月いっぱい|つもり|辞めよう|やめよう|まだ(?:在職|働い)")
_LAST_YEAR = expression(r"last year|ano pas?ado|ano passado|nam ngoai|tahun lalu|去年")


def date_told(text: str, as_of: date) -> ToldMonths | None:
    """The months since the one date that is told; None without any, or where dates differ."""
    if _PLANNED.search(text):
        return None
    found = list(_from_to(text)) or list(_months(text, as_of)) or list(_recent(text))
    told = {(since.fewest, since.most) for since in found}
    return found[0] if len(told) == 1 and found[0].fewest >= 0 else None


def _from_to(text: str) -> Iterator[ToldMonths]:
    """はたちで辞めて今40: the years between two ages."""
    for match in _FROM_TO.finditer(text):
        first = 20 if match["teen"] else _value(match["from"])
        months = (_value(match["to"]) - first) * 12
        if months > 0:
            yield ToldMonths(months, months, *match.span())


def _months(text: str, as_of: date) -> Iterator[ToldMonths]:
    """Since a month, of a year that is named or the last one that was."""
    relative = list(_RELATIVE.finditer(text))
    for match in relative:
        yield _since(as_of, as_of.year - _YEARS_AGO[match["when"]], (_value(match["month"]),) * 2, match.span())
    for match in _SEASON.finditer(text):
        if not any(other.start() == match.start() for other in relative):
            yield _since(as_of, as_of.year - _YEARS_AGO[match["when"]], _SEASONS[match["season"]], match.span())
    for match in _MONTH_ALONE.finditer(text):
        if not any(other.start() <= match.start() < other.end() for other in relative):
            yield _since(as_of, _year_of(_value(match["month"]), as_of), (_value(match["month"]),) * 2, match.span())
    for match in _FEAST.finditer(text):
        month = _FEASTS[match["feast"]]
        year = as_of.year - _YEARS_AGO[match["when"]] if match["when"] else _year_of(month, as_of)
        yield _since(as_of, year, (month, month), match.span())
    for match in _MONTH_ABROAD.finditer(text):
        month = _ABROAD[match["month"]]
        yield _since(as_of, int(match["year"] or _year_abroad(text, month, as_of)), (month, month), match.span())
    for match in _MONTH_NUMBERED.finditer(text):
        month = _value(match["month"])
        yield _since(as_of, _year_abroad(text, month, as_of), (month, month), match.span())


def _since(as_of: date, year: int, months: tuple[int, int], span: tuple[int, int]) -> ToldMonths:
    most = (as_of.year - year) * 12 + as_of.month - months[0]
    return ToldMonths(max(most - (months[1] - months[0]), 0) if most >= 0 else most, most, *span)


def _year_of(month: int, as_of: date) -> int:
    return as_of.year - (month > as_of.month)


def _year_abroad(text: str, month: int, as_of: date) -> int:
    return as_of.year - 1 if _LAST_YEAR.search(text) else _year_of(month, as_of)


def _recent(text: str) -> Iterator[ToldMonths]:
    for written, months in _RECENT.items():
        for match in expression(written).finditer(text):
            yield ToldMonths(months, months, *match.span())


def _value(written: str) -> int:
    return numbers(written)[0].value
