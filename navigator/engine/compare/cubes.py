"""A set of whole answers as few large cubes that together are exactly the set.

Each cube is as large as it can be (no fact or answer can be let go of without leaving the set), and none is
idle beside the others. Exact always; the fewest possible is attempted, not proven.
"""

from collections.abc import Collection, Iterator, Sequence

from .decision_diagram import Diagram, DiagramStore, some_cube

MANY = 200  # cubes; beyond, none is looked at twice


def cover(store: DiagramStore, whole: Diagram) -> list[dict[int, int]]:
    """Cubes whose union is the set."""
    found: list[dict[int, int]] = []
    rest = whole
    while rest is not store.no:
        cube = widened(store, whole, some_cube(rest))
        found.append(cube)
        rest = store.minus(rest, cube)
    return found if len(found) > MANY else _needed(store, whole, found)


def widened(store: DiagramStore, whole: Diagram, cube: dict[int, int]) -> dict[int, int]:
    """The largest cube around a cube that stays in the set: first without a fact, then with more of its answers."""
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
    """Without the cubes that the others hold already; the ones that name most are let go of first."""
    kept = list(cubes)
    for cube in sorted(cubes, key=len, reverse=True):
        others = [other for other in kept if other is not cube]
        if _rest(store, whole, others) is store.no:
            kept = others
    return kept


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
