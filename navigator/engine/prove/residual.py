"""The residual of a rule: what is left of it after some answers (partial evaluation).

Decided parts fall away; a leaf whose fact was asked and stayed open can change no more and becomes STUCK. What
remains names only facts that were never asked: two states that agree on it have the same future.
"""

from collections.abc import Iterable

from navigator.engine.decide.condition import Branch, ConditionNode, Leaf
from navigator.engine.decide.first_window import FIRST_WINDOW, FirstWindow
from navigator.engine.decide.rule import OfficeChoice, Rule
from navigator.engine.decide.state import State

STUCK = "stuck"
Remainder = bool | str | tuple["Remainder | int", ...]
"""Decided, stuck, a leaf never asked (whether by desk, fact, cells), or a branch (both, part, part …) of what is left."""


def remainder_of_rule(rule: Rule, state: State) -> Remainder:
    """What is left of a rule in a state; of an office choice the areas up to the first that holds.

    Of the first window the priorities that can still hold and, where none holds for certain, the candidates.
    """
    if isinstance(rule, FirstWindow):
        return _remainder_of_first_window(rule, state)
    if isinstance(rule, OfficeChoice):
        return _remainder_of_choice(rule, state)
    return _remainder_of_own_condition(rule, state)


def _remainder_of_own_condition(rule: Rule, state: State) -> Remainder:
    """What the desk decides matters no longer where the rule can only turn away or stay open."""
    rest = remainder(rule.eligible, state)
    if not rule.eligible.can_hold(state.masks, state.asked):
        return rest
    if not rule.node.can_hold(state.masks, state.asked):
        return STUCK if rest is True else (True, rest, STUCK)
    return remainder(rule.node, state)


def remainder(node: ConditionNode, state: State) -> Remainder:
    """What is left of a condition in a state."""
    if isinstance(node, Leaf):
        return _remainder_of_leaf(node, state)
    return _remainder_of_branch(node, state)


def _remainder_of_leaf(leaf: Leaf, state: State) -> Remainder:
    possible = state.masks[leaf.fact]
    if not possible & ~leaf.mask:
        return True
    if not possible & leaf.mask:
        return STUCK if leaf.by_desk else False
    if state.asked >> leaf.fact & 1:
        return STUCK
    return ("desk" if leaf.by_desk else "leaf", leaf.fact, leaf.mask)


def _remainder_of_branch(branch: Branch, state: State) -> Remainder:
    parts: list[Remainder] = []
    for part in branch.parts:
        rest = remainder(part, state)
        if isinstance(rest, bool):
            if rest is not branch.both:
                return rest
        elif rest not in parts:
            parts.append(rest)
    if not parts:
        return branch.both
    return parts[0] if len(parts) == 1 else (branch.both, *parts)


def _remainder_of_choice(choice: OfficeChoice, state: State) -> Remainder:
    left: list[Remainder | int] = ["choice"]
    for office, area in choice.offices:
        rest = remainder(area, state)
        if rest is not False:
            left += (office, rest)
        if rest is True:
            break
    return tuple(left)


def _remainder_of_first_window(rule: FirstWindow, state: State) -> Remainder:
    left: list[Remainder | int] = [FIRST_WINDOW]
    certain = False
    for window, priority, unasked in rule.open_priorities(state):
        left += (window, _remainder_of_own_condition(priority, state))
        certain = not unasked
    if not certain:
        for window, candidate in rule.open_candidates(state):
            left += (window, *(_remainder_of_own_condition(part, state) for part in candidate))
    return tuple(left)


def answer_masks(cells: Iterable[int], *, in_order: bool) -> tuple[int, ...]:
    """Every set of cells that an answer can leave possible: each cell, each run of numbers, and all ("don't know").

    `cells` are the value masks of a domain. Only numbers can be answered as a range, which touches every cell
    between its ends; a cell may return after another (under 15, or over 64), so the values are scanned in order.
    """
    value_masks = list(cells)
    answers = [1 << j for j in range(len(value_masks))]
    runs = _runs(value_masks) if in_order else []
    for first in range(len(runs)):
        touched = 0
        for j in runs[first:]:
            touched |= 1 << j
            answers.append(touched)
    answers.append((1 << len(value_masks)) - 1)
    return tuple(dict.fromkeys(answers))


def _runs(masks: list[int]) -> list[int]:
    """The cell of each stretch of neighbouring values that no rule tells apart, in the order of the values."""
    runs: list[int] = []
    for i in range(max(masks).bit_length()):
        j = next(j for j, mask in enumerate(masks) if mask >> i & 1)
        if not runs or runs[-1] != j:
            runs.append(j)
    return runs
