"""Draws for tests: none at all, so that what was counted can be seen again, or from a seed."""

from collections.abc import Callable
from random import Random


def no_noise(_deviation: float) -> int:
    return 0


def seeded(seed: int) -> Callable[[float], int]:
    random = Random(seed)
    return lambda deviation: round(random.normalvariate(0, deviation))
