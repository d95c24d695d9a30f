"""Ages in a line: 46歳, 四十代, 昭和48年生まれ, 50手前, アラフィフ, "46". Whose they are is not known here."""

from collections.abc import Sequence
from datetime import date

from navigator.language.text.expression import expression
from navigator.language.text.line import Line
from navigator.language.text.number_words import number_words
from navigator.language.text.numerals import Number, kana_numbers, numbers
from navigator.language.text.words import Hit

from .age import OLDEST, YOUNGEST, Age
from .births import births

_YEARS_OLD = expression(
    r"(?:歳|才|さい|さぃ|sai\b)(?!以上|以下|未満|まで|児)"
    r"|\s?(?:years? old|yrs? old|year-old|-year-old|yo\b|y/o|anos de edad|"
    r"anos de idade|岁|歲|周岁|tuoi|taong gulang|taong|taon gulang|taon na|"
    r"tahun umur|वर्ष|बर्ष|साल)"
)
_GROUP = expression(
    r"^(?:歳|才|さい)?(?:以上|以下|未満|から[0-9]|まで|[〜~-][0-9]| ?plus\b| ?\+|"
    r" ?and over| or older| ke atas| pataas| tuoi tro len|"
    r"岁以上| माथि)"
)
_AFTER_AGE_LATIN = expression(r"^ ?(?:anos?|taon|tahun)\b")
_SPAN_BEFORE = expression(
    r"(?:ha|faz|por|durante|desde|hace|for|selama|sudah|udah|lebih dari|mais de|mas de|"
    r"more than|over|last|past|casi|quase|loob ng|nang|llevo|trabalho|"
    r"trabaje|em|en|with|after|next|in) $"
)
_SPAN_AFTER = expression(
    r"^ ?(?:anos?|taon|tahun|वर्ष|बर्ष|साल) ?(?:de (?:japao|japon|experien|"
    r"trabajo|trabalho|servico|casa|fabrica|desempreg)|no japao|"
    r"en japon|trabalh|trabaj|sem |sin |fora|atras|ago|que |tidak|lalu|kerja|"
    r"bekerja|di |menganggur|nganggur|lamanya|nang |na nang |देखि|"
    r"सम्म|भयो|अघि|pengalaman|experience|aqui|aca)"
)
_AGE_BEFORE = expression(
    r"(?:i am|im|i m|aged?|turning|turned|tenho|tengo|tiene|tem|fiz|completei|cumpli|"
    r"edad|idade|umur|usia|berumur|berusia|age is|age:|năm nay|nam nay|"
    r"今年|今年で|年齢|年齢は|ことし|ことしで|今年|edad:|idade:|com|de|con|son is|"
    r"husband is|brother is|daughter is|is|sou|soy|elle|"
    r"edad de) ?$"
)
_DECADE = expression(r"^代(前半|後半|半ば|なかば|はじめ|初め|のはじめ)?")
_ENGLISH_DECADE = expression(
    r"\b(?:in (?:my|his|her|their) )?(?:(early|mid|late)[ -])?(thirties|forties|fifties|sixties|20s|30s|40s|50s|60s)\b"
)
_DECADES = {"thirties": 30, "forties": 40, "fifties": 50, "sixties": 60}
_LONE = expression(r"^[\s(（「『]*([0-9]{2})[\s)）」』。.!?]*$")
_COUNTERS = expression(
    r"^\s?(?:jobs?|people|companies|applications|times|empresas|vagas|"
    r"fabricas|empleos|人|年|月|日|時|円|万|千|百|社|回|%|パーセント|個|"
    r"件|枚|km|キロ|分|ヶ月|か月|カ月|ヵ月|ケ月|週|名|級|号|本|台|件|割|倍|度|番|期|食|泊|kg|歩|位|点|つ|階|番|軒|校|"
    r"通|冊|時間|か所|代|歳以上|才以上|歳未満|手当|万円|yen|ienes|hours?|months?|years?|"
    r"days?|minutes?|horas?|meses|dias?|mil|thang|nam|"
    r"gio|ngay|trieu|小时|个月|天|月|次|块|元|公司|家|oras|araw|buwan|linggo|bulan|hari|jam|juta|ribu|घण्टा|महिना|दिन|"
    r"社|k\b|%|,[0-9]|\.[0-9]|[0-9-]|/[0-9]|:[0-9])"
)
_LONE_BEFORE = expression(
    r"(?:^|[\s、。,.()（「／/・]|もう|今|いま|今年で|今年|はあ|はぁ|とうとう|まだ|もうじき|じき|年齢|歳は|男|女|"
    r"正社員|職|の|が|は|も|で|息子|娘|弟|妹|兄|姉|夫|妻|主人|旦那|孫|長男|次男|長女|母|父|甥|姪|当方|自分|私|俺|"
    r"わし|おれ)$"
)
_LONE_AFTER = expression(
    r"^(?:$|[\s、。,.)）」!?…／/]|なん|なの|なもん|の(?:もん|おやじ)|から|で|です|だけど|だが|だし|だから|だって|"
    r"ですが|の(?:春|夏|秋|冬|誕生日|男|女|人|息子|娘|弟|妹|兄|姉|社員|者|夫|主人|母|父|おっさん|おじ|おば|無職|方|独身|従業員|長男|"
    r"次男|せがれ|倅|パート|大工|男性|女性|応募者|知人|友|部下|素人|俺|私|引きこもり|いとこ|孫|甥|姪|彼|妻|嫁|"
    r"素行)|に(?:な|も)|ん(?:な|に)|で(?:す|無職|職|仕事|派遣|初|未経験|も|、|独身)|無職|独身|男|女|未経験|職歴|経験|"
    r"歳|フリーター|派遣|バイト|パート|ニート|、|。|m\b|f\b|male|female|引きこもり|住み|在住)"
)
_PART = expression(r"[0-9][.:,/]$|[0-9:/¥#〜\-]$")
_GROUP_BEFORE = expression(
    r"(?:over|above|older than|under|below|acima d[eo]s?|mais de|mayores de|"
    r"mas de|menores de|abaixo de|tren|duoi|lagpas|超过|超過|di atas) $"
)
_DAY = expression(r"(?:dia|el|sa|day|on|the|tgl|tanggal|ngay|todo dia|mes) $")
_THEN = expression(r"(?:[\s,.、。!?]|で|に|の|です|nen|y |e |and)")
_OF = expression(
    r"(?:の(?:社員|男|女|人|息子|娘|弟|妹|兄|姉|おやじ|おっさん|おじさん|おばさん|者|もん|従業員|部下|応募者|夫|"
    r"主人|独身|独り身|独りもん|ひとり|一人|無職|方が|方を|方の|方、|せがれ|倅|長男|次男|長女|いとこ|孫|甥|姪|大工)|です(?:$|[。、が]|けど|よ)|"
    r"になる|になり|なので|なんで|なんだ|なのに|だけど|だけんど|無職|独身|で無職)"
)
_NEXT_YEAR = expression(
    r"(?:来年|らいねん|来月|らいげつ|来週|今度の誕生日|次の誕生日|もう少し|あと少し)(?:で|に|は|には|の)?(?:もう)?$"
)
_NEARLY_BEFORE = expression(
    r"(?:もうすぐ|まもなく|もうじき|そろそろ|あと少しで|almost|nearly|quase|casi|gan|sap|快|hampir|malapit nang|halos|"
    r"लगभग)\s?$"
)
_NEARLY = expression(r"^(?:歳|才)?(?:手前|近い|近く(?!の)|ちかい|ちょっと前|少し前|ちょい前|前(?![後半]|から|は|に)|直前|目前|間近)")
_PAST = expression(r"^(?:歳|才)?(?:過ぎ|すぎ|超え|こえ|オーバー|を過ぎ|を超え|代に)")
_ABOUT = expression(r"^(?:歳|才)?(?:前後|くらい|ぐらい|そこそこ|ちょい|ちょっと)")
_HALF = expression(r"^(?:代)?(?:半ば|なかば)")


