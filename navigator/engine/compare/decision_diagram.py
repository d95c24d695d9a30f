"""Multi-valued decision diagrams (MDD): functions of whole answers, reduced and ordered, equal nodes shared.

A node asks one fact; its branches are a partition of the answers. A leaf is any hashable value; in a diagram of a
set, True or False. No node asks what does not matter.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

Branches = tuple[tuple[int, "Diagram"], ...]


@dataclass(frozen=True, slots=True, eq=False)
class DiagramNode:
    """Compared by identity: a store makes each node once. `place`: of its fact in the order."""

    place: int
    branches: Branches


@dataclass(frozen=True, slots=True, eq=False)
class DiagramLeaf:
    """A value that a diagram ends in."""

    value: Hashable


Diagram = DiagramNode | DiagramLeaf
Cube = Mapping[int, int]
"""By place the mask of answers; a fact that is not named may be answered in any way."""


class DiagramStore:
    """Makes diagrams, each once (hash consing). `all_answers`: for each place the mask of all answers."""

    def __init__(self, all_answers: Iterable[int]) -> None:
        self.all_answers = tuple(all_answers)
        self._leaves: dict[Hashable, DiagramLeaf] = {}
        self._nodes: dict[tuple[int, tuple[tuple[int, int], ...]], DiagramNode] = {}
        self.yes, self.no = self.leaf(True), self.leaf(False)

    def leaf(self, value: Hashable) -> DiagramLeaf:
        return self._leaves.setdefault(value, DiagramLeaf(value))

    def node(self, place: int, branches: Iterable[tuple[int, Diagram]]) -> Diagram:
        """The node of a fact; the child itself where every answer leads to one."""
        masks: dict[int, tuple[int, Diagram]] = {}
        for mask, child in branches:
            known = masks.get(id(child), (0, child))[0]
            masks[id(child)] = (known | mask, child)
        if len(masks) == 1:
            return next(iter(masks.values()))[1]
        ordered = tuple(sorted(masks.values(), key=lambda b: b[0]))
        key = (place, tuple((mask, id(child)) for mask, child in ordered))
        return self._nodes.setdefault(key, DiagramNode(place, ordered))

    def ending_with(self, diagram: Diagram, value: Hashable) -> Diagram:
        """The set of answers for which a diagram ends in a value."""
        wanted = self.leaf(value)
        return self._mapped(diagram, lambda leaf: self.yes if leaf is wanted else self.no, {})

    def _mapped(self, diagram: Diagram, ends: Callable[[DiagramLeaf], DiagramLeaf], done: dict[int, Diagram]) -> Diagram:
        if isinstance(diagram, DiagramLeaf):
            return ends(diagram)
        if id(diagram) not in done:
            branches = [(mask, self._mapped(child, ends, done)) for mask, child in diagram.branches]
            done[id(diagram)] = self.node(diagram.place, branches)
        return done[id(diagram)]

    def union(self, one: Diagram, other: Diagram) -> Diagram:
        """The union of two sets."""
        return self._union(one, other, {})

    def _union(self, one: Diagram, other: Diagram, done: dict[tuple[int, int], Diagram]) -> Diagram:
        if self.yes in (one, other):
            return self.yes
        if one is self.no or one is other:
            return other
        if other is self.no:
            return one
        key = (id(one), id(other))
        if key not in done:
            place = min(d.place for d in (one, other) if isinstance(d, DiagramNode))
            done[key] = self.node(
                place,
                [
                    (a & b, self._union(x, y, done))
                    for a, x in self._branches_at(one, place)
                    for b, y in self._branches_at(other, place)
                    if a & b
                ],
            )
        return done[key]

    def _branches_at(self, diagram: Diagram, place: int) -> Branches:
        if isinstance(diagram, DiagramNode) and diagram.place == place:
            return diagram.branches
        return ((self.all_answers[place], diagram),)

    def minus(self, diagram: Diagram, cube: Cube) -> Diagram:
        """A set without a cube."""
        return self._minus(diagram, sorted(cube.items()), {})

    def _minus(
        self, diagram: Diagram, rest: list[tuple[int, int]], done: dict[tuple[int, int], Diagram]
    ) -> Diagram:
        if diagram is self.no or not rest:
            return self.no
        key = (id(diagram), len(rest))
        if key not in done:
            (place, mask), later = rest[0], rest[1:]
            if isinstance(diagram, DiagramNode) and diagram.place < place:
                branches = [(m, self._minus(child, rest, done)) for m, child in diagram.branches]
                done[key] = self.node(diagram.place, branches)
            else:
                branches = []
                for m, child in self._branches_at(diagram, place):
                    if m & mask:
                        branches.append((m & mask, self._minus(child, later, done)))
                    if m & ~mask:
                        branches.append((m & ~mask, child))
                done[key] = self.node(place, branches)
        return done[key]

    def holds(self, diagram: Diagram, cube: Cube) -> bool:
        """Whether a cube lies wholly in a set."""
        return self._holds(diagram, cube, {})

    def _holds(self, diagram: Diagram, cube: Cube, done: dict[int, bool]) -> bool:
        if isinstance(diagram, DiagramLeaf):
            return diagram is self.yes
        holds = done.get(id(diagram))
        if holds is None:
            mask = cube.get(diagram.place, -1)
            holds = all(self._holds(child, cube, done) for m, child in diagram.branches if m & mask)
            done[id(diagram)] = holds
        return holds


def some_cube(diagram: Diagram) -> dict[int, int]:
    """A cube of a set that is not empty: a shortest path to True, so that it names few facts."""
    best: dict[int, tuple[int, tuple[int, Diagram] | None]] = {}

    def length(d: Diagram) -> int:
        if isinstance(d, DiagramLeaf):
            return 0 if d.value is True else 1 << 20
        if id(d) not in best:
            ways = [(1 + length(child), n) for n, (_, child) in enumerate(d.branches)]
            steps, n = min(ways)
            best[id(d)] = (steps, d.branches[n])
        return best[id(d)][0]

    length(diagram)
    cube: dict[int, int] = {}
    while isinstance(diagram, DiagramNode):
        step = best[id(diagram)][1]
        assert step is not None
        cube[diagram.place], diagram = step
    return cube
