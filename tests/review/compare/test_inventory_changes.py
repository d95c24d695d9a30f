"""What came and went between two regions is told in the order in which the new one asks."""

from dataclasses import replace
from datetime import date

from navigator.review.compare.comparison import ComparedRules, compare
from navigator.review.compare.inventory_changes import inventory_changes
from navigator.review.rule_names import RuleNames
from tests.review.compare.conftest import DAY, edited


def test_values_that_came_stand_in_the_order_of_the_facts(knowledge, t):
    rules = knowledge.rules_on(DAY)
    more = tuple(
        replace(d, fact=replace(d.fact, values=(*d.fact.values, "more"), weights=(*d.fact.weights, 1.0)))
        if d.fact.kind == "one"
        else d
        for d in rules.domains
    )
    names = RuleNames(knowledge, knowledge, t)
    told = list(inventory_changes(names, (rules, replace(rules, domains=more)), (DAY, DAY), {}))
    assert told == [
        f"増えた答え（{names.fact(d.fact.id)}）：more" for d in rules.domains if d.fact.kind == "one"
    ]
    assert len(told) > 9


def test_what_comes_and_goes_is_told_by_name_and_by_whom_it_reaches(knowledge, t, tmp_path, one_question):
    later = edited(tmp_path, ("rules/schemes/public-service.yaml", "  cites:", "  valid: ..2025-12-31\n  cites:"))
    gone = compare(ComparedRules(later, DAY, "前"), ComparedRules(later, date(2026, 1, 1), "後"), t)
    assert gone.inventory_changes == (f"なくなった支援策：{knowledge.scheme_words['public-service'].name}",)
    told = [c for one in gone.certain for c in one.changes if c.id == "public-service"]
    assert {(c.old, c.new) for c in told} == {("対象", "なし")}
    back = compare(ComparedRules(later, date(2026, 1, 1), "前"), ComparedRules(later, DAY, "後"), t)
    assert {(c.old, c.new) for one in back.certain for c in one.changes if c.id == "public-service"} == {("なし", "対象")}
