"""What a line says of who speaks: who lost the job, who does not go out, who wishes what, who is threatened.

A relative who is only mentioned is nobody who is asked for.
"""

from navigator.language.text.expression import expression
from navigator.language.text.words import Hit

from .ages.persons import ELDER, KIN, SMALL, SPOUSE, WRITER, Person, persons
from .analysis import LineAnalysis
from .subjects import OTHER, OUT_OF_WORK, RELATIVE, SPEAKER, subject

_TOLD = expression(
    r"(?:気持ち|気もち|意欲|やる気)[はがも]?(?:ある|あり)(?:と|よう|みたい|らしい)|"
    r"と[^。、]{0,8}(?:来(?:ます|る|て|られ)|申し|おっしゃ)|(?:と|って|とは)(?:言|い|話|思ってい?る(?:よう|みたい|らしい))|そう|よう|みたい|らしい|人|方|という|のに?(?:か|だろう)"
)
_HEADING = expression(
    r"^(?:うちの)?(?:息子|むすこ|せがれ|娘|むすめ|長男|次男|三男|長女|次女|兄|姉|弟|妹|いとこ|孫|甥|姪|夫|主人|旦那|妻|家内)"
    r"(?:[0-9]|[(、 ]?(?:[0-9]|昭和|平成))"
)  # 妹45歳、働ける時間だけ働きたい
_TELLS = expression(
    r"(?:ん|ない|なく|った|ました|ません|る)*(?:のだ|んだ)?"
    r"(?:そう[でなだ]|と(?:言う|言い|言っ|いうから|話し|申し|こぼ|聞い))"
)  # 仕事が見つからんと言うから
_QUOTED = expression(r"(?:と|とのこと|って)(?:$|[。、])")
_BEFORE_HEAD = expression(
    r"(?:(?:うちの|私の|わたしの|わが家の|[0-9一二三四五六七八九十]{1,3}(?:歳|才|代)?(?:になる)?の|上の|下の|my|mi|meu|minha|mero|yung|"
    r"ang|our|o|a|el|la|we|minh|japanese|older|younger|我|मेरो)[ 、]?)*"
)
_IS_WRITER = r"の(?:私|わたし|俺|おれ|僕|ぼく|自分|わし|うち)"  # 兄のオレも50で
_NOT_AS_HEAD = expression(
    rf"{_IS_WRITER}|の(?:学校|保育|給食|塾|学費|制服|部活|入学|進学|習い事|お?迎え)|"
    r"(?:さん|ちゃん)?(?:[(][^)]{1,8}[)])?(?:に|から|と|を|へ|より|で| y yo| and i| e eu| at ako| dan s|和我)")
