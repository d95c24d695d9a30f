"""A screen: what stands together, in whose words, what is ticked already and what was wrong."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.dialogue.answers import DONT_KNOW, Conversation, make_answer
from navigator.dialogue.conversation.form_answer import FieldProblem
from navigator.dialogue.conversation.screens.screen import line_texts, screen_view, ticked_value
from navigator.dialogue.evaluation import evaluate_conversation
from navigator.dialogue.wording.translation import translator
from navigator.knowledge.content.wording import FactWords, Text
from tests.conftest import NOW, ROOT
from tests.dialogue.strategies import KNOWLEDGE

DAILY = ("livelihood", "withdrawn", "lonely", "wants_participation")
SITUATION = ("work", "age", "municipality", "takasaki_area")


def test_yes_and_no_stand_as_lines_under_one_heading(evaluation_of):
    screen = screen_view(evaluation_of(persona="resident"), DAILY)
    assert not screen.questions
    assert [line.fact for line in screen.lines] == ["livelihood", "livelihood", "withdrawn", "lonely", "wants_participation"]
    assert "食べる" in screen.lines[0].label
    assert "家賃" in screen.lines[1].label
    assert (screen.is_alone, screen.only_ticks) == (False, True)
    assert screen.heading == "いまに近いものを、すべて選んでください"
    assert screen.why


def test_each_persona_reads_its_own_words(evaluation_of):
    screens = {persona: screen_view(evaluation_of(persona=persona), DAILY) for persona in ("resident", "family")}
    assert screens["family"].heading.startswith("ご本人")
    assert screens["resident"].lines[3].label != screens["family"].lines[3].label


def test_what_was_told_is_ticked(evaluation_of):
    evaluation = evaluation_of(persona="resident", livelihood="hard", withdrawn="yes", lonely="no")
    assert [line.chosen for line in screen_view(evaluation, DAILY).lines] == [False, True, True, False, False]


def test_one_fact_alone_is_its_question_with_one_tap_for_an_answer(evaluation_of):
    screen = screen_view(evaluation_of(persona="resident"), ("withdrawn",))
    assert screen.is_alone
    assert screen.heading == screen.questions[0].text == "家からほとんど出ない日が、続いていますか。"
    assert [option.value for option in screen.questions[0].options] == ["yes", "no"]


def test_two_already_stand_under_the_heading_of_their_screen(evaluation_of):
    screen = screen_view(evaluation_of(persona="resident"), ("work", "age"))
    assert screen.heading == "いまのことを、少し教えてください"


def test_the_place_stands_last_and_its_part_among_the_places(evaluation_of):
    screen = screen_view(evaluation_of(persona="employer"), ("municipality", "takasaki_area", "plans"))
    assert [question.fact for question in screen.questions] == ["plans", "municipality"]
    assert screen.facts == ("municipality", "takasaki_area", "plans"), "all of them are sent"
    alone = screen_view(evaluation_of(persona="resident", municipality="10202"), ("takasaki_area",))
    assert alone.questions[0].fact == "takasaki_area"


def test_lines_of_one_fact_stand_under_its_noun(evaluation_of):
    screen = screen_view(evaluation_of(persona="resident"), ("needs", "unemployment_benefit"))
    assert screen.lines_heading == "失業保険"
    assert screen_view(evaluation_of(persona="resident"), DAILY).lines_heading == "", "the heading of the screen is enough"
    mixed = screen_view(evaluation_of(persona="resident"), ("wants_regular", "jobless_months", "readiness"))
    assert mixed.lines_heading == "あてはまるものを、すべて選んでください"


def test_a_problem_stands_at_its_field_or_above_the_screen(evaluation_of):
    evaluation = evaluation_of(persona="resident")
    at_field = screen_view(evaluation, ("age", "municipality"), (FieldProblem("age", "range"), FieldProblem("municipality", "place", "10210")))
    age, place = at_field.questions
    assert age.problem == "15から99までの数字で書いてください。"
    assert place.problem.startswith("市町村の名前が見つかりませんでした")
    assert place.near.label == "富岡市"
    assert not at_field.problem
    whole = screen_view(evaluation, DAILY, tuple(FieldProblem(fact, "both") for fact in DAILY))
    assert "チェックをはずして" in whole.problem


def lines(**values):
    """Words of a fact with these lines to tick."""
    texts = {value: tuple(Text(line) for line in of_value) for value, of_value in values.items()}
    return FactWords("", Text(), Text(), Text(), {}, {}, {}, "", "", (), texts)


@pytest.mark.parametrize(
    ("ticked", "value"), [((), "no"), ((0,), ""), ((1,), ""), ((2,), ""), ((1, 2), ""), ((0, 1), "yes"), ((0, 2), "laid_off"), ((0, 1, 2), "yes"), ((9, -1), "no")]
)
def test_a_value_of_two_lines_needs_both_and_one_alone_is_no_denial(ticked, value):
    words = lines(yes=("five years", "last year"), laid_off=("five years", "laid off"))
    assert line_texts(words, "employer") == ("five years", "last year", "laid off")
    assert ticked_value(words, "employer", ("yes", "laid_off", "no"), ticked) == value


@given(st.sampled_from(("resident", "family", "supporter", "employer")), st.data())
def test_every_fact_of_a_screen_can_be_answered_on_it(persona, data):
    """Nothing is hidden: each fact has its question or its lines; the part of a town stands among the places."""
    asked = [fact for fact, spec in KNOWLEDGE.facts.items() if persona in spec.asked_of and fact != "persona"]
    screen = data.draw(st.sampled_from([KNOWLEDGE.facts[fact].fact.screen or fact for fact in asked]))
    own = [fact for fact in asked if (KNOWLEDGE.facts[fact].fact.screen or fact) == screen]
    facts = tuple(data.draw(st.lists(st.sampled_from(own), min_size=1, unique=True)))
    conversation = Conversation((("persona", make_answer(persona)), ("age", DONT_KNOW)))
    view = screen_view(evaluate_conversation(KNOWLEDGE, conversation, NOW, translator("ja")), facts)
    shown = {question.fact for question in view.questions} | {line.fact for line in view.lines}
    parts = {option.value.partition("/")[0] for question in view.questions for option in question.cities if "/" in option.value}
    assert shown | {fact for fact in facts if KNOWLEDGE.facts[fact].part_of in parts} == {*facts}
    assert view.heading
    assert not (view.is_alone and len(facts) > 2)


def test_windows_are_at_stake_as_long_as_an_answer_can_change_them(evaluation_of):
    """Remembered by rules and state: another state, persona or language has its own."""
    young = evaluation_of(persona="resident")
    at_first = screen_view(young, ("withdrawn",)).at_stake
    names = {young.knowledge.window_words[id].name for id, window in young.knowledge.windows.items() if "resident" in window.personas}
    assert at_first
    assert set(at_first) <= names
    of_work = {screen_view(evaluation_of(persona="resident", age=age), ("work",)).at_stake for age in ("20", "46", "70")}
    assert len(of_work) > 1
    assert screen_view(young, ("withdrawn",)).at_stake == at_first
    english = replace(young, t=translator("en", ROOT / "content" / "locale"))
    assert len(screen_view(english, ("withdrawn",)).at_stake) == len(at_first)
    assert not set(screen_view(english, ("withdrawn",)).at_stake) & names
