"""Of whom a word in a line is said: the speaker, a relative, somebody else, or nobody named.

The subject of a Japanese clause stands before は or が, or before の right at the word (母のパート); a clause that gives a
reason or an objection (…ので, …けど) ends with its subject.
"""

import re
from collections.abc import Sequence

from navigator.language.text.expression import expression
from navigator.language.text.line import Line, spaced
from navigator.language.text.words import Hit

SPEAKER, RELATIVE, OTHER = "speaker", "relative", "other"
OUT_OF_WORK = ("hikikomori", "long_term_jobless", "job_search", "job_loss_benefits", "low_confidence_to_work")  # topics
_CLAUSE_END = expression(
    r"[。！？!?\n…]+|(?<=[a-z]{2})\. |、|,\s|(?:なので|ので|のに|けれども|けれど|けど|"
    r"だが|ですが|ますが|たが|(?:です|ます|した|った|いる|ない)から)(?!で)|"
    r"(?<=[a-z]) (?:but|because|so|porque|pero|mas|nen|nhung|vi) "
)
_SENTENCE_END = expression(r"[。！？!?\n…]|[a-z]{2}\. ")
_SPEAKER = expression(r"(?:私|わたし|わたくし|あたし|俺|おれ|僕|ぼく|自分|わし|おら|当方|こちら)(?:は|が|も|の|自身|一人|、|(?=[0-9]))")
_RELATIVE = expression(
    r"お?(?:うちの(?:ひと|人)|息子|むすこ|せがれ|いとこ|兄貴|姉貴|義弟|義兄|義妹|義姉|娘|むすめ|長男|次男|三男|長女|次女|三女|孫|甥|姪|弟|おとうと|妹|いもうと|兄|姉|あに|あね|おっと|夫|旦那|だんな|主人|(?<![吾我])妻|つま|嫁|よめ|女房|家内|父|母|親|"
    r"両親|父親|母親|おやじ|おふくろ|祖父|祖母|彼氏|彼女|子ども|子供|義父|義母|本人|うちの子|(?<![男女息弟調様椅菓帽母])子(?=[はがも])|パートナー|家族)(?:さん|ちゃん|貴|たち|ども|二人)?(?:だけ|のほう|の方)?"
    r"(?P<mark>はもう|には|は|が|も|の|、|(?=[0-9(]))"
)
RELATED = (
    r"(?:うちの)?お?(?:息子|むすこ|せがれ|いとこ|兄貴|姉貴|娘|むすめ|長男|次男|三男|長女|次女|三女|孫|甥|姪|弟|おとうと|妹|いもうと|兄|姉|夫|旦那|だんな|主人|亭主|(?<![吾我])妻|嫁|女房|家内|"
    r"父|母|親|両親|父親|母親|おやじ|おふくろ|祖父|祖母|彼氏|彼女|子ども|子供)(?:さん|ちゃん|たち)?"
)
"""A relative, as part of an expression."""
_OTHER = expression(
    r"(?:上司|社長|店長|先輩|同僚|後輩|友達|友だち|ともだち|友人|知人|知り合い|近所の人|隣の人|あの人|他の人|ほかの人|みんな|周り|まわり|同級生|外国人|若い人|"
    r"若者|担当者|職員|元職員|面接官|青年|フレ|ご婦人|パパ|ママ|(?<=[0-9代歳才の])(?:方|男性|女性|人|男|女|やつ|奴))(?:さん|たち)?(?P<mark>は|が|も|の)"
)
_PERSONS = ((SPEAKER, _SPEAKER), (RELATIVE, _RELATIVE), (OTHER, _OTHER))
_OBJECTION = expression(r"(?:けれども|けれど|けど|だが|ですが|ますが|たが|のに)、?$")
_REASON = expression(r"(?:ので|から|ため|て)、?$")
_POSSESSIVE = 2  # letters at most between a person with の and the word that is theirs
_MODIFIES = expression(
    r"^[^。、]{0,4}の(?:私の)?(?P<whose>息子|娘|長男|次男|三男|長女|次女|孫|弟|妹|兄|姉|夫|旦那|主人|(?<![吾我])妻|嫁|父|母|親|甥|姪|子(?:ども|供)?(?=が|は|を|に)|せがれ|いとこ)"
)
_NEXT_PREDICATE = expression(r"(?:て|んで)(?!い|る|お|ま)")  # 親が倒れて｜仕事を辞めました
_LATIN_BEFORE = 24  # letters at most between a relative and a word of theirs, in scripts with spaces


