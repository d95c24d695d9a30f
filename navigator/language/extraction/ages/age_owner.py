"""Whose age counts: that of the person to be helped today, not of a parent, a child, the writer for them, nor a limit.

An age belongs to the person in whose brackets it stands (上司(26)), whose noun follows it (52のおれ) or stands close before
it (息子は54); else to nobody in particular, which is the person the line is about.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from navigator.language.text.expression import expression
from navigator.language.text.line import Line, spaced
from navigator.language.text.words import Hit

from ..subjects import OUT_OF_WORK, RELATIVE, subject
from .age import Age
from .asked_ages import is_not_true
from .persons import ELDER, KIN, OTHER, SMALL, SPOUSE, THIRD, WRITER, Person, person_at, persons

NEAR, NEAR_SPACED = 7, 24  # letters at most between a person and their age, in scripts with spaces
GROWN = 18  # below which a relative is not the one whose work is asked for, where another stands beside
RETIRED = 65  # an age from which nobody in particular is taken to be the one a family asks for
_UNIT = r"^(?:歳|才|さい|代|台)?(?:前半|後半|半ば)?"
_BEFORE_PERSON_ABROAD = expression(
    r"^(?:(?: |-)?(?:years?|yrs?)(?:-| )old|yo|tuoi|वर्षको|वर्षे) |^(?:岁|歲)?的|^ (?=son|daughter|"
    r"mother|father|husband|wife|brother)"
)
_DE = expression(rf"{_UNIT}(?:になる|になった|になります)?の|^(?:歳|才)?で、?(?=の)")
_THE_WRITER = expression(
    rf"{_UNIT}の(?:両親|父親|母親|父|母|親|おやじ|おふくろ|祖父|祖母|妻|夫|姉|兄|妹|弟|家内|主婦|おば|おじ|職長|班長|工場長|店長|社長)"
    r"(?:です|だ(?!け)|なんだ|なんです|でござ|として|をしてい|ですが|より)|"
    rf"{_UNIT}の(?:父子家庭|母子家庭|ひとり親|シングル)"
)
_AS_TOPIC = expression(r"(?:自身)?[はも、]")
_SENTENCE_END = expression(r"[。!?]")
_SIBLING = expression(r"下の弟|下の妹|弟|妹|兄|姉|おとうと|いもうと|herman|irma|brother|sister|em trai|em gai|adik|kakak|kapatid")
_IN_BRACKETS = expression(r" ?[(【「][^()0-9]{0,10}")
_ASKED_ABOUT = expression(rf"{_UNIT}(?:になる)?の?(?:(?:ほう|方)の)?(?:こと|件)")
_A_PERSON = expression(rf"{_UNIT}の?(?:[^。、は]{{0,6}})?(?:人|男|女|方(?!向|法)|大工|職人)")
_PARTED = expression(
    r"[。!?;]|[、,](?=.)|働|いる|住|暮|[をへに]|と(?!も|って)|です|ます|ほし|たい|ない|あり|歴|"
    r"(?:[てたるいんし]|より)$"
)
_PARTED_ABROAD = expression(
    r"[.!?;:]|,(?= *\S)|\b(?:and|y|e|with|con|com|va|voi|dan|at|ra|tapi|nen|for|por|since|desde|"
    r"ha|hace|faz|de edad a|ng|hikikomori)\b|[0-9]"
)
_LIMIT = expression(
    rf"{_UNIT}(?:くらい)?(?:まで|以下|以上|未満|不問|制限|限定|歓迎|向け|対象(?!外)|募集|ok|可(?! ?\?)|しか"
    r"|ばかり|ばっか|の壁|じゃないと|でないと)"
)
_OF_MANY = expression(rf"{_UNIT}の(?:人|方)?(?:しか|だけ|まで|求人|募集|若者|上司|社員|人と|人ばかり)")
_EVEN_THEN = expression(rf"{_UNIT}でも")
_OUTERMOST = expression(
    r"(?:一番|いちばん)(?:上|下|年上|年下|若い|年長)の?(?:の|人|子|者|社員)?(?:が|は|で)?$|(?:最年長|"
    r"最年少|平均|平均年齢)(?:は|が)?$"
)
_RULED_OUT = expression(r"(?:さん)?(?:[(][^)]{1,8}[)]|[0-9]{2}(?:歳|才)?)?(?:のこと)?(?:では|じゃ|で)(?:なく|ない|ありません)")
_AT_SCHOOL = expression(r"(?: (?:masih|baru|umur|usia|berumur))+ (?:[1-9]|1[0-7])(?![0-9])")  # anak masih 15
_INTRODUCED = expression(r"(?:です(?:が|けど)?[。、]|だけど|だが|なんですが|なんだけど|として|より[。、])")  # 長男です。弟が…
_DENIED = expression(rf"{_UNIT}(?:では|じゃ)(?:なく|ない|ねえ|なし)|^(?:歳|才)?と(?:言いたい|いいたい|言い張|偽|ごまか|書いた)")
# what happens at an age once, and is over
_EVENT = (
    r"(?:就職|入社|入学|卒業|結婚|離婚|出産|上京|来日|渡日|独立|起業|失敗|発症|正社員にな(?:っ|り|れ)|うつ|病気|倒れ|"
    r"(?:父|母|親|夫|妻)(?:を|が)(?:亡|なく)|産ん|嫁)"
)
_LEAVING = r"(?:早期)?(?:退職|辞め|やめ|リストラ|解雇|失業|離職|首|くび|廃業|倒産|失職|切られ|店を(?:たた|閉め))"
_THEN = expression(
    rf"{_UNIT}(?:過ぎ|すぎ|くらい|ごろ|頃)?(?:の(?:とき|時|ころ|頃|終わり|おわり|半ばから|はじめから)|"
    rf"ごろ|頃|ころ|時代|から(?!は|でも|だと|です|公務|正社員|事務|始め|はじめ|間に合|やり直|新し)|まで|のうちは|"
    rf"(?:で(?!初めて|はじめて)|に(?!なると|なれば|もな))(?:、)?[^。、0-9]{{0,6}}{_EVENT})"
)
_NOT_YET = expression(  # 65になる前に辞めたほうが, 60歳を迎えるのが不安, 60岁之前
    rf"{_UNIT}(?:に|を)?(?:なる|なっちゃう|なっちまう|達する|迎える|越える|超える)(?:前|まえ|まで|のが|のは|のを|ころ|頃)|"
    r" ?(?:岁|歲)?(?:之前|以前)|(?:岁|歲)前(?![桥橋])| ?(?:वर्ष)? ?(?:पुग्नु|हुनु) ?(?:अघि|अगाडि)"
)
_BEFORE_IT = expression(
    r"\b(?:before (?:i |he |she |they )?(?:turns?|reach(?:es)?|am|is|get(?:s)? to)|before (?:the )?age(?: of)?|before|"
    r"antes (?:de |dos |de os |de los )?(?:cumplir |fazer |completar |tener |chegar aos )?(?:los |os )?|"
    r"truoc (?:khi )?(?:tuoi )?|bago (?:ako )?mag-?|sebelum (?:umur |usia )?)\s*$"
)
_LAST_YEAR = expression(r"(?:去年|昨年|一昨年|おととし|[0-9一二三四五六七八九十]年前)(?:に|の[春夏秋冬])?、?$")
_AT_AN_AGE = expression(rf"{_UNIT}で(?!す|し)")
_LEFT_THEN = expression(rf"{_UNIT}(?:で|に)(?:、)?[^。、0-9]{{0,6}}{_LEAVING}")
_SINCE = expression(
    r"それから|そのあと|その後|以来|以降|年(?:たち|経|が経|たっ|目)|今は|いまは|今も|いまも|現在|今年で|[0-9]年|"
    r"来る日も|それきり|もう何年|何年も"
)
_TODAY = expression(
    r"(?:今|いま|現在|现在|現在|"
    r"(?:ほんと|ほんとう|本当|実際|実|じつ)(?:は|の(?:年|歳)は)|\b(?:hoje|hoy|ahora|agora|now|ngayon|sekarang)) ?$"
)
_PAIR = expression(r"[0-9]{2}(?:歳|才)?と[0-9]{2}")
_LATIN_PAST = expression(
    r"\b(?:when i was|at age|at the age of|quando (?:eu )?tinha|cuando tenia|aos|a los|hoi|"
    r"waktu umur|noong|not|nao sao)\s*$"
)


@dataclass(frozen=True, slots=True)
class OwnedAge:
    """An age and the person it is said of, None where that is nobody in particular."""

    age: Age
    person: Person | None

    @property
    def kind(self) -> str:
        return self.person.kind if self.person else ""


def owned_age(line: Line, hits: Sequence[Hit], ages: Sequence[Age], persona: str | None) -> Age | None:
    """The age that counts when this persona speaks, None without one; exact ages before ranges."""
    named = persons(line, hits)
    said = [
        OwnedAge(age, _owner(line, age, named))
        for age in ages
        if not (age.group or _is_over(line, age) or _is_limit(line, age) or is_not_true(line.text, age))
    ]
    if persona == "employer":
        return _of_candidate(line, named, said)
    if persona == "supporter":
        return _of_client(line, named, said)
    if persona == "family":
        return _of_relative(line, hits, named, said)
    of_writer = [own.age for own in said if own.kind == WRITER or _is_the_writer(line, own.age, named)]
    of_nobody = [own.age for own in said if not own.kind]
    return _first(of_writer) or _first([age for age in of_nobody if _TODAY.search(line.text[: age.start])]) or _first(of_nobody)


def tells_of_two(line: Line, hits: Sequence[Hit], ages: Sequence[Age]) -> bool:
    """Whether one line tells the ages of the writer and of a child or sibling, or two: whose is asked for is not said."""
    named = persons(line, hits)
    said = [OwnedAge(age, _owner(line, age, named)) for age in ages if age.exact]
    kin = [own for own in said if own.person and own.kind == KIN and not SPOUSE.match(own.person.noun)]
    if _PAIR.search(line.text):
        return True
    two = len(said) == 2 and len(kin) == 1 and any(own.kind == WRITER for own in said)
    return two and not _says_whom(line.text, kin[0].person.noun if kin[0].person else "")


def _says_whom(text: str, noun: str) -> bool:
    """Whether it is said that the relative is the one asked for: 息子のことで相談しています, 相談したいのは娘で."""
    return bool(re.search(rf"{re.escape(noun)}のこと|相談[^。、0-9]{{0,6}}のは{re.escape(noun)}", text)) if noun else False


def _is_of_writer(line: Line, own: OwnedAge, named: Sequence[Person]) -> bool:
    """Whether who writes for another tells their own age: 82の父です, おれは倉庫の頭やってて59."""
    if own.kind == WRITER or _THE_WRITER.match(_after(line, own.age)):
        return True
    before = [person for person in named if person.end <= own.age.start]
    what_one_is = own.kind == OTHER and own.person is not None and own.person.start >= own.age.end  # 私は65の社長
    if (own.person and not what_one_is) or not before or before[-1].kind != WRITER:
        return False
    between = line.text[before[-1].end : own.age.start]
    return bool(_AS_TOPIC.match(between)) and not _SENTENCE_END.search(between)


def _is_the_writer(line: Line, age: Age, named: Sequence[Person]) -> bool:
    """53のおやじです, where no relative is spoken of."""
    return bool(_THE_WRITER.match(_after(line, age))) and not any(person.kind == KIN for person in named)


def _of_candidate(line: Line, named: Sequence[Person], said: Sequence[OwnedAge]) -> Age | None:
    """The age of one candidate: where several people are told of, only of one who is called a man, a woman, a person."""
    told = [own for own in said if not _is_of_writer(line, own, named)]
    others = [own.age for own in told if own.age.exact and own.kind not in (KIN, ELDER)]
    exact = [age for age in others if not _EVEN_THEN.match(_after(line, age))]
    called = [age for age in exact if _A_PERSON.match(_after(line, age))]
    for ages in (called, exact):
        if len({age.low for age in ages}) == 1:
            return ages[0]
    return None


def _of_client(line: Line, named: Sequence[Person], said: Sequence[OwnedAge]) -> Age | None:
    """Of whom a supporter tells: who is of an age to work, before a parent of theirs."""
    others = [own for own in said if not _is_of_writer(line, own, named)]
    clients = [own.age for own in others if own.kind in ("", OTHER, THIRD)]
    kin = [own.age for own in others if own.person and own.kind == KIN and not SPOUSE.match(own.person.noun)]
    young = [age for age in clients if age.low < RETIRED]
    return _first(young) or _first(kin) or _first(clients) or _first([own.age for own in others])


def _of_relative(
    line: Line, hits: Sequence[Hit], named: Sequence[Person], said: Sequence[OwnedAge]
) -> Age | None:
    """Of the relative a family asks for: whose work or staying in is told of, else who is named first."""
    others = [own for own in said if not _is_of_writer(line, own, named)]
    told = _told_of(line, hits, named)
    kin = [person for person in named if person.kind == KIN and not _is_no_topic(line.text, person)]
    kin.sort(key=lambda person: bool(SPOUSE.match(person.noun)))
    main = told or next((person.noun for person in kin), "")
    of_kin = [own for own in others if own.person and own.person.kind == KIN]
    asked_about = [own.age for own in others if _ASKED_ABOUT.match(_after(line, own.age))]
    of_main = [own.age for own in of_kin if own.person and _is_same(own.person.noun, main)]
    of_nobody = [own.age for own in others if own.kind in ("", THIRD) and own.age.low < RETIRED]
    of_others = [own.age for own in of_kin if own.person and not _is_beside(own.person.noun, main)]
    elders = [] if main else [own.age for own in others if own.kind == ELDER]
    if not told and (grown := _grown_beside(of_kin, of_main)):
        of_main = grown
    return _first(asked_about) or _first(of_main) or _first(of_nobody) or _first(of_others) or _first(elders)


def _grown_beside(of_kin: Sequence[OwnedAge], of_main: Sequence[Age]) -> list[Age]:
    """The age of the one grown relative beside a child at school: suami saya 55, anak 15."""
    grown = [own.age for own in of_kin if own.age.low >= GROWN]
    at_school = bool(of_main) and all(age.high < GROWN for age in of_main)
    return grown if at_school and len({age.low for age in grown}) == 1 else []


def _is_no_topic(text: str, person: Person) -> bool:
    """Whether a relative is not who is asked for: a small child, one who is ruled out (娘ではなく息子です), the writer (長男です)."""
    after = text[person.end :]
    return bool(SMALL.match(after) or _AT_SCHOOL.match(after) or _RULED_OUT.match(after) or (not person.start and _INTRODUCED.match(after)))


def _is_same(noun: str, other: str) -> bool:
    """Whether two nouns are of one relative, with a title or without: お兄ちゃん and 兄."""
    return bool(other) and (noun.startswith(other) or other.startswith(noun))


def _is_beside(noun: str, main: str) -> bool:
    """Whether a relative stands beside the one who is asked for: the brother or the husband, where it is the child."""
    return bool((_SIBLING.match(noun) or SPOUSE.match(noun)) and not SPOUSE.match(main))


def _told_of(line: Line, hits: Sequence[Hit], named: Sequence[Person]) -> str:
    """The noun of the relative who is out of work or does not go out, "" where none is said to be."""
    for hit in hits:
        if hit.sense.kind == "topic" and hit.sense.id in OUT_OF_WORK and subject(line, hits, hit) == RELATIVE:
            before = [person.noun for person in named if person.kind == KIN and person.end <= hit.start]
            if before:
                return before[-1]
    return ""


def _first(ages: Sequence[Age]) -> Age | None:
    return next((age for age in ages if age.exact), next(iter(ages), None))


def _after(line: Line, age: Age) -> str:
    """What follows the number of an age: its unit may or may not be part of it."""
    return line.text[age.end : age.end + 24]


def _owner(line: Line, age: Age, named: Sequence[Person]) -> Person | None:
    """The person an age is said of: in brackets, after it, or close before it."""
    before = [person for person in named if person.end <= age.start]
    if before and before[-1].kind == OTHER and not before[-1].start and before[-1].end in line.gaps:
        return None  # 職長 54歳 玉掛け: what one is, in a list of what one is
    if before and _IN_BRACKETS.fullmatch(line.text[before[-1].end : age.start]):
        return before[-1]
    for connector in (_DE, _BEFORE_PERSON_ABROAD):
        joined = connector.match(_after(line, age))
        if joined is None:
            continue
        person = person_at(line.text, age.end + joined.end())
        if person and (connector is _DE or spaced(line.text[person.start]) or "的" in joined[0]):
            return person
    return before[-1] if before and _is_close(line.text[before[-1].end : age.start]) else None


def _is_close(between: str) -> bool:
    """Whether nothing parts a person from an age that follows."""
    if all(map(spaced, between)) and between:
        return len(between) <= NEAR_SPACED and not _PARTED_ABROAD.search(between)
    return len(between) <= NEAR and not _PARTED.search(between)


def _is_over(line: Line, age: Age) -> bool:
    """Whether the age is that of another day, or denied: 20代で就職に失敗, 去年四十で, 52のとき辞めて, 65になる前に, 42ではなくて."""
    after = _after(line, age)
    if _LAST_YEAR.search(line.text[: age.start]) and _AT_AN_AGE.match(after):
        return True
    if _NOT_YET.match(after) or _BEFORE_IT.search(line.text[: age.start]):
        return True
    if (_THEN.match(after) and not age.born) or _DENIED.match(after) or _LATIN_PAST.search(line.text[: age.start]):
        return True
    return bool(_LEFT_THEN.match(after)) and (not age.exact or bool(_SINCE.search(line.text[age.end :])))


def _is_limit(line: Line, age: Age) -> bool:
    """Whether the age is one that a vacancy asks for, or that of some people at work: 三十代まで, 20代の上司."""
    after = _after(line, age)
    if _OUTERMOST.search(line.text[: age.start]):
        return True
    return bool(_LIMIT.match(after) or (not age.exact and _OF_MANY.match(after)))
