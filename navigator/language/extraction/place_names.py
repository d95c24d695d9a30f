"""The municipalities that a line names, by any of their names; what only looks like one is left out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from navigator.language.text.expression import expression
from navigator.language.text.lexicon import Lexicon
from navigator.language.text.line import Line, read_line
from navigator.language.text.words import EITHER, Hit

NO_PLACE = ("not", "after", "weak", "unclear", "before", "beside")  # ids in places.yaml that are no municipality
OUTSIDE = "outside"  # the id of names beyond the region, and their value of the fact
LIKE, NEAR = 84.0, 70.0  # likeness, of 100, from which a misspelt name is taken; is offered
SHORT = 10  # letters; a longer line is no misspelt name as a whole
_LIVING = expression(
    r"^(?:市|町|村|郡)?(?:の)?(?:の(?:集落|在)|に(?:家|実家|部屋|アパート|住|す|戻|引っ越|在住|あり|ある|帰|き|来)|在住|住み|市内|町内|で(?:す|働|一人|暮|"
    r"仕事|工場|会社|農|板金|店|.{0,6}(?:やって|経営|営))|の(?:工場|会社|農家|実家|アパート|団地|周辺|近く|あたり|方|"
    r"民生|社協|役場|旅館|者|もん|店|温泉|窓口|甥|姪|息子|娘|兄|弟|姉|妹|母|父|親)|から|周辺|あたり|近辺|方面|$|"
    r"[\s、。・/)(）（,.!?]|-(?:shi|machi|cho|mura)\b)"
)
_BEFORE = expression(
    r"(?:^|[\s、。・/(（,.:]|県の?|市|郡|は|が|の|、|in |em |en |o |at |near |from |de |sa |di |tai |在|住|に)$"
)


_OF_TOWN = r"^(?:市|町|村|区|県|都|府)?(?:内)?(?:の[^。、]{0,6})?"
_LIVES = expression(
    rf"{_OF_TOWN}(?:(?:に|へ)(?:住|す(?:ん|み|め)|戻|帰|引っ越|引越|越し|移|転居|転入|来(?:た|まし|て)|嫁)|在住|住み|"
    rf"の実家|県民|都民|市民)|から(?:乗|通(?:って|勤|います))"
)
_NOW = expression(r"(?:今|いま|現在)(?:は|の(?:住まい|家|住所)は)?、?$")
_FROM_BEFORE = expression(r"(?:実家|出身|生まれ|前|以前|元|もと)(?:は|が|の家は)?、?$")
_BESIDE = expression(r"(?:市|町|村)?(?:の(?:すぐ)?(?:隣|となり|近く|そば|横)|寄り)")  # 大泉の隣の邑楽町に住んでいます
_HOME_TOWN = expression(r"地元の$")  # 東京住み。地元の館林で相談できる所
_NEXT_TO = expression(
    r"(?:市|町|村)?の(?:すぐ)?(?:お?隣|おとなり|となり)(?:の?(?:町|まち|市|村))?"
    r"(?:$|です|だ|で|に|の|な|さ|[、。])"
)  # 館林のとなりの町
_WILL_MOVE = expression(
    r"(?:市|町|村)?(?:に|へ)(?:引っ越す|引越す|引っ越し(?:する|します)|越す|移る|転居する)(?:予定|つもり|こと|ん|$|[、。])"
)
_NOT_THERE = expression(r"(?:市|町|村)?(?:では|じゃ)(?:なく|ない|ありません)")
_TO_THERE = expression(r"(?:市|町|村)?まで(?!(?:に|歩|電車)?[0-9])")  # くらぶちから まえばしまで
_NOWHERE = expression(r"どこにも(?:ない|住んで|家)|住む(?:ところ|所|家)が?な")
_AT_WORK = expression(
    r"(?:職場|会社|仕事|仕事場|現場|勤め|つとめ|働くの|働いて(?:い)?るの|"
    r"勤め先|勤務先|つとめ先|学校|住民票|籍|trabalh[oa]|trabaj[oa]|i work|work|lam viec|"
    r"lam o|cong ty|kerja|上班|工作|"
    r"nagtatrabaho)(?:は|が|も|、|:| em| en| in| o| di| sa|在| at)* ?$"
)
_AT_HOME = expression(
    r"(?:家|うち|住まい|自宅|住所|住んで(?:い)?る(?:の|ところ|所)?|"
    r"(?:寝る|寝泊まりする|寝泊まり|帰る|暮らして(?:い)?る)(?:の|ところ|とこ|所)|寝床|アパート|寮|"
    r"moro|vivo|i live|live|toi o|em o|minh o|tinggal|nakatira|我住|家住)"
    r"(?:は|が|も|、|:| em| en| in| at| sa| di|在)* ?$"
)
_BETWEEN = expression(r"の(?:境|さかい|間|あいだ)|を(?:行ったり|行き来|いったりきたり)|両方|半々")
_EITHER_OF = ("か", "?", "と", "市か", "市と", " e ", " y ", " or ", " va ", " o ", "和")
_EITHER_WILL_DO = expression(r"(?:市|町|村)?(?:あたり|辺り|近辺|方面|の(?:求人|会社|工場|仕事))?(?:で|$|[。、])")
_HOME_AFTER_VERB = "てでとへもや"  # 連れて榛名の実家に
_PARTICLES = "はがのもにでをと"
_UNFINISHED = expression(r"([ぁ-ん]{2,})[a-z]{1,2}[ぁ-ん]?(?:です)?")
_LEFT = expression(rf"{_OF_TOWN}(?:から(?!乗|通)|を出て|を離れ|の?(?:生まれ|うまれ|出身)|に住んでい(?:た|まし)|に住んでまし|に住んでた)")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A municipality (its code, "" where several share the name) and where it is named."""

    code: str
    start: int
    end: int
    codes: tuple[str, ...] = ()  # those of which one is meant, where a district is named


