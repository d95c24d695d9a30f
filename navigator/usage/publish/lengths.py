"""At which one length of time a figure is drawn: a month, a quarter or a fiscal year.

It follows from what was published last year, never from what is to be published: that would tell of it.
"""

import math

from navigator.usage.counts import DANGER

from .layout import CATEGORY, CHANNEL, LANGUAGE, MUNICIPALITY, OFFER, PERSONA, QUESTION, SERVED, TOTAL, Cell
from .noise import Noise

MONTH, QUARTER, YEAR = 1, 3, 12
WITHOUT_LAST_YEAR = {
    TOTAL: MONTH, PERSONA: QUARTER, LANGUAGE: QUARTER, CHANNEL: QUARTER, CATEGORY: QUARTER, QUESTION: QUARTER,
    OFFER: QUARTER, SERVED: QUARTER, MUNICIPALITY: YEAR,
}  # fmt: skip
# The sum of a year's draws lies this near to the truth in 95 of 100 years, else they are made longer.
NEAR_ENOUGH = 0.1


def length_of(cell: Cell, last_year: float | None, noise: Noise) -> int:
    """The length in months; `last_year` is what was published of a whole year, None when there was none."""
    if cell.event == DANGER:
        return YEAR
    if last_year is None:
        return WITHOUT_LAST_YEAR[cell.table]
    for length in (MONTH, QUARTER):
        away = 1.96 * noise.deviation(is_total=cell.is_total) * math.sqrt(YEAR / length)
        if away <= NEAR_ENOUGH * last_year:
            return length
    return YEAR
