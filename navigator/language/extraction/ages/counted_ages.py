"""Ages told by counting from another's: 旦那が60で3つ下 is 57, 31の時の子で今20 is 51."""

import re

from navigator.language.text.expression import expression
from navigator.language.text.numerals import numbers

from .age import OLDEST, YOUNGEST, Age

_AGE = r"[1-9][0-9]|[二三四五六七八]?十[一二三四五六七八九]?"
_YEARS = r"[0-9]{1,2}|[一二三四五六七八九]|ひとつ|ふたつ|みっつ|よっつ|いつつ"
_IN_KANA = {"ひとつ": 1, "ふたつ": 2, "みっつ": 3, "よっつ": 4, "いつつ": 5}
_RELATIVE = (
    r"(?:お?兄(?:さん|ちゃん|貴)?|お?姉(?:さん|ちゃん|貴)?|弟|妹|夫|旦那|だんな|主人|亭主|妻|嫁|女房|家内|かみさん|連れ合い|彼氏|彼女)(?:さん)?"
)
_WRITER = r"(?:私|わたし|あたし|俺|おれ|僕|ぼく|自分|わし)"
_UNIT = r"(?:歳|才|さい)?"
_STEPS = (
    rf"(?:その|それより|そこから)?(?P<years>{_YEARS})(?:つ|歳|才|こ|個|年)?(?:年)?(?P<way>上|下)"
    r"(?=$|[、。.!]|です|だ|なん|になり|の|かな)"
)
_JOINED = r"(?:です(?:が|けど|から|ので)?|だから|なので|だけど|の|で)?[、。]?"
_FROM_RELATIVE = expression(rf"{_RELATIVE}(?:が|は|も|、)?(?:今年|今|いま)?(?P<age>{_AGE}){_UNIT}{_JOINED}(?:{_WRITER}は?、?)?{_STEPS}")
_THAN_RELATIVE = expression(
    rf"{_RELATIVE}より(?P<years>{_YEARS})(?:つ|歳|才|こ|個)?(?:年)?(?P<way>上|下)(?:です|だ|なん|で|の)*[、。]?{_RELATIVE}[がは](?:今年|今|いま)?(?P<age>{_AGE})"
)
_FROM_WRITER = expression(rf"{_WRITER}(?:が|は|、)?(?:今年|今|いま)?(?P<age>{_AGE}){_UNIT}{_JOINED}(?:{_RELATIVE}は?、?)?{_STEPS}")
_BY_CHILD = expression(
    rf"(?<![0-9])(?P<then>{_AGE}){_UNIT}(?:(?:の|で)(?:とき|時|ころ|頃)?(?:に|の)?)(?:産んだ|うんだ|できた|生まれた|授かった)?"
    rf"(?:子ども|子供|こども|子|娘|息子|長男|長女|ひとりっ子|一人っ子)(?:で|が|は|も|、)+(?:今年で?|今|いま|もう|現在)*(?P<now>[1-9]?[0-9]|{_AGE})"
    r"(?:歳|才|さい)?(?=$|[、。!]|です|だ|になり|なの|なん|と(?!し))"
)
_WHOSE = {"resident": (_FROM_RELATIVE, _THAN_RELATIVE), "family": (_FROM_WRITER,)}


def is_counted(text: str) -> bool:
    """Whether an age is told by how many years it lies above or below another's."""
    return any(pattern.search(text) for patterns in _WHOSE.values() for pattern in patterns)


def counted_age(text: str, persona: str) -> Age | None:
    """The age of who is asked for, counted from that of a relative who is older or younger; None where it is another's."""
    match = next(filter(None, (pattern.search(text) for pattern in _WHOSE.get(persona, ()))), None)
    if not match:
        return None
    years = _value(match["years"])
    return _told(_value(match["age"]) + (years if match["way"] == "上" else -years), match)


def age_of_parent(text: str) -> Age | None:
    """The age of a parent who tells at what age a child came, and how old the child is."""
    match = _BY_CHILD.search(text)
    return _told(_value(match["then"]) + _value(match["now"]), match) if match else None


def _told(years: int, match: re.Match[str]) -> Age | None:
    return Age(years, years, *match.span()) if YOUNGEST <= years <= OLDEST else None


def _value(written: str) -> int:
    return _IN_KANA.get(written) or numbers(written)[0].value
