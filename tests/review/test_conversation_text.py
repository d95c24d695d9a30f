"""Conversations of a proof read as a citizen would have them; golden cases that cannot be read are refused."""

import pytest

from navigator.review.conversation_text import answer_of, conversation_text, request_text
from navigator.review.golden_cases import (
    GoldenCase,
    personas_without_case,
    read_golden,
    thresholds,
    untested_thresholds,
    violations,
)
from tests.review.test_checkup import DAY


def cells(rules, fact, *values):
    domain = rules.domains[rules.index[fact]]
    return rules.index[fact], domain.cells_touching(domain.fact.mask(values))


def test_a_conversation_is_told_in_the_voice_of_who_speaks(knowledge, t):
    rules = knowledge.on(DAY)
    lines = conversation_text(
        knowledge,
        rules,
        (
            cells(rules, "persona", "supporter"),
            cells(rules, "age", 45),
            cells(rules, "needs", frozenset({"peers", "training"})),
            (rules.index["lonely"], 0b11),
            (rules.index["work"], 0),
        ),
        t,
    )
    assert lines[0].endswith("→ 支援している方のこと")
    assert lines[1] == "ご本人は、おいくつですか。だいたいでかまいません。 → 35〜44歳"
    assert lines[2].count("、") >= 1
    assert lines[3].endswith("→ わからない")
    assert lines[4] == "ご本人は、いまお仕事をどうされていますか。"


def test_an_answer_leaves_just_the_cells_it_stands_for(knowledge):
    rules = knowledge.on(DAY)
    for domain in rules.domains:
        bands = knowledge.facts[domain.fact.id].bands
        for j in range(len(domain.cells)):
            answer = answer_of(domain, 1 << j, bands)
            assert answer.kind == "told"
            if domain.fact.kind == "integer":
                low, _, high = answer.values[0].partition("..")
                values = domain.fact.mask(range(int(low), int(high or low) + 1))
                assert domain.cells_touching(values) == 1 << j


def test_a_range_over_two_cells_is_told_as_a_range(knowledge):
    rules = knowledge.on(DAY)
    domain = rules.domains[rules.index["age"]]
    assert answer_of(domain, 0b0110).values == ("35..59",)


def test_facts_of_a_case_are_told_and_bad_ones_left_out(knowledge, t):
    lines = request_text(knowledge, {"persona": "family", "age": "50", "shoe": "42", "work": None}, t)
    assert [line.partition(" → ")[2] for line in lines] == ["家族のこと", "50歳", "わからない"]


def test_every_expectation_of_a_case_can_break(knowledge, t):
    facts = {"persona": "resident", "age": "50", "work": "not_working", "municipality": "10201"}
    expected = {
        "fits": ["saposute", "nobody"], "maybe": ["hello-work"], "not": ["hello-work"], "first": "saposute",
        "office": {"hello-work": "ota"}, "instead": {"saposute": ["labour-bureau"]}, "urgent": "destitution",
        "parts_fit": ["subsidy-hire/sme"], "parts_not": ["training-support/allowance"],
    }  # fmt: skip
    assert len(violations(knowledge, GoldenCase("all wrong", facts, expected), DAY, t)) == 10
    assert violations(knowledge, GoldenCase("no fact", {"shoe": "42"}, {}), DAY, t) == ["`shoe` is no fact."]


def test_a_case_with_an_unknown_key_is_refused(tmp_path):
    (tmp_path / "a.yaml").write_text("- {name: x, facts: {}, frist: saposute}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="frist"):
        read_golden(tmp_path)


def test_a_case_may_hold_for_its_own_day(tmp_path, knowledge, t):
    (tmp_path / "a.yaml").write_text("- {name: x, as_of: 2025-10-01, facts: {age: null}}\n", encoding="utf-8")
    (case,) = read_golden(tmp_path)
    assert str(case.as_of) == "2025-10-01"
    assert case.facts == {"age": None}


def test_without_cases_every_side_of_every_threshold_is_untested(knowledge, t):
    rules = knowledge.on(DAY)
    assert ("age", 49) in set(thresholds(rules))
    assert {("age", 49, 50), ("age", 50, 49)} <= set(untested_thresholds(knowledge, rules, (), t))
    assert len(set(untested_thresholds(knowledge, rules, (), t))) == 2 * len(set(thresholds(rules)))
    assert personas_without_case(knowledge, (), "persona") == ["resident", "family", "supporter", "employer"]


def test_a_case_that_would_not_notice_does_not_hold_a_side_fast(knowledge, t):
    rules = knowledge.on(DAY)
    blunt = GoldenCase("blunt", {"persona": "resident", "age": "49"}, {"fits": ["hello-work"]})
    assert ("age", 49, 50) in set(untested_thresholds(knowledge, rules, (blunt,), t))
