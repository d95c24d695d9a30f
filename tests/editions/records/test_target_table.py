"""The targets of a year in a form: untouched, not a byte changes; what the form takes, a file is never refused for."""

from dataclasses import replace
from itertools import product

import pytest

from navigator.editions.records.record_change import tree_of, with_tree
from navigator.editions.records.target_fields import TargetFields
from navigator.editions.records.target_table import TypedTarget, target_rows, with_targets
from navigator.knowledge.content.targets import read_target_year
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.yaml_file import yaml_tree
from tests.conftest import ROOT

YEAR = """\
title: はじめの年
period: 2030-04-01..2031-03-31
kpis:
  - {id: tea, section: B, owner: 県・市, value: '30', unit: 人, counted: year, text: お茶の会}  # 一つめ
  - id: share  # 二つめ
    section: B
    owner: 県・市
    each:
      - 県  # 注
      - 市
    adds: 'true'
    counted: rate
    rate_of: ["来た人", '席']
    text: 席の割合
    note: ' まだ '
"""
TEA = ("tea", TargetFields("30", "", "year"))


def typed_over(text, id, fields):
    """The text with what was typed of one target, and what is wrong with it."""
    tree = tree_of(text)
    seen = next(row.now.seen for row in target_rows(tree) if row.id == id)
    changed, problems = with_targets(tree, {id: TypedTarget(fields, seen)})
    return with_tree(text, changed), [(problem.field, problem.kind) for problem in problems.get(id, ())]


@pytest.mark.parametrize("text", [YEAR, *(file.read_text(encoding="utf-8") for file in sorted((ROOT / "content/kpi").glob("*.yaml")))])
def test_what_is_sent_as_it_was_shown_changes_no_byte(text):
    tree = tree_of(text)
    shown = {row.id: TypedTarget(replace(row.now, note=f"{row.now.note}\r\n"), row.now.seen) for row in target_rows(tree)}
    changed, problems = with_targets(tree, shown)
    assert (with_tree(text, changed), problems) == (text, {})
    assert len(shown) == text.count("section:")


@pytest.mark.parametrize(("id", "change", "old", "new"), [
    ("tea", {"each": ("県", " 市 ", "")}, "owner: 県・市, value", "owner: 県・市, each: [県, 市], value"),
    ("tea", {"each": ("県", "市"), "adds": True}, "owner: 県・市, value", "owner: 県・市, each: [県, 市], adds: true, value"),
    ("tea", {"counted": "rate", "rate_of": ("来た人", "席")}, "counted: year,", "counted: rate, rate_of: [来た人, 席],"),
    ("tea", {"counted": "words", "value": ""}, "value: '30', unit: 人, counted: year", "unit: 人, counted: words"),
    ("share", {"value": "７０"}, "    counted: rate\n    rate_of: [\"来た人\", '席']\n    text: 席の割合\n    note: ' まだ '\n",
     "    counted: rate\n    rate_of: [\"来た人\", '席']\n    text: 席の割合\n    note: ' まだ '\n    value: 70\n"),
    ("share", {"adds": False}, "    adds: 'true'\n", ""),
    ("share", {"rate_of": ("うまった席", "席")}, '"来た人"', '"うまった席"'),
    ("share", {"rate_of": ()}, "    rate_of: [\"来た人\", '席']\n", ""),
])  # fmt: skip
def test_what_is_typed_stands_where_the_files_have_it(id, change, old, new):
    now = next(row.now for row in target_rows(tree_of(YEAR)) if row.id == id)
    before = YEAR if id == "tea" else YEAR.replace("'30'", "30")
    text, problems = typed_over(before, id, replace(now, **change))
    assert problems == []
    assert before.count(old) == 1
    assert text == before.replace(old, new)


@pytest.mark.parametrize(("change", "said"), [
    ({"counted": "words"}, [("value", "words_number")]),
    ({"counted": "words", "value": "", "rate_of": ("来た人", "席")}, [("rate_of", "words_rate")]),
    ({"rate_of": ("来た人", "席")}, [("rate_of", "rate_only")]),
    ({"counted": "rate", "rate_of": ("来た人",)}, [("rate_of", "two_names")]),
    ({"counted": "rate", "rate_of": ("来た人", "席", "いす")}, [("rate_of", "two_names")]),
    ({"counted": "rate", "rate_of": ("来た\x07人", "席")}, [("rate_of", "letters")]),
    ({"adds": True}, [("adds", "adds_alone")]),
    ({"adds": True, "each": ("県", "市"), "counted": "words", "value": ""}, [("adds", "adds_words")]),
    ({"each": ("県", "町")}, [("each", "body")]),
    ({"each": ("県",)}, [("each", "bodies")]),
    ({"each": ("県", "市", "県")}, [("each", "bodies")]),
    ({"each": ("県・市", "\x07")}, [("each", "letters")]),
    ({"counted": "daily"}, [("counted", "choice")]),
    ({"value": "四十", "note": "\x07", "each": ("町",)}, [("value", "digits"), ("note", "letters"), ("each", "body")]),
])  # fmt: skip
def test_what_contradicts_is_told_at_each_field(change, said):
    assert typed_over(YEAR, "tea", replace(TEA[1], **change))[1] == said


@pytest.mark.parametrize(("owner", "body", "kind"), [
    ("県 北・市", "県 北", "body_letters"), ("県/北・市", "県/北", "body_letters"),
    (f"{'長' * 41}・市", "長" * 41, "body_letters"), (f"{'長' * 40}・市", "長" * 40, ""),
])  # fmt: skip
def test_a_body_whose_name_no_address_holds_is_told(owner, body, kind):
    said = typed_over(YEAR.replace("県・市, value", f"{owner}, value"), "tea", replace(TEA[1], each=(body, "市")))[1]
    assert said == ([("each", kind)] if kind else [])


def test_the_form_refuses_just_what_a_file_is_refused_for():
    refused = 0
    for counted, value, each, adds, rate_of in product(
        ("month", "year", "rate", "words", "daily"), ("", "12", "十二"), ((), ("県",), ("県", "市"), ("県", "町"), ("県", "県")),
        (False, True), ((), ("来た人",), ("来た人", "席"), ("a", "b", "c")),
    ):  # fmt: skip
        fields = TargetFields(value, "", counted, each, adds, rate_of)
        text, problems = typed_over(YEAR, "tea", fields)
        report = Report()
        read_target_year(yaml_tree(tree_of(text), "y1.yaml", report))
        assert bool(problems) == bool(report.problems), (fields, problems, report.problems)
        refused += bool(problems)
    assert 0 < refused < 600


def test_a_target_that_somebody_else_changed_meanwhile_is_not_written_over():
    tree = tree_of(YEAR.replace("'30'", "'31'"))
    typed = TypedTarget(replace(TEA[1], counted="month"), TEA[1].seen)
    problems = with_targets(tree, {"tea": typed})[1]
    assert [problem.kind for problem in problems["tea"]] == ["changed"]
