"""From a statement of the plan to the rules that cite it."""

from dataclasses import replace

from navigator.knowledge.checks.citations import OWED_A_RULE, cited_by, uncited_points


def test_every_statement_that_owes_a_rule_is_cited(knowledge):
    cited = cited_by(knowledge)
    assert list(cited) == list(knowledge.plan.statements)
    assert all(cited[s.id] for s in knowledge.plan.statements.values() if s.owes in OWED_A_RULE)
    assert "scheme saposute-counselling" in cited["goal-jobless-saposute"]
    assert "rank windows 6" in cited["goal-jobless-saposute"]
    assert "parameter long_term_jobless_months" in cited["category-jobless"]


def test_a_point_without_ground_is_named(knowledge):
    assert uncited_points(knowledge) == []
    words = knowledge.scheme_words["hw-placement"]
    first, *others = words.points
    bare = replace(words, points=(replace(first, cites=()), *others))
    changed = replace(knowledge, scheme_words={**knowledge.scheme_words, "hw-placement": bare})
    assert uncited_points(changed) == [f"scheme hw-placement says 「{first.text.plain}」"]
