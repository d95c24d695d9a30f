"""Concerns in a line: a relative's care is one, care as a trade is none; kept with the answers until taken back."""

import pytest

from navigator.dialogue.answers import Conversation, make_answer, unpack_conversation
from navigator.dialogue.conversation.concerns import concerns_in
from navigator.dialogue.conversation.free_text_result import FreeTextResult, unpack_free_text
from navigator.language.understanding import Topic
from tests.dialogue.conversation.conftest import interpreted

LINES = [
    ("先月会社をクビになりました。母は寝たきりで…47、貯金もあまりない", ["care", "dismissal"]),
    ("親をみるのに会社辞めて、家で介護してます", ["care"]),
    ("母が認知症で、仕事をやめずにすむ方法はありますか", ["care"]),
    ("介護で働きたい", []),
    ("介護の仕事をしています。資格を取りたい", []),
    ("認知症の人の施設で働いていました", []),
    ("傷病手当金がもうすぐ終わるけどまだ働けない", ["illness"]),
    ("病気ですぐ働けないので失業保険をのばしたい", ["illness"]),
    ("在留資格がもうすぐ切れる。仕事もない", ["residence"]),
    ("45歳、精神の手帳3級。障害者枠をさがしています", ["disability", "disability-hiring"]),
    ("ひとり親です。看護の資格を取りたい", ["single-parent"]),
    ("借金があって眠れない", ["debts", "mind"]),
    ("借金はありません", []),
    ("給料が2か月払われていません", ["unpaid-wages"]),
    ("3か月給料が出ていません。電気を止めるという紙が来ました", ["unpaid-wages"]),
    ("公司三个月没发工资", ["unpaid-wages"]),
    ("Công ty nợ lương ba tháng", ["unpaid-wages"]),
    ("給料を先に買い取るという業者から5社借りて", ["debts"]),
    ("個人から借りた金が10日で倍になりました", ["debts"]),
    ("施設にいる父の手首にひもの跡がありました", ["elder-abuse"]),
    ("社長に首だと言われた", ["dismissal"]),
    ("上司のパワハラで会社を辞めたい", ["workplace"]),
    ("国民年金が払えない", ["pension"]),
    ("65歳ですが働きたい", ["from-65"]),
    ("昨日刑務所を出ました。52です。今夜泊まるところがありません", ["release"]),
    ("息子が来月出所します。住むところを探しています", ["release"]),
    ("刑務所で働いていました。辞めて半年です", []),
    ("刑務所みたいな会社を出たい", []),
    ("元夫が来月出所します。見つかりそうで不安", []),
    ("私を殴った男が刑務所から出てきた。こわくて眠れない", ["mind"]),
    ("父が倒れてから会社を休みがちで、退職届を出しました", ["care"]),
    ("親の面倒を見るために会社をやめました", ["care"]),
    ("父が倒れて仕事を休んでいます", ["care"]),
    ("ayah jatuh sakit dan saya berhenti kerja", ["care"]),
    ("妈妈病了，我要照顾她", ["care"]),
    ("親は元気です。介護職員をしています", []),
    ("試用期間３か月で切られました", ["dismissal"]),
    ("fui demitido da fábrica", ["dismissal"]),
    ("首を切られた同僚が何人もいます", []),
    ("リストラで首を切られました", ["dismissal"]),
    ("công ty chưa trả lương hai tháng nay", ["unpaid-wages"]),
    ("no me pagan desde hace dos meses", ["unpaid-wages"]),
    ("não pagaram meu salário", ["unpaid-wages"]),
    ("老板两个月没发工资", ["unpaid-wages"]),
    ("hindi pa ako sinasahuran", ["unpaid-wages"]),
    ("तलब पाएको छैन", ["unpaid-wages"]),
    ("gaji saya belum dibayar dua bulan", ["unpaid-wages"]),
    ("I haven't been paid for two months", ["unpaid-wages"]),
    ("給料は毎月もらっています", []),
    ("भिसा पनि सकिन लाग्यो", ["residence"]),
    ("46歳、派遣。前橋で正社員になりたい", []),
    ("高校を出てからずっと引きこもっています", []),
    ("妻が出ていって、小学生の子と二人です", ["single-parent"]),
    ("離婚して小学生の娘と二人暮らし", ["single-parent"]),
    ("子どもを一人で育てています", ["single-parent"]),
    ("小学校の用務員です。子どもたちを見ています", []),
    ("退院したばかりで仕事に戻れるか不安", ["illness"]),
    ("治療中。会社に戻れるか不安", ["illness"]),
    ("作業所がつぶれたので一般で働きたい", ["disability"]),
    ("ヤミ金から会社に電話が止まらない", ["debts"]),
    ("再雇用を断られました。61です", ["from-65"]),
    ("留学生です。正社員になりたい", ["residence", "limited-permit"]),
    ("週28時間しか働けません。家族滞在のビザです", ["residence", "limited-permit"]),
    ("週28時間のパートをしています", []),
    ("留学から帰って十年、仕事が続きません", []),
    ("弟が80歳の母を殴ります", ["elder-abuse"]),
    ("おばあちゃんの腕にあざがあるのを見ました", ["elder-abuse"]),
    ("父の年金を兄が使い込んで仕事をしません", ["elder-abuse"]),
    ("母は80歳。私は父に叩かれて育った", []),
    ("ブラジル人です。仕事を探しています", ["residence"]),
    ("ブラジル人の同僚が三人います", []),
    ("母の介護で前の会社を辞めました。母は亡くなり、いまは正社員です", []),
    ("永住ビザですが腰が痛くて働けません", ["residence"]),
    ("難民申請中です。働けません", ["residence", "no-work-permit"]),
    ("家族滞在です。働いてはいけないと言われた", ["residence", "no-work-permit"]),
    ("visto não permite trabalhar", ["residence", "no-work-permit"]),
    ("定年になった。まだ働きたい", ["from-65"]),
    ("妻と別れて子ども2人を育てています", ["single-parent"]),
    ("ひとり親です", ["single-parent"]),
    ("やめさせられた", ["dismissal"]),
    ("やめるように言われている", ["dismissal"]),
    ("会社が倒産しました", ["dismissal"]),
    ("派遣を切られました", ["dismissal"]),
    ("契約が今月で終わります。更新はありません", ["dismissal"]),
    ("つぶれた会社の同僚が心配", []),
    ("国保が払えません", ["debts"]),
    ("一人親方です", []),
    ("精神科を来週退院します", ["illness"]),
    ("統合失調症で入院中です", ["illness"]),
    ("がんの治療をしながら働きたい", ["illness"]),
    ("父のがんの治療で仕事を休んでいます", ["care"]),
    ("病院に通って介護の仕事をしています", []),
    ("ベトナムの留学生29歳です。学費が払えません。もっと働きたい、でも28時間まで", ["residence", "limited-permit"]),
    ("ビザは家族で、仕事はだめです", ["residence", "limited-permit", "no-work-permit"]),
    ("仕事ができないビザです", ["residence", "no-work-permit"]),
    ("パチンコで借金が250万あります", ["debts", "addiction"]),
    ("夫がお酒をやめません", ["addiction"]),
    ("酒はもうやめました。働きたい", []),
    ("パチンコ店で働いています", []),
    ("ひとり親なので、働きたいです", ["single-parent"]),
    ("留学生の寮で働いていました。45歳", []),
    ("夫の病気のお金がかかって、私もうつで休職中です", ["illness"]),
    ("私はがんの治療中です。母の介護もしています", ["care", "illness"]),
    ("父が退院しました。私が世話をします", ["care"]),
    ("病院で入院患者さんの世話をしています", []),
    ("依存症の施設で働いています", []),
    ("酒を朝から配達しています", []),
    ("お酒をやめたいです", ["addiction"]),
    ("パチンコで250万借りて", ["addiction"]),
    ("取引先が倒産しました。フリーランスです", []),
    ("アパートの契約が切れます", []),
    ("運転免許の更新はありません", []),
    ("更新なしと言われた", ["dismissal"]),
    ("勤め先が閉店します", ["dismissal"]),
    ("もう来なくていいと言われました", ["dismissal"]),
    ("Công ty đóng cửa, tôi mất việc", ["dismissal"]),
    ("My contract ends this month and will not be renewed", ["dismissal"]),
    ("国保も払えてません", ["debts"]),
    ("I was dismissed and I am in debt", ["debts", "dismissal"]),
    ("sofri assédio no trabalho", ["workplace"]),
    ("職場の先輩に工具で頭をこづかれました", ["workplace"]),
    ("夜になると寮の門に外から鍵をかけられます", ["workplace"]),
    ("しゃちょうが パスポートを もっています。かえして くれません", ["workplace"]),
    ("Paspor saya ditahan perusahaan", ["workplace"]),
    ("mi jefe me pegó", ["workplace"]),
    ("会社がパスポートの写しを見ます", []),
    ("パスポートを取りに行きたい", []),
    ("寮から出たい", []),
    ("会社を解雇されました。雇用保険の手続きを知りたいです", ["dismissal"]),
    ("クビになって、社員寮の部屋を出ないといけません", ["dismissal"]),
    ("夫の会社が倒産しました", ["dismissal"]),
    ("居酒屋で働いています。店は夜11時に閉まります", []),
    ("母が入院中です。私もうつで休職中です", ["illness"]),
    ("病棟で看護師をしていて、うつで休職中です", ["illness"]),
    ("夫のがんの治療で、仕事を休んでいます", []),
    ("忘年会でお酒を飲みすぎて、上司に怒られました", []),
    ("夫に殴られてはいないのですが、性格が合わず離婚を考えています", ["divorce"]),
    ("おっとは わたしを なぐりません。でも りこんしたいです", ["divorce"]),
    ("My husband has never hit me, I only want to know how divorce works here", ["divorce"]),
    ("Meu marido não me bate, só queremos o divórcio", ["divorce"]),
    ("Mi esposo nunca me ha pegado, solo queremos separarnos", ["divorce"]),
    ("Chồng tôi không đánh tôi, chúng tôi chỉ muốn ly hôn thuận tình", ["divorce"]),
    ("我老公从来没打过我，只是想问离婚手续", ["divorce"]),
    ("Hindi ako sinasaktan ng asawa ko, gusto lang naming maghiwalay nang maayos", ["divorce"]),
    ("श्रीमानले मलाई कुट्नुहुन्न, हामी केवल अलग बस्न चाहन्छौं", ["divorce"]),
    ("Suami saya tidak pernah memukul, kami hanya mau cerai baik-baik", ["divorce"]),
    ("離婚しました。仕事を探しています", []),
    ("離婚して10年になります。資格を取りたい", []),
    ("娘が離婚して戻ってきました。働いてほしい", []),
    ("I am divorced and looking for work", []),
    ("リストラが怖くて夜も眠れません。45歳、製造業です", ["dismissal-feared", "mind"]),
    ("クビになるのが怖いです", ["dismissal-feared"]),
    ("くびに なるのが こわいです", ["dismissal-feared"]),
    ("I'm scared I'll be axed in the next round of layoffs", ["dismissal-feared"]),
    ("Tenho medo de ser mandado embora no corte da fábrica", ["dismissal-feared"]),
    ("Me da miedo que me despidan, mi contrato vence en marzo", ["dismissal-feared"]),
    ("Tôi sợ bị cho nghỉ việc vì công ty ít đơn hàng", ["dismissal-feared"]),
    ("害怕被裁员", ["dismissal-feared"]),
    ("Natatakot akong matanggal sa trabaho", ["dismissal-feared"]),
    ("कामबाट निकालिन्छ कि भनेर डर लाग्छ", ["dismissal-feared"]),
    ("Saya takut kena PHK bulan depan", ["dismissal-feared"]),
    ("クビになって、先が不安です", ["dismissal"]),
    ("Fui demitido ontem, tenho medo do futuro", ["dismissal"]),
    ("業務委託で配達中に事故でけがをしました", ["contractor"]),
    ("フリーランスです。報酬が払われません", ["contractor"]),
    ("業務委託の契約を一方的に切られました", ["contractor"]),
    ("業務委託で配達をしています", []),
    ("妻が手術で休みたい", ["family-illness"]),
    ("つまが びょうきです。しごとを やすみたいです", ["family-illness"]),
    ("夫が心臓の手術で入院します。仕事を休めますか", ["family-illness"]),
    ("My son has leukemia, can I take leave", ["family-illness"]),
    ("Mi hijo tiene leucemia y necesito permiso en el trabajo", ["family-illness"]),
    ("Con tôi nằm viện, tôi muốn xin nghỉ làm", ["family-illness"]),
    ("妻子得了乳腺癌，我想请护理假", ["family-illness"]),
    ("मेरो छोरा अस्पतालमा भर्ना छ, काममा बिदा चाहियो", ["family-illness"]),
    ("妻が病気で、仕事を探しています", []),
    ("息子が学校を休んでいます", []),
    ("実習生です 会社の人が叩く パスポートも会社が持ってる", ["workplace", "residence"]),
    ("会社の人に叩かれる", ["workplace"]),
    ("はんちょうが たたきます", ["workplace"]),
    ("農家の人が蹴ります", ["workplace"]),
    ("組合がパスポートを返しません", ["workplace"]),
    ("在留カードをあずけさせられてる", ["workplace", "residence"]),
    ("会社の人が太鼓を叩く", []),
    ("社長が会社の通帳を持っている", []),
    ("会社にパスポートを持っていきます", []),
]


