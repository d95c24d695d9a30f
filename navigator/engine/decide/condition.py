"""Conditions: boolean combinations of "fact is in set", evaluated in three-valued logic with reasons.

A leaf holds when the possible cells lie inside its set, fails when they are disjoint from it, and is open
otherwise. `read` gives the value and what would settle it in one step a leaf, since every state is read; `evaluate` gives the
value with its reasons, for the few that somebody asks for. Both are one logic: tests hold them together, and reasons
that disagree with what was read are refused.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, count

from .fact import Domain, Fact

Masks = Sequence[int]


@dataclass(frozen=True, slots=True)
class Is:
    """The fact's value is one of these. For a choice of several, `any_of` names the options asked for."""

    fact: str
    values: int  # mask of values
    any_of: tuple[str, ...] = ()
    negated: bool = False  # none of `any_of`


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; with no parts, always."""

    parts: tuple["Condition", ...] = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds; with no parts, never."""

    parts: tuple["Condition", ...] = ()


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Condition"


Condition = Is | All | AnyOf | Not
ALWAYS = All()


def condition_leaves(condition: Condition) -> Iterator[Is]:
    """Every leaf, in the order written."""
    match condition:
        case Is():
            yield condition
        case Not(part):
            yield from condition_leaves(part)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from condition_leaves(part)


def without_negation(condition: Condition, facts: Mapping[str, Fact], *, negate: bool = False) -> Condition:
    """The same condition without `not` and without two leaves on one fact side by side.

    `not` moves into the leaves (exact in three values: a leaf's complement holds where the leaf fails), and
    neighbours on one fact become one set, so that "under 50 or from 50" is known to hold for an unknown age.
    """
    match condition:
        case Is() if negate:
            return replace(condition, values=facts[condition.fact].all_values & ~condition.values,
                           negated=not condition.negated)  # fmt: skip
        case Is():
            return condition
        case Not(part):
            return without_negation(part, facts, negate=not negate)
        case All(parts) | AnyOf(parts):
            both = isinstance(condition, All) != negate
            return _merged([without_negation(p, facts, negate=negate) for p in parts], both=both)
    raise TypeError(condition)


def _merged(parts: Iterable[Condition], *, both: bool) -> Condition:
    kind = All if both else AnyOf
    flat: list[Condition] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, kind) else (part,))
    merged: list[Condition] = []
    seen: dict[str, int] = {}
    for part in flat:
        if not isinstance(part, Is) or part.any_of:
            merged.append(part)
        elif part.fact in seen:
            old = merged[seen[part.fact]]
            assert isinstance(old, Is)
            values = old.values & part.values if both else old.values | part.values
            merged[seen[part.fact]] = replace(old, values=values)
        else:
            seen[part.fact] = len(merged)
            merged.append(part)
    return merged[0] if len(merged) == 1 else kind(tuple(merged))