def read_ages(line: Line, hits: Sequence[Hit], as_of: date, *, asked: bool = False) -> list[Age]:
    """Every age in a line, in order. Birth years are counted to the year of `as_of`.

    Where the age is `asked`, a year or a number alone is one, in words or digits.
    """
    text = line.text
    candidates = [*births(text, hits, as_of, asked=asked), *_age_words(text, hits), *_english_decades(text)]
    written = [*numbers(text), *kana_numbers(text, alone=asked), *number_words(text)]
    candidates += [age for number in written if (age := _numbered(line, number))]
    ages: list[Age] = []
    for age in sorted(candidates, key=lambda a: (not a.strong, a.start)):
        overlaps = any(age.start < other.end and other.start < age.end for other in ages)
        if YOUNGEST <= age.low <= age.high <= OLDEST and not overlaps:
            ages.append(age)
    return sorted(ages, key=lambda a: a.start)


def _age_words(text: str, hits: Sequence[Hit]) -> list[Age]:
    """アラフィフ, 還暦."""
    ages = []
    for hit in hits:
        low, dots, high = hit.sense.id.partition("..")
        if hit.sense.kind == "number" and dots:
            before, after = text[max(0, hit.start - 14) : hit.start], text[hit.end : hit.end + 8]
            softened = _softened(int(low), before, after) if low == high else None
            ages.append(Age(*(softened or (int(low), int(high))), hit.start, hit.end))
    return ages


