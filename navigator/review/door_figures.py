"""What `navigator check` says of first doors: those that nobody can reach, and how many are called where."""

from collections.abc import Iterator, Sequence

from navigator.knowledge.checks.first_doors import FirstDoor
from navigator.knowledge.rules.facts import OUTSIDE

from .fault_text import located_fault


def door_faults(doors: Sequence[FirstDoor]) -> Iterator[str]:
    """First doors without a telephone, a place to go to or the list of the town halls; each window once."""
    reported: set[str] = set()
    for door in doors:
        if door.window in reported or (door.can_be_reached and not door.is_another_subject):
            continue
        reported.add(door.window)
        fault = "is called at one that puts through to other windows" if door.can_be_reached else "cannot be reached"
        way_out = "Confirm a telephone, or name a relay or town hall that puts one through"
        yield located_fault("content/windows.yaml", f"{door} and {fault}. {way_out}")


def door_figures(doors: Sequence[FirstDoor]) -> Iterator[str]:
    """How the first doors of all who speak are called in the towns of the region, and elsewhere."""
    inside = [door for door in doors if door.persona and door.place and door.place != OUTSIDE]
    if not inside:
        return
    kinds = [door.call.kind if door.call else "" for door in inside]
    towns, personas = len({door.place for door in inside}), len({door.persona for door in inside})
    yield (
        f"{len(inside):,} first doors of {personas} personas in {towns} municipalities: called at their own number "
        f"{kinds.count('own'):,}, at the town hall {kinds.count('town_hall'):,}, through another office {kinds.count('relay'):,}, "
        f"without a telephone {kinds.count(''):,}; relayed to another subject {sum(door.is_another_subject for door in inside):,}"
    )
