"""Another value of any part of a file: only that differs when it is read again, and not a byte changes elsewhere."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from navigator.editions.edition_files import file_names, own_text
from navigator.editions.records.record_change import part_of, tree_of, with_part, with_tree
from navigator.knowledge.files.region_files import RegionFiles
from tests.conftest import CAMPAIGN, ROOT

SAMPLED = 1 if CAMPAIGN else 1000  # of so many places one
DESK = """\
# 窓口
moon:
  # 名前の注
  name: つき  # 行の注
  lead: {resident: 'あ, い', family: う}
  bring: [紙, ペン]
  say:
    - はじめて。  # 一
    # 二の前
    - 聞きたい。
  ways:
  - {text: 来る, cites: [a]}   # 道
star:
  name: ほし
  lead: ""
  note:"""


def changed(*path_and_value):
    *path, value = path_and_value
    return with_tree(DESK, with_part(tree_of(DESK), path, value))


@pytest.mark.parametrize(("path", "value", "old", "new"), [
    (("moon", "name"), "ひ", "name: つき", "name: ひ"),
    (("moon", "name"), "a: b", "name: つき", 'name: "a: b"'),
    (("moon", "name"), "{n}歳", "name: つき", 'name: "{n}歳"'),
    (("moon", "lead", "resident"), "か", "'あ, い'", "'か'"),
    (("moon", "lead", "resident"), "it's", "'あ, い'", "'it''s'"),
    (("moon", "lead", "supporter"), "え", "family: う", "family: う, supporter: え"),
    (("moon", "lead", "family"), None, ", family: う", ""),
    (("moon", "lead", "resident"), None, "resident: 'あ, い', ", ""),
    (("moon", "lead"), "みんなに", "{resident: 'あ, い', family: う}", "みんなに"),
    (("moon", "bring"), ["紙", "かぎ", "ペン"], "紙, ペン", "紙, かぎ, ペン"),
    (("moon", "bring"), ["ペン"], "紙, ペン", "ペン"),
    (("moon", "bring"), ["紙"], "紙, ペン", "紙"),
    (("moon", "bring"), [], "[紙, ペン]", "[]"),
    (("moon", "bring"), None, "  bring: [紙, ペン]\n", ""),
    (("moon", "say"), ["はじめて。", "聞きたい。", "予約は。"], "- 聞きたい。\n", "- 聞きたい。\n    - 予約は。\n"),
    (("moon", "say"), ["もし。", "はじめて。", "聞きたい。"], "    - はじめて", "    - もし。\n    - はじめて"),
    (("moon", "say"), ["はじめて。"], "    - 聞きたい。\n", ""),
    (("moon", "ways"), [{"text": "来る", "cites": ["a", "b"]}], "[a]", "[a, b]"),
    (("moon", "ways"), [{"text": "来る", "cites": ["a"]}, {"text": "行く"}], "# 道\n", "# 道\n  - {text: 行く}\n"),
    (("star", "lead"), {"resident": "あ", "family": "い"}, 'lead: ""', "lead:\n    resident: あ\n    family: い"),
    (("star", "note"), "注", "note:", "note: 注"),
    (("star", "page", "url"), "https://www.example.org/", "note:", "note:\n  page:\n    url: https://www.example.org/"),
    (("sun",), {"name": "ひ", "bring": ["a"]}, "note:", "note:\nsun:\n  name: ひ\n  bring: [a]"),
    (("star",), None, 'star:\n  name: ほし\n  lead: ""\n  note:', ""),
])  # fmt: skip
def test_what_differs_is_written_where_it_stands(path, value, old, new):
    assert DESK.count(old) == 1
    assert changed(*path, value) == DESK.replace(old, new)


@pytest.mark.parametrize("value", [{"name": "つき"}, {"name": "つき", "bring": ["紙"]}, "つき"])
def test_no_comment_is_lost(value):
    assert changed("moon", value) is None


@pytest.mark.parametrize("text", ["a: [", "a: 1\na: 2\n", "- 1\n", "\x00"])
def test_what_cannot_be_read_is_left_alone(text):
    assert with_tree(text, {"a": "3"}) is None


def test_an_empty_file_takes_its_first_record():
    assert with_tree("# 注\n", {"moon": {"name": "つき"}}) == "# 注\nmoon:\n  name: つき\n"


def test_the_ends_of_lines_are_kept():
    for path, value in ((("moon", "say"), ["はじめて。", "聞きたい。", "予約は。"]), (("star", "lead"), {"resident": "あ"})):
        windows = DESK.replace("\n", "\r\n")
        assert with_tree(windows, with_part(tree_of(windows), path, value)) == changed(*path, value).replace("\n", "\r\n")


@pytest.mark.parametrize("value", ["", " ", "- a", "a #b", "a: ", "'", '"', "\\", "#8008", "~", "a\u2028b", "a\nb", "？", "[", "{n}", "!", "a,b"])
def test_whatever_is_written_is_read_again(value):
    for path in (("moon", "name"), ("moon", "lead", "resident"), ("moon", "lead", value or "x"), ("star", "note"), ("star", value or "x")):
        assert part_of(tree_of(changed(*path, value)), path) == value, path
    assert part_of(tree_of(changed("moon", "bring", ["紙", value])), ("moon", "bring")) == ["紙", value]


def places(tree, path=()):
    """The keys and numbers that lead to each text."""
    if isinstance(tree, str):
        yield path
    for key, part in tree.items() if isinstance(tree, dict) else enumerate(tree if isinstance(tree, list) else ()):
        yield from places(part, (*path, key))


def put(tree, path, value):
    """As the tree was, but for one text."""
    if not path:
        return value
    changed = dict(tree) if isinstance(tree, dict) else [*tree]
    changed[path[0]] = put(tree[path[0]], path[1:], value)
    return changed


def lines_beside(text, changed):
    """How many lines stand otherwise."""
    before, after = text.splitlines(), changed.splitlines()
    return sum(one != other for one, other in zip(before, after, strict=True))


@pytest.mark.parametrize("region", [".", "tests/regions/mahoroba"])
def test_every_text_of_a_region_can_be_another(region):
    files = RegionFiles(ROOT / region)
    seen = 0
    for name in file_names(files):
        text = own_text(files, name)
        tree = tree_of(text)
        assert with_tree(text, tree) == text, name
        for n, path in enumerate(places(tree), seen):
            if n % SAMPLED == 0:
                wanted = put(tree, path, "べつの、言葉: [x] #1")
                changed = with_tree(text, wanted)
                assert tree_of(changed) == wanted, (name, path)
                assert lines_beside(text, changed) == 1, (name, path)
            seen += 1
    assert seen > 100


WORDS = st.sampled_from(("あ", "い: う", "a, b", "[", "#1", "12", "", "{n}", "- a", "長い言葉" * 20))
TREES = st.recursive(WORDS, lambda part: st.lists(part, max_size=3) | st.dictionaries(st.sampled_from("abcde"), part, max_size=3), max_leaves=8)
RECORDS = st.dictionaries(st.sampled_from(("moon", "star", "sun")), st.dictionaries(st.sampled_from("abc"), TREES, min_size=1), min_size=1)


@given(RECORDS, TREES, st.sampled_from("abcd"), st.sampled_from((True, False, None)), st.sampled_from((2, 4)), st.integers(0, 2))
def test_any_value_takes_the_place_of_any_other(records, value, key, style, indent, n):
    text = "# 注\n" + yaml.dump(records, allow_unicode=True, sort_keys=False, default_flow_style=style, indent=indent, width=200)
    id = [*records][n % len(records)]
    wanted = with_part(records, (id, key), value)
    changed = with_tree(text, wanted)
    assert tree_of(changed) == wanted
    assert changed.startswith("# 注\n")


def test_an_entry_of_a_list_is_changed_made_and_taken_away():
    text = "a: # why\n  - {name: one} # first\n  - name: two\n"
    tree = tree_of(text)
    assert part_of(tree, ("a", "@1", "name")) == "two"
    assert part_of(tree, ("a", "@2", "name")) is None
    assert with_tree(text, with_part(tree, ("a", "@1", "more"), "x")) == text + "    more: x\n"
    assert with_part({}, ("a", "@0", "name"), "one") == {"a": [{"name": "one"}]}
    assert with_part(tree, ("a", "@1"), None) == {"a": [{"name": "one"}]}
    assert with_part(tree, ("a", "@0", "name"), None) == {"a": [{"name": "two"}]}


def test_a_comment_goes_with_what_it_is_said_of_only_where_that_is_meant():
    text = "# head\na:\n  b: c # why\n  d: e\n"
    wanted = with_part(tree_of(text), ("a", "b"), None)
    assert with_tree(text, wanted) is None
    assert with_tree(text, wanted, may_lose_comments=True) == "# head\na:\n  d: e\n"


def test_a_file_that_holds_nothing_yet_takes_a_first_record_beside_its_comment():
    assert with_tree("# head\n{}\n", {"a": {"b": "c"}}) == "# head\na:\n  b: c\n"


STEPS = """\
steps:
  - put: [a]
    cites: [x]
    more: y
  # 二
  - {put: [b], cites: [z]}
  -
    put: [c]
