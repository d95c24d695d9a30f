"""A conversation's answers: their order, their packed form, and what they leave possible; over the invented region."""

import shutil
from dataclasses import replace

import pytest

from navigator.dialogue.answers import (
    DECLINED,
    DONT_KNOW,
    Conversation,
    answer_mask,
    answers_in_use,
    implied_values,
    is_valid,
    likely_state,
    make_answer,
    number_bounds,
    state_of,
    state_without,
    states_if_implied,
    unpack_conversation,
)
from navigator.knowledge.load import load

from .conftest import MAHOROBA, MAHOROBA_NOW

WORKING, RESTING = make_answer("working"), make_answer("resting")
RESIDENT = ("persona", make_answer("resident"))


@pytest.fixture(scope="module")
def rules(mahoroba):
    return mahoroba.rules_on(MAHOROBA_NOW.date())


@pytest.fixture(scope="module")
def implying(tmp_path_factory):
    """The region where who has no stove is said to be resting."""
    folder = tmp_path_factory.mktemp("implying") / "region"
    shutil.copytree(MAHOROBA, folder)
    file = folder / "rules/facts.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("no_stove:\n", "no_stove:\n  implies: {yes: {day_job: [resting]}}\n"), encoding="utf-8")
    return load(folder)


def values_left(knowledge, rules, state, fact):
    """The values of a fact that a state leaves."""
    i, declared = rules.index[fact], knowledge.facts[fact].fact
    return {value for value in declared.values if state.masks[i] & rules.domains[i].cells_touching(declared.mask([value]))}


def test_another_answer_keeps_the_place_of_the_first():
    conversation = Conversation().answer("a", WORKING).answer("b", DECLINED).answer("a", RESTING)
    assert conversation.answers == (("a", RESTING), ("b", DECLINED))
    assert [conversation.position(fact) for fact in "abc"] == [1, 2, 0]
    assert (conversation.get("b"), conversation.get("c")) == (DECLINED, None)


def test_concerns_are_kept_once_in_the_order_in_which_they_were_told():
    conversation = Conversation((("a", WORKING),)).with_concerns(["debt", "school"]).with_concerns(["home", "debt"])
    assert conversation == Conversation((("a", WORKING),), ("debt", "school", "home"))
    assert conversation.answer("b", RESTING).concerns == ("debt", "school", "home")


@pytest.mark.parametrize(
    ("answer", "persona", "known"),
    [
        (None, "resident", ""), (make_answer("family"), "family", "family"), (make_answer("stranger"), "resident", "resident"),
        (DONT_KNOW, "resident", "resident"),
    ],
)  # fmt: skip
def test_who_speaks_is_a_resident_until_it_is_known(answer, persona, known):
    conversation = Conversation((("persona", answer),) if answer else ())
    assert (conversation.persona, conversation.known_persona) == (persona, known)


def test_a_conversation_comes_back_from_its_packed_form(mahoroba):
    told = Conversation((RESIDENT, ("years", make_answer("18..39")), ("wish", make_answer("learn", "meet")), ("no_stove", DECLINED),
                         ("day_job", DONT_KNOW), ("offer", make_answer())))  # fmt: skip
    packed = told.pack()
    assert packed == [["persona", "resident"], ["years", "18..39"], ["wish", ["learn", "meet"]], ["no_stove", 1], ["day_job", 0], ["offer", []]]
    assert unpack_conversation(mahoroba, packed) == (told, False)


def test_concerns_are_packed_under_the_name_of_no_fact():
    assert Conversation((RESIDENT,), ("debt", "home")).pack() == [["persona", "resident"], ["", ["debt", "home"]]]


