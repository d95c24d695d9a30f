"""Ages as they are told where the age is asked: よんなな, 45か6, 還暦まであと2年, 数えで62, "kepala 4", "80后", "goju ni sai"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from navigator.language.text.expression import expression
from navigator.language.text.numerals import Number, numbers

from .age import OLDEST, YOUNGEST, Age

_DIGIT = {
    "いち": 1, "に": 2, "さん": 3, "よん": 4, "し": 4, "ご": 5, "ろく": 6, "なな": 7, "しち": 7, "はち": 8,
    "きゅう": 9, "く": 9, "れい": 0, "ぜろ": 0,
}  # fmt: skip
_SOUND = "|".join(sorted(_DIGIT, key=len, reverse=True))
_ROMAJI = {
    "ichi": 1, "ni": 2, "san": 3, "yon": 4, "shi": 4, "go": 5, "roku": 6, "nana": 7, "shichi": 7, "hachi": 8, "kyu": 9, "kyuu": 9, "ku": 9,
}  # fmt: skip
_ROMAN = "|".join(sorted(_ROMAJI, key=len, reverse=True))
_OLD_SCRIPT = str.maketrans("壱壹弐貳参參拾", "一一二二三三十")
_END = r"(?=$|[、。.!！?？…ー]|です|だ|さい|歳|才|や|なん|になっ|んなっ)"
_TWO_SOUNDS = expression(rf"^(?P<tens>よん|ご|ろく|なな|さん|に)(?P<ones>{_SOUND}){_END}")
_MIXED = expression(
    r"(?P<tens>[二三四五六七八]?十)(?P<ones>いち|に|さん|し|よん|ご|ろく|なな|しち|はち|く|きゅう)(?=ん|に|だ|で|さい|歳|"
    r"才|$)"
)
_COUNTED_ONES = expression(
    r"(?P<tens>[2-7]0|[二三四五六七]十)(?:と)?(?P<ones>ひとつ|ふたつ|みっつ|よっつ|いつつ|むっつ|ななつ|やっつ|ここのつ)(?!下|上|違|前|ちが)"
)  # 六十ふたつ
_ONES = {"ひとつ": 1, "ふたつ": 2, "みっつ": 3, "よっつ": 4, "いつつ": 5, "むっつ": 6, "ななつ": 7, "やっつ": 8, "ここのつ": 9}
_OLD = expression(r"[一二三四五六七八九壱壹弐貳参參]?拾[一二三四五六七八九壱壹弐貳参參]?")
_ROMAN_NUMBER = expression(rf"\b(?:(?P<tens>{_ROMAN}) ?)?juu?(?: ?(?P<ones>{_ROMAN}))?(?: ?sai| desu|$)")
_OR_NEXT = expression(
    r"(?<![0-9])(?P<low>[1-9][0-9])\s?(?:か|、|,|-|〜|~|から| or | ou | o | atau |"
    r" hoac )\s?(?P<high>[1-9]?[0-9])(?![0-9/年月])(?=歳|才|さい|$|[^0-9])"
)
_UNTIL = expression(
    r"(?P<goal>還暦|かんれき|古希|[3-7][05]|[三四五六七]十)(?:歳|才)?(?:の?定年)?まで(?:は)?(?:あと|残り|のこり)?(?P<years>[0-9]{1,2}|"
    r"[一二三四五六七八九])(?:年|ねん)"
)
_IN_YEARS = expression(
    r"あと(?P<years>[0-9]{1,2}|[一二三四五六七八九])(?:年|ねん)(?:もすれば|すりゃ|で|したら)(?P<goal>還暦|かんれき|古希|[2-7][0-9]|[二三四五六七]十)"
)
_TWENTY = expression(r"^(?:まだ|ちょうど)?はたち(?=$|[、。]|です|だ|に)")
_GOALS = {"還暦": 60, "かんれき": 60, "古希": 70}
_TRADITIONAL = expression(
    r"(?:数え?(?:へ|年)?(?:で)?|かぞえ(?:で)?|虚岁|虛歲|毛岁)(?P<age>[0-9]{2}|[二三四五六七八]?十[一二三四五六七八九]?)"
)
_OF_DECADE = expression(
    r"(?P<ten>[2-7]0|[二三四五六七]十)(?:代|だい)?の?(?P<part>前半|ぜんはん|後半|こうはん|半ば|なかば|真ん中|まんなか|"
    r"(?:終わり|おわり|はじめ|初め|頭)(?=$|[、。]|の?(?:ほう|方)|です|だ|かな))"
)
_PARTS = {
    "前半": (0, 4), "ぜんはん": (0, 4), "はじめ": (0, 4), "初め": (0, 4), "頭": (0, 4),
    "後半": (5, 9), "こうはん": (5, 9),
    "終わり": (5, 9), "おわり": (5, 9),
    "半ば": (4, 6), "なかば": (4, 6), "真ん中": (4, 6), "まんなか": (4, 6),
}  # fmt: skip
_DECADE_ABROAD = {
    r"kepala (?P<n>[2-7])": None,
    r"trei?ntan(?:er[oa]|a|ao|ona)?\b": 30,
    r"trint(?:ao|ona)\b": 30,
    r"treinta ?[iy] ?(?:tant[oa]s|pico)\b": 30,
    r"[ck]uarenta ?[iy] ?(?:tant[oa]s|pico)\b": 40,
    r"quarenta e (?:tant[oa]s|poucos)\b": 40,
    r"cincuenta ?[iy] ?(?:tant[oa]s|pico)\b": 50,
    r"sesenta ?[iy] ?(?:tant[oa]s|pico)\b": 60,
    r"cuarent(?:on|ona|aner[oa])\b": 40,
    r"quarent(?:ao|ona)\b": 40,
    r"cin(?:c|q)uent(?:on|ona|ao)\b": 50,
    r"sessent(?:ao|ona)\b": 60,
}
_BORN_IN_DECADE = expression(r"(?<![0-9])(?P<n>[5-9])(?:x\b|0后|0後|0s kid)")
_NEPALI_YEAR = expression(r"(?<![0-9])(?P<year>20[0-9]{2}) ?(?:साल|sal\b|saal\b)")
_NOT_TRUE = expression(
    r"(?:見た目は?|肉体年齢は?|精神年齢は?|気持ちは?|心は|永遠の|自称|履歴書には|feel like|looks?) ?$|"
    r"(?:こないだ|この間|この前|昨日|きのう|先週|先月|去年|さっき)まで(?:は)?、?$"
)
_LOOSE = expression(
    r"あら(?:さー|ふぉ|ふぃふ|かん|しっくす|せぶん|還)|"
    r"(?:過ぎ|すぎ|を?超え|を?越え|は過ぎ|(?:と)?(?:ちょい|ちょっと|ちょろ)(?!前|手前))"
)

_PASSED = expression(
    r"(?:歳|才)?は(?:とうに|疾うに|もう|とっくに)?(?:過ぎ|すぎ|超え|こえ)| e la vai|多(?:$|岁|歳)|[- ]?something|-?ish\b|"
    r" y (?:tantos|pico)|好几|出头|と?(?:ちょっと|ちょい|すこし|少し)(?:$|[、。]|です|だ|かな|過ぎ|すぎ)"
)
_PASSED_BEFORE = expression(r"(?:passei d[eo]s|pase los|pasado los|ngoai|qua|lampas|past|over|奔|未) ?$")


def asked_ages(text: str, as_of: date) -> Iterator[Age]:
    """The ages in forms that are read only where the age is asked."""
    yield from _in_sounds(text)
    for match in _OR_NEXT.finditer(text):
        low, high = int(match["low"]), int(match["high"])
        high = high if high > 9 else low // 10 * 10 + high
        if low < high <= low + 5:
            yield Age(low, high, *match.span())
    yield from (_exact(20, match) for match in _TWENTY.finditer(text))
    for match in _IN_YEARS.finditer(text):
        yield _exact((_GOALS.get(match["goal"]) or _value(match["goal"])) - _value(match["years"]), match)
    for match in _TRADITIONAL.finditer(text):
        yield Age(_value(match["age"]) - 2, _value(match["age"]) - 1, *match.span())
    yield from _decades(text, as_of)


def years_to_go(text: str) -> Iterator[Age]:
    """還暦まであと2年, 50まであと1年: told so wherever it stands."""
    for match in _UNTIL.finditer(text):
        goal = _GOALS.get(match["goal"]) or _value(match["goal"])
        yield _exact(goal - _value(match["years"]), match)


def _in_sounds(text: str) -> Iterator[Age]:
    for match in (*_TWO_SOUNDS.finditer(text), *_MIXED.finditer(text)):
        tens = _DIGIT[match["tens"]] * 10 if match["tens"] in _DIGIT else _value(match["tens"])
        yield _exact(tens + _DIGIT[match["ones"]], match)
    for match in _COUNTED_ONES.finditer(text):
        yield _exact(_value(match["tens"]) + _ONES[match["ones"]], match)
    for match in _OLD.finditer(text):
        yield _exact(_value(match[0].translate(_OLD_SCRIPT)), match)
    for match in _ROMAN_NUMBER.finditer(text):
        yield _exact(_ROMAJI.get(match["tens"] or "", 1) * 10 + _ROMAJI.get(match["ones"] or "", 0), match)


def _decades(text: str, as_of: date) -> Iterator[Age]:
    for match in _OF_DECADE.finditer(text):
        low, high = _PARTS[match["part"]]
        yield Age(_value(match["ten"]) + low, _value(match["ten"]) + high, *match.span())
    for written, ten in _DECADE_ABROAD.items():
        for match in re.finditer(written, text):
            low = ten or int(match["n"]) * 10
            yield Age(low, low + 9, *match.span())
    for match in _BORN_IN_DECADE.finditer(text):
        last = as_of.year - 1900 - int(match["n"]) * 10
        yield Age(last - 10, last, *match.span())
    for match in _NEPALI_YEAR.finditer(text):
        years = as_of.year - int(match["year"]) + 57
        yield Age(years, years, *match.span(), born=True)


def only_number(text: str, written: Sequence[Number]) -> Number | None:
    """The one number that may be an age, where no other stands beside it: 47のおっさんだが."""
    told = [number for number in written if YOUNGEST <= number.value <= OLDEST and number.end - number.start >= 2]
    if len({number.value for number in told}) != 1 or len(written) > len(told):
        return None
    return None if _NOT_TRUE.search(text[: told[0].start]) else told[0]


def is_not_true(text: str, age: Age) -> bool:
    """Whether it is the age one looks or feels, or was: 見た目は40, こないだまで29."""
    return bool(_NOT_TRUE.search(text[: age.start]))


def is_loose(text: str, age: Age) -> bool:
    """Whether the words name no bounds: アラフィフ, 五十過ぎ. A limit may lie within; so it is asked."""
    if _PASSED.match(text[age.end :]) or _PASSED_BEFORE.search(text[: age.start]):
        return True
    return not age.exact and bool(_LOOSE.search(text[age.start : age.end + 5]))


def _exact(years: int, match: re.Match[str]) -> Age:
    return Age(years, years, *match.span())


def _value(written: str) -> int:
    return numbers(written)[0].value
