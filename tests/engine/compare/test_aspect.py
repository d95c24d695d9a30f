"""What each thing to compare comes to: as soon as it is certain, and with nothing left that cannot matter."""

import pytest

from navigator.engine.compare.aspect import (
    ALIKE,
    Aspect,
    Done,
    Side,
    alarm,
    before,
    first_door,
    first_true,
    office,
    part,
    said,
    target,
    verdict,
)
from navigator.engine.compare.condition_tree import Ask, Join, Pick, Picked
from navigator.engine.decide.rule import Verdict
from navigator.engine.prove.residual import STUCK

FITS, MAYBE, NOT = Verdict
A, B = Ask(0, 0b01, 0b10), Ask(1, 0b01, 0b10)
AB = Join(True, (A, B))
SAME = object()


def settles(reduce, made, trees, expected):
    side = Side(made, trees)
    assert reduce(side) == (side if expected is SAME else expected)


def test_what_a_tree_says():
    trees = (True, False, STUCK, Join(True, (STUCK, A)), A, Pick(0, ()))
    assert [said(tree) for tree in trees] == [FITS, NOT, MAYBE, None, None, None]


@pytest.mark.parametrize(("tree", "expected"), [(A, SAME), (True, Done(FITS)), (False, Done(NOT)), (STUCK, Done(MAYBE))])
def test_a_verdict(tree, expected):
    settles(verdict, (), (tree,), expected)


@pytest.mark.parametrize(
    ("scheme", "own", "expected"),
    [
        (False, True, ALIKE), (False, A, ALIKE), (A, True, SAME), (True, A, SAME), (True, False, Done(NOT)),
        (STUCK, True, Done(FITS)), (True, STUCK, Done(MAYBE)), (A, B, SAME),
    ],
)  # fmt: skip
def test_a_part_counts_where_its_scheme_turns_no_one_away(scheme, own, expected):
    settles(part, (), (scheme, own), expected)


@pytest.mark.parametrize(("tree", "expected"), [(A, SAME), (False, ALIKE), (True, Done("w")), (STUCK, Done("w"))])
def test_a_target(tree, expected):
    settles(target, "w", (tree,), expected)


@pytest.mark.parametrize(
    ("trees", "kept", "left"),
    [
        ((A, B, True), "abc", (A, B, True)),
        ((A, True, B), "ab", (A, True)),
        ((False, STUCK, B), "c", (B,)),
        ((True, A, True), "a", (True,)),
        ((False, False, STUCK), "", ()),
        ((Picked(0, 1), A, False), "b", (A,)),
    ],
)
def test_what_can_still_be_the_first_to_hold(trees, kept, left):
    assert first_true(("a", "b", "c"), trees) == (tuple(kept), left)


def test_as_many_trees_as_things():
    with pytest.raises(ValueError, match="zip"):
        first_true(("a",), (A, B))
    with pytest.raises(ValueError, match="zip"):
        first_door(Side((("x",), (("x",),)), (True, A, B)))


@pytest.mark.parametrize(
    ("window", "areas", "expected"),
    [
        (False, (A, B), ALIKE),
        (True, (A, B), SAME),
        (True, (True, B), Done("n")),
        (STUCK, (False, True), Done("s")),
        (A, (True, B), Side(("n",), (A, True))),
        (True, (A, True), SAME),
        (True, (False, A), Side(("s",), (True, A))),
        (A, (False, STUCK), Side((), (A,))),
        (True, (False, STUCK), Done("")),
    ],
)
def test_an_office(window, areas, expected):
    settles(office, ("n", "s"), (window, *areas), expected)


@pytest.mark.parametrize(
    ("trees", "expected"),
    [
        ((True, A), Done(("x", "w"))),
        ((A, True), SAME),
        ((False, A), Side((("y", "v"),), (A,))),
        ((STUCK, True), Done(("y", "v"))),
        ((STUCK, False), Done("")),
    ],
)
def test_an_alarm(trees, expected):
    settles(alarm, (("x", "w"), ("y", "v")), trees, expected)


