"""Ages in a line: 46歳, 四十代, 昭和48年生まれ, 50手前, アラフィフ, "46". Whose they are is not known here."""

from collections.abc import Collection, Sequence
from datetime import date

from navigator.language.text.expression import expression
from navigator.language.text.line import Line
from navigator.language.text.number_words import number_words
from navigator.language.text.numerals import Number, kana_numbers, numbers
from navigator.language.text.words import Hit

from .age import OLDEST, YOUNGEST, Age
from .asked_ages import asked_ages, only_number, years_to_go
from .bare_ages import COUNTERS, SPAN_AFTER, SPAN_BEFORE, bare_age
from .births import births, short_births
from .persons import persons

_YEARS_OLD = expression(
    r"(?:歳|才|さい|さぃ|ちゃい|sai\b)(?!以上|以下|未満|まで)"
    r"|年(?:間|も)?(?:を)?(?:生きて|生きた)"
    r"|\s?(?:years? old|yrs? old|year-old|-year-old|yo\b|y/o|anos de edad|"
    r"anos de idade|岁|歲|周岁|tuoi|taong gulang|taong|taon gulang|taon na|"
    r"tahun umur|वर्ष|बर्ष|साल)"
)
_GROUP = expression(
    r"^(?:歳|才|さい)?(?:以上|以下|未満|から[0-9]|まで|[〜~-][0-9]| ?plus\b| ?\+|"
    r" ?and over| or older| ke atas| pataas| tuoi tro len|"
    r"岁以上| माथि)"
)
_DECADE = expression(r"^(?:代|だい(?!じょ|がく|く|ね)|an\b|(?=前半|後半(?!戦)))(前半|後半|半ば|なかば|はじめ|初め|のはじめ)?")
_ENGLISH_DECADE = expression(
    r"\b(?:in (?:my|his|her|their) )?(?:(early|mid|late)[ -])?(thirties|forties|fifties|sixties|20s|30s|40s|50s|60s)\b"
)
_DECADES = {"thirties": 30, "forties": 40, "fifties": 50, "sixties": 60}
_PART = expression(r"[0-9][.:,/]$|[0-9:/¥#〜\-]$")
_GROUP_BEFORE = expression(
    r"(?:over|above|older than|under|below|acima d[eo]s?|mais de|mayores de|"
    r"mas de|menores de|abaixo de|tren|duoi|lagpas|超过|超過|di atas) $|[0-9](?:歳|才|さい)?(?:から|より|〜|~)$"
)
_NEXT_YEAR = expression(
    r"(?:(?:来年|らいねん)(?:の?[0-9]{1,2}月)?|あと(?:[0-9一二三四五六七八九十]{1,2}(?:か月|ヶ月|カ月|ヵ月|ケ月|週間?|日)|半年|少し|ちょっと)|"
    r"(?:半年|[0-9一二三四五六七八九十]{1,2}(?:か月|ヶ月|カ月|ヵ月|ケ月|週間))後|(?:来月|らいげつ)(?:の?(?:[0-9]{1,2}日|頭|初め|半ば|末|誕生日))?|来週|今度の誕生日|次の誕生日|もう少し|あと少し)(?:で|に|は|には|の)?(?:もう|とうとう|ついに|ちょうど|いよいよ)?$"
)
_TURNS = expression(
    r"\b(?:turn|turning|cumplo|cumpliria|voy a cumplir|faco|vou fazer|completo|be|usia|umur|berumur|"
    r"tron|buoc sang) $"
)
_WILL_TURN = expression(
    r"\b(?:voy a cumplir|va a cumplir|vou (?:fazer|completar)|vai fazer|going to (?:be|turn)|gonna (?:be|turn)|about to turn|magiging) $"
)
_NEXT_YEAR_ABROAD = expression(
    r"^(?: anos)? (?:el otro ano|el (?:proximo|otro) (?:ano|mes)|el ano que viene|ano que vem|"
    r"mes que vem|no ano que vem|next (?:year|month|week)|em janeiro|tahun depan|nam sau)"
)
_NEARLY_BEFORE = expression(
    r"(?:もうすぐ|まもなく|もうじき|そろそろ|あと少しで|almost|nearly|quase|casi|gan|sap|快|hampir|malapit nang|halos|"
    r"लगभग)\s?$"
)
_NEARLY = expression(
    r"^(?:歳|才)?(?:の?一歩手前|手前|近い|近く(?!の)|ちかい|ちょっと前|少し前|ちょい前|前(?=で|だ|なの|、|。|$|の(?:男|女|独|無職|者|人))|"
    r"直前|目前|間近)"
)
_PAST = expression(r"^(?:歳|才)?(?:過ぎ|すぎ|超え|こえ|オーバー|を過ぎ|を超え|代に)")
_ABOUT = expression(r"^(?:歳|才)?(?:前後|くらい|ぐらい|そこそこ|ちょい|ちょっと)")
_IN_YEARS = expression(r"あと([0-9]{1,2}|[一二三四五六七八九])年で(?:もう)?$")  # あと五年で五十
_ROUNDED = expression(r"四捨五入(?:すれば|すりゃ|すると|したら|して|で)(?:もう)?$")
_IN_A_MONTH = expression(r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:で|に|には|の誕生日で|の誕生日に)$")  # 四月で還暦を迎えます
_WILL_BE = expression(r"^(?:歳|才)?(?:を|に)(?:迎え(?:ます|る)|なる|なります)")
_SOME_MORE = expression(r"^ (?:e (?:poucos|tantos|alguns)|y (?:pico|tantos|algo))\b|^ ?-?something\b|^多(?:岁|歲)")  # trinta e poucos
_ABOUT_BEFORE = expression(r"\b(?:about|around|sekitar|unos|uns|mga|khoang) $")
_TWO_TENS = expression(r"[二三四五六七][三四五六七八]十")  # 四五十岁: in their forties or fifties
_OR_ANOTHER = expression(r"^ (?:o|ou|or|hoac|atau|hay) [1-9][0-9]\b(?! ?(?:meses|anos? de))")
_ANOTHER_OR = expression(r"\b[1-9][0-9] (?:o|ou|or|hoac|atau|hay) $")
_WITH_PART = expression(r"^\.[0-9](?:歳|才)")  # 45.6才
_TENS_OF_SEX = expression(r"^[男女](?![性子])")  # 四十男: somewhere in their forties
_HALF = expression(r"^(?:代)?(?:半ば|なかば)")


