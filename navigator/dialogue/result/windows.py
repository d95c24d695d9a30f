"""Windows and offices as they are shown: what is confirmed, and a certain way in for the rest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.result.reasons import open_points, told_facts
from navigator.dialogue.result.views import OPENING_UNKNOWN, OfficeView, OpeningView, RelayView, WindowView
from navigator.dialogue.wording.citations import citations, cited_point
from navigator.dialogue.wording.translation import Translator
from navigator.engine.decide.decision import WindowDecision
from navigator.engine.decide.rule import Verdict
from navigator.knowledge.content.offices import Office
from navigator.knowledge.content.wording import Relay
from navigator.knowledge.knowledge import Knowledge

from .opening_hours import hours_text, opening_at

MAP = "https://www.google.com/maps/search/?api=1&query="


@dataclass(frozen=True)
class ViewContext:
    """Where and when something is shown, and in whose words."""

    knowledge: Knowledge
    now: datetime
    voice: str
    t: Translator
    place: str = ""  # a municipality or outside, "" when not known


def context_of(evaluation: Evaluation) -> ViewContext:
    """The setting of a conversation."""
    return ViewContext(evaluation.knowledge, evaluation.now, evaluation.voice, evaluation.t, evaluation.place)


def window_view(evaluation: Evaluation, decision: WindowDecision) -> WindowView:
    """A window for this person."""
    offices = evaluation.knowledge.offices[decision.id]
    shown = context_of(evaluation)
    one = office_view(shown, offices[decision.office]) if decision.office else None
    if one is None and len(offices) == 1:
        one = office_view(shown, next(iter(offices.values())))
    choice = () if one else some_offices(shown, offices)
    finding = decision.finding
    grounds = (*(decision.step.because if decision.step else ()), *finding.because)
    because = told_facts(evaluation, grounds) if finding.verdict is Verdict.FITS else ()
    settle = open_points(evaluation, finding) if finding.verdict is Verdict.MAYBE else ()
    return build_window_view(shown, decision.id, one, choice, (str(finding.verdict), because, settle))


def build_window_view(
    context: ViewContext,
    window: str,
    one: OfficeView | None,
    choice: tuple[OfficeView, ...],
    told: tuple[str, tuple[str, ...], tuple[str, ...]] = ("fits", (), ()),
) -> WindowView:
    """A window with its office, or the choice of offices."""
    words, text, t = context.knowledge.window_words[window], context.knowledge.windows[window], context.t
    voice = context.voice if context.voice in text.personas else text.personas[0]
    verdict, because, settle = told
    return WindowView(
        window=window,
        name=t(words.name),
        kind=t(words.kind),
        lead=t(words.lead(voice)),
        why=t(words.why(voice)),
        because=because,
        office=one,
        offices=choice,
        say=tuple(t(line) for line in words.say(voice)),
        bring=tuple(t(line) for line in words.bring),
        happens=tuple(t(line) for line in words.happens),
        ways=tuple(cited_point(context.knowledge, way, voice, t) for way in words.ways),
        cites=citations(context.knowledge, text.cites, t),
        verdict=verdict,
        relay=_through(context, words.relay) if words.relay and not (one or context.place) else None,
        settle=settle,
        interpretation=t(text.interpretation),
        confirm=tuple(t(line) for line in text.confirm),
        own_name=t.japanese(words.name),
        aloud=tuple(t.read_aloud(line) for line in words.say(voice)),
    )


def some_offices(context: ViewContext, offices: Mapping[str, Office], most: int = 12) -> tuple[OfficeView, ...]:
    """The offices to choose from while it is not known which; those that can be reached come first."""
    ordered = sorted(offices.values(), key=lambda office: not office.phone.confirmed_text)
    return tuple(office_view(context, office) for office in ordered[:most])


def office_view(context: ViewContext, office: Office) -> OfficeView:
    """An office with what is confirmed of it; the rest stays empty."""
    t, town = context.t, context.knowledge.municipalities.get(office.at)
    values = (office.phone, office.hours, office.address, office.page)
    shown = [value for value in values if value.status == "confirmed"]
    sources = dict.fromkeys(id for value in shown for id in value.sources)
    checked = [value.checked_on for value in shown if value.checked_on]
    return OfficeView(
        window=office.window,
        id=office.id,
        name=t(office.name),
        official_name=t(office.official_name),
        town=t.place(town) if town else "",
        phone=office.phone.confirmed_text,
        extension=office.phone.extension if office.phone.confirmed_text else "",
        more_phones=office.phone.more if office.phone.confirmed_text else (),
        address=t(office.address.confirmed_text),
        hours=hours_text(office.hours, t),
        page=office.page.confirmed_text,
        map_url=MAP + quote(office.address.confirmed_text) if office.address.confirmed_text else "",
        search_words=_search_words(office, town.name if town else ""),
        note=t(office.note or office.phone.note),
        opening=_opening(context, office),
        relay=_relay(context, office),
        branches=tuple(
            t(branch.name) + (f"（{t(branch.note)}）" if branch.note else "")
            for branch in office.branches
        ),
        sources=citations(context.knowledge, sources, t),
        checked_on=t.year(min(checked)) if checked else "",
        km=_km(context, office),
        own_name=t.japanese(office.name),
    )


def _opening(context: ViewContext, office: Office) -> OpeningView:
    if not office.phone.confirmed_text and not office.address.confirmed_text:
        return OPENING_UNKNOWN
    return opening_at(office.hours, context.now, context.knowledge.region.country, context.t)


def _relay(context: ViewContext, office: Office) -> RelayView | None:
    return None if office.phone.confirmed_text or office.relay is None else _through(context, office.relay)


def relay_view(context: ViewContext, relay: Relay) -> tuple[Office, str]:
    """The office that puts one through, and the words to ask: in this voice, else in the first that has some."""
    ask = relay.ask(context.voice) or next(iter(relay.ask.voices.values()), "")
    return context.knowledge.offices[relay.window][relay.office], ask


def _through(context: ViewContext, relay: Relay) -> RelayView:
    through, ask = relay_view(context, relay)
    open_now = opening_at(through.hours, context.now, context.knowledge.region.country, context.t)
    return RelayView(
        context.t(through.name),
        through.phone.confirmed_text,
        context.t(ask),
        hours_text(through.hours, context.t),
        open_now,
        context.t.read_aloud(ask),
        f"{through.window}/{through.id}",
    )


def _search_words(office: Office, town: str) -> str:
    name = office.official_name or office.name
    return name if not town or town in name else f"{town} {name}"


def _km(context: ViewContext, office: Office) -> int | None:
    here, there = (context.knowledge.municipalities.get(code) for code in (context.place, office.at))
    return round(here.km(there)) if here and there and here != there else None
