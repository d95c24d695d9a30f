"""The words of a window for what was said: of its variants the first that holds for certain."""

from dataclasses import replace

from navigator.dialogue.evaluation import Evaluation
from navigator.engine.decide.condition import holds_for_certain
from navigator.knowledge.content.wording import WindowWords


def words_for(evaluation: Evaluation, window: str) -> WindowWords:
    """The wording of a window for this person: a lonely worker does not say that they stay at home."""
    words, voice = evaluation.knowledge.window_words[window], evaluation.persona
    conditions = evaluation.knowledge.word_conditions_on(evaluation.now.date()).windows[window] if words.variants else ()
    holding = (v for v, when in zip(words.variants, conditions, strict=True) if holds_for_certain(when, evaluation.possible_values))
    variant = next(holding, None)
    if variant is None:
        return words
    return replace(
        words,
        why=variant.why if variant.why(voice) else words.why,
        say=variant.say if variant.say(voice) else words.say,
        say_first=variant.say_first if variant.say_first(voice) else words.say_first,
        questions=variant.questions if variant.questions(voice) else words.questions,
        happens=variant.happens if variant.happens(voice) else words.happens,
        town_hall=replace(words.town_hall, ask=variant.ask) if words.town_hall and variant.ask(voice) else words.town_hall,
    )