def read_ages(line: Line, hits: Sequence[Hit], as_of: date, *, asked: bool = False) -> list[Age]:
    """Every age in a line, in order. Birth years are counted to the year of `as_of`.

    Where the age is `asked`, a year or a number alone is one, in words or digits.
    """
    text = line.text
    short = [*short_births(line, as_of, asked=asked)]
    candidates = [*short, *years_to_go(text), *births(text, hits, as_of, asked=asked), *_age_words(text, hits), *_english_decades(text)]
    written = [*numbers(text), *kana_numbers(text, line.gaps, alone=asked), *number_words(text)]
    people = {person.end for person in persons(line, hits)}
    places = {hit.start for hit in hits if hit.sense.kind == "place"}
    candidates += [age for number in written if (age := _numbered(line, number, people, places))]
    if asked:
        candidates = [*short, *_only_asked(text, written, candidates, as_of), *candidates]
    ages: list[Age] = []
    for age in sorted(candidates, key=lambda a: (not a.strong, a.start)):
        overlaps = any(age.start < other.end and other.start < age.end for other in ages)
        if YOUNGEST <= age.low <= age.high <= OLDEST and not overlaps:
            ages.append(age)
    return sorted(ages, key=lambda a: a.start)


def _only_asked(text: str, written: Sequence[Number], read: Sequence[Age], as_of: date) -> list[Age]:
    """Forms that are ages only where one is asked; a lone number is one, if nothing else was read."""
    ages = list(asked_ages(text, as_of))
    number = None if ages or read else only_number(text, written)
    if number and not (COUNTERS.match(text[number.end :]) or _PART.search(text[max(0, number.start - 2) : number.start])):
        ages.append(Age(number.value, number.value, number.start, number.end, strong=False))
    return ages


