"""Numbers without a unit that are ages by where they stand: 52だ, 38♂, ワイ(38), 我49, "mi hermano 44", "41t".

In scripts without spaces the letters on both sides tell; with spaces a word that tells of an age, a person, or a place of
its own between signs.
"""

import re
from collections.abc import Collection

from navigator.language.text.expression import expression
from navigator.language.text.line import Line, spaced
from navigator.language.text.numerals import Number

from .age import Age
from .persons import person_at

YOUNGEST_BARE, OLDEST_BARE = 18, 85
YOUNGEST_NAMED = 15  # the same right after a relative: "meu filho de 17"
OLDER_THAN_SPANS = 45  # from which years right after a person's noun are theirs, whatever follows: bapak 50 th kerjaannya putus
LATIN_SURE = 25  # from which "46 anos" alone is an age rather than a span of time
FEW = 3  # words of a line that only lists what it is about: "soldador 45 oizumi"
_UNIT_ABROAD = expression(r"^ ?(?:an(?:ito)?s?|anos?|tao?n|tahun|thn|th|t|a|yrs?|y|bars[ae]|barsha|बर्स)\b")
_TUOI = expression(r"^t (?![0-9])|^t ?(?:$|[.,])")  # 45t, Vietnamese
_SHORT_UNIT = expression(r"^ ?(?:thn|th|t|a|yrs?|y)\b")
SPAN_BEFORE = expression(
    r"(?:ha|faz|por|durante|desde|hace|for|selama|sudah|udah|lebih dari|mais de|mas de|"
    r"more than|over|last|past|casi|quase|loob ng|nang|llevo|trabalho|kerja|bekerja|pengalaman|di [a-z]+|"
    r"trabaje|em|en|with|after|next|in) $"
)
SPAN_AFTER = expression(
    r"^ ?(?:anos?|taon|tahun|thn|th|t|a|yrs?|y|bars[ae]|barsha) ?(?:kaam|kam|dekhi|bhayo|samma|pachi|"
    r"aghi|ko anubhav|bas|gar|de (?:japao|japon|experien|"
    r"trabajo|trabalho|servico|casa|fabrica|desempreg|haken)|no japao|"
    r"en japon|trabalh|trabaj|sem |sin |fora|atras|ago|here|aqui|que |tidak|lalu|kerja|"
    r"bekerja|di |menganggur|nganggur|lamanya|nang |na nang |देखि|"
    r"सम्म|भयो|अघि|pengalaman|experience|aqui|aca)"
)
_AGE_BEFORE = expression(
    r"(?:\b(?:i am|im|i m|aged?|turning|turned|turn|tenho|tengo|tiene|tem|fiz|completei|cumpli|cumplo|"
    r"edad|idade|umur|usia|kaka|(?:wo)?man of|"
    r"berumur|berusia|age is|age:|nam nay|edad:|idade:|com|de|d|con|is|sou|soy|cumplio|completou|elle|edad de|umer)|उमेर |"
    r"今年で?|年齢は?|ことしで?|刚好|本人|\b(?:hoje|hoy|ahora|agora|skrg|sekarang)|(?:^|[.,!?] )(?:am|ma)) ?$"
)
_TURNED = expression(r"\b(?:fez|hizo|am|naging|jadi) $")
_TURNED_AFTER = expression(  # Tagalog 51 nako, 58 n po ako, Nepali 40 pugyo, 43 bhaye
    r"^ (?:n|na)(?: po| p)?(?: (?:ko|q|ako|aq|sya|siya|xa)\b| ?[.,!?]| ?$)|"
    r"^ n(?:a)?(?:ko|ako|q)\b|^ (?:ko|sya|siya)(?: na)?(?: po)?(?:$| ?[.,!?])|"
    r"^ (?:pugyo|pugyen|pugen|pugisak\w*|lagyo|lagen|bhaye\w?|bhayen|vaye\w?|vayo|bhako|vako)\b(?! (?:barsa|samma))"
)
_IN_TOWN = r" (?:(?:in|em|en|sa|taga|o|di|tai|live in|living in) )?"  # 44 oizumi, 51 in midori city
_LONE = expression(r"^[\s(（「『]*([0-9]{2})[\s)）」』。.!?]*$")
COUNTERS = expression(
    r"^\s?(?:jobs?|people|companies|applications|times|empresas|vagas|"
    r"fabricas|empleos|人|年|月|日|時|円|万|千|百|社|回|%|パーセント|個|"
    r"件|枚|km|キロ|分|ヶ月|か月|カ月|ヵ月|ケ月|週|名|級|号|本|台|件|割|倍|度|番|期|食|泊|kg|歩|位|"
    r"点|つ|階|番|軒|校|錠|粒|針|冊|畳|"
    r"通|冊|時間|か所|代|歳以上|才以上|歳未満|手当|万円|yen|ienes|hours?|months?|years?|"
    r"days?|minutes?|horas?|meses|dias?|mil|thang|nam|tieng|vien|lan|nguoi|cai|hrs?|h|"
    r"gio|ngay|trieu|yên|小时|小時|个月|個月|天|月|次|块|塊|元|片|多|几|公司|家|oras|araw|buwan|"
    r"linggo|bulan|hari|jam|juta|ribu|rb|orang|org|kali|"
    r"piraso|butir|biji|beses|tao|man|sen|lembar|pills?|tablets?|pastillas|comprimidos|घण्टा|महिना|दिन|जना|rupees|din|ghanta|mahina|"
    r"phut|nghin|ngan|dong|tuan|"
    r"k|%|,[0-9]|\.[0-9]|-|/[0-9]|:[0-9]|milh[oa]\w*)(?![a-z])"
)
_BEFORE = expression(
    r"(?:^|[。、,.()（「／/・:♂♀!?]|もう|先月|今月|先週|今週|今|いま|今年で?|はあ|はぁ|とうとう|まだ|もうじき|じき|年齢|"
    r"歳は|年は|男|女|気がつけば|気づけば|っていうか|というか|てか|ただ|だが|でも|と同じ|おじ|おっさん|おじさん|おばさん|おばはん|"
    r"大概|大约|差不多|正社員|派遣|ハケン|パート|バイト|契約社員|嘱託|準社員|期間工|非常勤|フリーター|自営業?|主婦|主夫|職|の|が|は|も|で|当方|たら|て|まま|ながら|けど|独身|独り身|無職|ニート|住み|在住|あり)$"
)
_AFTER = expression(
    r"^(?:$|\s|[。、,.()（）」!?…／/・♂♀🚹🚺]|だいね|だがね|なん|なの|なもん|から|で|だ(?:$|[。、!よがしかけっなねと])|"
    r"だけど|だから|だって|だんべ|だに|さ(?:$|[。、])|だもん|です|ですが|"
    r"じゃ|や(?:$|[。、!けでしねん])|っす|ざい|にして|にもなっ|のくせ|って(?:$|[。、]|もう|おじさん|おばさん|無理)|"
    r"のもん|のこと|の(?:春|夏|秋|冬|誕生日|無職|独身|引きこもり|フリーター|派遣|パート|素人|素行|身)|"
    r"に(?:な|も)|ん(?:な|に)|とも(?:なると|なれば)|ともなりゃ|"
    r"無職|職なし|独身|男|女|会社員(?!を|が[0-9])|正社員(?!を)|契約社員(?!を)|派遣社員(?!を)|公務員|自営(?!業者)|専業主[婦夫]|主[婦夫]|介護職|事務職|未経験|職歴|経験|歳|フリーター|派遣|バイト|パート|ニート|引きこもり|住み|在住|了(?![0-9])|"
    r"と(?:[0-9]|半|少し|ちょっと|[一二三四五六七八九十]+か月)|岁|の(?:世帯|親子|家庭|二人|家族))"
)
_PERSON_AFTER = expression(
    r"^の(?:社員|男|女|人|方が|方を|方の|方、|息子|娘|弟|妹|兄|姉|せがれ|倅|長男|次男|長女|いとこ|孫|やつ|奴|[ァ-ヶー]{2,6}人|"
    r"甥|姪|彼|妻|嫁|夫|主人|父|母|おやじ|おっさん|おじ|おば|"
    r"自営(?!業者)|会社員|正社員|公務員|専業主[婦夫]|主[婦夫]|介護職|事務(?:職|員)|営業職|農家|店主|シングル|"
    r"者|もん|従業員|部下|応募者|独り身|独りもん|ひとり|一人|独身|無職|引きこもり|大工|男性|女性|職人|板前|運転手|看護師|介護士|嘱託|ベテラン|"
    r"知人|友|ハケン|派遣(?!会社|先)|パート(?!さん)|バイト|フリーター|契約社員|新人|おれ|俺|私|わたし|僕|ぼく|自分|わし|ワイ|うち|野郎|先輩|後輩|上司)"
    r"|^の[^。、は0-9]{1,6}(?:なんだ|なんです|です(?!か)|だけど|だけんど|ですが)"
    r"|^の元[^。、は]{1,6}(?:員|師|者|士)|^の[^。、は0-9]{1,6}(?:い|な|の)(?:人|男|女|大工|職人|方が|方を|ベテラン)"
)
_JOINED = ("", " ", "(", " (", "、", ", ", " de ", " na ", " con ", " com ", " is ")  # a person and their age
_DESCRIBED = expression(
    r"(?: (?:hapon|hapones|lalaki|babae|lalake|na lalaki|orang|org|jepang|cewek|cowok|laki|tiri|ipar|sekamar|kandung|"
    r"sri lankan|japanese|filipin[oa]|"
    r"brazilian|brasileir[oa]|japones|japonesa|peruan[oa]|nguoi nhat|nguoi viet|nguoi|nhat|sy|saya|ko|kong)){1,4} $"
)  # asawa ko hapon 49: what one is stands between a person and their age
_OF_RELATIVE = expression(
    r"(?:夫|旦那|だんな|主人|亭主|妻|嫁|女房|家内|息子|むすこ|せがれ|娘|むすめ|長男|次男|三男|長女|次女|三女|兄|姉|弟|妹|孫|甥|姪|父|母|祖父|祖母|"
    r"おやじ|おふくろ)(?:さん|ちゃん|貴)?$"
)  # 夫55が家にいます
_STAFF = expression(r"(?:社員|従業員|パート|バイト|派遣|嘱託|準社員|非常勤|期間工)(?:さん)?[0-9]")  # パート45、社員10: how many
_TOTAL = expression(r"(?:合わせて|足して|数えて|合計|計|全部で|第)$")
_MARKED = expression(r"^ ?[♂♀🚹🚺]")
_STATED = expression(
    r"^(?:です(?:$|[。、が]|けど|よ)|になる|になり|なので|なんで|なんだ|なのに|だけど|だけんど|無職|"
    r"独身|で無職)"
)
_DAY = expression(r"\b(?:dia|el|sa|day|on|the|tgl|tanggal|ngay|todo dia|mes) $")
_PLACE_OF_ITS_OWN = expression(r"(?:^|[,.;:!?()/|…\-] ?)(?:\b(?:about|around|sekitar|unos|uns|mga|khoang|now|ngayon) )?$")
_END_ABROAD = expression(
    r"^ ?(?:$|[^\w\s]|\d?$)|^ (?:भइसक|भएँ|पुग)|^ (?:ho|now|hoje|ahora|sekarang|skrg|ngayon|nas costas)\b"
    r"|^ (?:na )?(?:po )?ako\b|^ (?:y|e|and|na|po|pero|but|mas|nen|tapi|dan|at|m|f|male|female|jobless|"
    r"unemployed|desempr|desemple|haken|arubaito|otoko|onna)\b|^[mf]\b"
)
_SAYING = expression(r"の手習い|にして(?:惑|立)|六計")  # 八十の手習い, 四十にして惑わず, 三十六計
_SEX = expression(r"[男女](?![0-9性子])")  # 53女で何がある
_SEX_IN_ROMAJI = expression(r" (?:otoko|onna)\b")
_SPAN_AT_WORK = expression(
    r"^ ?an[io]s? (?:en|em|de|na|nas|no|nos) (?:la |las |el |los |a |as |o |os )?(?:fabric|empres|japao|japon|haken|linea|linha)"
)
_PRONOUN = expression(r"(?:^|[.,!?] )(?:anh|chi|co|chu|bac|em|chau|minh|toi) $")  # Vietnamese: Anh 45, chú 55
_AFTER_PRONOUN = expression(r"^(?: ?(?:$|[.,!?])| (?:roi|nay|tuoi)\b)")
_I_AM = expression(r"(?:^|\bi ?)a?m $")
_THEN = expression(r"^(?:[\s,.、。!?]|で|に|の|です|nen|y |e |and|$)")


