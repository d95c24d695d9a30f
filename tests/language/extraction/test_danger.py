"""Danger is never missed: every line of the list is caught, direct ones first of all; near misses are never certain."""

from pathlib import Path

import pytest

from navigator.language.extraction.analysis import LineAnalysis
from navigator.language.extraction.danger import (
    BEYOND_DENIAL,
    CERTAIN_ALONE,
    CERTAIN_WITH_WORD,
    GUESSED,
    MIN_SUPPORT,
    POSSIBLE,
    POSSIBLE_UNREAD,
    POSSIBLE_WITH_WORD,
    SUPPORT_AMONG_OTHERS,
    DangerReading,
    read_danger,
)
from navigator.language.text.line import read_line
from navigator.language.text.words import Hit, Sense
from navigator.language.understanding import CRISES

HERE = Path(__file__).parent


def rows(name):
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


DANGERS = rows("danger.tsv")
LANGUAGES = {"ja", "ja-easy", "en", "pt", "vi", "zh", "es", "tl", "ne", "id"}


def test_the_list_knows_every_language_and_danger():
    assert {lang for _, lang, _, _ in DANGERS} == LANGUAGES
    for crisis in CRISES:
        direct = {lang for level, lang, kind, _ in DANGERS if level == "certain" and kind == crisis}
        assert direct == LANGUAGES, crisis
    assert len(DANGERS) > 1000


def test_every_line_of_the_list_is_caught(read):
    """Those that are certain are read by the next test."""
    missed = [text for level, _, _, text in DANGERS if level == "possible" and read(text).concern == "none"]
    assert not missed


@pytest.mark.parametrize(("crisis", "text"), [(c, t) for level, _, c, t in DANGERS if level == "certain"])
def test_what_is_said_plainly_is_certain(read, crisis, text):
    found = read(text)
    assert (found.concern, found.crisis) == ("certain", crisis)
    assert found.understood


@pytest.mark.parametrize("text", [t for (t,) in rows("near_misses.tsv")])
def test_a_near_miss_is_never_certain(read, text):
    assert read(text).concern != "certain"


@pytest.mark.parametrize(
    "around",
    ["46歳、派遣です。{}。求人はありますか", "{} サポステって何時までですか", "はい、{}", "{}" + "。仕事のことも聞きたいです" * 12],
)  # fmt: skip
@pytest.mark.parametrize("text", ["もう死にたい", "夫に殴られています", "今夜寝る場所がない"])
def test_danger_is_heard_inside_a_longer_line(read, around, text):
    assert read(around.format(text)).concern == "certain"


def test_danger_is_heard_in_an_answer_to_another_question(read):
    found = read("46歳です。もう死にたい", persona="resident", asked="age")
    assert found.concern == "certain"
    assert found.facts["age"].plain == 46


def test_a_denial_does_not_hide_the_wish_that_follows(read):
    assert read("死にたいわけじゃないけど、いなくなりたいとは毎日思う").concern == "certain"


def test_the_words_it_rests_on_are_as_typed(read):
    assert "シニタイ" in read("もう　シニタイ").crisis_words


def test_no_food_or_roof_is_an_answer_as_well(read):
    assert read("今夜寝る場所がない").facts["livelihood"].values == ("urgent",)


