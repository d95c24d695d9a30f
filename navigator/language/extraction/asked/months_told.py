"""The answer to how long someone has been without work: 2年半, 1年と2か月, 2、3か月, 去年の3月でやめた, since april."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from navigator.language.text.expression import expression
from navigator.language.text.number_words import COUNTS
from navigator.language.text.numerals import numbers

_SOUNDS = {
    "いっ": 1, "いち": 1, "に": 2, "さん": 3, "よん": 4, "ご": 5, "ろく": 6, "ろっ": 6, "なな": 7, "しち": 7, "はち": 8, "はっ": 8,
    "きゅう": 9, "じゅう": 10, "じゅっ": 10, "よ": 4, "两": 2, "兩": 2, "一两": 1,
}  # fmt: skip
_WORDS = "|".join(sorted({*COUNTS, *_SOUNDS} - {"よ"}, key=len, reverse=True))
_COUNT = rf"(?:(?<![0-9])[0-9]{{1,3}}(?:\.5)?|[一二三四五六七八九十]{{1,3}}|(?<![a-z])(?:{_WORDS})|(?<![ぁ-ん])よ(?=ねん))"
_YEAR = r"年(?!生|前半|後半|金)|ねん|nen\b|years?|yrs?\b|anos?\b|tahun|thn\b|taon|nam\b|वर्ष|बर्ष|साल|bars(?:a|h)\w*"
_MONTH = (
    r"[かヶヵけ箇ケカ]月|かげつ|kagetsu|months?|mos?\b|mes(?:es)?\b|bulan|bln\b|thang\b(?! ?[0-9])|个月|個月|buwan|महिना|mahina|かげt"
)
_WEEK = r"週間?|しゅうかん|weeks?|semanas?|minggu|tuan\b|周|星期|linggo|हप्ता"
_DAY = r"日(?:間|く|ぐ|ほど|前|です|$)|days?|dias?\b|hari\b|ngay\b|天|araw"
_JOIN = r"\s?(?:[、,・〜~/]|-|から|か|ou|or|o|to|den|hingga|sampai|到|至|y)\s?"
_SPAN = expression(
    rf"(?:(?P<low>{_COUNT}){_JOIN}|(?P<digit>[一二三四五六七八两])(?=[二三四五六七八九]))?(?P<count>{_COUNT})\s?(?:(?:na|"
    rf"ng|and(?: a)? half)\s)?"
    rf"(?:(?P<years>{_YEAR})|(?P<months>{_MONTH})|(?P<weeks>{_WEEK})|(?P<days>{_DAY}))"
    r"(?P<half>\s?(?:半(?!ば)|はん|e meio|y medio|and a half|at kalahati|setengah|ruoi))?"
)
_NAMED = {
    r"四半世紀": 300,
    r"(?:(?<![0-9])[0-9]{1,2}|[一二三四五六七八九十]{1,3})年半|ano [ey] me(?:i|di)o|"
    r"isang taon at kalahati|setahun setengah|satu setengah tahun|डेढ वर्ष|one and a half years?|a year and a half": 18,
    r"半年|はんとし|half a y(?:ea)?r|(?<!and )half year|me(?:i|di)o ano|nua nam|setengah tahun|kalahating taon|आधा वर्ष": 6,
    r"(?:ふつか|みっか|よっか|むいか|ようか|ここのか|とおか|はつか)"
    r"(?=$|[、。]|です|だ|前|まえ|くらい|ぐらい|ほど|目|め$|かな)": 0,
    r"半月(?!板)|はんつき": 0,
    r"ひとつき|ひと月|(?<![十0-9一二三四五六七八九])一月(?![にかから])|sebulan|a month": 1,
    r"ふたつき|ふた月|二月(?=ばかり|ほど)": 2,
    r"みつき|み月": 3,
    r"setahun|a year(?! and a half)|まる一年": 12,
}
_HALF_YEARS = expression(r"(?P<years>[0-9]{1,2}|[一二三四五六七八九十]{1,3})年半")
_BEFORE = {
    "next": expression(r"(?:来月|らいげつ|来週|今月末|今度の[0-9]{1,2}月)で(?:、|ちょうど|丁度|ようやく|もう|とうとう|まる|丸)?$"),
    "next year": expression(r"(?:来年|らいねん)で(?:、|ちょうど|丁度|もう|とうとう|まる|丸)?$"),
    "over": expression(r"(?:more than|over|mas de|mais de|hon|mahigit|lebih dari|超过|lampas|tren) $"),
    "under": expression(r"(?:less than|under|menos de|duoi|kurang dari|不到|wala pang) ?$"),
    "nearly": expression(r"(?:almost|nearly|casi|quase|gan|sap|hampir|halos|快|もうすぐ|もうじき|そろそろ|\bmag) ?$"),
}
_AFTER = {
    "least": expression(r"^(?:間|も)?以上"),
    "over": expression(
        r"^(?:間)?(?:あまり|余り|(?:と|、)?(?:ちょっと|ちょい|少し|すこし|ちっと)|(?:を|は)?(?:過ぎ|すぎ|超|こえ)|多|有余|"
        r" plus| lebih| pico)"
    ),
    "under": expression(
        r"^(?:間)?(?:未満|弱|足らず|たらず|以内|(?:は|には|も)?(?:まだ)?(?:経|た)っ?(?:って|ち)(?:は)?(?:い)?(?:な|ね)|"
        r"(?:には?|までは?)?(?:まだ)?(?:届か|いか(?:な|ね)|なら(?:な|ね)))"
    ),
    "nearly": expression(r"^(?:間)?(?:近|ちか|手前|弱)"),
}  # fmt: skip
_PASSED = expression(r"^(?:は|を|間は?)?(?:過ぎ|すぎ|超|経っ(?:て|た)(?!い?な)|た(?:って|った)|より(?:は)?(?:長|上|経))")
_OF_WORK = expression(r"^(?:間|も|くらい|ぐらい)?(?:働い|勤め|勤続|続け|やって|おんなじ|同じ)")
_SPARE = expression(r"^(?:分|後|契約|更新|コース|保険|手当|先|おき|ごと|生まれ)")
_NEVER = expression(
    r"(?:働|はたら)いた(?:こと|ためし)(?:が|は|も)?(?:な|ね|ありません)|"
    r"(?:一度|いちど|いっぺん|一回)も(?:、)?(?:働|はたら|勤め|仕事|就職|しごと)[^。]{0,8}(?:な|ね|ません|ず)|"
    r"\bnever (?:had a job|worked)|\bnunca (?:trabalh|trabaj)|\bchua (?:tung|bao gio) (?:di )?lam|"
    r"从(?:来)?没(?:有)?(?:上过班|工作过)|從來沒(?:上過班|工作過)|"
    r"\bhindi pa (?:ako |siya |sya )?nakapagtrabaho|\bbelum pernah (?:be|)kerja|कहिल्यै काम गरे(?:को|की) छैन"
)
NEVER_WORKED = 120  # months from which who never worked is told to choose the longest
Months = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ToldMonths:
    """The fewest and most months without work, and where they are told."""

    fewest: int
    most: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Length:
    low: int
    high: int
    start: int
    end: int
    unit: str
    bound: str = ""  # least | over | under | nearly | passed | next | next year

    def months(self, longest: int) -> Months:
        """What the bound leaves of it: a year or more is less than two, 来月で一年 are eleven months.

        `longest`: what the fact holds at most."""
        step = 11 if self.unit == "years" else 0
        if self.bound == "least":
            return self.low, longest
        if self.bound == "over":
            return self.low, self.high + step
        if self.bound == "under":
            return 0, max(self.high - 1, 0)
        if self.bound in ("next", "next year"):
            ahead = 1 if self.bound == "next" else 12
            return max(self.low - ahead, 0), max(self.high - 1, 0)
        if self.bound == "nearly":
            return max(self.low - (2 if self.low <= 12 else 6), 0), max(self.high - 1, 0)
        return self.low, self.high


def told_months(text: str, longest: int) -> ToldMonths | None:
    """The months that the answer tells; None without any, of more than the `longest`, or where several lengths stand there."""
    lengths = [length for length in _joined(text) if not _is_of_else(text, length)]
    if not lengths:
        never = _NEVER.search(text)
        return ToldMonths(NEVER_WORKED, longest, *never.span()) if never else None
    start, end = lengths[0].start, lengths[-1].end
    between = _between(lengths)
    if between:
        return ToldMonths(*between, start, end)
    exact = list(dict.fromkeys(length.months(longest) for length in lengths if length.bound not in ("under", "passed")))
    exact = exact or list(dict.fromkeys(length.months(longest) for length in lengths))
    exact = [months for months in exact if not any(_is_within(other, months) for other in exact)]
    return ToldMonths(*exact[0], start, end) if len(exact) == 1 and exact[0][1] <= longest else None


def _is_within(months: Months, others: Months) -> bool:
    """Nearly a year, ten months or so: the one is told by the other more closely."""
    return months != others and others[0] <= months[0] and months[1] <= others[1]


def _between(lengths: Sequence[_Length]) -> Months | None:
    """一年は経ってない、半年は過ぎた: less than the one, at least the other."""
    under = [length.low for length in lengths if length.bound == "under"]
    passed = [length.high for length in lengths if length.bound == "passed"]
    if len(under) == len(passed) == 1 and len(lengths) == 2 and passed[0] < under[0]:
        return passed[0], under[0] - 1
    return None


def _lengths(text: str) -> Iterator[_Length]:
    named = [
        _named(text, match, _half_years(match[0]) or months) for written, months in _NAMED.items() for match in re.finditer(written, text)
    ]
    yield from named
    for match in _SPAN.finditer(text):
        if any(name.start < match.end() and match.start() < name.end for name in named):
            continue
        unit = next(name for name in ("years", "months", "weeks", "days") if match[name])
        low, high = _counted(match["low"] or match["digit"] or match["count"], unit), _counted(match["count"], unit)
        if match["half"] or "half" in match[0]:
            low, high = (low + 6, high + 6) if unit == "years" else (low, high + 1)
        start = match.start()
        if low > high:  # 12、3年
            low, start = high, match.start("count")
        yield _Length(low, high, start, match.end(), unit, _bound(text, start, match.end()))


def _named(text: str, match: re.Match[str], months: int) -> _Length:
    unit = "years" if months == 12 else "months" if 1 <= months <= 6 else "named"
    return _Length(months, months, *match.span(), unit, _bound(text, *match.span()))


def _half_years(written: str) -> int:
    match = _HALF_YEARS.fullmatch(written)
    return _value(match["years"]) * 12 + 6 if match else 0


def _counted(written: str, unit: str) -> int:
    if written.endswith(".5"):
        return int(float(written) * (12 if unit == "years" else 1))
    count = _value(written)
    return {"years": count * 12, "months": count, "weeks": count // 4 if count > 4 else 0, "days": count // 30}[unit]


def _value(written: str) -> int:
    if written in _SOUNDS:
        return _SOUNDS[written]
    found = numbers(written)
    return found[0].value if found else COUNTS[written]


def _bound(text: str, start: int, end: int) -> str:
    after, before = text[end : end + 16], text[:start]
    for bound, pattern in _AFTER.items():
        if pattern.match(after):
            return bound
    if _PASSED.match(after):
        return "passed"
    return next((bound for bound, pattern in _BEFORE.items() if pattern.search(before)), "")


_AND = expression(r"\s?(?:と|、|,|y|e|and|va|dan|at|零|又|ra|)\s?")
_TO = expression(r"(?:くらい|ぐらい)?\s?(?:から|〜|~|-|か|ou|or|to|den|sampai|到)\s?")


def _joined(text: str) -> list[_Length]:
    """1年と2か月 is one length; 半年から1年 one with two ends."""
    joined: list[_Length] = []
    for length in sorted(_lengths(text), key=lambda length: length.start):
        last = joined[-1] if joined else None
        if last and last.end > length.start:
            continue
        between = text[last.end : length.start] if last else ""
        if last and last.unit == "years" and length.unit == "months" and not last.bound and _AND.fullmatch(between):
            joined[-1] = _Length(last.low + length.low, last.high + length.high, last.start, length.end, "months", length.bound)
        elif last and _TO.fullmatch(between) and last.low < length.high:
            joined[-1] = _Length(last.low, length.high, last.start, length.end, "months", length.bound)
        else:
            joined.append(length)
    return joined


def _is_of_else(text: str, length: _Length) -> bool:
    """Whether the length is that of work, a contract or an allowance."""
    after = text[length.end :]
    return bool(_OF_WORK.match(after) or _SPARE.match(after))
