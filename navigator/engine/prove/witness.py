"""A witness: a state in which these conditions hold and those fail, or the proof that there is none.

Satisfiability by backtracking over the cells of the facts involved: splits one fact of an open leaf at a time and
prunes as soon as one condition is decided the wrong way.
"""

from collections.abc import Sequence

from navigator.engine.decide.condition import ConditionNode, Leaf, Masks, node_leaves
from navigator.engine.decide.fact import Domain, partition

Requirements = Sequence[tuple[ConditionNode, bool]]
"""Conditions, each with the value it must have."""


def condition_value(node: ConditionNode, masks: Masks) -> bool | None:
    """Whether a condition holds in a state: True, False or None (open)."""
    if isinstance(node, Leaf):
        possible = masks[node.fact]
        if not possible & ~node.mask:
            return True
        return None if possible & node.mask or node.by_desk else False
    open_ = False
    for part in node.parts:
        part_value = condition_value(part, masks)
        if part_value is None:
            open_ = True
        elif part_value is not node.both:
            return part_value
    return None if open_ else node.both


def satisfiable(requirements: Requirements, domains: Sequence[Domain]) -> bool:
    """Whether there is a witness at all: much sooner told than which has the fewest answers."""
    return _search(requirements, _anything(domains)) is not None


def witness(requirements: Requirements, domains: Sequence[Domain], within: Masks | None = None) -> Masks | None:
    """A state with as few answers as possible in which every condition has its value; None when there is none.

    `within` are the cells to stay inside; without it, all.
    """
    start = within or _anything(domains)
    if _search(requirements, start) is None:
        return None
    depths = range(len(domains) + 1)
    return next(masks for n in depths if (masks := _search(requirements, start, n)) is not None)


def _anything(domains: Sequence[Domain]) -> Masks:
    return tuple(domain.all_cells for domain in domains)


def _search(requirements: Requirements, masks: Masks, answers: int | None = None) -> Masks | None:
    """Split one open fact after another; with a limit of answers try every fact first, since the order then matters."""
    undecided = []
    for node, required in requirements:
        node_value = condition_value(node, masks)
        if node_value is (not required):
            return None
        if node_value is None:
            undecided.append(node)
    if not undecided:
        return masks
    if answers == 0:
        return None
    facts = dict.fromkeys(
        leaf.fact for node in undecided for leaf in node_leaves(node) if _is_open(leaf, masks)
    )
    for fact in facts if answers is not None else list(facts)[:1]:
        leaf_masks = (leaf.mask for node, _ in requirements for leaf in node_leaves(node) if leaf.fact == fact)
        for cells in sorted(partition(masks[fact], leaf_masks)):
            narrowed = (*masks[:fact], cells, *masks[fact + 1 :])
            solution = _search(requirements, narrowed, None if answers is None else answers - 1)
            if solution is not None:
                return solution
    return None


def _is_open(leaf: Leaf, masks: Masks) -> bool:
    possible = masks[leaf.fact]
    return bool(possible & leaf.mask and possible & ~leaf.mask)
