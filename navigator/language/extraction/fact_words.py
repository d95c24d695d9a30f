"""Which words for facts count: those said of the person to be helped, of today, and neither denied nor quoted."""

from collections.abc import Iterator, Sequence

from navigator.language.text.expression import expression
from navigator.language.text.lexicon import Lexicon
from navigator.language.text.line import Line
from navigator.language.text.words import EITHER, Hit

from .analysis import LineAnalysis
from .brief_answers import bare_words
from .subjects import OTHER, RELATIVE, SPEAKER, clause_start, subject

_NOT = r"(?:な(?:い|く|かっ|きゃ|さそ|し$|ん$)|ませ|ねえ|ねー|ねぇ|ず(?:に|、|$)|無い|ございませ)"
_NOR = r"(?:ありませ|ない|なく|なか|無い|ございませ)"
_DENIED = expression(
    rf"^[^。、]{{0,4}}?(?:(?:じゃ|では|でも?|とかじゃ|というより|じゃあ){_NOT}|(?:じゃ|では|でも)あり(?:ませ|え)|たくな|たくあり|なくて(?:も|いい)|"
    rf"は(?:もう)?(?:いい|嫌|いや|無理|むり|希望しな|卒業)|以外|には?なりたくな|のはやめ|のをやめ)"
    rf"|^(?:は|も|が|を|に|とか|なんか|なんて)?(?:して|やって|られて|れて|って|んで|いて|て|で)?く?(?:は|も)?(?:い|お)?{_NOT}"
    rf"|^[^。、]{{0,3}}?(?:は|も|が|を|に)?(?:し|でき|いら|なら|思わ|思い|受け|もらえ|もらわ|おら|あり|でい|てい){_NOT}"
    r"|^す?(?:時間|ひま|暇)[がもは]?(?:な|あり(?:ま|え)|取れ|とれ)"
    rf"|^[^。「」]{{0,10}}?(?:わけ|訳|つもり|気持ち|の|こと)(?:では|じゃ|でも|は|も){_NOR}"
    r"|^、?(?:って|と)思(?:ったら|いきや|って(?:い)?た(?:けど|のに|ら|が))"
    r"|^[^。]{0,8}?(?:とは(?:言|思|限|ちが)|なんて(?:嘘|うそ|こと)|(?:のは|とか)(?:嘘|うそ|違|ちが)|(?:は|も|が|を)(?:ちがい|違い|ちがう|違う))"
)
_ENDED = (
    r"(?:辞め|やめ)(?!たい|よう|る|ろ|ずに|なさい|させ|られな|られま|たら|なけ|ない)|(?:クビ|くび|首)にな(?:り(?!そう)|っ)|(?:クビ|くび)(?:です|。|$)|切られ(?!そう|るか|たら)|"
    r"失い|失って|なくなっ|終わっ|卒業|引退|満了し|(?:きら|切ら)れ(?:た|て(?!い?な)|まし)|切れ(?:た|まし|$)"
)
_OVER = (  # what alone tells that an occupation has ended, right after its word: 派遣 おわり, 期間工 満期
    r"(?:お|終)わ(?:り(?!が?(?:見え|みえ|近)|の|まで|次第|たい|そう|ま(?!し))|った|りました|っちゃ)|おしまい|"
    r"(?:終了|満了|満期)(?!まで|前|金|予定|の予定|間近|が近|す|しそう|しま(?!し)|にな[るり](?!まし))|雇い?止め(?!され[るそ]|にな[るり](?!まし)|か|が(?:怖|こわ|不安))|(?:クビ|くび|首)(?:$|[、。!])|"
    r"解雇|打ち切り|(?:切ら|きら)れ(?:た|まし|ちゃ)|切れ(?:た|まし|$)"
)
_ENDED_AFTER = expression(
    rf"^(?:です|だった)?(?:[はがもをの]|、|(?:期間|契約|更新|先月|先週|今月|今週|昨日|きのう|去年|もう|とうとう|いよいよ|[0-9]{{1,2}}月)(?:いっぱい)?(?:末)?[でにはが]?)*"
    rf"(?:{_OVER})"
)
_MADE_REGULAR = expression(  # said by who employs
    r"^を?[^。]{0,10}(?:正社員|社員|正規|無期)[にへ](?:する|します|した|しよう|切り?|上げ|転換|登用)"
)
_PAST = expression(
    r"^[^。、]{0,4}?(?:でした|だった)|^(?:[てで]い?(?:た(?!い|ばかり)|ました))|^[^。、]{0,4}?(?:して|やって|働いて|勤めて|暮らして)い?(?:た(?!い|ばかり)|ました)"
    rf"|^[^。、]{{0,6}}?(?:を|は|も|が)?(?:{_ENDED})|^[^。、]{{0,3}}?(?:ころ|頃|時代|のとき|の時)|^[^。]{{0,6}}?(?:を経て|のあと|の後、)"
)
_EARLIER = expression(
    r"(?<!今)(?<!いま)(?<!これ)(?<!ずっと)(?:昔(?!から)|むかし(?!から)|以前(?!から)|前は|まえは|(?<![駅人])前に|元(?![気手の])|もとは|もともと|かつて|当時|"
    r"そのころ|その頃|学生時代|若い(?:頃|ころ)|(?:歳|才|代|月|年|末|春|夏|秋|冬|[0-9一二三四五六七八九十])まで|一時期?(?:は)?|数年前|"
    r"used to (?:be )?)[^。、]{0,6}$"
)
_NOW = expression(r"今|いま|現在|もう|最近|このごろ|\b(?:now|currently|ahora|agora|hien|sekarang|ngayon)\b")
_QUOTED = expression(r"^[^。]{0,10}?(?:」|』)?(?:なん)?(?:か)?(?:って|と)(?:よく|まで)?(?:言|い|云)わ(?:れ|せ)")
_QUOTE_ENDS = expression(
    r"^[^「『。]{0,14}[」』](?:って|と|とか|という|の|は|が|を)?(?:よく)?(?:言|い(?:う|わ|って)|書|話|聞|思わ|記事|本|番組|ニュース|人|欄|求人|動画|ドラマ)"
)
_SAID_BY_OTHERS = expression(r"^[^。、「]{0,10}?(?:という|って(?:いう)?|と言う)(?:人|方|友|知人|話|ニュース|番組|本|求人|ドラマ|記事)")
# an occupation that is only thought of: パートを探して, バイトしてもいいですか
_NOT_YET = expression(
    r"^(?:で|を|に|として|の(?:仕事|求人|口)|とか)?(?:でも|も|から)?(?:して|し|やって|働いて)?(?:でも|も|は)?"
    r"(?:い(?:い|けな)|よ(?:い|かった|けれ)|可|ok|構|かま|だめ|ダメ|探|さが|希望|紹介|応募|始め(?:たい|よう|る)|始まる|やりたい|したい|なりたい|働きたい|就きたい|"
    r"しよう|やろう|なら|だったら|すら|さえ|すれば|したら|受け|面接|募集|見つか|みつか|落ち|しかな|よりは?|じゃ|でいい)"
)


