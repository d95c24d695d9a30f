"""Conditions in three values, and the reasons they give."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.engine import All, AnyOf, Fact, Is, Not, several
from navigator.engine.condition import compiled, plain, read
from navigator.engine.fact import cut

AGE = Fact("age", "integer", tuple(range(10)), (1.0,) * 10)
WORK = Fact("work", "one", ("a", "b", "c"), (1.0,) * 3)
FACTS = {"age": AGE, "work": WORK}


def leaf(fact, *values):
    return Is(fact.id, fact.mask(values))


def reading(condition, **possible):
    written = plain(condition, FACTS)
    domains = {}
    for i, fact in enumerate(FACTS.values()):
        domains[fact.id] = (i, cut(fact, [1 << n for n in range(len(fact.values))]))
    masks = tuple(
        domains[f.id][1].touching(f.mask(possible[f.id])) if f.id in possible else domains[f.id][1].everything
        for f in FACTS.values()
    )
    value, ways = read(compiled(written, domains), masks)
    return value, [leaf_.wants for leaf_ in ways[0]]


def test_a_leaf_holds_inside_fails_outside_and_is_open_between():
    young = leaf(AGE, *range(5))
    assert reading(young, age=[1, 4])[0] is True
    assert reading(young, age=[5, 9])[0] is False
    assert reading(young, age=[4, 5])[0] is None
    assert reading(young)[0] is None


def test_neighbours_on_one_fact_are_one_set():
    assert reading(AnyOf((leaf(AGE, *range(5)), leaf(AGE, *range(5, 10)))))[0] is True
    assert reading(All((leaf(AGE, *range(5)), leaf(AGE, *range(5, 10)))))[0] is False


def test_a_failure_names_the_smallest_set_first_written():
    young, worker = leaf(AGE, *range(5)), leaf(WORK, "a")
    value, because = reading(All((AnyOf((young, worker)), worker)), age=[7], work=["b"])
    assert value is False
    assert because == [worker]
    value, because = reading(AnyOf((young, worker)), age=[7], work=["b"])
    assert because == [young, worker]


def test_what_holds_names_what_made_it_hold():
    young, worker = leaf(AGE, *range(5)), leaf(WORK, "a")
    assert reading(AnyOf((All((young, worker)), worker)), age=[1], work=["a"])[1] == [worker]


def test_no_parts_at_all():
    assert reading(All())[0] is True
    assert reading(AnyOf())[0] is False


conditions = st.recursive(
    st.one_of(
        st.sets(st.sampled_from(AGE.values)).map(lambda v: leaf(AGE, *v)),
        st.sets(st.sampled_from(WORK.values)).map(lambda v: leaf(WORK, *v)),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda p: All(tuple(p))),
        st.lists(inner, max_size=3).map(lambda p: AnyOf(tuple(p))),
        inner.map(Not),
    ),
    max_leaves=8,
)


def truth(condition, values):
    match condition:
        case Is():
            return bool(FACTS[condition.fact].mask([values[condition.fact]]) & condition.values)
        case Not(part):
            return not truth(part, values)
        case All(parts):
            return all(truth(p, values) for p in parts)
        case AnyOf(parts):
            return any(truth(p, values) for p in parts)


@given(conditions)
def test_for_known_values_it_is_plain_logic(condition):
    for age, work in product((0, 4, 5, 9), WORK.values):
        assert reading(condition, age=[age], work=[work])[0] is truth(condition, {"age": age, "work": work})


@given(
    conditions,
    st.sets(st.sampled_from(AGE.values), min_size=1),
    st.sets(st.sampled_from(WORK.values), min_size=1),
)
def test_what_is_decided_for_a_set_holds_for_each_of_it(condition, ages, works):
    value = reading(condition, age=ages, work=works)[0]
    if value is not None:
        assert all(truth(condition, {"age": a, "work": w}) is value for a, w in product(ages, works))


def test_every_set_of_options_is_a_value():
    sets, weights = several(("x", "y"), (0.5, 0.25))
    assert set(sets) == {frozenset(), frozenset("x"), frozenset("y"), frozenset("xy")}
    assert sum(weights) == pytest.approx(1)


def test_cells_hold_what_no_rule_tells_apart():
    domain = cut(AGE, [AGE.mask(range(5)), AGE.mask(range(3, 10))])
    assert [len(AGE.chosen(cell)) for cell in domain.cells] == [3, 2, 5]
