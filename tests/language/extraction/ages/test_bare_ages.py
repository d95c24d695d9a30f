"""Ages by kinds: which numbers are ages by where they stand, and of whom, each with its opposite."""

import pytest

from navigator.language.extraction.ages.written_ages import read_ages
from navigator.language.text.line import read_line
from tests.language.conftest import DAY


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("工場がつぶれた。47だ。まだ働ける", 47), ("47のおれに何ができる", 47), ("47のわたしでも習える講座", 47), ("もう47じゃ無理かね", 47), ("47やけど雇ってもらえる？", 47),
        ("47っす、無職", 47), ("無職47♂", 47), ("49(今年50)、無職", 49), ("30後半、無職", "35..39"), ("館林在住47♀ 友達なし", 47), ("ﾜﾀｼ47 ｼｺﾞﾄﾅｼ", 47), ("派遣を続けて47、独身", 47), ("気がつけば47", 47),
        ("47にもなって職歴なし", 47), ("47だと遅いですか", 47), ("47の腕のいい大工、仕事がない", 47), ("47からでも公務員になれる？", 47),
        ("被裁了，我47", 47), ("47了还没工作", 47), ("男47 想找工作", 47),
        ("em 47t, đang tìm việc", 47), ("toi 47, that nghiep", 47), ("saya 47th, cari kerja", 47), ("umur 47 thn, nganggur", 47), ("47 po, walang trabaho", 47),
        ("single mom, 2 anak, 37 po. gusto ko magtrabaho", 37), ("laid off, 47, need work", 47), ("yo 47, busco trabajo", 47), ("soldador 47 oizumi", 47),
        ("उमेर ४७, काम छैन", 47), ("kaam khojdai chu. 47 barsa. ota ma", 47), ("cumplo 60 el otro año, busco trabajo", 59), ("faço 60 ano que vem, sem emprego", 59),
        ("1978 po pinanganak, walang trabaho", 47), ("2035 saal ma janmeko, kaam chaina", 47), ("1978ねん うまれです", 47),
        ("47職なし金なし", 47), ("こどおじ47、実家", 47), ("ただ47で独りで、休みの日が長い", 47), ("47から事務の仕事は無理かな", 47), ("よんじゅうなな むしょく", 47), ("三十二で父の会社を手伝い、今47です", 47), ("47ちゃい無職", 47),
        ("naci en Showa 53, busco curso", 47), ("sou de 1978, sem emprego", 47), ("sn 1978, muon lam seishain", 47), ("DOB 1978/4/2 only arubaito", 47), ("am 47 they say too old", 47), ("我刚好47", 47),
        ("ma 47, factory ma kaam", 47), ("umur 40an, klien sepi", "40..49"), ("Cheguei com 11 anos, hoje 47. Leio pouco", 47), ("single mom 2 kids, 33, gusto ko hiru", 33), ("昭和53年生 大型あり", 47),
        ("四十七年生きてきて、初めて仕事がない", 47), ("sy 47, dulu sopir", 47), ("quero ser efetivo, 47 nas costas", 47), ("umer badhi bhayo bhancha, 47 ho", 47), ("kaka 47 ko lang, walang trabaho", 47),
        ("nganggur, 47 thn, cari kerja", 47), ("gusto ko ma seishain, 47 na ko", 47), ("47 nako pwede pa ba", 47), ("47 n po ako wlang trabaho", 47), ("seishain huna milcha? 47 pugyo", 47), ("garmi ma khali 47 bhaye", 47),
        ("skrg 47 thn mau belajar ngelas", 47), ("want something with a chair. 47 oizumi", 47), ("licence no good here?? 47 in midori city", 47), ("nhuom toc cho khach 47t mat kem", 47),
        ("faca na mao o dia inteiro, 47 anos, da pra virar seishain?", 47), ("cuchillo todo el santo dia, 47 años, hay algun curso", 47), ("tenho que sair ate meia noite, 47 anos", 47),
        ("昭和村 役場 中途 事務 47歳 可?", 47), ("sent 14 rirekisho zero reply am 47", 47),
        ("あの よんじゅうななで えー むしょくです", 47), ("ことし よんじゅうに なりました むしょく", 40), ("昭和53年の生まれで、高校を卒業してから派遣です", 47),
    ],
)  # fmt: skip
def test_a_number_is_an_age_by_where_it_stands(age, text, wanted):
    assert age(text, "resident") == wanted


