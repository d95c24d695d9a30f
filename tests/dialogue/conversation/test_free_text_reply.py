"""The reply to a line: what was understood, cards, and never a number that waits for an officer."""

import pytest

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.conversation.free_text_reply import reply_to_free_text
from navigator.dialogue.conversation.free_text_result import NO_FREE_TEXT, FreeTextResult
from navigator.dialogue.evaluation import evaluate_conversation
from tests.conftest import NOW


@pytest.fixture
def reply_to(knowledge, t):
    def page(heard=NO_FREE_TEXT, now=NOW, **answers):
        conversation = Conversation()
        for fact, value in {"persona": "resident", **answers}.items():
            conversation = conversation.answer(fact, make_answer(value))
        return reply_to_free_text(evaluate_conversation(knowledge, conversation, now, t), heard)

    return page


def test_nothing_heard_is_nothing_said(reply_to):
    assert reply_to().silent


def test_answers_are_told_back_in_a_few_words_and_changes_are_said(reply_to):
    reply = reply_to(FreeTextResult(facts=("age", "wants_regular"), changed=("age",)), age="48", wants_regular="yes")
    assert reply.answers == (
        (2, "年齢（書きかえました）", "48歳"), (3, "正社員の希望", "正社員になりたい"),
    )  # fmt: skip


def test_beside_the_telephones_nobody_reads_that_a_line_was_not_understood_nor_what_it_may_be_about(reply_to):
    """女房が包丁もちだす was answered 子育てや介護との両立、ですね。 above the telephones, control over wages that it was not read."""
    assert reply_to(FreeTextResult(not_understood=True)).not_understood
    assert not reply_to(FreeTextResult(not_understood=True, danger="violence")).not_understood
    topics = ("childcare_caregiving",)
    assert reply_to(FreeTextResult(topics=topics)).notes
    assert not reply_to(FreeTextResult(topics=topics, danger="violence")).notes


def test_an_answer_taken_back_since_is_not_told(reply_to):
    assert reply_to(FreeTextResult(facts=("age",))).answers == ()


def test_readings_are_told_with_what_they_are_about(reply_to):
    reply = reply_to(FreeTextResult(offers=(("municipality", "10212"), ("age", "40..49"), ("persona", "family"))))
    assert [text for _, _, text in reply.readings] == [
        "市町村：みどり市", "年齢：40〜49歳", "どなたのこと：家族のこと",
    ]  # fmt: skip


def test_a_topic_without_a_question_has_a_public_place_beside_the_ordinary_way(reply_to):
    reply = reply_to(FreeTextResult(facts=("age",), concerns=("workplace",)), age="46")
    assert next(door.name for concern in reply.concerns for door in concern.doors).startswith("総合労働相談コーナー")
    assert reply.answers


def test_what_helps_in_danger_does_not_stand_there_twice(reply_to):
    assert reply_to(FreeTextResult(danger="self_harm", concerns=("mind",))).concerns == ()
    assert reply_to(FreeTextResult(concerns=("mind",))).concerns


@pytest.mark.parametrize("certain", [True, False])
def test_nothing_stands_beside_the_help_for_certain_danger(reply_to, certain):
    """A line about a topic that the helplines of this danger do not serve."""
    reply = reply_to(FreeTextResult(danger="violence", danger_is_certain=certain, concerns=("workplace", "care")))
    assert bool(reply.concerns) != certain


def test_a_topic_shows_where_it_leads_only_when_nothing_was_answered(reply_to):
    topic = ("training_skills",)
    assert [t.id for t in reply_to(FreeTextResult(topics=topic)).cards] == ["training-support", "training-public"]
    assert reply_to(FreeTextResult(topics=topic, facts=("age",)), age="46").cards == ()


def test_who_speaks_is_no_answer_that_hides_a_topic(reply_to):
    assert reply_to(FreeTextResult(topics=("training_skills",), facts=("persona",))).cards


def test_a_card_stands_there_once(reply_to):
    reply = reply_to(FreeTextResult(inquiries=(("phone", "hello-work"), ("hours", ""))))  # the first window is this one too
    assert [card.id for card in reply.cards] == ["hello-work"]


def test_nobody_sees_what_is_for_somebody_else(reply_to):
    assert reply_to(FreeTextResult(topics=("subsidy_hire",))).cards == ()
    assert reply_to(FreeTextResult(topics=("subsidy_hire",)), persona="employer").cards


def test_out_of_scope_says_what_can_be_done(reply_to):
    assert "一緒に探せます" in reply_to(FreeTextResult(topics=("out_of_scope",))).notes[0]
    asked_back = FreeTextResult(topics=("out_of_scope",), offers=(("withdrawn", "yes"), ("withdrawn", "no")))  # 犬の散歩だけ
    assert not [note for note in reply_to(asked_back).notes if "ご案内できません" in note]


def test_nobody_in_danger_is_told_that_there_is_no_help_here(reply_to):
    assert reply_to(FreeTextResult(topics=("out_of_scope",), danger="violence")).notes == ()


def test_a_question_that_names_nothing_is_about_the_first_window(knowledge, reply_to):
    reply = reply_to(FreeTextResult(inquiries=(("hours", ""),)), work="not_working", withdrawn="yes", municipality="10211")
    (card,) = reply.cards
    assert card.id == "hikikomori-municipal"
    (office,) = (o for o in knowledge.offices["hikikomori-municipal"].values() if o.at == "10211")
    assert card.offices[0].phone == office.phone.confirmed_text != ""


def test_every_topic_can_be_answered(knowledge, reply_to):
    for id in knowledge.topics:
        for persona in ("resident", "family", "supporter", "employer"):
            reply = reply_to(FreeTextResult(topics=(id,)), persona=persona)
            heard = persona in knowledge.topics[id].personas
            assert bool(reply.notes) == heard, (id, persona)
