"""Sets of answers as few wide cubes; what a side hears of an answer that it does not know."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.engine.compare.cubes import _needed, cover, option_cubes, widened
from navigator.engine.compare.decision_diagram import DiagramStore

SIZES = (3, 2, 4)


def of_points(store, points):
    def build(place, chosen):
        if place == len(SIZES):
            return store.leaf(chosen in points)
        return store.node(place, [(1 << n, build(place + 1, (*chosen, n))) for n in range(SIZES[place])])

    return build(0, ())


@given(st.sets(st.tuples(*(st.integers(0, n - 1) for n in SIZES))))
def test_the_cubes_are_the_set_and_as_wide_as_can_be(points):
    store = DiagramStore((1 << n) - 1 for n in SIZES)
    whole = of_points(store, points)
    cubes = cover(store, whole)
    inside = [{p for p in product(*map(range, SIZES)) if all(m >> p[f] & 1 for f, m in cube.items())} for cube in cubes]
    assert set().union(*inside) == points
    for cube, own in zip(cubes, inside, strict=True):
        assert store.all_answers not in cube.values()
        assert all(mask != store.all_answers[place] for place, mask in cube.items()), "names a fact that does not matter"
        assert not own <= set().union(*(other for other in inside if other is not own)), "idle beside the others"
        for place, mask in cube.items():
            for n in range(SIZES[place]):
                assert mask >> n & 1 or not store.holds(whole, cube | {place: mask | 1 << n}), "could be wider"


def cubes_of(points):
    store = DiagramStore((1 << n) - 1 for n in SIZES)
    return cover(store, of_points(store, set(points)))


@pytest.mark.parametrize(
    ("inside", "cubes"),
    [
        (lambda a, b, c: False, []),
        (lambda a, b, c: True, [{}]),
        (lambda a, b, c: a < 2, [{0: 0b011}]),
        (lambda a, b, c: a == 1 and c > 1, [{0: 0b010, 2: 0b1100}]),
        (lambda a, b, c: a == 1 or c > 1, [{0: 0b010}, {2: 0b1100}]),
        (lambda a, b, c: (a, b) in {(0, 0), (1, 1)}, [{0: 0b001, 1: 0b01}, {0: 0b010, 1: 0b10}]),
        (lambda a, b, c: (a < 2 and b == 0) or (a > 0 and b == 1), [{0: 0b011, 1: 0b01}, {0: 0b110, 1: 0b10}]),
    ],
)
def test_cover_in_known_cubes(inside, cubes):
    found = cubes_of(p for p in product(*map(range, SIZES)) if inside(*p))
    assert sorted(map(str, found)) == sorted(map(str, cubes))


def test_a_cube_grows_without_a_fact_first_then_by_answers():
    """The last fact is let go of first; the cube that is handed in stays as it is."""
    store = DiagramStore((1 << n) - 1 for n in SIZES)
    whole = of_points(store, {p for p in product(*map(range, SIZES)) if p[0] == 0 or (p[1] == 0 and p[2] < 3)})
    point = {0: 0b001, 1: 0b01, 2: 0b0001}
    assert widened(store, whole, point) == {0: 0b001}
    assert widened(store, whole, {0: 0b010, 1: 0b01, 2: 0b0001}) == {1: 0b01, 2: 0b0111}
    assert point == {0: 0b001, 1: 0b01, 2: 0b0001}


def test_idle_cubes_are_let_go_of_unless_there_are_very_many(monkeypatch):
    """Of three that overlap in a ring each is held by the others."""
    points = {p for p in product(*map(range, SIZES)) if (p[0] == 0 and p[1] == 0) or (p[1] == 1 and p[2] < 2) or (p[0] == 0 and p[2] < 2)}
    few = cubes_of(points)
    assert sorted(few, key=str) == [{0: 0b001, 1: 0b01}, {1: 0b10, 2: 0b0011}]
    looked = []
    monkeypatch.setattr("navigator.engine.compare.cubes._needed", lambda store, whole, cubes: looked.append(len(cubes)) or cubes)
    found = len(cubes_of(points))
    for many in (found - 1, found):
        monkeypatch.setattr("navigator.engine.compare.cubes.MANY", many)
        assert len(cubes_of(points)) == found
    assert looked == [found, found]


def test_of_idle_cubes_those_that_name_most_go_first():
    store = DiagramStore((1 << n) - 1 for n in SIZES)
    whole = of_points(store, {p for p in product(*map(range, SIZES)) if p[0] < 2})
    narrow, wide, half = {0: 0b001, 1: 0b01}, {0: 0b011}, {0: 0b010}
    other = {0: 0b001, 1: 0b10}
    assert _needed(store, whole, [wide, narrow]) == [wide]
    assert _needed(store, whole, [narrow, wide, other]) == [wide]
    assert _needed(store, whole, [half, narrow, other]) == [half, narrow, other]


def test_option_cubes_are_options_chosen_and_not_chosen():
    sets = {frozenset("a"), frozenset("ac")}
    assert option_cubes("abc", sets) == [(("a",), ("b",))]
    assert option_cubes("ab", {frozenset()}) == [((), ("a", "b"))]
    assert option_cubes("ab", {frozenset("a"), frozenset("ab"), frozenset("b")}) == [(("a",), ()), (("b",), ())]
    assert option_cubes("ab", set()) == []