@pytest.mark.parametrize(("line", "concerns"), LINES)
def test_what_a_line_tells_of(knowledge, line, concerns):
    assert list(concerns_in(knowledge, line, (), "resident")) == concerns


def test_a_topic_tells_of_a_concern_too(knowledge):
    assert concerns_in(knowledge, "…", ("labor_trouble",), "resident") == ("workplace",)


def test_nobody_is_told_of_what_is_for_somebody_else(knowledge):
    assert concerns_in(knowledge, "給料が2か月払われていません", (), "employer") == ()


def test_a_line_leaves_its_concerns_in_the_conversation(evaluation_of):
    after, result = interpreted(evaluation_of(persona="resident"), "給料が払われていません", topics=(Topic("labor_trouble", 0.9),))
    assert set(after.concerns) == set(result.concerns) == {"unpaid-wages", "workplace"}
    assert result.has_reply
    later, _ = interpreted(evaluation_of(persona="resident"), "46歳です")
    assert later.concerns == ()


def test_concerns_outlast_answers_and_come_back_from_the_cookie(knowledge):
    conversation = Conversation().with_concerns(["care", "debts"]).answer("age", make_answer("46"))
    conversation = conversation.answer("age", make_answer("47")).answer("work", make_answer("seeking"))
    assert conversation.concerns == ("care", "debts")
    assert unpack_conversation(knowledge, conversation.pack()) == (conversation, False)


