"""The result: one door first, then the others, the schemes, and what comes after."""

from datetime import datetime

from navigator.dialogue.answers import Conversation
from navigator.dialogue.evaluation import Evaluation, evaluate_conversation
from navigator.dialogue.result.helplines import urgent_help
from navigator.dialogue.result.views import ResultView, SchemeCard, WindowView
from navigator.dialogue.transcript import transcript
from navigator.dialogue.views import Point
from navigator.dialogue.wording.citations import citations
from navigator.dialogue.wording.fact_text import PERSONA_FACT
from navigator.dialogue.wording.translation import Translator
from navigator.engine.decide.decision import SchemeDecision
from navigator.engine.decide.rule import Verdict
from navigator.knowledge.knowledge import Knowledge

from .schemes import scheme_card
from .windows import window_view


def result_view(knowledge: Knowledge, conversation: Conversation, now: datetime, t: Translator) -> ResultView:
    """The result page, at any turn."""
    return result_of(evaluate_conversation(knowledge, conversation, now, t))


def result_of(evaluation: Evaluation) -> ResultView:
    """The result page of a case."""
    decision = evaluation.decision
    windows = [window_view(evaluation, w) for w in decision.windows if w.finding.verdict is not Verdict.NOT]
    fits = _cards(evaluation, Verdict.FITS)
    return ResultView(
        persona=evaluation.voice,
        as_of=evaluation.now.date(),
        plan_in_force=evaluation.in_force,
        plan_period=evaluation.t.period(evaluation.knowledge.plan.period),
        categories=_categories(evaluation),
        first=windows[0],
        others=tuple(windows[1:]),
        fits=fits,
        confirm=_cards(evaluation, Verdict.MAYBE),
        nots=_cards(evaluation, Verdict.NOT),
        next_stage=tuple(
            dict.fromkeys(stage for shown in fits for stage in shown.then if _is_new(stage[0], fits))
        ),
        urgent=urgent_help(evaluation),
        lines=transcript(evaluation),
        questions_left=decision.questions_left,
        finished=decision.next_question is None,
    )


def first_window(evaluation: Evaluation) -> WindowView:
    """The window that stands first as things stand."""
    return next(window_view(evaluation, w) for w in evaluation.decision.windows if w.finding.verdict is not Verdict.NOT)


def _cards(evaluation: Evaluation, verdict: Verdict) -> tuple[SchemeCard, ...]:
    return tuple(
        scheme_card(evaluation, s)
        for s in evaluation.decision.schemes
        if s.finding.verdict is verdict and not _for_someone_else(evaluation, s)
    )


def _for_someone_else(evaluation: Evaluation, scheme: SchemeDecision) -> bool:
    """A scheme of another persona is no news to this one; nor is one for what they do not mean to do."""
    if scheme.finding.verdict is not Verdict.NOT:
        return False
    facts = {evaluation.rules.domains[leaf.fact].fact.id for leaf in scheme.finding.because}
    return (
        PERSONA_FACT in facts
        or evaluation.voice not in evaluation.knowledge.schemes[scheme.id].personas
        or any(evaluation.knowledge.facts[fact].is_intent for fact in facts)
    )


def _is_new(id: str, fits: tuple[SchemeCard, ...]) -> bool:
    return all(shown.id != id for shown in fits)


def _categories(evaluation: Evaluation) -> tuple[Point, ...]:
    """The groups of the plan that hold, in the plan's own section; never a label to wear."""
    statements = evaluation.knowledge.plan.statements
    return tuple(
        Point(evaluation.t(statements[category.cites[0]].text), citations(evaluation.knowledge, category.cites, evaluation.t))
        for category in evaluation.decision.categories
        if category.finding.verdict is Verdict.FITS and category.cites and category.cites[0] in statements
    )
