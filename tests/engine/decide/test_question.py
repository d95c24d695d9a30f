"""Which question comes next, what an answer is expected to spare, and how many are left: in numbers."""

import pytest

from navigator.engine.decide.compiled_rules import RankingStep, Scheme
from navigator.engine.decide.condition import All, Is
from navigator.engine.decide.fact import Fact
from navigator.engine.decide.question import (
    _burden_removed,
    best_question,
    could_settle_something,
    next_question,
    open_goals,
)
from tests.engine.sample import bare, relevant_facts

YES = 0b01


def ask(id, burden=1.0, weights=(1.0, 1.0)):
    return Fact(id, "one", ("yes", "no"), weights, burden)


def wants(*ids):
    return All(tuple(Is(id, YES) for id in ids))


def scheme(id, when):
    return Scheme(id, when, "", {}, ())


def first(rules, state=None):
    state = state or rules.start
    place = next_question(rules, open_goals(rules, state), state)
    return None if place is None else rules.domains[place].fact.id


def test_goals_of_one_group_weigh_as_the_heaviest():
    """Two steps would ask b, one rule asks a: as one group they do not outweigh it, as they would by themselves."""
    schemes = (scheme("s", All()), scheme("t", wants("a")))
    steps = (RankingStep(wants("b"), ("s",)), RankingStep(wants("b", "b"), ("s",)))
    assert first(bare(ask("a"), ask("b"), schemes=schemes, scheme_steps=steps)) == "a"
    assert first(bare(ask("a"), ask("b"), schemes=(*schemes, scheme("u", wants("b"))), scheme_steps=steps)) == "b"
    steps = (RankingStep(wants("b"), ("s",)), RankingStep(wants("a", "b"), ("s",)))
    assert first(bare(ask("a"), ask("b", 1.0, (1.0, 9.0)), schemes=schemes[:1], scheme_steps=steps)) == "b"


def test_burden_removed_from_goals_and_groups():
    """a: 1 for the scheme t, and 1.125 for the first step; b: 0.75 for the first step, more than 0.25 for the second."""
    schemes, steps = (scheme("s", All()), scheme("t", wants("a"))), (RankingStep(wants("a", "b"), ("s",)), RankingStep(wants("b"), ("s",)))
    rules = bare(ask("a"), ask("b", 0.25), schemes=schemes, scheme_steps=steps)
    gains = [(goal.group, goal.rule.expected_gains(rules.start)) for goal, _ in open_goals(rules, rules.start)]
    assert _burden_removed(gains) == pytest.approx({0: 2.125, 1: 0.75})


def test_what_rounding_alone_tells_apart_is_a_tie():
    """Three tenths added up one by one are a bit more than three tenths."""
    rules = bare(ask("a"), ask("b"))
    assert 0.1 + 0.2 > 0.3
    assert best_question(rules, [("", [(0, 0.3)]), ("", [(1, 0.1)]), ("", [(1, 0.2)])]) == 0
    assert best_question(rules, [("", [(0, 0.3)]), ("", [(1, 0.3 + 1e-6)])]) == 1


def test_goal_is_closed_once_all_that_it_serves_failed():
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
        assert [could_settle_something(rules, state, fact) for fact in range(3)] == [bool(relevant >> fact & 1) for fact in range(3)]
    assert [could_settle_something(rules, rules.start, fact) for fact in range(3)] == [True, True, False]
    assert not could_settle_something(rules, rules.state({"b": YES}), 1)
