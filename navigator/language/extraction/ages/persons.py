"""Persons a line names beside a number: the writer, a relative, a parent, one at work, somebody to be helped.

A word that the lexicon has for a relative counts as well; these are the nouns by which elders and others are told apart.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from navigator.language.text.expression import expression
from navigator.language.text.line import Line
from navigator.language.text.words import Hit

WRITER, KIN, ELDER, OTHER, THIRD = "writer", "kin", "elder", "other", "third"
_TITLE = r"(?:さん|ちゃん|くん|君|様|たち|ども|御さん|御)?"
_NOUNS = {
    WRITER: r"わしゃ|あたしゃ|私|わたし|わたくし|あたし|俺|おれ|僕|ぼく|自分|わし|おら[あほ]?|おいら|俺ぁ|おりゃ|当方|ワイ|小生"
    r"|\b(?:single (?:mom|mum|mother|dad|father)|mae solteira|madre soltera)\b"
    r"|\b(?:i am|im|i|eu|yo|em(?! (?:trai|gai|ruot)\b)|toi|minh|chau|ako|saya|sy|aku|gue|gw|tenho|tengo|sou|soy|malai)\b|"
    r"(?<![ऀ-ॿ])म(?![ऀ-ॿ])|我(?![爸妈媽弟哥姐妹儿兒女老孩们們的家先])",
    ELDER: r"両親|父親|母親|父さん|母さん|義父|義母|祖父|祖母|おばあ|おじい|ばあちゃん|じいちゃん|父|母|"
    r"親(?!友|子)|おや(?=[0-9])|おやじ|おふくろ|舅|姑|カッチャマ|マッマ"
    r"|\b(?:mothers?(?:[ -]in[ -]law)?|mom|mum|father(?:[ -]in[ -]law)?|dad|parents|grand(?:ma|pa|mother|father)|mae|pai|pais|sogr[oa]|"
    r"avo|mama|papa|papas|madre|padre|padres"
    r"|suegr[oa]|abuel[oa]|(?:me|bo|ba|cha) (?:em|toi|minh|chau|chong|vo|cua)|bo me|ba me|nanay|"
    r"tatay|lol[ao]|magulang|ibu|ayah|bapak|nenek|kakek|mertua"
    r"|aama|ama|baba|buwa|sasu|sasura)\b|[妈媽爸]|母亲|父亲|爷爷|奶奶|公公|婆婆|岳[父母]|आमा|बुबा|बुवा",
    KIN: r"息子|むすこ|せがれ|倅|娘|むすめ|長男|次男|三男|長女|次女|三女|孫|まご|甥|姪|弟|おとうと|妹|"
    r"いもうと|兄弟|きょうだい|姉妹|兄貴|姉貴|兄|姉|いとこ|夫|旦那|だんな|主人|亭主"
    r"|(?<![吾我])妻(?!子)|つま(?=[0-9])|嫁|よめ(?=[0-9がは])|女房|家内|かみさん|かかあ|彼氏|彼女|婿|パートナー|(?:うちの|上の|"
    r"下の|わが|我が)子|子ども|子供|子(?=[0-9(は])|こ(?=[0-9])|うちの(?:ひと|人(?![間手数材員])|(?=[がは0-9]))"
    r"|\b(?:(?:son|daughter|brother|sister)(?:[ -]in[ -]law)?|bf|gf|jowa|husband|wife|nephew|niece|cousin|kids?|child|boyfriend|"
    r"girlfriend|my (?:boy|girl|bro|sis)|filh[oa]s?|irma[o]?|marido|espos[oa]|mulher|hij[oa]s?|herman[oa]s?"
    r"|mujer|pareja|prim[oa]|sobrin[oa]|sobrinh[oa]|net[oa]|niet[oa]|(?:con trai|con gai|anh trai|(?:anh|chi|em) ruot|ck|vk)(?: e\b)?|"
    r"em trai|chi gai(?: e\b)?|em gai(?: e\b)?|chong|vo|chau trai|anak|asawa|kapatid|kuya|"
    r"ate(?! (?:meia|as|os?|a|hoje|hj|amanha|agora|que|q|aqui|dia|fim|onde|la|quando|domingo|segunda|terca|quarta|quinta|sexta|sabado)\b)|"
    r"bunso|panganay"
    r"|pamangkin|mister|misis|suami|istri|kakak|adik|keponakan|sepupu|chh?ora|chh?ori|bhai|dai|didi|budo|budi|"
    r"bahini|sh?reeman|shrimati|srimati|sriman)\b"
    r"|我先生|[儿兒]子|女[儿兒]|孩子|老公|老婆|丈夫|(?<![吾我])妻子|太太|弟弟|哥哥|妹妹|姐姐|"
    r"[弟哥姐妹](?=[0-9])|छोरा|छोरी|श्रीमान|श्रीमती|भाइ|दाइ|दिदी|बहिनी|पति|पत्नी",
    OTHER: r"上司|社長|店長|工場長|職長|班長|先生|担当者?|同僚|先輩|後輩|部下|友達|友だち|ともだち|友人|"
    r"知人|仲間|連中|野郎|奴|やつ|同級生|隣|大家|(?<![会正約遣準員])(?:社員|従業員)(?=[のがはも(])|"
    r"新人|若い衆|若いの|若手|面接官"
    r"|\b(?:boss|manager|supervisor|coworkers?|colleagues?|friends?|neighbou?r|jef[ea]|chef[ea]|"
    r"lider|colegas?|amig[oa]s?|companer[oa]s?|sep|ban (?:em|toi|minh)|dong nghiep|bos|atasan|teman"
    r"|kaibigan|katrabaho|kasama)\b|老板|老闆|同事|朋友|经理|साथी|साहु",
    THIRD: r"あの(?:子|人|ひと)(?=[はがもの、0-9])|あいつ|あれ(?=[はがも、](?:もう|今|いま)?(?:[0-9]|昭和|平成|[二三四五六七]十))|"
    r"ご本人|本人(?=[はが、(]|[0-9]{2}[歳才、。])|患者|利用者|相談者|応募者|生徒|候補者"
    r"|\b(?:she|he|shes|hes|ella|el(?= (?:tiene|no|ya|es|esta|vive|trabaja|dejo|quiere|se|sale|cumpl\w+|de [0-9]|[0-9]))|"
    r"ele|ela|siya|co ay|anh ay|he is|she is|"
    r"(?:(?<!soy )(?<!sou )(?:una?|uma?) |el |la |[oa] )(?:senora?|senhora?)|one of our guys|kababayan|"
    r"(?:one|my|our) student|(?:meu|minha|nosso|nossa) alun[oa]|(?:mi|nuestr[oa]) alumn[oa])\b|"
    r"(?<!\b[oa] )(?<!\bum )(?<!\bun )(?<!\b[ea]l )(?<!\b[ad]o )(?<!\btodo )(?<!\bcada )(?<!\bme[dt]io )(?<!\bmeio )(?<!\bsanto )"
    r"(?<!\bb[ou]m )(?<!\bbuen )(?<!\bpor )\bdia\b|[他她]|उनी",
}  # fmt: skip
SPOUSE = expression(
    r"夫|旦那|だんな|主人|亭主|(?<![吾我])妻|嫁|女房|家内|かみさん|かかあ|うちの(?:ひと|人)|espos|marido|wife|husband|suami|istri|"
    r"asawa|老公|老婆|chong|vo$"
)
_PARTNER = expression(
    r"(?<!丈)夫(?!婦)|おっと|旦那|だんな|主人|しゅじん|亭主|うちの(?:人|ひと)|(?<![吾我])妻|女房|家内|嫁|婿|彼氏|かれし|"
    r"彼女(?![はがも]?無)|元彼|元カレ|恋人|同棲|男友|男朋友|女朋友|老公|老婆|[我她他的被]丈夫|丈夫[打骂罵要把]|श्रीमान|श्रीमती|लोग्ने|"
    r"\b(?:husband|wife|boyfriend|girlfriend|partner|espos[oa]|marido|novi[oa]|namorad[oa]|parej[ao]|companheir[oa]|chong|"
    r"nguoi yeu|suami|istri|pacar|"
    r"asawa|bf|srimaan|budha)\b"
)
_OTHER_KIN = r"(?:息子|むすこ|せがれ|長男|次男|三男|父|ちち|親父|兄|弟|義父|母)(?:さん)?"
_STRIKES = expression(
    rf"{_OTHER_KIN}(?:に|から)[^。、]{{0,12}}(?:殴ら|なぐら|叩か|たたか|蹴ら|暴力|怒鳴ら|どなら)|"
    rf"{_OTHER_KIN}[がは][^。]{{0,14}}(?:殴(?!ら)|なぐ(?!ら)|暴れ|あばれ|叩(?!か)|たた(?!か)|蹴(?!ら)|怒鳴(?!ら)|どな(?!ら)|"
    r"暴力を(?:ふる(?!われ)|振(?!るわれ|われ)))|"
    r"(?:儿子|爸爸|父亲|哥哥)[打骂]|"
    r"\b(?:my (?:son|father|dad|brother)|mi (?:hijo|papa|padre)|meu (?:filho|pai)|con trai|bo toi|anak (?:saya|ko))\b"
)
# a child of that age is not who is asked for
SMALL = expression(
    r"[は、( ]{0,2}(?:(?:[1-9]|1[0-4])(?![0-9])|(?:[一二三四五六七八九]|十[一二三四]?)(?:歳|才|さい|つ))"
)
_COUNTED = expression(r"[0-9] $")
_WHOSE = (
    r"(?: (?:ipar|tiri|kandung|sekamar|ko|kong|niya|nya|namin|nmin|nming|naming|kming|po|"
    r"saya|sy|aku|kami|ku|em|toi|minh|chau|cua (?:em|toi|minh))\b)*"
)
_ANY = expression("|".join(rf"(?P<{kind}>(?:{nouns}){_TITLE}{_WHOSE})" for kind, nouns in _NOUNS.items()))


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in a line: of which kind, by which noun, and where."""

    kind: str
    noun: str
    start: int
    end: int


