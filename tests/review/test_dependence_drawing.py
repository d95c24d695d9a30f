"""The drawing shows what the engine runs: the facts that lead to a rule are those that the compiled rule reads."""

import re
import shutil
from datetime import date
from html import unescape

import pytest

from navigator.knowledge.load import load
from navigator.review.dependence import INSTEAD, LEADS, PLACE, RANKS, RESTS, THEN, DependenceEdge, dependence
from navigator.review.dependence_drawing import NEAR, figure, graph_page, mermaid
from navigator.web.standalone_page import document
from tests.review.test_checkup import change, region  # noqa: F401

DAY = date(2025, 10, 1)
needs_graphviz = pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")


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
    rules = knowledge.on(DAY)
    for window, rule, choice in rules.windows:
        assert grounds(whole, window.id, RESTS) == {*rules.names(rule.bits)} - {"persona"}
        assert grounds(whole, window.id, PLACE) == {*rules.names(choice.bits if choice else 0)} - {"persona"}
    for scheme, rule, parts in rules.schemes:
        bits = rule.bits
        for part in parts:
            bits |= part.bits
        assert grounds(whole, scheme.id, RESTS) == {*rules.names(bits)} - {"persona"}
    for category, rule in rules.categories:
        assert grounds(whole, category.id, RESTS) == {*rules.names(rule.bits)} - {"persona"}
    for id in {w.id for w, _, _ in rules.windows}:
        bits = 0
        for step, rule in rules.window_steps:
            bits |= rule.bits if id in step.put else 0
        assert grounds(whole, id, RANKS) == {*rules.names(bits)} - {"persona"}


def test_ways_on_are_those_of_the_rules(knowledge, whole):
    for scheme, _, _ in knowledge.on(DAY).schemes:
        assert DependenceEdge(scheme.id, scheme.window, LEADS) in whole.edges
        named = {id for ids in scheme.instead.values() for id in ids}
        assert {line.end for line in whole.edges if line.start == scheme.id and line.kind == INSTEAD} == named
        then = {line.end for line in whole.edges if line.start == scheme.id and line.kind == THEN}
        assert then == {*knowledge.schemes[scheme.id].then}


def test_a_condition_is_recognised_where_it_is_used(whole):
    lines = {(line.start, line.end) for line in whole.edges if line.kind == RESTS}
    assert {("age", "saposute_user"), ("out_of_work", "saposute_user"), ("work", "out_of_work")} <= lines
    assert {("saposute_user", "saposute-counselling"), ("jobless", "saposute-counselling")} <= lines
    assert ("age", "saposute-counselling") not in lines


def test_around_one_thing_stands_what_bears_on_it(whole):
    around = whole.around("saposute-counselling")
    ids = {item.id for item in around.items}
    assert {"age", "work", "readiness", "saposute_user", "jobless", "saposute", "hw-middle-senior", "job-training-pref"} <= ids
    assert not {"company_size", "labour-bureau", "middle_age"} & ids
    fact = {item.id for item in whole.around("age").items}
    assert {"saposute_user", "middle_age", "saposute", "workplace-experience"} <= fact
    assert "subsidy-hire" not in fact


def test_the_rules_of_the_day_are_drawn(region, t):  # noqa: F811
    change(region, "rules/schemes/retention.yaml", "  cites:", "  valid: 2025-04-01..2025-12-31\n  cites:")
    knowledge = load(region)
    assert "retention" in {item.id for item in dependence(knowledge, DAY, t).items}
    assert "retention" not in {item.id for item in dependence(knowledge, date(2026, 1, 1), t).items}


@needs_graphviz
def test_the_picture_has_a_title_and_every_name(whole, t):
    picture = figure(whole.around("saposute"), "サポステのまわり").svg
    assert picture.startswith('<svg role="img" aria-label="サポステのまわり" ')
    letters = re.sub(r"<[^>]*>|\s", "", unescape(picture))
    for item in whole.around("saposute").items:
        assert re.sub(r"\s", "", item.name) in letters
    assert " style=" not in picture
    assert min(map(float, re.findall(r'font-size="([\d.]+)"', picture))) >= 13


def test_mermaid_says_the_same(whole):
    around = whole.around("saposute")
    text = mermaid(around)
    assert text.startswith("flowchart LR\n")
    assert len(text.splitlines()) == 1 + len(around.items) + len(around.edges)


def test_the_page_says_in_words_what_it_draws(whole, t):
    page = graph_page(whole.around("saposute-counselling"), "図", t, NEAR)
    row = next(row for row in page.rows if row.id == "saposute-counselling")
    assert dict(row.lines)["次の段階"] == ("会社での職場体験", "県のジョブ・トレーニング", "無料の職業訓練（実践コース）")
    assert "働く準備" in dict(row.lines)["決め手になる質問と条件"]
    html = document("staff/graph.html", t, page=page)
    assert "<script" not in html
    assert " style=" not in html
    assert "この答えで決まる" in html


def test_without_graphviz_the_page_holds_the_text(whole, t, monkeypatch):
    monkeypatch.setenv("PATH", "")
    page = graph_page(whole, "図", t)
    assert [f.svg for f in page.figures] == ["", ""]
    assert "flowchart LR" in document("staff/graph.html", t, page=page)
