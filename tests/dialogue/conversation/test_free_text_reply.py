"""The reply to a line: help first, telephones that are open now, cards, and never a number that waits for an officer."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from navigator.dialogue.answers import Conversation, make_answer
from navigator.dialogue.conversation.free_text_reply import reply_to_free_text
from navigator.dialogue.conversation.free_text_result import NO_FREE_TEXT, FreeTextResult
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.result.cards import card
from navigator.dialogue.result.helplines import helplines, public_lines
from navigator.dialogue.wording.translation import translator
from tests.conftest import NOW

NIGHT = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)  # Wednesday 3:00 in Gunma


@pytest.fixture
def shown(knowledge, t):
    def page(heard=NO_FREE_TEXT, now=NOW, **answers):
        conversation = Conversation()
        for fact, value in {"persona": "resident", **answers}.items():
            conversation = conversation.answer(fact, make_answer(value))
        return reply_to_free_text(evaluate_conversation(knowledge, conversation, now, t), heard)

    return page


def test_nothing_heard_is_nothing_said(shown):
    assert shown().silent


def test_certain_danger_stands_first_and_possible_danger_beside(shown):
    certain, possible = (shown(FreeTextResult(danger="self_harm", certain=c)) for c in (True, False))
    assert [len(certain.danger), len(certain.gentle)] == [4, 0]
    assert [len(possible.danger), len(possible.gentle)] == [0, 2]


@pytest.mark.parametrize(
    ("kind", "first"), [("self_harm", "inochi-gunma"), ("violence", "police"), ("destitution", "yorisoi")]
)
def test_each_danger_has_its_own_telephones(shown, kind, first):
    assert shown(FreeTextResult(danger=kind, certain=True)).danger[0].id == first


def test_at_night_lines_that_are_closed_come_last(knowledge, t, shown):
    assert shown(FreeTextResult(danger="self_harm", certain=True), NIGHT).danger[0].id == "yorisoi"
    order = [line.id for line in helplines(knowledge, NIGHT, t, "self_harm")]
    assert order.index("inochi-gunma") > order.index("ibasho-chat")
    assert order.index("inochi-navi") > order.index("ambulance"), "closed by hours that no officer confirmed"


def test_beside_a_reply_there_is_a_way_without_a_telephone(shown):
    for heard in (FreeTextResult(danger="self_harm"), FreeTextResult(lost=True), FreeTextResult(topics=("out_of_scope",))):
        gentle = shown(heard).gentle
        assert gentle[0].phone
        assert any(line.chat_page and not line.phone for line in gentle)


def test_a_chat_tells_its_languages_and_hours(knowledge, t):
    dv = next(line for line in helplines(knowledge, NOW, t, "violence") if line.id == "dv-plus")
    assert dv.chat_page == "https://soudanplus.jp/"
    assert dv.chat == "チャット相談 毎日 12:00〜22:00（変わることがあります）"
    assert "ポルトガル語" in dv.note


def test_a_telephone_that_waits_for_an_officer_is_shown_in_danger_alone(knowledge, t):
    assert next(h for h in helplines(knowledge, NOW, t, "self_harm") if h.id == "yorisoi").phone
    beside = public_lines(knowledge, NOW, t, ["work-hotline", "foreign-onestop", "kokoro"])
    assert {line.id: line.phone for line in beside} == {
        "work-hotline": "", "foreign-onestop": "", "kokoro": "0570-064-556",
    }  # fmt: skip
    assert all(line.page for line in beside if not line.phone)


def test_the_languages_of_a_line_are_told_in_the_language_of_the_page(knowledge, t):
    (japanese,) = public_lines(knowledge, NOW, t, ["foreign-onestop"])
    (english,) = public_lines(knowledge, NOW, translator("en"), ["foreign-onestop"])
    assert "ポルトガル語" in japanese.languages
    assert "Portuguese" in english.languages
    assert public_lines(knowledge, NOW, t, ["work-hotline"])[0].languages == ""


def test_answers_are_told_back_in_a_few_words_and_changes_are_said(shown):
    reply = shown(FreeTextResult(facts=("age", "wants_regular"), changed=("age",)), age="48", wants_regular="yes")
    assert reply.heard == (
        ("age", "年齢（書きかえました）", "48歳"), ("wants_regular", "正社員の希望", "正社員になりたい"),
    )  # fmt: skip


def test_an_answer_taken_back_since_is_not_told(shown):
    assert shown(FreeTextResult(facts=("age",))).heard == ()


def test_readings_are_told_with_what_they_are_about(shown):
    reply = shown(FreeTextResult(offers=(("municipality", "10212"), ("age", "40..49"), ("persona", "family"))))
    assert [text for _, _, text in reply.readings] == [
        "市町村：みどり市", "年齢：40〜49歳", "どなたのこと：家族のこと",
    ]  # fmt: skip


def test_a_topic_without_a_question_has_a_public_place_beside_the_ordinary_way(shown):
    reply = shown(FreeTextResult(facts=("age",), topics=("labor_trouble",)), age="46")
    assert [b.heard for b in reply.beside] == ["職場での困りごと"]
    assert reply.heard


def test_what_helps_in_danger_does_not_stand_there_twice(shown):
    assert shown(FreeTextResult(danger="self_harm", topics=("mental_health",))).beside == ()
    assert shown(FreeTextResult(topics=("mental_health",))).beside


@pytest.mark.parametrize("certain", [True, False])
def test_nothing_stands_beside_the_help_for_certain_danger(shown, certain):
    """A line about a topic that the helplines of this danger do not serve."""
    reply = shown(FreeTextResult(danger="violence", certain=certain, topics=("labor_trouble", "childcare_caregiving")))
    assert bool(reply.beside) != certain


def test_a_topic_shows_where_it_leads_only_when_nothing_was_answered(shown):
    topic = ("training_skills",)
    assert [t.id for t in shown(FreeTextResult(topics=topic)).things] == ["training-support", "training-public"]
    assert shown(FreeTextResult(topics=topic, facts=("age",)), age="46").things == ()


def test_who_speaks_is_no_answer_that_hides_a_topic(shown):
    assert shown(FreeTextResult(topics=("training_skills",), facts=("persona",))).things


def test_a_card_stands_there_once(shown):
    reply = shown(
        FreeTextResult(asks=(("phone", "hello-work"), ("hours", "")), topics=("disability", "childcare_caregiving"))
    )
    assert len({card.id for card in reply.things}) == len(reply.things) == 2


def test_nobody_sees_what_is_for_somebody_else(shown):
    assert shown(FreeTextResult(topics=("subsidy_hire",))).things == ()
    assert shown(FreeTextResult(topics=("subsidy_hire",)), persona="employer").things


def test_out_of_scope_says_what_can_be_done(shown):
    assert "一緒に探せます" in shown(FreeTextResult(topics=("out_of_scope",))).notes[0]


def test_a_question_without_a_thing_is_about_the_door_that_leads(knowledge, shown):
    reply = shown(FreeTextResult(asks=(("hours", ""),)), work="not_working", withdrawn="yes", municipality="10211")
    (card,) = reply.things
    assert card.id == "hikikomori-municipal"
    assert card.offices[0].phone == "027-382-1111"


def test_the_card_of_a_window_with_many_places_asks_where_one_lives(knowledge, t):
    case = evaluate_conversation(knowledge, Conversation(), NOW, t)
    window_card = card(case, "hello-work", "phone")
    assert window_card.offices == ()
    assert window_card.more


def test_a_card_tells_the_age_by_the_rule_that_decides(knowledge, t):
    case = evaluate_conversation(knowledge, Conversation(), NOW, t)
    assert ("年齢", "49歳までの方が対象です") in card(case, "saposute", "age").rows
    assert ("年齢", "年齢のことは、電話で聞いてみてください。") in card(case, "hello-work", "age").rows


def test_every_window_and_scheme_has_a_card_for_every_question(knowledge, t):
    case = evaluate_conversation(knowledge, Conversation(), NOW, t)
    for id in (*knowledge.windows, *knowledge.schemes):
        for kind in (
            "what",
            "hours",
            "phone",
            "where",
            "cost",
            "booking",
            "online",
            "age",
            "how",
            "family",
            "anonymous",
        ):
            found = card(case, id, kind)
            assert found.name
            assert len(found.offices) <= 2


def test_every_topic_can_be_answered(knowledge, shown):
    for id in knowledge.topics:
        for persona in ("resident", "family", "supporter", "employer"):
            reply = shown(FreeTextResult(topics=(id,)), persona=persona)
            heard = persona in knowledge.topics[id].personas
            assert bool(reply.notes or reply.beside) == heard, (id, persona)


@pytest.mark.parametrize(("kind", "served"), [("violence", True), ("destitution", False)])
def test_the_region_names_the_danger_that_its_urgent_doors_serve(knowledge, t, kind, served):
    conversation = Conversation().answer("persona", make_answer("resident")).answer("livelihood", make_answer("urgent"))
    case = evaluate_conversation(knowledge, conversation, NOW, t)
    case = replace(case, decision=replace(case.decision, urgent=("violence", case.decision.urgent[1])))
    assert bool(reply_to_free_text(case, FreeTextResult(danger=kind, certain=True)).danger) != served
