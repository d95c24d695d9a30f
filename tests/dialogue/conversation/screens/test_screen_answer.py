"""What is sent with a screen: ticks, choices, typed fields, and its buttons."""

import pytest

from navigator.dialogue.answers import DECLINED, DONT_KNOW, make_answer
from navigator.dialogue.conversation.screens.screen_answer import (
    SentScreen,
    answer_screen,
    read_line_on_screen,
)

DAILY = ("livelihood", "withdrawn", "lonely", "wants_participation")
SITUATION = ("work", "age", "municipality", "takasaki_area")


@pytest.fixture
def send(evaluation_of):
    def sent(shown, chosen=None, typed=None, button="", **answers):
        evaluation = evaluation_of(persona="resident", **answers)
        return answer_screen(evaluation, SentScreen(shown, chosen or {}, typed or {}, button))

    return sent


def told(outcome):
    return {fact: answer.values for fact, answer in outcome.conversation.answers if fact != "persona"}


def kinds(outcome):
    return {problem.fact: problem.kind for problem in outcome.problems}


def test_an_unticked_line_is_no(send):
    assert told(send(DAILY, {"withdrawn": ["0"]})) == {
        "livelihood": ("ok",), "withdrawn": ("yes",), "lonely": ("no",), "wants_participation": ("no",),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("ticked", "livelihood"), [([], "ok"), (["0"], "urgent"), (["1"], "hard"), (["0", "1"], "urgent"), (["7", "x"], "ok")]
)
def test_money_is_two_lines_and_the_urgent_one_counts_first(send, ticked, livelihood):
    assert told(send(DAILY, {"livelihood": ticked}))["livelihood"] == (livelihood,)


@pytest.mark.parametrize(
    ("ticked", "answer"),
    [([], make_answer("no")), (["0", "1"], make_answer("yes")), (["0"], DONT_KNOW), (["1"], DONT_KNOW), (["2"], DONT_KNOW)],
)
def test_a_line_without_its_fellow_is_left_to_the_desk_and_never_the_contrary(evaluation_of, ticked, answer):
    """A company ticked that the person was regular for a year at most of five, and read that it had been more."""
    hiring = evaluation_of(persona="employer", plans="hire", hire_route="referral", candidate_age="48", insured="yes")
    sent = SentScreen(("hire_route", "candidate_age", "candidate_unstable"), {"candidate_unstable": ticked})
    assert answer_screen(hiring, sent).conversation.get("candidate_unstable") == answer


def test_none_of_these_is_one_tap(send):
    assert set(told(send(DAILY, button="none")).values()) == {("ok",), ("no",)}


def test_none_of_these_beside_a_tick_is_asked_again_and_nothing_is_taken(send):
    outcome = send(DAILY, {"livelihood": ["0"]}, button="none")
    assert (told(outcome), set(kinds(outcome).values())) == ({}, {"both"})


@pytest.mark.parametrize(("button", "answer"), [("?", DONT_KNOW), ("-", DECLINED)])
def test_rather_not_leaves_all_unknown(send, button, answer):
    outcome = send(DAILY, button=button)
    assert [outcome.conversation.get(fact) for fact in DAILY] == [answer] * 4


def test_rather_not_beside_a_tick_keeps_what_was_ticked(send):
    """No food is not forgotten because something else was not to be said."""
    outcome = send(DAILY, {"livelihood": ["0"]}, button="?")
    assert told(outcome)["livelihood"] == ("urgent",)
    assert outcome.conversation.get("lonely") == DONT_KNOW


def test_choices_of_one_screen_are_taken_together(send):
    chosen = {"work": ["nonregular"], "age": ["45..49"], "municipality": ["10201"]}
    assert told(send(SITUATION, chosen)) == {"work": ("nonregular",), "age": ("45..49",), "municipality": ("10201",)}


def test_what_was_typed_and_chosen_is_told_as_answered_with_the_screen(send):
    """By it the page decides whether the result comes next."""
    outcome = send(SITUATION, {"work": ["seeking"]}, {"age": "46", "municipality": "前橋"})
    assert {"age", "municipality"} <= {*outcome.facts} <= {*SITUATION}
    assert told(outcome) == {"work": ("seeking",), "age": ("46",), "municipality": ("10201",)}


def test_a_question_left_open_is_no_problem_and_stays_open(send):
    outcome = send(SITUATION, {"work": ["seeking"]})
    assert (told(outcome), outcome.problems) == ({"work": ("seeking",)}, ())
    assert outcome.conversation.get("age") is None


