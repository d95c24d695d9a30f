"""What came and went between two regions is told in the order in which the new one asks."""

from dataclasses import replace
from datetime import date

from navigator.review.compare.inventory_changes import inventory_changes
from navigator.review.rule_names import RuleNames

DAY = date(2025, 10, 1)


def test_values_that_came_stand_in_the_order_of_the_facts(knowledge, t):
    rules = knowledge.on(DAY)
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
