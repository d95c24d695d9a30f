"""A signature as one number, with a field of bits for each place: an answer changes all that it touches in one step.

The door and the window stand in the lowest fields, so that they are found whatever the rules are.
"""

import struct
from collections.abc import Iterable, Mapping

from .state_signature import DOOR, WINDOW, StateSignature

FIELD = 32  # bits
CLOSED_FIELD, FIRST_NUMBER = 0, 2  # nothing is left; the number 0, with the one below it in between
GOALS = 2 * FIELD  # where the goals begin
RUN = 16 * FIELD  # the goals whose facts are remembered together


def pack(signature: StateSignature) -> int:
    """A signature as one number."""
    return pack_places(range(WINDOW, len(signature) - 2), (signature[WINDOW], signature[DOOR], *signature[:WINDOW]))


def pack_places(places: Iterable[int], left: Iterable[int | None]) -> int:
    """What is left at some places, each in its field."""
    packed = 0
    for place, number in zip(places, left, strict=True):
        packed |= field_of(number) << _shift(place)
    return packed


def field_of(number: int | None) -> int:
    """What is left at one place, as the number in its field. OverflowError where it does not fit."""
    if number is None:
        return CLOSED_FIELD
    if number >= (1 << FIELD) - FIRST_NUMBER:
        raise OverflowError(f"{number} does not fit into {FIELD} bits")
    return number + FIRST_NUMBER


def unpack(packed: int, goals: int) -> StateSignature:
    """The signature of this many goals."""
    fields = struct.unpack(f"<{goals + 2}I", packed.to_bytes((goals + 2) * FIELD // 8, "little"))
    window, door, *left = [None if number == CLOSED_FIELD else number - FIRST_NUMBER for number in fields]
    return (*left, window, door)


def fields_at(places: Iterable[int]) -> int:
    """Ones in the fields of these places."""
    return sum((1 << FIELD) - 1 << _shift(place) for place in places)


def at_place(packed: int, place: int) -> int | None:
    """What is left at one place."""
    number = packed >> _shift(place) & (1 << FIELD) - 1
    return None if number == CLOSED_FIELD else number - FIRST_NUMBER


class OpenFacts:
    """The facts that the open goals of a packed signature still depend on, remembered by runs of goals.

    `facts` are, by what is left of a goal, the facts that it still depends on.
    """

    def __init__(self, facts: Mapping[int | None, int]) -> None:
        self.facts = facts
        self.known: dict[int, int] = {}

    def read(self, packed: int) -> int:
        """The bit set of the facts."""
        left, facts, known = packed >> GOALS, 0, self.known
        while left:
            run = left & (1 << RUN) - 1
            of_run = known.get(run)
            facts |= self._of_run(run) if of_run is None else of_run
            left >>= RUN
        return facts

    def _of_run(self, run: int) -> int:
        facts = 0
        for left in unpack(run, RUN // FIELD - 2):
            facts |= self.facts[left]
        self.known[run] = facts
        return facts


def _shift(place: int) -> int:
    return (place - WINDOW) * FIELD
