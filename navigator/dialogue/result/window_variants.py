"""The words of a window for what was said: of its variants the first that holds for certain."""

from dataclasses import replace

from navigator.dialogue.answers import answer_mask, implied_values
from navigator.dialogue.evaluation import Evaluation
from navigator.engine.decide.condition import holds_for_certain, without_negation
from navigator.knowledge.content.wording import WindowVariant, WindowWords


def words_for(evaluation: Evaluation, window: str) -> WindowWords:
    """The wording of a window for this person: a lonely worker does not say that they stay at home."""
    words, voice = evaluation.knowledge.window_words[window], evaluation.persona
    variant = next((variant for variant in words.variants if _holds(evaluation, variant)), None)
    if variant is None:
        return words
    return replace(
        words,
        why=variant.why if variant.why(voice) else words.why,
        say=variant.say if variant.say(voice) else words.say,
        say_first=variant.say_first if variant.say_first(voice) else words.say_first,
        questions=variant.questions if variant.questions(voice) else words.questions,
        town_hall=replace(words.town_hall, ask=variant.ask) if words.town_hall and variant.ask(voice) else words.town_hall,
    )


def _holds(evaluation: Evaluation, variant: WindowVariant) -> bool:
    knowledge = evaluation.knowledge
    facts = {id: spec.fact for id, spec in knowledge.facts.items()}
    possible = {id: fact.all_values for id, fact in facts.items()}
    given = dict(evaluation.answers_in_use.answers)
    for id, answer in given.items():
        possible[id] = answer_mask(knowledge, id, answer) or possible[id]
    possible.update(implied_values(knowledge, given))
    condition = knowledge.rules.grammar(evaluation.now.date()).condition(variant.when)
    return holds_for_certain(without_negation(condition, facts), possible)
