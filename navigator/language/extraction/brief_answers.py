"""Answers of one word: to the question at hand (なんとか), or beside other answers (46歳 派遣 前橋)."""

from collections.abc import Sequence
from itertools import pairwise

from navigator.language.text.clauses import clause_bounds
from navigator.language.text.expression import expression
from navigator.language.text.line import Line
from navigator.language.text.words import EITHER, Hit

from .analysis import LineAnalysis

LONGEST = 24  # letters of a line that may be a short answer
_LEAD = expression(
    r"(?:まあ|ま|まだ|先月で|先週で|今月で|去年で|毎日|ときどき|時々|たまに|だいたい|ほとんど|普通に|特に|期間が|全部|いつも|よく|まぁ|もう|今|いま|今は|いまは|ええと|えと|えっと|うん|はい|はあ|一応|たぶん|私は|わたしは|自分は|わしは|俺は|僕は|"
    r"ずっと|ちょっと|"
    r"ほぼほぼ|いちおう|けっこう|かなり|すごく|とても|だいぶ|少し|すこし|毎月|毎日|正直|ほぼ|i am |im |i |soy |sou |estoy |"
    r"estou |toi |saya |ako |i work |我|[、。,. …ーぁあ])*"
)
_TAIL = expression(
    r"(?:です|でした|っす|だ|だよ|だね|だわ|だな|だけど|だが|かな|かも|よ|ね|な|なあ|さ|わ|の|ん|んです|ます|けど|けれど|"
    r"ですが|とか|って感じ|感じ|くらい|みたいな|という感じ|と思います|"
    r"のみ|だけ|一本|"
    r"いたします|している|してます|しています|をしてます|をしています|やってます|やってる|してる|で働いてます|で働いています|"
    r"で働いてる|の仕事|のこと|の件|って|ってさ|だいね|だんべ|なんさ|po|ako|kak|pak|a|[、。,. …！!？?ー笑〜]|w)*"
)
_AD = expression(r"求人|募集|時給|シフト")  # パート 求人 太田: what is looked for
_BEFORE = expression(r"(?:^|[、。・/（(,「【歳才代:：]|男|女|男性|女性|独身|無職で)$")
_AFTER = expression(r"(?:$|[、。・/)）,」】0-9]|のみ|だけ|一本|歴|男|女|独身|から正社員)")


def bare_words(analysis: LineAnalysis) -> list[Hit]:
    """The words that alone are an answer and stand alone among others."""
    line = analysis.line
    if _AD.search(line.text):
        return []
    return [hit for hit in analysis.of("bare") if _stands_alone(line, hit)]


def _stands_alone(line: Line, hit: Hit) -> bool:
    if hit.end - hit.start == len(line.text):
        return False  # whether 派遣 alone is an answer depends on the question
    before = hit.start in line.gaps or _BEFORE.search(line.text[: hit.start])
    return bool(before and (hit.end in line.gaps or _AFTER.match(line.text[hit.end :])))


def answers_to(analysis: LineAnalysis, asked: str) -> list[Hit]:
    """The words that answer the question at hand: those that are all of the line, else those that leave several values
    open (`a|b`), which are then asked."""
    line = analysis.line
    if not asked or len(line.text) > LONGEST:
        return []
    hits = [hit for kind in ("asked", "bare", "fact") for hit in analysis.of(kind) if hit.sense.id == asked]
    whole = [hit for hit in hits if EITHER not in hit.sense.value and _is_whole(line, hit)]
    if not whole and not any(hit.sense.id == "family" for hit in analysis.of("who")):
        whole = _clause_alone(line, hits)
    longest = max((hit.end - hit.start for hit in whole), default=0)
    return [hit for hit in whole if hit.end - hit.start == longest] or [hit for hit in hits if EITHER in hit.sense.value]


def _clause_alone(line: Line, hits: Sequence[Hit]) -> list[Hit]:
    """The word that is all of one clause, where no word says anything else of the fact: 正社員、給料は安いけど."""
    marks = sorted({0, len(line.text), *line.gaps})
    for start, end in clause_bounds(line) or pairwise(marks):
        alone = [hit for hit in hits if start <= hit.start and hit.end <= end and _is_whole(line, hit, start, end)]
        if alone and {hit.sense.value for hit in hits} == {alone[0].sense.value}:
            return alone
    return []


def _is_whole(line: Line, hit: Hit, start: int = 0, end: int | None = None) -> bool:
    """Whether nothing but polite letters stands around a word, in the line or between two places."""
    end = len(line.text) if end is None else end
    return bool(_LEAD.fullmatch(line.text, start, hit.start) and _TAIL.fullmatch(line.text, hit.end, end))
