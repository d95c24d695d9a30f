"""What is left of a rule after some questions: where two conversations agree on it, they go on alike.

Decided parts fall away; a leaf whose fact was asked and stayed open can change no more and becomes STUCK. What
remains names only facts that were never asked, so nothing of the answers given so far survives in it.
"""

from collections.abc import Iterable

from navigator.engine.decide.condition import Branch, ConditionNode, Leaf
from navigator.engine.decide.first_window import FirstWindow
from navigator.engine.decide.rule import OfficeChoice, Rule, Verdict
from navigator.engine.decide.state import State

STUCK = "stuck"
Remainder = bool | str | tuple["Remainder | int", ...]
"""Decided, stuck, a leaf never asked (fact, cells), or a branch (both, part, part …) of what is left."""


def remainder_of_rule(rule: Rule, state: State) -> Remainder:
    """What is left of a rule in a state; for a choice of offices the areas up to the first that holds.

    Of the first door the rungs that can still hold, and without one that does the windows that may serve.
    """
    if isinstance(rule, FirstWindow):
        return _remainder_of_first_window(rule, state)
    if isinstance(rule, OfficeChoice):
        return _remainder_of_choice(rule, state)
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
        return False
    if state.asked >> leaf.fact & 1:
        return STUCK
    return ("leaf", leaf.fact, leaf.mask)


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
    found: list[Remainder | int] = ["choice"]
    for office, area in choice.offices:
        rest = remainder(area, state)
        if rest is not False:
            found += (office, rest)
        if rest is True:
            break
    return tuple(found)


def _remainder_of_first_window(door: FirstWindow, state: State) -> Remainder:
    found: list[Remainder | int] = ["door"]
    certain = False
    for window, rung, finding in door.open_priorities(state):
        found += (window, remainder(rung.node, state))
        certain = finding.verdict is Verdict.FITS
    if not certain:
        for window, rules in door.open_candidates(state):
            found += (window, *(remainder(rule.node, state) for rule in rules))
    return tuple(found)


def answer_masks(cells: Iterable[int], *, in_order: bool) -> tuple[int, ...]:
    """Every set of cells that an answer can leave possible: each cell, each run of numbers, and all ("don't know").

    `cells` are the value masks of a domain. Only numbers can be answered as a range, which touches every cell
    between its ends; a cell may return after another (under 15, or over 64), so the values are scanned in order.
    """
    masks = list(cells)
    found = [1 << j for j in range(len(masks))]
    runs = _runs(masks) if in_order else []
    for first in range(len(runs)):
        touched = 0
        for j in runs[first:]:
            touched |= 1 << j
            found.append(touched)
    found.append((1 << len(masks)) - 1)
    return tuple(dict.fromkeys(found))


def _runs(masks: list[int]) -> list[int]:
    """The cell of each stretch of neighbouring values that no rule tells apart, in the order of the values."""
    runs: list[int] = []
    for i in range(max(masks).bit_length()):
        j = next(j for j, mask in enumerate(masks) if mask >> i & 1)
        if not runs or runs[-1] != j:
            runs.append(j)
    return runs
