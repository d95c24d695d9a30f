"""How many screens people see: to the first door with its office, and to the end.

Counted over the whole exploration for whoever answers each screen whole; the screen that asks who speaks is the first.
The most is a maximum over all states and owes nothing to likelihoods; the median weighs the answers by theirs.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .explored_states import Exploration


@dataclass(frozen=True, slots=True)
class ScreenCount:
    """The median of the screens that people see, and the most that anyone sees."""

    median: int
    most: int


@dataclass(frozen=True, slots=True)
class ScreensOfPersona:
    """Screens of those whom one answer to the first question says (`told`: its cells, 0 for who did not say)."""

    told: int
    door: ScreenCount
    door_place_known: ScreenCount | None  # None where no place matters
    end: ScreenCount


@dataclass(frozen=True)
class ConversationCount:
    """How many conversations there are, and the fewest and most screens of one."""

    conversations: int
    shortest: int
    longest: int


Distribution = Mapping[int, float]
"""Likelihood by the number of screens that are still to come."""
Start = tuple[int, float]
"""A state with the likelihood of those who come by it."""


def count_conversations(exploration: Exploration) -> ConversationCount:
    """Count all conversations of whole screens, from the ends back to the start."""
    size = len(exploration.states)
    conversations, shortest, longest = [1] * size, [0] * size, [0] * size
    between = _between(exploration)
    for n in exploration.ends_first:
        steps = exploration.steps[n]
        if steps:
            conversations[n] = sum(step.answers * conversations[step.state] for step in steps)
            shortest[n] = min(shortest[step.state] + between[step.state] for step in steps)
            longest[n] = max(longest[step.state] + between[step.state] for step in steps)
    return ConversationCount(conversations[0], shortest[0], longest[0])


def count_screens(exploration: Exploration) -> tuple[ScreensOfPersona, ...]:
    """The screens of each persona that the rules tell apart."""
    at_door = [not s.pending and s.door_settled for s in exploration.states]
    door = _Ahead(exploration, at_door)
    end = _Ahead(exploration, [False] * len(exploration.states))
    screens = []
    for step in exploration.steps[0]:
        at_entrance = [(other.state, other.weight) for other in exploration.entrances.get(step.state, ()) if other.weight]
        start = [(step.state, 1.0)]
        known = door.count(at_entrance) if at_entrance else None
        screens.append(ScreensOfPersona(step.told, door.count(start), known, end.count(start)))
    return tuple(screens)


class _Ahead:
    """Of each state how many screens are still to come: at most, and by likelihood. `over`: nothing more is counted."""

    def __init__(self, exploration: Exploration, over: Sequence[bool]) -> None:
        self.most = [0] * len(over)
        self.likely: list[Distribution] = [{0: 1.0}] * len(over)
        between = _between(exploration)
        for n in exploration.ends_first:
            steps = exploration.steps[n]
            if steps and not over[n]:
                self.most[n] = max(self.most[step.state] + between[step.state] for step in steps)
                self.likely[n] = _mixed(
                    (step.weight, _later(self.likely[step.state], between[step.state])) for step in steps if step.weight
                )

    def count(self, starts: list[Start]) -> ScreenCount:
        """The count for those who come by these states after the first screen."""
        likely = _mixed((weight, self.likely[state]) for state, weight in starts)
        return ScreenCount(1 + _median(likely), 1 + max(self.most[state] for state, _ in starts))


def _between(exploration: Exploration) -> list[int]:
    """Of each state 1 where a screen was just sent, 0 in the middle of one."""
    return [int(not explored.pending) for explored in exploration.states]


def _later(distribution: Distribution, screens: int) -> Distribution:
    return {n + screens: share for n, share in distribution.items()} if screens else distribution


def _mixed(parts: Iterable[tuple[float, Distribution]]) -> Distribution:
    mixed: dict[int, float] = {}
    for weight, distribution in parts:
        for n, share in distribution.items():
            mixed[n] = mixed.get(n, 0.0) + weight * share
    total = sum(mixed.values())
    return {n: share / total for n, share in mixed.items()}


def _median(distribution: Distribution) -> int:
    """The least number that half of the people do not exceed."""
    below = 0.0
    for n in sorted(distribution):
        below += distribution[n]
        if below >= 0.5 - 1e-9:
            return n
    return max(distribution, default=0)
