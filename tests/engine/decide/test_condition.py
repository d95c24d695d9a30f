"""Conditions in three values, and the reasons they give."""

from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.engine.decide.condition import (
    FAILS,
    HOLDS,
    OPEN_FOR_GOOD,
    All,
    AnyOf,
    Branch,
    Is,
    Not,
    compile_condition,
    condition_leaves,
    evaluate,
    holds_for_certain,
    node_leaves,
    without_negation,
)
from navigator.engine.decide.fact import Fact, cut_into_cells

AGE = Fact("age", "integer", tuple(range(10)), (1.0,) * 10)
WORK = Fact("work", "one", ("a", "b", "c"), (1.0,) * 3)
FACTS = {"age": AGE, "work": WORK}
PLACES = {f.id: (i, cut_into_cells(f, [1 << n for n in range(len(f.values))])) for i, f in enumerate((AGE, WORK))}


def leaf(fact, *values):
    return Is(fact.id, fact.mask(values))


def reading(condition, **possible):
    written = without_negation(condition, FACTS)
    domains = {}
    for i, fact in enumerate(FACTS.values()):
        domains[fact.id] = (i, cut_into_cells(fact, [1 << n for n in range(len(fact.values))]))
    masks = tuple(
        domains[f.id][1].cells_touching(f.mask(possible[f.id])) if f.id in possible else domains[f.id][1].all_cells
        for f in FACTS.values()
    )
    value, reasons = evaluate(compile_condition(written, domains), masks)
    return value, [leaf_.written for leaf_ in reasons]


YOUNG, OLD, A, B = leaf(AGE, *range(5)), leaf(AGE, *range(5, 10)), leaf(WORK, "a"), leaf(WORK, "b")
TOLD = Is("work", 0b001, ("a",))  # names the options it asks for: stays as it is written


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (YOUNG, YOUNG),
        (Not(YOUNG), Is("age", OLD.values, (), True)),
        (Not(Not(YOUNG)), YOUNG),
        (Not(TOLD), Is("work", 0b110, ("a",), True)),
        (Not(All((YOUNG, A))), AnyOf((Is("age", OLD.values, (), True), Is("work", 0b110, (), True)))),
        (Not(AnyOf((YOUNG, A))), All((Is("age", OLD.values, (), True), Is("work", 0b110, (), True)))),
        (All((YOUNG,)), YOUNG),
        (All((YOUNG, All((A, B)))), All((YOUNG, leaf(WORK)))),
        (All((YOUNG, All((TOLD, A)))), All((YOUNG, TOLD, A))),
        (AnyOf((YOUNG, AnyOf((A, B)))), AnyOf((YOUNG, leaf(WORK, "a", "b")))),
        (All((YOUNG, AnyOf((A, OLD)))), All((YOUNG, AnyOf((A, OLD))))),
        (AnyOf((TOLD, A, B)), AnyOf((TOLD, leaf(WORK, "a", "b")))),
        (All((A, TOLD, YOUNG, B)), All((leaf(WORK), TOLD, YOUNG))),
        (AnyOf((All((A, YOUNG)), OLD, B, TOLD)), AnyOf((All((A, YOUNG)), OLD, B, TOLD))),
        (All(), All()),
        (Not(All()), AnyOf()),
    ],
)
def test_without_negation_leaves_no_not_and_one_leaf_for_each_fact(written, meant):
    assert without_negation(written, FACTS) == meant


def test_leaves_stand_in_the_order_written():
    written = All((Not(A), AnyOf((YOUNG, All((B, OLD))))))
    assert list(condition_leaves(written)) == [A, YOUNG, B, OLD]
    node = compile_condition(All((A, AnyOf((YOUNG, All((B, OLD)))))), PLACES)
    assert [(leaf_.order, leaf_.written, leaf_.fact) for leaf_ in node_leaves(node)] == [(0, A, 1), (1, YOUNG, 0), (2, B, 1), (3, OLD, 0)]
    assert (node.both, node.parts[1].both) == (True, False)


def test_anything_but_a_condition_is_refused():
    for refuse in (lambda it: without_negation(it, FACTS), lambda it: compile_condition(it, PLACES)):
        with pytest.raises(TypeError, match=r"^yes$"):
            refuse("yes")






