"""Schemes as they are shown: what one gets, why or why not, who serves instead, and the first step."""

from navigator.dialogue.evaluation import Case
from navigator.dialogue.views import Point, SchemeCard
from navigator.dialogue.wording.citations import cites, point
from navigator.dialogue.wording.fact_text import reasons
from navigator.dialogue.wording.translation import Tongue
from navigator.engine.decide.decision import SchemeDecision
from navigator.engine.decide.rule import Finding, Verdict
from navigator.knowledge.load import Knowledge

from .windows import Setting, setting


def card(case: Case, decision: SchemeDecision) -> SchemeCard:
    """A scheme for this person."""
    return build_card(
        setting(case), decision.id, str(decision.finding.verdict), reasons(case, decision.finding), decision.instead,
        decision.parts,
    )  # fmt: skip


def build_card(
    at: Setting,
    id: str,
    verdict: str,
    why: tuple[str, ...] = (),
    instead: tuple[str, ...] = (),
    parts: tuple[tuple[str, Finding], ...] = (),
) -> SchemeCard:
    """A scheme with its wording."""
    knowledge, say = at.knowledge, at.say
    words, text = knowledge.scheme_words[id], knowledge.schemes[id]
    voice = at.voice if at.voice in text.personas else text.personas[0]
    then = tuple(name for name in text.then if voice in knowledge.schemes[name].personas)
    return SchemeCard(
        id=id,
        name=say(words.name),
        official_name=say(words.official_name),
        lead=say(words.lead(voice)),
        verdict=verdict,
        reasons=why,
        instead=tuple(named(knowledge, name, say) for name in instead),
        then=tuple((name, say(knowledge.scheme_words[name].name)) for name in then),
        window=(text.window, say(knowledge.window_words[text.window].name)),
        start=say(words.start(voice)),
        points=tuple(point(knowledge, cited, voice, say) for cited in words.points),
        parts=tuple(_part(at, id, part) for part, finding in parts if finding.verdict is Verdict.FITS),
        parts_open=tuple(_part(at, id, part) for part, finding in parts if finding.verdict is Verdict.MAYBE),
        confirm=tuple(say(line) for line in text.confirm),
        cites=cites(knowledge, text.cites, say),
        page=words.page,
        interpretation=say(text.interpretation),
        own_name=say.own(words.name),
    )


def named(knowledge: Knowledge, id: str, say: Tongue) -> tuple[str, str, str]:
    """(window | scheme, id, name)"""
    if id in knowledge.window_words:
        return "window", id, say(knowledge.window_words[id].name)
    return "scheme", id, say(knowledge.scheme_words[id].name)


def _part(at: Setting, scheme: str, part: str) -> Point:
    cited = at.knowledge.scheme_words[scheme].parts[part]
    shown = point(at.knowledge, cited, at.voice, at.say)
    return Point(
        shown.text, cites(at.knowledge, at.knowledge.schemes[scheme].parts[part], at.say), shown.title
    )