_SMALL_CHILD = expression(
    r"小学(?!校の(?:先生|教員|教師|講師))|保育園(?!(?:に|で)勤|の)|幼稚園(?!(?:に|で)勤|の)|赤ちゃん|乳児|"
    r"学童(?!の(?:指導|職員|支援))|授乳|(?:娘|息子|子ども|子供|子)の(?:学校|保育|給食|塾|学費|制服|部活|入学|進学|習い事|お?迎え)|"
    r"\b(?:baby|toddler|preschool|creche|guarderia|bebe)\b"
)
_OWN_AGE = expression(r"[はも、( ]{0,2}(?:今年|今|もう)?([0-9]{2})(?![0-9人年社円%時]|か月)")
RETIRING = 60  # up to which who names their own age mostly asks for themselves
_HIRES_ME = expression(
    r"(?:雇(?:って|用して|い入れて)|採(?:って|用して)|使って|(?:社員|正規|雇用|無期)に(?:して)?)(?:くれ|もらえ|いただけ|くださ)|"
    r"(?:正?社員|正規)(?:が|で)(?:いい|よい)|(?:無期|正社員|社員|正規)に(?:変わり|なり)たい"
)
_ABOUT_MYSELF = expression(
    r"(?:今日|きょう|今回|今度|こんど)は(?:私|わたし|俺|おれ|僕|自分|大家の私)(?:自身|個人)?の|"
    r"(?:話|こと|側|の|わけ|件)(?:では|じゃ)(?:なく|ありません|ございません|ない)(?:て|けど)?[、。]?[^。]{0,12}(?:私|わたし|俺|おれ|僕|自分)(?:自身)?"
    r"(?:の[^。]{0,6}(?:こと|話|件|相談|職|仕事|働き口)|[がも](?:働|はたら|仕事|探|転職|就職))"
)  # いつもは支援する側ですが、今日は自分のこと; 求人を出す話ではなく、私の働き口を
_FOR_ANOTHER = expression(
    r"(?:教え|紹介し|つない|つなげ|探し|見つけ|すすめ|勧め|貸し|直し|助け|案内し|渡し|連れて行っ|聞い)[てで](?:やり(?:たい|てえ)|あげ(?:たい|られ)|やれ(?:ない|ねえ|ません|ます|ん)|やって)|"
    r"(?:私|わたし|俺|おれ|僕|ぼく|自分)(?:自身)?の(?:話|こと|件)(?:では|じゃ)(?:ない|なく|ありません|ねえ)|(?:勧め|すすめ)たい|(?:この|その|あの)(?:人|方|子|男|女)(?:は|が|に|を|も)|代わりに(?:聞|書|入力|相談)|に頼まれ(?:た件|て(?:書|聞|代わ))|"
    r"(?:寝て|倒れて|うずくまって|座り込んで|震えて)い?る[^。、]{0,10}(?:男性|女性|人|方|おじさん|おばさん)|"
    r"(?:兄|弟|姉|妹|息子|娘|夫|主人|旦那|妻|孫|子)(?:みたい|のよう)な|\b(?:katanya|he says|she says|ele diz|ela diz|dice que)\b"
)
_HIS_DEBTS = expression(
    r"(?:さん|ちゃん)?(?:の(?:借金|連帯保証|保証|ローン|入院費|葬儀|せいで|分まで)|に(?:は)?[^。]{0,6}(?:腹が立|貸し)|のせい)"
)
_LODGES = expression(
    r"(?:兄|姉|弟|妹|息子|娘|長男|次男|長女|次女|いとこ|おじ|おば)(?:夫婦|一家|家族)?(?:さん|ちゃん)?"
    r"(?:の(?:家|ところ|とこ|所|部屋|アパート)(?:に|で)(?:厄介|居候|世話|身を寄せ|間借り|置いて)|(?:夫婦|一家|家族)(?:と|に)(?:同居|暮らし|世話))|兄嫁"
)  # 退院して兄の家に厄介になっています: who lives with whom speaks for oneself
_BEREAVED = expression(
    r"(?:夫|妻|主人|旦那|女房|家内|父|母|両親|連れ合い|つれあい)(?:が|は|も|に|を)[^。、]{0,8}(?:亡くし|亡くな(?:り|っ)|他界し|先立た|死なれ)"
)
_HONOURED = expression(r"(?<!うちの)(?:息子|娘|長男|次男|長女|次女|甥御|お孫|奥|お子)(?:さん|様|さま)")  # nobody calls their own son so
_HIRING_BY_OTHERS = expression(
    r"(?:求人を出して|雇って|採って|採用して|受け入れて)(?:くださる|くれる|いる|もらえる)(?:会社|企業|事業|ところ|所|店)(?!の者|です|で|として)|協力雇用主|"
    r"(?:正社員|社員|正規|無期)に(?:する|してくれる|切り替える|転換する)(?:(?:会社|企業|ところ|所|店)(?!の者|です|で|として)|と(?:言った|言われ)|という約束(?:でした|だった|が))"
)
_OF_SEX = expression(r"(?:^|[。、 ])[0-9]{2}(?:歳|才)?[男女♂♀](?:です|だ)?(?:$|[。、!?])|[0-9]{2}(?:歳|才)?[男女]で何")
_EMPLOYED = expression(
    r"(?:^|[。、 ])(?:パート|アルバイト|バイト|派遣|ハケン|契約社員|嘱託|準社員|期間工|非常勤|フリーター)"
    r"[、 ]?[1-7][0-9](?:歳|才)?(?=$|[、。 ])|"
    r"[1-7][0-9](?:歳|才)[、 ]?(?:正社員|会社員|公務員|パート|派遣|契約社員)(?=$|[、。 ])"
)  # パート45、社員になりたいわけじゃない: what one is and one's age
_EMPLOYEE = expression(
    r"(?:^|[。、 の歳才])(?:技能実習生|実習生|会社員|従業員|契約社員|派遣社員|社員|留学生|パート|アルバイト|派遣)"
    r"(?:です(?!か)|だけど|ですが|をしています|してます)|"
    r"(?:会社員|勤め人|サラリーマン)に(?:なり|戻り|なろう|なれ)|"
    r"会社(?:は|が|に|から)[^。]{0,14}(?:と言った|と言われ|という約束|してくれ(?:な|ま|る))|"
    r"(?:再雇用|継続雇用|雇用延長|契約更新|更新)(?:[をもがは])?(?:断られ|拒まれ|してもらえ|されな|されず|見送ら)|"
    r"(?<!元)(?:社長|親方|上司|店長|部長|課長|工場長|オーナー)(?:さん)?(?:が|に|から|は)[^。]{0,12}"
    r"(?:殴|なぐ|蹴|怒鳴|どな|たた[くいか]|叩|パワハラ|いじめ|辞めろ|やめろ|クビ|くび|言われ|払わ|くれな|もらえな|返して|倒産)"
)  # 技能実習生です; 社長がなぐる: who works for another, and what that one does
_INDEPENDENT = expression(
    r"(?:個人事業主?|一人親方|ひとり親方|自営業?|フリーランス|農家|農業|漁師)(?:です|だけど|ですが|をして|をやって|で(?:[、す]|暮ら|食べ|生活))|"
    r"(?:床屋|理容師|美容師|大工|左官|職人|運送屋|運転代行|漁師)です|"
    r"(?:店|商売|食堂|喫茶店|居酒屋|美容室|床屋|塾)を(?:ひとりで|一人で)?(?:やって|して|営んで|経営して)|"
    r"(?:ひとり|一人)で(?:営んで|店を|運送|やってい)|(?:社員|従業員)は(?:いません|いない)|業務委託(?:です|で|の)|"
    r"\b(?:self[- ]employed|freelancer)\b"
)  # 個人事業主です。仕事が減って: who works alone is asked for as a person
_HIRES = expression(
    r"雇|やとい|採用|求人|募集|人手|手が足り|来てほしい|来てもらい|(?:従業員|社員)(?!は(?:いません|いない))|スタッフ|"
    r"パートさん|アルバイト(?:さん|に|を)|人を増や|研修|助成金|奨励金|受け入れ|定着|"
    r"\b(?:hire|hiring|employees?|staff|recruit)\b"
)
_MENTIONED_HELPER = expression(r"(?:さん|様|の人|の方)?(?:に|から|が|の紹介)[^。]{0,8}(?:言|勧|すすめ|紹介|書けと|聞|教え)")


