"""Trees that know their lines; what cannot be read is a problem with the way out."""

import pytest

from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.region_files import RegionFiles
from navigator.knowledge.files.yaml_file import YamlNode, read_yaml, yaml_tree


@pytest.fixture
def read(tmp_path):
    def read(text):
        (tmp_path / "a.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
        report = Report()
        return read_yaml("a.yaml", RegionFiles(tmp_path), report), report

    return read


def said(report):
    return [str(problem) for problem in (*report.unread, *report.problems)]


def test_scalars_stay_text_and_know_their_lines(read):
    tree, _ = read("a: no\nb:\n  - 0120\n  - 12:30\nc: {d: 1.0}\n")
    assert (tree.word("a"), tree.words("b")) == ("no", ("0120", "12:30"))
    assert [entry.line for entry in tree.entries("b")] == [3, 4]
    assert [(key, node.text(), node.line) for key, node in tree.pairs("c")] == [("d", "1.0", 5)]


def test_a_long_text_stands_where_its_key_stands(read):
    tree, _ = read("a:\n\n  long\nb: [x]\n")
    assert tree.get("a").line == 1
    assert tree.get("b").line == 4


def test_what_is_missing_or_empty_is_nothing(read):
    tree, report = read("a:\nb: []\n")
    for key in ("a", "b", "c"):
        assert (list(tree.entries(key)), tree.words(key)) == ([], ())
    assert list(tree.pairs("a")) == list(tree.pairs("c")) == []
    assert (tree.word("c"), tree.word("c", "other"), tree.get("c")) == ("", "other", None)
    assert read("")[0].list() == []
    assert said(report) == []


@pytest.mark.parametrize(
    ("reading", "problem"),
    [
        (lambda tree: tree.get("list").text(), "a.yaml:2  a plain text is expected here"),
        (lambda tree: tree.get("map").list(), "a.yaml:3  a list is expected here"),
        (lambda tree: list(tree.pairs("word")), "a.yaml:1  a mapping (key: value) is expected here"),
        (lambda tree: tree.get("word").number(), "a.yaml:1  a number is expected here"),
        (lambda tree: tree.get("list").number(), "a.yaml:2  a number is expected here"),
        (lambda tree: tree.expect(("word", "list", "maps")), "a.yaml:3  `map` is not known here. Did you mean `maps`?"),
        (lambda tree: tree.expect(("word", "list", "map"), ("more",)), "a.yaml:1  `more` is missing"),
    ],
)
def test_another_kind_than_expected_is_a_problem_at_its_line(read, reading, problem):
    tree, report = read("word: x\nlist: [x]\nmap: {k: v}\n")
    reading(tree)
    assert said(report) == [problem]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b"a: \xff\n", "a.yaml:1  the file is not UTF-8"),
        ("a: \x07\n", "a.yaml:1  not readable as YAML (a control character?)"),
        ("a: &b c\n", "a.yaml:1  anchors, aliases and tags"),
        ("a: !b c\n", "a.yaml:1  anchors, aliases and tags"),
        ("a: b\nb: c\na: d\n", "a.yaml:3  `a` is written twice"),
        ("a: b\n\tc: d\n", "a.yaml:2  not readable as YAML"),
        ("a: [b\n", "Check indentation and quotes near this line"),
    ],
)
def test_what_cannot_be_read_is_named(read, text, problem):
    _, report = read(text)
    assert problem in said(report)[0]


@pytest.mark.parametrize(
    ("text", "cause"),
    [("a: b\n\tc: d\n", "Line 2 holds a tab"), ("a:\n　b：c\n　d: e\n", "holds a full-width"), ("a：b\nc: d\n", "Line 1 holds a full-width colon")],
)
def test_a_mistyped_character_is_named_with_its_line(read, text, cause):
    _, report = read(text)
    assert cause in said(report)[0]


def test_a_missing_file_is_a_problem(tmp_path):
    report = Report()
    assert read_yaml("b.yaml", RegionFiles(tmp_path), report).value == {}
    assert said(report) == ["b.yaml:1  the file is missing"]


def test_plain_data_becomes_a_tree():
    tree = yaml_tree({"a": [1, {"b": "c"}]}, "made", Report())
    assert [isinstance(entry, YamlNode) for entry in tree.entries("a")] == [True, True]
    assert (tree.entries("a")[0].text(), tree.entries("a")[1].word("b")) == ("1", "c")
