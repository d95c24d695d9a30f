"""A condition is changed one line at a time, and what was not asked for stays as it stood."""

import pytest

from navigator.editions.conditions.condition_edit import (
    added,
    moved,
    part_at,
    removed,
    replaced,
    turned,
    unfinished,
    unwrapped,
    wrapped,
)
from navigator.editions.conditions.written_condition import EMPTY, WrittenGroup, WrittenLeaf


def leaf(name):
    return WrittenLeaf(name, ("yes",))


def every(*parts):
    return WrittenGroup("all", parts)


def either(*parts):
    return WrittenGroup("any", parts)


def no(part):
    return WrittenGroup("not", (part,))


A, B, C, NEW = map(leaf, ("a", "b", "c", "new"))
TREE = every(A, either(B, no(C)), NEW)


@pytest.mark.parametrize(("path", "part"), [
    ((), TREE), ((0,), A), ((1,), either(B, no(C))), ((1, 1, 0), C), ((2,), NEW), ((3,), None), ((1, 2), None), ((0, 0), None),
])  # fmt: skip
def test_a_place_holds_its_part_or_none(path, part):
    assert part_at(TREE, path) == part


@pytest.mark.parametrize(("path", "parts", "whole"), [
    ((), (A,), A),
    ((), (A, B), every(A, B)),
    ((0,), (B,), every(B, either(B, no(C)), NEW)),
    ((0,), (), every(either(B, no(C)), NEW)),
    ((1, 0), (A, NEW), every(A, either(A, NEW, no(C)), NEW)),
    ((1, 1, 0), (A,), every(A, either(B, no(A)), NEW)),
    ((1, 1, 0), (A, B), every(A, either(B, no(every(A, B))), NEW)),
    ((1, 1, 0), (), every(A, either(B, no(EMPTY)), NEW)),
    ((0, 0), (B,), TREE),
])  # fmt: skip
def test_other_parts_stand_in_a_place(path, parts, whole):
    assert replaced(TREE, path, *parts) == whole


@pytest.mark.parametrize(("path", "whole"), [
    ((), EMPTY),
    ((0,), every(either(B, no(C)), NEW)),
    ((1, 1), every(A, either(B), NEW)),
    ((1, 1, 0), every(A, either(B), NEW)),
    ((7, 0), TREE),
])  # fmt: skip
def test_a_part_goes_and_what_denies_it_with_it(path, whole):
    assert removed(TREE, path) == whole


def test_a_denial_that_is_the_whole_leaves_nothing():
    assert removed(no(A), (0,)) == EMPTY


@pytest.mark.parametrize(("condition", "path", "whole", "place"), [
    (TREE, (), every(A, either(B, no(C)), NEW, leaf("d")), (3,)),
    (TREE, (1,), every(A, either(B, no(C), leaf("d")), NEW), (1, 2)),
    (TREE, (0,), every(A, leaf("d"), either(B, no(C)), NEW), (1,)),
    (TREE, (1, 1), every(A, either(B, no(C), leaf("d")), NEW), (1, 2)),
    (TREE, (1, 1, 0), every(A, either(B, no(every(C, leaf("d")))), NEW), (1, 1, 0, 1)),
    (A, (), every(A, leaf("d")), (1,)),
    (no(A), (), every(no(A), leaf("d")), (1,)),
    (EMPTY, (), every(leaf("d")), (0,)),
    (TREE, (9,), TREE, (9,)),
    (A, (0,), A, (0,)),
])  # fmt: skip
def test_a_part_more_stands_inside_a_list_else_below(condition, path, whole, place):
    assert added(condition, path, leaf("d")) == (whole, place)


@pytest.mark.parametrize(("path", "whole"), [
    ((), no(TREE)), ((1, 0), every(A, either(no(B), no(C)), NEW)), ((9,), TREE),
])  # fmt: skip
def test_a_group_is_put_around_a_part(path, whole):
    assert wrapped(TREE, path, "not") == whole


def test_the_group_is_of_the_kind_that_was_asked_for():
    assert wrapped(A, (), "any") == either(A)
    assert wrapped(A, (), "all") == every(A)


@pytest.mark.parametrize(("condition", "path", "whole"), [
    (TREE, (1,), every(A, B, no(C), NEW)),
    (TREE, (1, 1), every(A, either(B, C), NEW)),
    (no(A), (), A),
    (TREE, (0,), TREE),
    (EMPTY, (), EMPTY),
    (TREE, (9,), TREE),
])  # fmt: skip
def test_a_group_goes_and_its_parts_stay(condition, path, whole):
    assert unwrapped(condition, path) == whole


@pytest.mark.parametrize(("path", "whole"), [
    ((), either(A, either(B, no(C)), NEW)), ((1,), every(A, every(B, no(C)), NEW)), ((1, 1), TREE), ((0,), TREE), ((9,), TREE),
])  # fmt: skip
def test_all_of_turns_into_any_of_and_back(path, whole):
    assert turned(TREE, path) == whole


@pytest.mark.parametrize(("path", "by", "parts", "place"), [
    ((0,), 1, (B, A, C), (1,)), ((0,), 2, (B, C, A), (2,)), ((0,), 9, (B, C, A), (2,)), ((2,), -1, (A, C, B), (1,)),
    ((2,), -9, (C, A, B), (0,)), ((1,), 0, (A, B, C), (1,)), ((3,), -1, (A, B, C), (3,)), ((0, 0), 1, (A, B, C), (0, 0)),
    ((), 1, (A, B, C), ()),
])  # fmt: skip
def test_a_part_moves_as_far_as_its_list_goes(path, by, parts, place):
    assert moved(either(A, B, C), path, by) == (either(*parts), place)


def test_a_part_moves_in_its_own_list_alone():
    assert moved(every(A, either(B, C)), (1, 0), 1) == (every(A, either(C, B)), (1, 1))


@pytest.mark.parametrize(("condition", "paths"), [
    (A, []), (WrittenLeaf("plans", ()), []), (TREE, []), (EMPTY, [()]), (every(A, either(), no(every())), [(1,), (2, 0)]),
])  # fmt: skip
def test_lists_without_a_part_say_nothing_yet(condition, paths):
    assert unfinished(condition) == paths
