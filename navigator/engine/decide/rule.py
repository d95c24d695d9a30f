"""A rule: one compiled condition, evaluated once for each state of the facts it depends on.

The finding carries the verdict, what would settle it and, once somebody asks, the reasons. Memoised on the rule's own
facts; the memo is bounded and holds nothing but pure results.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, partial
from operator import itemgetter
from typing import Any

from .condition import (
    FAILS,
    HOLDS,
    OPEN_FOR_GOOD,
    Branch,
    ConditionNode,
    Leaf,
    Leaves,
    Masks,
    evaluate,
    node_leaves,
)
from .fact import Domain, partition
from .memo import remember
from .state import State


class Verdict(StrEnum):
    """What a rule says of a state."""

    FITS = "fits"
    MAYBE = "maybe"
    NOT = "not"


@dataclass(slots=True)
class Finding:
    """A verdict with its reasons, which are made when they are first read: most never are.

    `unasked` is the bit set of facts that were never asked and could still settle it. `by_desk`: at best a maybe,
    because the desk alone decides for such a person; when that is all, `because` is empty.
    """

    verdict: Verdict
    _because: Leaves | Callable[[], Leaves]
    unasked: int
    office: str = ""  # of a choice of offices: the one that holds
    by_desk: bool = False

    @property
    def because(self) -> Leaves:
        """For fits the leaves that made it hold, for not the smallest set that made it fail, for maybe those still open."""
        if not isinstance(self._because, tuple):
            self._because = self._because()
        return self._because

    @property
    def settled(self) -> bool:
        """No question is left that could change the verdict."""
        return not self.unasked


@dataclass(frozen=True, eq=False)
class Rule:
    """A compiled condition with the facts it depends on.

    `node` is what is evaluated: the condition as written (`eligible`) and, where `desk_decides`, leaves by desk.
    """

    id: str
    node: ConditionNode
    domains: Sequence[Domain]
    facts: tuple[int, ...] = ()
    fact_bits: int = 0
    own_masks: Any = None
    desk_decides: ConditionNode | None = None
    _eligible: ConditionNode | None = None
    _findings: dict[Any, Finding] = field(default_factory=dict, repr=False)
    _known_gains: dict[Any, tuple[tuple[int, float], ...]] = field(default_factory=dict, repr=False)
    _burdens: dict[int, float] = field(default_factory=dict, repr=False)
    _classes: dict[int, tuple[tuple[int, float], ...]] = field(default_factory=dict, repr=False)  # one entry a fact

    @property
    def eligible(self) -> ConditionNode:
        """The condition as written, without what the desk decides."""
        return self._eligible or self.node

    @property
    def never_fits(self) -> bool:
        """The desk decides for everyone."""
        return isinstance(self.desk_decides, Branch) and self.desk_decides.both and not self.desk_decides.parts

    @property
    def nodes_read(self) -> tuple[ConditionNode, ...]:
        """Every condition whose leaves a finding may rest on."""
        return (self.node, self.desk_decides) if self.desk_decides else (self.node,)

    def is_left_to_desk(self, masks: Masks) -> bool:
        """Whether only the desk can say that such a person fits."""
        return self.desk_decides is not None and self.desk_decides.read(masks) == HOLDS

    def own_state(self, state: State) -> tuple[Any, int]:
        """All of a state that the rule depends on."""
        return self.own_masks(state.masks), state.asked & self.fact_bits

    def evaluate(self, state: State, read: int | None = None) -> Finding:
        """The verdict in this state. `read`: what the condition reads in it, where that is known."""
        key = self.own_state(state)
        finding = self._findings.get(key)
        if finding is None:
            finding = remember(self._findings, key, self._evaluate(state, read))
        return finding

    def expected_gains(self, state: State) -> tuple[tuple[int, float], ...]:
        """For each fact worth asking: (fact, the burden its answer is expected to remove from what is left to ask)."""
        key = self.own_state(state)
        gains = self._known_gains.get(key)
        if gains is None:
            gains = remember(self._known_gains, key, tuple(self._expected_gains(state)))
        return gains

    def _evaluate(self, state: State, known: int | None) -> Finding:
        masks = state.masks
        read = self.node.read(masks) if known is None else known
        if read == FAILS:
            return Finding(Verdict.NOT, partial(_reasons, self.node, masks, read), 0)
        if read == HOLDS:
            return Finding(Verdict.FITS, partial(_reasons, self.node, masks, read), 0)
        if self.desk_decides:
            return self._open_by_desk(read, state)
        return Finding(Verdict.MAYBE, partial(_reasons, self.node, masks, read), read >> 1 & ~state.asked)

    def _open_by_desk(self, read: int, state: State) -> Finding:
        """What the desk decides is a reason until it is certain, and worth asking while the rule could still fit."""
        masks, asked = state.masks, state.asked
        by_desk = self.is_left_to_desk(masks)
        desk_settled = by_desk or not self.eligible.can_hold(masks, asked)
        because = partial(self._reasons_by_desk, masks, read, desk_settled=desk_settled)
        may_fit = not desk_settled and self.can_hold(read, state)
        worth_asking = read if may_fit else max(self.eligible.read(masks), 0)
        return Finding(Verdict.MAYBE, because, worth_asking >> 1 & ~asked, by_desk=by_desk)

    def can_hold(self, read: int, state: State) -> bool:
        """Whether answers could still make it hold. Where nothing that was asked is open, whatever is open could."""
        if read > 0 and read & (state.asked << 1 | OPEN_FOR_GOOD):
            return self.node.can_hold(state.masks, state.asked)
        return read != FAILS

    def _reasons_by_desk(self, masks: Masks, read: int, *, desk_settled: bool) -> Leaves:
        open_ = _reasons(self.node, masks, read)
        return tuple(leaf for leaf in open_ if not leaf.by_desk or (not desk_settled and leaf.mask & masks[leaf.fact]))

    def unasked(self, read: int, state: State) -> int:
        """The bit set of facts never asked that could still settle it, by what its condition reads in this state."""
        if read <= 0:  # decided
            return 0
        return self.evaluate(state, read).unasked if self.desk_decides else read >> 1 & ~state.asked

    def unasked_after(self, masks: Masks, asked: int) -> int:
        """The same in a state that nobody is in yet."""
        read = self.node.read(masks)
        if read <= 0:  # decided
            return 0
        return self._open_by_desk(read, State(tuple(masks), asked)).unasked if self.desk_decides else read >> 1 & ~asked

    def _expected_gains(self, state: State) -> list[tuple[int, float]]:
        unasked = self.evaluate(state).unasked
        now = self.burden(unasked)
        return [(fact, now - self._expected_burden(state, fact, unasked)) for fact in self.facts if unasked >> fact & 1]

    def _expected_burden(self, state: State, fact: int, unasked: int) -> float:
        """The burden expected to be left after an answer to this fact, one of those never asked."""
        domain, possible = self.domains[fact], state.masks[fact]
        masks, asked = list(state.masks), state.asked | 1 << fact
        needed, rest = self._cells_needed.get(fact), unasked & ~asked
        total = left = 0.0
        for cells, likelihood in self._likely_classes(fact):
            mask = cells & possible
            if mask:
                weight = likelihood if mask == cells else domain.weight(mask)
                total += weight
                if needed is None:
                    masks[fact] = mask
                    left += weight * self.burden(self.unasked_after(masks, asked))
                elif mask & needed:
                    left += weight * self.burden(rest)
        return left / total if total else 0.0

    @cached_property
    def _cells_needed(self) -> Mapping[int, int]:
        """The cells of each fact of which nothing speaks but one part of an `all`: others make it fail, these leave the rest as it is."""
        if self.desk_decides or not isinstance(self.node, Branch) or not self.node.both:
            return {}
        leaves = Counter(leaf.fact for leaf in node_leaves(self.node))
        return {part.fact: part.mask for part in self.node.parts if isinstance(part, Leaf) and leaves[part.fact] == 1}

    def burden(self, facts: int) -> float:
        """The burden of asking a bit set of facts."""
        if not facts:
            return 0.0
        burden = self._burdens.get(facts)
        if burden is None:
            burden = remember(self._burdens, facts, sum([self.domains[i].fact.burden for i in self.facts if facts >> i & 1]))
        return burden

    def cell_classes(self, fact: int) -> tuple[int, ...]:
        """The cells of a fact as masks, one for each class that this rule does not tell apart."""
        return tuple(cells for cells, _ in self._likely_classes(fact))

    def _likely_classes(self, fact: int) -> tuple[tuple[int, float], ...]:
        """The same, each with its likelihood."""
        classes = self._classes.get(fact)
        if classes is None:
            domain = self.domains[fact]
            masks = (leaf.mask for leaf in node_leaves(self.node) if leaf.fact == fact)
            classes = self._classes[fact] = tuple((cells, domain.weight(cells)) for cells in partition(domain.all_cells, masks))
        return classes


def _reasons(node: ConditionNode, masks: Masks, read: int) -> Leaves:
    """The reasons for what was read of a condition. AssertionError where they give another value."""
    value, reasons = evaluate(node, masks)
    assert value is {FAILS: False, HOLDS: True}.get(read)
    return reasons


@dataclass(frozen=True, eq=False)
class OfficeChoice(Rule):
    """Which office, as a decision list: areas in the order written, the first that holds wins.

    A fact is worth asking only for an area that an answer could still make hold.
    """

    offices: tuple[tuple[str, ConditionNode], ...] = ()

    def _evaluate(self, state: State, _known: int | None) -> Finding:
        masks, asked = state.masks, state.asked
        still_open: list[ConditionNode] = []
        facts = 0
        for office, area in self.offices:
            read = area.read(masks)
            if read == HOLDS:
                return Finding(Verdict.FITS, partial(_reasons, area, masks, read), 0, office)
            if read != FAILS:
                still_open.append(area)
                if area.can_hold(masks, asked):
                    facts |= read >> 1
        if not still_open:
            return Finding(Verdict.NOT, (), 0)
        return Finding(Verdict.MAYBE, partial(_open_leaves, still_open, masks), facts & ~asked)

    def unasked_after(self, masks: Masks, asked: int) -> int:
        """The bit set of facts never asked that could still settle it."""
        return self._evaluate(State(tuple(masks), asked), None).unasked


def _open_leaves(areas: Sequence[ConditionNode], masks: Masks) -> Leaves:
    """The open leaves of areas that are open."""
    return tuple(leaf for area in areas for leaf in evaluate(area, masks)[1])


def make_rule(id: str, node: ConditionNode, domains: Sequence[Domain]) -> Rule:
    """A rule over these domains."""
    return Rule(id, node, domains, *facts_of_node(node))


def make_rule_with_desk(
    id: str, eligible: ConditionNode, by_desk: ConditionNode, desk_decides: ConditionNode, domains: Sequence[Domain]
) -> Rule:
    """A rule that is at best a maybe where `desk_decides` holds. `by_desk`: its opposite, in leaves by desk."""
    parts = eligible.parts if isinstance(eligible, Branch) and eligible.both else (eligible,)
    node = Branch(both=True, parts=(*parts, by_desk))
    return Rule(id, node, domains, *facts_of_node(node), desk_decides=desk_decides, _eligible=eligible)


def make_office_choice(id: str, offices: Sequence[tuple[str, ConditionNode]], domains: Sequence[Domain]) -> OfficeChoice:
    """The choice among offices by their areas."""
    node = Branch(both=False, parts=tuple(area for _, area in offices))
    return OfficeChoice(id, node, domains, *facts_of_node(node), offices=tuple(offices))


def facts_of_node(node: ConditionNode) -> tuple[tuple[int, ...], int, Any]:
    """The facts a condition depends on: their indexes, the same as a bit set, and a getter of their masks."""
    facts = tuple(sorted({leaf.fact for leaf in node_leaves(node)}))
    return facts, sum(1 << i for i in facts), itemgetter(*facts) if facts else _nothing


def _nothing(_masks: tuple[int, ...]) -> None:
    return None
