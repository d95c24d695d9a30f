"""Telephones and chats for danger, shown before anything else; public ones beside the ordinary way."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from babel.core import Locale, UnknownLocaleError

from navigator.dialogue.evaluation import Evaluation, local_time
from navigator.dialogue.result.views import OPENING_UNKNOWN, HelplineView, OpeningView, UrgentView
from navigator.dialogue.result.windows import window_view
from navigator.dialogue.wording.citations import citations
from navigator.dialogue.wording.translation import SOURCE_LANGUAGE, Translator
from navigator.engine.decide.rule import Verdict
from navigator.knowledge.content.offices import Helpline
from navigator.knowledge.content.sourced_value import SourcedValue
from navigator.knowledge.knowledge import Knowledge

from .opening_hours import hours_in_words, opening_at


def helplines(knowledge: Knowledge, now: datetime, t: Translator, kind: str = "") -> tuple[HelplineView, ...]:
    """The lines that serve this danger, or all of them: open ones first, then those that serve just this danger, then
    in the order of content/helplines.yaml."""
    local = local_time(knowledge, now)
    serving = [
        line
        for line in knowledge.helplines
        if _may_show(line) and (not kind or kind in line.serves or "any" in line.serves)
    ]
    return tuple(
        _view(knowledge, line, local, t)
        for line in sorted(
            serving, key=lambda line: (_closed(line, local, knowledge, t), kind not in line.serves)
        )
    )


def public_lines(knowledge: Knowledge, now: datetime, t: Translator, ids: Iterable[str]) -> tuple[HelplineView, ...]:
    """These public lines by name; a telephone that waits for an officer is left out, with the page in its place."""
    local = local_time(knowledge, now)
    wanted = set(ids)
    shown = (_view(knowledge, line, local, t) for line in knowledge.helplines if line.id in wanted)
    return tuple(
        replace(view, phone="", opening=OPENING_UNKNOWN) if _waits(knowledge, view.id) else view
        for view in shown
    )


def _waits(knowledge: Knowledge, id: str) -> bool:
    """Not confirmed, and nobody is in danger: the number is not shown."""
    return next(line for line in knowledge.helplines if line.id == id).phone.status != "confirmed"


def _may_show(line: Helpline) -> bool:
    there = line.phone if line.phone.text else line.chat
    return bool(there.text) and (there.status == "confirmed" or line.emergency)


def _closed(line: Helpline, now: datetime, knowledge: Knowledge, t: Translator) -> bool:
    """Closed by the hours that are known, confirmed or not: for the order alone, never told to anyone."""
    table = replace(line.hours, status="confirmed") if line.hours.timetable else line.hours
    return opening_at(table, now, knowledge.region.country, t).state == "closed"


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
    """The languages of a line, where they are news to the reader."""
    if line.languages == (SOURCE_LANGUAGE,) == (t.lang,):
        return ""
    return t.join(_language(code, t) for code in line.languages)


def _language(code: str, t: Translator) -> str:
    """A language by its name in the language of the page."""
    try:
        return str(Locale.parse(code).get_display_name(t.locale) or code)
    except (UnknownLocaleError, ValueError):
        return code


def _even_unconfirmed(value: SourcedValue, line: Helpline, t: Translator) -> str:
    """In an emergency what is known is told even before an officer confirmed it, and said to be so."""
    text = hours_in_words(value, t)
    if not text or value.status == "confirmed":
        return text
    return t("{hours}（変わることがあります）").format(hours=text) if line.emergency else ""


def _opening(line: Helpline, now: datetime, knowledge: Knowledge, t: Translator) -> OpeningView:
    found = opening_at(line.hours, now, knowledge.region.country, t)
    return found if found.state != "unknown" else OPENING_UNKNOWN


def urgent_help(evaluation: Evaluation) -> UrgentView | None:
    """Help first, when something was said that cannot wait."""
    if evaluation.decision.urgent is None:
        return None
    kind, windows = evaluation.decision.urgent
    by_id = {w.id: w for w in evaluation.decision.windows}
    views = tuple(window_view(evaluation, by_id[id]) for id in windows if by_id[id].finding.verdict is not Verdict.NOT)
    return UrgentView(kind, helplines(evaluation.knowledge, evaluation.now, evaluation.t, kind), views)
