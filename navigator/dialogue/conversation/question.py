"""The question at hand with its quick replies, and what is at stake in it."""

from navigator.dialogue.answers import Answer, number_bounds, state_without
from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.views import Option
from navigator.dialogue.wording.fact_text import option_label
from navigator.dialogue.wording.place_groups import place_groups
from navigator.knowledge.rules.facts import OUTSIDE

from .views import Question


def question(evaluation: Evaluation, fact: str) -> Question:
    """The question about a fact, in the wording of the persona who is asked."""
    knowledge, t = evaluation.knowledge, evaluation.t
    declared, words = knowledge.facts[fact], knowledge.fact_words[fact]
    voice = declared.voice(evaluation.persona)
    answer = evaluation.conversation.get(fact)
    is_number = declared.fact.kind == "integer"
    least, most = number_bounds(declared.fact) if is_number else (0, 0)
    return Question(
        fact=fact,
        text=t(words.ask(voice)),
        kind="place" if declared.is_place else declared.fact.kind,
        label=t(words.label),
        options=_options(evaluation, fact, voice, answer),
        hint=t(words.hint(voice)),
        why=t(words.why(voice)),
        at_stake=at_stake(evaluation, fact),
        unit=t(words.unit) if is_number else "",
        least=least,
        most=most,
        place_groups=place_groups(knowledge, t, answer) if declared.is_place else (),
        editing=answer is not None,
    )


def _options(evaluation: Evaluation, fact: str, voice: str, answer: Answer | None) -> tuple[Option, ...]:
    declared, words, t = evaluation.knowledge.facts[fact], evaluation.knowledge.fact_words[fact], evaluation.t
    chosen = set(answer.values) if answer and answer.is_known else set()
    if declared.fact.kind == "integer":
        return tuple(Option(band, t(words.bands[band]), band in chosen) for band in declared.bands)
    if declared.is_place:
        return (Option(OUTSIDE, option_label(evaluation.knowledge, fact, OUTSIDE, voice, t), OUTSIDE in chosen),)
    values = declared.fact.options or tuple(str(v) for v in declared.fact.values)
    return tuple(Option(v, option_label(evaluation.knowledge, fact, v, voice, t), v in chosen) for v in values)


def at_stake(evaluation: Evaluation, fact: str) -> tuple[str, ...]:
    """The names of the windows that an answer to this fact can bring or take away."""
    rules, index = evaluation.rules, evaluation.rules.index[fact]
    unasked = state_without(rules, evaluation.state, index)
    ids = dict.fromkeys(
        id
        for goal in rules.goals_on(index)
        if goal.rule.evaluate(unasked).unasked >> index & 1
        for id in _windows_of(evaluation, goal.rule.id)
    )
    windows, words = evaluation.knowledge.windows, evaluation.knowledge.window_words
    return tuple(evaluation.t(words[id].name) for id in ids if id in words and evaluation.persona in windows[id].personas)


def _windows_of(evaluation: Evaluation, rule: str) -> tuple[str, ...]:
    """The windows that a rule decides about: its own, its scheme's, or those that its ranking step puts forward."""
    first, _, rest = rule.partition("/")
    if first == "rank":
        kind, _, n = rest.partition("/")
        put = (evaluation.rules.window_steps if kind == "windows" else evaluation.rules.scheme_steps)[int(n) - 1][0].ids
        return put if kind == "windows" else tuple(evaluation.knowledge.schemes[id].window for id in put)
    if first in evaluation.knowledge.schemes:
        return (evaluation.knowledge.schemes[first].window,)
    return (first,)
