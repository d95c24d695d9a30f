"""The words of the published tables."""

from navigator.knowledge.content.wording import PERSONAS
from navigator.usage.counts import DANGER, EVENTS, FEEDBACK
from navigator.usage.publish.words import EVENT_WORDS, PERSONA_WORDS, REASON_WORDS
from navigator.web.citizen.about_pages import REASONS


def test_every_event_and_persona_has_words():
    assert {*EVENTS, DANGER} <= set(EVENT_WORDS)
    assert set(PERSONA_WORDS) == {*PERSONAS, ""}


def test_officers_read_the_answers_in_the_words_that_were_chosen_from():
    assert tuple(REASON_WORDS) == FEEDBACK
    assert REASON_WORDS == REASONS