def counting_hits(lexicon: Lexicon, analysis: LineAnalysis, persona: str) -> list[Hit]:
    """The words for facts that count when this persona speaks, in order."""
    words = [*analysis.of("fact"), *bare_words(analysis)]
    hits = [hit for hit in words if _counts(lexicon, analysis, hit, persona)]
    return [
        hit for hit in hits
        if not any(_covers(other, hit) for other in hits)
    ]  # fmt: skip


def _covers(other: Hit, hit: Hit) -> bool:
    """Whether another word of the same fact is longer and holds this one."""
    same_fact = other.sense.id == hit.sense.id
    return same_fact and other.start <= hit.start and hit.end <= other.end and other.end - other.start > hit.end - hit.start


def is_denied(line: Line, hit: Hit) -> bool:
    """Whether what follows a word denies it."""
    return bool(_DENIED.match(line.text[hit.end :]))


def _counts(lexicon: Lexicon, analysis: LineAnalysis, hit: Hit, persona: str) -> bool:
    line = analysis.line
    after, before = line.text[hit.end :], line.text[: hit.start]
    if _is_of_another(line, analysis.hits, hit, persona) or _is_reported(after):
        return False
    if hit.sense.value == "no" or _says_without_work(lexicon, hit):
        return not _LITERALLY_NOT.match(after)
    if hit.sense.kind == "bare" and after[:1].isdecimal():  # パート45、社員になりたいわけじゃない
        after = after.partition("、")[0]
    if _DENIED.match(after) or _is_over(lexicon, line, hit) or _PAST.match(_ending(line, hit) + after) or _is_earlier(before):
        return False
    return not (_is_occupation(lexicon, hit) and _NOT_YET.match(_particle(line, hit) + after))