@pytest.mark.parametrize(
    "text",
    [
        "次の仕事と言っても「そのうち」", "就職の話をしても『また今度』", "求人の見方を教えてください", "職業訓練を受けたい", "前橋で事務の仕事を探しています", "こんにちは",
        "社長に首だと言われた", "うちのアパートが取り壊しになる", "me botaron de la fábrica", "儿子关在房间里三年了",
        "mau mati capeknya", "キャンプで野宿するのが好き", "46歳で前橋にすんでいます",
        "se nao tiver mais aqui em Maebashi pode ser em Takasaki", "esse curso pode nem existir mais ne",
        "si yo no estuviera enferma ya estaria trabajando",
        "mejor no estar tanto tiempo de pie, busco algo sentado",
        "la fabrica va a dejar de existir en marzo", "nhà em trước ga Takasaki, tìm việc gần nhà",
        "bố mẹ em không còn trên đời, em muốn học nghề", "要是我不在了 儿子以后怎么办 他40了没工作", "我家在车站前面 有没有附近的工作",
        "在便利店打工到天亮 想换白班", "pag wala na ko work, pwede po ba mag apply sa hello work",
        "kung wala akong trabaho pwede ba seikatsu hogo", "station ko agadi baschu, najikko kaam cha?",
        "kalo aku ga ada kerjaan apa bisa dapat tunjangan", "lebih baik ada asuransi apa engga ya",
        "i live by the station, any part time nearby?",
        "crashed in the parking lot last week, need a job without driving",
        "vai quebrar minha rotina esse turno novo, tem outro?",
        "me va a cortar las horas la empresa, que hago",
        "giết hết thời gian rảnh bằng học tiếng nhật, có lớp nào free ko", "他说要泼我冷水 但我还是想换工作",
        "tinakot kami ng agency na mahirap daw mag visa, totoo po ba",
        "temen ngancem mau resign bareng, aku jadi bingung cari kerja",
        "kids sleep in the back room while i study, any evening class",
        "夫が脳梗塞で倒れて3年半。夫の障害年金と私のパートだけ、家のローンは20年残ってて父もボケてきた。43で正社員は無理ですよね",
        "もうすぐ50の独身男。親は二人とも要介護で母は末期がん、自分は失業。何から手をつけていいかわからん",
        "ずっと派遣で38、独身。次の更新なかったら終わりって毎回びくびくしてる。婚活と就活どっち先にやればいいの",
        "民生委員です。80のお父さんと病弱なお母さん、38の息子さんがずっと家にいるお宅があります。どこにつないだらいいか",
    ],
)  # fmt: skip
def test_ordinary_lines_stay_quiet(read, text):
    assert read(text).concern == "none"


@pytest.mark.parametrize("text", ["軽井沢", "みなみまき", "高碕", "あかぎ", "Karuizawa", "Nitta", "Saitama", "绿市", "zzzzz", "あああ"])
@pytest.mark.parametrize("asked", ["municipality", "age"])
def test_a_mistyped_town_or_number_is_no_sadness(read, asked, text):
    assert read(text, persona="resident", asked=asked).concern == "none"


@pytest.mark.parametrize("text", ["meu marido ameaça me matar", "mi esposo quiere matarme", "mi marido intentó matarme"])
def test_a_threat_that_could_be_a_wish_to_die_tells_both(read, text):
    found = read(text)
    assert (found.crisis, found.also) == ("violence", "self_harm")


def test_the_wish_to_die_of_someone_who_is_hit_tells_both(read):
    found = read("夫に殴られています。もう死にたい")
    assert {found.crisis, found.also} == {"self_harm", "violence"}


@pytest.mark.parametrize("before", [150, 290, 310, 580, 620, 900])
def test_danger_at_the_end_of_a_story_is_heard_however_long(read, before):
    story = "きのうも職場で同じ話をしていて、仕事のことをいろいろ考えていました。" * 40
    assert read(story[:before] + "。もうこのまま目が覚めなければいいと思います").concern == "certain"


def concern(likelihood, word="", *, calm="", piece=0.0, understood=1.0, is_answer=False):
    """The concern of 死にたい with this likelihood; `word` is the level of 死にたい, `calm` the kind of a calming word."""
    line = read_line("死にたいと書いてあった。とは思わない")
    hits = [Hit(Sense("danger", "self_harm", word), 0, 4)] if word else []
    hits += [Hit(Sense("calm", calm), 0, 2)] if calm else []
    pieces = ({"danger": piece},) if piece else ()
    scores = {"danger": likelihood, "understood": understood}
    return read_danger(LineAnalysis(line, tuple(hits), (), scores, pieces), is_answer=is_answer).concern


@pytest.mark.parametrize(
    ("likelihood", "word", "level"),
    [
        (CERTAIN_ALONE, "", "certain"), (CERTAIN_ALONE - 0.01, "", "possible"), (POSSIBLE, "", "possible"), (POSSIBLE - 0.001, "", "none"),
        (CERTAIN_WITH_WORD, "possible", "certain"), (CERTAIN_WITH_WORD - 0.01, "possible", "possible"),
        (POSSIBLE_WITH_WORD, "possible", "possible"), (POSSIBLE_WITH_WORD - 0.001, "possible", "none"),
        (MIN_SUPPORT, "certain", "certain"), (MIN_SUPPORT - 0.01, "certain", "possible"), (0.0, "certain", "possible"),
    ],
)  # fmt: skip
def test_likelihood_and_words_decide_together(likelihood, word, level):
    assert concern(likelihood, word) == level


