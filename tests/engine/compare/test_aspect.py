"""What each thing to compare comes to: as soon as it is certain, and with nothing left that cannot matter."""

import pytest

from navigator.engine.compare.aspect import (
    IRRELEVANT,
    Aspect,
    AspectSide,
    Settled,
    alarm,
    first_true,
    first_window,
    office,
    pair_order,
    part,
    target,
    tree_value,
    verdict,
)
from navigator.engine.compare.condition_tree import ChosenAnswer, TreeBranch, TreeChoice, TreeLeaf
from navigator.engine.decide.rule import Verdict
from navigator.engine.prove.residual import STUCK

FITS, MAYBE, NOT = Verdict
A, B = TreeLeaf(0, 0b01, 0b10), TreeLeaf(1, 0b01, 0b10)
AB = TreeBranch(True, (A, B))
SAME = object()


def settles(reduce, made, trees, expected):
    side = AspectSide(made, trees)
    assert reduce(side) == (side if expected is SAME else expected)


def test_tree_value():
    trees = (True, False, STUCK, TreeBranch(True, (STUCK, A)), A, TreeChoice(0, ()))
    assert [tree_value(tree) for tree in trees] == [FITS, NOT, MAYBE, None, None, None]


@pytest.mark.parametrize(("tree", "expected"), [(A, SAME), (True, Settled(FITS)), (False, Settled(NOT)), (STUCK, Settled(MAYBE))])
def test_verdict_settles_with_its_tree(tree, expected):
    settles(verdict, (), (tree,), expected)


@pytest.mark.parametrize(
    ("scheme", "own", "expected"),
    [
        (False, True, IRRELEVANT), (False, A, IRRELEVANT), (A, True, SAME), (True, A, SAME), (True, False, Settled(NOT)),
        (STUCK, True, Settled(FITS)), (True, STUCK, Settled(MAYBE)), (A, B, SAME),
    ],
)  # fmt: skip
def test_a_part_counts_where_its_scheme_turns_no_one_away(scheme, own, expected):
    settles(part, (), (scheme, own), expected)


@pytest.mark.parametrize(("tree", "expected"), [(A, SAME), (False, IRRELEVANT), (True, Settled("w")), (STUCK, Settled("w"))])
def test_target_counts_where_the_scheme_turns_no_one_away(tree, expected):
    settles(target, "w", (tree,), expected)


@pytest.mark.parametrize(
    ("trees", "kept", "left"),
    [
        ((A, B, True), "abc", (A, B, True)),
        ((A, True, B), "ab", (A, True)),
        ((False, STUCK, B), "c", (B,)),
        ((True, A, True), "a", (True,)),
        ((False, False, STUCK), "", ()),
        ((ChosenAnswer(0, 1), A, False), "b", (A,)),
    ],
)
def test_first_true_drops_what_cannot_be_first(trees, kept, left):
    assert first_true(("a", "b", "c"), trees) == (tuple(kept), left)


def test_labels_and_trees_of_unequal_length_are_refused():
    with pytest.raises(ValueError, match="zip"):
        first_true(("a",), (A, B))
    with pytest.raises(ValueError, match="zip"):
        first_window(AspectSide((("x",), (("x",),)), (True, A, B)))


@pytest.mark.parametrize(
    ("window", "areas", "expected"),
    [
        (False, (A, B), IRRELEVANT),
        (True, (A, B), SAME),
        (True, (True, B), Settled("n")),
        (STUCK, (False, True), Settled("s")),
        (A, (True, B), AspectSide(("n",), (A, True))),
        (True, (A, True), SAME),
        (True, (False, A), AspectSide(("s",), (True, A))),
        (A, (False, STUCK), AspectSide((), (A,))),
        (True, (False, STUCK), Settled("")),
    ],
)
def test_office_is_the_first_area_that_holds(window, areas, expected):
    settles(office, ("n", "s"), (window, *areas), expected)


@pytest.mark.parametrize(
    ("trees", "expected"),
    [
        ((True, A), Settled(("x", "w"))),
        ((A, True), SAME),
        ((False, A), AspectSide((("y", "v"),), (A,))),
        ((STUCK, True), Settled(("y", "v"))),
        ((STUCK, False), Settled("")),
    ],
)
def test_alarm_is_the_first_that_holds(trees, expected):
    settles(alarm, (("x", "w"), ("y", "v")), trees, expected)