_LITERALLY_NOT = expression(
    r"^[^。「」、]{0,8}?(?:という|って)?(?:わけ|訳|つもり)(?:では|じゃ|でも)|^[^。]{0,8}?(?:とは(?:言|思|限)|(?:のは|なんて|とか)(?:嘘|うそ|違))"
)


def _particle(line: Line, hit: Hit) -> str:
    """The particle that the word itself ends with (パートを), so that what follows can be read with it."""
    return line.text[hit.end - 1] if line.text[hit.end - 1] in "をでに" else ""


def _ending(line: Line, hit: Hit) -> str:
    """The て, で or だ that the word itself ends with (働いて, 派遣だ), so that what follows can be read with it."""
    return line.text[hit.end - 1] if line.text[hit.end - 1] in "てでだ" else ""


def _is_of_another(line: Line, hits: Sequence[Hit], hit: Hit, persona: str) -> bool:
    """Whether the word is said of somebody else than the person to be helped."""
    if persona == "employer":
        return False
    who = subject(line, hits, hit)
    if who == OTHER:
        return persona != "supporter"  # 50代の男性が家から出ず: of whom they tell
    return who == (RELATIVE if persona == "resident" else SPEAKER)


def _is_reported(after: str) -> bool:
    return bool(_QUOTED.match(after) or _QUOTE_ENDS.match(after) or _SAID_BY_OTHERS.match(after))


def _is_earlier(before: str) -> bool:
    """Whether the words before tell of an earlier day, and not of today."""
    earlier = _EARLIER.search(before)
    return earlier is not None and not _NOW.search(earlier[0])


def _is_over(lexicon: Lexicon, line: Line, hit: Hit) -> bool:
    """Whether an occupation is not that of the speaker, or no more: it has ended, or they make a regular employee of another."""
    after = _particle(line, hit) + line.text[hit.end :]
    return _is_occupation(lexicon, hit) and (has_ended(line, hit) or bool(_MADE_REGULAR.match(after)))


def has_ended(line: Line, hit: Hit) -> bool:
    """Whether what follows a word tells that it has ended: はけん おわり, 契約社員、期間満了."""
    return bool(_ENDED_AFTER.match(line.text[hit.end :]))


def _says_without_work(lexicon: Lexicon, hit: Hit) -> bool:
    return (hit.sense.id, hit.sense.value) in lexicon.without_work


def _is_occupation(lexicon: Lexicon, hit: Hit) -> bool:
    return hit.sense.id in {fact for fact, _ in lexicon.without_work}


def values_left(line: Line, hits: Sequence[Hit]) -> tuple[tuple[str, ...], tuple[Hit, ...]]:
    """What the words for one fact leave possible, and the words it rests on: one value is told, several are to be asked.

    What is said of now wins, then what is said last. Words that leave two values open (`a|b`) are read together: 面接した
    人 and ハローワークの紹介 leave one. Where they contradict each other, all that they name is to be asked.
    """
    if any(EITHER in hit.sense.value for hit in hits):
        named = [hit.sense.value.split(EITHER) for hit in hits]
        both = [value for value in named[0] if all(value in values for values in named)]
        return tuple(both or dict.fromkeys(value for values in named for value in values)), tuple(hits)
    last = max(hits, key=lambda hit: (_is_of_now(line, hit), hit.start, hit.end))
    return (last.sense.value,), tuple(hit for hit in hits if hit.sense.value == last.sense.value)


def _is_of_now(line: Line, hit: Hit) -> bool:
    """Whether 今 or いま stands before the word in its clause."""
    return bool(_NOW.search(line.text, clause_start(line.text, hit.start), hit.start))


def by_fact(hits: Sequence[Hit]) -> Iterator[tuple[str, list[Hit]]]:
    """The words of each fact, in the order in which the facts are first named."""
    for fact in dict.fromkeys(hit.sense.id for hit in hits):
        yield fact, [hit for hit in hits if hit.sense.id == fact]
