"""The graph holds what the engine runs: the facts that lead to a rule are those that the compiled rule reads."""

from datetime import date

import pytest

from navigator.knowledge.load import load
from navigator.review.dependence import INSTEAD, LEADS, PLACE, RANKS, RESTS, THEN, DependenceEdge, dependence
from tests.review.conftest import change

DAY = date(2025, 10, 1)


@pytest.fixture(scope="module")
def whole(knowledge, t):
    return dependence(knowledge, DAY, t)


def grounds(drawn, id, kind):
    """The facts above a thing, through conditions and categories, along lines of one kind first."""
    facts = {item.id for item in drawn.items if item.kind == "fact"}
    found, waiting = set(), [(id, kind)]
    while waiting:
        here, how = waiting.pop()
        for line in drawn.edges:
            if line.end == here and line.kind == how:
                found.add(line.start)
                waiting.append((line.start, RESTS))
    return found & facts


def test_facts_that_lead_to_a_rule_are_those_that_it_reads(knowledge, whole):
    rules = knowledge.rules_on(DAY)
    for window, rule, choice in rules.windows:
        assert grounds(whole, window.id, RESTS) == {*rules.names(rule.fact_bits)} - {"persona"}
        assert grounds(whole, window.id, PLACE) == {*rules.names(choice.fact_bits if choice else 0)} - {"persona"}
    for scheme, rule, parts in rules.schemes:
        bits = rule.fact_bits
        for part in parts:
            bits |= part.fact_bits
        assert grounds(whole, scheme.id, RESTS) == {*rules.names(bits)} - {"persona"}
    for category, rule in rules.categories:
        assert grounds(whole, category.id, RESTS) == {*rules.names(rule.fact_bits)} - {"persona"}
    for id in {w.id for w, _, _ in rules.windows}:
        bits = 0
        for step, rule in rules.window_steps:
            bits |= rule.fact_bits if id in step.ids else 0
        assert grounds(whole, id, RANKS) == {*rules.names(bits)} - {"persona"}


def test_ways_on_are_those_of_the_rules(knowledge, whole):
    for scheme, _, _ in knowledge.rules_on(DAY).schemes:
        assert DependenceEdge(scheme.id, scheme.window, LEADS) in whole.edges
        named = {id for ids in scheme.instead.values() for id in ids}
        assert {line.end for line in whole.edges if line.start == scheme.id and line.kind == INSTEAD} == named
        then = {line.end for line in whole.edges if line.start == scheme.id and line.kind == THEN}
        assert then == {*knowledge.schemes[scheme.id].then}


def test_a_condition_is_recognised_where_it_is_used(whole):
    lines = {(line.start, line.end) for line in whole.edges if line.kind == RESTS}
    assert {("age", "saposute_user"), ("out_of_work", "saposute_user"), ("work", "out_of_work")} <= lines
    assert {("saposute_user", "saposute-counselling"), ("jobless", "saposute_user")} <= lines
    assert ("age", "saposute-counselling") not in lines


def test_around_one_thing_stands_what_bears_on_it(whole):
    around = whole.around("saposute-counselling")
    ids = {item.id for item in around.items}
    assert {"age", "work", "readiness", "saposute_user", "jobless", "saposute", "hw-middle-senior", "job-training-pref"} <= ids
    assert not {"company_size", "labour-bureau", "middle_age"} & ids
    fact = {item.id for item in whole.around("age").items}
    assert {"saposute_user", "middle_age", "saposute", "workplace-experience"} <= fact
    assert "subsidy-hire" not in fact


def test_the_rules_of_the_day_are_drawn(region, t):
    change(region, "rules/schemes/retention.yaml", "  cites:", "  valid: 2025-04-01..2025-12-31\n  cites:")
    knowledge = load(region)
    assert "retention" in {item.id for item in dependence(knowledge, DAY, t).items}
    assert "retention" not in {item.id for item in dependence(knowledge, date(2026, 1, 1), t).items}