def persons(line: Line, hits: Sequence[Hit]) -> list[Person]:
    """Every person that is named, in order; of a count of persons (2 anak) none."""
    places = [hit for hit in hits if hit.sense.kind == "place"]
    named = [
        _person(match)
        for match in _ANY.finditer(line.text)
        if not _COUNTED.search(line.text[: match.start()]) and not _is_in_a_name(match, places)
    ]
    taken = {place for person in named for place in range(person.start, person.end)}
    for hit in hits:
        relative = (hit.sense.kind, hit.sense.id, hit.sense.value) == ("who", "family", "relative")
        if relative and not taken & set(range(hit.start, hit.end)):
            named.append(Person(KIN, line.text[hit.start : hit.end], hit.start, hit.end))
    return sorted(named, key=lambda person: person.start)


def names_partner(line: Line) -> bool:
    """Whether a husband, a wife or a lover is named, and no son, parent or brother as the one who strikes."""
    return bool(_PARTNER.search(line.text)) and not _STRIKES.search(line.text)


def person_at(text: str, start: int) -> Person | None:
    """The person whose noun begins at a place."""
    match = _ANY.match(text, start)
    return _person(match) if match else None


def _is_in_a_name(match: re.Match[str], places: Sequence[Hit]) -> bool:
    """Whether the noun is part of a longer name of a place: the father in 秩父."""
    start, end = match.span()
    return any(place.start <= start and end <= place.end and place.end - place.start > end - start for place in places)


def _person(match: re.Match[str]) -> Person:
    kind = match.lastgroup or ""
    return Person(kind, match[0], *match.span())
