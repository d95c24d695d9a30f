"""Whose age counts: that of the person to be helped today, not of a parent, a child, the writer for them, nor a limit."""

import re
from collections.abc import Sequence

from navigator.language.text.expression import expression
from navigator.language.text.line import Line
from navigator.language.text.words import Hit

from .age import Age

NEAR = 7  # letters at most between a relative and their age
_UNIT = r"^(?:歳|才|さい|代|台)?(?:前半|後半|半ば)?"
_SELF = expression(
    r"(?:私|わたし|わたくし|俺|おれ|僕|ぼく|自分|わし|当方|こちら)(?:は|も|が|、|の|自身)?[^。、]{0,3}$"
)
_ELDERS = r"(?:両親|父親|母親|お父さん|お母さん|父|母|親|おやじ|おふくろ|祖父|祖母)"
_OF_ELDERS = expression(rf"{_ELDERS}(?:は|も|が|、|の|ももう|とも|さんは|さんが)?[^。、]{{0,3}}$")
_AN_ELDER = expression(rf"{_UNIT}(?:になる|の)?{_ELDERS}")
_THE_WRITER = expression(
    rf"{_UNIT}の(?:{_ELDERS}|妻|夫|姉|兄|妹|弟|家内|主婦|おば|おじ)(?:です|だ(?!け)|でござ|として|をしてい|ですが|より)"
)
_OF_OTHERS = expression(
    r"(?:両親|父親|母親|父|母|親|上司|社長|店長|先生|担当者?|同僚|先輩|後輩|部下|友達|友人|知人|子ども|子供|娘|息子|孫)"
    r"(?:は|も|が|たちは|たちが)(?:(?!いる|働|住)[^。、]){0,4}$"
)
_LIMIT = expression(
    rf"{_UNIT}(?:くらい)?(?:まで|以下|以上|未満|不問|制限|限定|歓迎|向け|対象|募集|ok|可|しか"
    r"|ばかり|ばっか|の壁|じゃないと|でないと)"
)
_OF_MANY = expression(rf"{_UNIT}の(?:人|方)?(?:しか|だけ|まで|求人|募集|若者|上司|社員|人と|人ばかり)")
# what happens at an age once, and is over
_EVENT = (
    r"(?:就職|入社|入学|卒業|結婚|離婚|出産|上京|来日|渡日|独立|起業|失敗|発症|正社員にな(?:っ|り)|うつ|病気|倒れ|"
    r"(?:父|母|親|夫|妻)(?:を|が)(?:亡|なく)|産ん|嫁)"
)
_LEAVING = r"(?:早期)?(?:退職|辞め|やめ|リストラ|解雇|失業|離職|首|くび|廃業|倒産|失職|切られ)"
_THEN = expression(
    rf"{_UNIT}(?:過ぎ|すぎ|くらい|ごろ|頃)?(?:の(?:とき|時|ころ|頃|終わり|おわり|半ばから|はじめから)|ごろ|頃|ころ|時代|から(?!は)|まで|のうちは|"
    rf"(?:で|に)(?:、)?[^。、0-9]{{0,6}}{_EVENT})"
)
_LEFT_THEN = expression(rf"{_UNIT}(?:で|に)(?:、)?[^。、0-9]{{0,6}}{_LEAVING}")
_SINCE = expression(r"それから|そのあと|その後|以来|以降|年(?:たち|経|が経|たっ|目)|今は|いまは|今も|いまも|現在|今年で|[0-9]年")
_LATIN_PAST = expression(r"\b(?:when i was|at age|at the age of|quando (?:eu )?tinha|cuando tenia|aos|a los|hoi|waktu umur|noong)\s*$")


def owned_age(line: Line, hits: Sequence[Hit], ages: Sequence[Age], persona: str | None) -> Age | None:
    """The age that counts when this persona speaks, None without one; exact ages before ranges."""
    ages = [age for age in ages if not (age.group or _is_over(line, age) or _is_limit(line, age))]
    of_self = [age for age in ages if _SELF.search(line.text[: age.start])]
    if persona == "employer":
        return next((age for age in ages if age.exact and age not in of_self), None)
    relatives = [hit for hit in hits if hit.sense.kind == "who" and hit.sense.value == "relative"]
    of_relative = [age for age in ages if any(_belongs(line, age, hit) for hit in relatives)]
    if persona in ("family", "supporter"):
        of_client = [a for a in ages if a not in of_self and not _THE_WRITER.match(_after(line, a))]
        younger = [age for age in of_client if not _is_elder(line, age)]
        if persona == "supporter":
            return _first(younger) or _first(of_client)
        unowned = [age for age in younger if age not in of_relative]
        return _first([a for a in younger if a in of_relative]) or _first(unowned) or _first(of_client)
    others = [a for a in ages if a in of_relative or _OF_OTHERS.search(line.text[: a.start])]
    return _first(of_self) or _first([age for age in ages if age not in others])


def _first(ages: Sequence[Age]) -> Age | None:
    return next((age for age in ages if age.exact), next(iter(ages), None))


def _after(line: Line, age: Age) -> str:
    """What follows the number of an age: its unit may or may not be part of it."""
    return line.text[age.end : age.end + 24]


def _is_elder(line: Line, age: Age) -> bool:
    return bool(_OF_ELDERS.search(line.text[: age.start]) or _AN_ELDER.match(_after(line, age)))


def _is_over(line: Line, age: Age) -> bool:
    """Whether the age is that of an earlier day: 20代で就職に失敗, 30代のころ, 52のとき辞めて."""
    after = _after(line, age)
    if _THEN.match(after) or _LATIN_PAST.search(line.text[: age.start]):
        return True
    return bool(_LEFT_THEN.match(after)) and (not age.exact or bool(_SINCE.search(line.text[age.end :])))


def _is_limit(line: Line, age: Age) -> bool:
    """Whether the age is one that a vacancy asks for, or that of some people at work: 三十代まで, 20代の上司."""
    after = _after(line, age)
    return bool(_LIMIT.match(after) or (not age.exact and _OF_MANY.match(after)))


def _belongs(line: Line, age: Age, hit: Hit) -> bool:
    """Whether an age is said of a relative: 息子54歳, 息子は今年54, 43の息子, 母（78）."""
    before = line.text[hit.end : age.start]
    if hit.end <= age.start and len(before) <= NEAR and not re.search(r"。|、(?=.)|働|いる|住", before):
        return True
    after = line.text[age.end : hit.start]
    return age.end <= hit.start and after in ("の", "歳の", "になる", "になった", "で", "の私の")