def test_rather_not_beside_a_choice_keeps_the_choice(send):
    outcome = send(SITUATION, {"work": ["seeking"]}, button="?")
    assert told(outcome) == {"work": ("seeking",), "age": (), "municipality": ()}
    assert outcome.conversation.get("takasaki_area") is None, "who did not name the town is not asked for its part"


def test_an_empty_screen_is_asked_again(send):
    assert set(kinds(send(SITUATION)).values()) == {"missing"}
    assert kinds(send(("work",))) == {"work": "missing"}


@pytest.mark.parametrize("part", ["main", "shinmachi_yoshii"])
def test_a_part_of_a_town_tells_both(send, part):
    outcome = send(SITUATION, {"municipality": [f"10202/{part}"]})
    assert told(outcome) == {"municipality": ("10202",), "takasaki_area": (part,)}


@pytest.mark.parametrize("value", ["10202/", "10202/moon", "10201/main", "/main", "99999", "astronaut"])
def test_a_place_that_is_none_is_refused(send, value):
    outcome = send(SITUATION, {"municipality": [value]})
    assert (told(outcome), kinds(outcome)) == ({}, {"municipality": "value"})


def test_what_is_typed_comes_before_the_band(send):
    outcome = send(SITUATION, {"age": ["45..49"], "municipality": ["10201"]}, {"age": "５２", "municipality": "おおいずみ"})
    assert told(outcome) == {"age": ("52",), "municipality": ("10524",)}


def test_a_field_that_cannot_be_read_keeps_the_rest(send):
    outcome = send(SITUATION, {"work": ["seeking"]}, {"age": "120", "municipality": "ほげほげ"})
    assert told(outcome) == {"work": ("seeking",)}
    assert kinds(outcome) == {"age": "range", "municipality": "place"}


def test_a_field_may_say_anything_and_danger_is_heard(send):
    outcome = send(SITUATION, {"work": ["seeking"]}, {"age": "もう死にたい"})
    assert (outcome.free_text.danger, outcome.free_text.danger_is_certain) == ("self_harm", True)
    assert told(outcome)["work"] == ("seeking",)


def test_a_place_beside_danger_is_answered_too(send):
    """Danger is heard first, and what was asked is not asked again."""
    outcome = send(SITUATION, {"work": ["seeking"]}, {"municipality": "前橋 もう死にたい"})
    assert outcome.free_text.danger == "self_harm"
    assert told(outcome) == {"work": ("seeking",), "municipality": ("10201",)}
    assert set(outcome.facts) == {"work", "municipality"}


def test_several_choices_and_none_of_them(send):
    both = ("needs", "unemployment_benefit")
    assert told(send(both, {"needs": ["training", "peers"], "unemployment_benefit": ["0"]})) == {
        "needs": ("training", "peers"), "unemployment_benefit": ("yes",),
    }  # fmt: skip
    assert told(send(both, button="none")) == {"needs": (), "unemployment_benefit": ("no",)}
    assert send(both, button="none").conversation.get("needs").is_known
    assert told(send(("needs",))) == {"needs": ()}


def test_one_question_alone_is_answered_by_its_value(send):
    assert told(send(("withdrawn",), {"withdrawn": ["yes"]})) == {"withdrawn": ("yes",)}
    assert told(send(("livelihood",), {"livelihood": ["hard"]})) == {"livelihood": ("hard",)}
    assert kinds(send(("work",), {"work": ["astronaut"]})) == {"work": "value"}


@pytest.mark.parametrize(("text", "fact", "value"), [("46", "age", "46"), ("前橋", "municipality", "10201"), ("仕事を探している", "work", "seeking")])
def test_a_word_below_a_screen_answers_the_question_that_it_fits(evaluation_of, text, fact, value):
    after, result = read_line_on_screen(evaluation_of(persona="resident"), text, SITUATION)
    assert fact in result.facts
    assert after.get(fact) == make_answer(value)


@pytest.mark.parametrize("text", ["はい", "いいえ", "まだ"])
def test_a_bare_reply_below_several_questions_answers_none_of_them(evaluation_of, text):
    after, result = read_line_on_screen(evaluation_of(persona="employer"), text, ("insured", "converted"))
    assert (result.facts, result.not_understood) == ((), True)
    alone, _ = read_line_on_screen(evaluation_of(persona="employer"), text, ("insured",))
    assert alone.get("insured")
    assert not after.get("insured")


def test_yes_below_lines_to_tick_answers_none_of_them(evaluation_of):
    after, result = read_line_on_screen(evaluation_of(persona="resident"), "はい", DAILY)
    assert not result.facts
    assert len(after.answers) == 1