@pytest.mark.parametrize(
    "entry",
    [
        ["nowhere", "yes"], ["day_job", "dancing"], ["years", 40], ["years", "81"], ["day_job", ["working", "resting"]], ["wish", ["learn", 3]],
        ["day_job", 2], ["day_job"], ["day_job", "working", "resting"], "day_job", 7, None, [["day_job"], 0], ["wish", "sing"],
    ],
)  # fmt: skip
def test_what_is_no_longer_valid_is_left_out_with_a_word_and_the_rest_is_kept(mahoroba, entry):
    assert unpack_conversation(mahoroba, [entry, ["no_stove", "no"]]) == (Conversation((("no_stove", make_answer("no")),)), True)
    assert unpack_conversation(mahoroba, [["no_stove", "no"], entry]) == (Conversation((("no_stove", make_answer("no")),)), True)


@pytest.mark.parametrize("data", [None, {}, "persona", 3])
def test_what_is_no_conversation_is_left_out_with_a_word(mahoroba, data):
    assert unpack_conversation(mahoroba, data) == (Conversation(), True)


def test_nothing_said_is_nothing_lost(mahoroba):
    assert unpack_conversation(mahoroba, []) == (Conversation(), False)


def test_concerns_that_the_region_no_longer_has_are_left_out_with_a_word(mahoroba):
    known = replace(mahoroba, concerns={"debt": None, "home": None})
    assert unpack_conversation(known, [["", ["debt", "home"]]]) == (Conversation((), ("debt", "home")), False)
    for entry in (["", ["debt", "gone"]], ["", ["debt", 3]], ["", ["debt"], "more"]):
        assert unpack_conversation(known, [entry, ["no_stove", "no"]]) == (Conversation((("no_stove", make_answer("no")),), ("debt",)), True)
    for entry in (["", "debt"], [""]):
        assert unpack_conversation(known, [entry]) == (Conversation(), True)


@pytest.mark.parametrize(
    ("fact", "values", "left"),
    [
        ("day_job", ("resting",), {"resting"}),
        ("years", ("18",), {18}), ("years", ("80",), {80}), ("years", ("78..80",), {78, 79, 80}), ("years", ("..19",), {18, 19}),
        ("years", ("79..",), {79, 80}), ("years", ("40..40",), {40}),
        ("wish", (), {frozenset()}), ("wish", ("meet", "learn"), {frozenset({"learn", "meet"})}),
    ],
)  # fmt: skip
def test_an_answer_leaves_its_own_values(mahoroba, fact, values, left):
    domain = mahoroba.facts[fact].fact
    assert set(domain.values_in(answer_mask(mahoroba, fact, make_answer(*values)))) == left


@pytest.mark.parametrize("answer", [DONT_KNOW, DECLINED])
def test_what_is_not_told_leaves_every_value(mahoroba, answer):
    assert answer_mask(mahoroba, "day_job", answer) is None
    assert is_valid(mahoroba, "day_job", answer)


@pytest.mark.parametrize(
    ("fact", "values", "words"),
    [
        ("day_job", ("dancing",), "'dancing' is no value of day_job"), ("day_job", (), "day_job takes one value"),
        ("day_job", ("working", "resting"), "day_job takes one value"), ("years", ("17",), "'17' is no number of years"),
        ("years", ("81",), "'81' is no number"), ("years", ("79..81",), "is no number"), ("years", ("17..19",), "is no number"),
        ("years", ("40..39",), "is no number"), ("years", ("forty",), "'forty' is no number"), ("wish", ("learn", "sing"), "is no choice of wish"),
    ],
)  # fmt: skip
def test_what_a_fact_cannot_take_is_refused_with_a_word_for_programs(mahoroba, fact, values, words):
    with pytest.raises(ValueError, match=words):
        answer_mask(mahoroba, fact, make_answer(*values))
    assert not is_valid(mahoroba, fact, make_answer(*values))


def test_a_fact_that_does_not_exist_takes_nothing(mahoroba):
    assert not is_valid(mahoroba, "nowhere", DONT_KNOW)


def test_a_number_lies_between_the_first_and_the_last(mahoroba):
    assert number_bounds(mahoroba.facts["years"].fact) == (18, 80)


