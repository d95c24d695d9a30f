"""Ages as people tell them beside others' ages, earlier ages and jests: each kind with its brothers and its opposites."""

import pytest

RIGHT = [
    # in kana, at the end of a sentence or after one
    ("family", "むすめが でて きません。よんじゅうさんです", 43), ("family", "むすこは ごじゅうさん", 53), ("resident", "しょくぎょうは もと だいく。ろくじゅうさん", 63),
    ("family", "むすめが はたらきどおし。よんじゅうろくで みっつも かけもち", 46), ("resident", "ひとりぐらし。ごじゅういち。しごとを さがしてます", 51), ("resident", "わたしは よんじゅうに、むしょくです", 42),
    # of persons who are pointed at
    ("family", "わしは昭和17年生まれ、あれは昭和47年。", 53), ("family", "わたし46、あのひと52。しごとを さがして います", 52), ("family", "俺は75、あいつは48で家にいる", 48),
    ("family", "私は昭和22年の生まれ、あの子は昭和52年です。", 48), ("family", "うちのひと 49、会社をやめて家にいます", 49), ("family", "私82。あいつ、もう五十一だ", 51),
    # of a parent and a child a supporter tells of
    ("supporter", "90歳の方の訪問先に、同居で58歳の無職の長男がいます", 58), ("supporter", "担当地区に母86・息子58の世帯があります", 58), ("supporter", "88歳のお母様と49歳の働いていない娘さん", 49),
    ("supporter", "父79・長女50の親子です", 50), ("supporter", "92歳女性の訪問先に、47歳の次男がいます", 47), ("supporter", "母81・子45の家庭、収入は年金だけ", 45),
    ("supporter", "70歳の男性、妻は55です", 70), ("supporter", "67歳の利用者さんが仕事を探しています", 67),
    # of the writer, by what they are
    ("resident", "兄のオレも50で契約社員なんだが", 50), ("resident", "姉の私が44で無職です", 44), ("resident", "長女のわたし47、母の介護で働けません", 47),
    ("employer", "私は65の社長。雇いたいのは息子の同級生、いま四十一", 41), ("employer", "当方70の店主です。応募の方は52", 52), ("employer", "俺は58の大工。来たのは46の男", 46),
    ("family", "長男です。親と暮らす弟、平成元年生まれ。仕事を転々", 36), ("family", "姉です。弟は51、無職で一人暮らし", 51), ("family", "次男だけど、兄が54で引きこもりだ", 54),
    # who is ruled out, though an age stands beside
    ("family", "孫(23)でなく息子(53)の仕事の相談です", 53), ("family", "夫(61)ではなく娘(35)のことです", 35), ("family", "娘（49）じゃなくて息子（47）です", 47),
    # a jest, and then the truth
    ("resident", "43歳と言いたいがサバ読んでた、ほんとは48", 48), ("resident", "永遠の29、ほんとは51です", 51), ("resident", "見た目は40、本当は56。求人を探してます", 56),
    ("resident", "気持ちは30、実際は62です", 62), ("resident", "履歴書には39と書いたが実は49", 49), ("resident", "自称35歳、じつは47歳の無職", 47),
    # counted up to a round number
    ("resident", "あと五年で五十の子持ち", 45), ("resident", "あと3年で60歳、派遣です", 57), ("resident", "還暦まであと2年、仕事がない", 58), ("resident", "50まであと1年、正社員になりたい", 49),
    ("resident", "あと二年で還暦、まだ働きたい", 58), ("resident", "四十まであと三年。職歴なし", 37),
    # with a part of a year, or a slip of the keyboard
    ("resident", "４５．６才 時給９８５円 疲れた", 45), ("resident", "歳は47と半分", 47), ("resident", "ニート卒業したい35歳児だが", 35), ("resident", "とび経験15年。年は52と少し", 52), ("resident", "49.5歳、無職", 49), ("resident", "歳は55と三か月です", 55),
    # 53女, and what follows a number in kanji
    ("resident", "店たたんで勤めに出るなら53女で何がある", 53), ("resident", "子なし41男どうすりゃいい", 41), ("resident", "また落ちた47男、心折れる", 47), ("resident", "夜勤だけ52女", 52),
    ("resident", "つぶれて五十八女ひとり", 58), ("resident", "近所の店がしまって49女、次がない", 49),
    # without a unit, right after a relative or beside what one is
    ("family", "夫55が仕事をやめました", 55), ("family", "息子49が働きません", 49), ("family", "主人53はずっと家", 53), ("family", "兄52が引きこもり", 52),
    ("resident", "55の自営", 55), ("resident", "47会社員", 47), ("resident", "51主婦です", 51), ("resident", "50の介護職", 50), ("resident", "52の専業主婦", 52),
    ("resident", "パート45、社員になりたいわけじゃない", 45), ("resident", "契約社員50、正社員になりたいとは思わない", 50),
    # of the husband, beside a child at school
    ("family", "anak saya 15 tahun, suami saya umur 55", 55), ("family", "suami usia 52, anak kami 13", 52), ("family", "anak masih 15, suami saya 54", 54),
    ("family", "anak saya umur 35, suami saya umur 60", 35),
    # of oneself in Vietnamese, by the word for an elder or younger
    ("resident", "Anh 45, that nghiep", 45), ("resident", "Cô 50, muốn tìm việc", 50), ("resident", "anh 47 roi, lam haken", 47),
    # what will come with it
    ("resident", "一人は平気。ただ五十になると病気が怖い", 50), ("resident", "五十四にもなれば腰が痛い", 54), ("resident", "四十九ともなると書類で落ちる", 49), ("resident", "もう五十八になると体がきつい", 58),
    # behind the town or the occupation
    ("family", "お兄ちゃんが三十年も家にいるんです。兄は尾島の実家、五十五です。", 55), ("resident", "嫁さん募集。当方農家五十二。", 52), ("family", "弟は沼田の実家、四十六です", 46), ("family", "息子は太田のアパート、五十一です。", 51), ("resident", "当方大工四十九、仕事なし", 49), ("resident", "当方、運転手五十三。", 53),
    # abroad
    ("family", "mi hijo cumplió 36 en mayo, lleva 9 años en su cuarto", 36), ("family", "meu filho completou 31 em junho, nao sai do quarto", 31), ("resident", "naci en el 75, tengo licencia", 50), ("resident", "soy peruano naci en el 79 vivo en isesaki 25 años en fabricas, siempre haken", 46),
    ("resident", "brasileira, nascida em 1983, 20 anos em fabricas, so haken", 42), ("family", "my brother in law 37, shy boy, not going out", 37), ("family", "my sister-in-law 41 lost her job", 41), ("resident", "came 2004 as cook, now 58 (wife 49). no work", 58),
    ("resident", "tatlong bata (3, 6, 9). 38 ako. gusto ko ng trabaho", 38), ("resident", "44 na ako, walang trabaho", 44), ("family", "bf ko 31, 1yr na walang work", 31), ("family", "jowa ko 29, nawalan ng trabaho", 29),
    ("resident", "जन्म सन् १९७८। पार्ट टाइम काम", 47), ("family", "我儿子1996年的，大学退学以后不出门", 29), ("resident", "本人35，N1，想找正社员", 35), ("family", "anh ruot em 45, lam xay dung, bi te gay chan", 45),
    # abroad, with what one is between the person and the age
    ("family", "yung mister ko hapon 49, di lumalabas ng kwarto", 49), ("family", "pamangkin kong lalaki 24, walang work", 24), ("family", "adik ipar sy cewek 26 kena PHK", 26), ("family", "anak tiri saya 17 ga mau keluar", 17),
    ("family", "mi hermano peruano 41 perdió el trabajo", 41), ("supporter", "teman sekamar saya 42 th ga pernah keluar kamar", 42), ("family", "my dad 59 sri lankan, 25 yrs here. factory shut down", 59), ("family", "chi gai e 35t o trong phong", 35),
    ("resident", "shigoto sagashitemasu 38 otoko kiryu", 38), ("resident", "pinanganak ako 1978 pwede pa ba ako dyan", 47), ("resident", "離婚して1人。52で初めて就職です", 52),
    ("employer", "うちで20年働いてる58の職人を正社員に", 58), ("resident", "アラフィフっていうか52", 52), ("resident", "先月の四月で還暦を迎えました", 60),
]  # fmt: skip

