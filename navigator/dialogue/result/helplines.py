"""Telephones and chats for danger, shown before anything else; public ones beside the ordinary way."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from babel.core import Locale, UnknownLocaleError

from navigator.dialogue.evaluation import local_time
from navigator.dialogue.views import Helpline, Opening
from navigator.dialogue.wording.citations import cites
from navigator.dialogue.wording.translation import SOURCE, Tongue
from navigator.knowledge.content.offices import Helpline as Line
from navigator.knowledge.content.sourced_value import Value
from navigator.knowledge.load import Knowledge

from .opening_hours import opening, spoken_hours


def helplines(knowledge: Knowledge, now: datetime, say: Tongue, kind: str = "") -> tuple[Helpline, ...]:
    """The lines that serve this danger, or all of them: open ones first, then those that serve just this danger, then
    in the order of content/helplines.yaml."""
    local = local_time(knowledge, now)
    serving = [
        line
        for line in knowledge.helplines
        if _may_show(line) and (not kind or kind in line.serves or "any" in line.serves)
    ]
    return tuple(
        _view(knowledge, line, local, say)
        for line in sorted(
            serving, key=lambda line: (_closed(line, local, knowledge, say), kind not in line.serves)
        )
    )


def called(knowledge: Knowledge, now: datetime, say: Tongue, ids: Iterable[str]) -> tuple[Helpline, ...]:
    """These public lines by name; a telephone that waits for an officer is left out, with the page in its place."""
    local = local_time(knowledge, now)
    wanted = set(ids)
    shown = (_view(knowledge, line, local, say) for line in knowledge.helplines if line.id in wanted)
    return tuple(
        replace(view, phone="", opening=Opening("unknown", "")) if _waits(knowledge, view.id) else view
        for view in shown
    )


def _waits(knowledge: Knowledge, id: str) -> bool:
    """Not confirmed, and nobody is in danger: the number is not shown."""
    return next(line for line in knowledge.helplines if line.id == id).phone.status != "confirmed"


def _may_show(line: Line) -> bool:
    there = line.phone if line.phone.text else line.chat
    return bool(there.text) and (there.status == "confirmed" or line.emergency)


def _closed(line: Line, now: datetime, knowledge: Knowledge, say: Tongue) -> bool:
    """Closed by the hours that are known, confirmed or not: for the order alone, never told to anyone."""
    table = replace(line.hours, status="confirmed") if line.hours.timetable else line.hours
    return opening(table, now, knowledge.region.country, say).state == "closed"


def _view(knowledge: Knowledge, line: Line, now: datetime, say: Tongue) -> Helpline:
    sources = dict.fromkeys((*line.phone.sources, *line.hours.sources, *line.chat.sources))
    return Helpline(
        id=line.id,
        name=say(line.name),
        phone=line.phone.text,
        hours=_even_unconfirmed(line.hours, line, say),
        fee=say(line.fee.text),
        note=say(line.note),
        opening=_opening(line, now, knowledge, say),
        sources=cites(knowledge, sources, say),
        chat=_even_unconfirmed(line.chat, line, say),
        chat_page=line.chat_page,
        languages=_languages(line, say),
        page=line.page.shown,
    )


def _languages(line: Line, say: Tongue) -> str:
    """The languages of a line, where they are news to the reader."""
    if line.languages == (SOURCE,) == (say.lang,):
        return ""
    return say.join(_language(code, say) for code in line.languages)


def _language(code: str, say: Tongue) -> str:
    """A language by its name in the language of the page."""
    try:
        return str(Locale.parse(code).get_display_name(say.locale) or code)
    except (UnknownLocaleError, ValueError):
        return code


def _even_unconfirmed(value: Value, line: Line, say: Tongue) -> str:
    """In an emergency what is known is told even before an officer confirmed it, and said to be so."""
    text = spoken_hours(value, say)
    if not text or value.status == "confirmed":
        return text
    return say("{hours}（変わることがあります）").format(hours=text) if line.emergency else ""


def _opening(line: Line, now: datetime, knowledge: Knowledge, say: Tongue) -> Opening:
    found = opening(line.hours, now, knowledge.region.country, say)
    return found if found.state != "unknown" else Opening("unknown", "")