@pytest.mark.parametrize(
    "text",
    ["錠剤を47錠ためた", "月47時間の残業", "47畳の部屋", "第47回の面接会", "合わせて47になる", "47じゃなくて、もっと上です", "tăng ca 47 tiếng không trả lương",
     "攒了47片药", "trabalho 47 horas", "47 pastillas en la mesa", "kerja 27 thn di pabrik", "di jepang 27 th, nganggur", "27 barsa kaam gareko",
     "lost 47 pounds and my job", "room 47 is cold", "sekarang 60 butir di laci", "47歳可の求人", "nagpadala ako ng 47 na aplikasyon, wala pa rin", "47 in a row said no", "さんじゅう ねん はたらいた", "47 hours of overtime", "47 comprimidos guardados", "昨年四十七歳で診断を受けました", "三年前に47で入院しました", "四十七年働いてきました", "about 47 boxes a day, no work now"],
)  # fmt: skip
def test_other_numbers_stay_numbers(age, text):
    assert age(text, "resident") is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("なお上司(26)、ワイ(38)", 38), ("母（79歳）と二人暮らしです", None), ("母（79歳）と暮らす私（47）です", 47), ("友人(47)の紹介で来ました", None),
        ("母は昭和22年生まれ、私は昭和53年生まれ", 47), ("わたしは78、夫は80です", 78), ("45の野郎は倉庫に入った。おれは52だ", 52), ("58の先輩は畑をやるそうです", None),
        ("父は30のとき亡くなりました。今47です", 47), ("両親は80代で、47の私が介護しています", 47), ("彼女いない歴＝年齢 47", 47), ("会社員47歳です", 47), ("社員30年、56歳です", 56),
        ("小学生の子がいます。妻子あり、47で無職", 47), ("53のおやじです。日雇いです", 53), ("42ではなくて44です", 44),
        ("my wife is 44. I am 52 and jobless", 52), ("my mother is 80 and sick", None), ("minha sogra tem 78 e mora comigo. Tenho 43 anos", 43),
        ("mẹ em 62 tuổi, em 29, mất việc", 29), ("ella tiene 31, yo 38", 38), ("我妈78，我49", 49), ("tatay ko 67, ako 44", 44), ("istri saya 40, saya 45", 45),
    ],
)  # fmt: skip
def test_a_residents_age_is_their_own(age, text, wanted):
    assert age(text, "resident") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("弟のことです。太田で溶接を20年。歳は49、嫁が41です", 49), ("ｵﾔ74 ｺ50 ﾋｷｺﾓﾘ", 50), ("うちは44のむすめです。引きこもりです", 44), ("息子は働かず家にいます。下の弟は39で所帯を持ちました", None),
        ("下の娘は嫁に行き、上の娘が43で外に出られません", 43), ("おれは倉庫で働いて59、女房が52、せがれが30で家にいます", 30), ("私は74、夫は亡くなりました。上は49で結婚し、下の45のことです", 45),
        ("78です。息子が家から出ません", None), ("82の父です。長男は55で無職です", 55), ("父が68で仕事を探しています", 68), ("42ではなくて44歳です、息子", 44),
        ("mi hermano 44 no sale de su cuarto", 44), ("tengo 54, mi hijo de 19 no trabaja y mi hija de 11", 19), ("my son (26) quit his job", 26), ("anak ko po 24, di lumalabas. tatay nya 67", 24),
        ("istri saya orang jepang 40th, sakit", 40), ("孩子27了，不上班", 27), ("我先生(日本人,49岁)不出门，我今年38", 49), ("chồng em người Nhật 46 tuổi nghỉ làm", 46), ("47の旦那が家にいます", 47), ("my bro 44 ex english teacher", 44), ("my boy 38 grew up here no job", 38), ("ck e 45t 2 nam nay o li trong phong", 45), ("anh trai e 40t tu hoi bi cho nghi", 40),
        ("anak nmin 36 d na lumabas", 36), ("meu marido n sai do quarto, fez 56", 56), ("dia adik saya, 45 tahun, di rumah terus", 45), ("mero bhai 24 barsa ko, kotha ma basxa", 24),
        ("my 43 year old son never leaves", 43), ("my son 31. he never goes out", 31), ("my husband 39 hurt his back", 39), ("meu filho de 17 q nao vai na escola", 17), ("mi hijo de 26 hikikomori", 26),
        ("minha filha nasceu em 2004, so fica no quarto", 21), ("mi esposa es del 79, quiere trabajar", 46), ("em trai em sinh nam 2001, nghi lam", 24), ("儿子（95年的）不出门", 30), ("kuya ko b. 1993, di lumalabas", 32), ("kakak kelahiran 88 nganggur", 37), ("ﾑｽｺ45 20ﾈﾝ ﾊﾀﾗｲﾃﾏｾﾝ", 45), ("ako 68, ang apo ko na 25 ang walang trabaho", 25), ("meu filho tem 34, não sai do quarto. eu tenho 61 e o pai 66", 34),
        ("わたし 68 むすこ 44 むすこの よめ 39 よめが しごとを さがしています", 39), ("孫は二十二、息子は四十七。息子だけが勤めておりません", 47), ("istri sy 40 th takut kerja. anak 5 sama 8 th", 40),
        ("my son was diagnosed here, 25 now, no work", 25), ("mero budo 45, ghar mai cha", 45), ("うちの子は7つ、夫は41で働けません", 41),
    ],
)  # fmt: skip
def test_a_familys_age_is_that_of_the_relative_asked_for(age, text, wanted):
    assert age(text, "family") == wanted