def bare_age(line: Line, number: Number, people: Collection[int], places: Collection[int]) -> Age | None:
    """The age that a number without a unit is; at `people` a person's noun ends, at `places` the name of a town begins."""
    value, start, end = number.value, number.start, number.end
    youngest = YOUNGEST_NAMED if _names_a_person(line, start, people) else YOUNGEST_BARE
    if not youngest <= value <= OLDEST_BARE or (number.kanji and end - start < 2):
        return None
    before, after = line.text[max(0, start - 14) : start], line.text[end : end + 24]
    if (COUNTERS.match(after) and end not in places) or _SAYING.match(after) or (value <= 31 and _DAY.search(before)):
        return None
    if _is_turned(line, number, after):
        return Age(value, value, start, end)
    if unit := _UNIT_ABROAD.match(after):
        return _with_unit(line, number, end + unit.end(), people)
    if _LONE.match(line.text):
        return Age(value, value, start, end)
    if _AGE_BEFORE.search(before) and (end in line.gaps or _THEN.match(after) or _I_AM.search(before)):
        return Age(value, value, start, end)
    if _PRONOUN.search(before) and _AFTER_PRONOUN.match(after):
        return Age(value, value, start, end)
    if _is_abroad(before, after):
        told = _stands_abroad(line, number, people) or _stands_before_town(line, number, places)
    else:
        told = _stands(line, number, people)
    return Age(value, value, start, end, strong=False) if told else None


