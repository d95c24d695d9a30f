"""Who speaks, answers, denials, questions about things, and what is offered when nothing is sure."""

from dataclasses import replace

import pytest

from navigator.language.extraction.analysis import LineAnalysis
from navigator.language.extraction.danger import POSSIBLE
from navigator.language.text.lexicon import Lexicon
from navigator.language.text.line import read_line
from navigator.language.text.words import Sense, Word
from navigator.language.understand import understand
from tests.language.conftest import DAY


@pytest.mark.parametrize(
    ("text", "persona"),
    [
        ("46歳、派遣を転々、正社員になりたい", "resident"), ("息子が十年家から出ない", "family"), ("うちの社員に資格をとらせたい、助成金はありますか", "employer"),
        ("民生委員です。担当地区に長く家から出ていない方がいます", "supporter"), ("友人が仕事を失って困っています。何て教えればいい", "supporter"),
        ("my brother hasn't left his room for 6 years", "family"), ("meu filho não sai do quarto", "family"),
        ("we are a small factory and want to hire people over 50", "employer"), ("46", None), ("サポステ 予約", None), ("こんにちは", None),
    ],
)  # fmt: skip
def test_who_speaks(read, text, persona):
    assert read(text).persona == persona


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("46歳、派遣を転々、正社員になりたい", {"age": 46, "work": "nonregular", "wants_regular": "yes"}),
        ("前橋で3年働いていません", {"municipality": "10201", "work": "not_working", "jobless_months": 36}),
        ("ひきこもりの息子、十年です", {"withdrawn": "yes"}),
        ("話し相手がいなくてさみしい", {"lonely": "yes"}),
        ("家賃を滞納していて生活が苦しい", {"livelihood": "hard"}),
        ("働く自信がない", {"readiness": "needs_preparation"}),
        ("職業訓練を受けたい", {"needs": ["training"]}),
        ("求人を出したい。トライアル雇用もしてみたい。会社です", {"plans": ["trial", "post_job"]}),
    ],
)  # fmt: skip
def test_answers_stand_in_a_line(read, text, facts):
    answers = read(text).as_json()["facts"]
    assert {fact: answers.get(fact) for fact in facts} == facts


def test_each_answer_knows_its_words(read):
    found = read("46歳、派遣を転々、正社員になりたい")
    assert found.facts["age"].words == ("46歳",)
    assert found.facts["wants_regular"].words == ("正社員になりたい",)


@pytest.mark.parametrize("text", ["正社員じゃなくていい、週3で働きたい", "別に正社員にこだわってないです"])
def test_what_is_denied_is_not_taken(read, text):
    found = read(text)
    assert found.as_json()["facts"].get("wants_regular") != "yes"


@pytest.mark.parametrize(
    ("text", "kind", "about"),
    [
        ("サポステって何？", "what", "saposute"), ("サポステの電話番号", "phone", "saposute"), ("ハローワークは何時まで？", "hours", "hello-work"),
        ("何時まで？", "hours", ""), ("電話番号は？", "phone", ""), ("トライアル雇用について教えて", "what", "subsidy-trial"), ("ジョブカフェは予約いりますか", "booking", "jobcafe-middle"),
        ("サポステ", "what", "saposute"),
    ],
)  # fmt: skip
def test_questions_about_a_thing(read, text, kind, about):
    assert (kind, about) in [(a.kind, a.about) for a in read(text).inquiries]


@pytest.mark.parametrize(
    "text", ["", "   ", "？？？", "ｋｌｊｈｇｆｄ", "ふじこlp", "住民票とりたい", "今日の晩ごはん何にしよう"]
)
def test_what_means_nothing_here_is_sent_back(read, text):
    assert not read(text).understood


def test_offers_are_few_and_none_beside_certain_danger(read):
    assert len(read("まえばし市じゃないけど前橋っぽい").readings) <= 3
    assert read("死にたい").readings == ()


def test_yes_and_no_answer_the_question_at_hand(read):
    assert read("はい", asked="wants_regular").facts["wants_regular"].values == ("yes",)
    assert read("いいえ、いまは", asked="lonely").facts["lonely"].values == ("no",)


