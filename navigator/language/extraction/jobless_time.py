"""How long someone has been without work: a span of time that says so, and no length of something else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from navigator.language.text.expression import expression
from navigator.language.text.number_words import SMALL_NUMBERS
from navigator.language.text.numerals import numbers
from navigator.language.text.words import Hit

NEAR, BEFORE = 12, 10  # letters between a span of time and a word for being without work; for leaving work
_MONTHS = r"[かヶヵけ箇]月|かげつ|months?|meses|mes|bulan|thang|个月|buwan|महिना"
_YEARS = r"年|ねん|years?|anos?|tahun|taon|nam|वर्ष"
_IN_WORDS = "|".join(sorted(SMALL_NUMBERS, key=len, reverse=True))
_BY_SOUND = {
    "いっ": 1, "いち": 1, "に": 2, "さん": 3, "よん": 4, "ご": 5, "ろく": 6, "ろっ": 6, "なな": 7, "はち": 8, "はっ": 8,
    "きゅう": 9, "じゅっ": 10,
}  # fmt: skip
_SPAN = expression(
    rf"(?P<count>(?<![0-9])[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}}|数|半|(?:{'|'.join(_BY_SOUND)})(?=かげつ)|\b(?:{_IN_WORDS}))\s?"
    rf"(?:(?P<months>{_MONTHS})|(?:{_YEARS}))(?P<half>半)?(?P<more>以上|あまり|近く)?"
)
_QUIT = expression(
    r"(?:辞め|やめ|離職|退職|失業|解雇|無職|ブランク|空白|働いて|仕事して|仕事をして|働か(?:ず|な)|クビ|首にな|職を失|仕事を失|仕事がな)"
)
# a span that is the length, the date or the amount of something else: 2か月分, 3年後, 2か月で, 半年もたない
_OF_ELSE = expression(
    r"^間?(?:で(?!す|した)|分|後|先|ごと|おき|まで|しか|もた|契約|更新|目|コース|かけて|待|通|生まれ|月|度|[0-9]|働いた|勤め|勤続|続け|やって|い(?:た|まし)|"
    r"の(?:経験|契約|訓練|予定|コース))"
)
_OF_ELSE_BEFORE = expression(
    r"(?:派遣|パート|バイト|正社員|会社|工場|契約|勤め|勤続|経験|訓練|保険|手当|入って|待って|残り|(?<!その)あと|猶予|滞納|家賃)"
    r"(?:(?!辞|やめ|退職|離職|失|クビ|なくな|倒産|切れ|切られ)[^。、]){0,5}$"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A time without work, and where it stands. `least`: "5年以上", it may be longer."""

    months: int
    start: int
    end: int
    least: bool = False


def time_without_work(
    text: str, without_work: Sequence[Hit], years: Sequence[tuple[int, int]] = ()
) -> Span | None:
    """The first span of time that stands near a word for being without work.

    `years`: where years of a calendar stand, whose number is no span.
    """
    for match in _SPAN.finditer(text):
        months = _months(match)
        if months is None or any(start <= match.start() < end for start, end in years):
            continue
        if _says_so(text, match, without_work):
            return Span(months, *match.span(), least=match["more"] == "以上")
    return None


def _says_so(text: str, span: re.Match[str], without_work: Sequence[Hit]) -> bool:
    before = text[: span.start()]
    if _OF_ELSE.match(text[span.end() :]) or _OF_ELSE_BEFORE.search(before):
        return False
    near = any(hit.start - NEAR <= span.start() and span.end() <= hit.end + NEAR for hit in without_work)
    return near or bool(_QUIT.search(before[-BEFORE:]))


def _months(span: re.Match[str]) -> int | None:
    if span["count"] == "数":
        return None
    if span["count"] == "半":
        return 6
    written = numbers(span["count"])
    count = written[0].value if written else (_BY_SOUND | SMALL_NUMBERS)[span["count"]]
    return count if span["months"] else count * 12 + (6 if span["half"] else 0)
