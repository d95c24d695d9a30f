"""Turns whose every count is its own, so that whoever sees a cell knows whose it is."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from navigator.usage.counts import EventCount
from navigator.usage.gathering.gatherer import BatchWriter
from navigator.usage.gathering.turn_counter import TurnCounter
from navigator.usage.vocabulary import Vocabulary
from tests.usage.sample import DAY, EVERY_TURN, VOCABULARY

CONVERSATIONS, TURNS = 200, 4


def target(conversation: int, turn: int) -> str:
    return f"c{conversation:03}-{turn}"


EVERY_TARGET = frozenset(target(n, turn) for n in range(CONVERSATIONS) for turn in range(TURNS))
LISTS: Vocabulary = replace(VOCABULARY, targets=VOCABULARY.targets | EVERY_TARGET)


def turn(conversation: int, turn: int) -> tuple[str, list[EventCount]]:
    """What a page hands over."""
    return f"{conversation:016x}", [EventCount("answered", target(conversation, turn), "resident")]


@pytest.fixture
def counter(path: Path) -> Iterator[Callable[[BatchWriter], TurnCounter]]:
    """Makes the counter of another process on the same folder."""
    made: list[TurnCounter] = []

    def make(writer: BatchWriter) -> TurnCounter:
        made.append(TurnCounter(path.parent, writer, LISTS, lambda: DAY, EVERY_TURN))
        return made[-1]

    yield make
    for each in reversed(made):  # the first is the gatherer, as a rule, and waits for the last turns of the others
        each.close()
