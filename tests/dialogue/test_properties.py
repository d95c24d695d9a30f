"""What holds for every conversation: it ends at a window; more answers never reverse; order does not matter."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.dialogue.answers import DONT_KNOW, Conversation, answers_in_use, make_answer, state_of
from navigator.dialogue.conversation.turn import turn_view
from navigator.dialogue.evaluation import evaluate_answers, evaluate_conversation
from navigator.dialogue.result.result import result_view
from navigator.dialogue.wording.translation import translator
from navigator.engine.decide.decision import decide
from tests.conftest import NOW
from tests.dialogue.strategies import KNOWLEDGE, answers_to

DAY = date(2026, 11, 24)
RULES = KNOWLEDGE.rules_on(DAY)


FACTS = st.fixed_dictionaries({}, optional={fact: answers_to(fact) for fact in KNOWLEDGE.facts})
PERSONAS = st.sampled_from(KNOWLEDGE.facts["persona"].fact.values)


def verdicts(decision):
    return {
        item.id: item.finding.verdict for item in (*decision.windows, *decision.schemes, *decision.categories)
    }


@given(FACTS, st.randoms())
def test_more_answers_never_reverse_a_verdict_nor_raise_what_is_left(facts, random):
    order = list(facts)
    random.shuffle(order)
    answered, before = {}, decide(RULES, state_of(KNOWLEDGE, RULES, ()))
    for fact in order:
        answered[fact] = facts[fact]
        after = decide(RULES, state_of(KNOWLEDGE, RULES, answered.items()))
        for id, verdict in verdicts(before).items():
            assert verdict == "maybe" or verdicts(after)[id] == verdict, (id, fact)
        assert after.questions_left[1] <= before.questions_left[1]
        assert after.questions_left[0] <= after.questions_left[1]
        before = after


@given(FACTS)
def test_what_is_implied_moves_no_certain_door_and_yields_to_what_is_told(facts):
    facts = facts | {"persona": make_answer("family"), "withdrawn": make_answer("yes")}
    guess = evaluate_answers(KNOWLEDGE, Conversation(), Conversation(tuple(facts.items())), NOW.replace(tzinfo=None), translator("ja"))
    plain = decide(RULES, guess.state)
    assert verdicts(guess.decision) == verdicts(plain)
    assert not plain.door_certain or guess.decision.windows[0] == plain.windows[0]
    facts["work"] = make_answer("regular")
    told = verdicts(decide(RULES, state_of(KNOWLEDGE, RULES, facts.items())))
    assert told["retention"] == "fits"


@given(FACTS, st.randoms())
def test_the_order_of_answers_does_not_matter(facts, random):
    order = list(facts.items())
    decision = decide(RULES, state_of(KNOWLEDGE, RULES, order))
    random.shuffle(order)
    assert decide(RULES, state_of(KNOWLEDGE, RULES, order)) == decision


def answer_every_question(persona, data):
    """The conversation at its end, each question answered by a draw."""
    t, answered = translator("ja"), Conversation((("persona", make_answer(persona)),))
    for _ in range(len(KNOWLEDGE.facts) + 1):
        asked = turn_view(evaluate_conversation(KNOWLEDGE, answered, NOW, t)).asked
        if not asked:
            return answered
        for fact in asked:
            assert answered.get(fact) is None
            assert persona in KNOWLEDGE.facts[fact].asked_of
            answered = answered.answer(fact, data.draw(answers_to(fact)))
    raise AssertionError("the conversation does not end")


def decision_after(facts):
    answers = Conversation(tuple(facts.items()))
    return evaluate_answers(KNOWLEDGE, answers, answers, NOW.replace(tzinfo=None), translator("ja")).decision


def test_the_door_of_who_says_not_whether_they_work_is_open_until_they_say_whether_they_go_out():
    """Whoever hardly leaves home has said that they do not go out to work: another window stands first then."""
    told = {
        "persona": "resident", "age": "56", "municipality": "10201", "livelihood": "ok", "lonely": "yes", "wants_regular": "yes",
        "wants_work": "yes", "jobless_months": "0",
    }  # fmt: skip
    facts = {fact: make_answer(value) for fact, value in told.items()} | {"work": DONT_KNOW}
    before = decision_after(facts)
    after = decision_after(facts | {"withdrawn": make_answer("yes")})
    assert before.windows[0].id != after.windows[0].id
    assert (before.door_certain, after.door_certain) == (False, True)
    assert decision_after(facts | {"withdrawn": make_answer("no")}).door_certain


@given(PERSONAS, st.data())
def test_a_caller_who_answers_any_part_of_each_screen_comes_to_the_end_and_the_door_stays(persona, data):
    facts, door = {"persona": make_answer(persona)}, None
    while (decision := decision_after(facts)).next_screen:
        first = decision.windows[0]
        assert door in (None, (first.id, first.office))
        if decision.door_certain:
            door = first.id, first.office
        assert not facts.keys() & {*decision.next_screen}
        assert decision.next_question in decision.next_screen
        assert all(persona in KNOWLEDGE.facts[fact].asked_of for fact in decision.next_screen)
        for fact in data.draw(st.lists(st.sampled_from(decision.next_screen), min_size=1, unique=True)):
            facts[fact] = data.draw(answers_to(fact))
    assert decision.door_certain
    assert decision.questions_left == (0, 0)


def can_be_reached(window):
    """By a telephone, or at the one office; with the place not told, by the list of the town halls."""
    return bool(window.call or window.by_town_hall or (window.office and window.office.address))


@given(PERSONAS, st.data())
def test_every_conversation_ends_at_a_first_window_that_can_be_reached_and_cites(persona, data):
    result = result_view(evaluate_conversation(KNOWLEDGE, answer_every_question(persona, data), NOW, translator("ja")))
    assert result.finished
    assert can_be_reached(result.first), result.first.window
    assert all(window.cites for window in (result.first, *result.others))
    assert all(card.cites for card in (*result.fits, *result.confirm, *result.refused))
    assert all(card.instead for card in result.refused)


@pytest.mark.parametrize(
    ("place", "offices"),
    [
        ({"municipality": make_answer("10202"), "takasaki_area": DONT_KNOW}, 10),  # which of two offices: not known
        ({"municipality": make_answer("outside")}, 10),  # nobody here can tell an office elsewhere
        ({"municipality": DONT_KNOW}, 10),
        ({"municipality": make_answer("10201")}, 0),
    ],
    ids=["part of Takasaki unknown", "outside", "unknown", "known"],
)
def test_a_first_window_without_one_office_has_offices_to_choose_from(place, offices):
    facts = {"persona": make_answer("resident"), "work": make_answer("seeking"), "wants_regular": DONT_KNOW, **place}
    first = result_view(evaluate_conversation(KNOWLEDGE, Conversation(tuple(facts.items())), NOW, translator("ja"))).first
    assert (first.window, bool(first.office), len(first.offices)) == ("hello-work", not offices, offices)
    assert first.call.number == KNOWLEDGE.offices["labour-bureau"]["shokutai"].phone.confirmed_text
    assert can_be_reached(first)


@given(FACTS, PERSONAS.filter(lambda persona: persona != "employer"), st.sampled_from(("not_working", "home_or_school")))
def test_who_cannot_think_of_work_is_sent_to_no_window_of_work_instead(facts, persona, work):
    facts |= {"persona": make_answer(persona), "work": make_answer(work), "wants_work": make_answer("no")}
    decision = decide(RULES, state_of(KNOWLEDGE, RULES, facts.items()))
    first, of_work = decision.windows[0].id, {*RULES.instead_for}
    of_work |= {scheme.id for scheme, _, _ in RULES.schemes if scheme.window in of_work}
    for item in (*decision.windows, *decision.schemes):
        assert of_work.isdisjoint(item.instead) or item.instead == (first,), item.id


@given(FACTS)
def test_instead_never_names_one_that_is_itself_closed(facts):
    decision = decide(RULES, state_of(KNOWLEDGE, RULES, facts.items()))
    found = verdicts(decision)
    for item in (*decision.windows, *decision.schemes):
        if item.finding.verdict == "not":
            assert item.instead
            assert all(found[id] != "not" for id in item.instead), item.id


EDITS = st.lists(st.sampled_from(list(KNOWLEDGE.facts)).flatmap(lambda f: st.tuples(st.just(f), answers_to(f))), max_size=25)


@given(EDITS)
def test_edits_leave_no_ghost_and_lose_nothing(edits):
    conversation, latest = Conversation(), {}
    for fact, answer in edits:
        conversation = conversation.answer(fact, answer)
        latest[fact] = answer
    assert dict(conversation.answers) == latest  # nothing lost, nothing doubled
    used = answers_in_use(KNOWLEDGE, RULES, conversation)
    with_all = decide(RULES, state_of(KNOWLEDGE, RULES, conversation.answers))
    with_used = decide(RULES, state_of(KNOWLEDGE, RULES, used.answers))
    goals = {w.id for w in with_all.windows} | {s.id for s in with_all.schemes}
    assert {i: v for i, v in verdicts(with_all).items() if i in goals} == {
        i: v for i, v in verdicts(with_used).items() if i in goals
    }  # an ignored answer is no ghost
    assert with_all.next_question == with_used.next_question
    assert [w.id for w in with_all.windows] == [w.id for w in with_used.windows]


@given(FACTS, PERSONAS)
def test_a_branch_left_and_taken_again_is_as_it_was(facts, other):
    said = Conversation(tuple(({"persona": None} | facts | {"persona": make_answer("resident")}).items()))
    away = said.answer("persona", make_answer(other))
    back = away.answer("persona", make_answer("resident"))
    assert back == said
    t = translator("ja")
    assert evaluate_conversation(KNOWLEDGE, back, NOW, t).decision == evaluate_conversation(KNOWLEDGE, said, NOW, t).decision


@given(FACTS)
def test_nobody_is_sent_to_what_turns_them_away(facts):
    decision = decide(RULES, state_of(KNOWLEDGE, RULES, facts.items()))
    verdict = verdicts(decision)
    for item in (*decision.windows, *decision.schemes):
        assert (item.finding.verdict == "not") >= bool(item.instead)
        assert not [id for id in item.instead if verdict[id] == "not"], item.id
        assert item.instead or item.finding.verdict != "not"


GOES_OUT = ("regular", "nonregular", "self_employed")


@given(PERSONAS, st.data())
def test_whom_a_question_concerns(persona, data):
    """Nobody who goes out to work is asked whether they stay in; nobody long out of work or unwilling, about benefit."""
    answered = Conversation((("persona", make_answer(persona)),))
    while screen := decide(RULES, state_of(KNOWLEDGE, RULES, answered.answers)).next_screen:
        told = {fact: answer.values[0] for fact, answer in answered.answers if answer.is_known and answer.values}
        if told.get("work") in GOES_OUT:
            assert "withdrawn" not in screen
        if "unemployment_benefit" in screen:
            assert told.get("work") in (None, "seeking", "not_working", "home_or_school")
            assert int(told.get("jobless_months", "0").partition("..")[0]) <= 48
            assert told.get("work") != "not_working" or told.get("wants_work") != "no"
        for fact in screen:
            answered = answered.answer(fact, data.draw(answers_to(fact)))