def test_a_state_knows_what_was_told_and_what_was_asked(mahoroba, rules):
    state = state_of(mahoroba, rules, [("day_job", RESTING), ("no_stove", DECLINED)])
    assert values_left(mahoroba, rules, state, "day_job") == {"resting"}
    assert values_left(mahoroba, rules, state, "no_stove") == {"yes", "no"}
    assert state.asked == 1 << rules.index["day_job"] | 1 << rules.index["no_stove"]


def test_what_an_answer_implies_counts_for_what_was_asked_and_is_not_known(implying, rules):
    """Nothing is taken as answered that was never asked, and what was told stands against it."""
    cold = ("no_stove", make_answer("yes"))
    for asked, left in ((DECLINED, {"resting"}), (DONT_KNOW, {"resting"}), (WORKING, {"working"})):
        state = state_of(implying, rules, [("day_job", asked), cold])
        assert values_left(implying, rules, state, "day_job") == left
    assert values_left(implying, rules, state_of(implying, rules, [cold]), "day_job") == {"working", "resting"}
    warm = state_of(implying, rules, [("day_job", DECLINED), ("no_stove", make_answer("no"))])
    assert values_left(implying, rules, warm, "day_job") == {"working", "resting"}


def test_an_implied_value_is_told_only_of_facts_of_which_nothing_is_told(implying):
    cold, resting = {"no_stove": make_answer("yes")}, implying.facts["day_job"].fact.mask(["resting"])
    assert list(implied_values(implying, cold)) == [("day_job", resting)]
    assert list(implied_values(implying, cold | {"day_job": DONT_KNOW})) == [("day_job", resting)]
    assert list(implied_values(implying, cold | {"day_job": WORKING})) == []
    assert list(implied_values(implying, {"no_stove": make_answer("no"), "years": make_answer("40")})) == []


def test_a_guess_takes_as_true_what_is_implied_of_what_was_not_asked(implying, rules):
    answers = [RESIDENT, ("no_stove", make_answer("yes"))]
    state = state_of(implying, rules, answers)
    likely = likely_state(implying, rules, state, answers)
    assert values_left(implying, rules, likely, "day_job") == {"resting"}
    assert likely.asked == state.asked
    i = rules.index["day_job"]
    assert (*likely.masks[:i], *likely.masks[i + 1 :]) == (*state.masks[:i], *state.masks[i + 1 :])


def test_the_states_that_an_open_answer_would_imply(implying, rules):
    """Of the open fact that would say something of what is not known, one state for each value that says it."""
    answers = [RESIDENT, ("day_job", DECLINED)]
    state = state_of(implying, rules, answers)
    assert list(states_if_implied(implying, rules, state, answers)) == [state_of(implying, rules, [*answers, ("no_stove", make_answer("yes"))])]


@pytest.mark.parametrize("answers", [
    [RESIDENT, ("day_job", WORKING)],  # what would be implied is told
    [RESIDENT],  # it was not asked
    [RESIDENT, ("day_job", DECLINED), ("no_stove", DECLINED)],  # what would imply it was asked
    [("persona", make_answer("employer")), ("day_job", DECLINED)],  # of this person nothing of it could settle anything
])  # fmt: skip
def test_no_state_is_imagined_where_nothing_can_be_implied(implying, rules, answers):
    assert list(states_if_implied(implying, rules, state_of(implying, rules, answers), answers)) == []


def test_answers_that_no_longer_matter_are_left_out_and_the_persona_never(mahoroba, rules):
    told = Conversation((("persona", make_answer("employer")), ("no_stove", make_answer("yes")), ("offer", make_answer("lend"))), ("debt",))
    assert answers_in_use(mahoroba, rules, told) == Conversation((told.answers[0], told.answers[2]))
    assert answers_in_use(mahoroba, rules, Conversation((RESIDENT,))) == Conversation((RESIDENT,))


def test_the_state_before_a_fact_was_asked(mahoroba, rules):
    answers = [RESIDENT, ("day_job", RESTING), ("no_stove", make_answer("no"))]
    before = state_without(rules, state_of(mahoroba, rules, answers), rules.index["day_job"])
    assert before == state_of(mahoroba, rules, [answers[0], answers[2]])
