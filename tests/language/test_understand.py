"""Who speaks, answers, denials, questions about things, and what is offered when nothing is sure."""

import pytest

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
        ("求人を出したい。トライアル雇用もしてみたい。会社です", {"plans": ["post_job", "trial"]}),
    ],
)  # fmt: skip
def test_answers(read, text, facts):
    found = read(text).as_json()["facts"]
    for fact, value in facts.items():
        told = found.get(fact)
        assert (sorted(told) if isinstance(told, list) else told) == (
            sorted(value) if isinstance(value, list) else value
        )


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


def test_a_span_of_time_answers_how_long(read):
    assert read("3年くらい", asked="jobless_months").facts["jobless_months"].plain == 36


def test_topics_come_likeliest_first(read):
    scores = [topic.score for topic in read("息子が十年家から出ない").topics]
    assert scores == sorted(scores, reverse=True)


def test_the_same_line_reads_the_same(lexicon):
    lines = ["息子が十年家から出ない", "46歳、派遣", "死にたい"]
    assert [understand(lexicon, t, DAY) for t in lines] == [understand(lexicon, t, DAY) for t in lines]
