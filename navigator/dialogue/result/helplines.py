"""Helplines: telephones and chats for danger, those open now first, and public ones beside a reply."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from babel.core import Locale, UnknownLocaleError

from navigator.dialogue.evaluation import local_time
from navigator.dialogue.wording.citations import citations
from navigator.dialogue.wording.translation import SOURCE_LANGUAGE, Translator
from navigator.knowledge.content.offices import Helpline
from navigator.knowledge.content.sourced_value import SourcedValue
from navigator.knowledge.knowledge import Knowledge

from .opening_hours import hours_in_words, opening_at
from .views import OPENING_UNKNOWN, HelplineView, OpeningView

ANYONE = "any"  # what a line serves that is for everyone
STATES = ("open", "unknown", "closed")  # in the order in which lines stand


@dataclass(frozen=True, slots=True)
class Asker:
    """Whose lines are wanted: who asks, and the settings of violence that were told."""

    persona: str = ""
    settings: tuple[str, ...] = ()

    def rank(self, line: Helpline) -> int:
        """0 for a line that is for what was told, 1 for one that is for anyone, 2 for one that is for others."""
        if {*line.settings} & {*self.settings}:
            return 0
        return 2 if self.persona in line.later_for or (line.settings and self.settings) else 1


ANY_ASKER = Asker()


def helplines(
    knowledge: Knowledge, now: datetime, t: Translator, kind: str = "", *, certain: bool = True, asker: Asker = ANY_ASKER
) -> tuple[HelplineView, ...]:
    """The lines that serve this danger, or all: open ones first, then those for this danger alone, then in file order.

    What is for the very setting that was told stands first, what is for others than this asker last.
    Not `certain`: the danger may not have been meant, and lines for an emergency of this kind are left out.
    """
    local = local_time(knowledge, now)
    serving = [
        line
        for line in knowledge.helplines
        if _may_show(line)
        and (not kind or kind in line.serves or ANYONE in line.serves)
        and (certain or kind not in line.only_certain)
    ]
    serving.sort(
        key=lambda line: (
            asker.rank(line), STATES.index(_state(line, local, knowledge, t)), kind not in line.serves,
        )
    )  # fmt: skip
    views = (_view(knowledge, line, local, t) for line in serving)
    return tuple(replace(view, is_for_others=asker.rank(line) == 2) for view, line in zip(views, serving, strict=True))


def lines_of_kind(
    knowledge: Knowledge, now: datetime, t: Translator, kind: str, *, certain: bool = True, asker: Asker = ANY_ASKER
) -> tuple[HelplineView, ...]:
    """The lines that serve this very danger; where there is none, those for everyone."""
    own = {line.id for line in knowledge.helplines if kind in line.serves}
    lines = helplines(knowledge, now, t, kind, certain=certain, asker=asker)
    return tuple(line for line in lines if line.id in own) or lines


def first_lines(lines: tuple[HelplineView, ...], most: int, *, foreign: bool = False) -> tuple[HelplineView, ...]:
    """The first of these, with a chat among them where one is open: many who need help are afraid of telephones.

    `foreign`: and with one that speaks other languages, where one is open.
    """
    first = lines[:most]
    if not any(_can_chat(line) for line in first):
        chat = next((line for line in lines[most:] if _can_chat(line)), None)
        first = (*first[:-1], chat) if chat else first
    if foreign and not any(line.language_note for line in first):
        speaking = next((line for line in lines if _speaks(line)), None)
        silent = next((line for line in reversed(first) if not line.chat_page), None)
        first = tuple(speaking if line is silent else line for line in first) if speaking else first
    return first


def _speaks(line: HelplineView) -> bool:
    return bool(line.language_note) and line.opening.state != "closed" and not line.is_for_others


def _can_chat(line: HelplineView) -> bool:
    return bool(line.chat_page) and line.chat_opening.state != "closed" and not line.is_for_others


def public_helplines(knowledge: Knowledge, now: datetime, t: Translator, ids: Iterable[str]) -> tuple[HelplineView, ...]:
    """These lines where nobody is in danger: an unconfirmed telephone is left out, and the official page stands in.

    A line of which neither may be shown is left out: nobody is told that we do not know.
    """
    local = local_time(knowledge, now)
    wanted = set(ids)
    views = []
    for line in knowledge.helplines:
        if line.id in wanted:
            view = _view(knowledge, line, local, t)
            confirmed = line.phone.status == "confirmed"
            views.append(view if confirmed else replace(view, phone="", opening=OPENING_UNKNOWN))
    return tuple(view for view in views if view.phone or view.page or view.chat_page)


def _may_show(line: Helpline) -> bool:
    contact = line.phone if line.phone.text else line.chat
    return bool(contact.text or contact.timetable) and (contact.status == "confirmed" or line.emergency)


def _state(line: Helpline, now: datetime, knowledge: Knowledge, t: Translator) -> str:
    """By the hours, confirmed or not: for the order alone."""
    return _opening_even_unconfirmed(line.hours, now, knowledge, t).state


def _view(knowledge: Knowledge, line: Helpline, now: datetime, t: Translator) -> HelplineView:
    sources = dict.fromkeys((*line.phone.sources, *line.hours.sources, *line.chat.sources))
    return HelplineView(
        id=line.id,
        name=t.named(line.name),
        phone=line.phone.text,
        hours=_hours(line.hours, line, t),
        fee=t(line.fee.text),
        note=t(line.note),
        opening=_opening(line.hours, line, now, knowledge, t),
        sources=citations(knowledge, sources, t),
        chat=_hours(line.chat, line, t),
        chat_page=line.chat_page,
        chat_opening=_opening(line.chat, line, now, knowledge, t),
        languages=_languages(line, t),
        language_note="" if t.lang == SOURCE_LANGUAGE else t(line.language_note),
        page=line.page.confirmed_text,
    )


def _languages(line: Helpline, t: Translator) -> str:
    """The languages of a line; "" where it has the reader's alone."""
    if line.languages == (SOURCE_LANGUAGE,) == (t.lang,):
        return ""
    return t.list_of(_language(code, t) for code in line.languages)


def _language(code: str, t: Translator) -> str:
    """The name of a language in the language of the page."""
    try:
        return str(Locale.parse(code).get_display_name(t.locale) or code)
    except (UnknownLocaleError, ValueError):
        return code


def _hours(value: SourcedValue, line: Helpline, t: Translator) -> str:
    """Unconfirmed hours are shown for an emergency alone; the page says once that hours may change."""
    return hours_in_words(value, t) if value.status == "confirmed" or line.emergency else ""


def _opening(value: SourcedValue, line: Helpline, now: datetime, knowledge: Knowledge, t: Translator) -> OpeningView:
    """Whether someone is there; of unconfirmed hours only that they say closed, so that nobody rings in vain.

    A line that never closes says so by its hours alone.
    """
    if value.status == "confirmed" and value.timetable and value.timetable.always:
        return OpeningView("open", "")
    if value.status != "confirmed" and not line.emergency:
        return OPENING_UNKNOWN
    opening = _opening_even_unconfirmed(value, now, knowledge, t)
    trusted = value.status == "confirmed" or opening.state == "closed"
    return opening if trusted and opening.state != "unknown" else OPENING_UNKNOWN


def _opening_even_unconfirmed(value: SourcedValue, now: datetime, knowledge: Knowledge, t: Translator) -> OpeningView:
    hours = replace(value, status="confirmed") if value.timetable else value
    return opening_at(hours, now, knowledge.region.country, t)
