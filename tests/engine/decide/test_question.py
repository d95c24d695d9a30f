"""Which question comes next, what an answer is expected to spare, and how many are left: in numbers."""

import pytest

from navigator.engine.decide.compiled_rules import Category, RankingStep, Scheme, Window
from navigator.engine.decide.condition import All, AnyOf, Is
from navigator.engine.decide.fact import Fact
from navigator.engine.decide.question import _burden_removed, matters, next_question, open_goals, questions_left
from tests.engine.sample import bare, relevant_facts

YES = 0b01


def ask(id, burden=1.0, weights=(1.0, 1.0), *, late=False):
    return Fact(id, "one", ("yes", "no"), weights, burden, (), late)


def wants(*ids):
    return All(tuple(Is(id, YES) for id in ids))


def scheme(id, when):
    return Scheme(id, when, "", {}, ())


def first(rules, state=None):
    state = state or rules.start
    place = next_question(rules, open_goals(rules, state), state)
    return None if place is None else rules.domains[place].fact.id


@pytest.mark.parametrize(
    ("facts", "conditions", "asked"),
    [
        ((ask("a"), ask("b")), (wants("a"), wants("b")), "a"),  # a tie: as written
        ((ask("b"), ask("a")), (wants("a"), wants("b")), "b"),
        ((ask("a"), ask("b")), (wants("a"), wants("b"), wants("b")), "b"),  # it settles two
        ((ask("a", 4.0), ask("b")), (wants("a", "b"),), "b"),  # spares as much, costs less
        ((ask("a", 1.0, (9.0, 1.0)), ask("b", 1.0, (1.0, 9.0))), (wants("a", "b"),), "b"),  # rarely true: it decides
        ((ask("a", late=True), ask("b", 9.0)), (wants("a"), wants("a"), wants("b")), "b"),  # late facts wait
        ((ask("a", late=True),), (wants("a"),), "a"),
        ((ask("a"),), (), None),
        ((ask("a"),), (All(), AnyOf()), None),
    ],
)  # fmt: skip
def test_what_spares_most_for_what_it_costs(facts, conditions, asked):
    assert first(bare(*facts, schemes=tuple(scheme(str(n), c) for n, c in enumerate(conditions)))) == asked


def test_the_first_door_leads():
    windows = (Window("x", wants("b"), {}, ()), Window("y", All(), {}, ()))
    rules = bare(ask("a"), ask("b", 50.0), windows=windows, schemes=tuple(scheme(str(n), wants("a")) for n in range(3)))
    assert first(rules) == "b"
    assert first(rules, rules.state({"b": YES})) == "a"
    assert first(rules, rules.state({"b": None})) == "a"


def test_goals_of_one_group_weigh_as_the_heaviest_of_them():
    """Two steps would ask b, one rule asks a: as one group they do not outweigh it, as they would by themselves."""
    schemes = (scheme("s", All()), scheme("t", wants("a")))
    steps = (RankingStep(wants("b"), ("s",)), RankingStep(wants("b", "b"), ("s",)))
    assert first(bare(ask("a"), ask("b"), schemes=schemes, scheme_steps=steps)) == "a"
    assert first(bare(ask("a"), ask("b"), schemes=(*schemes, scheme("u", wants("b"))), scheme_steps=steps)) == "b"
    steps = (RankingStep(wants("b"), ("s",)), RankingStep(wants("a", "b"), ("s",)))
    assert first(bare(ask("a"), ask("b", 1.0, (1.0, 9.0)), schemes=schemes[:1], scheme_steps=steps)) == "b"


def test_what_goals_and_groups_are_expected_to_spare_in_numbers():
    """a: 1 for the scheme t, and 1.125 for the first step; b: 0.75 for the first step, more than 0.25 for the second."""
    schemes, steps = (scheme("s", All()), scheme("t", wants("a"))), (RankingStep(wants("a", "b"), ("s",)), RankingStep(wants("b"), ("s",)))
    rules = bare(ask("a"), ask("b", 0.25), schemes=schemes, scheme_steps=steps)
    assert _burden_removed(open_goals(rules, rules.start), rules.start) == pytest.approx({0: 2.125, 1: 0.75})


def test_a_group_and_a_rule_add_up():
    schemes = (scheme("s", wants("b")), scheme("t", wants("a")), scheme("v", All()))
    assert first(bare(ask("a"), ask("b"), schemes=schemes, scheme_steps=(RankingStep(wants("b"), ("v",)),))) == "b"


def test_a_goal_that_serves_no_one_any_more_is_let_go_of():
    schemes, steps = (scheme("s", wants("a")), scheme("t", wants("a"))), (RankingStep(wants("b"), ("s", "t")),)
    rules = bare(ask("a"), ask("b"), ask("c"), schemes=schemes, scheme_steps=steps)
    told = {answer: rules.state({"a": answer}) for answer in (0b01, 0b10, None)}
    assert {a: [(g.rule.id, bits) for g, bits in open_goals(rules, s)] for a, s in told.items()} == {
        0b01: [("rank/schemes/1", 0b010)],
        0b10: [],
        None: [("rank/schemes/1", 0b010)],
    }
    for state in told.values():
        relevant = relevant_facts(rules, state)
        assert [matters(rules, state, fact) for fact in range(3)] == [bool(relevant >> fact & 1) for fact in range(3)]
    assert [matters(rules, rules.start, fact) for fact in range(3)] == [True, True, False]
    assert not matters(rules, rules.state({"b": YES}), 1)


@pytest.mark.parametrize(
    ("open_", "left"),
    [
        ([], (0, 0)),
        ([0b1], (1, 1)),
        ([0b1, 0b10], (2, 2)),
        ([0b11, 0b10], (1, 2)),
        ([0b0111, 0b0001, 0b1000, 0b0001], (2, 4)),  # the widest last, each set once
        ([0b011, 0b110, 0b101], (1, 3)),
        ([0b0011, 0b1100, 0b0110], (2, 4)),
        ([0b00111, 0b01001, 0b10010], (2, 5)),
    ],
)
def test_at_least_and_at_most_so_many_questions(open_, left):
    assert questions_left([(None, facts) for facts in open_]) == left


def test_categories_ask_nothing():
    assert first(bare(ask("a"), categories=(Category("c", wants("a"), ()),))) is None
