"""Every confirmed telephone on one page, to be read without a line: no "open now", which would grow stale."""

from dataclasses import dataclass

from navigator.dialogue.wording.translation import Translator
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
    groups = [PhoneGroup(t("つらいとき・困ったとき"), _helplines(knowledge, t))]
    for id in knowledge.windows:
        groups.append(PhoneGroup(t(knowledge.window_words[id].name), _offices(knowledge, id, t)))
    return tuple(group for group in groups if group.phones)


def _helplines(knowledge: Knowledge, t: Translator) -> tuple[Phone, ...]:
    return tuple(
        Phone(t(line.name), line.phone.confirmed_text, hours_text(line.hours, t))
        for line in knowledge.helplines
        if line.phone.confirmed_text
    )


def _offices(knowledge: Knowledge, window: str, t: Translator) -> tuple[Phone, ...]:
    return tuple(
        Phone(t(office.name), office.phone.confirmed_text, hours_text(office.hours, t), office.phone.extension)
        for office in knowledge.offices[window].values()
        if office.phone.confirmed_text
    )
