"""A rule: one compiled condition, evaluated once for each state of the facts it depends on.

The finding carries the verdict, the reasons and what would settle it. Memoised on the rule's own facts; the memo is
bounded and holds nothing but pure results.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from operator import itemgetter
from typing import Any, TypeVar

from .condition import Branch, ConditionNode, Leaf, Leaves, evaluate, node_leaves
from .fact import Domain, partition
from .state import State

V = TypeVar("V")
MEMO_SIZE = 8192  # entries per rule; then the memo is cleared


class Verdict(StrEnum):
    """What a rule says of a state."""

    FITS = "fits"
    MAYBE = "maybe"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with its reasons.

    `because`: for fits the leaves that made it hold, for not the smallest set that made it fail, for maybe the
    leaves still open. `unasked` is the bit set of facts that were never asked and could still settle it. `by_desk`: at
    best a maybe, because the desk alone decides for such a person; when that is all, `because` is empty.
    """

    verdict: Verdict
    because: Leaves
    unasked: int
    office: str = ""  # of a choice of offices: the one that holds
    by_desk: bool = False

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
    _own_masks: Any = None
    desk_decides: ConditionNode | None = None
    _eligible: ConditionNode | None = None
    _findings: dict[Any, Finding] = field(default_factory=dict, repr=False)
    _known_gains: dict[Any, tuple[tuple[int, float], ...]] = field(default_factory=dict, repr=False)
    _classes: dict[int, tuple[int, ...]] = field(default_factory=dict, repr=False)  # one entry a fact

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

    def is_left_to_desk(self, state: State) -> bool:
        """Whether only the desk can say that such a person fits."""
        return self.desk_decides is not None and evaluate(self.desk_decides, state.masks)[0] is True

    def evaluate(self, state: State) -> Finding:
        """The verdict in this state."""
        key = (self._own_masks(state.masks), state.asked & self.fact_bits)
        finding = self._findings.get(key)
        if finding is None:
            finding = remember(self._findings, key, self._evaluate(state))
        return finding

    def expected_gains(self, state: State) -> tuple[tuple[int, float], ...]:
        """For each fact worth asking: (fact, the burden its answer is expected to remove from what is left to ask)."""
        key = (self._own_masks(state.masks), state.asked & self.fact_bits)
        gains = self._known_gains.get(key)
        if gains is None:
            gains = remember(self._known_gains, key, tuple(self._expected_gains(state)))
        return gains

    def _evaluate(self, state: State) -> Finding:
        value, ways = evaluate(self.node, state.masks)
        because = ways[0]
        if value is not None:
            return Finding(Verdict.FITS if value else Verdict.NOT, because, 0)
        return self._open_by_desk(because, state) if self.desk_decides else _open(because, because, state)

    def _open_by_desk(self, open_: Leaves, state: State) -> Finding:
        """What the desk decides is a reason until it is certain, and worth asking while the rule could still fit."""
        by_desk = self.is_left_to_desk(state)
        desk_settled = by_desk or not can_hold(self.eligible, state)
        because = tuple(
            leaf for leaf in open_ if not leaf.by_desk or (not desk_settled and leaf.mask & state.masks[leaf.fact])
        )
        may_fit = can_hold(self.node, state)
        return _open(because, [leaf for leaf in because if may_fit or not leaf.by_desk], state, by_desk=by_desk)

    def _expected_gains(self, state: State) -> list[tuple[int, float]]:
        unasked = self.evaluate(state).unasked
        now = self.burden(unasked)
        return [(fact, now - self._expected_burden(state, fact)) for fact in self.facts if unasked >> fact & 1]

    def _expected_burden(self, state: State, fact: int) -> float:
        """The burden expected to be left after an answer to this fact."""
        domain, possible = self.domains[fact], state.masks[fact]
        total = left = 0.0
        for cells in self.cell_classes(fact):
            mask = cells & possible
            if mask:
                weight = domain.weight(mask)
                total += weight
                left += weight * self.burden(self.evaluate(state.answered(fact, mask)).unasked)
        return left / total if total else 0.0

    def burden(self, facts: int) -> float:
        """The burden of asking a bit set of facts."""
        return sum(self.domains[i].fact.burden for i in self.facts if facts >> i & 1)

    def cell_classes(self, fact: int) -> tuple[int, ...]:
        """The cells of a fact as masks, one for each class that this rule does not tell apart."""
        classes = self._classes.get(fact)
        if classes is None:
            masks = (leaf.mask for leaf in node_leaves(self.node) if leaf.fact == fact)
            classes = self._classes[fact] = partition(self.domains[fact].all_cells, masks)
        return classes


def _open(because: Leaves, worth_asking: Sequence[Leaf], state: State, *, by_desk: bool = False) -> Finding:
    open_facts = 0
    for leaf in worth_asking:
        open_facts |= 1 << leaf.fact
    return Finding(Verdict.MAYBE, because, open_facts & ~state.asked, by_desk=by_desk)


@dataclass(frozen=True, eq=False)
class OfficeChoice(Rule):
    """Which office, as a decision list: areas in the order written, the first that holds wins.

    A fact is worth asking only for an area that an answer could still make hold.
    """

    offices: tuple[tuple[str, ConditionNode], ...] = ()

    def _evaluate(self, state: State) -> Finding:
        still_open: list[Leaf] = []
        facts = 0
        for office, node in self.offices:
            value, ways = evaluate(node, state.masks)
            if value:
                return Finding(Verdict.FITS, ways[0], 0, office)
            if value is None:
                still_open.extend(ways[0])
                if can_hold(node, state):
                    facts |= sum({1 << leaf.fact for leaf in ways[0]})
        if not still_open:
            return Finding(Verdict.NOT, (), 0)
        return Finding(Verdict.MAYBE, tuple(still_open), facts & ~state.asked)


def can_hold(node: ConditionNode, state: State) -> bool:
    """Whether answers could still make a condition hold. A leaf that was asked and stayed open never will."""
    if isinstance(node, Leaf):
        possible = state.masks[node.fact]
        asked = state.asked >> node.fact & 1
        return not possible & ~node.mask if asked else bool(possible & node.mask)
    for part in node.parts:
        if can_hold(part, state) is not node.both:
            return not node.both
    return node.both


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


def remember(memo: dict[Any, V], key: Any, value: V) -> V:
    """Keep a value under its key, within bounds."""
    if len(memo) >= MEMO_SIZE:
        memo.clear()
    memo[key] = value
    return value
