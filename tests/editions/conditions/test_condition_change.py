"""A condition is read into its tree and written back: unchanged to the byte, changed to what was asked, with the comments."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.editions.conditions import condition_edit
from navigator.editions.conditions.condition_change import (
    with_condition,
    with_first_condition,
    without_condition,
)
from navigator.editions.conditions.condition_places import (
    CONDITIONS,
    ConditionPlace,
    condition_at,
    condition_files,
    places_in,
    tree_of_file,
)
from navigator.editions.conditions.written_condition import (
    WrittenGroup,
    WrittenLeaf,
    flow_mapping,
    lines_of,
    read_text,
)
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_text import composed
from tests.conftest import CAMPAIGN, ROOT

REGIONS = (ROOT, ROOT / "tests/regions/mahoroba")
BLOCK = """\
# 決まり
young:
  # はじめに
  when:
    # 年齢
    age: "..{limit}"  # 上の線
    # どれか
    any:
      # 探している
      - work: [seeking, not_working]  # 仕事

      # 気持ち
      - {work: home, wants: yes}   # 家
      - not: {is: old}
    # 町
    town: ['10201']
  cites: [a]  # 根拠
old:
  age: 65..
  # 根拠の前
  cites: [b]
"""
PLACE = ConditionPlace("rules/conditions.yaml", ("young", "when"), "condition", "young")
OLD = ConditionPlace("rules/categories.yaml", ("old",), "category", "old")


def every_place():
    for folder in REGIONS:
        files = RegionFiles(folder)
        for file in condition_files(files):
            tree, text = tree_of_file(file, files), files.content(file).decode()
            for place in places_in(file, tree):
                yield text, place, condition_at(tree, place)


PLACES = list(every_place())
LEAVES = st.sampled_from(
    [WrittenLeaf("work", ("seeking",)), WrittenLeaf("age", ("..{saposute_age_limit}",)), WrittenLeaf("is", ("willing", "x")),
     WrittenLeaf("municipality", ("10201", "10464")), WrittenLeaf("plans", ())]
)  # fmt: skip
TREES = st.recursive(
    LEAVES,
    lambda parts: st.one_of(
        st.builds(WrittenGroup, st.sampled_from(["all", "any"]), st.lists(parts, min_size=1, max_size=3).map(tuple)),
        st.builds(WrittenGroup, st.just("not"), parts.map(lambda part: (part,))),
    ),
    max_leaves=6,
)


def young(text=BLOCK):
    return condition_at(composed(text), PLACE)


def test_the_regions_hold_every_kind_of_condition():
    assert {place.kind for _, place, _ in PLACES} == {
        "condition", "category", "window", "scheme", "desk", "instead_for", "part", "urgent", "windows", "schemes", "in_sight",
        "office", "variant", "leads", "not_for", "in_sight_for",
    }  # fmt: skip
    named = {place.id for text, place, _ in PLACES if place.kind == "condition"}
    assert named == {"young", *(key.value for key, _ in composed((ROOT / CONDITIONS).read_text(encoding="utf-8")).value)}


def test_every_condition_is_written_as_it_was_read():
    for text, place, condition in PLACES:
        assert with_condition(text, place, condition) == text, place
        assert read_text(flow_mapping(condition)) == condition, place


def test_every_line_of_every_condition_can_go_turn_and_move():
    for text, place, condition in PLACES if CAMPAIGN else PLACES[:140:9]:
        for path, part in lines_of(condition):
            wanted = [condition_edit.wrapped(condition, path, "not"), condition_edit.added(condition, path, part)[0]]
            wanted += [condition_edit.turned(condition, path), condition_edit.moved(condition, path, 1)[0]]
            for each in [*wanted, *([condition_edit.removed(condition, path)] if path else [])]:
                changed = with_condition(text, place, each)
                assert changed is not None, (place, each)
                assert condition_at(composed(changed), place) == each


@settings(deadline=None, max_examples=400 if CAMPAIGN else 20)
@given(st.sampled_from(PLACES), TREES)
def test_any_other_condition_is_what_is_loaded(chosen, wanted):
    text, place, _ = chosen
    changed = with_condition(text, place, wanted)
    before, after = composed(text), composed(changed)
    assert condition_at(after, place) == wanted
    others = [each for each in places_in(place.file, before) if each != place]
    assert [condition_at(after, each) for each in others] == [condition_at(before, each) for each in others]
    assert changed.count("#") == text.count("#")


@given(TREES)
def test_one_line_says_any_condition(wanted):
    assert read_text(flow_mapping(wanted)) == wanted


def test_what_stays_keeps_its_text_and_its_comments():
    wanted = condition_edit.replaced(young(), (0,), WrittenLeaf("age", ("20..{limit}",)))
    assert with_condition(BLOCK, PLACE, wanted) == BLOCK.replace('"..{limit}"', '"20..{limit}"')
    wanted = condition_edit.replaced(young(), (1, 0), WrittenLeaf("work", ("seeking",)))
    assert with_condition(BLOCK, PLACE, wanted) == BLOCK.replace("[seeking, not_working]", "[seeking]")
    wanted = condition_edit.replaced(young(), (2,), WrittenLeaf("town", ("10201", "10202")))
    assert with_condition(BLOCK, PLACE, wanted) == BLOCK.replace("['10201']", "['10201', '10202']")
    wanted = condition_edit.replaced(young(), (1, 1, 1), WrittenLeaf("wants", ("no",)))
    assert with_condition(BLOCK, PLACE, wanted) == BLOCK.replace("wants: yes", "wants: no")


def test_a_line_moves_with_its_comments():
    wanted, path = condition_edit.moved(young(), (1, 1), -1)
    assert path == (1, 0)
    first, second = '      # 探している\n      - work: [seeking, not_working]  # 仕事\n\n', "      # 気持ち\n      - {work: home, wants: yes}   # 家\n"
    assert first + second in BLOCK
    changed = with_condition(BLOCK, PLACE, wanted)
    assert condition_at(composed(changed), PLACE) == wanted
    assert "# 気持ち\n      - {work: home, wants: yes}   # 家\n" in changed
    assert "- work: [seeking, not_working]  # 仕事\n" in changed


def test_a_line_is_added_and_taken_away():
    added, path = condition_edit.added(young(), (1,), WrittenLeaf("lonely", ("yes",)))
    assert path == (1, 3)
    assert with_condition(BLOCK, PLACE, added) == BLOCK.replace("is: old}\n", "is: old}\n      - lonely: yes\n")
    below, _ = condition_edit.added(young(), (0,), WrittenLeaf("lonely", ("yes",)))
    assert with_condition(BLOCK, PLACE, below) == BLOCK.replace("# 上の線\n", "# 上の線\n    lonely: yes\n")
    gone = condition_edit.removed(young(), (1, 2, 0))
    assert with_condition(BLOCK, PLACE, gone) == BLOCK.replace("      - not: {is: old}\n", "")


def test_notes_beside_a_category_stay_where_they_stand():
    wanted = read_text("{any: [{age: 70..}, {work: home}]}")
    changed = with_condition(BLOCK, OLD, wanted)
    assert changed == BLOCK.replace("  age: 65..\n", "  any:\n    - age: 70..\n    - work: home\n")


def test_the_ends_of_lines_are_kept():
    text = BLOCK.replace("\n", "\r\n")
    added, _ = condition_edit.added(young(), (1,), WrittenLeaf("lonely", ("yes",)))
    assert with_condition(text, PLACE, added) == with_condition(BLOCK, PLACE, added).replace("\n", "\r\n")


def test_a_comment_that_would_be_lost_stops_the_change():
    assert with_condition(BLOCK, PLACE, condition_edit.wrapped(young(), (), "not")) is None


@pytest.mark.parametrize(
    "text", ["[]", "a: [", "x", "{any: x}", "{a: {b: c}}", "{not: x}", "&a {b: c}", "{a: [[b]]}", "{a: b, a: c}", "[" * 400, "{any: [" * 13]
)
def test_what_is_no_condition_is_none(text):
    assert read_text(text) is None


FIRST = ConditionPlace("rules/windows.yaml", ("desk", "eligible"), "window", "desk")


@pytest.mark.parametrize(("place", "text", "wanted", "changed"), [
    (FIRST, "desk:\n  for: [a]\n", "{age: ..49}", "desk:\n  for: [a]\n  eligible:\n    age: ..49\n"),
    (FIRST, "desk:\n  for: [a]\n", "{all: [{age: ..49}]}", "desk:\n  for: [a]\n  eligible:\n    age: ..49\n"),
    (FIRST, "desk: {for: [a]}\n", "{age: ..49, is: old}", "desk: {for: [a], eligible: {age: ..49, is: old}}\n"),
    (ConditionPlace("rules/ranks.yaml", ("windows", 1, "when"), "windows", "windows", 1), "windows:\n  - {put: [a]}\n  - {put: [b]}\n", "{is: old}",
     "windows:\n  - {put: [a]}\n  - {put: [b], when: {is: old}}\n"),
    (FIRST, "desk: [", "{age: ..49}", None), (FIRST, "a: 1\na: 2\n", "{age: ..49}", None),
])  # fmt: skip
def test_a_first_condition_stands_where_none_stood(place, text, wanted, changed):
    assert with_first_condition(text, place, read_text(wanted)) == changed


@pytest.mark.parametrize(("place", "text", "changed"), [
    (FIRST, "desk:\n  for: [a]\n  # 注\n  eligible:\n    age: ..49  # 線\n  cites: [b]\n", "desk:\n  for: [a]\n  # 注\n  cites: [b]\n"),
    (ConditionPlace("content/other_doors.yaml", ("rent", "leads", "when"), "leads", "rent"), "rent:\n  leads: {before: [a], when: {age: 1}}\n  doors: []\n",
     "rent:\n  doors: []\n"),
    (ConditionPlace("rules/schemes/a.yaml", ("a", "desk_decides", "when"), "desk", "a"), "a:\n  desk_decides: {why: x, when: {age: 1}}\n",
     "a:\n  desk_decides: {why: x}\n"),
    (FIRST, "desk: [", None),
])  # fmt: skip
def test_a_condition_goes_with_its_comments_and_what_is_said_with_it_alone(place, text, changed):
    assert without_condition(text, place) == changed


LIST = """\
young:
  when:
    any:
      - a: 1  # 甲
      # 二
      - {b: 2, c: 3}  # 乙
      # 三
      - d: 4  # 丙
  cites: [x]
