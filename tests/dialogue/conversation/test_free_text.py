"""What is made of a reading: taken, asked back, or helped. The readings here are written by hand; lines have cases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.dialogue.answers import DECLINED, DONT_KNOW, Conversation, make_answer
from navigator.dialogue.conversation.free_text import apply_free_text, interpret
from navigator.dialogue.conversation.free_text_result import (
    NO_FREE_TEXT,
    FreeTextResult,
    danger_only,
    help_only,
    unpack_free_text,
)
from navigator.dialogue.conversation.typed_line import TypedLine
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.engine.decide.rule import Verdict
from navigator.language.understanding import FactReading, Inquiry, Offer, Topic, Understanding
from tests.conftest import NOW


@pytest.fixture
def given_(knowledge, t):
    def case(**answers):
        conversation = Conversation()
        for fact, value in answers.items():
            conversation = conversation.answer(fact, make_answer(*([value] if isinstance(value, str) else value)))
        return evaluate_conversation(knowledge, conversation, NOW, t)

    return case


def age(number):
    return FactReading(range=(number, number))


def one(value):
    return FactReading((value,))


def understood(**values):
    return Understanding(understood=True, **values)


def heard(case, text="…", asked="", **read):
    return interpret(case, TypedLine(text, asked), understood(**read))


def test_what_is_sure_becomes_answers_in_the_order_it_was_said(given_):
    read = {"persona": "resident", "persona_sure": True, "facts": {"age": age(46), "work": one("nonregular")}}
    after, found = heard(given_(), **read)
    assert [fact for fact, _ in after.answers] == ["persona", "age", "work"]
    assert after.get("age") == make_answer("46")
    assert found.facts == ("persona", "age", "work")
    assert found.changed == ()


def test_a_range_stays_a_range(given_):
    after, _ = heard(given_(persona="resident"), facts={"age": FactReading(range=(40, 49))})
    assert after.get("age") == make_answer("40..49")


@pytest.mark.parametrize("line", ["1976年生まれです", "昭和51年生まれ", "昭和五十一年生まれです", "S51生まれ", "一九七六年生まれ"])
def test_a_year_of_birth_tells_two_ages_and_turns_nobody_away_for_a_birthday(given_, line):
    """In November, who was born in December 1976 is 49 still, and may go where 50 is too old."""
    after, _ = apply_free_text(given_(persona="resident", work="not_working"), TypedLine(line))
    assert after.get("age") == make_answer("49..50")
    empty = given_()
    verdicts = {w.id: w.finding.verdict for w in evaluate_conversation(empty.knowledge, after, NOW, empty.t).decision.windows}
    assert verdicts["saposute"] is Verdict.MAYBE


def test_who_speaks_is_asked_when_it_is_not_sure_and_what_was_understood_is_kept(given_):
    after, found = heard(given_(), persona="family", facts={"withdrawn": one("yes")})
    assert after.get("persona") is None
    assert after.get("withdrawn") == make_answer("yes")
    assert found.guess == "family"
    assert not found.lost


def test_a_line_that_says_nothing_of_anyone_decides_nobody(given_):
    after, found = heard(
        given_(), persona="resident", persona_sure=True, topics=(Topic("job_interview_prep", 0.9),)
    )
    assert after.get("persona") is None
    assert found.guess == "resident"
    after, _ = heard(given_(), persona="family", persona_sure=True, persona_words=("母です",))
    assert after.get("persona") == make_answer("family")


def test_what_is_asked_of_nobody_else_tells_who_speaks(given_):
    read = {"persona": "employer", "facts": {"plans": FactReading(("post_job",), several=True)}}
    after, _ = heard(given_(), **read)
    assert after.get("persona") == make_answer("employer")


def test_another_speaker_in_the_middle_is_asked_back_and_takes_no_answer(given_):
    case = given_(persona="resident", work="seeking")
    after, found = heard(case, persona="family", persona_sure=True, facts={"age": age(45)})
    assert after == case.conversation
    assert found.offers[0] == ("persona", "family")


@pytest.mark.parametrize(
    ("known", "read_as", "another"),
    [
        ("resident", "family", True), ("resident", "employer", True), ("employer", "family", True),
        ("family", "employer", True), ("family", "resident", False), ("supporter", "family", False),
        ("employer", "resident", False), ("resident", "resident", False),
    ],
)  # fmt: skip
def test_a_line_that_speaks_of_nobody_is_of_whom_the_conversation_is(given_, known, read_as, another):
    age = "candidate_age" if known == "employer" else "age"
    after, found = heard(
        given_(persona=known), persona=read_as, persona_sure=True, facts={age: FactReading(range=(46, 46))}
    )
    assert (after.get(age) is None) == another
    assert bool(found.offers) == another


def test_the_question_who_may_be_answered_anew(given_):
    after, found = heard(given_(persona="resident"), asked="persona", persona="family", persona_sure=True)
    assert after.get("persona") == make_answer("family")
    assert found.changed == ("persona",)


def test_a_later_line_changes_an_earlier_answer_and_says_so(given_):
    after, found = heard(given_(persona="resident", age="46"), facts={"age": age(48)})
    assert after.get("age") == make_answer("48")
    assert (found.facts, found.changed) == (("age",), ("age",))
    _, again = heard(given_(persona="resident", age="46"), facts={"age": age(46)})
    assert again.changed == ()


def test_a_further_choice_joins_those_made_before(given_):
    case = given_(persona="employer", plans=["hire"])
    after, _ = heard(case, facts={"plans": FactReading(("train",), several=True)})
    assert after.get("plans") == make_answer("hire", "train")


def test_an_answer_of_another_voice_is_left_alone(given_):
    after, _ = heard(given_(persona="employer"), facts={"withdrawn": one("yes"), "candidate_age": age(45)})
    assert after.get("withdrawn") is None
    assert after.get("candidate_age") == make_answer("45")


@pytest.mark.parametrize("number", [9, 14, 100, 460])
def test_a_number_that_the_question_cannot_take_is_no_answer(given_, number):
    after, found = heard(given_(persona="resident"), facts={"age": age(number)})
    assert after.get("age") is None
    assert found.offers == ()


def test_what_is_not_sure_is_offered_at_most_three_times(given_):
    read = {
        "readings": (
            Offer("municipality", "10212"), Offer("age", "40..49"), Offer("shoe_size", "42"),
            Offer("work", "seeking"), Offer("lonely", "yes"),
        )
    }  # fmt: skip
    after, found = heard(given_(persona="resident"), **read)
    assert [f for f, _ in after.answers] == ["persona"]
    assert found.offers == (("municipality", "10212"), ("age", "40..49"), ("work", "seeking"))


def test_what_is_known_already_is_not_offered(given_):
    _, found = heard(given_(persona="resident", work="seeking"), readings=(Offer("work", "seeking"),))
    assert found.offers == ()


def test_who_may_be_speaking_stands_first_and_is_no_reading(given_):
    _, found = heard(given_(), readings=(Offer("persona", "employer"), Offer("persona", "family")))
    assert (found.guess, found.offers) == ("employer", ())


def test_an_unlikely_topic_is_not_spoken_of(given_):
    _, found = heard(given_(persona="resident"), topics=(Topic("hikikomori", 0.3),))
    assert found.topics == ()


@pytest.mark.parametrize(
    ("asked", "line", "answer"),
    [
        ("withdrawn", "はい", make_answer("yes")), ("withdrawn", "いいえ。", make_answer("no")), ("wants_work", "はい", make_answer("yes")),
        ("work", "仕事を探している", make_answer("seeking")), ("work", "正社員", make_answer("regular")), ("age", "わからない", DONT_KNOW),
        ("age", "わかりません。", DONT_KNOW), ("work", "さあ", DONT_KNOW), ("work", "no sé", DONT_KNOW), ("lonely", "分からないです", DONT_KNOW),
        ("livelihood", "答えたくない", DECLINED), ("needs", "仕事探しを手伝ってほしい", make_answer("find_job")),
    ],
)  # fmt: skip
def test_the_question_at_hand_is_answered_in_its_own_words(given_, asked, line, answer):
    after, found = interpret(given_(persona="resident"), TypedLine(line, asked), Understanding())
    assert after.get(asked) == answer
    assert found.facts == (asked,)


def test_words_that_only_resemble_an_option_are_never_taken(given_):
    case = given_(persona="resident")
    after, found = interpret(case, TypedLine("正社員で働いていない", "work"), Understanding())
    assert after == case.conversation
    assert ("work", "regular") in found.offers


def test_the_first_page_takes_who_it_is_in_its_own_words(given_):
    after, _ = interpret(given_(), TypedLine("家族のこと", "persona"), Understanding())
    assert after.get("persona") == make_answer("family")


def test_questions_about_things_are_kept_apart_from_answers(given_):
    asks = (Inquiry("what", "saposute", "window"), Inquiry("hours"), Inquiry("what", "no-such-window", "window"))
    _, found = heard(given_(persona="resident"), inquiries=asks)
    assert found.asks == (("what", "saposute"),)
    _, bare = heard(given_(persona="resident"), inquiries=(Inquiry("hours"),))
    assert bare.asks == (("hours", ""),)


def test_who_may_be_speaking_alone_is_no_reply(given_):
    _, found = interpret(given_(), TypedLine("…"), understood(persona="resident"))
    assert (found.guess, found.lost) == ("resident", True)


def test_a_doubt_about_danger_is_no_reply_either(given_):
    _, found = interpret(given_(), TypedLine("…"), Understanding(crisis="self_harm", concern="possible"))
    assert (found.danger, found.lost) == ("self_harm", True)


def test_nothing_understood(given_):
    case = given_(persona="resident")
    after, found = interpret(case, TypedLine("ほげ", "age"), Understanding())
    assert after == case.conversation
    assert found == FreeTextResult(lost=True)


@pytest.mark.parametrize("kind", ["self_harm", "violence", "destitution"])
@pytest.mark.parametrize("concern", ["possible", "certain"])
def test_danger_is_never_lost_whoever_speaks(given_, kind, concern):
    for persona in ("resident", "family", "supporter", "employer"):
        case = given_(persona=persona)
        read = Understanding(
            crisis=kind, concern=concern, understood=True, persona="family", persona_sure=True
        )
        _, found = interpret(case, TypedLine("…"), read)
        assert (found.danger, found.certain) == (kind, concern == "certain")


def test_no_food_or_roof_opens_the_urgent_doors_but_a_doubt_does_not(given_):
    certain, found = apply_free_text(given_(persona="resident"), TypedLine("今夜泊まるところがありません"))
    assert certain.get("livelihood") == make_answer("urgent")
    assert (found.danger, found.certain) == ("destitution", True)
    possible, _ = heard(given_(persona="resident"), crisis="destitution", concern="possible")
    assert possible.get("livelihood") is None
    employer, _ = apply_free_text(given_(persona="employer"), TypedLine("今夜泊まるところがありません"))
    assert employer.get("livelihood") is None


def test_help_outlasts_the_next_answer_by_one_turn():
    certain = FreeTextResult(facts=("age",), danger="self_harm", certain=True)
    assert help_only(certain) == FreeTextResult(danger="self_harm", certain=True)
    assert danger_only(certain) == FreeTextResult(danger="self_harm")
    assert danger_only(danger_only(certain)) == NO_FREE_TEXT


def test_what_was_heard_comes_back_as_it_was(knowledge):
    whole = FreeTextResult(
        ("persona", "age"), ("age",), "family", (("age", "40..49"),), (("hours", ""), ("what", "saposute")),
        ("hikikomori",), "self_harm", True, True,
    )  # fmt: skip
    assert unpack_free_text(knowledge, whole.pack()) == whole
    assert unpack_free_text(knowledge, NO_FREE_TEXT.pack()) == NO_FREE_TEXT


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("fcgoqtdsl"), inner, max_size=6)
    ),
)
ANYTHING = st.text(
    st.characters(exclude_categories=()), max_size=60
)  # broken surrogates, marks of direction and all


@pytest.fixture
def unpacked(knowledge):
    return lambda data: unpack_free_text(knowledge, data)


@pytest.fixture
def hearer(given_):
    case = given_(persona="resident")
    return lambda text, asked: apply_free_text(case, TypedLine(text, asked))


@given(JUNK)
def test_whatever_a_cookie_holds_nothing_foreign_is_read(unpacked, data):
    found = unpacked(data)
    assert unpacked(found.pack()) == found
    assert found.danger in ("", "self_harm", "violence", "destitution")


@given(ANYTHING, st.sampled_from(["persona", "work", "age", "municipality", "needs", ""]))
def test_no_line_raises(hearer, text, asked):
    hearer(text, asked)