def place_mentions(line: Line, hits: Sequence[Hit], *, asked: bool = False) -> list[PlaceMention]:
    """The places that are named, the likeliest first: where someone lives or moved to, last what they left."""
    named = [hit for hit in hits if hit.sense.kind == "place"]
    signs = {id: [hit for hit in named if hit.sense.id == id] for id in NO_PLACE}
    mentions = []
    for hit in named:
        if hit.sense.id in NO_PLACE and hit.sense.id != "unclear":
            continue
        if hit.sense.id == OUTSIDE:
            if asked or _LIVES.match(line.text[hit.end :]) or _NOW.search(line.text[: hit.start]):
                mentions.append(PlaceMention(OUTSIDE, hit.start, hit.end))
            continue
        if EITHER in hit.sense.id:
            mentions.append(PlaceMention("", hit.start, hit.end, tuple(hit.sense.id.split(EITHER))))
            continue
        if _is_voided(hit, signs) or _NOT_THERE.match(line.text[hit.end :]):
            continue
        weak = any(w.start <= hit.start and hit.end <= w.end for w in signs["weak"])
        if weak and not ((asked and not _is_inside_kana(line, hit)) or _stands_as_a_place(line, hit, signs)):
            continue
        unclear = hit.sense.id == "unclear" or _NEXT_TO.match(line.text[hit.end :]) or _WILL_MOVE.match(line.text[hit.end :])
        mentions.append(PlaceMention("" if unclear else hit.sense.id, hit.start, hit.end))
    if _NOWHERE.search(line.text):
        mentions = [m for m in mentions if not _FROM_BEFORE.search(line.text[: m.start])]
    if (asked or _is_wish_for_either(line, mentions)) and _are_two(line, mentions):
        return [PlaceMention("", mentions[0].start, mentions[0].end)]
    return _best(line, _without_code_where_shared(mentions))


def _are_two(line: Line, mentions: Sequence[PlaceMention]) -> bool:
    """Whether two places are named of which neither is the home: 前橋か高崎, 太田と伊勢崎の境."""
    if len({mention.code for mention in mentions}) < 2:
        return False
    first, second = sorted(mentions, key=lambda mention: mention.start)[:2]
    return line.text[first.end : second.start] in _EITHER_OF or bool(_BETWEEN.search(line.text))


def _is_wish_for_either(line: Line, mentions: Sequence[PlaceMention]) -> bool:
    """Whether one of two places will do, and none is called the home: 桐生か太田で働きたい."""
    ends = max((mention.end for mention in mentions), default=0)
    at_home = any(_LIVES.match(line.text[m.end :]) or _AT_HOME.search(line.text[: m.start]) for m in mentions)
    return not at_home and bool(_EITHER_WILL_DO.match(line.text[ends:]))


def _is_inside_kana(line: Line, hit: Hit) -> bool:
    """Whether a name in kana stands within a word: わ[かんな]い."""
    if not hit.start or hit.start in line.gaps or not "ぁ" <= line.text[hit.start] <= "ん":
        return False
    before = line.text[hit.start - 1]
    return "ぁ" <= before <= "ん" and before not in _PARTICLES


def _without_code_where_shared(mentions: list[PlaceMention]) -> list[PlaceMention]:
    codes: dict[tuple[int, int], set[str]] = {}
    for mention in mentions:
        codes.setdefault((mention.start, mention.end), set()).add(mention.code)
    districts = [mention for mention in mentions if mention.codes]
    in_districts = {(mention.start, mention.end) for mention in districts}
    named = [
        PlaceMention(shared.pop() if len(shared) == 1 else "", *span)
        for span, shared in codes.items()
        if span not in in_districts
    ]
    return [*districts, *named]