def _is_turned(line: Line, number: Number, after: str) -> bool:
    """Whether it is said that one has become so old: 51 nako, 43 bhaye, fez 56."""
    before = line.text[: number.start]
    if number.value < LATIN_SURE or before[-1:] not in ("", " "):
        return False
    return bool(_TURNED_AFTER.match(after)) or bool(_TURNED.search(before) and re.match(r" ?(?:$|[.,!?])", after))


def _is_abroad(before: str, after: str) -> bool:
    """Whether words with spaces stand around the number."""
    around = (next(filter(str.isalpha, reversed(before)), ""), next(filter(str.isalpha, after), ""))
    return any(around) and all(map(spaced, filter(None, around)))


def _names_a_person(line: Line, start: int, people: Collection[int]) -> bool:
    """Whether a person's noun stands right before: おや74, ワイ(38), mi hermano 44, mi hijo de 26."""
    described = _DESCRIBED.search(line.text[:start])
    if described and any(place in people for place in range(described.start(), start)):
        return True
    return any(line.text[start - back : start] in _JOINED and start - back in people for back in range(6))


def _stands(line: Line, number: Number, people: Collection[int]) -> bool:
    """Whether the letters on both sides are those of an age, where words are not parted."""
    start, end = number.start, number.end
    before, after = line.text[max(0, start - 14) : start], line.text[end : end + 24]
    if _TOTAL.search(before) or len(_STAFF.findall(line.text)) > 1:
        return False
    if _OF_RELATIVE.search(before) and after[:1] in "がはも":
        return True
    if _SEX.match(after) and before[-1:] not in ("男", "女"):
        return True
    if _MARKED.match(after) or _PERSON_AFTER.match(after) or (after[:1] == "の" and person_at(line.text, end + 1)):
        return True
    if _STATED.match(after) and not number.kanji:
        return True
    parted = start in line.gaps or bool(_BEFORE.search(before)) or _names_a_person(line, start, people)
    ended = end in line.gaps or bool(_AFTER.match(after))
    return ended and (parted or number.kanji)