NONE = [
    # a jest, a saying, a number rounded
    ("resident", "八十の手習いでスマホを打っています"), ("resident", "五十の手習いでパソコンを始めた"), ("resident", "四十にして惑わずと言うが"), ("resident", "三十六計逃げるにしかずで会社を辞めた"),
    # other numbers in kana
    ("resident", "じきゅうは せん さんじゅう えん。"), ("resident", "じゅうしょは まえばしです"), ("resident", "ろくじゅう まい はこんだ。"), ("resident", "はたらいて さんじゅう ねん。"),
    # it was then
    ("family", "主人のことで。58で会社をやめ、来る日も来る日も庭を見ています"), ("resident", "52で店をたたみ、それきりずっと家にいる"), ("resident", "45で首になり、もう何年も働いていない"),
    # of many people
    ("employer", "busco cocinera, me da igual si tiene 40 o 60"), ("employer", "preciso de 2 pessoas, 45 ou 55 tanto faz"), ("employer", "need a welder, 40 or 60 no problem"), ("resident", "あと50人で締め切りだそうです"), ("resident", "あと五十日で契約が切れる"),
    # of something else
    ("resident", "築50年の家に一人、50ccで新聞配達"), ("resident", "あれは昭和47年に建てた家です"), ("resident", "Tengo 25 años en fabricas"), ("resident", "20 anos em fabricas no japao"),
    ("resident", "now 58 people are laid off"), ("resident", "4.46の求人"), ("resident", "うちの庭に男45人が来た"),
    # how many, how long, how heavy
    ("resident", "パート45、社員10の会社です"), ("resident", "50の会社に応募した"), ("resident", "30の自営業者の集まり"), ("resident", "20社員寮"),
    ("resident", "Anh 45 phut"), ("resident", "anh 20 nam kinh nghiem"),
    # not yet reached
    ("resident", "65になる前に辞めたほうが得ですか"), ("resident", "六十を迎えるのが不安です"), ("resident", "I want a job before I turn 60"),
    ("resident", "quero emprego antes de fazer 50"), ("resident", "quiero trabajo antes de cumplir 50"), ("resident", "想在50岁之前找到工作"),
    ("resident", "muốn có việc trước 40 tuổi"), ("resident", "ingin kerja tetap sebelum umur 40"), ("resident", "४० वर्ष पुग्नु अघि काम चाहियो"),
    # of the other one
    ("resident", "私は45の息子と暮らしています"), ("resident", "妻は39、働いていません"),
]  # fmt: skip

