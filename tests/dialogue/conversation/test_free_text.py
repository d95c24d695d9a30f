"""What a line changes: taken, asked back, or help. The readings are written by hand; whole lines have cases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.dialogue.answers import DECLINED, DONT_KNOW, make_answer
from navigator.dialogue.conversation.free_text import apply_free_text, interpret
from navigator.dialogue.conversation.free_text_result import FreeTextResult
from navigator.dialogue.conversation.typed_line import TypedLine
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.engine.decide.rule import Verdict
from navigator.language.understanding import FactReading, Inquiry, Offer, Topic, Understanding
from tests.conftest import NOW
from tests.dialogue.conversation.conftest import age, interpreted, reading


def test_what_is_sure_becomes_answers_in_the_order_it_was_said(evaluation_of):
    read = {"persona": "resident", "persona_sure": True, "facts": {"age": age(46), "work": reading("nonregular")}}
    after, result = interpreted(evaluation_of(), **read)
    assert [fact for fact, _ in after.answers] == ["persona", "age", "work"]
    assert after.get("age") == make_answer("46")
    assert result.facts == ("persona", "age", "work")
    assert result.changed == ()


def test_a_range_stays_a_range(evaluation_of):
    after, _ = interpreted(evaluation_of(persona="resident"), facts={"age": FactReading(range=(40, 49))})
    assert after.get("age") == make_answer("40..49")


@pytest.mark.parametrize("line", ["1976年生まれです", "昭和51年生まれ", "昭和五十一年生まれです", "S51生まれ", "一九七六年生まれ"])
def test_a_year_of_birth_tells_two_ages_and_turns_nobody_away_for_a_birthday(evaluation_of, line):
    """In November, who was born in December 1976 is 49 still, and may go where 50 is too old."""
    after, _ = apply_free_text(evaluation_of(persona="resident", work="not_working"), TypedLine(line))
    assert after.get("age") == make_answer("49..50")
    empty = evaluation_of()
    verdicts = {w.id: w.finding.verdict for w in evaluate_conversation(empty.knowledge, after, NOW, empty.t).decision.windows}
    assert verdicts["saposute"] is Verdict.MAYBE


def test_a_later_line_changes_an_earlier_answer_and_says_so(evaluation_of):
    after, result = interpreted(evaluation_of(persona="resident", age="46"), facts={"age": age(48)})
    assert after.get("age") == make_answer("48")
    assert (result.facts, result.changed) == (("age",), ("age",))
    _, again = interpreted(evaluation_of(persona="resident", age="46"), facts={"age": age(46)})
    assert again.changed == ()


def test_a_further_choice_joins_those_made_before(evaluation_of):
    evaluation = evaluation_of(persona="employer", plans=["hire"])
    after, _ = interpreted(evaluation, facts={"plans": FactReading(("train",), several=True)})
    assert after.get("plans") == make_answer("hire", "train")


def test_an_answer_of_another_voice_is_left_alone(evaluation_of):
    after, _ = interpreted(evaluation_of(persona="employer"), facts={"withdrawn": reading("yes"), "candidate_age": age(45)})
    assert after.get("withdrawn") is None
    assert after.get("candidate_age") == make_answer("45")


@pytest.mark.parametrize("number", [9, 14, 100, 460])
def test_a_number_that_the_question_cannot_take_is_no_answer(evaluation_of, number):
    after, result = interpreted(evaluation_of(persona="resident"), facts={"age": age(number)})
    assert after.get("age") is None
    assert result.offers == ()


def test_what_is_not_sure_is_offered_at_most_three_times(evaluation_of):
    read = {
        "readings": (
            Offer("municipality", "10212"), Offer("age", "40..49"), Offer("shoe_size", "42"),
            Offer("work", "seeking"), Offer("lonely", "yes"),
        )
    }  # fmt: skip
    after, result = interpreted(evaluation_of(persona="resident"), **read)
    assert [f for f, _ in after.answers] == ["persona"]
    assert result.offers == (("municipality", "10212"), ("age", "40..49"), ("work", "seeking"))


def test_what_is_known_already_is_not_offered(evaluation_of):
    _, result = interpreted(evaluation_of(persona="resident", work="seeking"), readings=(Offer("work", "seeking"),))
    assert result.offers == ()


@pytest.mark.parametrize(("score", "topics"), [(0.5, ("hikikomori",)), (0.49, ())])
def test_a_topic_is_taken_from_a_likelihood_of_one_half_on(evaluation_of, score, topics):
    _, result = interpreted(evaluation_of(persona="resident"), topics=(Topic("hikikomori", score),))
    assert result.topics == topics


@pytest.mark.parametrize(
    ("asked", "line", "answer"),
    [
        ("withdrawn", "はい", make_answer("yes")), ("withdrawn", "いいえ。", make_answer("no")), ("wants_work", "はい", make_answer("yes")),
        ("work", "仕事を探している", make_answer("seeking")), ("work", "正社員", make_answer("regular")), ("age", "わからない", DONT_KNOW),
        ("age", "わかりません。", DONT_KNOW), ("work", "さあ", DONT_KNOW), ("work", "no sé", DONT_KNOW), ("lonely", "分からないです", DONT_KNOW),
        ("livelihood", "答えたくない", DECLINED), ("needs", "仕事探しを手伝ってほしい", make_answer("find_job")),
    ],
)  # fmt: skip
def test_the_question_at_hand_is_answered_in_its_own_words(evaluation_of, asked, line, answer):
    after, result = interpret(evaluation_of(persona="resident"), TypedLine(line, asked), Understanding())
    assert after.get(asked) == answer
    assert result.facts == (asked,)


def test_words_that_only_resemble_an_option_are_never_taken(evaluation_of):
    evaluation = evaluation_of(persona="resident")
    after, result = interpret(evaluation, TypedLine("仕事を探していない", "work"), Understanding())
    assert after == evaluation.conversation
    assert ("work", "seeking") in result.offers


def test_questions_about_things_are_kept_apart_from_answers(evaluation_of):
    asks = (Inquiry("what", "saposute", "window"), Inquiry("hours"), Inquiry("what", "no-such-window", "window"))
    _, result = interpreted(evaluation_of(persona="resident"), inquiries=asks)
    assert result.inquiries == (("what", "saposute"),)
    _, bare = interpreted(evaluation_of(persona="resident"), inquiries=(Inquiry("hours"),))
    assert bare.inquiries == (("hours", ""),)


def test_a_doubt_about_danger_is_no_reply_either(evaluation_of):
    _, result = interpret(evaluation_of(), TypedLine("…"), Understanding(crisis="self_harm", concern="possible"))
    assert (result.danger, result.not_understood) == ("self_harm", True)


def test_nothing_understood(evaluation_of):
    evaluation = evaluation_of(persona="resident")
    after, result = interpret(evaluation, TypedLine("ほげ", "age"), Understanding())
    assert after == evaluation.conversation
    assert result == FreeTextResult(not_understood=True)


@pytest.mark.parametrize("kind", ["self_harm", "violence", "destitution"])
@pytest.mark.parametrize("concern", ["possible", "certain"])
def test_danger_is_never_lost_whoever_speaks(evaluation_of, kind, concern):
    for persona in ("resident", "family", "supporter", "employer"):
        evaluation = evaluation_of(persona=persona)
        read = Understanding(
            crisis=kind, concern=concern, understood=True, persona="family", persona_sure=True
        )
        _, result = interpret(evaluation, TypedLine("…"), read)
        assert (result.danger, result.danger_is_certain) == (kind, concern == "certain")


def test_no_food_or_roof_opens_the_urgent_doors_but_a_doubt_does_not(evaluation_of):
    certain, result = apply_free_text(evaluation_of(persona="resident"), TypedLine("今夜泊まるところがありません"))
    assert certain.get("livelihood") == make_answer("urgent")
    assert (result.danger, result.danger_is_certain) == ("destitution", True)
    possible, _ = interpreted(evaluation_of(persona="resident"), crisis="destitution", concern="possible")
    assert possible.get("livelihood") is None
    employer, _ = apply_free_text(evaluation_of(persona="employer"), TypedLine("今夜泊まるところがありません"))
    assert employer.get("livelihood") is None


ANYTHING = st.text(
    st.characters(exclude_categories=()), max_size=60
)  # broken surrogates, marks of direction and all


@pytest.fixture
def hearer(evaluation_of):
    evaluation = evaluation_of(persona="resident")
    return lambda text, asked: apply_free_text(evaluation, TypedLine(text, asked))


@given(ANYTHING, st.sampled_from(["persona", "work", "age", "municipality", "needs", ""]))
def test_no_line_raises(hearer, text, asked):
    hearer(text, asked)


@pytest.mark.parametrize(("line", "part"), [("新町に住んでいます", True), ("吉井です", True), ("伊勢崎の新町に住んでいます", False)])
def test_a_part_of_a_town_is_taken_with_that_town_alone(evaluation_of, line, part):
    after, _ = apply_free_text(evaluation_of(persona="resident"), TypedLine(line, "municipality"))
    assert (after.get("municipality") == make_answer("10202")) is part
    assert (after.get("takasaki_area") == make_answer("shinmachi_yoshii")) is part


@pytest.mark.parametrize(
    ("line", "part"),
    [("しんまちの駅まえだいね", "shinmachi_yoshii"), ("よしいです", "shinmachi_yoshii"), ("くらぶちの おくのほう", "main"),
     ("新町ではないです", "main"), ("新町でも吉井でもない", "main"), ("いいえ、群馬町です", "main")],
)  # fmt: skip
def test_where_a_part_of_a_town_is_asked_its_name_alone_is_the_answer(evaluation_of, line, part):
    after, _ = apply_free_text(evaluation_of(persona="resident", municipality="10202"), TypedLine(line, "takasaki_area"))
    assert after.get("takasaki_area") == make_answer(part)


def test_a_short_answer_is_about_what_its_words_say_alone(evaluation_of):
    topics = (Topic("mental_health", 0.9), Topic("job_search", 0.9, words=("仕事",)))
    _, typed = interpreted(evaluation_of(persona="resident"), "仕事はまだ", "unemployment_benefit", topics=topics)
    assert (typed.topics, typed.concerns) == (("job_search",), ())
    _, told = interpreted(evaluation_of(persona="resident"), "仕事はまだ", topics=topics)
    assert (told.topics, told.concerns) == (("mental_health", "job_search"), ("mind",))


def test_an_employer_is_told_nothing_of_what_seekers_ask_for(evaluation_of):
    topics = (Topic("unstable_employment", 0.9, words=("派遣",)),)
    _, result = interpreted(evaluation_of(persona="employer"), "派遣の子", "staff_contract", topics=topics)
    assert (result.topics, result.not_understood) == ((), True)


def test_who_speaks_is_never_taken_from_a_lone_word(evaluation_of):
    """Where it is asked who speaks, the line is left to what finds the speaker."""
    after, result = interpret(evaluation_of(), TypedLine("わからない", "persona"), Understanding(no_answer="unknown"))
    assert after.answers == ()
    assert result.facts == ()
