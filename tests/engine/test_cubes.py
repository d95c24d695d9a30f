"""Sets of answers as few wide cubes; what a side hears of an answer that it does not know."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from navigator.engine import Fact, compile_rules
from navigator.engine.alphabet import alphabets
from navigator.engine.cubes import cover, option_cubes
from navigator.engine.diagram import Store

from .sample import FACTS, book

SIZES = (3, 2, 4)


def of_points(store, points):
    def build(place, chosen):
        if place == len(SIZES):
            return store.end(chosen in points)
        return store.node(place, [(1 << n, build(place + 1, (*chosen, n))) for n in range(SIZES[place])])

    return build(0, ())


@given(st.sets(st.tuples(*(st.integers(0, n - 1) for n in SIZES))))
def test_the_cubes_are_the_set_and_as_wide_as_can_be(points):
    store = Store((1 << n) - 1 for n in SIZES)
    whole = of_points(store, points)
    cubes = cover(store, whole)
    inside = [{p for p in product(*map(range, SIZES)) if all(m >> p[f] & 1 for f, m in cube.items())} for cube in cubes]
    assert set().union(*inside) == points
    for cube, own in zip(cubes, inside, strict=True):
        assert store.everything not in cube.values()
        assert all(mask != store.everything[place] for place, mask in cube.items()), "names a fact that does not matter"
        assert not own <= set().union(*(other for other in inside if other is not own)), "idle beside the others"
        for place, mask in cube.items():
            for n in range(SIZES[place]):
                assert mask >> n & 1 or not store.holds(whole, cube | {place: mask | 1 << n}), "could be wider"


def test_options_are_told_by_what_is_chosen_and_what_is_not():
    sets = {frozenset("a"), frozenset("ac")}
    assert option_cubes("abc", sets) == [(("a",), ("b",))]
    assert option_cubes("ab", {frozenset()}) == [((), ("a", "b"))]


def test_a_value_that_a_side_does_not_know_is_heard_as_not_known():
    places = Fact("place", "one", ("south", "east"), (1.0, 1.0))
    new = compile_rules(book(facts=tuple(places if f.id == "place" else f for f in FACTS.values()), windows=(), schemes=(),
                             window_steps=(), scheme_steps=(), categories=()))  # fmt: skip
    old = compile_rules(book())
    letter = next(x for x in alphabets(old, new) if x.fact.id == "place")
    assert letter.fact.values == ("south", "east", "north", "outside")
    domain = old.domains[letter.old]
    heard = {value: a for a in letter.answers if a.kind == "value" for value in letter.fact.chosen(a.values)}
    assert "east" not in heard  # no rule of the new side asks for it: it is one with "don't know"
    assert {a.old for a in letter.answers if a.kind == "unknown"} == {domain.everything}
    assert heard["north"].old == domain.touching(FACTS["place"].mask(["north"]))