FAILS, HOLDS = 0, -1
OPEN_FOR_GOOD = 1
"""What reading a condition gives: that it fails, that it holds, or (above 0) which leaves are open, as a bit set.

Of what is open the bit after a fact's own stands for the fact; OPEN_FOR_GOOD for a leaf that the desk alone can settle.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A compiled leaf. `order`: its position in the written rule, which breaks ties between reasons.

    Where a leaf `by_desk` does not hold, the desk decides: it stays open for good instead of failing.
    """

    fact: int
    mask: int  # of cells
    order: int
    written: Is
    by_desk: bool = False

    def read(self, masks: Masks) -> int:
        """FAILS, HOLDS, or what is open."""
        possible = masks[self.fact]
        if not possible & ~self.mask:
            return HOLDS
        return 2 << self.fact if possible & self.mask else self.failed

    @property
    def failed(self) -> int:
        """What it reads where no possible cell lies in its set."""
        return OPEN_FOR_GOOD if self.by_desk else FAILS

    def can_hold(self, masks: Masks, asked: int) -> bool:
        """Whether answers could still make it hold. Once asked, what stayed open never will."""
        possible = masks[self.fact]
        return not possible & ~self.mask if asked >> self.fact & 1 else bool(possible & self.mask)


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """A compiled `all` (both) or `any`."""

    both: bool
    parts: tuple["ConditionNode", ...]
    _leaves: tuple[tuple[int, int, int, int, int], ...] = field(init=False, repr=False)  # fact, cells within and beyond, open, failed
    _branches: tuple["Branch", ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        leaves = [part for part in self.parts if isinstance(part, Leaf)]
        columns = tuple((leaf.fact, leaf.mask, ~leaf.mask, 2 << leaf.fact, leaf.failed) for leaf in leaves)
        object.__setattr__(self, "_leaves", columns)
        object.__setattr__(self, "_branches", tuple(part for part in self.parts if isinstance(part, Branch)))

    def read(self, masks: Masks) -> int:
        """FAILS, HOLDS, or what is open."""
        return self._read_all(masks) if self.both else self._read_any(masks)

    def _read_all(self, masks: Masks) -> int:
        open_ = 0
        for fact, within, beyond, own, failed in self._leaves:
            possible = masks[fact]
            if possible & beyond:
                if not (read := own if possible & within else failed):
                    return FAILS
                open_ |= read
        for branch in self._branches:
            if not (read := branch.read(masks)):
                return FAILS
            if read != HOLDS:
                open_ |= read
        return open_ or HOLDS

    def _read_any(self, masks: Masks) -> int:
        open_ = 0
        for fact, within, beyond, own, failed in self._leaves:
            possible = masks[fact]
            if not possible & beyond:
                return HOLDS
            open_ |= own if possible & within else failed
        for branch in self._branches:
            if (read := branch.read(masks)) == HOLDS:
                return HOLDS
            open_ |= read
        return open_

    def can_hold(self, masks: Masks, asked: int) -> bool:
        """Whether answers could still make it hold."""
        both = self.both
        for fact, within, beyond, _, _ in self._leaves:
            possible = masks[fact]
            if (not possible & beyond if asked >> fact & 1 else bool(possible & within)) is not both:
                return not both
        for branch in self._branches:
            if branch.can_hold(masks, asked) is not both:
                return not both
        return both


ConditionNode = Leaf | Branch
Leaves = tuple[Leaf, ...]
ConditionResult = tuple[bool | None, Leaves]
"""A value with its reasons: the smallest set of leaves that made it so, ties as written; of what is open every open leaf."""


def compile_condition(
    condition: Condition, domains: Mapping[str, tuple[int, Domain]], first: int = 0, *, by_desk: bool = False
) -> ConditionNode:
    """Compile a condition without negation onto cells. TypeError for anything else. Leaves are numbered as written, from `first`."""
    orders = count(first)

    def build(part: Condition) -> ConditionNode:
        match part:
            case Is():
                index, domain = domains[part.fact]
                return Leaf(index, domain.cells_within(part.values), next(orders), part, by_desk)
            case All(parts) | AnyOf(parts):
                return Branch(isinstance(part, All), tuple(build(p) for p in parts))
        raise TypeError(part)

    return build(condition)


def node_leaves(node: ConditionNode) -> Leaves:
    """Every compiled leaf, in the order written."""
    if isinstance(node, Leaf):
        return (node,)
    return tuple(leaf for part in node.parts for leaf in node_leaves(part))


def evaluate(node: ConditionNode, masks: Masks) -> ConditionResult:
    """The value of a condition in a state (True, False, or None for open) with its reasons.

    No leaf stands in two parts, and parts are numbered as written: the smallest set of a branch is the smallest of one part, or
    the smallest of every part together.
    """
    if isinstance(node, Leaf):
        possible = masks[node.fact]
        if not possible & ~node.mask:
            return True, (node,)
        return (None if possible & node.mask or node.by_desk else False), (node,)
    results = [evaluate(part, masks) for part in node.parts]
    decisive = not node.both
    deciding = [reasons for value, reasons in results if value is decisive]
    if deciding:
        return decisive, min(deciding, key=_size)
    open_ = [reasons for value, reasons in results if value is None]
    if open_:
        return None, tuple(chain.from_iterable(open_))
    return node.both, tuple(chain.from_iterable([reasons for _, reasons in results]))


def _size(reasons: Leaves) -> tuple[int, tuple[int, ...]]:
    return len(reasons), tuple([leaf.order for leaf in reasons])


def holds_for_certain(condition: Condition, possible: Mapping[str, int]) -> bool:
    """Whether a condition without negation holds for all values that are possible, by fact. TypeError for any other."""
    match condition:
        case Is():
            return not possible[condition.fact] & ~condition.values
        case All(parts):
            return all(holds_for_certain(part, possible) for part in parts)
        case AnyOf(parts):
            return any(holds_for_certain(part, possible) for part in parts)
    raise TypeError(condition)
