"""Who speaks, at the boundaries of what is sure."""

import pytest

from navigator.language.extraction.analysis import LineAnalysis
from navigator.language.extraction.speaker import LEAN, ranking, read_speaker
from navigator.language.text.line import read_line
from navigator.language.text.words import Hit, Sense

LINE = read_line("母です")
HIT = Hit(Sense("who", "family", "relative"), 0, 1)


def analysis(**shares):
    """A line whose personas come out with these shares, the rest with next to nothing."""
    scores = {}
    for persona, lean in LEAN.items():
        odds = shares.get(persona, 0.0001) / lean
        scores[f"persona:{persona}"] = odds / (1 + odds)
    return LineAnalysis(LINE, (HIT,), (), scores)


def test_shares_add_up_and_lean_to_the_rarer_speakers():
    ranked = ranking(analysis(family=0.5, resident=0.5))
    assert sum(share for _, share in ranked) == pytest.approx(1)
    even = dict(ranking(LineAnalysis(LINE, (), (), {f"persona:{persona}": 0.5 for persona in LEAN})))
    assert max(even, key=even.get) == "family"
    assert min(even, key=even.get) == "resident"


@pytest.mark.parametrize(
    ("shares", "persona", "sure"),
    [
        ({"family": 0.71, "resident": 0.29}, "family", True),
        ({"family": 0.69, "resident": 0.31}, "family", False),  # the next is too close
        ({"family": 0.61, "resident": 0.2, "employer": 0.19}, "family", True),
        ({"family": 0.59, "resident": 0.21, "employer": 0.2}, "family", False),  # itself too little
        ({"null": 0.9, "family": 0.1}, None, False),
    ],
)
def test_the_first_is_sure_when_it_is_likely_and_no_other_is_near(shares, persona, sure):
    words = ("母",) if persona else ()
    assert read_speaker(analysis(**shares)) == (persona, sure, words)