def _is_voided(hit: Hit, signs: Mapping[str, list[Hit]]) -> bool:
    """Whether the name is part of another word (ハローワーク太田), or what follows makes it none (太田さん)."""
    part_of_another = any(other.start < hit.end and hit.start < other.end for other in signs["not"])
    return part_of_another or any(after.start == hit.end for after in signs["after"])


def _stands_as_a_place(line: Line, hit: Hit, signs: Mapping[str, list[Hit]]) -> bool:
    """Whether a name with other meanings has before and after it what stands around a place."""
    before = (
        hit.start in line.gaps
        or _BEFORE.search(line.text[: hit.start])
        or (line.text[: hit.start].endswith(tuple(_HOME_AFTER_VERB)) and _LIVES.match(line.text[hit.end :]))
        or any(sign.end == hit.start for sign in signs["before"])
    )
    after = (
        hit.end in line.gaps
        or _LIVING.match(line.text[hit.end :])
        or any(sign.start == hit.end for sign in signs["beside"])
    )
    return bool(before and after)


def _best(line: Line, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """Without those inside a longer name; where someone lives or moved to comes first, what they left last."""
    outer = [
        m for m in mentions
        if not any(o.start <= m.start and m.end <= o.end and o.end - o.start > m.end - m.start for o in mentions)
    ]  # fmt: skip

    def rank(mention: PlaceMention) -> tuple[bool, bool, bool, bool, bool, bool, int]:
        after, before = line.text[mention.end :], line.text[: mention.start]
        left = bool(_LEFT.match(after) or _FROM_BEFORE.search(before)) and len(outer) > 1
        is_home = bool((_LIVES.match(after) and not _BESIDE.match(after)) or _NOW.search(before) or _AT_HOME.search(before))
        at_work = bool(_AT_WORK.search(before)) and len(outer) > 1
        elsewhere = mention.code == OUTSIDE and any(_HOME_TOWN.search(line.text[: m.start]) for m in outer)
        return not mention.code, elsewhere, bool(_TO_THERE.match(after)), left, not is_home, at_work, mention.start

    return sorted(outer, key=rank)


def misspelt(lexicon: Lexicon, line: Line) -> list[tuple[str, float]]:
    """Codes with their likeness to the line, or to a word of Latin letters in it, the likest first."""
    likeness: dict[str, float] = {}
    words = [w for w in re.findall(r"[a-z]{6,}", line.text) if len(w) <= 16][:20]
    if len(line.text) <= SHORT:
        words.append(line.text)
    for word in words:
        for name, score, _ in process.extract(
            word, lexicon.places.keys(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=3
        ):
            code = lexicon.places[name]
            likeness[code] = max(likeness.get(code, 0.0), score if abs(len(name) - len(word)) <= 2 else NEAR)
    return sorted(likeness.items(), key=lambda pair: -pair[1])


def nearest_place(lexicon: Lexicon, line: Line) -> tuple[str, bool]:
    """The municipality whose name is likest to the line ("" for none), and whether no other can be meant."""
    if unfinished := _UNFINISHED.fullmatch(line.text):  # いせさk: the last letter was not finished
        codes = {code for name, code in lexicon.places.items() if name.startswith(unfinished[1]) and len(name) > len(unfinished[1])}
        if len(codes) == 1:
            return codes.pop(), True
    candidates = misspelt(lexicon, line)
    if not candidates:
        return "", False
    (code, likeness), *others = candidates
    return code, likeness >= LIKE and all(other < likeness for _, other in others)


def typed_place(lexicon: Lexicon, typed: str) -> tuple[str, bool]:
    """The same for what is typed where only a place is asked: by any of its names, or a misspelling of one."""
    line = read_line(typed)
    hits = lexicon.hits(line)
    named = place_mentions(line, hits) or place_mentions(line, hits, asked=True)
    if not named:
        return nearest_place(lexicon, line)
    codes = dict.fromkeys(place.code for place in named if place.code and not _in_address(line, place))
    if not codes and len(read := line.text[named[0].start : named[0].end]) < len(line.text):
        return typed_place(lexicon, read)[0], False  # one of two
    return next(iter(codes), ""), len(codes) == 1


def _in_address(line: Line, place: PlaceMention) -> bool:
    """Whether the name belongs to the address of the town before it: 伊勢崎市太田町."""
    return place.start not in line.gaps and line.text[: place.start].endswith(("市", "町", "村"))
