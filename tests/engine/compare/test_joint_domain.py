"""What two sides hear of one answer: every value, range and "don't know", none twice."""

from dataclasses import replace

import pytest

from navigator.engine.compare.joint_domain import JointAnswer, joined_fact, joint_domains, side_state
from navigator.engine.decide.compiled_rules import Category
from navigator.engine.decide.condition import AnyOf, Is
from navigator.engine.decide.fact import Fact, option_sets
from navigator.engine.decide.state import State
from tests.engine.sample import FACTS, bare

AGE = Fact("age", "integer", (0, 1, 2, 3), (1.0,) * 4, 2.0)
PLACE = Fact("place", "one", ("north", "south", "west"), (3.0, 2.0, 1.0), 3.0, screen="home")


def side(fact, *masks, any_of=()):
    return bare(fact, categories=tuple(Category(str(n), Is(fact.id, mask, any_of), ()) for n, mask in enumerate(masks)))


def joint_answers(old, new):
    (domain,) = joint_domains(old, new)
    return [(a.values, a.old, a.new, a.kind) for a in domain.answers]


def test_values_and_ranges_that_no_side_tells_apart_are_one_answer():
    assert joint_answers(side(AGE, 0b0001), side(AGE, 0b0011)) == [
        (0b0001, 0b01, 0b01, "value"),
        (0b0010, 0b10, 0b01, "value"),
        (0b1100, 0b10, 0b10, "value"),
        (0b0011, 0b11, 0b01, "range"),
        (0b1110, 0b10, 0b11, "range"),
        (0b1111, 0b11, 0b11, "unknown"),
    ]


def test_cell_of_two_runs_of_numbers():
    """Under 1, or from 3: one cell of two stretches."""
    (domain,) = joint_domains(side(AGE, 0b1001, 0b0010), side(AGE))
    assert [(a.values, a.old, a.kind) for a in domain.answers] == [
        (0b1001, 0b001, "value"),
        (0b0010, 0b010, "value"),
        (0b0100, 0b100, "value"),
        (0b0011, 0b011, "range"),
        (0b0110, 0b110, "range"),
        (0b1100, 0b101, "range"),
        (0b1111, 0b111, "unknown"),
    ]


def test_value_of_one_side_leaves_all_cells_on_the_other():
    new = replace(PLACE, values=("south", "east"), weights=(1.0, 1.0))
    assert joint_answers(side(PLACE, 0b001, 0b010), side(new, 0b01)) == [
        (0b0001, 0b010, 0b01, "value"),  # the south
        (0b0010, 0b111, 0b10, "value"),  # the east: not known to the old side
        (0b0100, 0b001, 0b11, "value"),
        (0b1000, 0b100, 0b11, "value"),
        (0b1111, 0b111, 0b11, "unknown"),
    ]


def test_number_of_one_side_ends_a_run():
    later = Fact("age", "integer", (2, 3, 5), (1.0,) * 3)
    (domain,) = joint_domains(side(AGE, 0b0111), side(later, 0b001))
    assert domain.fact.values == (0, 1, 2, 3, 5)
    assert [(domain.fact.values_in(a.values), a.old, a.new, a.kind) for a in domain.answers] == [
        ((0, 1), 0b01, 0b11, "value"),
        ((2,), 0b01, 0b01, "value"),
        ((3,), 0b10, 0b10, "value"),
        ((5,), 0b11, 0b10, "value"),
        ((0, 1, 2, 3, 5), 0b11, 0b11, "unknown"),
    ]


def test_fact_of_one_side():
    old, new = bare(AGE), side(PLACE, 0b001)
    one, other = joint_domains(old, new)
    assert (one.fact, one.old, one.new) == (PLACE, None, 0)
    assert [(a.values, a.old, a.new) for a in one.answers] == [(0b001, 0, 0b01), (0b110, 0, 0b10), (0b111, 0, 0b11)]
    assert (other.fact, other.old, other.new) == (AGE, 0, None)
    assert [(a.values, a.old, a.new, a.kind) for a in other.answers] == [(0b1111, 0b1, 0, "unknown")]