@pytest.mark.parametrize("text", ["はけん おわり", "パート おわった", "契約社員、期間満了", "派遣 雇止め", "期間工 満期"])
def test_work_that_has_ended_is_none(read, text):
    assert "work" not in read(text).facts


@pytest.mark.parametrize("text", ["はけん 5ねん", "派遣 終わりが見えない", "崖っぷち48歳、派遣満了まであと2週間", "母子家庭でパート。", "独身でバイト。", "シングルマザーでパート。"])
def test_work_that_goes_on_is_read(read, text):
    assert read(text).facts["work"].values == ("nonregular",)


@pytest.mark.parametrize("text", ["母子家庭でパートを探しています", "妻はパート。私は無職", "母子家庭でパート希望"])
def test_work_that_is_looked_for_or_anothers_is_not_read(read, text):
    found = read(text, persona="resident").facts.get("work")
    assert found is None or found.values != ("nonregular",)


def test_who_stays_in_without_a_pension_is_heard_of_a_client(read):
    facts = read("民生委員です。50代の男性が家から出ず年金もなく困っています").facts
    assert (facts["withdrawn"].values, facts["livelihood"].values) == (("yes",), ("hard",))
    facts = read("家から出ずにできる在宅の仕事を探しています。年金もあって困っていません", persona="resident").facts
    assert ("withdrawn" in facts, facts["livelihood"].values) == (False, ("ok",))


def test_a_span_of_time_answers_how_long(read):
    assert read("3年くらい", asked="jobless_months").facts["jobless_months"].plain == 36


@pytest.mark.parametrize(("text", "asked", "told"), [("一年未満", "jobless_months", "0..11"), ("まだ一週間", "jobless_months", 0), ("yonju", "age", 40), ("gojuni", "age", 52), ("15", "age", 15)])
def test_the_first_value_that_a_fact_takes_is_an_answer(read, text, asked, told):
    assert read(text, persona="resident", asked=asked).facts[asked].plain == told


@pytest.mark.parametrize("text", ["75の母です。息子が働きません", "息子のことです。78の母より"])
def test_the_age_of_who_writes_is_not_that_of_whom_they_ask_for(read, text):
    found = read(text)
    assert (found.persona, "age" in found.facts) == ("family", False)


def test_topics_come_likeliest_first(read):
    scores = [topic.score for topic in read("息子が十年家から出ない").topics]
    assert scores == sorted(scores, reverse=True)


def test_the_same_line_reads_the_same(lexicon):
    lines = ["息子が十年家から出ない", "46歳、派遣", "死にたい"]
    assert [understand(lexicon, t, DAY) for t in lines] == [understand(lexicon, t, DAY) for t in lines]


class Likelihoods:
    """Classifiers that say the same of every text; who speaks cannot be told unless they say so."""

    def __init__(self, **scores):
        self.values = {"persona:null": 0.9} | {name.replace("__", ":"): score for name, score in scores.items()}

    def scores(self, texts):
        return [self.values for _ in texts]


def understood_with(text="ほしのはなし", persona="resident", lexicon=None, **scores):
    return understand(replace(lexicon or Lexicon(), classifiers=Likelihoods(**scores)), text, DAY, persona)


def test_a_line_is_about_its_likely_topics_and_the_first_three_are_ranked():
    scores = {"topic__ibasho": 0.5, "topic__saposute": 0.04, "topic__jobcafe": 0.031, "topic__hikikomori": 0.19}
    reading = understood_with(**scores)
    assert [topic.id for topic in reading.topics] == ["ibasho"]
    assert reading.ranking == ("ibasho", "hikikomori", "saposute")
    scores = {"topic__ibasho": 0.5, "topic__saposute": 0.4, "topic__jobcafe": 0.3, "topic__hikikomori": 0.2, "topic__disability": 0.19}
    assert [topic.id for topic in understood_with(**scores).topics] == ["ibasho", "saposute", "jobcafe", "hikikomori"]
    assert understood_with(topic__ibasho=0.03).ranking == ("ibasho",)