@pytest.mark.parametrize(
    ("made", "trees", "expected"),
    [
        (("a",), (False, A), ALIKE),
        (("a",), (A, False), ALIKE),
        (("a",), (True, True), Done((FITS, "a"))),
        (("a",), (STUCK, STUCK), Done((MAYBE, "a"))),
        (("a",), (True, STUCK), ALIKE),
        (("a",), (True, A), SAME),
        (("a",), (A, True), SAME),
        (("a", "b"), (True, True, A), SAME),
        (("a", "b"), (True, STUCK, A), ALIKE),
        (("a", "b"), (True, True, True), Done((FITS, "b"))),
        (("a", "b"), (True, True, False), Done((FITS, "a"))),
        (("a", "b", "c"), (A, True, True, B), Side(("b",), (A, True))),
        (("a", "b", "c"), (True, True, False, B), Side(("a", "c"), (True, True, B))),
        (("a", "b", "c"), (True, True, B, True), SAME),
    ],
)
def test_which_of_two_stands_first(made, trees, expected):
    settles(before, made, trees, expected)


XY = (("x", "y"), ())


@pytest.mark.parametrize(
    ("made", "trees", "expected"),
    [
        (((), ()), (), Done("")),
        (XY, (True, True), Done("x")),
        (XY, (False, True), Done("y")),
        (XY, (False, False), Done("")),
        (XY, (STUCK, True), Done("y")),  # what fits comes before what may fit
        (XY, (STUCK, STUCK), Done("x")),
        (XY, (False, STUCK), Done("y")),
        (XY, (True, A), SAME),
        (XY, (A, False), Side((("x",), ()), (A,))),
        (XY, (A, STUCK), SAME),
        ((("x", "y", "z"), ()), (A, True, STUCK), Side((("x", "y"), ()), (A, True))),
        ((("x", "y"), (("y",),)), (True, True, True), Done("y")),
        ((("x", "y"), (("y",),)), (True, True, False), Done("x")),
        ((("x", "y"), (("y",),)), (True, True, STUCK), Done("x")),
        ((("x", "y"), (("y",),)), (True, True, A), SAME),
        ((("x", "y"), (("y",),)), (True, False, A), Done("x")),
        ((("x", "y"), (("y",),)), (STUCK, STUCK, True), Done("y")),
        ((("x", "y"), (("y",),)), (STUCK, True, True), Done("y")),
        ((("x", "y"), (("y",),)), (True, STUCK, True), Done("x")),
        ((("x", "y"), (("y",),)), (A, True, True), Done("y")),
        ((("x", "y"), (("y", "x"),)), (True, A, True), SAME),
        ((("x", "y"), (("y", "x"),)), (A, True, True), Done("y")),
        ((("x", "y", "z"), (("z", "y"), ("x",))), (True, True, False, True, B), Done("y")),
        ((("x", "y"), (("y",), ("x",))), (True, True, A, True), SAME),
        ((("x", "y"), (("y",), ("x",))), (True, True, False, B), Side((("x", "y"), (("x",),)), (True, True, B))),
        ((("x", "y", "z"), (("y",), ("x",), ("z",))), (True, True, True, A, True, B),
         Side((("x", "y"), (("y",), ("x",))), (True, True, A, True))),
    ],
)  # fmt: skip
def test_the_first_door(made, trees, expected):
    settles(first_door, made, trees, expected)


def test_an_aspect_settles_both_sides_each_by_its_own_rules():
    one, other = Side("w", (True,)), Side("v", (True,))
    assert Aspect("target", "s", one, other, target).settle(one, other) == (Done("w"), Done("v"))
    assert Aspect("x", "s", one, other, target, verdict).settle(one, other) == (Done("w"), Done(FITS))
    assert Aspect("x", "s", one, other, target).settle(Done(1), Done(2)) == (Done(1), Done(2))


def test_an_order_changes_where_the_verdict_does_not():
    order, other = (Aspect("k", "", Side((), ()), Side((), ()), reduce) for reduce in (before, verdict))
    assert order.counts(Done((FITS, "a")), Done((FITS, "b")))
    assert not order.counts(Done((FITS, "a")), Done((MAYBE, "b")))
    assert other.counts(Done(FITS), Done(NOT))
