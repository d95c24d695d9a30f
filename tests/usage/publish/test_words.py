"""The words of the published tables."""

from navigator.knowledge.content.wording import PERSONAS
from navigator.usage.counts import DANGER, EVENTS
from navigator.usage.publish.words import EVENT_WORDS, PERSONA_WORDS


def test_every_event_and_persona_has_words():
    assert {*EVENTS, DANGER} <= set(EVENT_WORDS)
    assert set(PERSONA_WORDS) == {*PERSONAS, ""}
