"""Schemes as they are shown: what one gets, why or why not, who serves instead, and the first step."""

from collections.abc import Sequence
from dataclasses import replace

from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.views import Point
from navigator.dialogue.wording.citations import citations, cited_point
from navigator.dialogue.wording.fact_text import PERSONA_FACT
from navigator.dialogue.wording.translation import Translator
from navigator.engine.decide.decision import SchemeDecision
from navigator.engine.decide.rule import Finding, Verdict
from navigator.knowledge.content.wording import SchemeWords
from navigator.knowledge.knowledge import Knowledge

from .calls import ViewContext
from .reasons import desk_reason, reasons
from .views import SchemeCard
from .windows import context_of


def scheme_card(evaluation: Evaluation, decision: SchemeDecision) -> SchemeCard:
    """A scheme for this person."""
    context = context_of(evaluation)
    return replace(
        build_scheme_card(context, decision.id, decision.parts),
        verdict=str(decision.finding.verdict),
        reasons=(*desk_reason(evaluation, decision.id, decision.finding), *reasons(evaluation, decision.finding)),
        instead=tuple(named_target(context.knowledge, id, context.t) for id in decision.instead),
    )


def by_fittingness(
    evaluation: Evaluation, schemes: Sequence[SchemeDecision]
) -> tuple[list[SchemeDecision], list[SchemeDecision]]:
    """The schemes that something said points to, and those that would fit anybody.

    First those that a step of the ranking put forward, then those for few people as this one, then those of the first
    windows. Who said nothing that they point to has those alone that a step put forward, and none while help is urgent.
    """
    state, rules = evaluation.state, evaluation.rules
    holding = [step for step, rule in rules.scheme_steps if rule.evaluate(state).verdict is Verdict.FITS]
    needed = {id for step in holding for id in step.ids}
    rank = {window.id: window.rank or len(rules.windows) for window in evaluation.decision.windows}
    breadth = {scheme.id: _breadth(evaluation, scheme.finding) for scheme in schemes}
    ordered = sorted(schemes, key=lambda s: (s.id not in needed, breadth[s.id], rank[s.window]))
    is_urgent, is_in_sight = evaluation.decision.urgent, rules.in_sight.evaluate(state).verdict is not Verdict.NOT
    said = [s for s in ordered if not is_urgent and (s.id in needed or (is_in_sight and breadth[s.id] < 1))]
    return said, [scheme for scheme in ordered if scheme not in said]


def _breadth(evaluation: Evaluation, finding: Finding) -> float:
    """For how many answers a verdict would be the same, of 1: the fewer, the more exactly what was said led to it."""
    breadth, aside = 1.0, (PERSONA_FACT, evaluation.knowledge.place_fact)
    for leaf in finding.because:
        domain = evaluation.rules.domains[leaf.fact]
        if domain.fact.id not in aside:
            breadth *= leaf.mask.bit_count() / domain.all_cells.bit_count()
    return breadth


def build_scheme_card(context: ViewContext, id: str, parts: tuple[tuple[str, Finding], ...]) -> SchemeCard:
    """A scheme for anyone, with its wording."""
    knowledge, t = context.knowledge, context.t
    words, text = knowledge.scheme_words[id], knowledge.schemes[id]
    voice = context.voice if context.voice in text.personas else text.personas[0]
    return SchemeCard(
        id=id,
        name=t(words.name),
        official_name=t(words.official_name),
        lead=t(words.lead(voice)),
        brings=t(_brings(words, voice, parts)) if words.brings else "",
        verdict="maybe",
        reasons=(),
        instead=(),
        then=tuple((scheme, t(knowledge.scheme_words[scheme].name)) for scheme in schemes_after(knowledge, id, context.voice)),
        window=(text.window, t(knowledge.window_words[text.window].name)),
        start=t(words.start(voice)),
        points=tuple(cited_point(knowledge, cited, voice, t) for cited in words.points),
        parts=tuple(_part(context, id, part) for part, finding in parts if finding.verdict is Verdict.FITS),
        parts_open=tuple(_part(context, id, part) for part, finding in parts if finding.verdict is Verdict.MAYBE),
        confirm=tuple(t(line) for line in text.confirm_at_window),
        cites=citations(knowledge, text.cites, t),
        page=words.page,
        interpretation=t(text.interpretation),
        japanese_name=t.japanese(words.name),
    )


def schemes_after(knowledge: Knowledge, id: str, persona: str) -> tuple[str, ...]:
    """What follows on a scheme, for who speaks; for those that it is for, where it is not for them."""
    text = knowledge.schemes[id]
    voice = persona if persona in text.personas else text.personas[0]
    return tuple(scheme for scheme in text.then if voice in knowledge.schemes[scheme].personas)


def _brings(words: SchemeWords, voice: str, parts: tuple[tuple[str, Finding], ...]) -> str:
    """What a scheme brings this person: no allowance that is closed to them, and the amount of the one part that is theirs."""
    assert words.brings
    fitting = [part for part, finding in parts if finding.verdict is Verdict.FITS]
    is_closed = bool(parts) and all(finding.verdict is Verdict.NOT for _, finding in parts)
    if words.brings.by_part and len(fitting) == 1:
        return words.parts[fitting[0]].text(voice)
    return words.brings.otherwise(voice) if is_closed and words.brings.otherwise(voice) else words.brings.text(voice)


def named_target(knowledge: Knowledge, id: str, t: Translator) -> tuple[str, str, str]:
    """(window | scheme, id, name)"""
    if id in knowledge.window_words:
        return "window", id, t(knowledge.window_words[id].name)
    return "scheme", id, t(knowledge.scheme_words[id].name)


def _part(context: ViewContext, scheme: str, part: str) -> Point:
    cited = context.knowledge.scheme_words[scheme].parts[part]
    cites = citations(context.knowledge, context.knowledge.schemes[scheme].parts[part], context.t)
    return replace(cited_point(context.knowledge, cited, context.voice, context.t), cites=cites)
