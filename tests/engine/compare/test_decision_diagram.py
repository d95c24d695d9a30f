"""Sets of answers as diagrams: each made once, none asking what does not matter."""

from itertools import product

import pytest

from navigator.engine.compare.decision_diagram import DiagramLeaf, DiagramNode, DiagramStore, some_cube

SIZES = (2, 3, 2)
POINTS = list(product(*map(range, SIZES)))


@pytest.fixture
def store():
    return DiagramStore((1 << n) - 1 for n in SIZES)


def of(store, test):
    """The set of the points that pass a test."""

    def build(place, chosen):
        if place == len(SIZES):
            return store.leaf(bool(test(*chosen)))
        return store.node(place, [(1 << n, build(place + 1, (*chosen, n))) for n in range(SIZES[place])])

    return build(0, ())


def points(found):
    def at(d, point):
        if isinstance(d, DiagramLeaf):
            return d.value
        return at(next(child for mask, child in d.branches if mask >> point[d.place] & 1), point)

    return {point for point in POINTS if at(found, point)}


def test_leaf_and_node_are_made_once(store):
    assert store.leaf(True) is store.yes
    assert store.leaf(("a", "b")) is store.leaf(("a", "b"))
    assert store.leaf("a") is not store.leaf("b")
    node = store.node(0, [(0b01, store.yes), (0b10, store.no)])
    assert node is store.node(0, [(0b10, store.no), (0b01, store.yes)])
    assert node is not store.node(1, [(0b01, store.yes), (0b10, store.no)])
    assert node is not store.node(0, [(0b10, store.yes), (0b01, store.no)])
    assert (node.place, node.branches) == (0, ((0b01, store.yes), (0b10, store.no)))


def test_branches_to_one_child_are_merged(store):
    node = store.node(1, [(0b100, store.no), (0b001, store.yes), (0b010, store.no)])
    assert node.branches == ((0b001, store.yes), (0b110, store.no))
    assert store.node(1, [(0b001, node), (0b110, node)]) is node


SETS = {
    "none": lambda a, b, c: False,
    "all": lambda a, b, c: True,
    "first": lambda a, b, c: a,
    "middle": lambda a, b, c: b == 1,
    "last": lambda a, b, c: c,
    "outer": lambda a, b, c: a and c,
    "odd": lambda a, b, c: (a + b + c) % 2,
    "either": lambda a, b, c: a or b == 2,
}


@pytest.mark.parametrize(("one", "other"), list(product(SETS, SETS)))
def test_union_of_two_sets(store, one, other):
    a, b = of(store, SETS[one]), of(store, SETS[other])
    union = store.union(a, b)
    assert points(union) == points(a) | points(b)
    assert union is of(store, lambda *p: SETS[one](*p) or SETS[other](*p)), "as small as if built at once"


CUBES = ({}, {0: 0b01}, {1: 0b011}, {2: 0b10}, {0: 0b10, 2: 0b01}, {1: 0b100, 2: 0b10}, {0: 0b01, 1: 0b101, 2: 0b10}, {2: 0b10, 0: 0b01})


def inside(cube):
    return {p for p in POINTS if all(mask >> p[place] & 1 for place, mask in cube.items())}


@pytest.mark.parametrize(("name", "cube"), list(product(SETS, CUBES)))
def test_minus_and_holds_of_a_cube(store, name, cube):
    whole = of(store, SETS[name])
    rest = store.minus(whole, cube)
    assert points(rest) == points(whole) - inside(cube)
    assert rest is of(store, lambda *p: SETS[name](*p) and p not in inside(cube))
    assert store.holds(whole, cube) is (inside(cube) <= points(whole))


def test_ending_with_a_value(store):
    tail = store.node(2, [(0b01, store.leaf("x")), (0b10, store.leaf("y"))])
    whole = store.node(0, [(0b01, tail), (0b10, store.node(1, [(0b001, store.leaf("x")), (0b110, tail)]))])
    assert store.ending_with(whole, "y") is of(store, lambda a, b, c: c and not (a and b == 0))
    assert store.ending_with(whole, "x") is of(store, lambda a, b, c: not c or (a and b == 0))
    assert store.ending_with(whole, "z") is store.no
    assert store.ending_with(store.leaf("x"), "x") is store.yes


@pytest.mark.parametrize(
    ("name", "cube"),
    [("all", {}), ("first", {0: 0b10}), ("outer", {0: 0b10, 2: 0b10}), ("either", {0: 0b10}), ("middle", {1: 0b010})],
)
def test_some_cube_names_few_facts(store, name, cube):
    assert some_cube(of(store, SETS[name])) == cube


def test_some_cube_takes_a_shorter_path_behind_a_later_branch(store):
    """The first branch leads to a set by two more facts, the second straight in."""
    long_ = of(store, lambda a, b, c: b == 1 and c)
    assert isinstance(long_, DiagramNode)
    assert some_cube(store.node(0, [(0b01, long_), (0b10, store.yes)])) == {0: 0b10}
    assert some_cube(store.node(0, [(0b01, store.yes), (0b10, long_)])) == {0: 0b01}
    assert some_cube(store.node(0, [(0b01, store.no), (0b10, long_)])) == {0: 0b10, 1: 0b010, 2: 0b10}


def test_shared_nodes_are_visited_once():
    """Without the notes on what is done a chain of n facts would cost 2**n steps."""
    deep = DiagramStore([0b111] * 24)
    below, above = deep.no, deep.yes
    for place in reversed(range(24)):
        below, above = (
            deep.node(place, [(0b001, above), (0b010, below), (0b100, deep.yes)]),
            deep.node(place, [(0b001, below), (0b010, above), (0b100, deep.no)]),
        )
    assert deep.ending_with(below, True) is below
    assert deep.union(below, above) is not deep.no
    assert deep.minus(below, {23: 0b001}) is not below
    assert deep.holds(below, {0: 0b100}) is True
    assert deep.holds(below, {23: 0b100}) is False
    assert some_cube(below) == {0: 0b100}
    one, other = deep.node(23, [(0b011, deep.no), (0b100, deep.yes)]), deep.node(23, [(0b001, deep.no), (0b110, deep.yes)])
    for place in reversed(range(23)):
        one, other = (
            deep.node(place, [(0b001, one), (0b010, other), (0b100, deep.yes)]),
            deep.node(place, [(0b001, other), (0b010, one), (0b100, deep.yes)]),
        )
    assert deep.holds(one, {23: 0b100}) is True
    assert deep.holds(one, {23: 0b010}) is False
