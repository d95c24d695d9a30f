"""Facts and their domains: finite ordered values, cut into cells (equivalence classes that no rule tells apart).

Sets of values are bit masks, bit i for the i-th value; sets of cells likewise. No files, no languages, no region.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations, compress
from typing import Literal

FactKind = Literal["integer", "one", "several"]
FactValue = Hashable


@dataclass(frozen=True)
class Fact:
    """One typed thing known about the person or the employer.

    `values`: integers, names, or (kind `several`) every set of options. `weights`: likelihoods, one per value and
    never per cell, so that a new threshold does not shift them. `burden`: the cost of being asked. Facts with one
    `screen` are asked together; "" stands alone.
    """

    id: str
    kind: FactKind
    values: tuple[FactValue, ...]
    weights: tuple[float, ...]
    burden: float = 1.0
    options: tuple[str, ...] = ()
    screen: str = ""

    @cached_property
    def index(self) -> dict[FactValue, int]:
        """Each value's place in the domain."""
        return {value: i for i, value in enumerate(self.values)}

    @cached_property
    def all_values(self) -> int:
        """The mask of all values."""
        return (1 << len(self.values)) - 1

    def mask(self, values: Iterable[FactValue]) -> int:
        """The mask of these values. KeyError for a value outside the domain."""
        mask = 0
        for value in values:
            mask |= 1 << self.index[value]
        return mask

    def where(self, test: Callable[[FactValue], bool]) -> int:
        """The mask of the values that pass a test."""
        return sum(1 << i for i, value in enumerate(self.values) if test(value))

    def values_in(self, mask: int) -> tuple[FactValue, ...]:
        """The values of a mask, in order."""
        return tuple(compress(self.values, bits(mask)))


def bits(mask: int) -> Iterator[int]:
    """The bits of a mask, the lowest first."""
    return map(int, reversed(f"{mask:b}"))


def option_sets(options: Sequence[str], chances: Sequence[float]) -> tuple[tuple[FactValue, ...], tuple[float, ...]]:
    """Every set of options, with its likelihood when each option is chosen independently."""
    sets = [
        frozenset(s) for s in chain.from_iterable(combinations(options, n) for n in range(len(options) + 1))
    ]
    weights = []
    for chosen in sets:
        weight = 1.0
        for option, chance in zip(options, chances, strict=True):
            weight *= chance if option in chosen else 1 - chance
        weights.append(weight)
    return tuple(sets), tuple(weights)


@dataclass(frozen=True)
class Domain:
    """A fact cut into cells: cell j holds the values that no rule tells apart."""

    fact: Fact
    cells: tuple[int, ...]  # value masks; a partition of the domain
    weights: tuple[float, ...]  # likelihood of each cell

    @cached_property
    def all_cells(self) -> int:
        """The mask of all cells."""
        return (1 << len(self.cells)) - 1

    def cells_within(self, values: int) -> int:
        """The cells wholly within a set of values (inner approximation: what a condition asks for)."""
        return sum(1 << j for j, cell in enumerate(self.cells) if not cell & ~values)

    def cells_touching(self, values: int) -> int:
        """The cells that share a value with a set (outer approximation: what an answer leaves possible)."""
        return sum(1 << j for j, cell in enumerate(self.cells) if cell & values)

    def values(self, cells: int) -> int:
        """The values of a set of cells."""
        values = 0
        for j, cell in enumerate(self.cells):
            if cells >> j & 1:
                values |= cell
        return values

    def weight(self, cells: int) -> float:
        """The likelihood of a set of cells."""
        return sum(compress(self.weights, bits(cells)))


def partition(whole: int, sets: Iterable[int]) -> tuple[int, ...]:
    """A mask split into the parts that no set distinguishes, by the lowest member of each."""
    parts = [whole]
    for mask in set(sets):
        parts = [half for part in parts for half in (part & mask, part & ~mask) if half]
    return tuple(sorted(parts, key=lambda part: part & -part))


def cut_into_cells(fact: Fact, value_sets: Iterable[int]) -> Domain:
    """Cut a fact into cells by the value sets that conditions ask for."""
    cells = partition(fact.all_values, value_sets)
    weights = tuple(sum(fact.weights[i] for i in range(len(fact.values)) if cell >> i & 1) for cell in cells)
    return Domain(fact, cells, weights)
