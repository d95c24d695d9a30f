"""A target read aloud, in parts that change by themselves, and what is wrong with what was typed."""

from dataclasses import replace
from pathlib import Path

import pytest

from navigator.editions.records.record_files import RecordFiles
from navigator.editions.records.target_fields import TargetFields, TargetProblem
from navigator.editions.records.target_table import TargetRow
from navigator.knowledge.files.region_files import RegionFiles
from navigator.web.staff.editions.records.draft_records import ChangedField, DraftRecords
from navigator.web.staff.editions.records.target_words import (
    changed_targets,
    said_changes,
    said_counting,
    said_parts,
    said_problem,
    said_way,
    year_title,
)

ROW = TargetRow("tea", "お茶の会に来る人", "県・市", "人", TargetFields("1,200", "見こみ\n", "year"))
BODIES = replace(ROW, now=TargetFields("", "", "rate", ("県", "市"), True, ("来た人", "席")))


@pytest.mark.parametrize(("row", "parts"), [
    (ROW, {"number": "1200人　見こみ", "counted": "数え方：年度の合計", "each": "団体ごとの数：ありません", "rate_of": "分子と分母の名前：ありません"}),
    (BODIES, {
        "number": "—", "counted": "数え方：割合", "each": "団体ごとの数：県・市（足すと全体になります）", "rate_of": "分子は「来た人」、分母は「席」",
    }),
    (replace(ROW, now=TargetFields("", "まだ", "month", ("県",), False, ("来た人", "席", "部屋"))), {
        "number": "—　まだ", "counted": "数え方：月ごとの数", "each": "団体ごとの数：県（足しません）", "rate_of": "分子と分母の名前：来た人・席・部屋",
    }),
    (replace(ROW, now=TargetFields("3", "", "words", (), True)), {
        "number": "3人", "counted": "数え方：言葉で書く", "each": "団体ごとの数：（足すと全体になります）", "rate_of": "分子と分母の名前：ありません",
    }),
])  # fmt: skip
def test_a_target_is_read_aloud_part_by_part(t, row, parts):
    assert said_parts(t, row) == parts


@pytest.mark.parametrize(("row", "said"), [
    (ROW, ["年度の合計"]),
    (BODIES, ["割合", "団体ごとの数：県・市（足すと全体になります）", "分子は「来た人」、分母は「席」"]),
])  # fmt: skip
def test_how_it_is_counted_leaves_out_what_it_does_not_have(t, row, said):
    assert said_counting(t, row) == said


def test_another_way_of_a_file_stays(t):
    assert said_way(t, replace(ROW, now=TargetFields("", "", "daily"))) == "daily"


@pytest.mark.parametrize(("old", "new", "said"), [
    (ROW, ROW, ([], [])),
    (ROW, replace(ROW, now=replace(ROW.now, value="1300")), (["1200人　見こみ"], ["1300人　見こみ"])),
    (ROW, replace(ROW, now=replace(ROW.now, counted="month", each=("県",))), (
        ["数え方：年度の合計", "団体ごとの数：ありません"], ["数え方：月ごとの数", "団体ごとの数：県（足しません）"],
    )),
    (None, ROW, ([], ["1200人　見こみ", "数え方：年度の合計"])),
    (BODIES, None, (["—", "数え方：割合", "団体ごとの数：県・市（足すと全体になります）", "分子は「来た人」、分母は「席」"], [])),
    (None, None, ([], [])),
])  # fmt: skip
def test_what_changes_is_told_before_and_after(t, old, new, said):
    assert said_changes(t, old, new) == said


YEAR = """\
title: はじめの年
kpis:
  - {id: tea, owner: 県, value: '30', unit: 人, counted: year, text: お茶の会}
  - {id: gone, owner: 県, value: '1', unit: 人, counted: year, text: なくなる会}
"""
NEXT = YEAR.replace("'30'", "'40'").replace("お茶の会", "お茶会").partition("  - {id: gone")[0] + "  - {id: new, unit: 回, counted: words, text: 新しい会}\n"


def test_targets_of_a_year_are_told_as_they_are_called_now(t):
    before, after = (RecordFiles(RegionFiles(Path("none"), {"content/kpi/y1.yaml": text})) for text in (YEAR, NEXT))
    records = DraftRecords(None, (), after.files, after, before)
    assert changed_targets(t, records, "content/kpi/y1.yaml") == [
        ChangedField("お茶会", ["30人"], ["40人"]), ChangedField("なくなる会", ["1人", "数え方：年度の合計"], []),
        ChangedField("新しい会", [], ["—", "数え方：言葉で書く"]),
    ]  # fmt: skip
    assert changed_targets(t, records, "content/kpi/y2.yaml") == []


def test_a_year_is_called_by_its_title_or_its_file(t):
    files = RecordFiles(RegionFiles(Path("none"), {"content/kpi/y1.yaml": YEAR, "content/kpi/y2.yaml": "kpis: []\n"}))
    assert [year_title(files, f"content/kpi/{year}.yaml") for year in ("y1", "y2", "y3")] == ["はじめの年", "y2", "y3"]


@pytest.mark.parametrize(("problem", "said"), [
    (TargetProblem("value", "digits"), "数字だけで書いてください。たとえば：1500"),
    (TargetProblem("each", "body", "町"), "「町」は、担当（県・市）にありません。担当にある団体の名前を書いてください。"),
    (TargetProblem("value", "changed"), "ほかの方が、先に変えました。いまは「1200人　見こみ　数え方：年度の合計」です。よければ、もう一度入れてください。"),
])  # fmt: skip
def test_a_problem_says_the_way_out(t, problem, said):
    typed = replace(ROW, now=TargetFields("1300", "見こみ", "month"))
    assert said_problem(t, problem, ROW, typed) == said
    other = replace(ROW, now=replace(ROW.now, value="1300"))
    assert said_problem(t, TargetProblem("value", "changed"), ROW, other).startswith("ほかの方が、先に変えました。いまは「1200人　見こみ」です。")