@pytest.mark.parametrize(
    ("made", "trees", "expected"),
    [
        (("a",), (False, A), IRRELEVANT),
        (("a",), (A, False), IRRELEVANT),
        (("a",), (True, True), Settled((FITS, "a"))),
        (("a",), (STUCK, STUCK), Settled((MAYBE, "a"))),
        (("a",), (True, STUCK), IRRELEVANT),
        (("a",), (True, A), SAME),
        (("a",), (A, True), SAME),
        (("a", "b"), (True, True, A), SAME),
        (("a", "b"), (True, STUCK, A), IRRELEVANT),
        (("a", "b"), (True, True, True), Settled((FITS, "b"))),
        (("a", "b"), (True, True, False), Settled((FITS, "a"))),
        (("a", "b", "c"), (A, True, True, B), AspectSide(("b",), (A, True))),
        (("a", "b", "c"), (True, True, False, B), AspectSide(("a", "c"), (True, True, B))),
        (("a", "b", "c"), (True, True, B, True), SAME),
    ],
)
def test_pair_order(made, trees, expected):
    settles(pair_order, made, trees, expected)


XY = (("x", "y"), ())


@pytest.mark.parametrize(
    ("made", "trees", "expected"),
    [
        (((), ()), (), Settled("")),
        (XY, (True, True), Settled("x")),
        (XY, (False, True), Settled("y")),
        (XY, (False, False), Settled("")),
        (XY, (STUCK, True), Settled("y")),  # what fits comes before what may fit
        (XY, (STUCK, STUCK), Settled("x")),
        (XY, (False, STUCK), Settled("y")),
        (XY, (True, A), SAME),
        (XY, (A, False), AspectSide((("x",), ()), (A,))),
        (XY, (A, STUCK), SAME),
        ((("x", "y", "z"), ()), (A, True, STUCK), AspectSide((("x", "y"), ()), (A, True))),
        ((("x", "y"), (("y",),)), (True, True, True), Settled("y")),
        ((("x", "y"), (("y",),)), (True, True, False), Settled("x")),
        ((("x", "y"), (("y",),)), (True, True, STUCK), Settled("x")),
        ((("x", "y"), (("y",),)), (True, True, A), SAME),
        ((("x", "y"), (("y",),)), (True, False, A), Settled("x")),
        ((("x", "y"), (("y",),)), (STUCK, STUCK, True), Settled("y")),
        ((("x", "y"), (("y",),)), (STUCK, True, True), Settled("y")),
        ((("x", "y"), (("y",),)), (True, STUCK, True), Settled("x")),
        ((("x", "y"), (("y",),)), (A, True, True), Settled("y")),
        ((("x", "y"), (("y", "x"),)), (True, A, True), SAME),
        ((("x", "y"), (("y", "x"),)), (A, True, True), Settled("y")),
        ((("x", "y", "z"), (("z", "y"), ("x",))), (True, True, False, True, B), Settled("y")),
        ((("x", "y"), (("y",), ("x",))), (True, True, A, True), SAME),
        ((("x", "y"), (("y",), ("x",))), (True, True, False, B), AspectSide((("x", "y"), (("x",),)), (True, True, B))),
        ((("x", "y", "z"), (("y",), ("x",), ("z",))), (True, True, True, A, True, B),
         AspectSide((("x", "y"), (("y",), ("x",))), (True, True, A, True))),
    ],
)  # fmt: skip
def test_first_window_of_a_side(made, trees, expected):
    settles(first_window, made, trees, expected)


def test_an_aspect_settles_both_sides_each_by_its_own_rules():
    one, other = AspectSide("w", (True,)), AspectSide("v", (True,))
    assert Aspect("target", "s", one, other, target).settle(one, other) == (Settled("w"), Settled("v"))
    assert Aspect("x", "s", one, other, target, verdict).settle(one, other) == (Settled("w"), Settled(FITS))
    assert Aspect("x", "s", one, other, target).settle(Settled(1), Settled(2)) == (Settled(1), Settled(2))


def test_pair_order_counts_where_verdicts_are_equal():
    order, other = (Aspect("k", "", AspectSide((), ()), AspectSide((), ()), reduce) for reduce in (pair_order, verdict))
    assert order.counts(Settled((FITS, "a")), Settled((FITS, "b")))
    assert not order.counts(Settled((FITS, "a")), Settled((MAYBE, "b")))
    assert other.counts(Settled(FITS), Settled(NOT))