def _age_words(text: str, hits: Sequence[Hit]) -> list[Age]:
    """アラフィフ, 還暦."""
    ages = []
    for hit in hits:
        low, dots, high = hit.sense.id.partition("..")
        if hit.sense.kind == "number" and dots:
            before, after = text[max(0, hit.start - 14) : hit.start], text[hit.end : hit.end + 8]
            softened = _softened(int(low), before, after) if low == high or _NEARLY.match(after) else None
            ages.append(Age(*(softened or (int(low), int(high))), hit.start, hit.end))
    return ages


def _english_decades(text: str) -> list[Age]:
    ages = []
    for match in _ENGLISH_DECADE.finditer(text):
        ten = _DECADES.get(match[2]) or int(match[2][:2])
        low, high = {"early": (0, 4), "mid": (4, 6), "late": (7, 9)}.get(match[1] or "", (0, 9))
        ages.append(Age(ten + low, ten + high, *match.span()))
    return ages


def _numbered(line: Line, number: Number, people: Collection[int], places: Collection[int]) -> Age | None:
    """The age that a number is, None for any other number."""
    text = line.text
    value, start, end = number.value, number.start, number.end
    if not YOUNGEST <= value <= OLDEST or _PART.search(text[max(0, start - 2) : start]):
        return None
    before, after = text[max(0, start - 16) : start], text[end : end + 24]
    if number.kanji and (known := _of_tens(text[start:end], value, after)):
        return Age(*known, start, end, group="男" not in after[:1] and "女" not in after[:1])
    if _OR_ANOTHER.match(after) or _ANOTHER_OR.search(before):
        return Age(value, value, start, end, group=True)
    if _WITH_PART.match(after):
        return Age(value, value, start, end)
    if _GROUP_BEFORE.search(before):
        return Age(value, OLDEST, start, end, group=True)
    if (decade := _DECADE.match(after)) and not (value % 10 and after.startswith("だい")):
        return _decade(value, start, end + decade.end(), decade[1] or "")
    if _GROUP.match(after):
        high = OLDEST if "以上" in after[:6] or "から" in after[:6] else value
        return Age(value, high, start, end, group=True)
    if softened := _softened(value, before, after):
        return Age(*softened, start, end)
    if unit := _YEARS_OLD.match(after):
        if SPAN_AFTER.match(after) or (_also_of_spans(unit[0]) and SPAN_BEFORE.search(before)):
            return None
        return Age(value, value, start, end + unit.end())
    return bare_age(line, number, people, places)


def _of_tens(written: str, value: int, after: str) -> tuple[int, int] | None:
    """What tens in kanji tell of many people or of somebody: 四五十, 四十男."""
    if _TWO_TENS.fullmatch(written):
        return numbers(written[0] + "十")[0].value, value + 9
    return (value, value + 9) if value % 10 == 0 and _TENS_OF_SEX.match(after) else None


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
    """50手前, 50過ぎ, 50前後, 来年60, あと五年で五十."""
    if years := _IN_YEARS.search(before):
        return (value - numbers(years[1])[0].value,) * 2
    if _IN_A_MONTH.search(before) and _WILL_BE.match(after):
        return value - 1, value
    if _SOME_MORE.match(after):
        return value, value + 9
    if value % 10 == 0 and _ABOUT_BEFORE.search(before):
        return value - 3, value + 3
    if _ROUNDED.search(before) and value % 10 == 0:
        return value - 5, value + 4
    turns = _TURNS.search(before) or (before.endswith("(") and not after.startswith(")"))
    if _NEXT_YEAR.search(before) or _WILL_TURN.search(before) or (turns and _NEXT_YEAR_ABROAD.match(after)):
        return value - 1, value - 1
    if _NEARLY.match(after) or (_NEARLY_BEFORE.search(before) and not COUNTERS.match(after)):
        return max(YOUNGEST, value - 3), value - 1
    if _PAST.match(after):
        return value, min(OLDEST, value + 4)
    if _ABOUT.match(after) and value % 5 == 0:
        return value - 3, value + 3
    if _HALF.match(after) and value % 10 == 0:
        return value + 4, value + 6
    return None