def signs(analysis: LineAnalysis) -> list[str]:
    """What the line says of who speaks, as names of `WEIGHTS`."""
    roles = {role: _hits(analysis, role) for role in ("own", "will", "relative", "wish", "writer", "helper", "workplace", "third")}
    events = [hit for hit in roles["own"] if subject(analysis.line, analysis.hits, hit) not in (RELATIVE, OTHER)]
    if roles["third"]:
        events = [hit for hit in events if not _TELLS.match(analysis.line.text[hit.end :])]
    own = [*events, *(hit for hit in roles["will"] if not _is_told_of_another(analysis, hit)), *_own_situation(analysis)]
    own = [hit for hit in own if not _is_quoted(analysis, hit)]
    relatives = not roles["third"]  # 隣の息子さん, 利用者さんの息子さん are no relatives
    is_heading = bool(_HEADING.match(analysis.line.text))
    theirs = bool(roles["wish"]) or is_heading or (relatives and (len(events) < len(roles["own"]) or _relative_is_out_of_work(analysis)))
    found = []
    if own:
        found.append("mixed" if theirs or roles["writer"] else "own")
        if any(subject(analysis.line, analysis.hits, hit) == SPEAKER for hit in own):
            found.append("self")
    elif theirs:
        found.append("theirs")
    elif roles["relative"] and not roles["writer"]:
        found.append("mentioned")
    if roles["writer"] and not own:
        found.append("writer")
    if roles["third"] and (roles["helper"] or roles["workplace"]):
        found.append("helps")
    elif roles["helper"]:
        found.append("helper")
    elif roles["third"] and not own and not _hits(analysis, "company"):
        found.append("third")
    of_persons = _signs_of_persons(analysis, own=bool(own))
    if "threatened" in of_persons:  # 夫が荒れて皿を割る。夫は失業して: what is told of who threatens is no wish for them
        found = [sign for sign in found if sign != "theirs"]
    return [*found, *_signs_of_purpose(analysis.line.text), *of_persons]


def _signs_of_purpose(text: str) -> list[str]:
    """Whether the line says outright that it is about oneself, or that it is written for somebody else."""
    if _ABOUT_MYSELF.search(text):
        return ["myself"]
    if _HIRING_BY_OTHERS.search(text):
        return ["seeks"]
    return ["another"] if _FOR_ANOTHER.search(text) else []


