"""Free text -> persona, topics, facts, danger; nothing else. Pure: no YAML, no web, no database, nothing kept."""

from .lexicon import Lexicon, Sense, Word
from .pattern import pattern
from .places import typed_place
from .understand import understand
from .understanding import CRISES, Ask, Concern, Crisis, Offer, Reading, Topic, Understanding

__all__ = [
    "CRISES", "Ask", "Concern", "Crisis", "Lexicon", "Offer", "Reading", "Sense", "Topic", "Understanding",
    "Word", "pattern", "typed_place", "understand",
]  # fmt: skip