@pytest.mark.parametrize(
    ("persona", "text", "wanted"),
    [
        ("supporter", "70代の母と40前後の息子さんの世帯です", "37..43"), ("supporter", "おばあさん（86）と同居の甥御さん（51・無職）", 51), ("supporter", "ブラジルの患者さん（42）です", 42),
        ("supporter", "患者さんは46歳男性。妻は39歳、お母様が75歳", 46), ("supporter", "私は60です。友人は43で困っています", 43), ("supporter", "70歳の利用者さんが困っています", 70),
        ("employer", "面接に来た52歳男性を雇いたい", 52), ("employer", "一番上が63、一番下が28の会社です", None), ("employer", "腕利きが71で引退する。50の男を雇いたい", 50),
        ("employer", "応募者は45と58です", None), ("employer", "希望者4名（41歳から58歳）を転換したい", None), ("employer", "無資格55歳でも育てます", None), ("employer", "our part-time guy (60 next year) wants full time", 59),
        ("supporter", "台所に来る五十一の元事務員さんに勧めたい", 51), ("employer", "息子が34で継ぎます。人を雇いたい", None), ("employer", "弊社社員（55）が休職中です", 55),
        ("supporter", "班上有位太太（大概35）想工作", 35), ("employer", "we want to take a man of 50, any subsidy?", 50),
    ],
)  # fmt: skip
def test_the_age_of_a_client_and_of_a_candidate(age, persona, text, wanted):
    assert age(text, persona) == wanted


@pytest.mark.parametrize(
    ("text", "persona", "wanted"),
    [
        ("おらあ47。現場に上がれねえ", "resident", 47), ("わしゃ47、仕事あるかい", "resident", 47), ("職長 47歳 玉掛け", "resident", 47),
        ("47の職長なんだけど、店じまいするんだと", "resident", 47), ("うちのせがれ、もう四十七だんべ", "family", 47),
        ("娘もはあ四十七さ、仕事がねえ", "family", 47), ("息子は先月47になったばかりです", "family", 47),
        ("娘ではなく息子です。娘は49で、息子は47", "family", 47), ("ご本人47、父は79です", "supporter", 47),
        ("父76です。息子は昭和53年、仕事がありません", "family", 47), ("息子は昭和53年に家を出ました", "family", None),
        ("班長(47)に言われた", "resident", None), ("おらあ50回も応募した", "resident", None),
    ],
)  # fmt: skip
def test_whose_age_it_is_among_others(age, text, persona, wanted):
    assert age(text, persona) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("dia 31 maebashi", None), ("sou de marilia, 45 anos", 45), ("soy una señora de 58 años", 58), ("sou uma senhora de 58 anos", 58), ("hay una señora de 58 años", None),
        ("im starving, student 20 yrs old", 20), ("my student is 44", None), ("skrg 30 org ngelamar", None),
        ("25 anos, busco trabajo", 25), ("24 anos, busco trabajo", None), ("com 46 anos trabalhando aqui", None), ("tenho 46 anos trabalhando aqui", 46),
        ("パート45、社員10", None), ("パート45、無職", 45), ("moro no bloco 47.", None), ("soldador 47", 47), ("47 soldador", 47), ("47 otoko shigoto nai desu", 47),
        ("Anh 47 rồi, chưa có việc", 47), ("anh 47kg", None), ("夫55が家にいます。私47です", 47),
        ("男47女32です", 47), ("合計47", None), ("六十五の手習いです", None), ("一つ", None), ("17です", None), ("18です", 18), ("85です", 85), ("86です", None),
    ],
)  # fmt: skip
def test_an_age_and_its_neighbour(age, text, wanted):
    assert age(text, "resident") == wanted


@pytest.mark.parametrize(("text", "wanted"), [("meu filho 15", 15), ("meu filho 14", None), ("夫55が家にいます", 55), ("mi hermano de 47", 47), ("bapak 45 th kerjaannya putus", 45), ("bapak 44 th kerja di sini", None)])
def test_the_age_of_a_relative_and_its_neighbour(age, text, wanted):
    assert age(text, "family") == wanted


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("47", [(47, 47, 0, 2, True)]), ("tengo 47, busco", [(47, 47, 6, 8, True)]), ("anh 47", [(47, 47, 4, 6, True)]), ("47 anos", [(47, 47, 0, 7, True)]),
        ("47だ", [(47, 47, 0, 2, False)]), ("soldador 47", [(47, 47, 9, 11, False)]), ("47 nako", [(47, 47, 0, 2, True)]), ("今47 前48です", [(47, 47, 1, 3, False)]),
    ],
)  # fmt: skip
def test_where_a_bare_age_stands_and_how_sure_it_is(lexicon, text, told):
    line = read_line(text)
    assert [(age.low, age.high, age.start, age.end, age.strong) for age in read_ages(line, lexicon.hits(line), DAY)][: len(told)] == told
