"""The attacker: knows every visit but those of one person, and the whole rule, and reads all that is published.

It shares no code with the product: it reads what the door shows, as text, and weighs it with its own numbers.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from random import Random

from navigator.usage.publish.layout import Cell

DEVIATIONS = {True: 10.0, False: 12.0}  # of a total, of a part: the published rule
LEAST = {True: 20, False: 24}
Reading = tuple[Cell, str]  # a figure as it was shown, once for each time that it was shown otherwise
Reader = Callable[[Iterable[Reading], Mapping[Cell, int], Mapping[Cell, int]], float]


def weigh(readings: Iterable[Reading], fewer: Mapping[Cell, int], more: Mapping[Cell, int]) -> float:
    """The logarithm of how much likelier the readings are with `more` than with `fewer`: Bayes, even odds before."""
    return sum(_likelihood(reading, more) - _likelihood(reading, fewer) for reading in readings)


def count_shown(readings: Iterable[Reading], fewer: Mapping[Cell, int], more: Mapping[Cell, int]) -> float:
    """For figures padded to just under the threshold: which of them are shown at all, against what is expected."""
    straddling = [(cell, text) for cell, text in readings if fewer[cell] < LEAST[cell.table == "total"] <= more[cell]]
    return sum(0.5 if text[:1].isdigit() else -0.5 for _, text in straddling)


def _likelihood(reading: Reading, counts: Mapping[Cell, int]) -> float:
    cell, text = reading
    deviation, least = DEVIATIONS[cell.table == "total"], LEAST[cell.table == "total"]
    if text[:1].isdigit():
        return -(((int(text.replace(",", "")) - counts[cell]) / deviation) ** 2) / 2
    below = 0.5 * math.erfc((counts[cell] - least + 0.5) / deviation / math.sqrt(2))
    return math.log(max(below, 1e-300))


def right_guesses(
    publish: Callable[[int], Iterable[Reading]], reader: Reader, true_counts: Mapping[int, Mapping[Cell, int]], seasons: int, seed: int
) -> int:
    """In so many seasons the person came as often as the first or the second key of `true_counts` says: how often it is guessed."""
    random, right = Random(seed), 0
    few, many = true_counts
    for _ in range(seasons):
        came = random.choice((few, many))
        for_many = reader(set(publish(came)), true_counts[few], true_counts[many])
        guess = many if for_many > 0 else few if for_many < 0 else random.choice((few, many))
        right += guess == came
    return right


def at_least(right: int, of: int, z: float = 2.0) -> float:
    """Wilson's lower bound of a share."""
    share = right / of
    middle = share + z * z / (2 * of)
    return (middle - z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))) / (1 + z * z / of)