def test_options_that_a_side_does_not_know_are_as_if_not_chosen():
    def needs(*options):
        return Fact("needs", "several", *option_sets(options, [0.5] * len(options)), 1.0, options)

    old, new = needs("a"), needs("a", "b")
    wants_a = new.where(lambda chosen: "a" in chosen)
    (domain,) = joint_domains(side(old, 0b10), side(new, wants_a, new.where(lambda chosen: "b" in chosen)))
    assert domain.fact.values == (frozenset(), frozenset("a"), frozenset("b"), frozenset("ab"))
    assert [(a.values, a.old, a.new) for a in domain.answers] == [
        (0b0001, 0b01, 0b0001), (0b0010, 0b10, 0b0010), (0b0100, 0b01, 0b0100), (0b1000, 0b10, 0b1000), (0b1111, 0b11, 0b1111)]  # fmt: skip


NUMBERS = Fact("place", "integer", (10, 9), (1.0, 1.0), 7.0)


@pytest.mark.parametrize(
    ("old", "new", "both"),
    [
        (replace(PLACE, burden=9.0), PLACE, PLACE),
        (AGE, replace(AGE, values=(3, 10), weights=(1.0, 1.0), burden=5.0, screen="home"),
         Fact("age", "integer", (0, 1, 2, 3, 10), (1.0,) * 5, 5.0, (), "home")),
        (PLACE, replace(PLACE, values=("east", "north"), screen="away"),
         Fact("place", "one", ("east", "north", "south", "west"), (1.0,) * 4, 3.0, (), "away")),
        (NUMBERS, PLACE, Fact("place", "one", ("north", "south", "west", 10, 9), (1.0,) * 5, 3.0, (), "home")),
        (PLACE, NUMBERS, Fact("place", "one", (10, 9, "north", "south", "west"), (1.0,) * 5, 7.0)),
        (Fact("n", "several", *option_sets("a", [0.9]), 1.0, ("a",)), Fact("n", "several", *option_sets("b", [0.9]), 2.0, ("b",), screen="home"),
         Fact("n", "several", *option_sets("ba", [0.5, 0.5]), 2.0, ("b", "a"), screen="home")),
        (Fact("n", "one", ("x",), (1.0,)), Fact("n", "several", *option_sets("b", [0.9]), 2.0, ("b",)),
         Fact("n", "one", (frozenset(), frozenset("b"), "x"), (1.0,) * 3, 2.0, ("b",))),
        (Fact("n", "several", *option_sets("b", [0.9]), 2.0, ("b",)), Fact("n", "one", ("x",), (1.0,)),
         Fact("n", "one", ("x", frozenset(), frozenset("b")), (1.0,) * 3)),
    ],
)  # fmt: skip
def test_joined_fact_has_the_values_of_both(old, new, both):
    assert joined_fact(old, new) == both


def test_joint_domains_are_the_new_facts_then_the_removed():
    old = bare(FACTS["who"], FACTS["age"], FACTS["work"])
    new = bare(FACTS["alone"], FACTS["age"])
    assert [(x.fact.id, x.old, x.new) for x in joint_domains(old, new)] == [
        ("alone", None, 0), ("age", 1, 1), ("who", 0, None), ("work", 2, None)]  # fmt: skip


def test_answers_of_a_mask():
    (domain,) = joint_domains(side(PLACE, 0b001), side(PLACE))
    assert (domain.all_answers, domain.unknown) == (0b111, 0b100)
    assert domain.answers_in(0b101) == [JointAnswer(0b001, 0b01, 0b1, "value"), JointAnswer(0b111, 0b11, 0b1, "unknown")]
    assert domain.answers_in(0) == []


def test_side_state():
    rules = bare(PLACE, AGE, categories=(Category("c", AnyOf((Is("place", 1), Is("age", 3))), ()),))
    assert side_state(rules, []) == rules.start
    assert side_state(rules, [(None, 5), (1, 0b10)]) == State((0b11, 0b10), 0b10)
    assert side_state(rules, [(1, 0b11), (None, 1), (0, 0b01)]) == State((0b01, 0b11), 0b11)