def _stands_abroad(line: Line, number: Number, people: Collection[int]) -> bool:
    """The same where words are parted by spaces."""
    before, after = line.text[: number.start], line.text[number.end :]
    if _names_a_person(line, number.start, people):
        return True
    if _SEX_IN_ROMAJI.match(after):
        return True
    if len(line.text.split()) <= FEW and (before[-1:] in (" ", "") and after[:1] in (" ", "")):
        return True
    return bool(_PLACE_OF_ITS_OWN.search(before) and _END_ABROAD.match(after))


def _stands_before_town(line: Line, number: Number, places: Collection[int]) -> bool:
    """Whether a number of its own stands before a town, in languages with spaces: 44 oizumi, 51 in midori city."""
    town = re.match(_IN_TOWN, line.text[number.end :])
    return bool(town and _PLACE_OF_ITS_OWN.search(line.text[: number.start]) and number.end + town.end() in places)


def _with_unit(line: Line, number: Number, end: int, people: Collection[int]) -> Age | None:
    """ "46 anos" is an age unless it is a span of time; a short unit and one below 25 only where it is said to be an age."""
    before, after = line.text[: number.start], line.text[number.end : number.end + 24]
    if _SPAN_AT_WORK.match(after):
        return None
    said_of_age, span_after = _AGE_BEFORE.search(before), SPAN_AFTER.match(after)
    named = _names_a_person(line, number.start, people)
    alone = bool(_END_ABROAD.match(line.text[end:]) or _PLACE_OF_ITS_OWN.search(before))
    if said_of_age:
        told = not (span_after and "com" in said_of_age[0])
    elif span_after:
        told = named and number.value >= OLDER_THAN_SPANS  # bapak 50 th kerjaannya
    else:
        spelt_out = alone or not _SHORT_UNIT.match(after) or bool(_TUOI.match(after))
        told = named or (spelt_out and number.value >= LATIN_SURE and not SPAN_BEFORE.search(before))
    return Age(number.value, number.value, number.start, end) if told else None
