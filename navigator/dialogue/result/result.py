"""The result page: one window with its first step, what helps, other doors, and the next stage."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.transcript import transcript
from navigator.dialogue.views import MadeWhenRead, Point
from navigator.dialogue.wording.citations import citations
from navigator.dialogue.wording.fact_text import PERSONA_FACT
from navigator.dialogue.wording.translation import N_, SOURCE_LANGUAGE, Translator
from navigator.engine.decide.condition import holds_for_certain
from navigator.engine.decide.decision import SchemeDecision, WindowDecision
from navigator.engine.decide.rule import Verdict

from .calendar import Appointment, appointment
from .helplines import Asker, helplines, lines_of_kind
from .other_doors import concern_options, concern_views, doors_in_other_languages, with_leading
from .reasons import what_opens
from .schemes import by_fittingness, scheme_card, schemes_after
from .sketch import sketch
from .views import FirstStep, HelplineView, NextStage, RefusalView, ResultView, SchemeCard, WindowView
from .windows import context_of, window_view

CLOSED = ("closed", "usually_closed")
SAME_NUMBER = N_("上と同じ電話番号です。ここのことも聞けます。")
WHO_MAY_CALL = N_("代わりに電話してもらう：ご家族や、まわりの方に")
WHO_MAY_CALL_FOR_A_COMPANY = N_("代わりに電話してもらう：会社のほかの方に")
IN_SIGHT = 3  # schemes on the page itself


def result_view(evaluation: Evaluation) -> ResultView:
    """The result page of a conversation, after any turn."""
    windows = _promised_once((window_view(evaluation, window) for window in _serving(evaluation)), evaluation.t)
    in_sight, out_of_sight = _fitting(evaluation)
    concerns = with_leading(evaluation, concern_views(evaluation, evaluation.conversation.concerns))
    leads = any(concern.leads for concern in concerns)
    return ResultView(
        persona=evaluation.persona,
        plan_in_force=evaluation.in_force,
        plan_period=evaluation.t.period(evaluation.knowledge.plan.period),
        plan_goes_on=evaluation.t(evaluation.knowledge.plan.goes_on.text.plain),
        categories=_categories(evaluation),
        first=windows[0],
        sketch=sketch(evaluation, windows[0]),
        step=_first_step(evaluation, windows[0]),
        others=tuple(windows[1:]),
        are_schemes_folded=leads or evaluation.t.lang != SOURCE_LANGUAGE,
        is_place_folded=leads or not evaluation.t.is_japanese,
        in_sight=tuple(scheme_card(evaluation, scheme) for scheme in in_sight),
        out_of_sight=MadeWhenRead(partial(scheme_card, evaluation), out_of_sight),
        confirm=_cards(evaluation, Verdict.MAYBE),
        refused=_cards(evaluation, Verdict.NOT),
        refusal=_refusal(evaluation),
        next_stage=_next_stage(evaluation, (*in_sight, *out_of_sight)),
        concerns=concerns,
        concern_options=concern_options(evaluation),
        other_languages=doors_in_other_languages(evaluation),
        lines=transcript(evaluation),
        finished=evaluation.decision.next_question is None,
    )


def needs_town(result: ResultView) -> bool:
    """Whether a town hall puts one through to the first door or the first window, and the town is not told."""
    leading = result.leading
    return bool(result.first.by_town_hall or (leading and leading.doors[0].by_town_hall))


def _serving(evaluation: Evaluation) -> Iterator[WindowDecision]:
    """The windows that turn nobody away; below the first none that is not for this person: no job desk for who wants no work."""
    serving = [window for window in evaluation.decision.windows if window.finding.verdict is not Verdict.NOT]
    meant_for = {id: rule.evaluate(evaluation.state).verdict for id, rule in evaluation.rules.instead_for.items()}
    return (window for window in serving if window is serving[0] or meant_for.get(window.id) is not Verdict.NOT)


def _promised_once(windows: Iterable[WindowView], t: Translator) -> list[WindowView]:
    """The windows, where a number that knows the way to several of them promises so at the first alone."""
    shown: list[WindowView] = []
    for window in windows:
        numbers = {other.call.number for other in shown if other.call}
        if window.call and window.call.kind == "relay" and window.call.number in numbers:
            again = replace(window.call, how=t(SAME_NUMBER))
            window = replace(window, call=again, office=replace(window.office, call=again) if window.office else None)
        shown.append(window)
    return shown


def shown_window(evaluation: Evaluation, id: str = "") -> WindowView:
    """The first window, after any turn; or the one of this id, where it turns nobody away."""
    serving = [window for window in evaluation.decision.windows if window.finding.verdict is not Verdict.NOT]
    return window_view(evaluation, next((window for window in serving if window.id == id), serving[0]))


def first_appointment(evaluation: Evaluation, first: WindowView) -> Appointment | None:
    """When someone answers for the first window, next."""
    offices = evaluation.knowledge.offices[first.window]
    return appointment(context_of(evaluation), first.window, offices[first.office.id] if first.office else None)


def _first_step(evaluation: Evaluation, first: WindowView) -> FirstStep:
    """One large action that fits the hour, and the ways of those who cannot telephone."""
    t, next_time = evaluation.t, first_appointment(evaluation, first)
    closed = first.call is not None and first.call.opening.state in CLOSED
    open_line = _open_line(evaluation) if closed or (first.call is None and not evaluation.decision.urgent) else None
    starts = next_time.starts if next_time else None
    who_may_call = WHO_MAY_CALL_FOR_A_COMPANY if evaluation.persona == "employer" else WHO_MAY_CALL
    return FirstStep(
        remind_at=f"{t.date(starts.date())} {t.time(starts.time())}" if starts else "",
        is_reminder_first=closed and starts is not None,
        are_chats_in_sight=(closed or first.call is None) and (t.is_japanese or not (first.call or open_line)),
        who_may_call=t(who_may_call),
        chats=_chats(evaluation),
        open_line=open_line,
    )


def _open_line(evaluation: Evaluation) -> HelplineView | None:
    """For who cannot wait until a desk opens: the telephone for this danger that answers now; or one for who is as this person."""
    knowledge, asker = evaluation.knowledge, Asker(evaluation.persona)
    if evaluation.decision.urgent:
        kind, _ = evaluation.decision.urgent
        lines = lines_of_kind(knowledge, evaluation.now, evaluation.t, kind, asker=asker)
    else:
        conditions = knowledge.word_conditions_on(evaluation.now.date()).helplines
        meant = {id for id, (when,) in conditions.items() if holds_for_certain(when, evaluation.possible_values)}
        lines = tuple(line for line in helplines(knowledge, evaluation.now, evaluation.t, asker=asker) if line.id in meant)
    return next((line for line in lines if line.phone and line.opening.state == "open"), None)


def _chats(evaluation: Evaluation) -> tuple[HelplineView, ...]:
    """Where anyone can write, whatever it is about; nobody writes there for a company."""
    if evaluation.persona == "employer":
        return ()
    lines = helplines(evaluation.knowledge, evaluation.now, evaluation.t, "any")
    return tuple(line for line in lines if line.chat_page and not line.phone)


def _fitting(evaluation: Evaluation) -> tuple[list[SchemeDecision], list[SchemeDecision]]:
    """The schemes that fit: those in sight, chosen by what was said, and the others; none that a desk must confirm first."""
    decisions = [s for s in evaluation.decision.schemes if s.finding.verdict is Verdict.FITS and not _is_kept_back(evaluation)]
    said, others = by_fittingness(evaluation, decisions)
    return said[:IN_SIGHT], [*said[IN_SIGHT:], *others]


def _is_kept_back(evaluation: Evaluation) -> bool:
    """Whether no scheme may be held out as this person's own before a desk has confirmed it: by what they told outside the rules."""
    concerns = evaluation.knowledge.concerns
    return any(concerns[id].keeps_back for id in evaluation.conversation.concerns if id in concerns)