def clauses(text: str) -> list[tuple[int, int]]:
    """Start and end of each clause, in order."""
    bounds, start = [], 0
    for end in _CLAUSE_END.finditer(text):
        if end.end() > start:
            bounds.append((start, end.end()))
            start = end.end()
    return [*bounds, (start, len(text))] if start < len(text) or not bounds else bounds


def clause_start(text: str, at: int) -> int:
    """Where the clause begins in which a place stands."""
    return max((end.end() for end in _CLAUSE_END.finditer(text, 0, at)), default=0)


def subject(line: Line, hits: Sequence[Hit], hit: Hit) -> str:
    """Of whom a word is said; "" where nobody is named."""
    text = line.text
    if modified := _MODIFIES.match(text[hit.end : hit.end + 12]):
        return RELATIVE if modified else ""
    if _SPEAKER.match(text, hit.start):
        return SPEAKER
    start = clause_start(text, hit.start)
    named = [*_named(text, start, hit.start), *_named_abroad(text, hits, hit, start)]
    if named:
        return max(named)[1]
    return _topic_before(text, start) if start else ""


def _named(text: str, start: int, end: int) -> list[tuple[int, str]]:
    """The persons named in the clause as subject or, right before the word, as owner: (place, who)."""
    named = []
    for who, pattern in _PERSONS:
        for match in pattern.finditer(text, start, end):
            between = text[match.end() : end]
            if match[0].endswith("の") and len(between) > _POSSESSIVE:
                continue
            if match[0].endswith("が") and _NEXT_PREDICATE.search(between):
                continue
            named.append((match.start(), who))
    return named


def _named_abroad(text: str, hits: Sequence[Hit], hit: Hit, start: int) -> list[tuple[int, str]]:
    """The same in other languages: my son has no job."""
    return [
        (other.start, RELATIVE if other.sense.value == "relative" else SPEAKER)
        for other in hits
        if other.sense.kind == "who"
        and (other.sense.id, other.sense.value) in (("family", "relative"), ("resident", "self"))
        and start <= other.start and other.end <= hit.start and hit.start - other.end <= _LATIN_BEFORE
        and spaced(text[other.start])
    ]  # fmt: skip


def _topic_before(text: str, start: int) -> str:
    """Whom the clauses before speak of, as far as the sentence goes and no reason ended it.

    は holds on over 、 and …が or …けど; が only over the latter two.
    """
    sentence = max((end.end() for end in _SENTENCE_END.finditer(text, 0, start)), default=0)
    topic = ""
    for a, b in clauses(text[:start]):
        if a < sentence or b > start or a == b:
            continue
        objects = _OBJECTION.search(text[a:b])
        topics = [
            (match.start(), who)
            for who, pattern in _PERSONS
            for match in pattern.finditer(text, a, b)
            if _is_topic(text, match) or (objects and not match[0].endswith("の"))
        ]
        topic = max(topics)[1] if topics else topic
        if _REASON.search(text[a:b]):
            topic = ""
    return topic


def _is_topic(text: str, person: re.Match[str]) -> bool:
    """息子は…, 息子、…, 次男33…"""
    number_follows = re.match(r"[0-9(]", text[person.end() :])
    return bool(number_follows) or person[0].endswith(("は", "はもう", "、"))
