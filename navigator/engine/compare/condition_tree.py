"""A compiled condition over joint answers, and what is left of it once a fact was answered.

A tree is True, False, STUCK (asked, and left open by the answer), or one of the tuples below that wait for answers.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from navigator.engine.decide.condition import ConditionNode, Leaf
from navigator.engine.prove.residual import STUCK

from .joint_domain import JointDomain


class TreeLeaf(NamedTuple):
    """A leaf: the answers to a fact with which it holds, and with which it fails."""

    fact: int
    holds: int
    fails: int


class TreeBranch(NamedTuple):
    """`all` (both) or `any`."""

    both: bool
    parts: tuple["Tree", ...]


class TreeChoice(NamedTuple):
    """Which answer it was, no finer than these sets distinguish."""

    fact: int
    sets: tuple[int, ...]


class ChosenAnswer(NamedTuple):
    """An answer (one bit) that stands for all like it."""

    fact: int
    answer: int


Tree = bool | str | TreeLeaf | TreeBranch | TreeChoice | ChosenAnswer
OLD, NEW = 0, 1


class Lifter:
    """Turns the conditions of one side into trees over the joint domains."""

    def __init__(self, domains: Sequence[JointDomain], side: int) -> None:
        self.domains, self.side = domains, side
        indexes = [domain.old if side == OLD else domain.new for domain in domains]
        self.joint_index = {index: n for n, index in enumerate(indexes) if index is not None}

    def lift(self, node: ConditionNode) -> Tree:
        if isinstance(node, Leaf):
            return self._leaf(node)
        return joined_tree(node.both, (self.lift(part) for part in node.parts))

    def cells_by_answer(self, fact: int) -> list[int]:
        """The cells that each answer to a joined fact leaves possible here."""
        return [a.old if self.side == OLD else a.new for a in self.domains[fact].answers]

    def sets(self, leaf: Leaf) -> tuple[int, int]:
        """The answers with which a leaf holds, and those with which it fails."""
        holds = fails = 0
        for a, cells in enumerate(self.cells_by_answer(self.joint_index[leaf.fact])):
            if not cells & ~leaf.mask:
                holds |= 1 << a
            elif not cells & leaf.mask and not leaf.by_desk:
                fails |= 1 << a
        return holds, fails

    def _leaf(self, leaf: Leaf) -> Tree:
        fact = self.joint_index[leaf.fact]
        holds, fails = self.sets(leaf)
        all_answers = self.domains[fact].all_answers
        if all_answers in (holds, fails):
            return holds == all_answers
        if not holds and not fails:
            return STUCK
        return TreeLeaf(fact, holds, fails)


def joined_tree(both: bool, parts: Iterable[Tree]) -> Tree:
    """`all` (both) or `any` of trees, without the decided ones."""
    open_parts: list[Tree] = []
    for part in parts:
        if isinstance(part, bool):
            if part is not both:
                return part
        elif part not in open_parts:
            open_parts.append(part)
    if not open_parts:
        return both
    return open_parts[0] if len(open_parts) == 1 else TreeBranch(both, tuple(open_parts))


def answered(tree: Tree, fact: int, answer: int) -> Tree:
    """What is left after an answer (one bit) to a fact."""
    match tree:
        case TreeLeaf() if tree.fact == fact:
            if tree.holds & answer:
                return True
            return False if tree.fails & answer else STUCK
        case TreeChoice() if tree.fact == fact:
            return ChosenAnswer(fact, answer)
        case TreeBranch():
            return joined_tree(tree.both, (answered(part, fact, answer) for part in tree.parts))
    return tree


def is_open(tree: Tree) -> bool:
    """Whether an answer is still needed."""
    return isinstance(tree, TreeLeaf | TreeBranch | TreeChoice)


def distinguishing_sets(tree: Tree) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each fact that a tree waits for, with the sets of answers that it distinguishes."""
    match tree:
        case TreeLeaf():
            yield tree.fact, (tree.holds, tree.fails)
        case TreeChoice():
            yield tree.fact, tree.sets
        case TreeBranch():
            for part in tree.parts:
                yield from distinguishing_sets(part)