"""


@pytest.mark.parametrize(("wanted", "changed"), [
    ("{any: [{d: 4}, {a: 1}, {b: 2, c: 3}]}", ["# 三", "- d: 4  # 丙", "- a: 1  # 甲", "# 二", "- {b: 2, c: 3}  # 乙"]),
    ("{any: [{a: 1}, {b: 2, c: 5}, {d: 4}]}", ["- a: 1  # 甲", "# 二", "- {b: 2, c: 5}  # 乙", "# 三", "- d: 4  # 丙"]),
    ("{any: [{a: 1}, {e: 9}, {b: 2, c: 3}, {d: 4}]}", ["- a: 1  # 甲", "- e: 9", "# 二", "- {b: 2, c: 3}  # 乙", "# 三", "- d: 4  # 丙"]),
    ("{any: [{a: 1}, {d: 4}]}", ["- a: 1  # 甲", "# 三", "- d: 4  # 丙"]),
    ("{any: [{a: 7}, {b: 2, c: 3}, {d: 8}]}", ["- a: 7  # 甲", "# 二", "- {b: 2, c: 3}  # 乙", "# 三", "- d: 8  # 丙"]),
    ("{any: [{b: 2, c: 3}, {a: 7}, {d: 4}]}", ["# 二", "- {b: 2, c: 3}  # 乙", "- a: 7  # 甲", "# 三", "- d: 4  # 丙"]),
])  # fmt: skip
def test_each_entry_takes_its_text_along(wanted, changed):
    text = with_condition(LIST, PLACE, read_text(wanted))
    assert [line.strip() for line in text.splitlines()[3:-1]] == changed


def test_another_entry_takes_the_text_of_the_nearest_that_is_left():
    text = LIST.replace("  cites", "      # 四\n      - e: 5  # 丁\n  cites")
    wanted = read_text("{any: [{d: 4}, {b: 2, c: 3}, {e: 9}]}")
    lines = [line.strip() for line in with_condition(text, PLACE, wanted).splitlines()[3:-1]]
    assert lines == ["# 三", "- d: 4  # 丙", "# 二", "- {b: 2, c: 3}  # 乙", "# 四", "- e: 9  # 丁"]


CATEGORY = ConditionPlace("rules/categories.yaml", ("old",), "category", "old")


@pytest.mark.parametrize(("text", "wanted", "changed"), [
    ("old: {age: 65.., cites: [a]}\n", "{age: 70..}", "old: {age: 70.., cites: [a]}\n"),
    ("old: {cites: [a], age: 65..}\n", "{age: 70.., is: x}", "old: {cites: [a], age: 70.., is: x}\n"),
    ("old: {called: y, cites: [a], age: 65.., work: home}\n", "{work: home}", "old: {called: y, cites: [a], work: home}\n"),
    ("old:\n  cites: [a]\n  age: 65..\n", "{age: 65.., work: home}", "old:\n  cites: [a]\n  age: 65..\n  work: home\n"),
    ("old:\n  age: 65..\n  cites: [a]\n", "{age: 65.., work: home}", "old:\n  age: 65..\n  work: home\n  cites: [a]\n"),
])  # fmt: skip
def test_notes_beside_a_condition_keep_their_side(text, wanted, changed):
    assert with_condition(text, CATEGORY, read_text(wanted)) == changed


@pytest.mark.parametrize(("text", "wanted", "changed"), [
    ("old: {town: ['1', '2']}\n", "{town: ['1', '3']}", "old: {town: ['1', '3']}\n"),
    ("old: {town: ['1']}\n", "{town: [\"it's\"]}", "old: {town: [\"it's\"]}\n"),
    ("old: {town: [a, b]}\n", "{town: [b]}", "old: {town: [b]}\n"),
    ("old: {town: a}\n", "{town: [a, c]}", "old: {town: [a, c]}\n"),
    ("old: {plans: []}\n", "{plans: [a]}", "old: {plans: [a]}\n"),
    ("old: {not: {age: 1}}\n", "{not: {age: 2}}", "old: {not: {age: 2}}\n"),
    ("old: {all: [{age: 1}, {is: x}]}\n", "{all: [{age: 1}, {is: y}]}", "old: {all: [{age: 1}, {is: y}]}\n"),
    ("old: {any: [{age: 1}]}\n", "{any: [{age: 1}, {is: y}]}", "old: {any: [{age: 1}, {is: y}]}\n"),
])  # fmt: skip
def test_values_are_written_as_they_stand_beside_them(text, wanted, changed):
    assert with_condition(text, CATEGORY, read_text(wanted)) == changed