RANGES = [
    ("resident", "五十路手前の独身女です", "47..49"), ("resident", "四月で還暦を迎えます、仕事がほしい", "59..60"), ("resident", "2月に50になります。派遣です", "49..50"),
    ("supporter", "tem um moço de trinta e poucos que perdeu o emprego", "30..39"), ("supporter", "a guy next door, about 30, lost his job", "27..33"), ("resident", "tengo cincuenta y pico, busco trabajo", "50..59"),
    ("employer", "急要15个组装工，四五十岁也行", None), ("supporter", "近所の四十男に「働け」と言うのは逆効果ですか", "40..49"), ("resident", "五十女の一人暮らし", "50..59"),
    ("resident", "四捨五入すりゃ五十", "45..54"), ("resident", "四捨五入で60になる、仕事がない", "55..64"), ("resident", "四十男です、仕事がない", "40..49"),
]  # fmt: skip


@pytest.mark.parametrize(("persona", "text", "wanted"), [*RIGHT, *RANGES])
def test_an_age_is_read_of_whom_it_is_told(age, persona, text, wanted):
    assert age(text, persona) == wanted


@pytest.mark.parametrize(("persona", "text"), NONE)
def test_no_age_is_taken_from_what_tells_none(age, persona, text):
    assert age(text, persona) is None
