"""From a statement of the plan to the rules that cite it."""

from navigator.knowledge.checks.citations import OWED_A_RULE, cited_by


def test_every_statement_that_owes_a_rule_is_cited(knowledge):
    cited = cited_by(knowledge)
    assert list(cited) == list(knowledge.plan.statements)
    assert all(cited[s.id] for s in knowledge.plan.statements.values() if s.owes in OWED_A_RULE)
    assert "scheme saposute-counselling" in cited["goal-jobless-saposute"]
    assert "rank windows 6" in cited["goal-jobless-saposute"]
    assert "parameter long_term_jobless_months" in cited["category-jobless"]
