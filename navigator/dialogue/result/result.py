"""The result page: one window first, then the others, the schemes, and the next stage."""

from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.transcript import transcript
from navigator.dialogue.views import Point
from navigator.dialogue.wording.citations import citations
from navigator.dialogue.wording.fact_text import PERSONA_FACT
from navigator.engine.decide.decision import SchemeDecision
from navigator.engine.decide.rule import Verdict

from .schemes import scheme_card
from .views import ResultView, SchemeCard, WindowView
from .windows import window_view


def result_view(evaluation: Evaluation) -> ResultView:
    """The result page of a conversation, after any turn."""
    windows = [window_view(evaluation, w) for w in evaluation.decision.windows if w.finding.verdict is not Verdict.NOT]
    fits = _cards(evaluation, Verdict.FITS)
    return ResultView(
        persona=evaluation.persona,
        plan_in_force=evaluation.in_force,
        plan_period=evaluation.t.period(evaluation.knowledge.plan.period),
        plan_goes_on=evaluation.t(evaluation.knowledge.plan.goes_on.text.plain),
        categories=_categories(evaluation),
        first=windows[0],
        others=tuple(windows[1:]),
        fits=fits,
        confirm=_cards(evaluation, Verdict.MAYBE),
        refused=_cards(evaluation, Verdict.NOT),
        next_stage=_next_stage(fits, {s.id for s in evaluation.decision.schemes if s.finding.verdict is Verdict.NOT}),
        lines=transcript(evaluation),
        finished=evaluation.decision.next_question is None,
    )


def first_window(evaluation: Evaluation) -> WindowView:
    """The first window, after any turn."""
    return next(window_view(evaluation, w) for w in evaluation.decision.windows if w.finding.verdict is not Verdict.NOT)


def _cards(evaluation: Evaluation, verdict: Verdict) -> tuple[SchemeCard, ...]:
    return tuple(
        scheme_card(evaluation, s)
        for s in evaluation.decision.schemes
        if s.finding.verdict is verdict and not _is_no_news(evaluation, s)
    )


def _is_no_news(evaluation: Evaluation, scheme: SchemeDecision) -> bool:
    """Whether a scheme is refused as one for another persona, or for something they do not mean to do."""
    if scheme.finding.verdict is not Verdict.NOT:
        return False
    facts = {evaluation.rules.domains[leaf.fact].fact.id for leaf in scheme.finding.because}
    return (
        PERSONA_FACT in facts
        or evaluation.persona not in evaluation.knowledge.schemes[scheme.id].personas
        or any(evaluation.knowledge.facts[fact].is_intent for fact in facts)
    )


def _next_stage(fits: tuple[SchemeCard, ...], refused: set[str]) -> tuple[tuple[str, str], ...]:
    """What follows on the schemes that fit, without these themselves and without what turns this person away."""
    ids = {card.id for card in fits} | refused
    return tuple(dict.fromkeys((id, name) for card in fits for id, name in card.then if id not in ids))


def _categories(evaluation: Evaluation) -> tuple[Point, ...]:
    """The plan's groups that hold, in the words of the plan and never as a label of the person."""
    statements = evaluation.knowledge.plan.statements
    return tuple(
        Point(evaluation.t(statements[category.cites[0]].text), citations(evaluation.knowledge, category.cites, evaluation.t))
        for category in evaluation.decision.categories
        if category.finding.verdict is Verdict.FITS and category.cites and category.cites[0] in statements
    )
