"""Conditions as they are written, on a fact of each kind."""

import pytest

from navigator.engine.decide.condition import All, AnyOf, Is, Not
from navigator.engine.decide.fact import Fact, option_sets
from navigator.knowledge.files.problems import Report
from navigator.knowledge.files.yaml_file import yaml_tree
from navigator.knowledge.rules.conditions import NEVER, Grammar, number_bounds, parse_range

AGE = Fact("age", "integer", tuple(range(18, 23)), (1.0,) * 5)
WORK = Fact("work", "one", ("yes", "no", "home"), (1.0,) * 3)
NEEDS = Fact("needs", "several", *option_sets(("learn", "meet"), (0.5, 0.5)), options=("learn", "meet"))


@pytest.fixture
def read():
    def read(data):
        report = Report()
        tree = yaml_tree(data, "a.yaml", report)
        named = yaml_tree({"young": {"age": "..{limit}"}, "loop": {"is": "loop"}, "idle": {"work": "no"}}, "a.yaml", report)
        categories = yaml_tree({"resting": {"work": "home"}}, "a.yaml", report)
        grammar = Grammar({f.id: f for f in (AGE, WORK, NEEDS)}, {"limit": "20"}, dict(named.items()), dict(categories.items()))
        return grammar.condition(tree), [problem.text for problem in report.problems], grammar

    return read


@pytest.mark.parametrize(
    ("text", "mask"), [("19", 0b00010), ("19..20", 0b00110), ("..19", 0b00011), ("21..", 0b11000), ("18..22", 0b11111), ("{limit}..", 0b11100)]
)
def test_numbers_and_ranges(read, text, mask):
    assert read({"age": text})[:2] == (Is("age", mask), [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("17..19", "lies outside 18..22"), ("20..23", "lies outside 18..22"), ("20..19", "or begins after it ends"),
        ("..", "is no whole number or range"), ("old", "is no whole number or range"), ("{limt}", "parameter `limt` is not declared or not in force. Did you mean `limit`?"),
    ],
)  # fmt: skip
def test_a_bad_range_says_how_to_write_one(read, text, problem):
    assert any(problem in said for said in read({"age": text})[1])


def test_values_of_a_list_are_alternatives(read):
    assert read({"work": ["yes", "home"]})[0] == Is("work", 0b101)
    assert read({"work": []})[1] == ["`work` needs a value here"]
    assert read({"work": "maybe"})[1][0] == "`maybe` is no value of `work`. Write one of: yes, no, home"


def test_options_hold_when_any_is_chosen_and_no_option_when_none_is(read):
    condition, problems, _ = read({"needs": ["meet"]})
    assert (NEEDS.values_in(condition.values), condition.negated, problems) == ((frozenset({"meet"}), frozenset({"learn", "meet"})), False, [])
    none, _, _ = read({"needs": []})
    assert (NEEDS.values_in(none.values), none.negated) == ((frozenset(),), True)
    assert "`sing` is no option of `needs`" in read({"needs": ["sing"]})[1][0]


def test_keys_join_and_nest(read):
    work, age = Is("work", 0b001), Is("age", 0b00001)
    assert read({"work": "yes", "age": "18"})[0] == All((work, age))
    assert read({"any": [{"work": "yes"}, {"age": "18"}]})[0] == AnyOf((work, age))
    assert read({"all": [{"work": "yes"}, {"not": {"age": "18"}}]})[0] == All((work, Not(age)))
    assert read({})[0] == All()
    assert read("text")[0] == NEVER


def test_named_conditions_and_categories_are_remembered_as_used(read):
    condition, problems, grammar = read({"is": ["young", "idle"], "category": "resting"})
    assert condition == All((AnyOf((Is("age", 0b00111), Is("work", 0b010))), Is("work", 0b100)))
    assert (problems, grammar.used) == ([], {"young", "idle", "limit", "resting"})


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({"is": "yung"}, "named condition `yung` is not declared. Did you mean `young`?"),
        ({"category": "resting2"}, "category `resting2` is not declared. Did you mean `resting`?"),
        ({"is": "loop"}, "named condition `loop` rests on itself: loop -> loop"),
        ({"wrk": "yes"}, "fact `wrk` is not declared in rules/facts.yaml. Did you mean `work`?"),
    ],
)
def test_a_name_nobody_declared_is_a_problem(read, data, problem):
    assert read(data)[1] == [problem]


def test_ranges_and_bounds():
    assert number_bounds(AGE) == (18, 22)
    assert [parse_range(text, 1, 9) for text in ("4", "2..4", "..4", "4..", "..", "-1..3", "x")] == [(4, 4), (2, 4), (1, 4), (4, 9), None, (-1, 3), None]
    assert {parse_range(text, 1, 9) for text in ("9" * 5_000, ".." + "9" * 5_000, "-" + "9" * 10 + "..3")} == {None}
