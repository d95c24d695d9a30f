"""The plan and its sources as files."""

from datetime import date

import pytest

from navigator.knowledge.content.plan import (
    Plan,
    Section,
    Source,
    Statement,
    names_of,
    read_plan,
    read_sources,
)
from navigator.knowledge.content.wording import CitedText, Text
from navigator.knowledge.files.period import Period
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.yaml_file import yaml_tree
from tests.knowledge.written import problems_of, written

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


WRITTEN = """
    title: 計画
    period: 2025-04-01..2026-03-31
    made_by: 会議
    sections:
      - {id: A, title: はじめに}
      - {id: B, title: おわりに}
    bodies: {県: まほろば県, 労働局: まほろば労働局}
    goes_on: {text: つづきます, cites: [law]}
    statements:
      - {id: a, section: A, owes: window, text: 窓口を置く, by: 県・労働局}
      - {id: b, section: B, owes: principle, text: 大切にする}
"""


def test_a_plan_is_read_with_all_that_stands_there():
    tree = written(WRITTEN)
    assert read_plan(tree) == Plan(
        "計画", Period(date(2025, 4, 1), date(2026, 3, 31)), "会議", (Section("A", "はじめに"), Section("B", "おわりに")),
        {"a": Statement("a", "A", "window", "窓口を置く", "県・労働局"), "b": Statement("b", "B", "principle", "大切にする", "")},
        {"県": "まほろば県", "労働局": "まほろば労働局"}, CitedText(Text("つづきます"), ("law",)),
    )  # fmt: skip
    assert problems_of(tree) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("section: B, owes", "section: C, owes", "12: section `C` is not among `sections`"),
        ("owes: principle", "owes: hope", "12: owes `hope` is not one of target, category, window, scheme, referral, kpi, principle"),
        ("by: 県・労働局", "by: 県・労働曲", "11: `労働曲` is not among `bodies`. Did you mean `労働局`?"),
        ("id: b, section", "id: a, section", "12: the statement `a` is written twice"),
        (", text: 大切にする", "", "12: `text` is missing"),
        ("title: おわりに", "titel: おわりに", "7: `titel` is not known here. Did you mean `title`?"),
        ("    title: 計画\n", "", "2: `title` is missing"),
        ("    period: 2025-04-01..2026-03-31\n", "", "2: `period` is missing"),
    ],
)
def test_what_is_wrong_with_a_plan_is_told_at_its_line(old, new, problem):
    tree = written(WRITTEN.replace(old, new))
    read_plan(tree)
    assert problem in problems_of(tree)


@pytest.mark.parametrize(("by", "names"), [("", ()), ("県", ("県",)), ("県・局", ("県", "局")), ("局・課", ("局・課",))])
def test_who_does_a_thing_is_one_body_or_several(by, names):
    assert names_of(by, ("県", "局", "局・課")) == names


def test_sources_are_read_with_their_day_but_for_what_an_officer_checked():
    tree = written("law: {title: 法律, url: https://law.example/, date: 2025-04-01, kind: law}\nasked: {title: 電話で, kind: check}\nmap: {title: 地図, kind: map}")
    assert read_sources(tree) == {
        "law": Source("law", "法律", "https://law.example/", "2025-04-01", "law"), "asked": Source("asked", "電話で", "", "", "check"),
        "map": Source("map", "地図", "", "", "map"),
    }  # fmt: skip
    assert problems_of(tree) == ["3: `date` is missing"]
