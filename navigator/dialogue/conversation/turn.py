"""A turn of the conversation: the transcript and the next question."""

from dataclasses import replace

from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.transcript import transcript

from .question import question
from .views import Question, TurnView


def turn_view(evaluation: Evaluation, ask: str = "", guess: str = "") -> TurnView:
    """The conversation page. `ask` names an earlier question that is being changed; `guess` who seems to speak, which
    is offered first where that is asked."""
    answered = [fact for fact, _ in evaluation.conversation.answers]
    fact = evaluation.decision.next_question if "persona" in answered else "persona"
    if ask in evaluation.knowledge.facts:
        fact = ask
    return TurnView(
        persona=evaluation.persona,
        lines=transcript(evaluation),
        question=_likely_first(question(evaluation, fact), guess) if fact else None,
        questions_left=evaluation.decision.questions_left,
        last_fact=answered[-1] if answered else "",
        first_window_certain="persona" in answered and evaluation.rules.first_window.evaluate(evaluation.state).settled,
        finished=evaluation.decision.next_question is None,
    )


def _likely_first(asked: Question, guess: str) -> Question:
    if asked.fact != "persona" or not guess:
        return asked
    return replace(asked, options=tuple(sorted(asked.options, key=lambda option: option.value != guess)))
