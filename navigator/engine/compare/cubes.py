"""Cube cover: a set of whole answers as few large cubes whose union is exactly the set.

Each cube is prime (it cannot be widened without leaving the set) and none is redundant. Always exact; the minimum
number of cubes is attempted, not proven.
"""

from collections.abc import Collection, Iterator, Sequence

from .decision_diagram import Diagram, DiagramStore, some_cube

MANY = 200  # cubes; beyond, redundant ones are kept, to bound the time


def cover(store: DiagramStore, whole: Diagram) -> list[dict[int, int]]:
    """Cubes whose union is the set."""
    cubes: list[dict[int, int]] = []
    rest = whole
    while rest is not store.no:
        cube = widened(store, whole, some_cube(rest))
        cubes.append(cube)
        rest = store.minus(rest, cube)
    return cubes if len(cubes) > MANY else _needed(store, whole, cubes)


def widened(store: DiagramStore, whole: Diagram, cube: dict[int, int]) -> dict[int, int]:
    """A prime cube around a cube: facts are dropped first, the last one first, then answers are added."""
    cube = dict(cube)
    for place in sorted(cube, reverse=True):
        without = {p: m for p, m in cube.items() if p != place}
        if store.holds(whole, without):
            cube = without
    for place in sorted(cube):
        for answer in _bits(store.all_answers[place] & ~cube[place]):
            wider = cube | {place: cube[place] | answer}
            if store.holds(whole, wider):
                cube = wider
    return cube


def _needed(store: DiagramStore, whole: Diagram, cubes: list[dict[int, int]]) -> list[dict[int, int]]:
    """The cubes without redundant ones; those that name most facts are dropped first."""
    needed = list(cubes)
    for cube in sorted(cubes, key=len, reverse=True):
        others = [other for other in needed if other is not cube]
        if _rest(store, whole, others) is store.no:
            needed = others
    return needed


def _rest(store: DiagramStore, whole: Diagram, cubes: list[dict[int, int]]) -> Diagram:
    for cube in cubes:
        whole = store.minus(whole, cube)
        if whole is store.no:
            break
    return whole


def _bits(mask: int) -> Iterator[int]:
    while mask:
        low = mask & -mask
        yield low
        mask ^= low


def option_cubes(
    options: Sequence[str], sets: Collection[frozenset[str]]
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Sets of options as few combinations: (options that are chosen, options that are not)."""
    store = DiagramStore([_BOTH] * len(options))

    def diagram(n: int, chosen: frozenset[str]) -> Diagram:
        if n == len(options):
            return store.leaf(chosen in sets)
        return store.node(
            n, [(_LEFT, diagram(n + 1, chosen)), (_TAKEN, diagram(n + 1, chosen | {options[n]}))]
        )

    return [
        (
            tuple(options[n] for n, mask in sorted(cube.items()) if mask == _TAKEN),
            tuple(options[n] for n, mask in sorted(cube.items()) if mask == _LEFT),
        )
        for cube in cover(store, diagram(0, frozenset()))
    ]


_LEFT, _TAKEN, _BOTH = 0b01, 0b10, 0b11