def test_beside_other_clauses_a_certain_word_needs_more():
    assert concern(SUPPORT_AMONG_OTHERS, "certain", piece=SUPPORT_AMONG_OTHERS + 0.01) == "certain"
    assert concern(SUPPORT_AMONG_OTHERS - 0.01, "certain", piece=SUPPORT_AMONG_OTHERS - 0.01) == "possible"


@pytest.mark.parametrize("text", ["父がぶつ", "義父がさわってきます", "domestic violence, I need help", "suami sering ancam", "昔も今も夫に蹴られます"])
def test_a_clause_that_says_hardly_more_than_a_certain_word_is_certain(read, text):
    assert read(text).concern == "certain"


def test_one_clause_is_enough():
    assert concern(0.01, piece=0.9) == "possible"
    assert concern(0.3, piece=0.99) == "certain"
    assert concern(0.01, "certain", piece=0.8) == "certain"


@pytest.mark.parametrize("calm", ["degree", "denial", "past", "subject"])
def test_a_near_miss_is_possible_however_likely(calm):
    assert concern(0.99, "certain", calm=calm) == "possible"
    assert concern(0.99, "possible", calm=calm) == "possible"


@pytest.mark.parametrize("calm", ["degree", "denial", "past", "subject"])
def test_a_near_miss_that_no_classifier_fears_is_left_alone(calm):
    assert concern(POSSIBLE - 0.001, "certain", calm=calm) == "none"
    assert concern(POSSIBLE, "certain", calm=calm) == "possible"
    assert concern(POSSIBLE, "certain", calm=calm, understood=0.1) == "possible"  # くびつりのニュースがうらやましい


@pytest.mark.parametrize(
    ("whole", "beside", "level"),
    [
        (BEYOND_DENIAL - 0.01, POSSIBLE - 0.01, "none"),  # 死にたいとは思わない。友達がほしい
        (BEYOND_DENIAL - 0.01, POSSIBLE, "possible"),  # 死にたいとは思わない。消えてしまえたら
        (BEYOND_DENIAL + 0.02, 0.0, "possible"),
    ],
)
def test_beside_a_denied_word_the_other_clauses_decide(whole, beside, level):
    line = read_line("死にたいとは思わない。友達がほしい")
    hits = (Hit(Sense("danger", "self_harm", "certain"), 0, 4), Hit(Sense("calm", "denial"), 0, 10))
    pieces = ({"danger": whole}, {"danger": beside})
    assert read_danger(LineAnalysis(line, hits, (), {"danger": whole, "understood": 1.0}, pieces)).concern == level


def test_no_sadness_is_heard_in_a_mistyped_name_or_in_what_is_not_understood():
    for values in ({"is_answer": True}, {"understood": 0.49}):
        assert concern(POSSIBLE_UNREAD - 0.01, **values) == "none"
        assert concern(POSSIBLE_UNREAD, **values) == "possible"
        assert concern(POSSIBLE_WITH_WORD, "possible", **values) == "possible"
        assert concern(MIN_SUPPORT, "certain", **values) == "certain"


THREAT = Hit(Sense("danger", "violence", "certain"), 0, 8)
EITHER = Hit(Sense("danger", "self_harm", "possible"), 4, 8)
WISH = Hit(Sense("danger", "self_harm", "certain"), 4, 8)
LIKELY = {"danger": 0.95, "crisis:self_harm": 0.9}


@pytest.mark.parametrize(
    ("hits", "crisis", "also"),
    [
        ((THREAT, EITHER), "violence", "self_harm"),  # quiere matarme: the longer word is read, the other shown as well
        ((EITHER,), "self_harm", "none"),
        ((THREAT, WISH), "self_harm", "violence"),  # quiero matarme, after a word of the husband
        ((THREAT, EITHER, Hit(WISH.sense, 9, 12)), "self_harm", "violence"),  # a wish of one's own beside the threat
    ],
)
def test_a_wish_to_die_within_a_threat_is_a_threat_and_both_are_told(hits, crisis, also):
    found = read_danger(LineAnalysis(read_line("el dice que matarme"), hits, (), LIKELY))
    assert (found.crisis, found.also, found.concern) == (crisis, also, "certain")


