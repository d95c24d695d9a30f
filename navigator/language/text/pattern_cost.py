"""How much work a written word may cost at one place of a line, whatever the line says.

A word is tried from left to right and back: what counts is in how many ways a part may be passed, and how many steps
that takes at most. Of several alternatives only those count together that can begin with the same letters.
"""

from collections.abc import Sequence
from typing import NamedTuple

MOST_STEPS = 100_000  # of a word at one place of a line
REPEATS = 4  # times that `(a|b)*` may stand


class Cost(NamedTuple):
    """Of a part: the letters that it begins with for certain, by alternative ("" for any), the ways through it, the steps."""

    leads: frozenset[str] = frozenset({""})
    ways: int = 1
    steps: int = 1


NOTHING = Cost(steps=0)


def of_literal(text: str) -> Cost:
    return Cost(frozenset({text}))


def of_gap(letters: int) -> Cost:
    """Of a stretch of any length up to so many letters."""
    return Cost(ways=letters + 1, steps=letters + 1)


def of_sequence(parts: Sequence[Cost]) -> Cost:
    """Each part is tried anew for every way through those before it."""
    ways = steps = 1
    for part in parts:
        steps += ways * part.steps
        ways *= part.ways
    return Cost(parts[0].leads if parts else NOTHING.leads, ways, steps)


def of_choice(alternatives: Sequence[Cost]) -> Cost:
    """Each is looked at; those that the same text may begin are gone through."""
    if len(alternatives) == 1:
        return Cost(alternatives[0].leads, alternatives[0].ways, 1 + alternatives[0].steps)
    led: dict[str, set[int]] = {}
    for number, each in enumerate(alternatives):
        for lead in each.leads:
            led.setdefault(lead, set()).add(number)
    lengths = {len(lead) for lead in led}
    ways = steps = 0
    for text in led:
        numbers = set().union(*[led.get(text[:end], ()) for end in lengths if end <= len(text)])
        ways = max(ways, sum([alternatives[n].ways for n in numbers]))
        steps = max(steps, sum([alternatives[n].steps for n in numbers]))
    return Cost(frozenset(led), ways, len(alternatives) + steps)


def of_repeat(part: Cost) -> Cost:
    """Of a part up to REPEATS times, or not at all."""
    tried = [part.ways**times for times in range(REPEATS)]
    return Cost(ways=sum(tried) + part.ways**REPEATS, steps=1 + part.steps * sum(tried))
