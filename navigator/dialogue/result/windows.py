"""Windows and offices as they are shown: what is confirmed, and a certain way in for the rest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from navigator.dialogue.evaluation import Case
from navigator.dialogue.views import Door, Office, Opening, Relay
from navigator.dialogue.wording.citations import cites, point
from navigator.dialogue.wording.fact_text import open_points, told_facts
from navigator.dialogue.wording.translation import Tongue
from navigator.engine.decide.decision import WindowDecision
from navigator.engine.decide.rule import Verdict
from navigator.knowledge.content.offices import Office as Place
from navigator.knowledge.content.wording import Relay as Putting
from navigator.knowledge.load import Knowledge

from .opening_hours import hours_text, opening

MAP = "https://www.google.com/maps/search/?api=1&query="


@dataclass(frozen=True)
class Setting:
    """Where and when something is shown, and in whose words."""

    knowledge: Knowledge
    now: datetime
    voice: str
    say: Tongue
    place: str = ""  # a municipality or outside, "" when not known


def setting(case: Case) -> Setting:
    """The setting of a conversation."""
    return Setting(case.knowledge, case.now, case.voice, case.say, case.place)


def door(case: Case, decision: WindowDecision) -> Door:
    """A window for this person."""
    offices = case.knowledge.offices[decision.id]
    shown = setting(case)
    one = office_view(shown, offices[decision.office]) if decision.office else None
    if one is None and len(offices) == 1:
        one = office_view(shown, next(iter(offices.values())))
    choice = () if one else some_offices(shown, offices)
    finding = decision.finding
    grounds = (*(decision.step.because if decision.step else ()), *finding.because)
    because = told_facts(case, grounds) if finding.verdict is Verdict.FITS else ()
    settle = open_points(case, finding) if finding.verdict is Verdict.MAYBE else ()
    return build_door(shown, decision.id, one, choice, (str(finding.verdict), because, settle))


def build_door(
    at: Setting,
    window: str,
    one: Office | None,
    choice: tuple[Office, ...],
    told: tuple[str, tuple[str, ...], tuple[str, ...]] = ("fits", (), ()),
) -> Door:
    """A window with its office, or the choice of offices."""
    words, text, say = at.knowledge.window_words[window], at.knowledge.windows[window], at.say
    voice = at.voice if at.voice in text.personas else text.personas[0]
    verdict, because, settle = told
    return Door(
        window=window,
        name=say(words.name),
        kind=say(words.kind),
        lead=say(words.lead(voice)),
        why=say(words.why(voice)),
        because=because,
        office=one,
        offices=choice,
        say=tuple(say(line) for line in words.say(voice)),
        bring=tuple(say(line) for line in words.bring),
        happens=tuple(say(line) for line in words.happens),
        ways=tuple(point(at.knowledge, way, voice, say) for way in words.ways),
        cites=cites(at.knowledge, text.cites, say),
        verdict=verdict,
        relay=_through(at, words.relay) if words.relay and not (one or at.place) else None,
        settle=settle,
        interpretation=say(text.interpretation),
        confirm=tuple(say(line) for line in text.confirm),
        own_name=say.own(words.name),
        aloud=tuple(say.aloud(line) for line in words.say(voice)),
    )


def some_offices(at: Setting, offices: Mapping[str, Place], most: int = 12) -> tuple[Office, ...]:
    """The offices to choose from while it is not known which; those that can be reached come first."""
    ordered = sorted(offices.values(), key=lambda office: not office.phone.shown)
    return tuple(office_view(at, office) for office in ordered[:most])


def office_view(at: Setting, office: Place) -> Office:
    """An office with what is confirmed of it; the rest stays empty."""
    say, town = at.say, at.knowledge.municipalities.get(office.at)
    values = (office.phone, office.hours, office.address, office.page)
    shown = [value for value in values if value.status == "confirmed"]
    sources = dict.fromkeys(id for value in shown for id in value.sources)
    checked = [value.checked_on for value in shown if value.checked_on]
    return Office(
        window=office.window,
        id=office.id,
        name=say(office.name),
        official_name=say(office.official_name),
        town=say.place(town) if town else "",
        phone=office.phone.shown,
        extension=office.phone.extension if office.phone.shown else "",
        more_phones=office.phone.more if office.phone.shown else (),
        address=say(office.address.shown),
        hours=hours_text(office.hours, say),
        page=office.page.shown,
        map_url=MAP + quote(office.address.shown) if office.address.shown else "",
        search_words=_search_words(office, town.name if town else ""),
        note=say(office.note or office.phone.note),
        opening=_opening(at, office),
        relay=_relay(at, office),
        branches=tuple(
            say(branch.name) + (f"（{say(branch.note)}）" if branch.note else "")
            for branch in office.branches
        ),
        sources=cites(at.knowledge, sources, say),
        checked_on=say.year(min(checked)) if checked else "",
        km=_km(at, office),
        own_name=say.own(office.name),
    )


def _opening(at: Setting, office: Place) -> Opening:
    if not office.phone.shown and not office.address.shown:
        return Opening("unknown", "")
    return opening(office.hours, at.now, at.knowledge.region.country, at.say)


def _relay(at: Setting, office: Place) -> Relay | None:
    return None if office.phone.shown or office.relay is None else _through(at, office.relay)


def relayed(at: Setting, relay: Putting) -> tuple[Place, str]:
    """The office that puts one through, and the words to ask: in this voice, else in the first that has some."""
    ask = relay.ask(at.voice) or next(iter(relay.ask.voices.values()), "")
    return at.knowledge.offices[relay.window][relay.office], ask


def _through(at: Setting, relay: Putting) -> Relay:
    through, ask = relayed(at, relay)
    open_now = opening(through.hours, at.now, at.knowledge.region.country, at.say)
    return Relay(
        at.say(through.name),
        through.phone.shown,
        at.say(ask),
        hours_text(through.hours, at.say),
        open_now,
        at.say.aloud(ask),
        f"{through.window}/{through.id}",
    )


def _search_words(office: Place, town: str) -> str:
    name = office.official_name or office.name
    return name if not town or town in name else f"{town} {name}"


def _km(at: Setting, office: Place) -> int | None:
    here, there = (at.knowledge.municipalities.get(code) for code in (at.place, office.at))
    return round(here.km(there)) if here and there and here != there else None
