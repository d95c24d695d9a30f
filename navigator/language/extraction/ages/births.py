"""Ages from years and days of birth: 1978年生まれ, S48, nasci em 78, 昭和55年5月6日, 1980/5/6."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from navigator.language.text.expression import expression
from navigator.language.text.line import Line
from navigator.language.text.numerals import numbers
from navigator.language.text.words import Hit

from .age import YOUNGEST, Age

_COUNT = r"[0-9]{1,2}|元|がん(?=ねん)|[一二三四五六七八九十]{1,3}"
_BIRTH_WORD = (
    r"(?:の)?(?:早?生まれ|うまれ|生れ|生(?![0-9活きか])|です?生|に生ま|に生れ| nen umare|年出生|出生)"
)
_AFTER_YEAR = (
    rf"(?:(?:年(?:度)?|ねん|[-./])(?:の)?(?:(?P<month>{_COUNT})(?:月|[-./])(?:(?P<day>{_COUNT})日?)?)?)?"
    rf"(?P<born>{_BIRTH_WORD})?"
)
_YEAR = expression(rf"(?<![0-9])(?P<year>(?:19|20)[0-9]{{2}}|[一二][九〇][〇一二三四五六七八九]{{2}}){_AFTER_YEAR}")
_SHORT_YEAR = expression(rf"(?<![0-9])(?P<year>[0-9]{{2}})年(?:に)?{_BIRTH_WORD}")
_ERA_YEAR = expression(rf"(?P<year>{_COUNT}){_AFTER_YEAR}")
_MONTH = (  # whole names: Marília, Jundiaí and Agustino are places one is from
    r"(?:janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|"
    r"enero|febrero|marzo|mayo|junio|julio|septiembre|setiembre|octubre|noviembre|diciembre|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"januari|februari|maret|mei|juni|juli|agustus|oktober|desember|"
    r"jan|feb|fev|mar|apr|abr|jun|jul|aug|ago|sept?|set|oct|out|nov|dec|dez|dic)\b\.? ?(?:de |del )?"
)
_ABROAD = expression(
    r"(?:\bborn in|\bborn|\bb\.|\bdob:?|nasci em|nascid[oa] em|nasceu em|nasci|"
    r"naci(?:o|d[oa])? (?:en el|en|el)|\b(?:es|soy) del?|\b(?:sou|e) de|"
    r"\bsinh nam|\bsinh|\bsn|lahir tahun|lahir|^del?|kelahiran|i?pinanganak (?:ako |siya )?(?:noong )?|生于|生於|जन्म(?: सन्)?) ?"
    rf"(?:(?:[0-9]{{1,2}} (?:de )?)?{_MONTH}(?:[0-9]{{1,2}}(?:st|nd|rd|th)?,? (?=(?:19|20)[0-9]))?)?"
    r"(?P<year>(?:19|20)[0-9]{2}|[0-9]{2}(?![0-9]))(?! ?(?:de |日|月)|[0-9]|/[0-9]{1,2}(?!/?[0-9]))"
)
_SHOWA = expression(r"\b(?P<era>showa|heisei) ?(?P<year>[0-9]{1,2})(?![0-9])")  # naci en Showa 51
_OF_PERSON = expression(
    r"(?:私|わたし|本人|息子|むすこ|せがれ|娘|むすめ|子|兄|弟|姉|妹|夫|妻|主人|長男|次男|三男|長女|次女|あの[子人]|あのひと|あいつ|あれ)(?:さん)?[はがも、]?$"
)
_WHAT_HAPPENED = expression(r"[にの]|から|まで|ごろ|頃|ころ|以|度|入|卒")  # in that year, but not birth
_BEGAN = {"showa": 1925, "heisei": 1988}  # the year before the first of an era
_CHINESE_YEAR = expression(r"(?<![0-9])(?P<year>[0-9]{2})年(?=的|出生|生)|(?<![0-9])(?P<full>(?:19|20)[0-9]{2})年的(?=$|[,。、.)])")


_ABROAD_AFTER = expression(
    r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?: po| pa| p)?(?: ko| ako| aq| q)?(?: po)? "
    r"(?:i?pinanganak|model\b|(?:ma |ko )?jan[mn]|मा जन्म|को जन्म)"
)
_NEPALI_CALENDAR = expression(
    r"(?:jan[mn]a? )(?P<year>20[0-9]{2})(?= ?sa+l)|"
    r"(?<![0-9])(?P<of>20[0-9]{2}) ?(?:saal|sal|साल)(?: ?ma|मा)? ?(?:janm|जन्म)"
)
_BIRTH_BEFORE = expression(
    r"(?:born|nasci|nascid[oa]|nasceu|naci|nacio|nacid[oa]|sinh|lahir|pinanganak)"
    r"(?: (?:in|em|en|el|nam|tahun|ako|noong))*(?: ano)? $"
)
_ENTERED = expression(r"(?:年)?(?:から|に(?:入社|就職|辞|やめ|卒業|来|結婚)|入社|卒業|以来)")  # what a year at the age question is none of
_BORN_AFTER = re.compile(rf"年?{_BIRTH_WORD}")
_EARLY = expression(r"早生まれ")  # of the first months: the birthday of most of a year is over
EARLIEST = (4, 1)  # the last birthday of those, month and day
AHEAD = 57  # years by which the Nepali calendar (Bikram Sambat) is ahead for most of the year


_APOSTROPHE_YEAR = re.compile(r"(?<![0-9])['’‘`´ʼ] ?([0-9]{2})(?![0-9'’‘`´ʼ])")  # '78


def short_births(line: Line, as_of: date, *, asked: bool) -> Iterator[Age]:
    """Years of birth of two digits after an apostrophe, which the folded text does not show."""
    for match in _APOSTROPHE_YEAR.finditer(line.typed):
        start = next((n for n, place in enumerate(line.at) if place >= match.start(1)), None)
        if start is not None and (asked or _BORN_AFTER.match(line.text, start + 2)):
            years = as_of.year - _full_year(int(match[1]), as_of)
            yield Age(years, years, start, start + 2, born=True)


def births(text: str, hits: Sequence[Hit], as_of: date, *, asked: bool) -> list[Age]:
    """Every age that a year of birth in the text tells; where the age is `asked`, any year alone is one."""
    eras = [hit for hit in hits if hit.sense.kind == "number" and hit.sense.id.startswith("era")]
    of_eras = [age for hit in eras if (age := _era(text, hit, as_of, asked=asked))]
    taken = {place for age in of_eras for place in range(age.start, age.end)}
    told = [*(age for age in _western(text, as_of, asked=asked) if age.start not in taken), *of_eras]
    return [replace(age, born=False) for age in told] if _EARLY.search(text) and (as_of.month, as_of.day) > EARLIEST else told


def _western(text: str, as_of: date, *, asked: bool) -> Iterator[Age]:
    for match in _YEAR.finditer(text):
        alone = len(match[0]) >= len(text) - len("です")
        if match["born"] or (alone and match["day"]) or (asked and not _ENTERED.match(text[match.end() :])):
            yield _counted(int(_digits(match["year"])), match, as_of)
    abroad = [*_ABROAD.finditer(text), *_ABROAD_AFTER.finditer(text), *_NEPALI_CALENDAR.finditer(text)]
    short = {match.start() for match in _SHORT_YEAR.finditer(text)}
    chinese = (match for match in _CHINESE_YEAR.finditer(text) if match.start() not in short)
    for match in (*_SHORT_YEAR.finditer(text), *chinese, *abroad):
        year = _full_year(int(next(filter(None, match.groups()))), as_of) - (AHEAD if match.re is _NEPALI_CALENDAR else 0)
        yield Age(as_of.year - year, as_of.year - year, *match.span(), born=True)
    for match in _SHOWA.finditer(text):
        if asked or _BIRTH_BEFORE.search(text[: match.start()]):
            years = as_of.year - _BEGAN[match["era"]] - int(match["year"])
            yield Age(years, years, *match.span(), born=True)


def _era(text: str, hit: Hit, as_of: date, *, asked: bool) -> Age | None:
    """昭和48年(生まれ); a lone letter (S50) needs the word for birth, unless the age is asked."""
    letter = text[hit.start].isascii()
    match = _ERA_YEAR.match(text, hit.start + 1 if letter else hit.end)
    if not match:
        return None
    stands_alone = _alone(text, hit.start, match.end())
    year_is_named = not letter and "年" in match[0]
    of_person = year_is_named and _OF_PERSON.search(text[: hit.start]) and not _WHAT_HAPPENED.match(text[match.end() :])
    told = match["born"] or of_person or (stands_alone and year_is_named)
    if not (told or (asked and not _ENTERED.match(text[match.end() :]))):
        return None
    return _counted(int(hit.sense.id[3:]) + _number(match["year"]), match, as_of, hit.start)


def _counted(year: int, match: re.Match[str], as_of: date, start: int = -1) -> Age:
    """The age on a day. Without the day of birth it may be one less."""
    years, month, day = as_of.year - year, match["month"], match["day"]
    start = match.start() if start < 0 else start
    if month is None or (day is None and _number(month) == as_of.month):
        return Age(years, years, start, match.end(), born=True)
    not_yet = (_number(month), _number(day) if day else 0) > (as_of.month, as_of.day)
    return Age(years - not_yet, years - not_yet, start, match.end())


def _full_year(year: int, as_of: date) -> int:
    """1978 for 78: the latest such year of which one is old enough to write."""
    if year > 99:
        return year
    this_century = as_of.year // 100 * 100 + year
    return this_century if as_of.year - this_century >= YOUNGEST else this_century - 100


def _number(written: str) -> int:
    found = numbers(written)
    return found[0].value if found else 1  # 元年


def _digits(written: str) -> str:
    return "".join(letter if letter.isdecimal() else str(numbers(letter)[0].value) for letter in written)


def _alone(text: str, start: int, end: int) -> bool:
    """Whether it stands alone, as a clause of its own."""
    return (not start or text[start - 1] in "、。( ") and text[end : end + 1] in ("", "、", "。", ")", "で")
