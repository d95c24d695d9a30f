"""Windows and offices as they are shown: what is confirmed, and for the rest whom to call."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from urllib.parse import quote

from navigator.dialogue.evaluation import Evaluation
from navigator.dialogue.views import MadeWhenRead
from navigator.dialogue.wording.citations import citations, cited_point
from navigator.dialogue.wording.translation import N_, Translator
from navigator.engine.decide.decision import WindowDecision
from navigator.engine.decide.rule import Verdict
from navigator.knowledge.content.offices import Office
from navigator.knowledge.content.wording import OutsideWords, WindowWords
from navigator.knowledge.rules.facts import OUTSIDE

from .calls import ViewContext, call_view, opening_view
from .opening_hours import hours_text
from .reasons import answers_behind, desk_reason, open_points
from .views import OPENING_UNKNOWN, OfficeView, OpeningView, OutsideView, WindowView
from .window_variants import words_for

TOLL = N_("この番号は、電話代がかかります。")  # 0570
BY_TOWN_HALL = N_("お住まいの市町村の役所（代表）に電話して、「{ask_for}」とお伝えください。")
FROM_HOME = N_("お住まいから直線で約{km}km")
FROM_COMPANY = N_("会社の場所から直線で約{km}km")
MAP = "https://www.google.com/maps/search/?api=1&query="


def context_of(evaluation: Evaluation) -> ViewContext:
    """The context of a conversation."""
    wording = partial(words_for, evaluation)
    return ViewContext(evaluation.knowledge, evaluation.now, evaluation.persona, evaluation.t, evaluation.place, wording)


def window_view(evaluation: Evaluation, decision: WindowDecision) -> WindowView:
    """A window for this person."""
    context, offices = context_of(evaluation), evaluation.knowledge.offices[decision.id]
    office = offices[decision.office] if decision.office else None
    views: Sequence[OfficeView] = (office_view(context, office),) if office else _to_choose_from(context, decision.id)
    finding = decision.finding
    leaves = (*(decision.step.because if decision.step else ()), *finding.because)
    return replace(
        build_window_view(context, decision.id, views, words_for(evaluation, decision.id)),
        verdict=str(finding.verdict),
        because=answers_behind(evaluation, leaves) if finding.verdict is Verdict.FITS else (),
        open_points=(*desk_reason(evaluation, decision.id, finding), *open_points(evaluation, finding))
        if finding.verdict is Verdict.MAYBE
        else (),
    )


def build_window_view(
    context: ViewContext, window: str, offices: Sequence[OfficeView], words: WindowWords | None = None
) -> WindowView:
    """A window with its office, or with the offices to choose from; in its words for anyone, or in these."""
    words = words or context.knowledge.window_words[window]
    text, t = context.knowledge.windows[window], context.t
    voice = context.voice if context.voice in text.personas else text.personas[0]
    office = offices[0] if len(offices) == 1 else None
    only = context.knowledge.offices[window][office.id] if office else None
    return WindowView(
        window=window,
        name=t(words.name),
        kind=t(words.kind),
        lead=t(words.lead(voice)),
        why=t(words.why(voice)),
        because=(),
        office=office,
        offices=() if office else offices,
        say=tuple(t(line) for line in words.say(voice)),
        bring=tuple(t(line) for line in words.bring),
        what_happens=tuple(t(line) for line in words.happens(voice)),
        advice=tuple(cited_point(context.knowledge, way, voice, t) for way in words.ways),
        cites=citations(context.knowledge, text.cites, t),
        verdict="fits",
        call=call_view(context, window, only),
        by_town_hall=_by_town_hall(context, words) if not (context.place or office) else "",
        say_at_town_hall=(_spoken(words.town_hall.ask(voice), t),) if words.town_hall and words.town_hall.ask(voice) else (),
        outside=_outside(context, words.outside) if words.outside and context.place == OUTSIDE else None,
        interpretation=t(text.interpretation),
        confirm=tuple(t(line) for line in text.confirm_at_window),
        japanese_name=t.japanese(words.name),
        read_aloud=tuple(t.read_aloud(line) for line in words.say(voice)),
        say_first=_spoken(words.say_first(voice), t),
        questions=tuple(t(line) for line in words.questions(voice)),
        may_visit=words.may_visit,
        how_to_use=tuple(t(line) for line in words.how_to_use(voice)),
        is_place_open=len(offices) > 1,
    )


def _spoken(line: str, t: Translator) -> tuple[str, tuple[str, str]]:
    """A line to say with its sounds."""
    return (t(line), t.read_aloud(line)) if line else ("", ("", ""))


def _to_choose_from(context: ViewContext, window: str) -> Sequence[OfficeView]:
    """None of the region's for those outside whose own town has such a window."""
    if context.place == OUTSIDE and context.knowledge.window_words[window].outside:
        return ()
    return some_offices(context, context.knowledge.offices_on(window, context.now.date()))


