"""A line of a file leads to the keys, the record and the field that it belongs to."""

from pathlib import Path

import pytest

from navigator.editions.records.record_files import RecordFiles
from navigator.editions.records.record_places import keys_at, last_line, place_of
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_text import composed

BLOCK = """\
# 前
a:
  b: 1
  c:
    - x
    - d: 2
      e: 3

f: {g: 4, h: 5}
i:
  - j: 6
"""


@pytest.mark.parametrize(("line", "keys"), [
    (1, ()), (2, ("a",)), (3, ("a", "b")), (4, ("a", "c")), (5, ("a", "c", "@0")), (6, ("a", "c", "@1", "d")), (7, ("a", "c", "@1", "e")),
    (8, ("a",)), (9, ("f",)), (10, ("i",)), (11, ("i", "@0", "j")), (12, ("i",)),
])  # fmt: skip
def test_a_line_has_the_keys_above_it(line, keys):
    assert keys_at(BLOCK, line) == keys


@pytest.mark.parametrize(("text", "line", "keys"), [
    ("a: [\n", 1, ()), ("", 1, ()), ("word", 1, ()), ("- a\n- b: c\n", 2, ("@1", "b")), ("{a: 1, b: 2}\n", 1, ("b",)),
    ("a:\n  - {b: 1,\n     c: 2}\n", 3, ("a", "@0")), ("a:\n  b: |\n    x\n    y\nc: 1\n", 4, ("a", "b")),
])  # fmt: skip
def test_other_ways_of_writing_lead_as_far_as_they_can(text, line, keys):
    assert keys_at(text, line) == keys


@pytest.mark.parametrize(("text", "last"), [
    ("a:\n  b: 1\n  c:\n    - x\n    - y: 2\nd: 3\n", 5), ("a: {b: 1,\n   c: 2}\nd: 3\n", 2), ("a: word\nd: 3\n", 1),
    ("a:\n  - b\n\n  # 後\nd: 3\n", 2),
])  # fmt: skip
def test_a_node_ends_with_the_line_of_its_last_value(text, last):
    assert last_line(composed(text).value[0][1]) == last


TEXTS = {
    "content/windows.yaml": """\
desk:
  name: 窓口
  lead:
    resident: どこ
  relay:
    office: x
  variants:
    - when: {age: 1}
      why: なぜ
    - say: 言う
hall:
  name: 役所
""",
    "rules/windows.yaml": "desk:\n  for: [resident]\n  eligible: {age: 1}\n",
    "content/offices/desk.yaml": "north:\n  name: 北\n  branches:\n    - name: 出張所\n",
    "content/plan.yaml": "title: 計画\nperiod: 2026-04-01..\nsections:\n  - id: '1'\n    title: はじめ\n  - id: '2'\n    title: つぎ\n",
    "rules/ranks.yaml": "windows:\n  - put: [desk]\n    cites: [x]\n  - put: [hall]\n",
    "content/schemes/course.yaml": "course:\n  name: 講座\n",
    "rules/schemes/course.yaml": "course:\n  window: desk\n",
    "content/operator.yaml": "name: 課\n",
}
FILES = RecordFiles(RegionFiles(Path("none"), TEXTS))


@pytest.mark.parametrize(("file", "line", "place"), [
    ("content/windows.yaml", 1, ("windows", "desk", "", "")),
    ("content/windows.yaml", 2, ("windows", "desk", "0.name", "名前")),
    ("content/windows.yaml", 4, ("windows", "desk", "0.lead", "どんなところか")),
    ("content/windows.yaml", 5, ("windows", "desk", "0.relay/office", "電話をつなぐところ")),
    ("content/windows.yaml", 6, ("windows", "desk", "0.relay/office", "電話をつなぐところ")),
    ("content/windows.yaml", 8, ("variants", "desk/1", "", "")),
    ("content/windows.yaml", 9, ("variants", "desk/1", "0.why", "なぜここか")),
    ("content/windows.yaml", 10, ("variants", "desk/2", "0.say", "電話で言う言葉")),
    ("content/windows.yaml", 12, ("windows", "hall", "0.name", "名前")),
    ("rules/windows.yaml", 2, ("windows", "desk", "1.for", "だれのためのところか")),
    ("rules/windows.yaml", 3, ("windows", "desk", "", "")),
    ("content/offices/desk.yaml", 2, ("offices", "desk/north", "0.name", "名前")),
    ("content/offices/desk.yaml", 4, ("offices", "desk/north", "0.branches/@0/name", "出張所の名前（出張所）")),
    ("content/plan.yaml", 2, ("plan", "plan", "0.period", "いつからいつまで")),
    ("content/plan.yaml", 5, ("sections", "1", "0.title", "見出し")),
    ("content/plan.yaml", 6, ("sections", "2", "", "")),
    ("rules/ranks.yaml", 3, ("window-steps", "1", "0.cites", "根拠")),
    ("rules/ranks.yaml", 4, ("window-steps", "2", "0.put", "先に出す窓口")),
    ("rules/schemes/course.yaml", 2, ("schemes", "course", "1.window", "申し込む窓口")),
    ("content/operator.yaml", 1, ("operator", "operator", "0.name", "組織と課の名前")),
])  # fmt: skip
def test_a_line_leads_to_its_record_and_field(file, line, place):
    found = place_of(FILES, file, line)
    assert (found.record.kind.id, found.record.id, found.field, found.label) == place


@pytest.mark.parametrize(("file", "line"), [
    ("content/facts/none.yaml", 1), ("rules/windows/desk.yaml", 1), ("content/schemes/other.yaml", 1), ("content/topics.yaml", 1),
])  # fmt: skip
def test_what_no_form_shows_has_no_place(file, line):
    assert place_of(FILES, file, line) is None


def test_a_line_behind_the_last_entry_of_a_list_is_of_none_of_its_records():
    files = RecordFiles(RegionFiles(Path("none"), {"content/plan.yaml": "title: 計画\nsections: []\n"}))
    assert place_of(files, "content/plan.yaml", 2).record.kind.id == "plan"