def _english_decades(text: str) -> list[Age]:
    ages = []
    for match in _ENGLISH_DECADE.finditer(text):
        ten = _DECADES.get(match[2]) or int(match[2][:2])
        low, high = {"early": (0, 4), "mid": (4, 6), "late": (7, 9)}.get(match[1] or "", (0, 9))
        ages.append(Age(ten + low, ten + high, *match.span()))
    return ages


def _numbered(line: Line, number: Number) -> Age | None:
    """The age that a number is, None for any other number."""
    text = line.text
    value, start, end = number.value, number.start, number.end
    if not YOUNGEST <= value <= OLDEST or _PART.search(text[max(0, start - 2) : start]):
        return None
    before, after = text[max(0, start - 14) : start], text[end : end + 24]
    if _GROUP_BEFORE.search(before):
        return Age(value, OLDEST, start, end, group=True)
    if decade := _DECADE.match(after):
        return _decade(value, start, end + decade.end(), decade[1] or "")
    if _GROUP.match(after):
        high = OLDEST if "以上" in after[:6] or "から" in after[:6] else value
        return Age(value, high, start, end, group=True)
    if softened := _softened(value, before, after):
        return Age(*softened, start, end)
    if unit := _YEARS_OLD.match(after):
        if _SPAN_AFTER.match(after) or (_also_of_spans(unit[0]) and _SPAN_BEFORE.search(before)):
            return None
        return Age(value, value, start, end + unit.end())
    return _bare(line, number, before, after)


def _also_of_spans(unit: str) -> bool:
    """Whether the unit counts years of anything: वर्ष, taon na."""
    return unit.strip()[:1] in "वबस" or unit.strip() in ("taong", "taon na")


def _decade(ten: int, start: int, end: int, part: str) -> Age | None:
    if ten % 10:
        return None
    low, high = {"前半": (0, 4), "後半": (5, 9)}.get(
        part, (4, 6) if "ば" in part else (0, 4) if part else (0, 9)
    )
    return Age(ten + low, ten + high, start, end)


def _softened(value: int, before: str, after: str) -> tuple[int, int] | None:
    """50手前, 50過ぎ, 50前後, 来年60."""
    if _NEXT_YEAR.search(before):
        return value - 1, value - 1
    if _NEARLY.match(after) or (_NEARLY_BEFORE.search(before) and not _COUNTERS.match(after)):
        return max(YOUNGEST, value - 3), value - 1
    if _PAST.match(after):
        return value, min(OLDEST, value + 4)
    if _ABOUT.match(after) and value % 5 == 0:
        return value - 3, value + 3
    if _HALF.match(after) and value % 10 == 0:
        return value + 4, value + 6
    return None


def _bare(line: Line, number: Number, before: str, after: str) -> Age | None:
    """A number without a unit: taken for an age where little else can be meant."""
    value, start, end = number.value, number.start, number.end
    if not 18 <= value <= 85 or (number.kanji and end - start < 2):
        return None
    if unit := _AFTER_AGE_LATIN.match(after):
        return _latin(number, before, after, end + unit.end())
    if _COUNTERS.match(after) or (value <= 31 and _DAY.search(before)):
        return None
    if _LONE.match(line.text):
        return Age(value, value, start, end)
    parted = start in line.gaps or not start
    ended = end in line.gaps or not after
    sure = _AGE_BEFORE.search(before) and (ended or _THEN.match(after))
    if sure or (_OF.match(after) and not number.kanji) or (number.kanji and _LONE_AFTER.match(after)):
        return Age(value, value, start, end, strong=bool(sure))
    if (parted or _LONE_BEFORE.search(before)) and (ended or _LONE_AFTER.match(after)):
        return Age(value, value, start, end, strong=False)
    return None


def _latin(number: Number, before: str, after: str, end: int) -> Age | None:
    """ "46 anos" is an age unless it is a span of time; below 25 only where it is said to be an age."""
    said_of_age, span_after = _AGE_BEFORE.search(before), _SPAN_AFTER.match(after)
    if said_of_age:
        if span_after and "com" in said_of_age[0]:
            return None
    elif span_after or _SPAN_BEFORE.search(before) or number.value < 25:
        return None
    return Age(number.value, number.value, number.start, end)
