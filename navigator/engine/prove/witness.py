"""An answer to "is there anyone for whom …": a state in which these conditions hold and those fail, or proof that none is.

Exhaustive over the cells of the facts involved: branches on one open leaf at a time and gives up a branch as soon
as one condition is decided the wrong way.
"""

from collections.abc import Iterator, Sequence

from navigator.engine.decide.condition import ConditionNode, Leaf, Masks, node_leaves
from navigator.engine.decide.fact import Domain

Requirements = Sequence[tuple[ConditionNode, bool]]
"""Conditions, each with the value it must have."""


def condition_value(node: ConditionNode, masks: Masks) -> bool | None:
    """Whether a condition holds in a state: True, False or None (open)."""
    if isinstance(node, Leaf):
        possible = masks[node.fact]
        if not possible & ~node.mask:
            return True
        return None if possible & node.mask else False
    open_ = False
    for part in node.parts:
        found = condition_value(part, masks)
        if found is None:
            open_ = True
        elif found is not node.both:
            return found
    return None if open_ else node.both


def witness(wanted: Requirements, domains: Sequence[Domain], within: Masks | None = None) -> Masks | None:
    """A state with as few answers as possible in which every condition has its value; None when there is none.

    `within` are the cells to stay inside; without it, all.
    """
    start = within or tuple(domain.all_cells for domain in domains)
    if _search(wanted, start) is None:
        return None
    depths = range(len(domains) + 1)
    return next(found for n in depths if (found := _search(wanted, start, n)) is not None)


def _search(wanted: Requirements, masks: Masks, answers: int | None = None) -> Masks | None:
    """Try one fact after another; with a limit of answers every fact first, since the order then matters."""
    undecided = []
    for node, wish in wanted:
        found = condition_value(node, masks)
        if found is (not wish):
            return None
        if found is None:
            undecided.append(node)
    if not undecided:
        return masks
    if answers == 0:
        return None
    facts = dict.fromkeys(
        leaf.fact for node in undecided for leaf in node_leaves(node) if _is_open(leaf, masks)
    )
    for fact in facts if answers is not None else list(facts)[:1]:
        for cells in _cell_classes(wanted, fact, masks[fact]):
            narrowed = (*masks[:fact], cells, *masks[fact + 1 :])
            found_ = _search(wanted, narrowed, None if answers is None else answers - 1)
            if found_ is not None:
                return found_
    return None


def _is_open(leaf: Leaf, masks: Masks) -> bool:
    possible = masks[leaf.fact]
    return bool(possible & leaf.mask and possible & ~leaf.mask)


def _cell_classes(wanted: Requirements, fact: int, possible: int) -> Iterator[int]:
    """The possible cells of a fact, grouped where no condition tells them apart."""
    groups = [possible]
    for mask in {leaf.mask for node, _ in wanted for leaf in node_leaves(node) if leaf.fact == fact}:
        groups = [part for group in groups for part in (group & mask, group & ~mask) if part]
    yield from sorted(groups)
