"""The plan and its sources as files."""

import pytest

from navigator.knowledge.content.plan import read_plan, read_sources
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.yaml_file import yaml_tree

STATEMENT = {"id": "goal", "section": "1", "owes": "scheme", "text": "help"}
PLAN = {"title": "Plan", "period": "2030-04-01..", "made_by": "us", "sections": [{"id": "1", "title": "First"}], "statements": [STATEMENT]}


def problems(read, data):
    report = Report()
    read(yaml_tree(data, "plan.yaml", report))
    return [problem.text for problem in report.problems]


def test_a_plan_has_its_statements_by_id():
    plan = read_plan(yaml_tree(PLAN, "plan.yaml", Report()))
    assert (plan.title, plan.made_by, list(plan.statements), plan.statements["goal"].owes) == ("Plan", "us", ["goal"], "scheme")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"statements": [STATEMENT | {"section": "2"}]}, "section `2` is not among `sections`"),
        ({"statements": [STATEMENT | {"owes": "much"}]}, "owes `much` is not one of target, category,"),
        ({"statements": [STATEMENT, STATEMENT]}, "the statement `goal` is written twice"),
        ({"statements": [STATEMENT | {"table": "3"}]}, "`table` is not known here"),
        ({"sections": [{"id": "1"}]}, "`title` is missing"),
        ({"bodies": {"city": "The City"}, "statements": [STATEMENT | {"by": "cty"}]}, "`cty` is not among `bodies`. Did you mean `city`?"),
    ],
)
def test_a_bad_statement_is_named(change, problem):
    assert any(problem in text for text in problems(read_plan, PLAN | change))


def test_a_statement_names_who_does_it():
    plan = read_plan(yaml_tree(PLAN | {"bodies": {"city": "The City"}, "statements": [STATEMENT | {"by": "city"}]}, "plan.yaml", Report()))
    assert plan.statements["goal"].by == "city"
    assert plan.bodies == {"city": "The City"}


def test_a_source_has_a_day_unless_an_officer_checked():
    assert problems(read_sources, {"map": {"title": "Map", "kind": "other", "date": "2030"}}) == []
    assert problems(read_sources, {"map": {"title": "Map", "kind": "other"}}) == ["`date` is missing"]
    assert problems(read_sources, {"call": {"title": "Call", "kind": "check"}}) == []