def test_a_certain_danger_brings_its_topic():
    for crisis, topic in (("self_harm", "mental_health"), ("destitution", "poverty_rent_debt")):
        reading = understood_with(danger=0.95, **{f"crisis__{crisis}": 0.9})
        assert (reading.crisis, [(t.id, t.score) for t in reading.topics]) == (crisis, [(topic, 0.9)])
    assert understood_with(danger=0.95, crisis__violence=0.9).topics == ()
    assert understood_with(danger=0.5, crisis__self_harm=0.9).topics == ()


@pytest.mark.parametrize(("likelihood", "understood"), [(0.85, True), (0.84, False)])
def test_a_line_is_understood_from_a_likelihood_on(likelihood, understood):
    assert understood_with(understood=likelihood).understood is understood


@pytest.mark.parametrize(("text", "speaks", "topics"), [("息子が十年家から出ません", "family", ["family_consult"]), ("十年家から出ていません", None, [])])
def test_what_a_family_asks_is_a_familys_matter(lexicon, text, speaks, topics):
    """Though no classifier of topics hears it."""
    reading = understood_with(text, persona="", lexicon=lexicon, persona__null=0.01, **{f"persona__{speaks or 'resident'}": 0.97})
    assert (reading.persona, [topic.id for topic in reading.topics]) == (speaks, topics)


def test_of_violence_it_is_told_who_does_it_and_of_no_other_danger(read):
    assert read("夫に殴られています").settings == ("partner",)
    assert read("夫に殴られて、もう死にたい").settings == ("partner",)
    assert read("夫がいます。もう死にたい").settings == ()


@pytest.mark.parametrize(
    ("text", "asked", "taken"),
    [
        ("ほしのやど", "money", True), ("ほしのやど", "", False), ("ほしのやど", "other", False),
        ("ほしのやど、むかしのこと", "money", False),  # what calms stands beside it
        ("ほしのそら", "money", False),  # a word that may be one
    ],
)  # fmt: skip
def test_who_is_asked_for_money_and_names_the_danger_has_answered(text, asked, taken):
    """Though it is not certain: the question at hand is just that."""
    words = (
        Word("ほしのやど", Sense("danger", "destitution", "certain")), Word("ほしのそら", Sense("danger", "destitution", "possible")),
        Word("むかし", Sense("calm", "past")),
    )  # fmt: skip
    alarm = Lexicon(words, facts={"money": ("urgent",)}, asked_of={"money": ("resident",)}, alarms={"destitution": ("money", "urgent")})
    heads = Likelihoods(danger=0.01, crisis__destitution=0.9)
    reading = understand(replace(alarm, classifiers=heads), f"こんにちは、きょうはとおいところから{text}のことを", DAY, "resident", asked)
    assert reading.concern != "certain"
    assert ("money" in reading.facts) is taken


TOWN = Lexicon(
    places={"kitamachi": "1", "hoshikawa": "2"}, place="place", follows=(("hikikomori", "withdrawn", "yes"),),
    facts={"place": ("1", "2"), "withdrawn": ("yes", "no")}, asked_of={"place": ("resident",), "withdrawn": ("resident", "family")},
)  # fmt: skip


@pytest.mark.parametrize(("likelihood", "offers"), [(0.8, [("withdrawn", "yes")]), (0.79, [])])
def test_the_answer_that_a_topic_implies_is_offered(likelihood, offers):
    reading = understood_with(lexicon=TOWN, topic__hikikomori=likelihood)
    assert [(offer.fact, offer.value) for offer in reading.readings] == offers


def test_it_is_offered_only_to_whom_the_fact_is_asked_of():
    assert understood_with(lexicon=TOWN, persona="employer", topic__hikikomori=0.9).readings == ()


@pytest.mark.parametrize(("text", "offers"), [("kitamochy", ["1"]), ("kitamochy!!", []), ("zzzzzzzzz", [])])
def test_a_place_is_offered_for_a_short_line_that_is_like_its_name(text, offers):
    assert [offer.value for offer in understood_with(text, lexicon=TOWN).readings] == offers