def _signs_of_persons(analysis: LineAnalysis, *, own: bool) -> list[str]:
    """What the persons named tell: whom the line begins with, who threatens, whose child is small."""
    text, named = analysis.line.text, persons(analysis.line, analysis.hits)
    kin = [person for person in named if person.kind == KIN and not SPOUSE.match(person.noun)]
    headed = bool(named) and _is_head(text, named[0])
    grown = [person for person in kin if not person.noun.startswith("子")]  # 子どもと押入れに: a child is no one who threatens
    lodges, bereaved = (bool(told.search(text)) for told in (_LODGES, _BEREAVED))
    honoured = bool(_HONOURED.search(text)) and not own and all(_HONOURED.match(text, person.start) for person in kin)
    small = any(SMALL.match(text[person.end :]) for person in kin) or _SMALL_CHILD.search(text)
    threat = any(hit.sense.id == "violence" for hit in analysis.of("danger"))
    company, near, duty = (_hits(analysis, role) for role in ("company", "near", "duty"))
    company = [hit for hit in company if not text[:hit.start].endswith("正") or not text.startswith("社員", hit.start)]
    isolated = {"isolation_loneliness", "lonely"} & {hit.sense.id for kind in ("topic", "fact") for hit in analysis.of(kind)}
    found = {
        "headed": headed and not (own or threat or honoured or lodges or bereaved),
        "burdened": any(_HIS_DEBTS.match(text[person.end :]) for person in named if person.kind in (KIN, ELDER)),
        "lodges": lodges,
        "bereaved": bereaved and not kin,
        "honoured": honoured,
        "parent": small and not (headed or threat or company or duty),
        "threatened": threat and not (company or grown) and any(person.kind in (KIN, ELDER) for person in named),
        "friendless": near and isolated and not kin,
        "company": company and not (duty or _hits(analysis, "helper") or _HIRES_ME.search(text) or _HIRING_BY_OTHERS.search(text)),
        "employed": bool(_EMPLOYED.search(text)) and not company,
        "employee": bool(_EMPLOYEE.search(text)),
        "independent": bool(_INDEPENDENT.search(text)) and not _HIRES.search(text),
        "aged": bool(_OF_SEX.search(text)) or any(age < RETIRING for age in _own_ages(text, named)),
        "duty": any(not _MENTIONED_HELPER.match(text[hit.end :]) for hit in duty),
    }
    return [sign for sign, so in found.items() if so]


def _own_ages(text: str, named: list[Person]) -> list[int]:
    """The ages that the writer tells right after naming themselves: わたし 50さい."""
    ages = [_OWN_AGE.match(text, person.end) for person in named if person.kind == WRITER]
    return [int(age[1]) for age in ages if age]


def _is_head(text: str, person: Person) -> bool:
    """Whether the line begins with a relative, and not with what is done to one or with one, nor with a small child."""
    begins, after = person.kind == KIN and _BEFORE_HEAD.fullmatch(text[: person.start]), text[person.end :]
    return bool(begins and not (_NOT_AS_HEAD.match(after) or _HIS_DEBTS.match(after) or SMALL.match(after)))


def _is_quoted(analysis: LineAnalysis, hit: Hit) -> bool:
    """Whether the word stands in what somebody is quoted to have said."""
    before = analysis.line.text[: hit.start]
    return before.rfind("「") > before.rfind("」") and "」" in analysis.line.text[hit.end :]


def _hits(analysis: LineAnalysis, role: str) -> list[Hit]:
    return [hit for kind in ("who", "sign") for hit in analysis.of(kind) if hit.sense.value == role]


def _is_told_of_another(analysis: LineAnalysis, hit: Hit) -> bool:
    """Whether a wish is told of another: 働きたいと言っています, 働きたいようです; 本人は働きたいと。"""
    after = analysis.line.text[hit.end :]
    if _HEADING.match(analysis.line.text) and subject(analysis.line, analysis.hits, hit) != SPEAKER:
        return True
    return bool(_TOLD.match(after) or (_QUOTED.match(after) and subject(analysis.line, analysis.hits, hit) == RELATIVE))


def _own_situation(analysis: LineAnalysis) -> list[Hit]:
    """Words for being out of work, or for looking for it, that the speaker says of themselves: 兄は正社員、私は無職."""
    situations = [hit for hit in analysis.of("topic") if hit.sense.id in OUT_OF_WORK and hit.sense.id != "hikikomori"]
    return [hit for hit in situations if subject(analysis.line, analysis.hits, hit) == SPEAKER]


def _relative_is_out_of_work(analysis: LineAnalysis) -> bool:
    """Whether a relative is who has no work or does not go out."""
    situations = [hit for hit in analysis.of("topic") if hit.sense.id in OUT_OF_WORK]
    return any(subject(analysis.line, analysis.hits, hit) == RELATIVE for hit in situations)