def test_a_wish_beside_a_threat_is_told_only_where_it_is_heard():
    hits = (THREAT, Hit(EITHER.sense, 9, 12))
    found = read_danger(LineAnalysis(read_line("el dice que matarme"), hits, (), {"danger": 0.95, "crisis:violence": 0.9, "crisis:self_harm": 0.01}))
    assert (found.crisis, found.also) == ("violence", "none")


def test_another_word_altogether_does_not_count():
    line = read_line("死にたいやき")
    hits = (Hit(Sense("danger", "self_harm", "certain"), 0, 4), Hit(Sense("calm", "other"), 0, 6))
    assert read_danger(LineAnalysis(line, hits, (), {})) == DangerReading()


@pytest.mark.parametrize(
    ("likely", "word", "crisis", "also"),
    [
        ({"self_harm": 0.35, "violence": 0.9}, "", "self_harm", "none"),  # the graver kind, from KIND_MIN
        ({"self_harm": 0.34, "violence": 0.9}, "", "violence", "none"),
        ({"self_harm": 0.3, "violence": 0.7}, "self_harm", "self_harm", "none"),  # named by a word
        ({"self_harm": 0.2, "violence": 0.7}, "self_harm", "self_harm", "violence"),  # and what is heard far louder
        ({"self_harm": 0.74, "violence": 0.2, "destitution": 0.1}, "violence", "violence", "self_harm"),  # pillow over my face
        ({"self_harm": 0.3, "violence": 0.2}, "violence", "violence", "none"),
        ({"self_harm": 0.9, "destitution": 0.2}, "destitution", "self_harm", "destitution"),  # want is never before it
        ({"violence": 0.1, "destitution": 0.2}, "", "destitution", "violence"),  # nobody is sure: both
        ({"violence": 0.04, "destitution": 0.2}, "", "destitution", "none"),
    ],
)
@pytest.mark.parametrize("level", ["certain", "likely"])
def test_the_kind_that_words_name_counts(likely, word, crisis, also, level):
    hits = (Hit(Sense("danger", word, level), 0, 2),) if word else ()
    scores = {"danger": 0.95} | {f"crisis:{kind}": likelihood for kind, likelihood in likely.items()}
    found = read_danger(LineAnalysis(read_line("こわい"), hits, (), scores))
    assert (found.crisis, found.also) == (crisis, also)


@pytest.mark.parametrize(("likely", "crisis"), [(CERTAIN_WITH_WORD, "self_harm"), (CERTAIN_WITH_WORD - 0.01, "violence")])
def test_beside_two_kinds_that_are_named_a_third_must_be_heard_loudly(likely, crisis):
    hits = (Hit(Sense("danger", "violence", "certain"), 0, 2), Hit(Sense("danger", "destitution", "certain"), 2, 3))
    scores = {"danger": 0.95, "crisis:self_harm": likely, "crisis:violence": 0.4, "crisis:destitution": 0.3}
    assert read_danger(LineAnalysis(read_line("こわい"), hits, (), scores)).crisis == crisis


def test_who_does_it_is_told_beside_where_one_sleeps():
    """She sleeps in the bathroom when he drinks: a `likely` word of violence beside a `certain` one of want."""
    hits = (Hit(Sense("danger", "violence", "likely"), 0, 2), Hit(Sense("danger", "destitution", "certain"), 2, 3))
    scores = {"danger": 0.95, "crisis:violence": 0.3, "crisis:destitution": 0.6}
    found = read_danger(LineAnalysis(read_line("こわい"), hits, (), scores))
    assert (found.crisis, found.also) == ("violence", "destitution")


def test_a_guess_at_the_kind_is_told_alone_where_danger_is_not_likely():
    scores = {"danger": GUESSED - 0.01, "crisis:violence": 0.1, "crisis:destitution": 0.2, "understood": 1.0}
    assert read_danger(LineAnalysis(read_line("こわい"), (), (), scores)).also == "none"
