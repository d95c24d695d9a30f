"""What is left of a condition after an answer that both sides heard."""

import pytest

from navigator.engine.compare.condition_tree import (
    NEW,
    OLD,
    ChosenAnswer,
    Lifter,
    TreeBranch,
    TreeChoice,
    TreeLeaf,
    answered,
    distinguishing_sets,
    is_open,
    joined_tree,
)
from navigator.engine.compare.joint_domain import joint_domains
from navigator.engine.decide.compiled_rules import Category
from navigator.engine.decide.condition import All, AnyOf, Is
from navigator.engine.decide.fact import Fact
from navigator.engine.prove.residual import STUCK
from tests.engine.sample import bare

GONE = Fact("gone", "one", ("x", "y"), (1.0, 1.0))
AGE = Fact("age", "integer", (0, 1, 2, 3), (1.0,) * 4)
A, B, PICK = TreeLeaf(0, 0b001, 0b010), TreeLeaf(1, 0b01, 0b10), TreeChoice(0, (0b001, 0b010))


@pytest.mark.parametrize(
    ("both", "parts", "tree"),
    [
        (True, (), True),
        (False, (), False),
        (True, (True, True), True),
        (False, (False,), False),
        (True, (A, False, B), False),
        (False, (A, True), True),
        (True, (True, A), A),
        (False, (A, False), A),
        (True, (A, B, A), TreeBranch(True, (A, B))),
        (False, (A, STUCK, STUCK), TreeBranch(False, (A, STUCK))),
        (True, (STUCK, STUCK), STUCK),
    ],
)
def test_joined_tree_drops_decided_parts(both, parts, tree):
    assert joined_tree(both, parts) == tree


@pytest.mark.parametrize(
    ("tree", "fact", "answer", "left"),
    [
        (A, 0, 0b001, True),
        (A, 0, 0b010, False),
        (A, 0, 0b100, STUCK),
        (A, 1, 0b001, A),
        (PICK, 0, 0b010, ChosenAnswer(0, 0b010)),
        (PICK, 1, 0b010, PICK),
        (ChosenAnswer(0, 1), 0, 0b010, ChosenAnswer(0, 1)),
        (True, 0, 1, True),
        (STUCK, 0, 1, STUCK),
        (TreeBranch(True, (A, B)), 0, 0b001, B),
        (TreeBranch(True, (A, B)), 0, 0b010, False),
        (TreeBranch(False, (A, B)), 0, 0b100, TreeBranch(False, (STUCK, B))),
        (TreeBranch(False, (B, TreeBranch(True, (A, B)))), 0, 0b010, B),
    ],
)
def test_tree_after_an_answer(tree, fact, answer, left):
    assert answered(tree, fact, answer) == left


def test_open_trees_and_the_sets_they_distinguish():
    both = TreeBranch(True, (A, TreeBranch(False, (PICK, B))))
    assert [is_open(tree) for tree in (A, PICK, both, ChosenAnswer(0, 1), STUCK, True, False)] == [True] * 3 + [False] * 4
    assert list(distinguishing_sets(both)) == [(0, (0b001, 0b010)), (0, (0b001, 0b010)), (1, (0b01, 0b10))]
    assert list(distinguishing_sets(TreeBranch(True, (STUCK, ChosenAnswer(0, 1), True)))) == []


def test_condition_lifted_on_each_side():
    """The new side lacks a fact, so its age stands in another place there; the answers are the same."""
    young, adult = Is("age", 0b0001), Is("age", 0b0011)
    old = bare(GONE, AGE, categories=(Category("c", All((Is("gone", 1), adult)), ()), Category("d", AnyOf((All(), young)), ())))
    new = bare(AGE, categories=(Category("c", young, ()), Category("n", Is("age", 0), ()), Category("a", Is("age", 15), ())))
    domains = joint_domains(old, new)
    one, other = Lifter(domains, OLD), Lifter(domains, NEW)
    # answers to the age: 0, 1, 2-3, up to 1, from 1, unknown
    assert [(a.old, a.new) for a in domains[0].answers] == [(1, 1), (2, 2), (4, 2), (3, 3), (6, 2), (7, 3)]
    assert (one.joint_index, other.joint_index) == ({1: 0, 0: 1}, {0: 0})
    assert (one.cells_by_answer(0), other.cells_by_answer(0)) == ([1, 2, 4, 3, 6, 7], [1, 2, 2, 3, 2, 3])
    nodes = [rule.node for _, rule in old.categories]
    assert one.lift(nodes[0]) == TreeBranch(True, (TreeLeaf(1, 0b001, 0b010), TreeLeaf(0, 0b001011, 0b000100)))
    assert one.lift(nodes[1]) is True
    assert [other.lift(rule.node) for _, rule in new.categories] == [TreeLeaf(0, 0b000001, 0b010110), False, True]
    assert other.sets(new.categories[0][1].node) == (0b000001, 0b010110)
