"""Helplines: telephones and chats for danger, shown before anything else, and public ones beside a reply."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from babel.core import Locale, UnknownLocaleError

from navigator.dialogue.evaluation import Evaluation, local_time
from navigator.dialogue.wording.citations import citations
from navigator.dialogue.wording.translation import SOURCE_LANGUAGE, Translator
from navigator.engine.decide.rule import Verdict
from navigator.knowledge.content.offices import Helpline
from navigator.knowledge.content.sourced_value import SourcedValue
from navigator.knowledge.knowledge import Knowledge

from .opening_hours import hours_in_words, opening_at
from .views import OPENING_UNKNOWN, HelplineView, OpeningView, UrgentView
from .windows import window_view


def helplines(knowledge: Knowledge, now: datetime, t: Translator, kind: str = "") -> tuple[HelplineView, ...]:
    """The lines that serve this danger, or all: open ones first, then those for this danger alone, then in file order."""
    local = local_time(knowledge, now)
    serving = [
        line
        for line in knowledge.helplines
        if _may_show(line) and (not kind or kind in line.serves or "any" in line.serves)
    ]
    serving.sort(key=lambda line: (_closed(line, local, knowledge, t), kind not in line.serves))
    return tuple(_view(knowledge, line, local, t) for line in serving)


def public_helplines(knowledge: Knowledge, now: datetime, t: Translator, ids: Iterable[str]) -> tuple[HelplineView, ...]:
    """These lines where nobody is in danger: an unconfirmed telephone is left out, and the official page stands in."""
    local = local_time(knowledge, now)
    wanted = set(ids)
    views = []
    for line in knowledge.helplines:
        if line.id in wanted:
            view = _view(knowledge, line, local, t)
            confirmed = line.phone.status == "confirmed"
            views.append(view if confirmed else replace(view, phone="", opening=OPENING_UNKNOWN))
    return tuple(views)


def _may_show(line: Helpline) -> bool:
    contact = line.phone if line.phone.text else line.chat
    return bool(contact.text) and (contact.status == "confirmed" or line.emergency)


def _closed(line: Helpline, now: datetime, knowledge: Knowledge, t: Translator) -> bool:
    """Whether the hours say so, confirmed or not: for the order alone, never shown."""
    hours = replace(line.hours, status="confirmed") if line.hours.timetable else line.hours
    return opening_at(hours, now, knowledge.region.country, t).state == "closed"


def _view(knowledge: Knowledge, line: Helpline, now: datetime, t: Translator) -> HelplineView:
    sources = dict.fromkeys((*line.phone.sources, *line.hours.sources, *line.chat.sources))
    return HelplineView(
        id=line.id,
        name=t(line.name),
        phone=line.phone.text,
        hours=_even_unconfirmed(line.hours, line, t),
        fee=t(line.fee.text),
        note=t(line.note),
        opening=_opening(line, now, knowledge, t),
        sources=citations(knowledge, sources, t),
        chat=_even_unconfirmed(line.chat, line, t),
        chat_page=line.chat_page,
        languages=_languages(line, t),
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


def _even_unconfirmed(value: SourcedValue, line: Helpline, t: Translator) -> str:
    """Unconfirmed hours are shown for an emergency alone, with the remark that they may change."""
    text = hours_in_words(value, t)
    if not text or value.status == "confirmed":
        return text
    return t("{hours}（変わることがあります）").format(hours=text) if line.emergency else ""


def _opening(line: Helpline, now: datetime, knowledge: Knowledge, t: Translator) -> OpeningView:
    opening = opening_at(line.hours, now, knowledge.region.country, t)
    return opening if opening.state != "unknown" else OPENING_UNKNOWN


def urgent_help(evaluation: Evaluation) -> UrgentView | None:
    """Helplines and windows for an answer that cannot wait, None without one."""
    if evaluation.decision.urgent is None:
        return None
    kind, windows = evaluation.decision.urgent
    by_id = {w.id: w for w in evaluation.decision.windows}
    views = tuple(window_view(evaluation, by_id[id]) for id in windows if by_id[id].finding.verdict is not Verdict.NOT)
    return UrgentView(kind, helplines(evaluation.knowledge, evaluation.now, evaluation.t, kind), views)