def _cards(evaluation: Evaluation, verdict: Verdict) -> Sequence[SchemeCard]:
    """The cards of a verdict; what is kept back is a maybe."""
    kept_back = verdict is Verdict.MAYBE and _is_kept_back(evaluation)
    return MadeWhenRead(
        lambda scheme: replace(scheme_card(evaluation, scheme), verdict=str(verdict)),
        [
            s for s in evaluation.decision.schemes
            if (s.finding.verdict is verdict or (kept_back and s.finding.verdict is Verdict.FITS)) and not _is_no_news(evaluation, s)
        ],
    )  # fmt: skip


def _refusal(evaluation: Evaluation) -> RefusalView | None:
    """That a company cannot have the subsidies it asked for, those that the plan names first."""
    refused = _refused_subsidies(evaluation) if evaluation.persona == "employer" else []
    if not refused:
        return None
    t, knowledge = evaluation.t, evaluation.knowledge
    words, statements = knowledge.scheme_words, knowledge.plan.statements.keys()
    refused.sort(key=lambda id: statements.isdisjoint(knowledge.schemes[id].cites))
    names = t.list_of(t(N_("「{scheme}」")).format(scheme=t(words[id].name)) for id in refused)
    return RefusalView(t(N_("{schemes}は、今回の条件では使えないようです。")).format(schemes=names), refused[0])


def _refused_subsidies(evaluation: Evaluation) -> list[str]:
    """For what the company means to do, where no other subsidy stands in: one that is more than a desk's to decide.

    A subsidy has parts, its amounts.
    """
    subsidies = {id for id, text in evaluation.knowledge.schemes.items() if text.parts}
    schemes = [s for s in evaluation.decision.schemes if s.id in subsidies]
    stand_ins = {s.id for s in schemes if s.finding.verdict is not Verdict.NOT and not s.finding.by_desk}
    return [
        s.id for s in schemes
        if s.finding.verdict is Verdict.NOT and stand_ins.isdisjoint(s.instead) and not _is_no_news(evaluation, s)
    ]  # fmt: skip


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


def _next_stage(evaluation: Evaluation, fits: Sequence[SchemeDecision]) -> tuple[NextStage, ...]:
    """What follows on the schemes that fit, without these themselves and without what turns this person away."""
    findings = {scheme.id: scheme.finding for scheme in evaluation.decision.schemes}
    followed = {scheme.id for scheme in fits}
    words, t = evaluation.knowledge.scheme_words, evaluation.t
    following = dict.fromkeys(id for scheme in fits for id in schemes_after(evaluation.knowledge, scheme.id, evaluation.persona))
    return tuple(
        NextStage(id, t(words[id].name), *(what_opens(evaluation, findings[id]) if evaluation.persona == "employer" else ()))
        for id in following
        if id not in followed and findings[id].verdict is not Verdict.NOT
    )


def _categories(evaluation: Evaluation) -> tuple[Point, ...]:
    """The plan's groups that hold, in the words of the plan and never as a label of the person."""
    statements = evaluation.knowledge.plan.statements
    return tuple(
        Point(evaluation.t(statements[category.cites[0]].text), citations(evaluation.knowledge, category.cites, evaluation.t))
        for category in evaluation.decision.categories
        if category.finding.verdict is Verdict.FITS and category.cites and category.cites[0] in statements
    )
