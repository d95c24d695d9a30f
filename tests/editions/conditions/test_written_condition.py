"""A condition is read from the rule files' own syntax, and said in it with no more quotes than it needs."""

import pytest

from navigator.editions.conditions.written_condition import (
    EMPTY,
    MAX_DEPTH,
    MAX_LETTERS,
    WrittenGroup,
    WrittenLeaf,
    flow_mapping,
    key_of,
    lines_of,
    names_in,
    pairs_of,
    quoted,
    read_node,
    read_text,
)
from navigator.knowledge.files.yaml_text import composed

WORK, AGE = WrittenLeaf("work", ("seeking", "home")), WrittenLeaf("age", ("..49",))
OLD = WrittenLeaf("is", ("old",))


@pytest.mark.parametrize(("text", "condition"), [
    ("{age: ..49}", AGE),
    ("{work: [seeking, home]}", WORK),
    ("{plans: []}", WrittenLeaf("plans", ())),
    ("{plans: ''}", WrittenLeaf("plans", ())),
    ("{age: ..49, is: old}", WrittenGroup("all", (AGE, OLD))),
    ("{all: [{age: ..49}, {is: old}]}", WrittenGroup("all", (AGE, OLD))),
    ("{any: [{age: ..49}, {is: old}]}", WrittenGroup("any", (AGE, OLD))),
    ("{any: []}", WrittenGroup("any", ())),
    ("{not: {is: old}}", WrittenGroup("not", (OLD,))),
    ("{not: {age: ..49, is: old}}", WrittenGroup("not", (WrittenGroup("all", (AGE, OLD)),))),
    ("{}", EMPTY),
])  # fmt: skip
def test_a_condition_is_read(text, condition):
    assert read_text(text) == condition


@pytest.mark.parametrize("text", [
    "[]", "word", "{not: x}", "{all: {a: b}}", "{any: x}", "{any: [x]}", "{not: {a: {b: c}}}", "{a: [b, {c: d}]}", "{a: [b, [c]]}",
    "{a: b, c: {d: e}}", "{[a]: b}",
    "{a: b, a: c}", "{a: b", "&a {b: c}",
])  # fmt: skip
def test_what_is_none_is_not_read_in_part(text):
    assert read_text(text) is None


def test_a_condition_has_no_two_parts_of_one_key():
    assert read_node(composed("{a: b, a: c}")) is None


@pytest.mark.parametrize(("letters", "is_read"), [(MAX_LETTERS, True), (MAX_LETTERS + 1, False)])
def test_a_condition_is_as_long_as_any_rule(letters, is_read):
    value = "x" * (letters - len("{age: }"))
    assert (read_text(f"{{age: {value}}}") is not None) is is_read


@pytest.mark.parametrize(("levels", "is_read"), [(MAX_DEPTH, True), (MAX_DEPTH + 1, False)])
@pytest.mark.parametrize(("opening", "closing"), [("{not: ", "}"), ("{any: [", "]}")])
def test_a_condition_is_as_deep_as_any_rule(levels, is_read, opening, closing):
    assert (read_text(opening * levels + "{is: old}" + closing * levels) is not None) is is_read


def test_some_keys_are_none_of_the_condition():
    node = composed("{age: ..49, cites: [a]}")
    assert read_node(node, ("cites",)) == AGE
    assert read_node(node) == WrittenGroup("all", (AGE, WrittenLeaf("cites", ("a",))))


def test_lines_and_names_come_from_the_top():
    named = WrittenLeaf("category", ("jobs", "homes"))
    tree = WrittenGroup("any", (AGE, WrittenGroup("not", (OLD,)), named))
    assert list(lines_of(tree)) == [((), tree), ((0,), AGE), ((1,), tree.parts[1]), ((1, 0), OLD), ((2,), named)]
    assert list(names_in(tree)) == [("is", "old"), ("category", "jobs"), ("category", "homes")]


@pytest.mark.parametrize(("condition", "text"), [
    (AGE, "{age: ..49}"),
    (WORK, "{work: [seeking, home]}"),
    (WrittenLeaf("plans", ()), "{plans: []}"),
    (WrittenGroup("all", (AGE, OLD)), "{age: ..49, is: old}"),
    (WrittenGroup("all", (AGE, WrittenLeaf("age", ("65..",)))), "{all: [{age: ..49}, {age: 65..}]}"),
    (WrittenGroup("all", (AGE,)), "{all: [{age: ..49}]}"),
    (EMPTY, "{all: []}"),
    (WrittenGroup("any", (AGE, OLD)), "{any: [{age: ..49}, {is: old}]}"),
    (WrittenGroup("any", (WrittenGroup("all", (AGE, OLD)), WORK)), "{any: [{age: ..49, is: old}, {work: [seeking, home]}]}"),
    (WrittenGroup("not", (WrittenGroup("all", (AGE, OLD)),)), "{not: {age: ..49, is: old}}"),
    (WrittenGroup("all", (AGE, WrittenGroup("not", (OLD,)))), "{age: ..49, not: {is: old}}"),
])  # fmt: skip
def test_a_condition_is_said_in_one_line(condition, text):
    assert flow_mapping(condition) == text
    assert read_text(text) == condition


@pytest.mark.parametrize(("condition", "keys"), [
    (AGE, ["age"]), (WrittenGroup("all", (AGE, OLD)), ["age", "is"]), (WrittenGroup("any", (AGE, OLD)), ["any"]),
    (WrittenGroup("all", (AGE, AGE)), ["all"]), (WrittenGroup("not", (AGE,)), ["not"]),
])  # fmt: skip
def test_a_condition_stands_under_its_keys(condition, keys):
    assert [key for key, _ in pairs_of(condition)] == keys
    assert all(key == key_of(part) for key, part in pairs_of(condition))


@pytest.mark.parametrize(("value", "written"), [
    ("seeking", "seeking"), ("..49", "..49"), ("1234", "1234"), ("12345", "'12345'"), ("a b", "a b"), ("a ", '"a "'),
    ("-a", '"-a"'), ("a:b", '"a:b"'), ("..{limit}", '"..{limit}"'), ("", '""'), ("町", "町"), ("a#b", '"a#b"'), ("町: 市", '"町: 市"'),
    ("町#市", '"町#市"'),
])  # fmt: skip
def test_a_value_has_the_quotes_that_it_needs(value, written):
    assert quoted(value) == written
