"""A turn of the conversation: what was said, and what to ask."""

from dataclasses import replace
from datetime import datetime

from navigator.dialogue.answers import Answer, Conversation
from navigator.dialogue.evaluation import Evaluation, evaluate_conversation
from navigator.dialogue.result.urgent_help import urgent_help
from navigator.dialogue.transcript import transcript
from navigator.dialogue.views import Option, Question, TurnView
from navigator.dialogue.wording.fact_text import option_label
from navigator.dialogue.wording.place_groups import place_groups
from navigator.dialogue.wording.translation import Translator
from navigator.engine.decide.state import State
from navigator.knowledge.knowledge import Knowledge
from navigator.knowledge.rules.facts import OUTSIDE


def turn_view(knowledge: Knowledge, conversation: Conversation, now: datetime, t: Translator, ask: str = "") -> TurnView:
    """The conversation page. `ask` names an earlier question that is being changed."""
    return turn_of_evaluation(evaluate_conversation(knowledge, conversation, now, t), ask)


def turn_of_evaluation(evaluation: Evaluation, ask: str = "", guess: str = "") -> TurnView:
    """The conversation page of a case. `guess`: who seems to speak, which stands first where that is asked."""
    answered = [fact for fact, _ in evaluation.conversation.answers]
    following = evaluation.decision.next_question if "persona" in answered else "persona"
    wanted = ask if ask in evaluation.knowledge.facts else following
    return TurnView(
        persona=evaluation.voice,
        lines=transcript(evaluation),
        question=_likely_first(question(evaluation, wanted), guess) if wanted else None,
        questions_left=evaluation.decision.questions_left,
        urgent=urgent_help(evaluation),
        plan_in_force=evaluation.in_force,
        undo=answered[-1] if answered else "",
        door_certain="persona" in answered and evaluation.rules.first_window.evaluate(evaluation.state).settled,
        finished=evaluation.decision.next_question is None,
    )


def _likely_first(asked: Question, guess: str) -> Question:
    if asked.fact != "persona" or not guess:
        return asked
    return replace(asked, options=tuple(sorted(asked.options, key=lambda option: option.value != guess)))








def question(evaluation: Evaluation, fact: str) -> Question:
    """A question in the voice of the conversation, with its quick replies."""
    knowledge, t = evaluation.knowledge, evaluation.t
    declared, words = knowledge.facts[fact], knowledge.fact_words[fact]
    voice = declared.voice(evaluation.voice)
    answer = evaluation.conversation.get(fact)
    places = bool(declared.node.word("values_from"))
    integer = declared.fact.kind == "integer"
    return Question(
        fact=fact,
        text=t(words.ask(voice)),
        kind="place" if places else declared.fact.kind,
        label=t(words.label),
        options=_options(evaluation, fact, voice, answer),
        hint=t(words.hint(voice)),
        why=t(words.why(voice)),
        at_stake=at_stake(evaluation, fact),
        unit=t(words.unit) if integer else "",
        least=int(str(declared.fact.values[0])) if integer else 0,
        most=int(str(declared.fact.values[-1])) if integer else 0,
        groups=place_groups(knowledge, t, answer) if places else (),
        editing=answer is not None,
    )


def _options(evaluation: Evaluation, fact: str, voice: str, answer: Answer | None) -> tuple[Option, ...]:
    declared, words, t = evaluation.knowledge.facts[fact], evaluation.knowledge.fact_words[fact], evaluation.t
    chosen = set(answer.values) if answer and answer.kind == "told" else set()
    if declared.fact.kind == "integer":
        return tuple(Option(band, t(words.bands[band]), band in chosen) for band in declared.bands)
    if declared.node.word("values_from"):
        return (Option(OUTSIDE, option_label(evaluation.knowledge, fact, OUTSIDE, voice, t), OUTSIDE in chosen),)
    values = declared.fact.options or tuple(str(v) for v in declared.fact.values)
    return tuple(Option(v, option_label(evaluation.knowledge, fact, v, voice, t), v in chosen) for v in values)








def at_stake(evaluation: Evaluation, fact: str) -> tuple[str, ...]:
    """The names of the windows that an answer to this fact can bring or take away."""
    rules, index = evaluation.rules, evaluation.rules.index[fact]
    masks = evaluation.state.masks
    unasked = State(
        (*masks[:index], rules.domains[index].all_cells, *masks[index + 1 :]),
        evaluation.state.asked & ~(1 << index),
    )
    ids: dict[str, None] = {}
    for goal in rules.goals_on(index):
        if goal.rule.evaluate(unasked).unasked >> index & 1:
            ids.update(dict.fromkeys(_windows_of(evaluation, goal.rule.id)))
    windows, words = evaluation.knowledge.windows, evaluation.knowledge.window_words
    return tuple(evaluation.t(words[id].name) for id in ids if id in words and evaluation.voice in windows[id].personas)


def _windows_of(evaluation: Evaluation, rule: str) -> tuple[str, ...]:
    """The windows that a rule decides about: its own, its scheme's, or those its step puts forward."""
    first, _, rest = rule.partition("/")
    if first == "rank":
        kind, _, n = rest.partition("/")
        put = (evaluation.rules.window_steps if kind == "windows" else evaluation.rules.scheme_steps)[int(n) - 1][0].put
        return put if kind == "windows" else tuple(evaluation.knowledge.schemes[id].window for id in put)
    if first in evaluation.knowledge.schemes:
        return (evaluation.knowledge.schemes[first].window,)
    return (first,)