@pytest.mark.parametrize("packed", [["", ["care", "gone"]], ["", "care"], [""], ["", ["care", 1]], ["", ["care"], 2]])
def test_what_is_no_concern_of_ours_is_left_out_with_a_word(knowledge, packed):
    conversation, dropped = unpack_conversation(knowledge, [packed])
    assert dropped
    assert set(conversation.concerns) <= {"care"}


def test_a_result_comes_back_with_its_concerns(knowledge):
    result = FreeTextResult(concerns=("care",))
    assert unpack_free_text(knowledge, result.pack()) == result
    assert unpack_free_text(knowledge, {"k": ["gone", "care"]}).concerns == ("care",)


@pytest.mark.parametrize(("line", "concerns"), [("社員が親の介護でやめていく", ["care-staff"]), ("介護施設です。人がやめていきます", [])])
def test_what_a_line_tells_of_an_employer(knowledge, line, concerns):
    assert list(concerns_in(knowledge, line, (), "employer")) == concerns


def test_who_works_with_people_with_disabilities_is_not_taken_for_one(knowledge):
    """A topic tells of it too; `unless` holds for either."""
    assert "disability" not in concerns_in(knowledge, "障害者施設で働いていました。51歳", ("disability",), "resident")
    assert "disability" in concerns_in(knowledge, "障害があります。51歳", ("disability",), "resident")
