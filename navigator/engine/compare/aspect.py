"""What two decisions are compared in, one aspect at a time: each is a function of few facts.

A side of an aspect is `(labels, trees)`. A reducer drops what can no longer matter and returns the outcome as soon as
it is certain: two sides that have become equal need no further answer.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from navigator.engine.decide.rule import Verdict
from navigator.engine.prove.residual import STUCK

from .condition_tree import Tree, is_open


class AspectSide(NamedTuple):
    """One side before it is settled: labels (ids, mostly), and the trees they wait for."""

    labels: Hashable
    trees: tuple[Tree, ...]


class Settled(NamedTuple):
    """The outcome of a side."""

    outcome: Hashable


IRRELEVANT = Settled(None)  # nothing to compare, whatever the other side is; or compared in another aspect
Reduce = Callable[[AspectSide], AspectSide | Settled]


@dataclass(frozen=True)
class Aspect:
    """One thing to compare: `kind` and `id`, both sides, and how to reduce them."""

    kind: str
    id: str
    old: AspectSide
    new: AspectSide
    reduce: Reduce
    reduce_new: Reduce | None = None  # where each side needs its own rules to reduce

    def settle(self, old: AspectSide | Settled, new: AspectSide | Settled) -> tuple[AspectSide | Settled, AspectSide | Settled]:
        """Both sides reduced."""
        reduce_new = self.reduce_new or self.reduce
        return (
            self.reduce(old) if isinstance(old, AspectSide) else old,
            reduce_new(new) if isinstance(new, AspectSide) else new,
        )

    def counts(self, old: Settled, new: Settled) -> bool:
        """Whether two outcomes that differ are a change: an order is one where neither verdict changes."""
        return self.reduce is not pair_order or old.outcome[0] == new.outcome[0]  # type: ignore[index]


def tree_value(tree: Tree) -> Verdict | None:
    """A verdict, None while it waits for answers."""
    if is_open(tree):
        return None
    if tree == STUCK:
        return Verdict.MAYBE
    return Verdict.FITS if tree else Verdict.NOT


def verdict(side: AspectSide) -> AspectSide | Settled:
    """One rule: its verdict."""
    value = tree_value(side.trees[0])
    return side if value is None else Settled(value)


def part(side: AspectSide) -> AspectSide | Settled:
    """A part of a scheme, where the scheme turns no one away."""
    scheme, own = side.trees
    if scheme is False:
        return IRRELEVANT
    value = tree_value(own)
    return side if value is None or is_open(scheme) else Settled(value)


def target(side: AspectSide) -> AspectSide | Settled:
    """What a rule that turns no one away leads to."""
    if side.trees[0] is False:
        return IRRELEVANT
    return side if is_open(side.trees[0]) else Settled(side.labels)


def office(side: AspectSide) -> AspectSide | Settled:
    """Which office of a window: the first whose area holds."""
    window, *areas = side.trees
    if window is False:
        return IRRELEVANT
    assert isinstance(side.labels, tuple)
    ids, left = first_true(side.labels, areas)
    if is_open(window) or (left and left[0] is not True):
        return AspectSide(ids, (window, *left))
    return Settled(ids[0] if ids else "")


def alarm(side: AspectSide) -> AspectSide | Settled:
    """The first alarm that holds, with its windows."""
    assert isinstance(side.labels, tuple)
    labels, left = first_true(side.labels, side.trees)
    if left and left[0] is not True:
        return AspectSide(labels, left)
    return Settled(labels[0] if labels else "")


def pair_order(side: AspectSide) -> AspectSide | Settled:
    """Of two with equal verdicts: which stands first. Labels: the one written first, then the one each step puts first."""
    one, other, *steps = side.trees
    if one is False or other is False:
        return IRRELEVANT
    assert isinstance(side.labels, tuple)
    written = side.labels[0]
    puts, left = first_true(side.labels[1:], steps)
    if left and left[0] is True:
        written, puts, left = puts[0], (), ()
    verdicts = tree_value(one), tree_value(other)
    if None not in verdicts and verdicts[0] is not verdicts[1]:
        return IRRELEVANT
    if None in verdicts or left:
        return AspectSide((written, *puts), (one, other, *left))
    return Settled((verdicts[0], written))


def first_true(
    labels: Sequence[Hashable], trees: Sequence[Tree]
) -> tuple[tuple[Hashable, ...], tuple[Tree, ...]]:
    """What can still be the first to hold: none that failed or is stuck, none behind one that holds."""
    contenders: list[tuple[Hashable, Tree]] = []
    for label, tree in zip(labels, trees, strict=True):
        if tree is True or is_open(tree):
            contenders.append((label, tree))
        if tree is True:
            break
    return tuple(label for label, _ in contenders), tuple(tree for _, tree in contenders)


def first_window(side: AspectSide) -> AspectSide | Settled:
    """The first window. Labels: the ids as written, and what each step puts; trees of the windows, then of the steps."""
    windows, steps = _contenders(side)
    for put, tree in steps:
        if is_open(tree):
            return _first_window_side(windows, steps)
        for id in put:
            if windows[id] is True:
                return Settled(id)
            if is_open(windows[id]):
                return _first_window_side(windows, steps)
    if any(is_open(tree) for tree in windows.values()):
        return _first_window_side(windows, steps)
    ranked = [*(id for put, _ in steps for id in put), *windows]
    return Settled(ranked[0] if ranked else "")  # all of them fit, or none does for certain


Steps = list[tuple[tuple[str, ...], Tree]]


def _contenders(side: AspectSide) -> tuple[dict[str, Tree], Steps]:
    """The windows that can still come first, and the steps that can still put them there."""
    assert isinstance(side.labels, tuple)
    ids, puts = side.labels
    windows: dict[str, Tree] = {id: t for id, t in zip(ids, side.trees, strict=False) if t is not False}
    if True in windows.values():
        windows = {id: tree for id, tree in windows.items() if tree is True or is_open(tree)}
    steps: Steps = []
    for put, tree in zip(puts, side.trees[len(ids) :], strict=True):
        open_ = tuple(id for id in put if id in windows)
        if open_ and (tree is True or is_open(tree)):
            steps.append((open_, tree))
            if tree is True and any(windows[id] is True for id in open_):
                put_by_steps = {id for step, _ in steps for id in step}
                return {id: tree for id, tree in windows.items() if id in put_by_steps}, steps
    return windows, steps


def _first_window_side(windows: dict[str, Tree], steps: Steps) -> AspectSide:
    return AspectSide(
        (tuple(windows), tuple(put for put, _ in steps)), (*windows.values(), *(tree for _, tree in steps))
    )