def _by_town_hall(context: ViewContext, words: WindowWords) -> str:
    section = words.town_hall.ask_for if words.town_hall else ""
    return context.t(BY_TOWN_HALL).format(ask_for=context.t.to_ask_for(section)) if section else ""


def _outside(context: ViewContext, words: OutsideWords) -> OutsideView:
    t, page = context.t, words.search
    return OutsideView(t(words.lead), page.url, t(page.name), citations(context.knowledge, page.cites, t))


def some_offices(context: ViewContext, offices: Mapping[str, Office], most: int = 12) -> Sequence[OfficeView]:
    """The offices to choose from while it is not known which; those with a telephone come first."""
    telephones_first = sorted(offices.values(), key=lambda office: not office.phone.confirmed_text)
    return MadeWhenRead(partial(office_view, context), telephones_first[:most])


def office_view(context: ViewContext, office: Office) -> OfficeView:
    """An office with what is confirmed; the rest stays empty."""
    t, town = context.t, context.knowledge.municipalities.get(office.at)
    values = (office.phone, office.hours, office.address, office.page)
    confirmed = [value for value in values if value.status == "confirmed"]
    sources = dict.fromkeys(id for value in confirmed for id in value.sources)
    checked = [value.checked_on for value in confirmed if value.checked_on]
    return OfficeView(
        window=office.window,
        id=office.id,
        name=t(office.name),
        official_name=t(office.official_name),
        town=t.place(town) if town else "",
        phone=office.phone.confirmed_text,
        address=t(office.address.confirmed_text),
        hours=hours_text(office.hours, t),
        page=office.page.confirmed_text,
        map_url=MAP + quote(office.address.confirmed_text) if office.address.confirmed_text else "",
        search_words=_search_words(office, town.name if town else ""),
        note=t(office.note or office.phone.note or (TOLL if office.phone.confirmed_text.startswith("0570") else "")),
        opening=_opening(context, office),
        call=call_view(context, office.window, office),
        branches=tuple(
            t.in_brackets(t(branch.name), t(branch.note)) if branch.note else t(branch.name)
            for branch in office.branches
        ),
        sources=citations(context.knowledge, sources, t),
        checked_on=t.year(min(checked)) if checked else "",
        distance=_distance(context, office),
        japanese_name=t.japanese(office.name),
    )


def _opening(context: ViewContext, office: Office) -> OpeningView:
    if not office.phone.confirmed_text and not office.address.confirmed_text:
        return OPENING_UNKNOWN
    return opening_view(context, office.hours, public_office=office.public_office)


def _search_words(office: Office, town: str) -> str:
    name = office.official_name or office.name
    return name if not town or town in name else f"{town} {name}"


def _distance(context: ViewContext, office: Office) -> str:
    """From the person's municipality to the office's, "" where they are one or not both known."""
    person, place = (context.knowledge.municipalities.get(code) for code in (context.place, office.at))
    if not person or not place or person == place:
        return ""
    text = FROM_COMPANY if context.voice == "employer" else FROM_HOME
    return context.t(text).format(km=round(person.km(place)))
