"""The settings of violence: by a partner, a wife, against a child, sexual, at work; somebody unseen; told by another."""

from navigator.language.understanding import SETTINGS

from .ages.persons import names_partner
from .analysis import LineAnalysis


def danger_settings(analysis: LineAnalysis) -> tuple[str, ...]:
    """What a line of violence names of them, in the order of SETTINGS."""
    named = {hit.sense.id for hit in analysis.of("setting")}
    if names_partner(analysis.line):
        named.add("partner")
    if "wife" in named:  # a man's: some of the lines for who has a partner are for women
        named.discard("partner")
    return tuple(setting for setting in SETTINGS if setting in named)
