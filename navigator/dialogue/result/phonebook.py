"""Every confirmed telephone on one page, for reading offline: without "open now", which would grow stale."""

from collections.abc import Iterable
from dataclasses import dataclass

from navigator.dialogue.wording.translation import Translator
from navigator.knowledge.content.offices import Helpline, Office
from navigator.knowledge.knowledge import Knowledge

from .opening_hours import hours_text


@dataclass(frozen=True, slots=True)
class Phone:
    """One confirmed telephone."""

    name: str
    phone: str
    hours: str = ""
    extension: str = ""


@dataclass(frozen=True, slots=True)
class PhoneGroup:
    """The telephones of one window, or of the helplines."""

    title: str
    phones: tuple[Phone, ...]


def phonebook(knowledge: Knowledge, t: Translator) -> tuple[PhoneGroup, ...]:
    """Helplines first, then the windows in their order; groups without a confirmed number are left out."""
    groups = [PhoneGroup(t("つらいとき・困ったとき"), _phones(knowledge.helplines, t))]
    for id in knowledge.windows:
        offices = knowledge.offices[id].values()
        groups.append(PhoneGroup(t(knowledge.window_words[id].name), _phones(offices, t)))
    return tuple(group for group in groups if group.phones)


def _phones(places: Iterable[Helpline | Office], t: Translator) -> tuple[Phone, ...]:
    return tuple(
        Phone(t(place.name), place.phone.confirmed_text, hours_text(place.hours, t), place.phone.extension)
        for place in places
        if place.phone.confirmed_text
    )