rest: 1
"""


@pytest.mark.parametrize(("path", "value", "old", "new"), [
    (("steps", "@0", "put"), None, "  - put: [a]\n    cites: [x]\n", "  - cites: [x]\n"),
    (("steps", "@0", "cites"), None, "    cites: [x]\n", ""),
    (("steps", "@0", "more"), None, "    more: y\n", ""),
    (("steps", "@0"), None, "  - put: [a]\n    cites: [x]\n    more: y\n", ""),
    (("steps", "@2"), None, "  -\n    put: [c]\n", ""),
    (("steps", "@1", "cites"), None, ", cites: [z]", ""),
    (("steps", "@1", "put"), None, "put: [b], ", ""),
    (("steps", "@2", "put"), ["d"], "[c]", "[d]"),
    (("steps", "@2", "cites"), ["d"], "    put: [c]\n", "    put: [c]\n    cites: [d]\n"),
    (("steps", "@3", "put"), ["d"], "    put: [c]\n", "    put: [c]\n  - {put: [d]}\n"),
    (("rest",), None, "rest: 1\n", ""),
    (("steps",), None, STEPS.partition("rest")[0], ""),
])  # fmt: skip
def test_entries_and_their_first_keys_go_and_come(path, value, old, new):
    wanted = with_part(tree_of(STEPS), path, value)
    assert STEPS.count(old) == 1
    assert with_tree(STEPS, wanted, may_lose_comments=path == ("steps",)) == STEPS.replace(old, new)


@pytest.mark.parametrize(("text", "wanted", "changed"), [
    ("a: [x, y, z]\n", {"a": ["y"]}, "a: [y]\n"), ("a: [x, y, z]\n", {"a": ["x", "z"]}, "a: [x, z]\n"), ("a: [x]\n", {"a": ["w", "x"]}, "a: [w, x]\n"),
    ("- a\n- b\n- c\n", ["a", "c"], "- a\n- c\n"), ("- a\n- b\n", ["b"], "- b\n"), ("- a\n", ["a", "b"], "- a\n- b\n"), ("- a", ["a", "b"], "- a\n- b"),
    ("- a\n", ["z", "a"], "- z\n- a\n"), ("a: 1", {"a": "1", "b": "2"}, "a: 1\nb: 2"), ("b: 2\n", {"a": "1", "b": "2"}, "a: 1\nb: 2\n"),
    ("{a: 1}\n", {"b": "0", "a": "1"}, "{b: 0, a: 1}\n"), ("a: |\n  x\n  y\nb: 1\n", {"a": "z", "b": "1"}, "a: z\nb: 1\n"),
    ("a:\n  - x\n", {"a": ["x" * 70, "y"]}, f"a:\n  - {'x' * 70}\n  - y\n"), ("a: x\n", {"a": ["x" * 30, "y" * 30]}, f"a: [{'x' * 30}, {'y' * 30}]\n"),
    ("a: x\n", {"a": ["x" * 31, "y" * 30]}, f"a:\n  - {'x' * 31}\n  - {'y' * 30}\n"), ("", {"a": "1"}, "a: 1\n"), ("# x", {"a": "1"}, "# x\na: 1\n"),
    ("a: |\n  x\nb: 1\n", {"a": "x\n", "c": "2", "b": "1"}, "a: |\n  x\nc: 2\nb: 1\n"), ("a: |\n  x\n", {"a": "x\n", "c": "2"}, "a: |\n  x\nc: 2\n"),
    ("? a\n: 1\n? b\n: 2\n? c\n: 3\n", {"a": "1", "c": "3"}, "? a\n: 1\n? c\n: 3\n"),
    ("a: 1\n", ["a"], None), ("a: 1\n", "a", None),
])  # fmt: skip
def test_lists_and_mappings_of_either_style_are_changed_in_it(text, wanted, changed):
    assert with_tree(text, wanted) == changed
