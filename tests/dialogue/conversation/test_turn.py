"""A turn: what is asked at each place of the way, how far it is, and when the result comes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.dialogue.answers import DECLINED, DONT_KNOW, Conversation, make_answer
from navigator.dialogue.conversation.form_answer import FieldProblem
from navigator.dialogue.conversation.screens.screen_history import NO_SCREENS
from navigator.dialogue.conversation.turn import Place, open_place, screens_left, shows_result, turn_view
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.transcript import transcript
from navigator.dialogue.wording.translation import translator
from tests.conftest import NOW
from tests.dialogue.strategies import KNOWLEDGE, answers_to

EDITS = st.lists(st.sampled_from(list(KNOWLEDGE.facts)).flatmap(lambda f: st.tuples(st.just(f), answers_to(f))), max_size=20)
PERSONAS = st.sampled_from(KNOWLEDGE.facts["persona"].fact.values)


def evaluated(conversation):
    return evaluate_conversation(KNOWLEDGE, conversation, NOW, translator("ja"))


@given(EDITS)
def test_the_transcript_keeps_its_order_through_every_edit(edits):
    """Only the next screen is computed anew; each line knows where its answer stands."""
    answered, order = Conversation().answer("persona", make_answer("resident")), ["persona"]
    for fact, answer in edits:
        answered = answered.answer(fact, answer)
        order += [fact] if fact not in order else []
        evaluation = evaluated(answered)
        assert [line.fact for line in transcript(evaluation)] == order
        assert [line.position for line in transcript(evaluation)] == list(range(1, len(order) + 1))
        assert not {*turn_view(evaluation).asked} & {f for f, _ in evaluation.answers_in_use.answers}


def whole_screen(asked, draw):
    """Every fact of a screen answered, as taps and ticks do; a typed place leaves its part for a screen of its own."""
    return {fact: draw(answers_to(fact)) for fact in asked}


@given(PERSONAS, st.data())
def test_progress_is_an_upper_bound_that_only_falls(persona, data):
    """「あと2つ」 is a promise: whatever is answered, no more screens come, to the door and from there to the end."""
    answered = Conversation((("persona", make_answer(persona)),))
    evaluation = evaluated(answered)
    left = screens_left(evaluation.rules, evaluation.state, door_certain=evaluation.decision.door_certain)
    for _ in range(12):
        turn = turn_view(evaluation)
        if turn.screen is None:
            break
        was_certain = turn.door_certain
        for fact, answer in whole_screen(turn.asked, data.draw).items():
            answered = answered.answer(fact, answer)
        evaluation = evaluated(answered)
        now = screens_left(evaluation.rules, evaluation.state, door_certain=evaluation.decision.door_certain)
        if was_certain == evaluation.decision.door_certain:
            assert now < left
        left = now
    else:
        raise AssertionError("the conversation does not end")
    assert left == 0


def test_the_way_says_how_many_screens_are_left(evaluation_of):
    assert turn_view(evaluation_of()).progress == "", "nobody knows yet who speaks"
    assert turn_view(evaluation_of(persona="resident")).progress == "あと3つ"
    assert turn_view(evaluation_of(persona="employer")).progress == "あと1つ"
    certain = turn_view(evaluation_of(persona="employer", plans="hire", municipality="10201"))
    assert certain.door_certain
    assert certain.progress == "もう少し答えると、使える支援がわかります。", "no second count"


def test_each_place_of_the_way_shows_what_it_showed(evaluation_of):
    evaluation = evaluation_of(persona="resident", work="seeking", age="46", municipality="10201")
    history = NO_SCREENS.after(0, ("persona",)).after(1, ("work", "age", "municipality"))
    asked = [turn_view(evaluation, Place(history, n)).asked for n in range(4)]
    assert asked[:2] == [("persona",), ("work", "age", "municipality")]
    assert asked[2] == asked[3] == evaluation.decision.next_screen, "an index that is too large is the newest"
    earlier = turn_view(evaluation, Place(history, 1))
    assert earlier.progress == ""
    assert [option.label for option in earlier.screen.questions[1].options if option.chosen] == ["46歳"]


def test_a_screen_of_another_persona_is_not_shown(evaluation_of):
    history = NO_SCREENS.after(0, ("persona",)).after(1, ("work", "age", "municipality"))
    assert turn_view(evaluation_of(persona="employer", work="seeking"), Place(history, 1)).asked == ("municipality",)


def test_one_answer_is_changed_alone(evaluation_of):
    evaluation = evaluation_of(persona="resident", work="seeking", age="46")
    turn = turn_view(evaluation, Place(NO_SCREENS, 0, change=3))
    assert (turn.asked, turn.changing) == (("age",), True)
    for position in (0, 4, 99, -1):
        assert not turn_view(evaluation, Place(NO_SCREENS, 0, change=position)).changing


def test_what_could_not_be_taken_is_asked_again_and_nothing_else(evaluation_of):
    evaluation = evaluation_of(persona="resident", work="seeking")
    history = NO_SCREENS.after(0, ("persona",)).after(1, ("work", "age", "municipality"))
    problems = (FieldProblem("age", "range"),)
    turn = turn_view(evaluation, Place(history, 2), problems=problems)
    assert turn.asked == ("age",)
    assert turn.title.startswith("もう一度お願いします")
    before = turn_view(evaluation, Place(history, 1), problems=problems)
    assert not any(question.problem for question in before.screen.questions), "Back shows the screen as it was"


def test_the_guess_who_speaks_is_offered_first(evaluation_of):
    options = turn_view(evaluation_of(), guess="family").screen.questions[0].options
    assert options[0].value == "family"
    assert len(options) == 4


@pytest.mark.parametrize("answer", [DONT_KNOW, DECLINED])
def test_a_part_of_a_town_is_not_asked_of_who_did_not_name_the_town(answer):
    answered = Conversation(tuple({"persona": make_answer("resident"), "municipality": answer}.items()))
    asked = set()
    while facts := turn_view(evaluated(answered)).asked:
        asked |= {*facts}
        for fact in facts:
            answered = answered.answer(fact, DONT_KNOW)
    assert asked
    assert "takasaki_area" not in asked


def test_a_part_of_a_town_is_asked_of_who_named_the_town():
    answered = Conversation(tuple({"persona": make_answer("resident"), "municipality": make_answer("10202")}.items()))
    asked = set()
    while facts := turn_view(evaluated(answered)).asked:
        asked |= {*facts}
        for fact in facts:
            answered = answered.answer(fact, DONT_KNOW)
    assert "takasaki_area" in asked


TOLD = {"persona": "employer", "municipality": "10201"}


def test_a_certain_door_is_the_next_page_and_asking_on_is_asked_on(evaluation_of):
    before, certain = evaluation_of(**TOLD), evaluation_of(**TOLD, plans="hire")
    assert certain.decision.door_certain
    assert shows_result(before, certain, NO_SCREENS, ("plans",))
    further = evaluation_of(**TOLD, plans="hire", insured="yes")
    assert not shows_result(certain, further, NO_SCREENS, ("insured",)), "they chose to go on"
    changed = evaluation_of(**TOLD, plans="train")
    assert shows_result(certain, changed, NO_SCREENS, ("plans",)), "an earlier answer was changed"


def test_no_result_before_it_is_known_who_speaks(evaluation_of):
    assert not shows_result(evaluation_of(), evaluation_of(livelihood="urgent", municipality="10201"), NO_SCREENS, ("livelihood",))


def test_two_screens_without_an_answer_lead_to_the_result(evaluation_of):
    first = evaluation_of(persona="resident")
    history = NO_SCREENS.after(0, ("persona",)).after(1, ("work",))
    once = evaluated(first.conversation.answer("work", DONT_KNOW))
    assert not shows_result(first, once, history, ("work",))
    twice = evaluated(once.conversation.answer("withdrawn", DECLINED))
    assert shows_result(once, twice, history.after(2, ("withdrawn",)), ("withdrawn",))
    assert not twice.decision.door_certain


def test_the_result_comes_when_nothing_is_left(evaluation_of):
    answered = Conversation((("persona", make_answer("resident")),))
    while facts := turn_view(evaluated(answered)).asked:
        before, asked = evaluated(answered), facts
        for fact in facts:
            answered = answered.answer(fact, DONT_KNOW)
    assert shows_result(before, evaluated(answered), NO_SCREENS, asked)
    assert turn_view(evaluated(answered)).title == "相談先が見つかりました"


def test_the_place_stays_open_until_it_was_put_or_decides_nothing(evaluation_of):
    assert open_place(evaluation_of(persona="resident", work="seeking")).fact == "municipality"
    assert open_place(evaluation_of(persona="resident", municipality="10201")) is None
    unsaid = evaluated(Conversation((("persona", make_answer("resident")), ("municipality", DECLINED))))
    assert open_place(unsaid) is None
    assert open_place(unsaid, by_town_hall=True).fact == "municipality", "its number depends on it"
    assert open_place(evaluation_of(persona="resident", municipality="10201"), by_town_hall=True) is None