def test_who_speaks_is_offered_until_it_is_known():
    scores = {"understood": 1.0, "persona__null": 0.01, "persona__family": 0.3, "persona__resident": 0.65}  # about even, after the lean to the rarer speaker
    assert [offer.value for offer in understood_with(persona="", **scores).readings] == ["family", "resident"]
    assert understood_with(persona="resident", **scores).readings == ()


def test_an_alarm_is_an_answer_to_whom_it_is_asked_of():
    alarm = Lexicon(facts={"money": ("urgent",)}, asked_of={"money": ("resident",)}, alarms={"destitution": ("money", "urgent")})
    scores = {"danger": 0.95, "crisis__destitution": 0.9}
    assert understood_with(lexicon=alarm, **scores).facts["money"].values == ("urgent",)
    assert understood_with(lexicon=alarm, persona="employer", **scores).facts == {}
    assert understood_with(lexicon=alarm, **scores | {"danger": 0.5}).facts == {}


@pytest.mark.parametrize(("line", "concern"), [("家族がいるから大丈夫", "none"), ("もう死にたいくらいさみしい", "certain"), ("さみしい。消えたい", "certain")])
def test_a_short_answer_without_a_word_of_danger_is_none(read, line, concern):
    reading = read(line, persona="resident", asked="lonely")
    assert "lonely" in reading.facts
    assert reading.concern == concern


@pytest.mark.parametrize("line", ["no mês passado", "el mes pasado no", "ako rin po", "tôi cũng không"])
def test_a_small_word_of_one_language_is_no_debt_of_another(lexicon, line):
    """Accents fold away: Vietnamese nợ is Portuguese no, Nepali rin is Tagalog rin."""
    said = {(hit.sense.id, hit.sense.value) for hit in lexicon.hits(read_line(line)) if hit.sense.kind in ("fact", "topic")}
    assert not said & {("livelihood", "hard"), ("poverty_rent_debt", "")}


@pytest.mark.parametrize(("line", "persona"), [("利用者さんの息子さんがずっと家におられます", "supporter"), ("息子がずっと家にいて働きません", "family")])
def test_a_client_s_son_is_no_relative_of_who_writes(read, line, persona):
    reading = read(line)
    assert (reading.persona, reading.persona_sure) == (persona, True)


@pytest.mark.parametrize(("danger", "topics"), [(POSSIBLE, []), (POSSIBLE - 0.01, ["out_of_scope"])])
def test_who_may_be_in_danger_is_not_told_that_there_is_no_help_here(monkeypatch, danger, topics):
    scores = {"danger": danger, "topic:out_of_scope": 0.97, "understood": 0.2}
    monkeypatch.setattr("navigator.language.understand.analyse", lambda lexicon, line: LineAnalysis(line, (), (), scores))
    found = understand(Lexicon(), "ホースの長さを測りました", DAY)
    assert found.concern == "none"
    assert [topic.id for topic in found.topics] == topics


def test_a_lenders_threat_is_no_want_of_food_or_roof(read):
    found = read("SNSで個人から借りた金が10日で倍になり、次は家に行くと免許証の写真を送ってきました")
    assert (found.crisis, found.concern) == ("destitution", "certain")
    assert "livelihood" not in found.facts
    assert read("給料が出ず、米がなくなって三日です").facts["livelihood"].values == ("urgent",)


BESIDE_A_TOWN = ("46歳 {}", "46歳{}です", "四十六歳、{}", "46 {} 派遣", "四十六 {} パート", "{}の46歳です", "{} 46歳", "{}、46、パート")


@pytest.mark.parametrize("line", BESIDE_A_TOWN)
def test_an_age_beside_any_town_is_read_with_it(read, knowledge, line):
    """The letters of a town tell nothing of the age: 46歳 前橋 was "just before 46", 東吾妻の46歳 that of a wife, 46 千代田町 thousands."""
    for code, town in knowledge.municipalities.items():
        facts = read(line.format(town.name)).facts
        assert (facts["age"].plain, facts["municipality"].plain) == (46, code), line.format(town.name)