@pytest.mark.parametrize(
    ("condition", "ages", "works", "value", "grounds"),
    [
        (A, ..., ["a"], True, [0]),
        (A, ..., ["b"], False, [0]),
        (A, ..., ["a", "b"], None, [0]),
        (All((YOUNG, A)), [1], ["a"], True, [0, 1]),
        (All((YOUNG, A)), ..., ["a"], None, [0]),
        (All((YOUNG, A)), ..., ..., None, [0, 1]),
        (All((YOUNG, A)), ..., ["b"], False, [1]),
        (All((YOUNG, A)), [7], ["b"], False, [0]),
        (AnyOf((YOUNG, A)), [1], ["a"], True, [0]),
        (AnyOf((YOUNG, A)), ..., ["a"], True, [1]),
        (AnyOf((YOUNG, A)), ..., ["b"], None, [0]),
        (AnyOf((YOUNG, A)), [7], ["b"], False, [0, 1]),
        (AnyOf((All((YOUNG, A)), A)), [1], ["a"], True, [2]),  # the fewest leaves, though written later
        (All((AnyOf((YOUNG, A)), B)), [7], ["c"], False, [2]),  # smallest first
        (All((AnyOf((YOUNG, A)), YOUNG)), [7], ["c"], False, [2]),
        (AnyOf((All((YOUNG, A)), All((YOUNG, B)))), [7], ["c"], False, [0, 2]),
        (All((AnyOf((A, YOUNG)), AnyOf((B, YOUNG)))), ..., ["a"], None, [3]),  # of `all` only what is open
    ],
)  # fmt: skip
def test_evaluation_with_the_smallest_reasons(condition, ages, works, value, grounds):
    masks = (AGE.all_values if ages is ... else AGE.mask(ages), WORK.all_values if works is ... else WORK.mask(works))
    found, reasons = evaluate(compile_condition(condition, PLACES), masks)
    assert (found, [leaf_.order for leaf_ in reasons]) == (value, grounds)


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


def smallest_way(node, masks):
    """The first set of leaves, the smallest first and then as written, that makes a decided condition what it is, whatever the others are."""
    leaves = node_leaves(node)
    sets = (kept for size in range(len(leaves) + 1) for kept in combinations(leaves, size))
    return next(kept for kept in sets if with_others_open(node, masks, kept).read((0b11, 0b11)) == node.read(masks))


def with_others_open(node, masks, kept):
    """The condition with these leaves as they are, and every other one open."""
    if isinstance(node, Branch):
        return Branch(node.both, tuple(with_others_open(part, masks, kept) for part in node.parts))
    return replace(node, mask={HOLDS: 0b11, FAILS: 0}.get(node.read(masks), 0b01) if node in kept else 0b01)


@given(conditions, st.sets(st.sampled_from(AGE.values), min_size=1), st.sets(st.sampled_from(WORK.values), min_size=1))
def test_reasons_are_the_smallest_set_of_leaves_that_makes_it_so(condition, ages, works):
    node, masks = compile_condition(without_negation(condition, FACTS), PLACES), (AGE.mask(ages), WORK.mask(works))
    value, reasons = evaluate(node, masks)
    if value is not None:
        assert reasons == smallest_way(node, masks)


@given(conditions)
def test_evaluation_of_known_values_is_two_valued_logic(condition):
    for age, work in product((0, 4, 5, 9), WORK.values):
        assert reading(condition, age=[age], work=[work])[0] is truth(condition, {"age": age, "work": work})


@given(
    conditions,
    st.sets(st.sampled_from(AGE.values), min_size=1),
    st.sets(st.sampled_from(WORK.values), min_size=1),
)
def test_value_decided_for_a_set_holds_for_each_member(condition, ages, works):
    value = reading(condition, age=ages, work=works)[0]
    if value is not None:
        assert all(truth(condition, {"age": a, "work": w}) is value for a, w in product(ages, works))


@given(
    conditions,
    conditions,
    st.sets(st.sampled_from(AGE.values), min_size=1),
    st.sets(st.sampled_from(WORK.values), min_size=1),
)
def test_what_is_read_is_what_is_evaluated_with_reasons(condition, desk, ages, works):
    """The same value, and where it is open the facts of the leaves that are; those of the desk that none can meet stay open for good."""
    eligible = compile_condition(without_negation(condition, FACTS), PLACES)
    by_desk = compile_condition(without_negation(desk, FACTS), PLACES, len(node_leaves(eligible)), by_desk=True)
    masks = (AGE.mask(ages), WORK.mask(works))
    for node in (eligible, by_desk, Branch(True, (eligible, by_desk)), Branch(False, (by_desk, eligible))):
        read = node.read(masks)
        value, reasons = evaluate(node, masks)
        assert {FAILS: False, HOLDS: True}.get(read) is value
        if value is None:
            can_meet = [leaf_ for leaf_ in reasons if leaf_.mask & masks[leaf_.fact]]
            assert {fact for fact in (0, 1) if read >> fact + 1 & 1} == {leaf_.fact for leaf_ in can_meet}
            assert read & OPEN_FOR_GOOD == (len(can_meet) < len(reasons))


@given(
    conditions,
    st.sets(st.sampled_from(AGE.values), min_size=1),
    st.sets(st.sampled_from(WORK.values), min_size=1),
)
def test_what_holds_for_certain_is_what_evaluates_to_true(condition, ages, works):
    possible = {"age": AGE.mask(ages), "work": WORK.mask(works)}
    assert holds_for_certain(without_negation(condition, FACTS), possible) is (reading(condition, age=ages, work=works)[0] is True)


def test_what_holds_for_certain_is_asked_without_negation():
    with pytest.raises(TypeError):
        holds_for_certain(Not(leaf(WORK, "a")), {"work": 1})
