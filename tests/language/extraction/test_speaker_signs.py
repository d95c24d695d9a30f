"""What a line says of who speaks, by words alone."""

import pytest

from navigator.language.extraction.analysis import LineAnalysis
from navigator.language.extraction.speaker import WEIGHTS
from navigator.language.extraction.speaker_signs import signs
from navigator.language.text.line import read_line


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("クビになりました。母は寝たきりです", ["own"]),
        ("妻が病気なので働ける所を探してます", ["own"]),  # a reason ends with its subject
        ("息子がクビになりました", ["theirs", "headed"]),
        ("息子は無職で、働いてほしい", ["theirs", "headed"]),
        ("息子が働きたいと言っています", ["theirs", "headed"]),  # a wish that is told of another
        ("75の母です。息子は46です", ["writer"]),
        ("病院で働いています。退院する方の住まいを相談したい", ["helps"]),
        ("大家です", ["helper"]),
        ("70代の方が困っています", ["third"]),
        ("夫が要介護で、私が働きに出たい", ["mixed", "self"]),
        ("母の病院まで遠い", ["mentioned"]),
        ("妹45歳、働ける時間だけ働きたい", ["theirs", "headed"]),  # a note about her
        ("いとこがクビになりました", ["theirs", "headed"]),
        ("息子が中3、仕事を辞めました", ["own"]),
        ("信徒の方が働きたいと申しております", ["third"]),
        ("ユニオンの専従です。組合員58歳のことです", ["helps", "duty"]),
        ("弟がギターを友人に譲りました", ["mentioned", "headed"]),
        ("弟に家を出ろと言われました", ["mentioned"]),  # done to the speaker
        ("my wife (49) quit nursing", ["mentioned", "headed"]),
        ("mi esposo no quiere hablar conmigo y me pega", ["mentioned", "threatened"]),
        ("父が怒鳴って殴ります", ["mentioned", "threatened"]),
        ("息子が私を殴ります", ["mentioned"]),  # whom a child threatens asks for the child
        ("娘は八歳で、お迎えがあります", ["mentioned", "parent"]),
        ("学童の職員ですが、娘さんは15です", ["mentioned", "helper", "honoured"]),
        ("わたし50さい、つまと こども 3人", ["mentioned", "aged"]),
        ("わたし78、つまは 80", ["mentioned"]),
        ("友達が一人もいません", ["friendless"]),
        ("60手前で社員に雇ってくれる会社はありますか", ["seeks"]),
        ("友達が家賃を払えません", []),
        ("担当世帯の長男が無職です", ["theirs", "duty"]),
        ("民生委員さんに言われて書きます", []),
        ("うちの従業員が休みがちです", ["company"]),
        ("青年が「ぼくは無職です」と申します", []),  # quoted
        ("隣んちの旦那が無職です", ["mentioned", "third"]),
        ("支援する側ですが、今日は自分の転職のことです", ["own", "self", "myself"]),
        ("人を雇う話ではなく、私の再就職の相談です", ["own", "self", "myself", "company"]),
        ("店子が仕事が見つからないと言うから聞いています", ["third"]),  # told by another
        ("62の男に給付金を勧めたい", ["another"]),
        ("弟みたいな人の講座はありますか", ["mentioned", "another", "headed"]),
        ("求人を出す話ではない。私のせいで遅れた", ["company"]),
        ("兄の保証人になって返しています", ["mentioned", "burdened"]),
        ("子は無職です", ["theirs", "headed"]),
        ("仲居さんが足りません", ["company"]),
        ("うちの板前を休ませました", ["company"]),
        ("看護師が足りない病院で疲れました", []),
        ("息子は働きたい気持ちはあると申します", ["theirs", "headed"]),
        ("兄の家に厄介になっています", ["mentioned", "lodges"]),
        ("弟夫婦と同居しています", ["mentioned", "lodges"]),
        ("弟の家に行きました", ["mentioned", "headed"]),
        ("息子と同居しています", ["mentioned"]),
        ("主人が昨年亡くなりました", ["mentioned", "bereaved"]),
        ("兄が昨年結婚しました", ["mentioned", "headed"]),
        ("息子さんは家にいます", ["mentioned", "honoured"]),
        ("うちの息子さんは家にいます", ["mentioned", "headed"]),
        ("求人を出してくださる会社の一覧がほしい", ["seeks"]),
        ("協力雇用主はどこで分かりますか", ["seeks"]),
        ("求人を出している会社の者です", ["company"]),
        ("俺の話じゃない。弟だ", ["mentioned", "another"]),
        ("兄のおれも契約社員だ", ["mentioned"]),
        ("58歳女。週3がいい", ["aged"]),
        ("夫が荒れて皿を割る。夫は失業中。子どもと隠れています", ["threatened"]),
        ("娘の学費が足りない", ["mentioned", "parent"]),
        ("資格を活かせる仕事に移りたい", ["own"]),
        ("裏のアパートの人を何日も見ない", ["third"]),
        ("56歳男、単身。本人希望は屋内の仕事", ["aged", "duty"]),
        ("うちの従業員の知り合いの方が困っています", ["company"]),  # of a company that tells of another no neighbour speaks
    ],
)
def test_signs_of_who_speaks(lexicon, text, found):
    line = read_line(text)
    assert signs(LineAnalysis(line, lexicon.hits(line), (), {})) == found


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("わたし 59さい 無職です", "aged"), ("わたし 60さい 無職です", ""), ("45歳男です", "aged"), ("パート45、社員になりたい", "employed"), ("パート45人の店です", ""),
        ("技能実習生です", "employee"), ("技能実習生ですか", ""), ("個人事業主です。仕事が減って", "independent"), ("個人事業主です。人を雇いたい", ""),
        ("社長に殴られました", "employee"), ("元社長に殴られました", ""), ("娘は八歳です", "parent"), ("娘は二十八歳です", ""),
        ("夫が八歳の娘を殴ります", ""), ("教えてやりたい", "another"), ("隣の息子さんのことです", "honoured"),
    ],
)  # fmt: skip
def test_a_sign_and_its_neighbour(lexicon, text, sign):
    line = read_line(text)
    found = set(signs(LineAnalysis(line, lexicon.hits(line), (), {}))) & {"aged", "employed", "employee", "independent", "parent", "another", "honoured"}
    assert found == ({sign} if sign else set())


def test_every_sign_weighs_something(lexicon):
    """A sign without a weight would end the reading of every line that shows it."""
    lines = ("うちの従業員が休みがちです", "友達が一人もいません", "兄の保証人になって返しています", "大家です。60代の方が", "75の母です。息子が働かない")
    told = {sign for text in lines for sign in signs(LineAnalysis(read_line(text), lexicon.hits(read_line(text)), (), {}))}
    assert told
    assert told <= set(WEIGHTS)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("店子がクビになったそうです", ["third"]), ("働いてほしい", ["theirs"]), ("息子に働いてほしい", ["theirs"]),
        ("「あ」「い」転職したいです「う」", ["own"]), ("「転職したいです」と息子が言います", ["mentioned"]),  # outside the marks, and within
    ],
)  # fmt: skip
def test_whose_wish_it_is(lexicon, text, told):
    line = read_line(text)
    assert signs(LineAnalysis(line, lexicon.hits(line), (), {})) == told
