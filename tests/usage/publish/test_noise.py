"""How much the noise protects, and what it leaves of a total."""

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest

from navigator.usage.counts import (
    DANGER,
    ChannelCount,
    Count,
    EventCount,
    LanguageCount,
    MunicipalityCount,
    feedback_count,
)
from navigator.usage.gathering.contribution import ContributionLimit
from navigator.usage.gathering.turns import Turn
from navigator.usage.publish.layout import Layout
from navigator.usage.publish.noise import (
    MOST_PARTS,
    MOST_TOTALS,
    PART_DEVIATION,
    TOTAL_DEVIATION,
    Noise,
    least_shown,
    right_guesses,
    system_draw,
)
from navigator.usage.queries import Totals

DAY = date(2026, 4, 1)
NAMES = tuple(f"n{n}" for n in range(60))
EVERYTHING = Layout(NAMES, NAMES, ("10201", "10202"), ("jobless", "unstable"), ("ja", "pt"), ("direct", "poster"))
EVENTS = ("started", "finished", "stopped", "contact", "printed", "not_understood")


def moved(*counts: Count) -> dict[bool, Counter[int]]:
    """How far one conversation with these counts moves totals (True) and parts: n -> figures moved by n."""
    left = ContributionLimit().limited(Turn("", counts, "", "a")).counts
    tables = (Counter(c for c in left if isinstance(c, kind)) for kind in (EventCount, MunicipalityCount, ChannelCount, LanguageCount))
    figures = EVERYTHING.figures(Totals(DAY, DAY, *tables))
    return {
        is_total: Counter(n for cell, n in figures.items() if cell.is_total == is_total and n) for is_total in (True, False)
    }


def longest_conversation() -> list[Count]:
    """Everything, several times over, for two personas in two towns and languages."""
    counts: list[Count] = [EventCount(DANGER), feedback_count("hard")]
    for persona, town, category, language, channel in (
        ("resident", "10201", "jobless", "ja", "direct"), ("family", "10202", "unstable", "pt", "poster"),
    ):  # fmt: skip
        for name in NAMES:
            counts += [EventCount(event, name, persona) for event in ("asked", "unknown", "answered", "shown", "contact", "printed", "stopped")]
        counts += [EventCount(event, "", persona) for event in EVENTS]
        counts += [LanguageCount(language, event) for event in EVENTS]
        counts += [ChannelCount(channel, event) for event in EVENTS]
        counts.append(MunicipalityCount(town, category))
    return counts * 2


def test_the_longest_conversation_moves_as_many_figures_as_the_noise_is_made_for() -> None:
    found = moved(*longest_conversation())
    assert found[True] == {1: MOST_TOTALS}
    assert found[False] == {1: MOST_PARTS}


def test_who_knows_all_else_guesses_right_at_most_75_times_in_100() -> None:
    assert right_guesses(Noise()) <= 0.75
    assert right_guesses(Noise(TOTAL_DEVIATION, PART_DEVIATION - 0.5)) > 0.75
    assert right_guesses(Noise(1e9, 1e9)) == pytest.approx(0.5)


def test_ninety_five_totals_of_a_hundred_lie_within_two_in_a_hundred_at_a_thousand() -> None:
    near = sum(abs(system_draw(TOTAL_DEVIATION)) <= 20 for _ in range(4000))
    assert near >= 0.94 * 4000  # expected 96%: below 94% once in ten thousand million runs


@pytest.mark.parametrize("draw", [system_draw])
def test_a_draw_is_a_whole_number_on_both_sides_of_nothing(draw: Callable[[float], int]) -> None:
    drawn = [draw(PART_DEVIATION) for _ in range(200)]
    assert all(isinstance(n, int) for n in drawn)
    assert min(drawn) < 0 < max(drawn)


def test_nothing_is_drawn_again() -> None:
    assert [system_draw(1000.0) for _ in range(8)] != [system_draw(1000.0) for _ in range(8)]


@pytest.mark.parametrize(("variance", "least"), [(0.0, 10), (100.0, 20), (144.0, 24), (4 * 144.0, 48), (12 * 100.0, 70)])
def test_what_is_shown_of_more_draws_must_be_larger(variance: float, least: int) -> None:
    assert least_shown(variance) == least
